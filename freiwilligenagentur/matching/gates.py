"""The conditions that must be met, and nothing else excludes: law, age, papers, places, dates, a plain no.

A gate that nobody asked about yet is *open*: it does not exclude, it is named as still to be settled. So is a gate that
would be shut only by what was read out of prose and confirmed by nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status, Willingness

FULL_AGE: Final = 18
BORN_BEFORE_MEASLES_RULE: Final = date(1970, 12, 31)
"""§20(8) IfSG: only people born later show the proof."""

LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2", "native")

INCLUDED_LICENCES: Final = {
    "BE": ("B",),
    "C1": ("B",),
    "C": ("B", "C1"),
    "C1E": ("B", "BE", "C1"),
    "CE": ("B", "BE", "C1", "C1E", "C", "T"),
    "D1": ("B",),
    "D": ("B", "D1"),
    "B": ("AM", "L"),
    "A": ("AM",),
    "T": ("AM", "L"),
}
"""Classes that a class includes or presupposes (§6(3), §9 FeV)."""


class Gate(StrEnum):
    """A condition."""

    OFFER = "offer"
    PERIOD = "period"
    PLACES = "places"
    PAIR = "pair"
    EXCLUSION = "exclusion"
    AGE = "age"
    GUARDIANS = "guardians"
    POLICE_CHECK = "police_check"
    LICENCE = "licence"
    GERMAN = "german"
    MEASLES = "measles"
    HYGIENE = "hygiene"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Finding:
    """A gate that is shut, or one that is still open."""

    gate: Gate
    shut: bool
    detail: tuple[str, ...] = ()
    """What it is about: codes, an age, a level, an ISO date."""


Rule = Callable[[Person, Place, date], Finding | None]


def findings(person: Person, place: Place, today: date) -> list[Finding]:
    """Every gate that is shut or open between both, the plainest reason first; empty when all is settled."""
    found = [finding for rule in _RULES if (finding := rule(person, place, today)) is not None]
    if not person.guessed and not place.guessed:
        return found
    return [replace(each, shut=False) if each.shut and _guessed(each.gate, person, place) else each for each in found]


def not_looking(person: Person) -> Finding | None:
    """Whether somebody is not to be proposed to an offer: placed already, pausing, gone.

    Asked only when people are looked for; whoever sits at the table is looking.
    """
    return None if person.status is Status.OPEN else Finding(Gate.PERSON, True, (person.status.value,))


def _offer(_person: Person, place: Place, _today: date) -> Finding | None:
    return None if place.status is OfferStatus.ACTIVE else Finding(Gate.OFFER, True, (place.status.value,))


def _period(person: Person, place: Place, today: date) -> Finding | None:
    if place.ends_on is not None:
        if place.ends_on < today:
            return Finding(Gate.PERIOD, True, ("over", place.ends_on.isoformat()))
        if person.available_from is not None and person.available_from > place.ends_on:
            return Finding(Gate.PERIOD, True, ("too_late", place.ends_on.isoformat()))
    until, start = person.available_until, place.starts_on
    if until is not None and start is not None and until < start:
        return Finding(Gate.PERIOD, True, ("too_early", start.isoformat()))
    return None


def _places(_person: Person, place: Place, _today: date) -> Finding | None:
    return Finding(Gate.PLACES, True) if place.free == 0 else None


def _exclusion(person: Person, place: Place, _today: date) -> Finding | None:
    hit = person.excluded & (place.areas | place.activities | place.target_groups)
    if not hit:
        return None
    sure = hit & sure_topics(place) if "excluded" not in person.guessed else frozenset()
    return Finding(Gate.EXCLUSION, bool(sure), tuple(sorted(sure or hit)))


def sure_topics(place: Place) -> frozenset[str]:
    """Areas, activities and target groups that are not guessed."""
    lists = {"areas": place.areas, "activities": place.activities, "target_groups": place.target_groups}
    return frozenset().union(*(codes for name, codes in lists.items() if name not in place.guessed))


def _age(person: Person, place: Place, today: date) -> Finding | None:
    if place.minimum_age is None:
        return None
    wanted = (str(place.minimum_age),)
    if person.birth_date is None:
        return Finding(Gate.AGE, False, wanted)
    too_young = age_on(person.birth_date, _first_day(person, place, today)) < place.minimum_age
    return Finding(Gate.AGE, True, wanted) if too_young else None


def _guardians(person: Person, place: Place, today: date) -> Finding | None:
    if person.birth_date is None or person.guardians_agreed:
        return None
    minor = age_on(person.birth_date, _first_day(person, place, today)) < FULL_AGE
    return Finding(Gate.GUARDIANS, False) if minor else None


def _police_check(person: Person, place: Place, _today: date) -> Finding | None:
    return _asked(Gate.POLICE_CHECK, place.police_check, person.police_check)


def _licence(person: Person, place: Place, _today: date) -> Finding | None:
    if not place.licences:
        return None
    wanted = tuple(sorted(place.licences))
    if not person.licences:
        return Finding(Gate.LICENCE, False, wanted)
    return Finding(Gate.LICENCE, True, wanted) if held(person).isdisjoint(place.licences) else None


def held(person: Person) -> frozenset[str]:
    """Every class that somebody may drive."""
    return person.licences.union(*(INCLUDED_LICENCES.get(licence, ()) for licence in person.licences))


def _german(person: Person, place: Place, _today: date) -> Finding | None:
    if place.german_level not in LEVELS:
        return None
    level = person.languages.get("de", "")
    if level not in LEVELS:
        return Finding(Gate.GERMAN, False, (place.german_level,))
    too_low = LEVELS.index(level) < LEVELS.index(place.german_level)
    return Finding(Gate.GERMAN, True, (place.german_level,)) if too_low else None


def _measles(person: Person, place: Place, _today: date) -> Finding | None:
    if person.birth_date is not None and person.birth_date <= BORN_BEFORE_MEASLES_RULE:
        return None
    return _asked(Gate.MEASLES, place.measles, person.measles)


def _hygiene(person: Person, place: Place, _today: date) -> Finding | None:
    return _asked(Gate.HYGIENE, place.hygiene, person.hygiene)


_RULES: Final[tuple[Rule, ...]] = (
    _offer,
    _period,
    _places,
    _exclusion,
    _age,
    _licence,
    _german,
    _police_check,
    _measles,
    _hygiene,
    _guardians,
)


RESTS_ON: Final = {
    Gate.AGE: ("birth_date", "minimum_age"),
    Gate.LICENCE: ("licences", "licences"),
    Gate.GERMAN: ("languages", "german_level"),
    Gate.POLICE_CHECK: ("police_check", "police_check"),
    Gate.MEASLES: ("measles", "measles"),
    Gate.HYGIENE: ("hygiene", "hygiene"),
}
"""The field of the person and that of the place that shut a gate. What is not wanted is looked at code by code."""


def _guessed(gate: Gate, person: Person, place: Place) -> bool:
    of_person, of_place = RESTS_ON.get(gate, ("", ""))
    return of_person in person.guessed or of_place in place.guessed


def age_on(birth_date: date, day: date) -> int:
    """Full years; an age is reached at the start of the birthday (§187(2) BGB)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _first_day(person: Person, place: Place, today: date) -> date:
    """When somebody could begin at the earliest."""
    return max(day for day in (today, person.available_from, place.starts_on) if day is not None)


def _asked(gate: Gate, needed: bool | None, answer: Willingness) -> Finding | None:
    if not needed or answer in (Willingness.AGREED, Willingness.SHOWN):
        return None
    return Finding(gate, answer is Willingness.DECLINED)
