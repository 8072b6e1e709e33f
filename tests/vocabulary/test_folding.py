"""Searching finds a word however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.vocabulary.folding import fold


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mueller", "Müller"),
        ("MÜLLER", "müller"),
        ("Strasse", "Straße"),
        ("STRASSE", "Straße"),
        ("Celik", "Çelik"),
        ("ilgin", "Ilgın"),
        ("Izmir", "İzmir"),
        ("Lukasz", "Łukasz"),
        ("Andre  Gomez ", "André Gómez"),
        ("Nguyen", "Nguyễn"),
        (unicodedata.normalize("NFD", "Müller"), "Müller"),
    ],
)
def test_both_spellings_are_one(typed: str, kept: str) -> None:
    assert fold(typed) == fold(kept)


@pytest.mark.parametrize("text", ["йод", "محمد أحمد", "李", "ζωή"])
def test_other_scripts_stay_as_they_are(text: str) -> None:
    assert fold(text) == text


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("Bauer", "Baur", "Bär", "Bar", "Maß", "Mass!")}) == 6


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
