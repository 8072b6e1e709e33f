"""What must hold whatever somebody did: more never takes away, order and cutting mean nothing, nothing counts twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from rule_samples import rule

from freiwilligenagentur.schemes.fulfilment import Fulfilment, Measure, Outcome, State, fulfilment
from freiwilligenagentur.schemes.rules import Condition, Period, Rule, SchemeKind
from freiwilligenagentur.schemes.work import Hours, Place, Span, Work, engaged_days, hours_of

DAYS = st.dates(date(2022, 1, 1), date(2027, 6, 30))
NUMBERS = st.none() | st.integers(1, 300).map(Decimal)


@st.composite
def entries(draw: st.DrawFn) -> Hours:
    """The same hundredths of hours on each day, so that an entry can be cut without a rest."""
    first, length = draw(DAYS), draw(st.integers(1, 200))
    return Hours(first, first + timedelta(days=length - 1), draw(st.integers(1, 800)) * length, draw(st.booleans()))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    return Span(first, draw(st.none() | st.integers(0, 900).map(lambda days: first + timedelta(days=days))))


@st.composite
def works(draw: st.DrawFn) -> Work:
    places = [
        Place(key, tuple(draw(st.lists(spans(), max_size=2))), tuple(draw(st.lists(entries(), max_size=4))))
        for key in draw(st.sets(st.sampled_from("abc")))
    ]
    return Work(draw(st.none() | st.dates(date(1930, 1, 1), date(2020, 1, 1))), tuple(places))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    return rule(
        kind=draw(st.sampled_from(SchemeKind)),
        hours_week=draw(st.none() | st.integers(1, 6).map(Decimal)),
        hours_year=draw(NUMBERS),
        hours_project=draw(NUMBERS),
        pupils_year=draw(NUMBERS),
        years=draw(st.none() | st.integers(1, 25)),
        min_age=draw(st.none() | st.integers(10, 20)),
        period=draw(st.sampled_from(Period)),
        continuing=draw(st.booleans()),
        not_asked=frozenset(draw(st.sets(st.sampled_from(["hours", "years", "age"])))),
    )


def met(found: Fulfilment) -> set[Condition]:
    return {each.condition for each in found.findings if each.state is State.MET}


def with_entry(work: Work, key: str, entry: Hours) -> Work:
    """The work with one entry more, at a place that is there already or at a new one."""
    places = {place.id: place for place in work.places}
    old = places.get(key, Place(key))
    return replace(work, places=tuple((places | {key: replace(old, entries=(*old.entries, entry))}).values()))


@given(works(), rules(), DAYS, st.sampled_from("abcd"), entries())
def test_more_hours_never_lose_a_met_condition(work: Work, asked: Rule, day: date, key: str, entry: Hours) -> None:
    before, after = fulfilment(work, asked, day), fulfilment(with_entry(work, key, entry), asked, day)
    assert met(before) <= met(after)
    assert after.share_missing <= before.share_missing + 1e-9
    if before.outcome is Outcome.MET:
        assert after.outcome is Outcome.MET
        assert after.estimated <= before.estimated


@given(works(), rules(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_places_and_entries_does_not_matter(work: Work, asked: Rule, day: date, chance: object) -> None:
    shuffle = chance.shuffle  # type: ignore[attr-defined]
    places = list(work.places)
    shuffle(places)
    mixed = []
    for place in places:
        kept, lasting = list(place.entries), list(place.spans)
        shuffle(kept)
        shuffle(lasting)
        mixed.append(replace(place, entries=tuple(kept), spans=tuple(lasting)))
    assert fulfilment(replace(work, places=tuple(mixed)), asked, day) == fulfilment(work, asked, day)


@given(works(), rules(), DAYS, st.data())
def test_cutting_an_entry_in_two_changes_nothing(work: Work, asked: Rule, day: date, data: st.DataObject) -> None:
    divided = tuple(replace(place, entries=_cut(place.entries, data)) for place in work.places)
    assert fulfilment(replace(work, places=divided), asked, day) == fulfilment(work, asked, day)


def _cut(whole: tuple[Hours, ...], data: st.DataObject) -> tuple[Hours, ...]:
    made: list[Hours] = []
    for each in whole:
        length = (each.last - each.first).days + 1
        days = data.draw(st.integers(0, length - 1))
        if days == 0:
            made.append(each)
            continue
        daily, middle = each.cents // length, each.first + timedelta(days=days)
        made.append(Hours(each.first, middle - timedelta(days=1), daily * days, each.confirmed))
        made.append(Hours(middle, each.last, daily * (length - days), each.confirmed))
    return tuple(made)


@given(works(), rules(), DAYS)
def test_what_was_entered_twice_counts_once(work: Work, asked: Rule, day: date) -> None:
    doubled = tuple(replace(place, entries=place.entries * 2, spans=place.spans * 2) for place in work.places)
    found = fulfilment(replace(work, places=doubled), asked, day)
    assert _without_what_is_only_told(found) == _without_what_is_only_told(fulfilment(work, asked, day))


def _without_what_is_only_told(found: Fulfilment) -> Fulfilment:
    """The judgement without the hours that were entered besides, which count for nothing."""
    return found._replace(
        findings=tuple(
            each._replace(measures=_counting(each.measures), pupils=_counting(each.pupils)) for each in found.findings
        )
    )


def _counting(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple(each._replace(hours=each.hours._replace(again=0)) for each in measures)


@given(works(), DAYS)
def test_hours_are_those_of_each_day_added_up(work: Work, day: date) -> None:
    """The same rule, written as plainly as can be: for each day and place the entry with the most."""
    first = day - timedelta(days=40)
    days = [first + timedelta(days=number) for number in range(41)]
    total = hours_of(work, first, day)
    assert total.counted == sum(_most(place.entries, each) for place in work.places for each in days)
    sure = [tuple(entry for entry in place.entries if entry.confirmed) for place in work.places]
    assert total.confirmed == sum(_most(of_place, each) for of_place in sure for each in days)
    assert total.confirmed <= total.counted


def _most(of_place: tuple[Hours, ...], day: date) -> int:
    daily = [each.cents // ((each.last - each.first).days + 1) for each in of_place if each.first <= day <= each.last]
    return max(daily, default=0)


@given(works(), DAYS)
def test_days_of_engagement_are_a_set(work: Work, day: date) -> None:
    def of(first: date, last: date | None) -> set[int]:
        return set(range(first.toordinal(), min(last or day, day - timedelta(days=1)).toordinal() + 1)) - {
            day.toordinal()
        }

    spans_of = [of(span.first, span.last) for place in work.places for span in place.spans]
    entries_of = [of(entry.first, entry.last) for place in work.places for entry in place.entries]
    assert engaged_days(work, day) == len(set().union(*spans_of, *entries_of))


@given(works(), rules(), DAYS)
def test_unknown_is_never_met(work: Work, asked: Rule, day: date) -> None:
    found = fulfilment(work, asked, day)
    given_hours = [n for n in (asked.hours_week, asked.hours_year, asked.hours_project) if n is not None]
    known = {
        Condition.HOURS: bool(given_hours),
        Condition.YEARS: asked.years is not None,
        Condition.AGE: asked.min_age is not None and work.birth_date is not None,
    }
    assert not any(each in met(found) for each, is_known in known.items() if not is_known)
    if found.outcome is Outcome.MET:
        assert all(each.state is State.MET for each in found.findings if each.condition in known)


@given(works(), rules(), DAYS)
def test_from_when_on_years_are_full_if_all_goes_on(work: Work, asked: Rule, day: date) -> None:
    years = fulfilment(work, asked, day).of(Condition.YEARS)
    if years is None or years.from_on is None:
        return
    lasting = replace(work, places=(*work.places, Place("on", (Span(day, None),))))
    then = fulfilment(lasting, asked, years.from_on).of(Condition.YEARS)
    before = fulfilment(lasting, asked, years.from_on - timedelta(days=1)).of(Condition.YEARS)
    assert then is not None
    assert then.state is State.MET
    assert before is not None
    assert before.state is State.MISSING


@given(works(), DAYS, DAYS)
def test_what_does_not_count_again_and_what_counts_are_all_that_was_entered(work: Work, one: date, other: date) -> None:
    first, last = sorted((one, other))
    apart = Work(
        places=tuple(Place(str(number), (), (each,)) for number, each in enumerate(_entries(work)))  # each for itself
    )
    found, all_of_it = hours_of(work, first, last), hours_of(apart, first, last)
    assert found.counted + found.again == all_of_it.counted
    assert found.again >= all_of_it.again == 0


def _entries(work: Work) -> list[Hours]:
    return [entry for place in work.places for entry in place.entries]
