"""Times and places in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.organisations.describing import address, places_text
from freiwilligenagentur.vocabulary.times import times_text

MORNING, AFTERNOON, EVENING = 0, 1, 2


def mask(*times: tuple[int, int]) -> int:
    return sum(1 << (day * 3 + part) for day, part in times)


@pytest.mark.parametrize(
    ("times", "text"),
    [
        ([], ""),
        ([(0, MORNING), (2, MORNING)], "Mo, Mi vormittags"),
        ([(day, MORNING) for day in range(4)], "Mo–Do vormittags"),
        ([(0, MORNING), (3, AFTERNOON)], "Mo vormittags · Do nachmittags"),
        ([(5, part) for part in range(3)], "Sa ganztags"),
        ([(day, EVENING) for day in range(7)], "täglich abends"),
        ([(1, MORNING), (1, AFTERNOON)], "Di vormittags/nachmittags"),
    ],
)
def test_times_read_as_somebody_would_say_them(times: list[tuple[int, int]], text: str) -> None:
    assert times_text(mask(*times)) == text


@given(st.integers(0, 2**21 - 1), st.integers(0, 2**21 - 1))
def test_different_times_never_read_alike(one: int, other: int) -> None:
    assert (times_text(one) == times_text(other)) == (one == other)


@pytest.mark.parametrize(
    ("wanted", "taken", "text"),
    [
        (None, 0, "Anzahl offen"),
        (None, 3, "3 Plätze vergeben"),
        (4, 1, "3 von 4 frei"),
        (1, 1, "voll, 1 Platz"),
        (2, 5, "voll, 2 Plätze"),
    ],
)
def test_places_say_what_is_known(wanted: int | None, taken: int, text: str) -> None:
    assert places_text(wanted, taken) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("Markt 1", "06618", "Naumburg", "Altstadt"), "Markt 1, 06618 Naumburg (Altstadt)"),
        (("", "", "", "Ost"), "Ost"),
        (("", "06618", "", ""), "06618"),
        (("", "", "Hamburg", "Hamburg"), "Hamburg"),
    ],
)
def test_an_address_shows_as_much_as_is_known(parts: tuple[str, str, str, str], text: str) -> None:
    assert address(*parts) == text
