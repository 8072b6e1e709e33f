"""People and places as rows of numbers whose products are scores: what makes all pairs a matter of matrix products.

Most of a score is a sum of products of something of the person with something of the place, once every criterion with
few different values becomes a small table. What is not, "something in common", is the smaller of 1 and a product, and
the way, which depends on where somebody lives and how far they go. ``all_pairs.py`` puts it together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.matching import fast
from freiwilligenagentur.matching.arrays import Flags, Floats, People, Places, Sets, rows_of
from freiwilligenagentur.matching.codes import Masks
from freiwilligenagentur.matching.scoring import NEUTRAL, NOT_ASKED, SOME
from freiwilligenagentur.matching.weights import Criterion, Weights

Features = NDArray[np.float32]
"""One row a record."""
BARRED = -10_000.0
"""What a shut gate adds: far below every score."""
Rule = Callable[[People, Places], Floats]
Gate = Callable[[People, Places], Flags]


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns that a criterion rests on, of both sides: who has the same there has the same value."""

    people: Callable[[People], list[NDArray[np.generic]]]
    places: Callable[[Places], list[NDArray[np.generic]]]


@dataclass(frozen=True, slots=True)
class Product:
    """Two sets of features whose product says something of every pair."""

    people: Features
    places: Features

    def of(self, rows: NDArray[np.intp]) -> Features:
        """The product of some people with all places."""
        found: Features = self.people[rows] @ self.places.T
        return found


@dataclass(slots=True)
class Building:
    """Columns of both sides, gathered piece by piece."""

    of_people: list[Features] = field(default_factory=list)
    of_places: list[Features] = field(default_factory=list)

    def add(self, people: NDArray[np.floating], places: NDArray[np.floating]) -> None:
        """Some columns; one column may come as a vector."""
        self.of_people.append(np.atleast_2d(people.T).T.astype(np.float32))
        self.of_places.append(np.atleast_2d(places.T).T.astype(np.float32))

    def product(self) -> Product:
        """All columns side by side."""
        return Product(np.hstack(self.of_people), np.hstack(self.of_places))


def one_hot(masks: Masks) -> NDArray[np.uint8]:
    """A column of 0 and 1 for every bit."""
    words = masks.reshape(len(masks), -1)
    return np.unpackbits(np.ascontiguousarray(words).astype("<u8").view(np.uint8), axis=1, bitorder="little")


def shared_bits(people: Masks, places: Masks) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """One-hot columns of the codes that occur on both sides; the others decide nothing."""
    of_people, of_places = one_hot(people), one_hot(places)
    width = min(of_people.shape[1], of_places.shape[1])
    of_people, of_places = of_people[:, :width], of_places[:, :width]
    both = of_people.any(axis=0) & of_places.any(axis=0)
    return of_people[:, both], of_places[:, both]


@dataclass(frozen=True, slots=True)
class Sums:
    """What a score is added up from, but for the way."""

    main: Product
    """All that is a sum of products."""
    topics: list[tuple[Product, np.float32]]
    """Of these the product counts, but no more than the number beside it: something in common."""
    time: tuple[Product, np.float32] | None
    """The same; a pair that has nothing of it cannot meet. None without weight."""


def sums(people: People, places: Places, weights: Weights) -> Sums:
    """The features of people and places with these weights."""
    main = Building()
    topics = []
    for weight, wished, wanted in (
        (weights.activity, people.activities, places.activities),
        (weights.area, people.areas, places.areas),
        (weights.target_group, people.target_groups, places.target_groups),
    ):
        if weight:
            topic = _shares(main, wished, wanted, weight, NEUTRAL)
            topics.append((topic.product(), np.float32(SOME * weight)))
    time = _time(main, people, places, weights.time) if weights.time else None
    for criterion, rule, keys in TABLES:
        if weights[criterion]:
            _add_table(main, people, places, rule, weights[criterion], keys)
    for gate, keys in GATES:
        _add_gate(main, people, places, gate, keys)
    main.add(np.ones(len(people.company)), weights.fairness * np.nan_to_num(places.turn))
    return Sums(main.product(), topics, time)


def _time(main: Building, people: People, places: Places, weight: float) -> tuple[Product, np.float32]:
    """Unknown times count as common ones here, since they keep nobody apart, and are set right in the main sum."""
    wished, wanted = _half_days(people.availability), _half_days(places.availability)
    time = _shares(main, wished, wanted, weight, NEUTRAL - SOME)
    time.add(np.full(len(wished.counts), SOME * weight), np.ones(len(wanted.counts)))
    time.add(-SOME * weight * (wished.counts > 0), 1.0 * (wanted.counts > 0))
    return time.product(), np.float32(SOME * weight)


def _half_days(availability: NDArray[np.uint64]) -> Sets:
    return Sets(availability[:, None], np.bitwise_count(availability).astype(np.float64))


def _shares(main: Building, people: Sets, places: Sets, weight: float, unknown: float) -> Building:
    """Adds the share of what is in common and the value of unknown; returns what says whether there is anything."""
    of_people, of_places = shared_bits(people.masks, places.masks)
    main.add(weight * (1 - SOME) * of_people, of_places / np.maximum(places.counts, 1)[:, None])
    main.add(np.full(len(people.counts), weight * unknown), np.ones(len(places.counts)))
    main.add(-weight * unknown * (people.counts > 0), 1.0 * (places.counts > 0))
    common = Building()
    common.add(SOME * weight * of_people, 1.0 * of_places)
    return common


def _add_table(main: Building, people: People, places: Places, rule: Rule, weight: float, keys: Keys) -> None:
    """Adds a criterion with few different values on one side as a table of that side's values."""

    def weighed(some_people: People, some_places: Places) -> Floats:
        value = rule(some_people, some_places)
        return np.where(value == NOT_ASKED, 0.0, weight * np.where(np.isnan(value), NEUTRAL, value))

    _tabled(main, people, places, weighed, keys)


def _add_gate(main: Building, people: People, places: Places, gate: Gate, keys: Keys) -> None:
    """Adds a gate in the same way; where it is shut, the sum falls far below every score."""
    _tabled(main, people, places, lambda p, o: np.where(gate(p, o), BARRED, 0.0), keys)


def asked(people: People, places: Places, weights: Weights) -> tuple[Floats, Floats]:
    """The sum of the weights that are asked for is one number of the person plus one of the place."""
    always = sum(weights[criterion] for criterion in ALWAYS_ASKED)
    of_people = np.where(people.needs.counts > 0, always + weights.needs, always)
    of_places = weights.language * (places.languages.counts > 0) + weights.skills * (places.skills.counts > 0)
    return of_people, of_places + weights.fairness * ~np.isnan(places.turn)


ALWAYS_ASKED = (
    Criterion.ACTIVITY,
    Criterion.TARGET_GROUP,
    Criterion.TIME,
    Criterion.DISTANCE,
    Criterion.AREA,
    Criterion.RHYTHM,
    Criterion.HOURS,
    Criterion.COMPANY,
)


def _tabled(
    main: Building, people: People, places: Places, value: Callable[[People, Places], Floats], keys: Keys
) -> None:
    some_people, person_key = _distinct(keys.people(people))
    some_places, place_key = _distinct(keys.places(places))
    table = value(rows_of(people, some_people[:, None]), rows_of(places, some_places[None, :]))
    table = np.broadcast_to(table, (len(some_people), len(some_places)))
    if not table.any():
        return
    if len(some_places) <= len(some_people):
        main.add(table[person_key], np.eye(len(some_places))[place_key])
    else:
        main.add(np.eye(len(some_people))[person_key], table.T[place_key])


def _distinct(columns: list[NDArray[np.generic]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """One row for each different combination, and which of them every row has."""
    inverse = np.zeros(len(columns[0]), np.intp)
    for column in columns:
        for part in column.reshape(len(column), -1).T:
            values, key = np.unique(part, return_inverse=True)
            inverse = inverse * len(values) + key
    _combined, first, inverse = np.unique(inverse, return_index=True, return_inverse=True)
    return first, inverse


TABLES: tuple[tuple[Criterion, Rule, Keys], ...] = (
    (Criterion.RHYTHM, fast.rhythm, Keys(lambda p: [p.rhythm.masks], lambda o: [o.rhythm.masks])),
    (Criterion.HOURS, fast.hours, Keys(lambda p: [p.hours_min, p.hours_max], lambda o: [o.hours_min, o.hours_max])),
    (Criterion.COMPANY, fast.company, Keys(lambda p: [p.company], lambda o: [o.company])),
    (Criterion.LANGUAGE, fast.language, Keys(lambda p: [p.languages.masks], lambda o: [o.languages.masks])),
    (Criterion.SKILLS, fast.skills, Keys(lambda p: [p.skills.masks], lambda o: [o.skills.masks])),
    (Criterion.NEEDS, fast.needs, Keys(lambda p: [p.needs.masks], lambda o: [o.accessible.masks])),
)
GATES: tuple[tuple[Gate, Keys], ...] = (
    (fast.german_too_low, Keys(lambda p: [p.german], lambda o: [o.german])),
    (fast.licence_missing, Keys(lambda p: [p.licences.masks], lambda o: [o.licences.masks])),
    (
        fast.papers_missing,
        Keys(
            lambda p: [p.declined_police_check, p.declined_measles, p.declined_hygiene],
            lambda o: [o.wants_police_check, o.wants_measles, o.wants_hygiene],
        ),
    ),
)
