"""How the hours of a placement are entered, confirmed and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.hours_rules import HoursInput
from freiwilligenagentur.placements.presenter.texts import HoursLine, hours_line, hours_sum
from freiwilligenagentur.placements.rows import PlacementRecord
from freiwilligenagentur.placements.service import Hours


class HoursView(Protocol):
    """The section of the hours."""

    def display_hours(self, lines: Sequence[HoursLine], total: str, nothing: str) -> None:
        """The entries and their sums; ``nothing`` stands there when there are none."""

    def display_entry(self, entry: HoursInput, editing: bool) -> None:
        """Fills the row below; ``editing`` when it changes an entry that exists."""

    def display_entry_open(self, possible: bool) -> None:
        """Whether hours can be entered at all."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong, at the fields."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class HoursPresenter:
    """Hours of the placement that is shown."""

    def __init__(self, view: HoursView, hours: Hours, navigator: Navigator, changed: Callable[[], None]) -> None:
        self._view = view
        self._hours = hours
        self._navigator = navigator
        self._changed = changed
        self._record: PlacementRecord | None = None
        self._editing = ""

    def show(self, record: PlacementRecord | None) -> None:
        """Shows the hours of a placement."""
        if (self._record and self._record.id) != (record and record.id):
            self._empty(record)
        self._record = record
        if record is None:
            return
        nothing = (
            _("No hours yet. They are what the certificate counts.")
            if record.begun
            else _("Hours can be entered as soon as the trial or the placement has begun.")
        )
        self._view.display_hours([hours_line(row) for row in record.hours], hours_sum(record), nothing)
        self._view.display_entry_open(record.begun)

    def keep(self, entry: HoursInput) -> None:
        """Keeps what stands in the row: a new entry, or the one that was taken up for correction."""
        if self._record is None:
            return
        try:
            if self._editing:
                self._hours.change(self._editing, entry)
            else:
                self._hours.add(self._record.id, entry)
        except Invalid as fault:
            self._view.display_problems(fault.problems)
        except OfficeError as error:
            self._view.tell_error(str(error))
        else:
            self._view.display_problems(())
            self._empty(self._record, kept=entry)
            self._navigator.tell(_("Hours kept. Ctrl+Z takes it back."))
            self._changed()

    def edit(self, entry_id: str) -> None:
        """Takes an entry up for correction or confirmation."""
        row = next((row for row in self._record.hours if row.id == entry_id), None) if self._record else None
        if row is not None:
            self._editing = entry_id
            entry = HoursInput(
                row.from_on, row.to_on, row.amount, row.estimated, row.confirmed_by, row.confirmed_on, row.note
            )
            self._view.display_entry(entry, True)

    def give_up(self) -> None:
        """Leaves the entry as it was."""
        self._view.display_problems(())
        self._empty(self._record)

    def remove(self, entry_id: str) -> None:
        """Removes an entry; undo brings it back."""
        try:
            self._hours.remove(entry_id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if entry_id == self._editing:
            self._empty(self._record)
        self._navigator.tell(_("Hours removed. Ctrl+Z brings them back."))
        self._changed()

    def _empty(self, record: PlacementRecord | None, kept: HoursInput | None = None) -> None:
        """The next row goes on after the last one; whoever confirmed last confirms most of the time."""
        self._editing = ""
        rows = record.hours if record else ()
        last = max([row.to_on for row in rows] + ([kept.last()] if kept else []), default=None)
        begun = record.started_on if record else None
        first = date.fromordinal(last.toordinal() + 1) if last else begun
        if first and record and first > (record.ended_on or self._hours.today()):
            first = None  # nothing was done after the end, nor later than today
        confirmed_by = next((row.confirmed_by for row in reversed(rows) if row.confirmed_by), "")
        if kept is not None and not kept.estimated:
            confirmed_by = kept.confirmed_by
        estimated = kept.estimated if kept else not confirmed_by
        self._view.display_entry(HoursInput(first, None, None, estimated, "" if estimated else confirmed_by), False)
