from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop.dates import NotADate, parse

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3.4.1959", date(1959, 4, 3)),
        ("03.04.59", date(1959, 4, 3)),
        ("3.4.59", date(1959, 4, 3)),
        (" 3. 4. 1959 ", date(1959, 4, 3)),
        ("1959-04-03", date(1959, 4, 3)),
        ("030459", date(1959, 4, 3)),
        ("03041959", date(1959, 4, 3)),
        ("3/4/59", date(1959, 4, 3)),
        ("3-4-1959", date(1959, 4, 3)),
        ("24.12.", date(2026, 12, 24)),
        ("24.12", date(2026, 12, 24)),
        ("1.2.27", date(2027, 2, 1)),
        ("1.2.36", date(2036, 2, 1)),
        ("1.2.37", date(1937, 2, 1)),
        ("29.02.2024", date(2024, 2, 29)),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, meant: date | None) -> None:
    assert parse(typed, TODAY) == meant


@pytest.mark.parametrize(("typed", "year"), [("1.2.26", 2026), ("1.2.27", 1927), ("1.2.99", 1999), ("1.2.00", 2000)])
def test_a_birth_with_a_short_year_lies_in_the_past(typed: str, year: int) -> None:
    assert parse(typed, TODAY, past=True) == date(year, 2, 1)


def test_a_day_that_no_calendar_has_is_named() -> None:
    with pytest.raises(NotADate, match=r"Den 31\.02\.2026 gibt es nicht"):
        parse("31.02.2026", TODAY)


@pytest.mark.parametrize("typed", ["morgen", "3", "3.", "12.1959", "1.2.3.4", "3.4.195", "1959", "3.4.19599"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NotADate, match=r"03\.04\.1959"):
        parse(typed, TODAY)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_that_is_shown_can_be_read_back(day: date) -> None:
    i18n.use("de")
    assert parse(i18n.date(day), TODAY) == day
    assert parse(day.isoformat(), TODAY) == day


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        day = parse(text, TODAY)
    except NotADate as fault:
        said = str(fault)
    else:
        said = "." if (day is None) == (not text.strip()) else ""
    assert said.endswith(".")
