from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from rule_samples import DAY, entry, place, rule, since, work

from freiwilligenagentur.schemes.fulfilment import Finding, Outcome, State, birthday, fulfilment
from freiwilligenagentur.schemes.rules import Condition, Period, SchemeKind
from freiwilligenagentur.schemes.work import Span, engaged_days, hours_at, hours_of


def finding(found: Finding | None) -> Finding:
    assert found is not None
    return found


def test_who_has_hours_years_and_age_presumably_fulfils() -> None:
    found = fulfilment(work(since(date(2020, 1, 1), 250)), rule(), DAY)
    assert found.outcome is Outcome.MET
    assert not found.estimated
    assert [each.state for each in found.findings] == [State.MET] * 3


def test_missing_hours_are_told_to_the_hundredth() -> None:
    found = fulfilment(work(since(date(2020, 1, 1), 238)), rule(), DAY)
    assert found.outcome is Outcome.MISSING
    assert found.near
    assert finding(found.of(Condition.HOURS)).measures[0].missing == 1200


def test_hours_of_several_places_in_the_same_weeks_add_up() -> None:
    both = work(since(date(2020, 1, 1), 130, "a"), since(date(2020, 1, 1), 120, "b"))
    assert fulfilment(both, rule(), DAY).outcome is Outcome.MET


def test_the_same_days_at_one_place_count_once() -> None:
    twice = place(entry(date(2026, 1, 1), date(2026, 6, 30), 150), entry(date(2026, 1, 1), date(2026, 6, 30), 150))
    assert hours_at(twice, date(2026, 1, 1), DAY).counted == 15000


def test_overlapping_entries_at_one_place_take_the_larger_for_each_day() -> None:
    # ten days with 10 hours, and on the last five of them and five more 20 hours: 5 + 20
    overlapping = place(entry(date(2026, 3, 1), date(2026, 3, 10), 10), entry(date(2026, 3, 6), date(2026, 3, 15), 20))
    assert hours_at(overlapping, date(2026, 1, 1), DAY).counted == 2500


def test_estimated_hours_are_kept_apart_and_said() -> None:
    estimated = fulfilment(work(since(date(2020, 1, 1), 250, confirmed=False)), rule(), DAY)
    hours = finding(estimated.of(Condition.HOURS))
    assert (estimated.outcome, estimated.estimated) == (Outcome.MET, True)
    assert (hours.measures[0].hours.confirmed, hours.measures[0].hours.counted) == (0, 25000)
    assert hours.measures[0].missing_confirmed == 25000


def test_an_entry_over_the_edge_of_the_year_counts_by_its_days() -> None:
    # 2025-11-14 to 2025-12-03 are 20 days, ten of them within the twelve months to 2026-11-23
    cut = work(place(entry(date(2025, 11, 14), date(2025, 12, 3), 40)))
    assert hours_of(cut, date(2025, 11, 24), DAY).counted == 2000


@pytest.mark.parametrize(("hours", "outcome"), [(156.5, Outcome.MET), (156.25, Outcome.MISSING)])
def test_hours_a_week_are_the_average_of_the_whole_year(hours: float, outcome: Outcome) -> None:
    weekly = rule(hours_year=None, hours_week=Decimal(3))  # 3 x 365 / 7 = 156.43
    assert fulfilment(work(since(date(2020, 1, 1), hours)), weekly, DAY).outcome is outcome


def test_one_of_several_ways_is_enough() -> None:
    either = rule(hours_week=Decimal(5), hours_year=Decimal(250))
    found = fulfilment(work(since(date(2020, 1, 1), 252)), either, DAY)
    assert found.outcome is Outcome.MET
    assert [each.missing > 0 for each in finding(found.of(Condition.HOURS)).measures] == [False, True]


def test_a_project_is_one_place() -> None:
    project = rule(hours_year=None, hours_project=Decimal(200))
    two = work(since(date(2020, 1, 1), 120, "a"), since(date(2020, 1, 1), 120, "b"))
    found = finding(fulfilment(two, project, DAY).of(Condition.HOURS))
    assert found.measures[0].missing == 8000


def test_of_calendar_years_the_running_one_or_the_one_before_is_enough() -> None:
    calendar = rule(period=Period.CALENDAR_YEAR)
    before = work(place(entry(date(2025, 1, 1), date(2025, 6, 30), 250), spans=(Span(date(2020, 1, 1), None),)))
    assert fulfilment(before, calendar, DAY).outcome is Outcome.MET
    assert fulfilment(before, rule(), DAY).outcome is Outcome.MISSING
    assert fulfilment(before, calendar, date(2027, 1, 1)).outcome is Outcome.MISSING


def test_years_are_reached_on_the_day_they_are_full() -> None:
    someone = work(since(date(2024, 11, 23), 250))
    assert finding(fulfilment(someone, rule(), DAY).of(Condition.YEARS)).state is State.MET
    early = finding(fulfilment(someone, rule(), date(2026, 11, 22)).of(Condition.YEARS))
    assert (early.state, early.from_on) == (State.MISSING, DAY)


def test_gaps_do_not_count_as_years_and_what_overlaps_counts_once() -> None:
    gap = work(
        place(spans=(Span(date(2020, 1, 1), date(2020, 12, 31)),)),
        place(spans=(Span(date(2020, 6, 1), date(2021, 2, 28)), Span(date(2026, 11, 1), None)), key="b"),
    )
    assert engaged_days(gap, DAY) == 366 + 59 + 22
    missing = finding(fulfilment(gap, rule(), DAY).of(Condition.YEARS))
    assert missing.from_on == date(2027, 9, 2)


def test_nobody_can_say_from_when_on_if_the_engagement_does_not_go_on() -> None:
    over = work(place(spans=(Span(date(2025, 1, 1), date(2025, 12, 31)),)))
    found = fulfilment(over, rule(continuing=True), DAY)
    assert finding(found.of(Condition.YEARS)).from_on is None
    assert finding(found.of(Condition.CONTINUING)).state is State.MISSING
    assert not found.near


@pytest.mark.parametrize(
    ("born", "day", "state"),
    [
        (date(2010, 11, 23), DAY, State.MET),
        (date(2010, 11, 24), DAY, State.MISSING),
        (date(2012, 2, 29), date(2028, 2, 29), State.MET),
        (date(2008, 2, 29), date(2024, 2, 28), State.MISSING),
    ],
)
def test_an_age_is_reached_at_the_start_of_the_birthday(born: date, day: date, state: State) -> None:
    found = fulfilment(work(since(date(2015, 1, 1)), born=born), rule(), day)
    assert finding(found.of(Condition.AGE)).state is state


def test_who_was_born_on_29_february_is_a_year_older_on_1_march_of_common_years() -> None:
    assert birthday(date(2012, 2, 29), 14) == date(2026, 3, 1)
    assert birthday(date(2012, 2, 29), 16) == date(2028, 2, 29)


def test_the_day_of_the_birthday_is_told() -> None:
    found = finding(fulfilment(work(born=date(2011, 3, 14)), rule(), DAY).of(Condition.AGE))
    assert (found.state, found.from_on) == (State.MISSING, date(2027, 3, 14))


def test_without_date_of_birth_the_age_is_not_known_and_never_met() -> None:
    found = fulfilment(work(since(date(2020, 1, 1), 250), born=None), rule(), DAY)
    age = finding(found.of(Condition.AGE))
    assert (found.outcome, age.state, age.in_rule) == (Outcome.OPEN, State.UNKNOWN, True)


@pytest.mark.parametrize(
    ("unknown", "condition"),
    [
        ({"hours_year": None}, Condition.HOURS),
        ({"years": None}, Condition.YEARS),
        ({"min_age": None}, Condition.AGE),
    ],
)
def test_what_a_rule_does_not_say_stays_unknown(unknown: dict[str, None], condition: Condition) -> None:
    found = fulfilment(work(since(date(2020, 1, 1), 250)), rule(**unknown), DAY)
    missing = finding(found.of(condition))
    assert (found.outcome, missing.state, missing.in_rule) == (Outcome.OPEN, State.UNKNOWN, False)
    known = fulfilment(work(since(date(2020, 1, 1), 250)), rule(**unknown, not_asked=frozenset({condition})), DAY)
    assert (known.outcome, known.of(condition)) == (Outcome.MET, None)


def test_a_certificate_asks_no_time_before_unless_it_says_so() -> None:
    nachweis = rule(kind=SchemeKind.CERTIFICATE, years=None)
    assert fulfilment(work(since(DAY, 250)), nachweis, DAY).of(Condition.YEARS) is None


def test_allowance_and_what_people_judge_are_never_met_by_the_program() -> None:
    asked = rule(tax_allowance=True, further=("Das Engagement ist bemerkenswert.",))
    found = fulfilment(work(since(date(2020, 1, 1), 250)), asked, DAY)
    assert finding(found.of(Condition.ALLOWANCE)).state is State.UNKNOWN
    further = finding(found.of(Condition.FURTHER))
    assert (further.state, further.text) == (State.UNKNOWN, "Das Engagement ist bemerkenswert.")


def test_without_engagement_nothing_is_met_whatever_is_not_asked() -> None:
    nothing_asked = rule(hours_year=None, years=None, min_age=None, not_asked=frozenset({"hours", "years", "age"}))
    assert fulfilment(work(), nothing_asked, DAY).outcome is Outcome.MISSING
    assert fulfilment(work(since(DAY)), nothing_asked, DAY).outcome is Outcome.MET


def test_what_is_enough_for_pupils_is_told_to_whoever_may_be_one() -> None:
    school = rule(pupils_year=Decimal(60))
    young = fulfilment(work(since(date(2020, 1, 1), 70), born=date(2009, 5, 1)), school, DAY)
    assert [each.missing for each in finding(young.of(Condition.HOURS)).pupils] == [0]
    assert young.outcome is Outcome.MISSING  # whether somebody goes to school stands in no record
    assert not finding(fulfilment(work(since(date(2020, 1, 1), 70)), school, DAY).of(Condition.HOURS)).pupils
