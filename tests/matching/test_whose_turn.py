"""Fairness towards offers: seldom proposed and lately checked comes first, and nobody is pushed out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.matching.fairness import turn

TODAY = date(2026, 11, 22)
AGES = st.integers(0, 1500).map(timedelta)


def value(checked: int | None, *proposals: int) -> float:
    days = [TODAY - timedelta(days=age) for age in proposals]
    return turn(None if checked is None else TODAY - timedelta(days=checked), date(2020, 1, 1), days, TODAY).value


@pytest.mark.parametrize(
    ("checked", "proposals", "expected"),
    [
        (0, (), 1.0),
        (91, (), 1.0),
        (730, (), 0.8),
        (None, (), 0.8),
        (0, (0,), 0.85),
        (0, (0, 0), 0.8),
        (0, (182, 400), 1.0),
        (730, (0,) * 9, 0.53),
    ],
)
def test_the_value_goes_by_the_last_check_and_the_proposals_of_half_a_year(
    checked: int | None, proposals: tuple[int, ...], expected: float
) -> None:
    assert value(checked, *proposals) == pytest.approx(expected)


def test_the_day_of_entry_stands_in_for_a_check_that_never_was() -> None:
    assert turn(None, TODAY, [], TODAY).value == 1
    assert turn(date(2024, 1, 1), TODAY, [], TODAY).value == pytest.approx(0.8)


@given(st.none() | AGES, AGES, st.lists(AGES, max_size=6), AGES)
def test_another_proposal_never_raises_it_and_it_never_falls_below_neutral(
    checked: timedelta | None, listed: timedelta, proposals: list[timedelta], another: timedelta
) -> None:
    looked_at = None if checked is None else TODAY - checked
    days = [TODAY - age for age in proposals]
    before, after = (turn(looked_at, TODAY - listed, some, TODAY) for some in (days, [*days, TODAY - another]))
    assert 0.5 <= after.value <= before.value <= 1
    assert after.proposed - before.proposed == (another < timedelta(days=182))
