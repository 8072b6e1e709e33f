"""What certificates are made from: which trainings somebody attended, and who was at a training."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.trainings import rules
from freiwilligenagentur.trainings.model import Attendance, Training
from freiwilligenagentur.trainings.rows import AttendanceRow, Attended, TrainingChoice
from freiwilligenagentur.trainings.service import reading


class AttendedTrainings:
    """Reads only; certificates come from attendance, never from being registered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def attended_by(self, volunteer_id: Id) -> list[Attended]:
        """The trainings that somebody attended, oldest first, with the hours present; also those for a part only."""
        with self._store.read() as session:
            return attended_in(session, [volunteer_id]).get(volunteer_id, [])

    def attendance(self, training_id: Id, volunteer_id: Id) -> Attended:
        """One training as one person attended it. Raises Refused when the person was not there."""
        found = [each for each in self.attended_by(volunteer_id) if each.training_id == training_id]
        if not found:
            raise Refused(_("This person was not at the training, so there is nothing to certify."))
        return found[0]

    def present_at(self, training_id: Id) -> list[AttendanceRow]:
        """Who was there, by name (DIN 5007-2); ``enough`` says for whom it suffices. Raises Refused without training.

        People who were erased since are not among them.
        """
        with self._store.read() as session:
            rows = reading.attendances(session, reading.training(session, training_id))
        return [row for row in rows if row.present and row.volunteer_id]

    def choices(self) -> list[TrainingChoice]:
        """The trainings that somebody attended, the latest first, archived ones too."""
        count = func.count(Attendance.id)
        with self._store.read() as session:
            found = session.execute(
                select(Training, count)
                .join(Attendance, Attendance.training_id == Training.id)
                .where(Attendance.present.is_(True), Attendance.volunteer_id.is_not(None))
                .group_by(Training.id)
                .order_by(Training.first_on.desc(), Training.id)
            ).all()
            return [
                TrainingChoice(held.id, held.title, held.first_on, held.last_on, held.hours, present)
                for held, present in found
            ]


def attended_in(session: Session, volunteer_ids: Sequence[Id]) -> dict[Id, list[Attended]]:
    """The same for some people at once, inside a session; those who attended none are not among them."""
    rows = session.execute(
        select(Training, Attendance)
        .join(Attendance, Attendance.training_id == Training.id)
        .where(Attendance.volunteer_id.in_(volunteer_ids), Attendance.present.is_(True))
        .order_by(Training.first_on, Training.id)
    )
    found: dict[Id, list[Attended]] = {}
    for held, own in rows:
        if own.volunteer_id:
            found.setdefault(own.volunteer_id, []).append(_attended(held, own))
    return found


def _attended(held: Training, own: Attendance) -> Attended:
    return Attended(
        training_id=held.id,
        title=held.title,
        first=held.first_on,
        last=held.last_on,
        held=held.hours,
        present=own.hours,
        minimum_percent=held.minimum_percent,
        contents=rules.lines(held.contents),
        organiser=held.organiser,
        lecturer=held.lecturer,
        place=held.place,
    )
