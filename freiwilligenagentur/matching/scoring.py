"""How well one person and one place fit: criteria, each a pure function, and from them one score.

A criterion gives a value from 0 (against it) to 1 (all one could wish), ``None`` where one side is unknown, and
``NOT_ASKED`` where the place asks for nothing. The score is the weighted mean; unknown counts as ``NEUTRAL``, so it is
never worse than a mismatch, and what is not asked does not count at all. Two who cannot meet, because of the time or
the way, lose up to ``APART`` of it, however much else they share. Every step rises with every value, so being better
in one criterion never ranks lower. ``docs/matching.md`` works through examples.

This is the plain reference: one pair at a time. ``fast.py`` and ``all_pairs.py`` compute the same over columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from freiwilligenagentur.matching.values import Person, Place
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights
from freiwilligenagentur.vocabulary.postcodes import between_km

__all__ = ["Criterion", "Value", "score", "values"]

Value = float | None

NEUTRAL: Final = 0.5
NOT_ASKED: Final = -1.0
APART: Final = 0.4
"""The part of the score that no common time, or a way of twice the reach, takes away."""
FITS: Final = 50.0
"""From this score on two fit: not worse than a pair of which nothing is known."""
SOME: Final = 0.85
"""The value of the first thing in common; the rest comes with the share of what is asked."""
UNSPOKEN: Final = 0.3
"""Without a language or a skill that helps there."""
HALF_MET: Final = 0.4
"""The most that is left when some need is not met."""
NEAR_EDGE: Final = 0.7
FAR_EDGE: Final = 0.4
"""The value of a way just within the reach, and just beyond it."""

ANYONE: Final = frozenset({"anyone"})
"""The target group "no particular group"."""

REACH_KM: Final = {"foot": 2.0, "bicycle": 6.0, "transit": 15.0, "car": 25.0}
"""How far people usually go for an hour or two of work; a radius that somebody named comes first."""
USUAL_REACH_KM: Final = 10.0


def activity(person: Person, place: Place) -> Value:
    """Shared activities."""
    return _shared(person.activities, place.activities, person.excluded)


def area(person: Person, place: Place) -> Value:
    """Shared areas."""
    return _shared(person.areas, place.areas, person.excluded)


def target_group(person: Person, place: Place) -> Value:
    """Shared target groups; "no particular group" says as little as none."""
    return _shared(person.target_groups - ANYONE, place.target_groups - ANYONE, person.excluded)


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
        return max(NEUTRAL, 1 - NEUTRAL * km / USUAL_REACH_KM)
    if km <= limit:
        return 1 - (1 - NEAR_EDGE) * km / limit if limit else 1.0
    return max(0.0, FAR_EDGE * (2 - km / limit)) if limit else 0.0


def language(person: Person, place: Place) -> Value:
    """Languages that help there. Not speaking them is a small thing against it, since they are no condition."""
    if not place.languages:
        return NOT_ASKED
    if not person.languages:
        return None
    return UNSPOKEN if place.languages.isdisjoint(person.languages) else 1.0


def needs(person: Person, place: Place) -> Value:
    """What the person needs there, such as a lift, against what the place names."""
    if not person.needs:
        return NOT_ASKED
    if not place.accessible:
        return None
    met = len(person.needs & place.accessible)
    return 1.0 if met == len(person.needs) else HALF_MET * met / len(person.needs)


def skills(person: Person, place: Place) -> Value:
    """What somebody can or has done before that the place names. Without it is a small thing against it."""
    if not place.skills:
        return NOT_ASKED
    if not person.skills:
        return None
    return UNSPOKEN if place.skills.isdisjoint(person.skills) else 1.0


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


def fairness(_person: Person, place: Place) -> Value:
    """Whether it is the place's turn; see ``fairness.py``. Never below neutral, so nobody is pushed out by it."""
    return NOT_ASKED if place.turn is None else place.turn


RULES: Final[tuple[tuple[Criterion, Callable[[Person, Place], Value]], ...]] = (
    (Criterion.ACTIVITY, activity),
    (Criterion.TARGET_GROUP, target_group),
    (Criterion.TIME, time),
    (Criterion.LANGUAGE, language),
    (Criterion.SKILLS, skills),
    (Criterion.NEEDS, needs),
    (Criterion.DISTANCE, distance),
    (Criterion.AREA, area),
    (Criterion.RHYTHM, rhythm),
    (Criterion.HOURS, hours),
    (Criterion.COMPANY, company),
    (Criterion.FAIRNESS, fairness),
)
"""Every criterion that two records decide, in the order in which reasons are told; ``WORDS`` comes from outside."""

TO_MEET: Final = frozenset({Criterion.TIME, Criterion.DISTANCE})
"""Whoever fails here cannot meet."""


def values(person: Person, place: Place, words: Value = NOT_ASKED) -> dict[Criterion, Value]:
    """The value of every criterion that is asked for; ``words`` is how near the texts of both are, 0 to 1."""
    return {criterion: value for criterion, value in _all(person, place, words) if value is None or value >= 0}


def score(person: Person, place: Place, weights: Weights = DEFAULT, words: Value = NOT_ASKED) -> float:
    """0 to 100: the weighted mean of the criteria, unknown counted as neutral, less for two who cannot meet."""
    total = asked = 0.0
    together = 1.0
    for criterion, value in _all(person, place, words):
        weight = weights[criterion]
        if not weight or (value is not None and value < 0):
            continue
        known = NEUTRAL if value is None else value
        if known < NEUTRAL and criterion in TO_MEET:
            together *= 1 - APART * (1 - known / NEUTRAL)
        total += weight * known
        asked += weight
    return 100 * together * total / asked if asked else 100 * NEUTRAL


def cost(criterion: Criterion, value: Value, weights: Weights = DEFAULT) -> float:
    """How much a value takes from a score, in weights: to name what stands in the way most."""
    known = NEUTRAL if value is None else value
    lost = weights[criterion] * (1 - known)
    if criterion in TO_MEET and known < NEUTRAL and weights[criterion]:
        lost += APART * sum(weights[each] for each in Criterion) * (1 - known / NEUTRAL)
    return lost


def _all(person: Person, place: Place, words: Value) -> Iterator[tuple[Criterion, Value]]:
    for criterion, rule in RULES:
        yield criterion, rule(person, place)
    yield Criterion.WORDS, words


def _shared(wished: frozenset[str], asked: frozenset[str], unwanted: frozenset[str]) -> Value:
    """What is not wanted leaves nothing in common, also where it is only read out of prose and so excludes nobody."""
    if unwanted and not unwanted.isdisjoint(asked):
        return 0.0
    if not wished or not asked:
        return None
    return _enough(len(wished & asked), len(asked))


def _enough(common: int, asked: int) -> float:
    """Nothing in common 0, all that is asked 1; between them ``SOME`` and the rest by the share."""
    return SOME + (1 - SOME) * common / asked if common else 0.0
