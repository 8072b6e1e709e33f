"""Who is registered for a training, who was there, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.trainings.model import Attendance, Training
from freiwilligenagentur.trainings.rules import AttendanceInput, attendance_problems
from freiwilligenagentur.trainings.service import reading

_CENTS = Decimal("0.01")
_NOTHING = Decimal(0)


class Attendances:
    """One row a person and training. Every step is one write that can be taken back."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def register(self, training_id: Id, volunteer_ids: Sequence[Id]) -> list[Id]:
        """Puts people on the list as registered and returns the ids of their rows.

        Raises Refused when one of them stands there already; nothing is changed then.
        """
        label = ngettext("{n} person registered", "{n} people registered", len(volunteer_ids))
        with self._store.write(label.format(n=len(volunteer_ids))) as session:
            reading.training(session, training_id)
            made = [_new_row(session, training_id, each) for each in volunteer_ids]
            session.add_all(made)
            return [each.id for each in made]

    def remove(self, attendance_id: Id) -> None:
        """Takes somebody off the list; undo brings the entry back."""
        with self._store.write(_("Person taken off the list")) as session:
            session.delete(reading.attendance(session, attendance_id))

    def set_present(self, attendance_id: Id, present: bool) -> None:
        """Notes that somebody was there for the whole training, or was not there.

        Raises Refused before the first day.
        """
        with self._store.write(_("Attendance entered") if present else _("Attendance taken away")) as session:
            kept = reading.attendance(session, attendance_id)
            held = reading.training(session, kept.training_id, locked=True)
            self._check_begun(held)
            _mark(kept, present, held.hours)

    def all_present(self, training_id: Id) -> int:
        """Notes that everybody who is registered was there for the whole training; returns how many that changed.

        Hours that were entered before stay. Raises Refused before the first day.
        """
        with self._store.write(_("Everybody entered as present")) as session:
            held = reading.training(session, training_id, locked=True)
            self._check_begun(held)
            missing = session.scalars(
                select(Attendance).where(
                    Attendance.training_id == training_id,
                    Attendance.registered.is_(True),
                    Attendance.present.is_(False),
                )
            ).all()
            for each in missing:
                _mark(each, True, held.hours)
            return len(missing)

    def change(self, attendance_id: Id, version: int, entry: AttendanceInput) -> None:
        """Keeps an attendance as it was typed.

        Raises Invalid with a problem for each field, Refused before the first day for who is said to have been there,
        and Conflict when ``version`` is no longer current.
        """
        with self._store.write(_("Attendance changed")) as session:
            kept = reading.attendance(session, attendance_id)
            if kept.version != version:
                raise Conflict(
                    _("A colleague changed this entry in the meantime. Nothing was kept; please look at it again.")
                )
            held = reading.training(session, kept.training_id, locked=True)
            if found := attendance_problems(entry, held.hours):
                raise Invalid(found[0].text, tuple(found))
            if entry.present:
                self._check_begun(held)
            hours = held.hours if entry.hours is None else entry.hours.quantize(_CENTS)
            kept.registered, kept.present, kept.note = entry.registered, entry.present, entry.note.strip()
            kept.hours = hours if entry.present else _NOTHING

    def forget(self, volunteer_id: Id) -> None:
        """Takes a person's name off all lists because the person is erased; the rows stay for the figures.

        This cannot be undone.
        """
        with self._store.write(_("Person taken off the lists of trainings"), undoable=False) as session:
            for each in session.scalars(select(Attendance).where(Attendance.volunteer_id == volunteer_id)):
                each.volunteer_id, each.note = None, ""

    def _check_begun(self, held: Training) -> None:
        if held.first_on > self._today():
            raise Refused(
                _("The training begins on {date}. Who was there can be entered from that day on.").format(
                    date=i18n.date(held.first_on)
                )
            )


def _mark(kept: Attendance, present: bool, held: Decimal) -> None:
    if kept.present != present:
        kept.present = present
        kept.hours = held if present else _NOTHING


def _new_row(session: Session, training_id: Id, volunteer_id: Id) -> Attendance:
    if session.get(Volunteer, volunteer_id) is None:
        raise Refused(_("This person's record is no longer there. A colleague may have taken its creation back."))
    there = select(Attendance.id).where(Attendance.training_id == training_id, Attendance.volunteer_id == volunteer_id)
    if session.scalar(there) is not None:
        raise Refused(_("This person is on the list already."))
    return Attendance(training_id=training_id, volunteer_id=volunteer_id)
