"""All volunteers and offers as plain values, kept in step with the office: read once, then only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.matching.values import Person, Place, person_from, place_from
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import ChangeSet, Store


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a list shows of a volunteer."""

    person: Person
    name: str
    """``Mertens, Ilse``."""
    postcode: str
    town: str
    since: date
    needs: frozenset[str]
    """As recorded; ``person.needs`` is empty without the consent for them."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What a list shows of an offer."""

    place: Place
    title: str
    organisation_id: str
    organisation: str
    checked_on: date | None


Line = TypeVar("Line", PersonLine, PlaceLine)
_AT_ONCE: Final = 500
"""Keys in one query; SQLite takes no more than 32,766 values."""


class Shelf(Generic[Line]):
    """Lines by id. What changed is read again when somebody next asks."""

    def __init__(self, store: Store, read: Callable[[Session, list[str] | None], Iterator[tuple[str, Line]]]) -> None:
        self._store = store
        self._read: Callable[[Session, list[str] | None], Iterator[tuple[str, Line]]] = read
        self._lines: dict[str, Line] | None = None
        self._stale: set[str] = set()

    def lines(self) -> Mapping[str, Line]:
        """Every line, up to date."""
        if self._lines is None or self._stale:
            with self._store.read() as session:
                self._lines = self._refreshed(session)
            self._stale = set()
        return self._lines

    def forget(self, ids: Iterable[str]) -> None:
        """These records changed or are gone."""
        self._stale.update(ids)

    def forget_all(self) -> None:
        """Everything may have changed."""
        self._lines = None

    def _refreshed(self, session: Session) -> dict[str, Line]:
        if self._lines is None:
            return dict(self._read(session, None))
        # a new dict: whoever ranks at this moment keeps what they hold
        lines = {key: line for key, line in self._lines.items() if key not in self._stale}
        for chunk in _chunks(self._stale):
            lines.update(self._read(session, chunk))
        return lines


class Memory:
    """The office's volunteers and offers as matching sees them."""

    def __init__(self, store: Store, occupancy: Callable[[], Mapping[str, int]]) -> None:
        self._store = store
        self._occupancy = occupancy
        self._people: Shelf[PersonLine] = Shelf(store, _read_people)
        self._offers: Shelf[PlaceLine] = Shelf(store, _read_offers)
        self._consenting: frozenset[str] | None = None
        self._current_people: Mapping[str, PersonLine] | None = None
        self._current_offers: Mapping[str, PlaceLine] | None = None
        store.subscribe(self._on_change)

    def people(self) -> Mapping[str, PersonLine]:
        """Every volunteer by id."""
        if self._current_people is None:
            lines, consenting = self._people.lines(), self._consent_holders()
            self._current_people = {key: _with_needs(line, key in consenting) for key, line in lines.items()}
        return self._current_people

    def offers(self) -> Mapping[str, PlaceLine]:
        """Every offer by id, with the places that are taken."""
        if self._current_offers is None:
            lines, taken = self._offers.lines(), self._occupancy()
            self._current_offers = {key: _with_taken(line, taken.get(key, 0)) for key, line in lines.items()}
        return self._current_offers

    def _consent_holders(self) -> frozenset[str]:
        if self._consenting is None:
            with self._store.read() as session:
                self._consenting = frozenset(
                    session.scalars(
                        select(Consent.volunteer_id).where(
                            Consent.purpose == Purpose.HEALTH, Consent.revoked_on.is_(None)
                        )
                    )
                )
        return self._consenting

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("Volunteer"):
            self._people.forget(changes.ids("Volunteer"))
            self._current_people = None
        if changes.touches("Consent"):
            self._consenting = self._current_people = None
        if changes.touches("Organisation"):
            self._offers.forget_all()
        if changes.touches("Offer"):
            self._offers.forget(changes.ids("Offer"))
        if changes.touches("Offer", "Organisation", "Placement"):
            self._current_offers = None


_PERSON: Final = (
    Volunteer.id, Volunteer.status, Volunteer.birth_date, Volunteer.guardians_agreed_on, Volunteer.areas,
    Volunteer.activities, Volunteer.target_groups, Volunteer.excluded, Volunteer.availability, Volunteer.hours_min,
    Volunteer.hours_max, Volunteer.rhythm, Volunteer.available_from, Volunteer.available_until, Volunteer.mobility,
    Volunteer.radius_km, Volunteer.postcode, Volunteer.licences, Volunteer.languages, Volunteer.company,
    Volunteer.police_check, Volunteer.measles, Volunteer.hygiene, Volunteer.practical_needs, Volunteer.last_name,
    Volunteer.first_name, Volunteer.name_prefix, Volunteer.town, Volunteer.created_at,
)  # fmt: skip
_OFFER: Final = (
    Offer.id, Offer.status, Offer.areas, Offer.activities, Offer.target_groups, Offer.places_wanted,
    Offer.availability, Offer.hours_min, Offer.hours_max, Offer.rhythm, Offer.starts_on, Offer.ends_on, Offer.anywhere,
    Offer.latitude, Offer.longitude, Offer.postcode, Offer.minimum_age, Offer.police_check, Offer.licences,
    Offer.german_level, Offer.measles, Offer.hygiene, Offer.languages, Offer.company, Offer.accessible,
    Offer.checked_on, Offer.edited_on, Offer.title, Offer.organisation_id, Organisation.name,
)  # fmt: skip


def _read_people(session: Session, ids: list[str] | None) -> Iterator[tuple[str, PersonLine]]:
    query = select(*_PERSON)
    for row in session.execute(query if ids is None else query.where(Volunteer.id.in_(ids))):
        yield row.id, _person_line(row)


def _person_line(row: Any) -> PersonLine:
    given = " ".join(part for part in (row.first_name, row.name_prefix) if part)
    return PersonLine(
        person=person_from(row, may_count_needs=False),
        name=", ".join(part for part in (row.last_name, given) if part),
        postcode=row.postcode,
        town=row.town,
        since=row.created_at.astimezone().date(),
        needs=row.practical_needs,
    )


def _read_offers(session: Session, ids: list[str] | None) -> Iterator[tuple[str, PlaceLine]]:
    query = select(*_OFFER).join(Organisation, Organisation.id == Offer.organisation_id)
    for row in session.execute(query if ids is None else query.where(Offer.id.in_(ids))):
        yield row.id, PlaceLine(place_from(row), row.title, row.organisation_id, row.name, row.checked_on)


def _with_needs(line: PersonLine, consented: bool) -> PersonLine:
    if not line.needs or not consented:
        return line
    return replace(line, person=replace(line.person, needs=line.needs))


def _with_taken(line: PlaceLine, taken: int) -> PlaceLine:
    return line if not taken else replace(line, place=replace(line.place, taken=taken))


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
