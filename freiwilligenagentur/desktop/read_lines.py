"""Lines that were read out of a text: each can be taken into its field or struck out, with the words it came from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import Button, link_button
from freiwilligenagentur.desktop.labels import body, hint, subheading
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _, ngettext

FIRST = 6
"""Lines that are shown before "more"; one line more is shown at once."""


class ReadLine(Protocol):
    """One thing that was read."""

    @property
    def key(self) -> str:
        """What is told when it is taken or struck."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def quote(self) -> str:
        """The words it was read from."""

    @property
    def can_take(self) -> bool:
        """Whether a field waits for it."""


class ReadLines(QWidget):
    """Hidden while nothing was read. ``taken`` and ``struck`` carry the key; the focus stays where it was."""

    taken = Signal(str)
    struck = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rows = WidgetColumn(0)
        self._buttons: list[tuple[Button | None, Button]] = []
        self._lines: Sequence[ReadLine] = ()
        self._unfolded = False
        self._more = link_button("", f"{name}.more")
        self._more.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.HALF, 0, theme.HALF)
        column.setSpacing(2)
        column.addWidget(subheading(_("Read from the text")))
        column.addWidget(hint(_("Guesses; they count in matching while the field is empty.")))
        column.addWidget(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def display(self, lines: Sequence[ReadLine]) -> None:
        """Shows these lines instead; of another text only the first ones."""
        if not {line.key for line in lines} & {line.key for line in self._lines}:
            self._unfolded = False
        self._lines = lines
        self._show_lines()

    def _show_lines(self) -> None:
        at = self._focused()
        lines = self._lines
        shown = lines if self._unfolded or len(lines) <= FIRST + 1 else lines[:FIRST]
        self._buttons = []
        self._rows.fill([self._row(line) for line in shown])
        rest = len(lines) - len(shown)
        self._more.set_text(ngettext("{n} more", "{n} more", rest).format(n=rest))
        self._more.setVisible(rest > 0)
        self.setVisible(bool(lines))
        if at is not None and self._buttons:
            self._focus(*at)

    def _unfold(self) -> None:
        self._unfolded = True
        self._show_lines()
        self._focus(FIRST, True)

    def _row(self, line: ReadLine) -> QWidget:
        row = QWidget()
        quote = _("“{words}”").format(words=line.quote)
        row.setToolTip(quote)
        text = body(line.text)
        text.setToolTip(quote)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.BLOCK)
        layout.addWidget(text, 1)
        take = self._button(_("Take over"), "take", line, quote) if line.can_take else None
        strike = self._button(_("Strike out"), "strike", line, quote)
        if take is not None:
            take.clicked.connect(partial(self._tell, self.taken, line.key))
            layout.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        strike.clicked.connect(partial(self._tell, self.struck, line.key))
        layout.addWidget(strike, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons.append((take, strike))
        return row

    def _button(self, caption: str, way: str, line: ReadLine, quote: str) -> Button:
        made = link_button(caption, f"{self.objectName()}.{way}.{len(self._buttons)}")
        made.setAccessibleName(_("{action}: {what}").format(action=caption, what=line.text))
        made.setAccessibleDescription(quote)
        made.setToolTip(quote)
        return made

    def _tell(self, signal: object, key: str, _checked: bool = False) -> None:
        signal.emit(key)  # type: ignore[attr-defined]  # a bound signal

    def _focused(self) -> tuple[int, bool] | None:
        """Row and whether it is the button to take; None while the focus is elsewhere."""
        current = QApplication.focusWidget()
        for at, (take, strike) in enumerate(self._buttons):
            if current is not None and current in (take, strike):
                return at, current is take
        return None

    def _focus(self, at: int, on_take: bool) -> None:
        take, strike = self._buttons[min(at, len(self._buttons) - 1)]
        (take if on_take and take is not None else strike).setFocus()
