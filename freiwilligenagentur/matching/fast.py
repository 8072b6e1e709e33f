"""The score and the gates of many pairs at once: the same rules as ``scoring`` and ``gates``, over columns.

People and places are compared row by row; either side may be a single row, which is then compared with all of the
other. ``tests/matching/test_fast_agreement.py`` holds every figure against the plain reference.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np

from freiwilligenagentur.matching.arrays import Flags, Floats, People, Places, Sets, day_number
from freiwilligenagentur.matching.codes import common
from freiwilligenagentur.matching.scoring import (
    APART,
    FAR_EDGE,
    HALF_MET,
    NEAR_EDGE,
    NEUTRAL,
    NOT_ASKED,
    SOME,
    TO_MEET,
    UNSPOKEN,
    USUAL_REACH_KM,
)
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights
from freiwilligenagentur.vocabulary.postcodes import EARTH_KM

UNKNOWN: Final = np.nan


def scores(people: People, places: Places, weights: Weights = DEFAULT, words: Floats | None = None) -> Floats:
    """The score of every pair, 0 to 100. ``words`` is how near the texts are, NaN where nothing is written."""
    size = np.broadcast_shapes(people.hours_min.shape, places.hours_min.shape)
    total, asked, together = np.zeros(size), np.zeros(size), np.ones(size)
    for criterion, rule in RULES:
        weight = weights[criterion]
        if weight:
            value = rule(people, places)
            _add(total, asked, weight, value)
            if criterion in TO_MEET:
                together *= 1 - APART * np.clip(1 - _known(value) / NEUTRAL, 0, 1)
    if words is not None and weights.words:
        _add(total, asked, weights.words, words)
    with np.errstate(invalid="ignore"):
        mean = np.where(asked > 0, total / asked, NEUTRAL / np.where(together > 0, together, 1))
    return 100 * together * mean


def shut(people: People, places: Places, today: date) -> Flags:
    """Whether some gate between both is shut."""
    found = places.closed | (places.ends_on < day_number(today)) | unwanted(people, places)
    found = found | never_together(people, places) | too_young(people, places, today)
    return found | papers_missing(people, places) | german_too_low(people, places) | licence_missing(people, places)


def never_together(people: People, places: Places) -> Flags:
    """Whether the person comes after the end or leaves before the beginning."""
    found: Flags = (people.available_from > places.ends_on) | (people.available_until < places.starts_on)
    return found


def too_young(people: People, places: Places, today: date) -> Flags:
    """Full years on the first day are below the minimum; 20261122 - 20101123 is less than 16 0000."""
    first = np.maximum(day_number(today), np.maximum(people.available_from, places.starts_on))
    found: Flags = first < people.birth_date + 10_000 * places.minimum_age
    return found


def unwanted(people: People, places: Places) -> Flags:
    """Whether the place has something that the person does not want."""
    return common(people.excluded.masks, places.topics.masks) > 0


def papers_missing(people: People, places: Places) -> Flags:
    """Whether a paper is asked for that the person declined."""
    found: Flags = (
        (people.declined_police_check & places.wants_police_check)
        | (people.declined_measles & places.wants_measles)
        | (people.declined_hygiene & places.wants_hygiene)
    )
    return found


def german_too_low(people: People, places: Places) -> Flags:
    """Whether the level is known and too low."""
    found: Flags = people.german < places.german
    return found


def licence_missing(people: People, places: Places) -> Flags:
    """Whether the classes are known and none of them will do."""
    lacking = common(people.licences.masks, places.licences.masks) == 0
    found: Flags = lacking & (people.licences.counts > 0) & (places.licences.counts > 0)
    return found


def _add(total: Floats, asked: Floats, weight: float, value: Floats) -> None:
    counts = value != NOT_ASKED
    total += np.where(counts, weight * _known(value), 0)
    asked += np.where(counts, weight, 0)


def _known(value: Floats) -> Floats:
    return np.where(np.isnan(value), NEUTRAL, value)


def _shared(wished: Sets, asked: Sets, not_wanted: Sets) -> Floats:
    value = _enough(common(wished.masks, asked.masks), asked.counts, (wished.counts > 0) & (asked.counts > 0))
    if not not_wanted.counts.any():
        return value
    return np.where(common(not_wanted.masks, asked.masks) > 0, 0.0, value)


def _enough(both: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], asked: Floats, known: Flags) -> Floats:
    share = SOME + (1 - SOME) * both / np.maximum(asked, 1)
    return np.where(known, np.where(both > 0, share, 0), UNKNOWN)


def activity(people: People, places: Places) -> Floats:
    """As ``scoring.activity``; so are those that follow."""
    return _shared(people.activities, places.activities, people.unwanted)


def area(people: People, places: Places) -> Floats:
    """As ``scoring.area``."""
    return _shared(people.areas, places.areas, people.unwanted)


def target_group(people: People, places: Places) -> Floats:
    """As ``scoring.target_group``."""
    return _shared(people.target_groups, places.target_groups, people.unwanted)


def time(people: People, places: Places) -> Floats:
    """As ``scoring.time``."""
    both = np.bitwise_count(people.availability & places.availability)
    asked = np.bitwise_count(places.availability).astype(np.float64)
    return _enough(both, asked, (people.availability > 0) & (places.availability > 0))


def _helpful(held: Sets, named: Sets) -> Floats:
    some = np.where(common(held.masks, named.masks) > 0, 1.0, UNSPOKEN)
    return np.where(named.counts > 0, np.where(held.counts > 0, some, UNKNOWN), NOT_ASKED)


def language(people: People, places: Places) -> Floats:
    """As ``scoring.language``."""
    return _helpful(people.languages, places.languages)


def skills(people: People, places: Places) -> Floats:
    """As ``scoring.skills``."""
    return _helpful(people.skills, places.skills)


def needs(people: People, places: Places) -> Floats:
    """As ``scoring.needs``."""
    met, wanted = common(people.needs.masks, places.accessible.masks), people.needs.counts
    value = np.where(met == wanted, 1.0, HALF_MET * met / np.maximum(wanted, 1))
    return np.where(wanted > 0, np.where(places.accessible.counts > 0, value, UNKNOWN), NOT_ASKED)


def rhythm(people: People, places: Places) -> Floats:
    """As ``scoring.rhythm``."""
    some = np.where(common(people.rhythm.masks, places.rhythm.masks) > 0, 1.0, 0.0)
    return np.where((people.rhythm.counts > 0) & (places.rhythm.counts > 0), some, UNKNOWN)


def hours(people: People, places: Places) -> Floats:
    """As ``scoring.hours``. Comparisons with an unnamed bound are false, as they should be."""
    with np.errstate(divide="ignore", invalid="ignore"):
        too_many = np.maximum(0.0, 2 * people.hours_max / places.hours_min - 1)
        too_few = NEUTRAL + NEUTRAL * places.hours_max / people.hours_min
    value = np.where(
        people.hours_max < places.hours_min, too_many, np.where(places.hours_max < people.hours_min, too_few, 1.0)
    )
    person_knows = ~(np.isnan(people.hours_min) & np.isnan(people.hours_max))
    place_knows = ~(np.isnan(places.hours_min) & np.isnan(places.hours_max))
    return np.where(person_knows & place_knows, value, UNKNOWN)


def company(people: People, places: Places) -> Floats:
    """As ``scoring.company``."""
    alike = np.where(people.company == places.company, 1.0, 0.0)
    return np.where((people.company > 0) & (places.company > 0), alike, UNKNOWN)


def distance(people: People, places: Places) -> Floats:
    """As ``scoring.distance``."""
    return way_value(way_km(people, places), people.reach_km, places.anywhere)


def way_km(people: People, places: Places) -> Floats:
    """Great-circle distance in kilometres, as ``postcodes.between_km``; NaN where one has no position."""
    half = (
        np.sin((places.latitude - people.latitude) / 2) ** 2
        + np.cos(people.latitude) * np.cos(places.latitude) * np.sin((places.longitude - people.longitude) / 2) ** 2
    )
    km: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return km


def way_value(km: Floats, limit: Floats, anywhere: Flags) -> Floats:
    """The value of a way against the reach; NaN where the way is unknown."""
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(limit > 0, km / limit, np.where(km > 0, np.inf, 0.0))
    within = 1 - (1 - NEAR_EDGE) * part
    beyond = np.maximum(0.0, FAR_EDGE * (2 - part))
    open_ended = np.maximum(NEUTRAL, 1 - NEUTRAL * km / USUAL_REACH_KM)
    value = np.where(np.isnan(limit), open_ended, np.where(km <= limit, within, beyond))
    return np.where(anywhere, 1.0, np.where(np.isnan(km), UNKNOWN, value))


def fairness(people: People, places: Places) -> Floats:
    """As ``scoring.fairness``."""
    return np.where(np.isnan(places.turn), NOT_ASKED, places.turn)


RULES: Final[tuple[tuple[Criterion, Callable[[People, Places], Floats]], ...]] = (
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
"""In the order of ``scoring.RULES``, so that sums come out alike."""
