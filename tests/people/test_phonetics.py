"""Kölner Phonetik: what sounds alike gets the same digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.people.phonetics import cologne


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("Müller", "657"),
        ("Mueller", "657"),
        ("Möller", "657"),
        ("Schmidt", "862"),
        ("Schmitt", "862"),
        ("Schmid", "862"),
        ("Meyer", "67"),
        ("Maier", "67"),
        ("Wikipedia", "3412"),
        ("Philipp", "351"),
        ("Filip", "351"),
        ("Clara", "457"),
        ("Klara", "457"),
        ("Xaver", "4837"),
        ("Max", "648"),
        ("Heinz", "068"),
        ("Groß", "478"),
        ("Gross", "478"),
    ],
)
def test_known_values_of_the_rules(name: str, digits: str) -> None:
    assert cologne(name) == digits


@pytest.mark.parametrize("name", ["", "Юлия", "محمد", "🙂", "123"])
def test_what_has_no_latin_letters_has_no_sound(name: str) -> None:
    assert cologne(name) == ""


@given(st.text())
def test_any_text_gives_only_digits_without_doubles(name: str) -> None:
    digits = cologne(name)
    assert set(digits) <= set("012345678")
    assert "0" not in digits[1:]
