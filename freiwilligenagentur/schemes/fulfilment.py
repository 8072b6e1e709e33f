"""Whether somebody presumably fulfils a scheme on a day: each condition met, missing by how much, or not known.

Nothing here decides: the body that issues a Nachweis or card does. What a rule does not say, or what the records do
not hold, is not known and never counts as met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from freiwilligenagentur.people.model import age_on
from freiwilligenagentur.placements.intervals import add_months
from freiwilligenagentur.schemes.rules import Condition, Period, Rule, SchemeKind
from freiwilligenagentur.schemes.table import way
from freiwilligenagentur.schemes.work import (
    NOTHING,
    Amount,
    Cents,
    Route,
    Work,
    engaged_days,
    goes_on,
    hours_at,
    hours_of,
)

NEAR = 0.25
"""Little is missing when no condition misses more than this share of what it asks."""
PUPILS_UNTIL = 21
"""Who is older is not told what is enough for pupils; a matter of showing, not of law."""
_WEEK, _YEAR = 7, 365


class State(StrEnum):
    """How one condition stands."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Way(StrEnum):
    """How hours are measured; one of those that a rule gives is enough."""

    WEEK = "week"
    YEAR = "year"
    PROJECT = "project"
    PUPILS_YEAR = "pupils_year"
    PUPILS_PROJECT = "pupils_project"


_ONE_PLACE = frozenset({Way.PROJECT, Way.PUPILS_PROJECT})


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one way asks over the days from ``first`` to ``last``, in hundredths of hours."""

    way: Way
    asked: Cents
    first: date
    last: date


class Measure(NamedTuple):
    """The hours of somebody beside what is asked."""

    stretch: Stretch
    hours: Amount
    missing: Cents
    """Hundredths of hours still to come, with estimated ones counted; 0 when there are enough."""
    missing_confirmed: Cents
    """Hundredths of hours still to be confirmed."""


class Finding(NamedTuple):
    """How one condition stands for one person on one day."""

    condition: Condition
    state: State
    share_missing: float = 0.0
    """0 nothing, 1 all (or more than can be put in a number)."""
    from_on: date | None = None
    """From which day it is met if all goes on as now."""
    measures: tuple[Measure, ...] = ()
    """For hours, also where another way makes them needless: every way, the nearest first."""
    pupils: tuple[Measure, ...] = ()
    """For hours that are missing: what would be enough for pupils."""
    estimated: bool = False
    """Met only with hours that nobody has confirmed yet."""
    in_rule: bool = True
    """For unknown: whether the rule says what it asks, so that the record is what lacks."""
    days: int = 0
    """For years: days of engagement; for age: full years."""
    text: str = ""
    """For what only people can judge: the condition in words; for another way than hours: its name."""
    until: date | None = None
    """For another way than hours: its last day, None where it does not run out."""


class Outcome(StrEnum):
    """All conditions together."""

    MET = "met"
    OPEN = "open"
    MISSING = "missing"


class Fulfilment(NamedTuple):
    """All conditions of a rule for one person on one day."""

    findings: tuple[Finding, ...]
    outcome: Outcome
    share_missing: float
    """Added up over the conditions: who has the least is the nearest."""
    near: bool
    estimated: bool

    def of(self, condition: Condition) -> Finding | None:
        """The finding of a condition, None where the rule does not have it."""
        return next((each for each in self.findings if each.condition is condition), None)


_WORKED_OUT = frozenset({Condition.HOURS, Condition.YEARS, Condition.AGE})


def fulfilment(work: Work, rule: Rule, day: date) -> Fulfilment:
    """How a person's work stands to a rule on a day."""
    return Judgement(rule, day).of(work)


class Judgement:
    """One rule on one day, ready to be held beside many people."""

    def __init__(self, rule: Rule, day: date) -> None:
        self._rule = rule
        self._day = day
        asked = {Way.WEEK: rule.hours_week, Way.YEAR: rule.hours_year, Way.PROJECT: rule.hours_project}
        self._ways = _ways(asked, rule.period, day)
        self._pupils = _ways(
            {Way.PUPILS_YEAR: rule.pupils_year, Way.PUPILS_PROJECT: rule.pupils_project}, rule.period, day
        )
        self._days = _days_of_years(rule.years, day) if rule.years is not None else 0
        self._routes = {way(words) for words in rule.routes}
        self._for_people = _for_people(rule)
        self._idle: dict[bool, list[Finding]] = {}

    def of(self, work: Work) -> Fulfilment:
        """How one person stands to it."""
        age = age_on(work.birth_date, self._day)
        pupil = age is None or age < PUPILS_UNTIL
        if route := self._route(work):
            findings = [self._by_route(route, work, pupil), *self._continuing(goes_on(work, self._day))]
        else:
            findings = self._of_work(work, pupil) if work.places else self._of_nothing(pupil)
        return _together((*findings, *self._age(work.birth_date, age), *self._for_people))

    def _route(self, work: Work) -> Route | None:
        """What leads there without hours and time before, and is valid on the day; what is valid longest."""
        valid = [each for each in work.routes if way(each.name) in self._routes and _is_valid(each, self._day)]
        return max(valid, key=_validity, default=None)

    def _by_route(self, route: Route, work: Work, pupil: bool) -> Finding:
        """The hours are still shown, though nobody asks for them."""
        measures = tuple(each for found in self._hours(work, pupil) for each in found.measures)
        return Finding(Condition.ROUTE, State.MET, measures=measures, until=route.until, text=route.name)

    def _of_nothing(self, pupil: bool) -> list[Finding]:
        """Most people of an office never began; what they lack is the same for all."""
        if pupil not in self._idle:
            self._idle[pupil] = self._of_work(Work(), pupil)
        return self._idle[pupil]

    def _of_work(self, work: Work, pupil: bool) -> list[Finding]:
        have = engaged_days(work, self._day)
        goes_on_now = goes_on(work, self._day)
        engaged = have > 0 or goes_on_now or engaged_days(work, self._day + timedelta(days=1)) > 0
        return [
            *([] if engaged else [Finding(Condition.ENGAGED, State.MISSING, 1.0)]),
            *self._hours(work, pupil),
            *self._years(have, goes_on_now),
            *self._continuing(goes_on_now),
        ]

    def _hours(self, work: Work, pupil: bool) -> list[Finding]:
        if not self._ways:
            return _nothing_given(self._rule, Condition.HOURS)
        seen: dict[tuple[date, date], Amount] = {}
        measures = sorted((_measure(work, way, seen) for way in self._ways), key=_farness)
        if not measures[0].missing:
            sure = any(not each.missing_confirmed for each in measures)
            return [Finding(Condition.HOURS, State.MET, measures=tuple(measures), estimated=not sure)]
        share = min(float(each.missing) / float(each.stretch.asked) for each in measures)
        pupils = tuple(_measure(work, way, seen) for way in self._pupils) if pupil else ()
        return [Finding(Condition.HOURS, State.MISSING, share, measures=tuple(measures), pupils=pupils)]

    def _years(self, have: int, goes_on_now: bool) -> list[Finding]:
        years = self._rule.years
        if years is None:
            # The tables of certificates know no time before; only where a rule names one is it asked.
            certificate = self._rule.kind is SchemeKind.CERTIFICATE
            return [] if certificate else _nothing_given(self._rule, Condition.YEARS)
        if have >= self._days:
            return [Finding(Condition.YEARS, State.MET, days=have)]
        reached = _reached(years, self._day, have) if goes_on_now else None
        return [Finding(Condition.YEARS, State.MISSING, (self._days - have) / self._days, reached, days=have)]

    def _continuing(self, goes_on_now: bool) -> list[Finding]:
        if not self._rule.continuing:
            return []
        met = Finding(Condition.CONTINUING, State.MET)
        return [met if goes_on_now else Finding(Condition.CONTINUING, State.MISSING, 1.0)]

    def _age(self, birth_date: date | None, age: int | None) -> list[Finding]:
        asked = self._rule.min_age
        if asked is None:
            return _nothing_given(self._rule, Condition.AGE)
        if birth_date is None or age is None:
            return [Finding(Condition.AGE, State.UNKNOWN)]
        if age >= asked:
            return [Finding(Condition.AGE, State.MET, days=age)]
        reached = birthday(birth_date, asked)
        share = min((reached - self._day).days / _YEAR, 1.0)
        return [Finding(Condition.AGE, State.MISSING, share, reached, days=age)]


def _is_valid(route: Route, day: date) -> bool:
    return day <= _validity(route)


def _validity(route: Route) -> date:
    return route.until or date.max


def birthday(birth_date: date, age: int) -> date:
    """The day on whose start an age is reached (§187(2) BGB); born on 29 February, on 1 March of common years."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)


def reference_days(rule: Rule, day: date) -> tuple[date, date]:
    """The first and the last day from which hours are counted."""
    stretches = _stretches(rule.period, day)
    return min(first for first, _last, _whole in stretches), day


def _together(findings: tuple[Finding, ...]) -> Fulfilment:
    missing = [each for each in findings if each.state is State.MISSING]
    shares = [each.share_missing for each in missing]
    return Fulfilment(
        findings=findings,
        outcome=Outcome.MISSING if missing else Outcome.OPEN if _is_open(findings) else Outcome.MET,
        share_missing=sum(shares),
        near=bool(shares) and max(shares) <= NEAR,
        estimated=any(each.estimated for each in findings),
    )


def _is_open(findings: tuple[Finding, ...]) -> bool:
    return any(each.state is State.UNKNOWN and each.condition in _WORKED_OUT for each in findings)


# --- hours


def _ways(asked: Mapping[Way, Decimal | None], period: Period, day: date) -> list[list[Stretch]]:
    """For each way that a rule gives, the stretches that may be taken."""
    return [
        [
            Stretch(way, _asked(way, Fraction(str(number)) * 100, first, whole), first, last)
            for first, last, whole in _stretches(period, day)
        ]
        for way, number in asked.items()
        if number is not None
    ]


def _asked(way: Way, cents: Fraction, first: date, whole: date) -> Cents:
    asked = cents * ((whole - first).days + 1) / _WEEK if way is Way.WEEK else cents
    return int(asked) if asked.denominator == 1 else asked  # whole numbers are compared much faster


def _stretches(period: Period, day: date) -> tuple[tuple[date, date, date], ...]:
    """(first, last, end of the whole year) of the years that may be taken: the running calendar year or the one
    before it, else the twelve months up to the day.
    """
    if period is Period.CALENDAR_YEAR:
        before = date(day.year - 1, 12, 31)
        return (date(day.year, 1, 1), day, date(day.year, 12, 31)), (date(day.year - 1, 1, 1), before, before)
    return ((add_months(day, -12) + timedelta(days=1), day, day),)


def _measure(work: Work, stretches: Sequence[Stretch], seen: dict[tuple[date, date], Amount]) -> Measure:
    """The measure over the best stretch: of several years that may be taken, the one that is nearest.

    ``seen`` keeps what was added up over the same days for another way.
    """
    measures = [_beside(each, _amount(work, each, seen)) for each in stretches]
    return measures[0] if len(measures) == 1 else min(measures, key=_farness)


def _beside(stretch: Stretch, hours: Amount) -> Measure:
    missing = _missing(stretch.asked, hours.counted)
    sure = hours.confirmed == hours.counted
    return Measure(stretch, hours, missing, missing if sure else _missing(stretch.asked, hours.confirmed))


def _missing(asked: Cents, have: Cents) -> Cents:
    return asked - have if have < asked else 0


def _farness(measure: Measure) -> tuple[Cents, Cents, Cents]:
    return measure.missing, measure.missing_confirmed, -measure.hours.counted


def _amount(work: Work, stretch: Stretch, seen: dict[tuple[date, date], Amount]) -> Amount:
    """All places together; a project is one place, the one that has the most."""
    days = stretch.first, stretch.last
    if stretch.way in _ONE_PLACE:
        found = [hours_at(place, *days) for place in work.places] or [NOTHING]
        return Amount(max(each.confirmed for each in found), max(each.counted for each in found))
    if days not in seen:
        seen[days] = hours_of(work, *days)
    return seen[days]


# --- years


def _days_of_years(years: int, day: date) -> int:
    return (day - add_months(day, -12 * years)).days


def _reached(years: int, day: date, have: int) -> date:
    """The first day on which enough days lie behind, when none is left out from now on."""
    then = day + timedelta(days=max(_days_of_years(years, day) - have - years, 0))  # as many leap days less at most
    while have + (then - day).days < _days_of_years(years, then):
        then += timedelta(days=1)
    return then


# --- what only people can judge, and what nobody knows


def _for_people(rule: Rule) -> tuple[Finding, ...]:
    limited = rule.tax_allowance or rule.allowance is not None
    money = (Finding(Condition.ALLOWANCE, State.UNKNOWN),) if limited else ()
    return money + tuple(Finding(Condition.FURTHER, State.UNKNOWN, text=text) for text in rule.further)


def _nothing_given(rule: Rule, condition: Condition) -> list[Finding]:
    """Nothing where a rule is known not to ask; unknown where nobody knows."""
    return [] if condition in rule.not_asked else [Finding(condition, State.UNKNOWN, in_rule=False)]
