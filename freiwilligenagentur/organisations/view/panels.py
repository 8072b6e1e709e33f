"""List or form at the left, the record at the right; where the window is narrow, one of them at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.pages import SplitPage

_NARROW_CHARS = 104  # below this width list and record do not stand beside each other
_RECORD_CHARS = 38


class Panels(QWidget):
    """Three parts: ``listing`` and ``form`` share the left side, ``record`` stands at the right."""

    narrowed = Signal(bool)
    """Whether there is room for one part only; the record then shows a way back."""

    def __init__(self, listing: QWidget, form: QWidget, record: QWidget) -> None:
        super().__init__()
        self._listing, self._form, self._record = listing, form, record
        self._left = QStackedWidget()
        self._left.addWidget(listing)
        self._left.addWidget(form)
        self._left.setMinimumWidth(theme.chars(30))
        record.setMinimumWidth(theme.chars(_RECORD_CHARS) + theme.EDGE)
        self._split = SplitPage(self._left, record)
        self._sized = False
        self._form_alone = False
        self._narrow = False
        self._record_in_front = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)

    def show_form(self, shown: bool, beside_record: bool) -> None:
        """Puts the form over the list, or takes it away; a new record has nothing beside it."""
        self._left.setCurrentWidget(self._form if shown else self._listing)
        self._form_alone = shown and not beside_record
        self._record_in_front = False
        self._arrange()

    def bring_record_to_front(self, wanted: bool) -> None:
        """Where there is room for one part only: the record, or the list again."""
        self._record_in_front = wanted
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme.chars(_NARROW_CHARS)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            self.narrowed.emit(narrow)
        if not self._sized and not narrow:
            self._sized = True
            right = min(theme.chars(_RECORD_CHARS) + 2 * theme.EDGE, self.width() * 2 // 5)
            self._split.setSizes([self.width() - right, right])

    def _arrange(self) -> None:
        self._record.setVisible(not self._form_alone and (not self._narrow or self._record_in_front))
        self._left.setVisible(not self._narrow or not self._record_in_front)
