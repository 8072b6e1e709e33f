"""How well one person and one place fit: ten criteria, each a pure function, and from them one score.

A criterion gives a value from 0 (against it) to 1 (all one could wish), ``None`` where one side is unknown, and
``NOT_ASKED`` where the place asks for nothing. The score is the weighted mean; unknown counts as ``NEUTRAL``, so it is
never worse than a mismatch, and what is not asked does not count at all. Two who cannot meet, because of the time or
the way, lose up to ``APART`` of it, however much else they share. Every step rises with every value, so being better
in one criterion never ranks lower. ``docs/matching.md`` works through examples.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.vocabulary.postcodes import between_km


class Criterion(StrEnum):
    """What is compared."""

    ACTIVITY = "activity"
    AREA = "area"
    TARGET_GROUP = "target_group"
    TIME = "time"
    LANGUAGE = "language"
    NEEDS = "needs"
    RHYTHM = "rhythm"
    HOURS = "hours"
    COMPANY = "company"
    DISTANCE = "distance"


Value = float | None

NEUTRAL: Final = 0.5
NOT_ASKED: Final = -1.0
APART: Final = 0.4
"""The part of the score that no common time, or a way of twice the reach, takes away."""
FITS: Final = 50.0
"""From this score on two fit: not worse than a pair of which nothing is known."""

ANYONE: Final = frozenset({"anyone"})
"""The target group "no particular group"."""

REACH_KM: Final = {"foot": 2.0, "bicycle": 6.0, "transit": 15.0, "car": 25.0}
"""How far people usually go for an hour or two of work; a radius that somebody named comes first."""
USUAL_REACH_KM: Final = 10.0


def activity(person: Person, place: Place) -> Value:
    """Shared activities."""
    return _shared(person.activities, place.activities)


def area(person: Person, place: Place) -> Value:
    """Shared areas."""
    return _shared(person.areas, place.areas)


def target_group(person: Person, place: Place) -> Value:
    """Shared target groups; "no particular group" says as little as none."""
    return _shared(person.target_groups - ANYONE, place.target_groups - ANYONE)


def time(person: Person, place: Place) -> Value:
    """Half days on which both can."""
    if not person.availability or not place.availability:
        return None
    common = (person.availability & place.availability).bit_count()
    return _enough(common, place.availability.bit_count())


def hours(person: Person, place: Place) -> Value:
    """Hours a week: what the place needs at least against what the person gives at most. An unnamed bound is open.

    Three quarters of the hours count as unknown does, half of them as nothing. Fewer hours than wished for are a
    smaller matter: they never fall below neutral.
    """
    if (person.hours_min is None and person.hours_max is None) or (place.hours_min is None and place.hours_max is None):
        return None
    if person.hours_max is not None and place.hours_min and person.hours_max < place.hours_min:
        return max(0.0, 2 * person.hours_max / place.hours_min - 1)
    if place.hours_max is not None and person.hours_min and place.hours_max < person.hours_min:
        return NEUTRAL + NEUTRAL * place.hours_max / person.hours_min
    return 1.0


def rhythm(person: Person, place: Place) -> Value:
    """Regularly, once or on call: one in common is enough."""
    if not person.rhythm or not place.rhythm:
        return None
    return 0.0 if person.rhythm.isdisjoint(place.rhythm) else 1.0


def distance(person: Person, place: Place) -> Value:
    """The way as the crow flies: from 1 at the door to 0.7 at the edge of the reach; 0.4 beyond, 0 at double the reach.

    Without radius and mobility nothing is too far; nearer is still better, within the usual reach.
    """
    if place.anywhere:
        return 1.0
    km = way_km(person, place)
    if km is None:
        return None
    limit = reach_km(person)
    if limit is None:
        return max(NEUTRAL, 1 - 0.5 * km / USUAL_REACH_KM)
    if km <= limit:
        return 1 - 0.3 * km / limit if limit else 1.0
    return max(0.0, 0.4 * (2 - km / limit)) if limit else 0.0


def language(person: Person, place: Place) -> Value:
    """Languages that help there. Not speaking them is a small thing against it, since they are no condition."""
    if not place.languages:
        return NOT_ASKED
    if not person.languages:
        return None
    return 0.3 if place.languages.isdisjoint(person.languages) else 1.0


def needs(person: Person, place: Place) -> Value:
    """What the person needs there, such as a lift, against what the place names."""
    if not person.needs:
        return NOT_ASKED
    if not place.accessible:
        return None
    met = len(person.needs & place.accessible)
    return 1.0 if met == len(person.needs) else 0.4 * met / len(person.needs)


def company(person: Person, place: Place) -> Value:
    """Alone or with others."""
    if not person.company or not place.company:
        return None
    return 1.0 if person.company == place.company else 0.0


def way_km(person: Person, place: Place) -> float | None:
    """Kilometres between both; None where one of them has no position."""
    if person.position is None or place.position is None:
        return None
    return between_km(person.position, place.position)


def reach_km(person: Person) -> float | None:
    """How far the person goes: the radius named, else by the farthest means of transport, else unknown."""
    if person.radius_km is not None:
        return person.radius_km
    return max((REACH_KM[means] for means in person.mobility if means in REACH_KM), default=None)


RULES: Final[tuple[tuple[Criterion, float, Callable[[Person, Place], Value]], ...]] = (
    (Criterion.ACTIVITY, 4.0, activity),
    (Criterion.TARGET_GROUP, 3.0, target_group),
    (Criterion.TIME, 4.0, time),
    (Criterion.LANGUAGE, 2.0, language),
    (Criterion.NEEDS, 4.0, needs),
    (Criterion.DISTANCE, 3.0, distance),
    (Criterion.AREA, 3.0, area),
    (Criterion.RHYTHM, 2.0, rhythm),
    (Criterion.HOURS, 1.5, hours),
    (Criterion.COMPANY, 1.0, company),
)
"""Every criterion with its weight, in the order in which reasons are told."""

_TO_MEET: Final = frozenset({Criterion.TIME, Criterion.DISTANCE})

WEIGHTS: Final = {criterion: weight for criterion, weight, _rule in RULES}


def values(person: Person, place: Place) -> dict[Criterion, Value]:
    """The value of every criterion that is asked for."""
    found = {criterion: rule(person, place) for criterion, _weight, rule in RULES}
    return {criterion: value for criterion, value in found.items() if value is None or value >= 0}


def score(person: Person, place: Place) -> float:
    """0 to 100: the weighted mean of the criteria, unknown counted as neutral, less for two who cannot meet."""
    total = weights = 0.0
    together = 1.0
    for criterion, weight, rule in RULES:
        value = rule(person, place)
        if value is None:
            value = NEUTRAL
        elif value < 0:
            continue
        elif value < NEUTRAL and criterion in _TO_MEET:
            together *= 1 - APART * (1 - value / NEUTRAL)
        total += weight * value
        weights += weight
    return 100 * together * total / weights


def cost(criterion: Criterion, value: Value) -> float:
    """How much a value takes from a score, in weights: to name what stands in the way most."""
    known = NEUTRAL if value is None else value
    lost = WEIGHTS[criterion] * (1 - known)
    if criterion in _TO_MEET and known < NEUTRAL:
        lost += APART * sum(WEIGHTS.values()) * (1 - known / NEUTRAL)
    return lost


def _shared(wished: frozenset[str], asked: frozenset[str]) -> Value:
    if not wished or not asked:
        return None
    return _enough(len(wished & asked), len(asked))


def _enough(common: int, asked: int) -> float:
    """Nothing in common 0, all that is asked 1, else 0.85, 0.925, 0.9625 … for one, two, three."""
    if not common:
        return 0.0
    return 1.0 if common == asked else 1 - 0.15 * 0.5 ** (common - 1)
