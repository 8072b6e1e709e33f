"""When something falls due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.placements.intervals import Due, add_months, due, end_of_week, working_day

days = st.dates(date(1970, 1, 1), date(2090, 12, 31))
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), Due.OVERDUE),
        (MONDAY, Due.TODAY),
        (date(2026, 11, 24), Due.THIS_WEEK),
        (date(2026, 11, 29), Due.THIS_WEEK),
        (date(2026, 11, 30), Due.LATER),
    ],
)
def test_a_week_ends_on_sunday(day: date, expected: Due) -> None:
    assert due(day, MONDAY) is expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), -12, date(2025, 1, 31)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(days, st.integers(-240, 240))
def test_adding_months_moves_by_exactly_that_many_months(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day <= day.day


@given(days)
def test_a_working_day_is_never_a_weekend_and_at_most_two_days_off(day: date) -> None:
    assert working_day(day).weekday() < 5
    assert timedelta() <= working_day(day) - day <= timedelta(days=2)


@given(days)
def test_the_end_of_the_week_is_the_next_sunday(day: date) -> None:
    assert end_of_week(day).weekday() == 6
    assert timedelta() <= end_of_week(day) - day < timedelta(days=7)
