"""Sorting by DIN 5007."""

from __future__ import annotations

from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.vocabulary.sorting import name_key, word_key


def test_words_sort_umlauts_as_their_base_letter() -> None:
    assert sorted(["Haecker", "Hackmann", "Häcker", "Hacker"], key=word_key) == [
        "Hacker",
        "Häcker",
        "Hackmann",
        "Haecker",
    ]


def test_names_sort_umlauts_as_two_letters_and_then_by_first_name() -> None:
    people = [("Häcker", "Bernd"), ("Hackmann", "Zoe"), ("Haecker", "Anna"), ("Häcker", "Carla"), ("Hacker", "Yusuf")]
    assert sorted(people, key=lambda person: name_key(*person)) == [
        ("Hacker", "Yusuf"),
        ("Hackmann", "Zoe"),
        ("Haecker", "Anna"),
        ("Häcker", "Bernd"),
        ("Häcker", "Carla"),
    ]


def test_the_base_letter_breaks_a_tie_and_ss_stands_before_eszett() -> None:
    assert sorted([("Häcker", "Anna"), ("Haecker", "Anna")], key=lambda person: name_key(*person)) == [
        ("Haecker", "Anna"),
        ("Häcker", "Anna"),
    ]
    assert sorted(["Weiß", "Weiss"], key=word_key) == ["Weiss", "Weiß"]
    assert sorted(["Weiß", "Weiss", "Weist"], key=name_key) == ["Weiss", "Weiß", "Weist"]


def test_a_listed_name_sorts_like_its_parts() -> None:
    assert name_key("Häcker, Anna") == name_key("Häcker", "Anna")


def test_a_short_name_stands_before_the_longer_one_whatever_follows() -> None:
    assert sorted(["Hackmann, Anna", "Hack, Zoe", "Hack-Meier, Anna"], key=name_key) == [
        "Hack, Zoe",
        "Hack-Meier, Anna",
        "Hackmann, Anna",
    ]


def test_marks_and_foreign_accents_do_not_move_a_name() -> None:
    names = ["Zeller", "Çelik", "O'Neill", "Oneida", "Łukaszewicz", "Lutz", "Celan"]
    assert sorted(names, key=name_key) == ["Celan", "Çelik", "Łukaszewicz", "Lutz", "Oneida", "O'Neill", "Zeller"]


def test_other_scripts_stand_after_latin_ones() -> None:
    assert sorted(["Жуков", "李", "Zander"], key=name_key) == ["Zander", "Жуков", "李"]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_sorting_does_not_depend_on_the_order_before(texts: list[str]) -> None:
    turned = list(reversed(texts))
    for key in (word_key, name_key):
        assert list(map(key, sorted(texts, key=key))) == list(map(key, sorted(turned, key=key)))


@given(st.text(max_size=12), st.text(max_size=12))
def test_case_never_decides(last: str, first: str) -> None:
    simple = all(letter.upper().lower() == letter.lower() for letter in last + first)
    pairs = [(last, first), (last.lower(), first.lower())]
    assert len(set(starmap(name_key, pairs))) == 1 or not simple
