"""Reads what people did: columns instead of records, since everybody in the office is looked at at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements.hours_rules import is_same_person
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.schemes.model import HeldRoute
from freiwilligenagentur.schemes.work import Hours, Place, Route, Span, Work

Names = tuple[str, str]
"""First and last name."""

_GOES_ON = frozenset({State.TRIAL, State.ACTIVE})
_WORKED = _GOES_ON | {State.ENDED, State.BROKEN_OFF}


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person with everything that rules look at."""

    id: str
    name: str
    town: str
    work: Work


@dataclass(frozen=True, slots=True)
class Stay:
    """One placement as it is kept."""

    id: str
    offer_id: str
    state: State
    started_on: date | None
    ended_on: date | None


def everybody(session: Session, only: str = "") -> list[Somebody]:
    """All people but archived ones, or the one whose id is given."""
    people = _people(session, only)
    stays = _stays(session, only)
    hours = _hours(session, _owners(people, stays), only)
    held = routes(session, only)
    return [
        Somebody(
            row.id,
            listed_name(row.first_name, row.name_prefix, row.last_name),
            row.town,
            Work(row.birth_date, places(stays.get(row.id, ()), hours), held.get(row.id, ())),
        )
        for row in people
    ]


def routes(session: Session, only: str = "") -> dict[str, tuple[Route, ...]]:
    """What people have that leads to a scheme without hours, by person."""
    wanted = select(HeldRoute.volunteer_id, HeldRoute.name, HeldRoute.valid_until).order_by(HeldRoute.name)
    found: dict[str, tuple[Route, ...]] = {}
    for volunteer, name, until in session.execute(wanted.where(HeldRoute.volunteer_id == only) if only else wanted):
        found[volunteer] = (*found.get(volunteer, ()), Route(name, until))
    return found


def one_by_one(session: Session, volunteer_id: str) -> list[tuple[Stay, Work]]:
    """A person's placements, each with the work done there alone."""
    people = _people(session, volunteer_id)
    stays = _stays(session, volunteer_id)
    hours = _hours(session, _owners(people, stays), volunteer_id)
    return [(stay, Work(places=places([stay], hours))) for stay in stays.get(volunteer_id, [])]


def offer_names(session: Session, offers: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(title, organisation) of offers, by id."""
    wanted = select(Offer.id, Offer.title, Organisation.name).join(
        Organisation, Organisation.id == Offer.organisation_id
    )
    return {row.id: (row.title, row.name) for row in session.execute(wanted.where(Offer.id.in_(list(offers))))}


def places(stays: Iterable[Stay], hours: dict[str, list[Hours]]) -> tuple[Place, ...]:
    """A person's placements by offer: two at the same offer are one place."""
    found: dict[str, tuple[list[Span], list[Hours]]] = {}
    for stay in stays:
        spans, entries = found.setdefault(stay.offer_id, ([], []))
        own = hours.get(stay.id, [])
        entries += own
        if (span := _span(stay, own)) is not None:
            spans.append(span)
    made = (Place(offer, tuple(spans), tuple(entries)) for offer, (spans, entries) in found.items())
    return tuple(place for place in made if place.spans or place.entries)


def _span(stay: Stay, entries: Sequence[Hours]) -> Span | None:
    """How long a placement lasted; None while it has not begun, or where its days were never written down."""
    if stay.started_on is None or stay.state not in _WORKED:
        return None
    if stay.ended_on is not None:
        return Span(stay.started_on, max(stay.started_on, stay.ended_on))
    if stay.state in _GOES_ON:
        return Span(stay.started_on, None)
    return Span(stay.started_on, max([stay.started_on, *(entry.last for entry in entries)]))


def _people(session: Session, only: str) -> Sequence[Any]:
    wanted = select(
        Volunteer.id,
        Volunteer.first_name,
        Volunteer.name_prefix,
        Volunteer.last_name,
        Volunteer.town,
        Volunteer.birth_date,
    )
    chosen = wanted.where(Volunteer.id == only) if only else wanted.where(Volunteer.status != Status.ARCHIVED)
    return session.execute(chosen).all()


def _stays(session: Session, only: str) -> dict[str, list[Stay]]:
    wanted = select(
        Placement.volunteer_id,
        Placement.id,
        Placement.offer_id,
        Placement.state,
        Placement.started_on,
        Placement.ended_on,
    )
    chosen = wanted.where(Placement.volunteer_id == only) if only else wanted
    found: dict[str, list[Stay]] = defaultdict(list)
    for row in session.execute(chosen).all():
        found[row.volunteer_id].append(Stay(row.id, row.offer_id, row.state, row.started_on, row.ended_on))
    return found


def _owners(people: Sequence[Any], stays: dict[str, list[Stay]]) -> dict[str, Names]:
    """Whose each placement is."""
    return {stay.id: (row.first_name, row.last_name) for row in people for stay in stays.get(row.id, ())}


def _hours(session: Session, owners: dict[str, Names], only: str) -> dict[str, list[Hours]]:
    """Entries by placement. Confirmed is what somebody else confirmed; the volunteer cannot."""
    wanted = select(
        HoursEntry.placement_id,
        HoursEntry.from_on,
        HoursEntry.to_on,
        HoursEntry.amount,
        HoursEntry.estimated,
        HoursEntry.confirmed_by,
    )
    if only:
        wanted = wanted.join(Placement, Placement.id == HoursEntry.placement_id).where(Placement.volunteer_id == only)
    found: dict[str, list[Hours]] = defaultdict(list)
    for placement, first, last, amount, estimated, by in session.execute(wanted).all():
        confirmed = not estimated and _by_somebody_else(by, owners.get(placement, ("", "")))
        found[placement].append(Hours(first, last, int(amount * 100), confirmed))
    return found


def _by_somebody_else(by: str, own: Names) -> bool:
    if not by.strip():
        return False
    # Looking for the last name alone spares the comparison of words for nearly everybody.
    return own[1].casefold().strip() not in by.casefold() or not is_same_person(by, own)
