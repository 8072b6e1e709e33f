"""Hours of a placement: over which period, how many, and who confirmed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.hours_rules import HoursInput, problems
from freiwilligenagentur.placements.model import HoursEntry, Placement
from freiwilligenagentur.placements.rows import HoursRow, HoursSum, PlacementHours
from freiwilligenagentur.placements.service.case import load_case
from freiwilligenagentur.placements.states import STARTED, has_begun
from freiwilligenagentur.storage import Id, Store

_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Context:
    placement: Placement
    volunteer: Volunteer
    others: list[HoursRow]


class Hours:
    """Hours per placement. What somebody confirmed is never mixed with what was estimated."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def today(self) -> date:
        """The day up to which hours can be entered."""
        return self._today()

    def add(self, placement_id: Id, entry: HoursInput) -> Id:
        """Adds hours and returns the entry's id. Raises Invalid with a problem for each field, Refused too early."""
        with self._store.write(_("Hours entered")) as session:
            self._check(_context(session, placement_id), entry)
            kept = HoursEntry(placement_id=placement_id, from_on=entry.first(), to_on=entry.last(), amount=Decimal(0))
            _fill(kept, entry)
            session.add(kept)
            return kept.id

    def change(self, entry_id: Id, entry: HoursInput) -> None:
        """Corrects an entry. Raises as ``add`` does."""
        with self._store.write(_("Hours corrected")) as session:
            kept = _get(session, entry_id)
            self._check(_context(session, kept.placement_id, without=entry_id), entry)
            _fill(kept, entry)

    def confirm(self, entry_id: Id, by: str, on: date | None) -> None:
        """Makes estimated hours confirmed ones. Raises Invalid, for example when the volunteer confirms."""
        with self._store.write(_("Hours confirmed")) as session:
            kept = _get(session, entry_id)
            entry = HoursInput(kept.from_on, kept.to_on, kept.amount, False, by, on, kept.note)
            self._check(_context(session, kept.placement_id, without=entry_id), entry)
            _fill(kept, entry)

    def remove(self, entry_id: Id) -> None:
        """Removes an entry; undo brings it back."""
        with self._store.write(_("Hours removed")) as session:
            session.delete(_get(session, entry_id))

    def of_placement(self, placement_id: Id) -> list[HoursRow]:
        """The entries of a placement by period."""
        with self._store.read() as session:
            return _entries(session, placement_id)

    def of_volunteer(self, volunteer_id: Id) -> list[PlacementHours]:
        """Every placement of a person that began, with its hours added up; what certificates are made from."""
        with self._store.read() as session:
            found = session.execute(
                select(Placement, Offer.title, Organisation.id, Organisation.name)
                .join(Offer, Offer.id == Placement.offer_id)
                .join(Organisation, Organisation.id == Offer.organisation_id)
                .where(Placement.volunteer_id == volunteer_id)
                .order_by(Placement.created_at, Placement.id)
            )
            listed = [
                PlacementHours(
                    placement_id=placement.id,
                    offer_id=placement.offer_id,
                    offer=title,
                    organisation_id=organisation_id,
                    organisation=organisation,
                    function=placement.function,
                    state=placement.state,
                    started_on=placement.started_on,
                    ended_on=placement.ended_on,
                    sum=add_up(_entries(session, placement.id)),
                )
                for placement, title, organisation_id, organisation in found
            ]
        return [row for row in listed if row.started_on or row.sum.from_on or row.state in STARTED]

    def _check(self, context: _Context, entry: HoursInput) -> None:
        if not has_begun(step.state for step in context.placement.steps):
            raise Refused(_("Hours can be entered as soon as the trial or the placement has begun."))
        names = (context.volunteer.first_name, context.volunteer.last_name)
        found = problems(entry, names, context.placement.ended_on, self._today())
        if not found:
            found = _overlaps(entry, context.others)
        if found:
            raise Invalid(found[0].text, tuple(found))


def add_up(rows: Iterable[HoursRow]) -> HoursSum:
    """Adds hours up, confirmed and estimated apart; the period reaches from the first day to the last."""
    entries = list(rows)
    return HoursSum(
        confirmed=sum((row.amount for row in entries if not row.estimated), Decimal(0)),
        estimated=sum((row.amount for row in entries if row.estimated), Decimal(0)),
        from_on=min((row.from_on for row in entries), default=None),
        to_on=max((row.to_on for row in entries), default=None),
    )


def hours_row(entry: HoursEntry) -> HoursRow:
    """An entry as a plain value."""
    return HoursRow(
        id=entry.id,
        from_on=entry.from_on,
        to_on=entry.to_on,
        amount=entry.amount,
        estimated=entry.estimated,
        confirmed_by=entry.confirmed_by,
        confirmed_on=entry.confirmed_on,
        note=entry.note,
    )


def _overlaps(entry: HoursInput, others: list[HoursRow]) -> list[Problem]:
    for other in others:
        if entry.first() <= other.to_on and other.from_on <= entry.last():
            return [
                Problem(
                    "from_on",
                    _("From {first} to {last} there are already {hours} hours; each day counts only once.").format(
                        first=i18n.date(other.from_on), last=i18n.date(other.to_on), hours=i18n.number(other.amount)
                    ),
                )
            ]
    return []


def _context(session: Session, placement_id: Id, without: Id = "") -> _Context:
    case = load_case(session, placement_id)
    others = [row for row in _entries(session, placement_id) if row.id != without]
    return _Context(case.placement, case.volunteer, others)


def _entries(session: Session, placement_id: Id) -> list[HoursRow]:
    found = session.scalars(
        select(HoursEntry).where(HoursEntry.placement_id == placement_id).order_by(HoursEntry.from_on, HoursEntry.id)
    )
    return [hours_row(entry) for entry in found]


def _fill(kept: HoursEntry, entry: HoursInput) -> None:
    kept.from_on, kept.to_on = entry.first(), entry.last()
    kept.amount = (entry.amount or Decimal(0)).quantize(_CENTS)
    kept.estimated, kept.note = entry.estimated, entry.note.strip()
    kept.confirmed_by = "" if entry.estimated else entry.confirmed_by.strip()
    kept.confirmed_on = None if entry.estimated else entry.confirmed_on


def _get(session: Session, entry_id: Id) -> HoursEntry:
    entry = session.get(HoursEntry, entry_id)
    if entry is None:
        raise Refused(_("This entry no longer exists. It was removed in the meantime."))
    return entry
