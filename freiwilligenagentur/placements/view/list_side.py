"""The list of the placements with its group and filter."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.rows import PlacementRow
from freiwilligenagentur.placements.states import Group
from freiwilligenagentur.placements.view.looks import due_tone, short_state_text, state_text, state_tone
from freiwilligenagentur.placements.view.one_of import OneOf
from freiwilligenagentur.vocabulary.sorting import name_key, word_key

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}

_GIVE_WAY = (4, 2, 5)
"""Columns in the order in which they hide: day of the last step, organisation, next follow-up."""


class ListSide(QWidget):
    """Head, groups, filter line and table; fulfils the presenter's ListView."""

    group_chosen = Signal(str)
    text_typed = Signal(str)
    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, memory: MutableMapping[str, str]) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = PageHeader(_("Placements"))
        self._groups = OneOf(
            [(group.value, words.group(group)) for group in Group], "placements.group", _("Which placements")
        )
        self._groups.edited.connect(self._tell_group)
        self._filter = LineEdit()
        self._filter.setObjectName("placements.filter")
        self._filter.setAccessibleName(_("Filter placements"))
        self._filter.setPlaceholderText(_("Type to filter (Ctrl+F)"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self.text_typed)
        self._filter.installEventFilter(self)
        self._table = RowTable(columns(), "placements.table", _("Placements"), _GIVE_WAY)
        self._table.remember_columns(memory)
        self._table.chosen.connect(self.chosen)
        self._table.activated_id.connect(self.entered)
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        self._lay_out()
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        if self.isVisible():
            (self._table if self._stack.currentIndex() == 0 else self._filter).setFocus()

    def display_rows(self, rows: Sequence[PlacementRow], chosen: str) -> str:
        self._table.set_rows(rows)
        if not chosen or not self._table.select(chosen):
            self._table.select_first()
        return self._table.current_id()

    def display_empty(self, text: str) -> None:
        self._empty.set_text(text)
        self._stack.setCurrentIndex(1 if text else 0)

    def display_head(self, subtitle: str) -> None:
        self._head.set_texts(_("Placements"), subtitle)

    def display_groups(self, captions: Mapping[str, str], chosen: str) -> None:
        self._groups.set_captions(dict(captions))
        self._groups.set_code(chosen)

    def display_filter(self, text: str) -> None:
        self._filter.blockSignals(True)
        self._filter.set_value(text)
        self._filter.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrows move in the list while the cursor stays in the filter line; Enter goes to the record."""
        if watched is self._filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in MOVES:
                self._table.step(MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit(self._table.current_id())
                return True
            if key == Qt.Key.Key_Escape and self._filter.text():
                self._filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.BLOCK, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._head)
        layout.addWidget(self._groups)
        layout.addWidget(self._filter)
        layout.addWidget(self._stack, 1)

    def _find(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _tell_group(self) -> None:
        self.group_chosen.emit(self._groups.code())


def columns() -> list[Column]:
    """The columns of the list."""
    return [
        Column(_("Volunteer"), _volunteer, width=17, sort_key=_by_name, tip=_volunteer),
        Column(_("Offer"), _offer, least=18, sort_key=_by_offer, tip=_offer),
        Column(_("Organisation"), _organisation, least=18, sort_key=_by_organisation, tip=_organisation),
        Column(_("Stage"), _state, width=16, sort_key=_by_state, tone=_tone, tip=_whole_state),
        Column(_("since"), _since, width=11, sort_key=_by_day),
        Column(_("next follow-up"), _next, width=12, sort_key=_by_next, tone=_next_tone),
    ]


def _volunteer(row: PlacementRow) -> str:
    return row.volunteer


def _offer(row: PlacementRow) -> str:
    return row.offer


def _organisation(row: PlacementRow) -> str:
    return row.organisation


def _state(row: PlacementRow) -> str:
    return short_state_text(row.state)


def _whole_state(row: PlacementRow) -> str:
    return state_text(row.state)


def _tone(row: PlacementRow) -> Tone:
    return state_tone(row.state)


def _since(row: PlacementRow) -> str:
    return i18n.date(row.since)


def _next(row: PlacementRow) -> str:
    return i18n.date(row.next_due)


def _next_tone(row: PlacementRow) -> Tone | None:
    return due_tone(row.due) if row.due in (Due.OVERDUE, Due.TODAY) else None


def _by_name(row: PlacementRow) -> str:
    return name_key(row.volunteer)


def _by_offer(row: PlacementRow) -> str:
    return word_key(row.offer)


def _by_organisation(row: PlacementRow) -> str:
    return word_key(row.organisation)


def _by_state(row: PlacementRow) -> int:
    return list(type(row.state)).index(row.state)


def _by_day(row: PlacementRow) -> int:
    return row.since.toordinal()


def _by_next(row: PlacementRow) -> int:
    return row.next_due.toordinal() if row.next_due else 10_000_000
