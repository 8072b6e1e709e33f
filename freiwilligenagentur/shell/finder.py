"""The line at the top that finds everything; the list below it is made with the first hits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.keys import shortcut_text
from freiwilligenagentur.i18n import _
from freiwilligenagentur.shell.office_desk import no_reason
from freiwilligenagentur.shell.search import Entry

if TYPE_CHECKING:
    from freiwilligenagentur.shell.finder_list import FinderList


class FinderLine(QLineEdit):
    """The search line. ``find`` is asked on every key, ``why_nothing`` when nothing was found; ``entry_chosen`` tells
    what to open, ``left`` of Esc.
    """

    entry_chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        find: Callable[[str], list[Entry]],
        parent: QWidget | None = None,
        why_nothing: Callable[[str], str] = no_reason,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._why_nothing = why_nothing
        self._list: FinderList | None = None
        self.setObjectName("shell.finder")
        self.setAccessibleName(_("Search or command"))
        self.setPlaceholderText(_("Search or command …"))
        self.setMinimumWidth(theme.chars(24))
        self.setMaximumWidth(theme.chars(56))
        self.textChanged.connect(self._search)

    def open_list(self) -> FinderList | None:
        """The list of hits while it is there."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def begin(self) -> None:
        """Takes the keyboard; what stands in the line is replaced by typing."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Empties the line and closes the list."""
        self.clear()
        self._hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        hits = self.open_list()
        if hits and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            hits.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif hits and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(hits.current())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._hide()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._search(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(theme.colours().muted))
            area = self.rect().adjusted(0, 0, -theme.GAP - 2, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shortcut_text("Ctrl+K"))
            painter.end()

    def _search(self, text: str) -> None:
        if not text.strip() or not self.hasFocus():
            self._hide()
            return
        if self._list is None:
            from freiwilligenagentur.shell.finder_list import FinderList

            self._list = FinderList(self.window())
            self._list.entry_clicked.connect(self._choose)
        found = self._find(text)
        self._list.display(found, below=self, nothing="" if found else self._why_nothing(text))

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.leave()
            self.entry_chosen.emit(entry)

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()
