"""The right side of both pages: head, buttons for the next step, sections that fold, the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import LINK, Button, link_button
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.pages import Section, scrolling
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.presenter.records import ChangeLine
from freiwilligenagentur.organisations.view.parts import history_lines


class RecordPanel(QWidget):
    """A column that scrolls; while nothing is chosen it says what would stand here."""

    back_asked = Signal()
    history_asked = Signal()

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.record")
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = link_button(_("Back to the list"), f"{name}.back").set_icon(icon("caret-left", "accent"))
        self.back.setVisible(False)
        self.back.clicked.connect(self.back_asked)
        self.content = QWidget()
        self.content.setProperty("surface", "soft")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(theme.BLOCK + theme.HALF, theme.BLOCK, theme.BLOCK + theme.HALF, theme.BLOCK)
        self.column.setSpacing(theme.GAP)
        self.history = Section(_("History"), f"{name}.history", opened=False)
        self._changes = WidgetColumn(theme.GAP + theme.HALF)
        self.history.add(self._changes)
        self.history.toggled.connect(self._ask_history)
        self._nothing = hint(nothing)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        self._shown = ""
        self._scroll = scrolling(self.content, f"{name}.record.scroll")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.back)
        layout.addWidget(self._stack, 1)

    def add(self, *widgets: QWidget) -> None:
        """Adds widgets below each other."""
        for widget in widgets:
            self.column.addWidget(widget)

    def finish(self) -> None:
        """Ends the column with the history."""
        self.column.addWidget(self.history)
        self.column.addStretch(1)

    def show_content(self, record_id: str) -> None:
        """The record, another one from its head on, or what would stand here; an open history is read anew."""
        self._stack.setCurrentIndex(0 if record_id else 1)
        follow_reading_order(self)  # lines that came with this record stand where they are read
        if record_id != self._shown:
            self._shown = record_id
            self._scroll.to_top()
        if record_id and self.history.is_open():
            self.history_asked.emit()

    def keep_focus(self, stays: QWidget, *going: QWidget) -> None:
        """A button that goes with what it did hands the keyboard to its neighbour, not to the end of the record."""
        if any(one.hasFocus() for one in going):
            stays.setFocus()

    def display_history(self, lines: Sequence[ChangeLine]) -> None:
        """Shows the changes."""
        self._changes.fill(history_lines(lines))

    def _ask_history(self, opened: bool) -> None:
        if opened:
            self.history_asked.emit()


def button_row(*buttons: QWidget) -> QWidget:
    """Buttons beside each other that wrap in a narrow panel."""
    row = QWidget()
    flow = FlowLayout(row)
    link_among_buttons = {one.kind == LINK for one in buttons if isinstance(one, Button)} == {True, False}
    for one in buttons:
        if link_among_buttons and isinstance(one, Button) and one.kind == LINK:
            flow.add_lowered(one, (theme.control_height() - one.sizeHint().height()) // 2)
        else:
            flow.addWidget(one)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row
