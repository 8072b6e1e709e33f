"""The Teilnahmeliste of a training, to be signed by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.trainings import words
from freiwilligenagentur.trainings.rows import SigningList, TrainingRecord
from freiwilligenagentur.trainings.service import reading

_FEWEST_SPARE, _MOST_SPARE = 4, 20


class SigningLists:
    """Lists to print. ``today`` is replaced in tests."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def content(self, training_id: Id) -> SigningList:
        """Who shall sign, by name, and room for further people. Raises Refused when the training is gone."""
        with self._store.read() as session:
            record = reading.record(session, training_id, self._today())
            office = session.scalars(select(Office)).first()
        return SigningList(
            title=record.entry.title,
            facts=_facts(record),
            names=tuple(row.name for row in record.attendances if row.name),
            spare=_spare(record.entry.places, len(record.attendances)),
            agency=office.name if office else "",
            dated=self._today(),
        )

    def draw(self, training_id: Id) -> bytes:
        """The list as PDF. Raises as ``content`` does, and MissingLetters for letters that no font has."""
        from freiwilligenagentur.trainings import pdf

        return pdf.draw(self.content(training_id))


def _facts(record: TrainingRecord) -> tuple[tuple[str, str], ...]:
    entry = record.entry
    facts = (
        (_("When"), words.period(record.first, record.last)),
        (_("Length"), words.hours_and_units(record.hours)),
        (_("Place"), entry.place),
        (_("Organiser"), entry.organiser),
        (_("Lecturer"), entry.lecturer),
    )
    return tuple((label, text) for label, text in facts if text)


def _spare(places: int | None, listed: int) -> int:
    free = places - listed if places else 0
    return min(max(free, _FEWEST_SPARE), _MOST_SPARE)
