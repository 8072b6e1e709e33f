"""What matching looks at: one person and one place, as plain values.

Only what may decide stands here. Name, salutation, gender, origin, religion and health do not, so that they cannot
enter a score; practical needs (a lift, a quiet room) do, and only with the consent for them (Art. 9(2)(a) DSGVO).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import Any, Final

from freiwilligenagentur.matching.skills import skills_in
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status, Willingness
from freiwilligenagentur.vocabulary import postcodes
from freiwilligenagentur.vocabulary.postcodes import Position

NONE: frozenset[str] = frozenset()
_NOTHING: Final = 1e-9
_NO_LANGUAGES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one volunteer would like and can do. Empty sets, 0 and None mean that nobody asked yet."""

    id: str = ""
    status: Status = Status.OPEN
    birth_date: date | None = None
    guardians_agreed: bool = False
    areas: frozenset[str] = NONE
    activities: frozenset[str] = NONE
    target_groups: frozenset[str] = NONE
    excluded: frozenset[str] = NONE
    """Codes of areas, activities or target groups that are not wanted; a code means the same in every list."""
    availability: int = 0
    hours_min: float | None = None
    hours_max: float | None = None
    """Hours a week."""
    rhythm: frozenset[str] = NONE
    available_from: date | None = None
    available_until: date | None = None
    mobility: frozenset[str] = NONE
    radius_km: float | None = None
    position: Position | None = None
    licences: frozenset[str] = NONE
    languages: Mapping[str, str] = field(default_factory=lambda: _NO_LANGUAGES)
    """Language code to level A1 … C2, "native" or "" (not asked)."""
    company: str = ""
    police_check: Willingness = Willingness.UNKNOWN
    measles: Willingness = Willingness.UNKNOWN
    hygiene: Willingness = Willingness.UNKNOWN
    needs: frozenset[str] = NONE
    """What a place must offer; empty without the consent for it."""
    skills: frozenset[str] = NONE
    """Codes of competences and activities: what the person can or has done before."""
    guessed: frozenset[str] = NONE
    """Fields that are read out of prose and that nobody confirmed; they never shut a gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one offer asks for and gives. Empty sets, 0 and None mean that nobody said."""

    id: str = ""
    status: OfferStatus = OfferStatus.ACTIVE
    areas: frozenset[str] = NONE
    activities: frozenset[str] = NONE
    target_groups: frozenset[str] = NONE
    places_wanted: int | None = None
    taken: int = 0
    availability: int = 0
    hours_min: float | None = None
    hours_max: float | None = None
    rhythm: frozenset[str] = NONE
    starts_on: date | None = None
    ends_on: date | None = None
    anywhere: bool = False
    position: Position | None = None
    minimum_age: int | None = None
    police_check: bool | None = None
    licences: frozenset[str] = NONE
    german_level: str = ""
    measles: bool | None = None
    hygiene: bool | None = None
    languages: frozenset[str] = NONE
    company: str = ""
    accessible: frozenset[str] = NONE
    skills: frozenset[str] = NONE
    """Codes of competences and activities that help there."""
    looked_at: date | None = None
    """The day on which somebody last made sure that the offer is right."""
    turn: float | None = None
    """Whether it is its turn, 0.5 to 1; see ``fairness.py``. None while nobody counts."""
    proposed: int = 0
    """How often it was proposed within the last half year."""
    proposed_on: date | None = None
    guessed: frozenset[str] = NONE
    """Fields that are read out of prose and that nobody confirmed; they never shut a gate."""

    @property
    def free(self) -> int | None:
        """Places left, never below 0; None while nobody said how many are wanted."""
        return None if self.places_wanted is None else max(0, self.places_wanted - self.taken)


def person_from(record: Any, *, may_count_needs: bool) -> Person:
    """The values of a Volunteer, or of a row with its columns. Needs count only with the consent for them."""
    return Person(
        id=intern(record.id),
        status=record.status,
        birth_date=record.birth_date,
        guardians_agreed=record.guardians_agreed_on is not None,
        areas=record.areas,
        activities=record.activities,
        target_groups=record.target_groups,
        excluded=record.excluded,
        availability=record.availability,
        hours_min=record.hours_min,
        hours_max=record.hours_max,
        rhythm=record.rhythm,
        available_from=record.available_from,
        available_until=record.available_until,
        mobility=record.mobility,
        radius_km=record.radius_km,
        position=postcodes.position(record.postcode),
        licences=record.licences,
        languages=_shared(tuple(record.languages.items())),
        company=record.company.value,
        police_check=record.police_check,
        measles=record.measles,
        hygiene=record.hygiene,
        needs=record.practical_needs if may_count_needs else NONE,
        skills=skills_in(record.skills, record.earlier_service),
    )


@lru_cache(maxsize=4_096)
def _shared(languages: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """One mapping for all who speak the same."""
    return dict(languages) if languages else _NO_LANGUAGES


def place_from(record: Any, taken: int = 0) -> Place:
    """The values of an Offer, or of a row with its columns; ``taken`` is how many of this agency are there already."""
    return Place(
        id=intern(record.id),
        status=record.status,
        areas=record.areas,
        activities=record.activities,
        target_groups=record.target_groups,
        places_wanted=record.places_wanted,
        taken=taken,
        availability=record.availability,
        hours_min=record.hours_min,
        hours_max=record.hours_max,
        rhythm=record.rhythm,
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        anywhere=record.anywhere,
        position=place_position(record.latitude, record.longitude, record.postcode),
        minimum_age=record.minimum_age,
        police_check=record.police_check,
        licences=record.licences,
        german_level=record.german_level,
        measles=record.measles,
        hygiene=record.hygiene,
        languages=record.languages,
        company=record.company.value,
        accessible=record.accessible,
        skills=skills_in(record.requirements),
        looked_at=record.checked_on or record.edited_on,
    )


def place_position(latitude: float | None, longitude: float | None, postcode: str) -> Position | None:
    """Where an offer lies: its coordinates, else the middle of its postcode. (0, 0) in imports means none.

    Coordinates that go no further than hundredths are the middle of a town; the postcode says more.
    """
    middle = postcodes.position(postcode)
    if latitude and longitude and (middle is None or _is_exact(latitude) or _is_exact(longitude)):
        return latitude, longitude
    return middle


def _is_exact(degrees: float) -> bool:
    return abs(degrees - round(degrees, 2)) > _NOTHING
