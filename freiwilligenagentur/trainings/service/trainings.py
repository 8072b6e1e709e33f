"""Recording, changing, archiving, removing and finding trainings."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Numeric, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Invalid, Problem
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.model import Organisation
from freiwilligenagentur.storage import Id, Store, new_id
from freiwilligenagentur.storage.history import Change, by_step
from freiwilligenagentur.storage.journal import UPDATE
from freiwilligenagentur.trainings import words
from freiwilligenagentur.trainings.model import Attendance, Training, TrainingStatus
from freiwilligenagentur.trainings.rows import TrainingRecord, TrainingRow, YearFigures
from freiwilligenagentur.trainings.rules import TrainingInput, training_problems
from freiwilligenagentur.trainings.service import reading
from freiwilligenagentur.vocabulary.folding import findable
from freiwilligenagentur.vocabulary.sorting import word_key

_CENTS = Decimal("0.01")


class Trainings:
    """The trainings of one office; every method is one transaction."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def rows(self) -> list[TrainingRow]:
        """All trainings, archived ones too, the latest first."""
        registered, present = _count_of(Attendance.registered), _count_of(Attendance.present)
        with self._store.read() as session:
            found = session.execute(
                select(Training, Organisation.name, registered, present)
                .outerjoin(Organisation, Organisation.id == Training.organisation_id)
                .order_by(Training.first_on.desc(), Training.id)
            ).all()
        return [_row(each, organisation or "", came, were) for each, organisation, came, were in found]

    def count(self) -> int:
        """How many trainings stand in the list; quick, for the navigation."""
        with self._store.read() as session:
            active = Training.status == TrainingStatus.ACTIVE
            return session.scalar(select(func.count()).where(active)) or 0

    def get(self, training_id: Id) -> TrainingRecord:
        """One training with its attendances. Raises Refused when it is gone."""
        with self._store.read() as session:
            return reading.record(session, training_id, self._today())

    def add(self, entry: TrainingInput, training_id: Id = "") -> Id:
        """Keeps a new training and returns its id. Raises Invalid with a problem for each field."""
        _check(entry)
        first, last = entry.period()
        made = Training(id=training_id or new_id(), title="", first_on=first, last_on=last, hours=Decimal(0))
        _fill(made, entry)
        with self._store.write(_("Training recorded")) as session:
            session.add(made)
            return made.id

    def change(self, training_id: Id, version: int, entry: TrainingInput) -> None:
        """Keeps what was changed in a training.

        Whoever was there all the time still is when the length is corrected. Raises Invalid, also when somebody was
        there for longer than the training is now said to have lasted, and Conflict when ``version`` is no longer
        current.
        """
        _check(entry)
        with self._store.write(_("Training changed")) as session:
            kept = reading.training(session, training_id, locked=True)
            if kept.version != version:
                raise Conflict(
                    _("A colleague changed this training meanwhile. Your entries are still here; nothing was kept.")
                )
            held = kept.hours
            _fill(kept, entry)
            _follow_length(session, kept, held)

    def archive(self, training_id: Id) -> None:
        """Puts a training aside: no longer in the list, still found by search and counted in its year."""
        self._set_status(training_id, TrainingStatus.ARCHIVED, _("Training archived"))

    def reactivate(self, training_id: Id) -> None:
        """Takes a training out of the archive."""
        self._set_status(training_id, TrainingStatus.ACTIVE, _("Training taken out of the archive"))

    def delete(self, training_id: Id) -> None:
        """Removes a training with its list of people; undo brings both back. What was issued stays as it is."""
        with self._store.write(_("Training removed")) as session:
            found = reading.training(session, training_id)
            for each in session.scalars(select(Attendance).where(Attendance.training_id == training_id)):
                session.delete(each)
            session.flush()
            session.delete(found)

    def history(self, training_id: Id) -> list[Change]:
        """What happened to a training, newest first, by the names of the fields that changed."""
        labels = words.fields()
        told = [
            (line, [labels[name] for name in labels if name in line.after] if line.action == UPDATE else [])
            for line in self._store.history("Training", training_id)
        ]
        return by_step(told)

    def figures(self) -> list[YearFigures]:
        """Trainings, people and hours of every year with a training that has begun, the latest year first."""
        registered, present = _count_of(Attendance.registered), _count_of(Attendance.present)
        with self._store.read() as session:
            found = session.execute(
                select(Training.first_on, registered, present, _hours_present()).where(
                    Training.first_on <= self._today()
                )
            ).all()
        years: dict[int, list[tuple[int, int, Decimal]]] = {}
        for first, came, were, hours in found:
            years.setdefault(first.year, []).append((came, were, hours))
        return [
            YearFigures(
                year=year,
                trainings=len(counted),
                registered=sum(came for came, _were, _hours in counted),
                present=sum(were for _came, were, _hours in counted),
                hours=sum((each for _came, _were, each in counted), Decimal(0)).quantize(_CENTS),
            )
            for year, counted in sorted(years.items(), reverse=True)
        ]

    def search_entries(self, ids: Collection[str] | None = None) -> list[tuple[str, str, str, str]]:
        """(id, label, hint, further words) for the search; of these trainings, or of all."""
        rows = self.rows() if ids is None else [row for row in self.rows() if row.id in ids]
        archived = _("archived")
        return [
            (
                row.id,
                row.title,
                f"{words.period(row.first, row.last)}, {archived}"
                if row.status is TrainingStatus.ARCHIVED
                else words.period(row.first, row.last),
                row.found_by,
            )
            for row in rows
        ]

    def proposals(self) -> dict[str, list[str]]:
        """What was entered before, by field, for typing less: organisers, lecturers and places by name."""
        columns = {"organiser": Training.organiser, "lecturer": Training.lecturer, "place": Training.place}
        with self._store.read() as session:
            return {
                name: sorted(session.scalars(select(column).where(column != "").distinct()), key=word_key)
                for name, column in columns.items()
            }

    def _set_status(self, training_id: Id, status: TrainingStatus, label: str) -> None:
        with self._store.write(label) as session:
            reading.training(session, training_id).status = status


def _check(entry: TrainingInput) -> None:
    if found := training_problems(entry):
        raise Invalid(_("The training is not complete yet; nothing was saved."), tuple(found))


def _fill(kept: Training, entry: TrainingInput) -> None:
    kept.title = entry.title.strip()
    kept.first_on, kept.last_on = entry.period()
    kept.hours = (entry.hours or Decimal(0)).quantize(_CENTS)
    kept.contents = entry.contents.strip()
    kept.organiser, kept.lecturer, kept.place = entry.organiser.strip(), entry.lecturer.strip(), entry.place.strip()
    kept.organisation_id = entry.organisation_id or None
    kept.places = entry.places
    kept.minimum_percent = entry.minimum_percent or 0
    kept.notes = entry.notes.strip()


def _follow_length(session: Session, kept: Training, held: Decimal) -> None:
    if kept.hours == held:
        return
    there = select(Attendance).where(Attendance.training_id == kept.id, Attendance.present.is_(True))
    longer = 0
    for each in session.scalars(there):
        if each.hours == held:
            each.hours = kept.hours
        elif each.hours > kept.hours:
            longer += 1
    if longer:
        text = ngettext(
            "{n} person was there for longer. Please correct the hours of that person first.",
            "{n} people were there for longer. Please correct the hours of these people first.",
            longer,
        ).format(n=longer)
        raise Invalid(text, (Problem("hours", text),))


def _count_of(column: InstrumentedAttribute[bool]) -> ColumnElement[int]:
    return (
        select(func.count())
        .where(Attendance.training_id == Training.id, column.is_(True))
        .correlate(Training)
        .scalar_subquery()
    )


def _hours_present() -> ColumnElement[Decimal]:
    hours = func.coalesce(func.sum(Attendance.hours), Decimal(0), type_=Numeric(8, 2))
    return select(hours).where(Attendance.training_id == Training.id).correlate(Training).scalar_subquery()


def _row(each: Training, organisation: str, registered: int, present: int) -> TrainingRow:
    days = f"{i18n.date(each.first_on)} {i18n.date(each.last_on)}"
    texts = (each.title, each.contents, each.organiser, each.lecturer, each.place, organisation, days)
    return TrainingRow(
        id=each.id,
        title=each.title,
        first=each.first_on,
        last=each.last_on,
        hours=each.hours,
        place=each.place,
        places=each.places,
        registered=registered,
        present=present,
        status=each.status,
        found_by=findable(" ".join(text for text in texts if text)),
    )
