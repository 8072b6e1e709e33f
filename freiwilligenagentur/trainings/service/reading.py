"""Reads trainings and their attendances into plain values."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id
from freiwilligenagentur.trainings import rules
from freiwilligenagentur.trainings.model import Attendance, Training
from freiwilligenagentur.trainings.rows import AttendanceRow, TrainingRecord
from freiwilligenagentur.trainings.rules import TrainingInput
from freiwilligenagentur.vocabulary.sorting import name_key


def training(session: Session, training_id: Id, *, locked: bool = False) -> Training:
    """One training. Raises Refused when it is gone.

    ``locked`` until the end of a write, so that its length and somebody's hours never change past each other. (SQLite
    knows no row locks; there the whole write is alone anyway.)
    """
    found = session.get(Training, training_id, with_for_update=locked or None)
    if found is None:
        raise Refused(_("This training is no longer there. It was removed or taken back in the meantime."))
    return found


def attendance(session: Session, attendance_id: Id) -> Attendance:
    """One attendance. Raises Refused when it is gone."""
    found = session.get(Attendance, attendance_id)
    if found is None:
        raise Refused(_("This person is no longer on the list. The entry was removed in the meantime."))
    return found


def record(session: Session, training_id: Id, today: date) -> TrainingRecord:
    """One training with everything that its record shows. Raises Refused when it is gone."""
    found = training(session, training_id)
    home = session.get(Organisation, found.organisation_id) if found.organisation_id else None
    return TrainingRecord(
        id=found.id,
        version=found.version,
        first=found.first_on,
        last=found.last_on,
        hours=found.hours,
        entry=_entry(found),
        organisation=home.name if home else "",
        status=found.status,
        attendances=tuple(attendances(session, found)),
        begun=found.first_on <= today,
    )


def attendances(session: Session, held: Training) -> list[AttendanceRow]:
    """Who is on the list of a training, by name; those who were erased since stand at the end."""
    found = session.execute(
        select(Attendance, Volunteer)
        .outerjoin(Volunteer, Volunteer.id == Attendance.volunteer_id)
        .where(Attendance.training_id == held.id)
    ).all()
    rows = [_row(each, person, held) for each, person in found]
    keys = {each.id: _name_key(person) for each, person in found}
    return sorted(rows, key=lambda row: (not row.volunteer_id, keys[row.id], row.id))


def _row(each: Attendance, person: Volunteer | None, held: Training) -> AttendanceRow:
    return AttendanceRow(
        id=each.id,
        version=each.version,
        volunteer_id=person.id if person else "",
        name=person.listed_name() if person else "",
        spoken=person.full_name() if person else "",
        registered=each.registered,
        present=each.present,
        hours=each.hours,
        enough=rules.is_enough(each.hours, held.hours, held.minimum_percent),
        note=each.note,
    )


def _name_key(person: Volunteer | None) -> str:
    if person is None:
        return ""
    last = person.last_name or person.first_name
    return name_key(last, person.first_name if person.last_name else "")


def _entry(found: Training) -> TrainingInput:
    return TrainingInput(
        title=found.title,
        first_on=found.first_on,
        last_on=found.last_on,
        hours=found.hours,
        contents=found.contents,
        organiser=found.organiser,
        lecturer=found.lecturer,
        place=found.place,
        organisation_id=found.organisation_id or "",
        places=found.places,
        minimum_percent=found.minimum_percent,
        notes=found.notes,
    )
