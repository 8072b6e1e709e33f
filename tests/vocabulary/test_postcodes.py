"""Distances between postcodes."""

from __future__ import annotations

import pytest

from freiwilligenagentur.vocabulary.postcodes import distance_km, is_postcode, position


def test_a_postcode_with_a_leading_zero_is_known() -> None:
    lat, lon = position("06618")
    assert (lat, lon) == pytest.approx((51.15, 11.81), abs=0.1)


def test_naumburg_to_halle_is_some_forty_kilometres() -> None:
    assert distance_km("06618", "06108") == pytest.approx(38, abs=4)
    assert distance_km("06108", "06618") == distance_km("06618", "06108")


def test_the_own_postcode_is_no_distance_away() -> None:
    assert distance_km("06618", "06618") == 0


@pytest.mark.parametrize("text", ["Barmbek", "6002", "", "00000", "D-06618"])
def test_what_is_no_postcode_has_no_position(text: str) -> None:
    assert position(text) is None
    assert distance_km(text, "06618") is None


def test_only_five_plain_digits_are_a_postcode() -> None:
    assert is_postcode("06618")
    assert not any(map(is_postcode, ("6618", "066181", "0661a", "٠٦٦١٨")))
