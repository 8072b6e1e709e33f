"""The hours of a placement: table, sums, and one row to enter them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.labels import Tone, body, hint
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.presenter.hours import HoursPresenter
from freiwilligenagentur.placements.presenter.texts import HoursLine
from freiwilligenagentur.placements.view.hours_entry import HoursEntry
from freiwilligenagentur.placements.view.widgets import flow_row

MOST_ROWS = 8


class HoursPart(QWidget):
    """Fulfils the presenter's HoursView; the presenter is set by whoever builds the record."""

    presenter: HoursPresenter
    revealed = Signal(QWidget)
    """The row to enter hours has the keyboard; the table above it may have grown and pushed it out of sight."""

    def __init__(self) -> None:
        super().__init__()
        self._nothing, self._total = hint(""), body("")
        self._table = RowTable(_columns(), "placement.hours_table", _("Hours"))
        self._table.activated_id.connect(self._edit_id)
        self._change = button(_("Correct or confirm"), "placement.hours_edit")
        self._change.clicked.connect(self._edit)
        self._remove = button(_("Remove"), "placement.hours_remove")
        self._remove.clicked.connect(self._remove_current)
        self._entry = HoursEntry()
        self._entry.kept.connect(self._keep_entry)
        self._entry.given_up.connect(self._leave_entry)
        self._buttons = flow_row(self._change, self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (self._nothing, self._table, self._total, self._buttons, self._entry):
            layout.addWidget(widget)

    def display_hours(self, lines: Sequence[HoursLine], total: str, nothing: str) -> None:
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines)
        for widget in (self._table, self._total, self._buttons):
            widget.setVisible(bool(lines))
        self._total.setText(total)
        self._table.set_rows(lines)
        if lines and not self._table.current_id():
            self._table.select_first()
        height = self._table.verticalHeader().defaultSectionSize() * min(len(lines), MOST_ROWS)
        self._table.setFixedHeight(height + self._table.horizontalHeader().sizeHint().height() + 4)

    def display_entry(self, entry: HoursInput, editing: bool) -> None:
        held = self._entry.isAncestorOf(self.window().focusWidget())
        self._entry.display(entry, editing)
        if editing:
            self._entry.focus_first()
        elif held:
            self._entry.focus_empty()
        if editing or held:
            self.revealed.emit(self._entry)

    def display_entry_open(self, possible: bool) -> None:
        self._entry.setVisible(possible)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        self._entry.display_problems(problems)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _keep_entry(self) -> None:
        self.presenter.keep(self._entry.value())

    def _leave_entry(self) -> None:
        self.presenter.give_up()

    def _edit(self) -> None:
        self._edit_id(self._table.current_id())

    def _edit_id(self, entry_id: str) -> None:
        self.presenter.edit(entry_id)

    def _remove_current(self) -> None:
        self.presenter.remove(self._table.current_id())


def _columns() -> list[Column]:
    return [
        Column(_("Period"), _period, width=23, sort_key=_by_period),
        Column(_("Hours"), _amount, width=7, align=Qt.AlignmentFlag.AlignRight),
        Column(_("Confirmation"), _sure, tone=_tone, tip=_sure),
    ]


def _period(line: HoursLine) -> str:
    return line.period


def _by_period(line: HoursLine) -> Any:
    return line.from_on


def _amount(line: HoursLine) -> str:
    return line.amount


def _sure(line: HoursLine) -> str:
    return line.sure


def _tone(line: HoursLine) -> Tone | None:
    return Tone.WARN if line.estimated else None
