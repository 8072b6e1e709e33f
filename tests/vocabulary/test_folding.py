"""Searching finds a word however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.vocabulary.folding import findable, fold, holds, wanted


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


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Иванова", "Iwanowa Ivanova ivan"),
        ("Шевченко", "Schewtschenko Shevchenko Ševčenko"),
        ("Щербак", "Schtscherbak Shcherbak"),
        ("Цветкова", "Zwetkowa Tsvetkova"),
        ("Зеленський", "Selenskyj Zelenskyy Zelensky"),
        ("Ольга", "Olga Olha"),
        ("Юлия", "Julia Yulia Iuliia Julija"),
        ("Мар'яна", "Marjana Maryana Mariana"),
        ("Алексеев", "Aleksejew Alekseev Alekseyev"),
        ("Євген", "Jewhen Yevhen"),
        ("Пётр", "Pjotr Pyotr Petr"),
        ("Жанна Милошевић", "Schanna Zhanna Žanna Milošević"),
    ],
)
def test_cyrillic_is_found_however_latin_letters_spell_it(kept: str, typed: str) -> None:
    assert [word for word in typed.split() if not holds(findable(kept), wanted(word))] == []
    assert holds(findable(kept), wanted(kept))


def test_latin_is_found_by_typing_cyrillic() -> None:
    kept = findable("Schewtschenko, Tanja; Shevchenko, Ivan")
    assert holds(kept, wanted("шевченко таня"))
    assert holds(kept, wanted("Шевченко Иван"))
    assert not holds(kept, wanted("Иванова"))


def test_latin_text_gets_nothing_more() -> None:
    assert findable("Müller, Zoë – Schulz") == fold("Müller, Zoë – Schulz")
    assert not holds(findable("Konsul Schulze"), wanted("Suls"))


def test_different_words_stay_different() -> None:
    assert len({fold(word) for word in ("Bauer", "Baur", "Bär", "Bar", "Maß", "Mass!")}) == 6


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
