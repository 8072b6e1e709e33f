from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.office.passphrases import strength


def test_a_short_passphrase_says_how_much_is_missing() -> None:
    assert strength("abcdefg").text == "Noch 3 Zeichen."
    assert strength("abcdefghi").text == "Noch 1 Zeichen."
    assert not strength("abcdefghi").enough


@pytest.mark.parametrize(
    "passphrase",
    [
        "aaaaaaaaaaaaaa",
        "1234567890",
        "12345678901234",
        "passwort1234",
        "Passwort2026!",
        "Freiwilligenagentur",
        "qwertzuiop",
    ],
)
def test_what_everybody_tries_first_is_refused(passphrase: str) -> None:
    judged = strength(passphrase)
    assert not judged.enough
    assert "Leicht zu erraten" in judged.text


def test_the_names_of_user_and_agency_do_not_count() -> None:
    known = ("Ilse Berger", "Freiwilligenagentur Naumburg")
    assert not strength("Berger Naumburg Ilse", known).enough
    assert strength("Berger Naumburg Ilse").enough


@pytest.mark.parametrize(
    "passphrase", ["Regen Lampe Tomate", "drei kleine Worte", "Regen Lampe Tomate Zug", "x7#Kp9$mQ2!vZ"]
)
def test_three_ordinary_words_are_good(passphrase: str) -> None:
    assert strength(passphrase).tone == "good"


def test_two_words_are_usable_and_the_way_to_better_is_named() -> None:
    judged = strength("Sonnenblume Kirschkern")
    assert judged.tone == "warn"
    assert "Wort mehr" in judged.text


@given(st.text(max_size=40))
def test_a_word_more_never_makes_a_passphrase_worse(passphrase: str) -> None:
    order = ["bad", "warn", "good"]
    before, after = strength(passphrase), strength(f"{passphrase} Kirschkern")
    assert order.index(after.tone) >= order.index(before.tone)
