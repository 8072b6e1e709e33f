"""Widgets below each other that come and go together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme


class HighAsItsText(QWidget):
    """What scrolls up and down. Wrapped texts ask for the height they would have in a narrower place, and a long
    column of them would end in nothing; only the height for the width that there is counts.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        needed, layout = super().minimumSizeHint(), self.layout()
        return QSize(needed.width(), 0) if layout is not None and layout.hasHeightForWidth() else needed


class HighForItsWidth(QWidget):
    """What shall not be scrolled as long as it fits: asks for the height that its wrapped texts need in the width that
    there is, not in the narrowest one.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        needed, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return needed
        return QSize(needed.width(), layout.minimumHeightForWidth(max(self.width(), needed.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class WidgetColumn(QWidget):
    """A column whose widgets are replaced as a whole."""

    def __init__(self, gap: int = theme.GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Takes away what was there and shows these."""
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for widget in widgets:
            self._layout.addWidget(widget)
            widget.show()

    def last(self) -> QWidget:
        """The lowest widget; itself when there is none."""
        item = self._layout.itemAt(self._layout.count() - 1)
        return (item.widget() if item is not None else None) or self
