"""A list with its record beside it; where there is no room for both, one of them at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.pages import SplitPage
from freiwilligenagentur.i18n import _


class ListAndRecord(SplitPage):
    """Below ``both_chars`` characters the record shows only when asked for, with a way back: a button, and Esc.

    ``back_asked`` tells that somebody went back to the list, which now shows; ``back`` is the caption of that button.
    ``narrowed`` tells whether there is room for one only, whenever that changes.
    """

    back_asked = Signal()
    narrowed = Signal(bool)

    def __init__(self, list_side: QWidget, record_side: QWidget, name: str, both_chars: int, back: str = "") -> None:
        self._list = list_side
        self._record = _WithWayBack(record_side, name, back or _("Back to the list"))
        self._both_chars = both_chars
        self._narrow = False
        self._record_in_front = False
        super().__init__(list_side, self._record)
        self._record.left.connect(self._go_back)

    def bring_record_to_front(self, wanted: bool) -> None:
        """Where there is room for one only: the record, or the list again."""
        self._record_in_front = wanted
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as the larger of both, since they need not stand beside each other."""
        return self._list.minimumSizeHint().expandedTo(self._record.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme.chars(self._both_chars)
        if narrow != self._narrow:
            self._narrow = narrow
            self.narrowed.emit(narrow)
        self._arrange()

    def _arrange(self) -> None:
        self._list.setVisible(not self._narrow or not self._record_in_front)
        self._record.setVisible(not self._narrow or self._record_in_front)
        self._record.show_way_back(self._narrow)

    def _go_back(self) -> None:
        self.bring_record_to_front(False)
        self.back_asked.emit()


class _WithWayBack(QWidget):
    """The record below a way back to the list."""

    left = Signal()

    def __init__(self, record: QWidget, name: str, back: str) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = link_button(back, f"{name}.back").set_icon(icon("caret-left", "accent"))
        self._back.clicked.connect(self.left)
        self._back.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(record, 1)

    def show_way_back(self, shown: bool) -> None:
        """Shows or hides the button; Esc goes back only while it shows."""
        self._back.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc that nothing in the record wanted."""
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)
