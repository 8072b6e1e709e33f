"""Reads what people did: columns instead of records, since everybody in the office is looked at at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Integer, Result, Select, cast, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.listed import listed_name
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements.hours_rules import is_same_person
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.schemes.model import HeldRoute
from freiwilligenagentur.schemes.work import Hours, Place, Route, Span, Work

Names = tuple[str, str]
"""First and last name."""
Key = Any
"""An id as the database gives it; turning it into letters would take as long as reading all the rest."""

_AT_ONCE = 5000
_CENTS = cast(func.round(HoursEntry.amount * 100), Integer)
"""Whole numbers need no Decimal each on the way out of SQLite."""
_GOES_ON = frozenset({State.TRIAL, State.ACTIVE})
_WORKED = _GOES_ON | {State.ENDED, State.BROKEN_OFF}


class Somebody(NamedTuple):
    """One person with everything that rules look at."""

    id: str
    name: str
    town: str
    work: Work


class Stay(NamedTuple):
    """One placement as it is kept."""

    key: Key
    offer: Key
    state: State
    started_on: date | None
    ended_on: date | None


def everybody(session: Session, only: str = "", look: Callable[[], None] = lambda: None) -> list[Somebody]:
    """All people but archived ones, or the one whose id is given; ``look`` is called between some thousand rows."""
    people = _people(session, only)
    stays = _stays(session, only)
    look()
    hours = _hours(session, _owners(people, stays), only, look)
    held = routes(session, only)
    return [
        Somebody(
            person,
            listed_name(first, prefix, last),
            town,
            Work(born, places(stays.get(key, ()), hours), held.get(person, ())),
        )
        for key, first, last, prefix, person, town, born in people
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
    hours = _hours(session, _owners(people, stays), volunteer_id, lambda: None)
    return [(stay, Work(places=places([stay], hours))) for own in stays.values() for stay in own]


def names(session: Session, volunteer_id: str) -> dict[Key, tuple[str, str, str]]:
    """(id, title of the offer, organisation) of a person's placements."""
    wanted = (
        select(_key(Placement.id), Placement.id, Offer.title, Organisation.name)
        .join(Offer, Offer.id == Placement.offer_id)
        .join(Organisation, Organisation.id == Offer.organisation_id)
    )
    found = session.execute(wanted.where(Placement.volunteer_id == volunteer_id))
    return {key: (placement, title, organisation) for key, placement, title, organisation in found}


def places(stays: Iterable[Stay], hours: dict[Key, list[Hours]]) -> tuple[Place, ...]:
    """A person's placements by offer: two at the same offer are one place."""
    found: dict[Key, tuple[list[Span], list[Hours]]] = {}
    for stay in stays:
        spans, entries = found.setdefault(stay.offer, ([], []))
        own = hours.get(stay.key, [])
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


def _rows(session: Session, wanted: Select[*tuple[Any, ...]]) -> Result[*tuple[Any, ...]]:
    """Rows as the connection gives them; the session would make each of them once more."""
    return session.connection().execute(wanted)


def _key(column: Any) -> Any:
    return type_coerce(column, NullType())


def _people(session: Session, only: str) -> Sequence[Any]:
    wanted = select(
        _key(Volunteer.id),
        Volunteer.first_name,
        Volunteer.last_name,
        Volunteer.name_prefix,
        Volunteer.id,
        Volunteer.town,
        Volunteer.birth_date,
    )
    chosen = wanted.where(Volunteer.id == only) if only else wanted.where(Volunteer.status != Status.ARCHIVED)
    return _rows(session, chosen).all()


def _stays(session: Session, only: str) -> dict[Key, list[Stay]]:
    wanted = select(
        _key(Placement.volunteer_id),
        _key(Placement.id),
        _key(Placement.offer_id),
        Placement.state,
        Placement.started_on,
        Placement.ended_on,
    )
    chosen = wanted.where(Placement.volunteer_id == only) if only else wanted
    found: dict[Key, list[Stay]] = defaultdict(list)
    for volunteer, key, offer, state, started_on, ended_on in _rows(session, chosen):
        found[volunteer].append(Stay(key, offer, state, started_on, ended_on))
    return found


def _owners(people: Sequence[Any], stays: dict[Key, list[Stay]]) -> dict[Key, Names]:
    """Whose each placement is."""
    return {stay.key: (first, last) for key, first, last, *_rest in people for stay in stays.get(key, ())}


def _hours(session: Session, owners: dict[Key, Names], only: str, look: Callable[[], None]) -> dict[Key, list[Hours]]:
    """Entries by placement. Confirmed is what somebody else confirmed; the volunteer cannot."""
    wanted = select(
        _key(HoursEntry.placement_id),
        HoursEntry.from_on,
        HoursEntry.to_on,
        _CENTS,
        HoursEntry.estimated,
        HoursEntry.confirmed_by,
    )
    if only:
        wanted = wanted.join(Placement, Placement.id == HoursEntry.placement_id).where(Placement.volunteer_id == only)
    found: dict[Key, list[Hours]] = defaultdict(list)
    for some in _rows(session, wanted).partitions(_AT_ONCE):
        look()
        for placement, first, last, cents, estimated, by in some:
            confirmed = not estimated and _by_somebody_else(by, owners.get(placement, ("", "")))
            found[placement].append(Hours(first, last, cents, confirmed))
    return found


def _by_somebody_else(by: str, own: Names) -> bool:
    if not by.strip():
        return False
    # Looking for the last name alone spares the comparison of words for nearly everybody.
    return own[1].casefold().strip() not in by.casefold() or not is_same_person(by, own)
