"""People and places as columns: what the fast comparison reads, made from the values and kept in step with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.matching import gates, scoring
from freiwilligenagentur.matching.codes import Codes, Masks, widths
from freiwilligenagentur.matching.values import NONE, Person, Place
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status, Willingness

Floats = NDArray[np.float64]
"""NaN where nobody knows."""
Whole = NDArray[np.int32]
Flags = NDArray[np.bool_]

NEVER: Final = -100_000_000
ALWAYS: Final = 99_999_999
"""Days that come before and after every day; days are written 20261122, so that full years are a division."""
NO_AGE: Final = -9_999
"""A minimum age that everybody has."""
ANY_LEVEL: Final = 99
COMPANY: Final = {"": 0, "alone": 1, "group": 2}


@dataclass(frozen=True, slots=True)
class Sets:
    """A column of sets of codes."""

    masks: Masks
    counts: Floats
    """How many codes each holds."""

    def __getitem__(self, rows: Any) -> Sets:
        return Sets(self.masks[rows], self.counts[rows])


@dataclass(frozen=True, slots=True)
class People:
    """Columns of people, the older record first."""

    areas: Sets
    activities: Sets
    target_groups: Sets
    languages: Sets
    skills: Sets
    needs: Sets
    rhythm: Sets
    licences: Sets
    """Classes held or included; a count of 0 means that nobody asked or that it is a guess."""
    excluded: Sets
    """What shuts the gate; ``unwanted`` is that and what is guessed."""
    unwanted: Sets
    availability: NDArray[np.uint64]
    hours_min: Floats
    hours_max: Floats
    company: NDArray[np.int8]
    reach_km: Floats
    latitude: Floats
    longitude: Floats
    """Radians."""
    available_from: Whole
    available_until: Whole
    birth_date: Whole
    german: NDArray[np.int8]
    """Place in the list of levels; ``ANY_LEVEL`` when nobody asked."""
    declined_police_check: Flags
    declined_measles: Flags
    declined_hygiene: Flags
    looking: Flags
    gone: Flags


@dataclass(frozen=True, slots=True)
class Places:
    """Columns of offers, the older record first."""

    areas: Sets
    activities: Sets
    target_groups: Sets
    languages: Sets
    skills: Sets
    accessible: Sets
    rhythm: Sets
    licences: Sets
    topics: Sets
    availability: NDArray[np.uint64]
    hours_min: Floats
    hours_max: Floats
    company: NDArray[np.int8]
    anywhere: Flags
    latitude: Floats
    longitude: Floats
    starts_on: Whole
    ends_on: Whole
    minimum_age: Whole
    german: NDArray[np.int8]
    wants_police_check: Flags
    wants_measles: Flags
    wants_hygiene: Flags
    turn: Floats
    closed: Flags
    """Not active, or no place left."""
    archived: Flags


Record = TypeVar("Record", Person, Place)
Columns = TypeVar("Columns", People, Places)


@dataclass(frozen=True, slots=True)
class Table(Generic[Record, Columns]):
    """Records in the order of their ids, and their columns. Never changed: ``refreshed`` makes the next one."""

    keys: list[str]
    records: list[Record]
    rows: dict[str, int]
    columns: Columns

    def __len__(self) -> int:
        return len(self.keys)


def rows_of(columns: Columns, rows: Any) -> Columns:
    """Some rows of every column, by their places, a slice or a mask."""
    return type(columns)(**{field.name: getattr(columns, field.name)[rows] for field in fields(columns)})


def refreshed(
    before: Table[Record, Columns] | None,
    records: Mapping[str, Record],
    encode: Callable[[Sequence[Record]], Columns],
) -> Table[Record, Columns]:
    """The table of these records; only what is new or changed since ``before`` is encoded."""
    keys = sorted(records)
    ordered = [records[key] for key in keys]
    if before is None or not before.keys:
        return Table(keys, ordered, _rows(keys), encode(ordered))
    same = keys == before.keys
    origin = range(len(keys)) if same else [before.rows.get(key, -1) for key in keys]
    changed = [
        row
        for row, (source, record) in enumerate(zip(origin, ordered, strict=True))
        if source < 0 or (before.records[source] is not record and before.records[source] != record)
    ]
    if same and not changed:
        return before
    columns = rows_of(before.columns, slice(None) if same else np.array(origin, np.intp))
    if changed:
        columns = _overwritten(columns, np.array(changed, np.intp), encode([ordered[row] for row in changed]))
    return Table(keys, ordered, before.rows if same else _rows(keys), columns)


def people_columns(codes: Codes, people: Sequence[Person]) -> People:
    """Encodes people."""
    return People(
        areas=_sets(codes.topics, [p.areas for p in people]),
        activities=_sets(codes.topics, [p.activities for p in people]),
        target_groups=_sets(codes.topics, [p.target_groups - scoring.ANYONE for p in people]),
        languages=_sets(codes.languages, [frozenset(p.languages) for p in people]),
        skills=_sets(codes.skills, [p.skills for p in people]),
        needs=_sets(codes.needs, [p.needs for p in people]),
        rhythm=_sets(codes.rhythm, [p.rhythm for p in people]),
        licences=_sets(codes.licences, [NONE if "licences" in p.guessed else gates.held(p) for p in people]),
        excluded=_sets(codes.topics, [NONE if "excluded" in p.guessed else p.excluded for p in people]),
        unwanted=_sets(codes.topics, [p.excluded for p in people]),
        availability=np.array([p.availability for p in people], np.uint64),
        hours_min=_floats(p.hours_min for p in people),
        hours_max=_floats(p.hours_max for p in people),
        company=np.array([COMPANY.get(p.company, 0) for p in people], np.int8),
        reach_km=_floats(scoring.reach_km(p) for p in people),
        latitude=np.radians(_floats(p.position and p.position[0] for p in people)),
        longitude=np.radians(_floats(p.position and p.position[1] for p in people)),
        available_from=_days((p.available_from for p in people), NEVER),
        available_until=_days((p.available_until for p in people), ALWAYS),
        birth_date=_days((None if "birth_date" in p.guessed else p.birth_date for p in people), NEVER),
        german=_levels(None if "languages" in p.guessed else p.languages.get("de", "") for p in people),
        declined_police_check=_flags(_declined(p, "police_check") for p in people),
        declined_measles=_flags(_declined(p, "measles") and not _before_measles(p) for p in people),
        declined_hygiene=_flags(_declined(p, "hygiene") for p in people),
        looking=_flags(p.status is Status.OPEN for p in people),
        gone=_flags(p.status in GONE for p in people),
    )


def places_columns(codes: Codes, places: Sequence[Place]) -> Places:
    """Encodes offers."""
    return Places(
        areas=_sets(codes.topics, [p.areas for p in places]),
        activities=_sets(codes.topics, [p.activities for p in places]),
        target_groups=_sets(codes.topics, [p.target_groups - scoring.ANYONE for p in places]),
        languages=_sets(codes.languages, [p.languages for p in places]),
        skills=_sets(codes.skills, [p.skills for p in places]),
        accessible=_sets(codes.needs, [p.accessible for p in places]),
        rhythm=_sets(codes.rhythm, [p.rhythm for p in places]),
        licences=_sets(codes.licences, [NONE if "licences" in p.guessed else p.licences for p in places]),
        topics=_sets(codes.topics, [gates.sure_topics(p) for p in places]),
        availability=np.array([p.availability for p in places], np.uint64),
        hours_min=_floats(p.hours_min for p in places),
        hours_max=_floats(p.hours_max for p in places),
        company=np.array([COMPANY.get(p.company, 0) for p in places], np.int8),
        anywhere=_flags(p.anywhere for p in places),
        latitude=np.radians(_floats(p.position and p.position[0] for p in places)),
        longitude=np.radians(_floats(p.position and p.position[1] for p in places)),
        starts_on=_days((p.starts_on for p in places), NEVER),
        ends_on=_days((p.ends_on for p in places), ALWAYS),
        minimum_age=np.array([_minimum_age(p) for p in places], np.int32),
        german=_levels((None if "german_level" in p.guessed else p.german_level for p in places), unknown=-1),
        wants_police_check=_flags(_wants(p, "police_check") for p in places),
        wants_measles=_flags(_wants(p, "measles") for p in places),
        wants_hygiene=_flags(_wants(p, "hygiene") for p in places),
        turn=_floats(p.turn for p in places),
        closed=_flags(p.status is not OfferStatus.ACTIVE or p.free == 0 for p in places),
        archived=_flags(p.status is OfferStatus.ARCHIVED for p in places),
    )


GONE: Final = frozenset({Status.ENDED, Status.ARCHIVED})
"""Those who left are looked at no more when people are looked for."""


def day_number(day: date) -> int:
    """``20261122``."""
    return day.year * 10_000 + day.month * 100 + day.day


def _sets(codes: Any, sets: Sequence[frozenset[str]]) -> Sets:
    return Sets(codes.masks(sets), widths(sets))


def _floats(values: Any) -> Floats:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _flags(values: Any) -> Flags:
    return np.fromiter(values, np.bool_)


def _days(days: Any, missing: int) -> Whole:
    return np.array([missing if day is None else day_number(day) for day in days], np.int32)


def _levels(levels: Any, unknown: int = ANY_LEVEL) -> NDArray[np.int8]:
    ranks = {level: rank for rank, level in enumerate(gates.LEVELS)}
    return np.array([ranks.get(level, unknown) for level in levels], np.int8)


def _declined(person: Person, paper: str) -> bool:
    return getattr(person, paper) is Willingness.DECLINED and paper not in person.guessed


def _wants(place: Place, paper: str) -> bool:
    return bool(getattr(place, paper)) and paper not in place.guessed


def _before_measles(person: Person) -> bool:
    return person.birth_date is not None and person.birth_date <= gates.BORN_BEFORE_MEASLES_RULE


def _minimum_age(place: Place) -> int:
    return NO_AGE if place.minimum_age is None or "minimum_age" in place.guessed else place.minimum_age


def _rows(keys: list[str]) -> dict[str, int]:
    return {key: row for row, key in enumerate(keys)}


def _overwritten(columns: Columns, rows: NDArray[np.intp], fresh: Columns) -> Columns:
    merged: dict[str, Any] = {}
    for field in fields(columns):
        old, new = getattr(columns, field.name), getattr(fresh, field.name)
        if isinstance(old, Sets):
            merged[field.name] = Sets(_put(old.masks, rows, new.masks), _put(old.counts, rows, new.counts))
        else:
            merged[field.name] = _put(old, rows, new)
    return type(columns)(**merged)


def _put(old: NDArray[Any], rows: NDArray[np.intp], new: NDArray[Any]) -> NDArray[Any]:
    """A copy with some rows replaced, wider where the masks need more words by now."""
    if new.ndim == 2 and new.shape[1] > old.shape[1]:
        kept = np.zeros((len(old), new.shape[1]), old.dtype)
        kept[:, : old.shape[1]] = old
    else:
        kept = old.copy()
    kept[rows] = new
    return kept
