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
from itertools import pairwise
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class Amount:
    """Hundredths of hours, exact."""

    confirmed: Cents = 0
    counted: Cents = 0
    """Confirmed and estimated together."""
    again: Cents = 0
    """What was entered besides for days at a place that count already."""

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.confirmed + other.confirmed, self.counted + other.counted, self.again + other.again)


NOTHING = Amount()


def hours_of(work: Work, first: date, last: date) -> Amount:
    """The hours of all places from ``first`` to ``last``, both included."""
    amount = NOTHING
    for place in work.places:
        amount += hours_at(place, first, last)
    return amount


def hours_at(place: Place, first: date, last: date) -> Amount:
    """The hours of one place from ``first`` to ``last``, both included."""
    near = [entry for entry in place.entries if entry.first <= last and first <= entry.last]
    if not near:
        return NOTHING
    near.sort(key=_first_day)
    sure = [entry for entry in near if entry.confirmed]
    counted = _cents(near, first, last)
    again = 0 if _apart(near) else _each_entry(near, first, last) - counted
    return Amount(counted if len(sure) == len(near) else _cents(sure, first, last), counted, again)


def engaged_days(work: Work, before: date) -> int:
    """On how many days before ``before`` somebody was engaged, each day once."""
    reached, days = date.min, 0
    for start, end in sorted(_stretches(work, before)):
        if max(start, reached) < end:
            days += (end - max(start, reached)).days
            reached = end
    return days


def goes_on(work: Work, day: date) -> bool:
    """Whether somebody is still engaged on a day."""
    return any(
        span.first <= day and (span.last is None or day <= span.last) for place in work.places for span in place.spans
    )


def _stretches(work: Work, before: date) -> Iterable[tuple[date, date]]:
    """(first day, day after the last) of everything before a day."""
    for place in work.places:
        for span in place.spans:
            yield span.first, min(span.last + timedelta(days=1), before) if span.last else before
        for entry in place.entries:
            yield entry.first, min(entry.last + timedelta(days=1), before)


def _first_day(entry: Hours) -> date:
    return entry.first


def _cents(entries: Sequence[Hours], first: date, last: date) -> Cents:
    """Hundredths of hours of entries at one place, sorted by their first day, each day counted once."""
    return _each_entry(entries, first, last) if _apart(entries) else _each_day_once(entries, first, last)


def _apart(entries: Sequence[Hours]) -> bool:
    """Whether no two of them, sorted by their first day, have a day in common."""
    return all(entry.last < follower.first for entry, follower in pairwise(entries))


def _each_entry(entries: Sequence[Hours], first: date, last: date) -> Cents:
    total: Cents = 0
    for entry in entries:
        cut = entry.first < first or last < entry.last
        total += _share(entry, max(entry.first, first), min(entry.last, last)) if cut else entry.cents
    return total


def _each_day_once(entries: Sequence[Hours], first: date, last: date) -> Cents:
    day = timedelta(days=1)
    edges = {max(entry.first, first) for entry in entries} | {min(entry.last, last) + day for entry in entries}
    total = Fraction(0)
    ordered = sorted(edges)
    for start, after in pairwise(ordered):
        over = [entry for entry in entries if entry.first <= start and after <= entry.last + day]
        total += max((_share(entry, start, after - day) for entry in over), default=Fraction(0))
    return total


def _share(entry: Hours, first: date, last: date) -> Fraction:
    """What falls on the days from ``first`` to ``last`` when each day has as much as the others."""
    return Fraction(entry.cents * ((last - first).days + 1), (entry.last - entry.first).days + 1)
