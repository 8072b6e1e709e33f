"""The row in which hours are entered or corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import Field, date_edit, line_edit, number_edit
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.view.one_of import OneOf
from freiwilligenagentur.placements.view.widgets import flow_row

CONFIRMED, ESTIMATED = "confirmed", "estimated"


class HoursEntry(QWidget):
    """Period, amount, and who confirmed. ``kept`` and ``given_up`` when the user is done."""

    kept = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        self._from = Field(_("from"), date_edit(), "placement.hours_from")
        self._to = Field(_("to"), date_edit(), "placement.hours_to")
        self._amount = Field(_("Hours"), number_edit(2, 9999), "placement.hours_amount")
        self._sure = OneOf(
            [(CONFIRMED, _("confirmed")), (ESTIMATED, _("estimated"))],
            "placement.hours_sure",
            _("How sure the hours are"),
        )
        self._by = Field(_("Confirmed by (name, function)"), line_edit(), "placement.hours_by")
        self._on = Field(_("Confirmed on"), date_edit(), "placement.hours_on")
        self._keep = button(_("Enter hours"), "placement.hours_keep")
        self._give_up = button(_("Leave as it was"), "placement.hours_give_up")
        self._dated = (self._from, self._to, self._amount, self._on)
        self._listen()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(flow_row(self._from, self._to, self._amount))
        layout.addWidget(self._sure)
        self._confirmation = flow_row(self._by, self._on)
        layout.addWidget(self._confirmation)
        layout.addWidget(flow_row(self._keep, self._give_up))

    def display(self, entry: HoursInput, editing: bool) -> None:
        """Fills the row; ``editing`` when it corrects an entry that exists."""
        self._from.editor.set_value(entry.from_on)
        self._to.editor.set_value(entry.to_on)
        self._amount.editor.set_value(entry.amount)
        self._sure.set_code(ESTIMATED if entry.estimated else CONFIRMED)
        self._by.editor.set_value(entry.confirmed_by)
        self._on.editor.set_value(entry.confirmed_on)
        self._note = entry.note
        self._keep.set_text(_("Keep the change") if editing else _("Enter hours"))
        self._give_up.setVisible(editing)
        self._show_confirmation()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field."""
        fields = {
            "from_on": self._from,
            "to_on": self._to,
            "amount": self._amount,
            "confirmed_by": self._by,
            "confirmed_on": self._on,
        }
        display_problems(fields, problems)

    def value(self) -> HoursInput:
        """What stands in the row."""
        return HoursInput(
            self._from.editor.value(),
            self._to.editor.value(),
            self._amount.editor.value(),
            self._sure.code() == ESTIMATED,
            self._by.editor.value(),
            self._on.editor.value(),
            self._note,
        )

    def focus_first(self) -> None:
        """Puts the keyboard into the row."""
        self._from.setFocus()

    def focus_empty(self) -> None:
        """Puts the keyboard where the next entry goes on: the period begins after the last one by itself."""
        (self._from if self._from.editor.value() is None else self._to).setFocus()

    def _listen(self) -> None:
        self._sure.edited.connect(self._show_confirmation)
        self._keep.clicked.connect(self._tell_kept)
        self._give_up.clicked.connect(self.given_up)
        for field in (*self._dated, self._by):
            field.editor.returnPressed.connect(self._tell_kept)

    def _show_confirmation(self) -> None:
        self._confirmation.setVisible(self._sure.code() == CONFIRMED)

    def _tell_kept(self) -> None:
        for field in self._dated:
            if problem := field.editor.problem():
                field.set_error(problem)
                return
        self.kept.emit()
