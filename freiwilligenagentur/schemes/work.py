"""What somebody did, where and when, and how many hours of it fall into a stretch of days.

The rule, written down once:

* A *place* is one offer. Two placements of a person at the same offer are the same place.
* At one place a day counts once. Where entries overlap there, each day takes the entry with the most hours a day.
* Hours of two different places add up, also in the same weeks.
* An entry that reaches over the edge of the stretch counts by its days: half of its days inside, half of its hours.
* Confirmed is what somebody else than the volunteer confirmed. ``confirmed`` counts these entries alone, ``counted``
  all entries; so ``confirmed`` is never more than ``counted``, and both only grow with more entries.
* The time of engagement is the union of all days from the start to the end of placements and of entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

_DAY = timedelta(days=1)
Cents = int | Fraction
"""Hundredths of an hour, exact: whole where no entry was cut."""


class Hours(NamedTuple):
    """One entry: both days included, hundredths of an hour, and whether somebody else confirmed them.

    A tuple, since an office has tens of thousands.
    """

    first: date
    last: date
    cents: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when somebody was engaged; ``last`` None while it goes on."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """One offer at which somebody works or worked."""

    id: str
    spans: tuple[Span, ...] = ()
    entries: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Such as the Juleica, by the name that the rules give it; ``until`` None where it does not run out."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known of a person's engagement."""

    birth_date: date | None = None
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    """What the person has that leads to a scheme without the hours."""


class Amount(NamedTuple):
    """Hundredths of hours, exact."""

    confirmed: Cents = 0
    counted: Cents = 0
    """Confirmed and estimated together."""
    again: Cents = 0
    """What was entered besides for days at a place that count already."""

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(self.confirmed + other.confirmed, self.counted + other.counted, self.again + other.again)


NOTHING = Amount()


def hours_of(work: Work, first: date, last: date) -> Amount:
    """The hours of all places from ``first`` to ``last``, both included."""
    return reduce(Amount.plus, [hours_at(place, first, last) for place in work.places] or [NOTHING])


def hours_at(place: Place, first: date, last: date) -> Amount:
    """The hours of one place from ``first`` to ``last``, both included."""
    near = [entry for entry in place.entries if entry.first <= last and first <= entry.last]
    if not near:
        return NOTHING
    sure = [entry for entry in near if entry.confirmed]
    if _apart(near):
        counted = _each_entry(near, first, last)
        return Amount(counted if len(sure) == len(near) else _each_entry(sure, first, last), counted)
    counted = _each_day_once(near, first, last)
    return Amount(_each_day_once(sure, first, last), counted, _each_entry(near, first, last) - counted)


def engaged_days(work: Work, before: date) -> int:
    """On how many days before ``before`` somebody was engaged, each day once."""
    reached, days = date.min, 0
    for first, after in sorted(_stretches(work, before)):
        start, end = max(first, reached), min(after, before)
        if start < end:
            days += (end - start).days
            reached = end
    return days


def goes_on(work: Work, day: date) -> bool:
    """Whether somebody is still engaged on a day."""
    return any(
        span.first <= day and (span.last is None or day <= span.last) for place in work.places for span in place.spans
    )


def _stretches(work: Work, before: date) -> Iterable[tuple[date, date]]:
    """(first day, day after the last) of everything; what goes on ends with ``before``."""
    for place in work.places:
        for span in place.spans:
            yield span.first, span.last + _DAY if span.last else before
        for entry in place.entries:
            yield entry.first, entry.last + _DAY


def _apart(entries: Sequence[Hours]) -> bool:
    """Whether no two of them have a day in common."""
    return all(entry.last < follower.first for entry, follower in pairwise(sorted(entries)))


def _each_entry(entries: Sequence[Hours], first: date, last: date) -> Cents:
    total: Cents = 0
    for entry in entries:
        cut = entry.first < first or last < entry.last
        total += _share(entry, max(entry.first, first), min(entry.last, last)) if cut else entry.cents
    return total


def _each_day_once(entries: Sequence[Hours], first: date, last: date) -> Cents:
    edges = {max(entry.first, first) for entry in entries} | {min(entry.last, last) + _DAY for entry in entries}
    total = Fraction(0)
    ordered = sorted(edges)
    for start, after in pairwise(ordered):
        over = [entry for entry in entries if entry.first <= start and after <= entry.last + _DAY]
        total += max((_share(entry, start, after - _DAY) for entry in over), default=Fraction(0))
    return total


def _share(entry: Hours, first: date, last: date) -> Fraction:
    """What falls on the days from ``first`` to ``last`` when each day has as much as the others."""
    return Fraction(entry.cents * ((last - first).days + 1), (entry.last - entry.first).days + 1)
