"""How the list of people behaves: adding somebody by name, marking who was there, correcting hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.people.finding import Finder
from freiwilligenagentur.trainings.rows import AttendanceRow, TrainingRecord
from freiwilligenagentur.trainings.rules import AttendanceInput
from freiwilligenagentur.trainings.service import Attendances


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody who can be put on the list."""

    id: str
    name: str
    hint: str


class AttendanceView(Protocol):
    """The list of people on the screen."""

    def display_people(self, record: TrainingRecord, chosen: str) -> str:
        """Who is on the list; ``chosen`` is the row to be on, "" takes the first. Returns the row it is on."""

    def display_entry(self, row: AttendanceRow | None, held: Decimal, begun: bool) -> None:
        """The chosen person's entry, to be changed; None while nobody is chosen."""

    def display_hits(self, hits: Sequence[PersonHit], nothing: str) -> None:
        """Who fits what was typed; ``nothing`` says that nobody does, "" while nothing is typed."""

    def display_search(self, text: str) -> None:
        """The line for a name, with this text in it."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong, at the fields of the entry."""

    def ask_entry(self) -> AttendanceInput | None:
        """What stands in the fields of the entry; None while a number cannot be read."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class AttendancePresenter:
    """The people of the training that is shown."""

    def __init__(
        self,
        view: AttendanceView,
        attendances: Attendances,
        find: Finder,
        navigator: Navigator,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._attendances = attendances
        self._find = find
        self._navigator = navigator
        self._changed = changed
        self._record: TrainingRecord | None = None
        self._row: AttendanceRow | None = None
        self._shown = AttendanceInput()
        """What the fields held when they were filled."""
        self._refused: AttendanceInput | None = None
        """What could not be kept as it is, for the reasons in ``_problems``."""
        self._problems: Sequence[Problem] = ()

    def show(self, record: TrainingRecord | None) -> None:
        """Shows the people of a training; what is typed into the entry of somebody who is still there stays."""
        if (self._record and self._record.id) != (record and record.id):
            self.keep()
            self._row = None
            self.search("")
            self._view.display_search("")
        self._record = record
        if record is None:
            return
        before = self._row.id if self._row else ""
        self._choose(self._view.display_people(record, before), again=True)

    # --- adding somebody

    def search(self, text: str) -> None:
        """Lists who fits what was typed and is not on the list yet."""
        if not text.strip():
            self._view.display_hits((), "")
            return
        there = {row.volunteer_id for row in self._record.attendances} if self._record else set()
        found = [PersonHit(*hit) for hit in self._find(text)]
        hits = [hit for hit in found if hit.id not in there]
        nothing = _("Everybody who fits is on the list already.") if found else _("Nobody found. Check the spelling.")
        self._view.display_hits(hits, "" if hits else nothing)

    def add(self, volunteer_id: str) -> None:
        """Puts somebody on the list; the line for a name is ready for the next one."""
        if self._record is None or not volunteer_id:
            return
        try:
            [added] = self._attendances.register(self._record.id, [volunteer_id])
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_search("")
        self._view.display_hits((), "")
        self._navigator.tell(_("Registered. Ctrl+Z takes it back."))
        self._changed()
        self.choose(added)

    def remove(self, attendance_id: str) -> None:
        """Takes somebody off the list; undo brings the entry back."""
        if not attendance_id:
            return
        self._row = None if self._row and self._row.id == attendance_id else self._row
        self._do(lambda: self._attendances.remove(attendance_id), _("Taken off the list. Ctrl+Z brings it back."))

    # --- who was there

    def toggle(self, attendance_id: str) -> None:
        """Somebody was there for the whole time after all, or was not."""
        row = self._find_row(attendance_id)
        if row is None:
            return
        self.keep()
        said = _("Noted as absent. Ctrl+Z takes it back.") if row.present else _("Noted as present.")
        self._do(lambda: self._attendances.set_present(attendance_id, not row.present), said)

    def all_present(self) -> None:
        """Everybody who is registered was there."""
        if self._record is None:
            return
        self.keep()
        try:
            count = self._attendances.all_present(self._record.id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        text = ngettext(
            "{n} person noted as present. Ctrl+Z takes it back.",
            "{n} people noted as present. Ctrl+Z takes it back.",
            count,
        )
        self._navigator.tell(text.format(n=count) if count else _("Everybody was noted as present already."))
        self._changed()

    # --- the entry of one person

    def choose(self, attendance_id: str) -> None:
        """Shows the entry of somebody; what was typed for the one before is kept first."""
        if (self._row.id if self._row else "") != attendance_id and not self.keep():
            self._navigator.tell(_("Not kept: {problem}").format(problem=self._problems[0].text))
        self._choose(attendance_id, again=False)

    def mark(self) -> None:
        """A tick was set or cleared: whoever is present now was there all the time, whoever is not has no hours."""
        typed = self._view.ask_entry()
        if self._row is None or typed is None:
            return
        if typed.present != self._row.present:
            typed = replace(typed, hours=None)
        self._keep(typed)

    def keep(self, *, again: bool = False) -> bool:
        """Keeps what was typed; False when it cannot be kept as it is, which is tried anew only if told so."""
        typed = self._view.ask_entry() if self._row is not None else self._shown
        if self._row is None or typed == self._shown:
            return True
        if typed is None:
            return self._refuse([Problem("hours", _("Please write a number."))])
        if typed == self._refused and not again:
            return self._refuse(self._problems)
        if typed.hours and not self._shown.present:
            typed = replace(typed, present=True)  # whoever has hours was there
        return self._keep(typed)

    def open_person(self) -> None:
        """Goes to the person's record."""
        if self._row is not None and self._row.volunteer_id:
            self._navigator.open_volunteer(self._row.volunteer_id)

    # --- inside

    def _do(self, step: Callable[[], None], said: str) -> None:
        try:
            step()
        except OfficeError as error:
            self._view.tell_error(str(error))
            self._changed()
            return
        self._navigator.tell(said)
        self._changed()

    def _keep(self, typed: AttendanceInput) -> bool:
        if self._row is None:
            return True
        try:
            self._attendances.change(self._row.id, self._row.version, typed)
        except Invalid as fault:
            return self._refuse(fault.problems)
        except Conflict as conflict:
            self._changed()  # the next try is upon what the colleague kept
            self._row = self._find_row(self._row.id)
            return self._refuse([Problem("hours", str(conflict))])
        except OfficeError as error:
            self._view.tell_error(str(error))
            self._display_entry()
            return False
        self._view.display_problems(())
        self._shown, self._refused = self._view.ask_entry() or typed, None  # nothing is typed now that is not kept
        self._navigator.tell(_("Kept. Ctrl+Z takes it back."))
        self._changed()
        return True

    def _refuse(self, problems: Sequence[Problem]) -> bool:
        self._refused, self._problems = self._view.ask_entry(), problems
        self._view.display_problems(problems)
        return False

    def _choose(self, attendance_id: str, *, again: bool) -> None:
        before, self._row = self._row, self._find_row(attendance_id)
        typing = again and before is not None and self._view.ask_entry() != self._shown
        if typing and self._row is not None:
            self._row = before  # somebody is at work in the fields
        elif self._row != before or self._row is None:
            self._display_entry()

    def _display_entry(self) -> None:
        row, record = self._row, self._record
        held = record.hours if record else Decimal(0)
        self._refused, self._problems = None, ()
        self._view.display_problems(())
        self._view.display_entry(row, held, record.begun if record else False)
        if row is not None:
            self._shown = AttendanceInput(row.registered, row.present, row.hours if row.present else None, row.note)

    def _find_row(self, attendance_id: str) -> AttendanceRow | None:
        rows = self._record.attendances if self._record else ()
        return next((row for row in rows if row.id == attendance_id), None)
