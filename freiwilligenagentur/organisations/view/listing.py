"""The left side of both pages: head, drafts that wait, filter line, table, and what to say when it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.presenter.form import Unfinished


@dataclass(frozen=True, slots=True)
class ListTexts:
    """Words of one list: ``name`` is the first part of all object names."""

    name: str
    title: str
    new: str
    label: str


class Lister(Protocol):
    """The presenter behind a list with drafts that wait."""

    def filter_text(self, text: str) -> None:
        """Narrows the list to rows that hold every word."""

    def clear_filter(self) -> None:
        """Lists everything."""

    def choose(self, record_id: str) -> None:
        """Shows the record of a row; "" shows none."""

    def resume(self, draft_key: str) -> None:
        """Goes on with a draft."""

    def discard_draft(self, draft_key: str) -> None:
        """Gives up a draft that waits."""

    def bring_back(self) -> None:
        """Opens what was given up last."""


class FilterLine(LineEdit):
    """Type to filter; Up and Down move in the list, Enter opens, Esc clears."""

    stepped = Signal(int)
    accepted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = Qt.Key
        step = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -10, keys.Key_PageDown: 10}.get(keys(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.accepted.emit()
        elif event.key() == keys.Key_Escape and self.text():
            self.set_value("")
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """The list with everything around it. ``give_way`` names the columns that hide first where room is short."""

    def __init__(self, texts: ListTexts, columns: Sequence[Column], give_way: Sequence[int]) -> None:
        super().__init__()
        name = texts.name
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(texts.title)
        self.new = primary_button(texts.new, f"{name}.new", "Ctrl+N")
        self.header.add_button(self.new)
        self.waiting = InfoBar(Tone.WARN, _("not saved"))
        self.resume = self.waiting.add_button(_("Go on writing"), f"{name}.resume")
        self.discard = self.waiting.add_button(_("Discard"), f"{name}.discard_draft")
        self.given_up = InfoBar(Tone.NEUTRAL)
        self.given_up.set_text(_("What was typed has been discarded."))
        self.bring_back = self.given_up.add_button(_("Bring it back"), f"{name}.bring_back")
        self.filter = FilterLine(16)
        self.filter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.filter.setObjectName(f"{name}.filter")
        self.filter.setPlaceholderText(_("Type to filter"))
        self.filter.setAccessibleName(_("Filter the list"))
        self.filter.setClearButtonEnabled(True)
        self.filters = FlowLayout()
        self.table = RowTable(columns, f"{name}.table", texts.label, give_way)
        self.clear = button(_("Show all"), f"{name}.clear_filter")
        self.begin = button(texts.new, f"{name}.begin")
        self.begin.clicked.connect(self.new.click)
        self.nothing = EmptyState(texts.title, self.begin, self.clear)
        self._draft_key = ""
        self._lay_out()
        self.filter.stepped.connect(self.table.step)
        self.display_unfinished(None, False)

    def wire(self, presenter: Lister) -> None:
        """Tells the presenter what is typed, chosen, and done with drafts."""
        self._presenter = presenter
        self.filter.edited.connect(self._filter_typed)
        self.table.chosen.connect(presenter.choose)
        self.clear.clicked.connect(presenter.clear_filter)
        self.resume.clicked.connect(self._resume_waiting)
        self.discard.clicked.connect(self._discard_waiting)
        self.bring_back.clicked.connect(presenter.bring_back)

    def focus_list(self) -> None:
        """Goes into the list, or to the filter line while there is none."""
        (self.table if self.table.isVisible() else self.filter).setFocus()

    def focus_filter(self) -> None:
        """Goes to the filter line, ready to type over what stands there."""
        if self.isVisible():
            self.filter.setFocus()
            self.filter.selectAll()

    def display_rows(self, rows: Sequence[Any], chosen: str) -> None:
        """Shows the rows and stays on ``chosen``, or goes to the first."""
        self.table.set_rows(rows)
        if not (chosen and self.table.select(chosen)) and not self.table.current_id():
            self.table.select_first()

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        """Shows how many there are, or why there are none."""
        self.header.set_texts(self.header.title(), text)
        if empty:
            self.nothing.set_text(empty)
        self.begin.setVisible(not can_clear)
        self.clear.setVisible(can_clear)
        self._stack.setCurrentWidget(self.nothing if empty else self.table)

    def display_unfinished(self, waiting: Unfinished | None, can_bring_back: bool) -> None:
        """Shows the newest draft that waits, or the way back to the one just given up."""
        self._draft_key = waiting.key if waiting else ""
        if waiting:
            more = waiting.count - 1
            others = ngettext("and {n} more", "and {n} more", more).format(n=more) if more else ""
            self.waiting.set_text(f"<b>{escape(waiting.text)}</b> {others}")
        self.waiting.setVisible(waiting is not None)
        self.given_up.setVisible(can_bring_back)

    def _filter_typed(self) -> None:
        self._presenter.filter_text(self.filter.value())

    def _resume_waiting(self) -> None:
        self._presenter.resume(self._draft_key)

    def _discard_waiting(self) -> None:
        self._presenter.discard_draft(self._draft_key)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        line = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        line.setLayout(self.filters)
        self.filters.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.header)
        layout.addWidget(self.waiting)
        layout.addWidget(self.given_up)
        layout.addWidget(line)
        layout.addWidget(self._stack, 1)
