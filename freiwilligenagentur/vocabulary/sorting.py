"""Sorting as a German office expects it: DIN 5007, variant 1 for words, variant 2 for names of people."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from freiwilligenagentur.vocabulary.folding import LETTERS, UMLAUTS, without_accents

_AS_WORDS = str.maketrans(LETTERS | {"ä": "a", "ö": "o", "ü": "u"})
_AS_NAMES = str.maketrans(LETTERS | UMLAUTS)
_GAPS = re.compile(r"[\s\-–—/_]+")
_MARKS = re.compile(r"[^\w\s]+")
_NEXT_PART = "\x01"  # below every letter, so that Hacker stands before Hackmann whatever the first name is
_TIE = "\x00"


@lru_cache(maxsize=65_536)
def word_key(text: str) -> str:
    """Sort key of an organisation, an offer or a list entry by DIN 5007-1: ä counts as a, ß as ss.

    Where two texts are otherwise equal, the base letter stands before the umlaut, and ss before ß.
    """
    plain = _plain(text)
    return f"{_sorted_as(_AS_WORDS, plain)}{_TIE}{plain}"


@lru_cache(maxsize=1_024)
def name_key(last_name: str, first_name: str = "") -> str:
    """Sort key of a person by DIN 5007-2: ä counts as ae, ö as oe, ü as ue, ß as ss.

    Häcker and Haecker are one name and go by the first name; only two people who are still equal then are told apart
    by the base letter before the umlaut, and ss before ß. ``name_key("Häcker, Anna")`` equals
    ``name_key("Häcker", "Anna")``. Titles and Namenszusätze (von, van, de) are left out by the caller.
    """
    if not first_name:
        last_name, _comma, first_name = last_name.partition(",")
    last, first = _plain(last_name), _plain(first_name)
    sorting = f"{_sorted_as(_AS_NAMES, last)}{_NEXT_PART}{_sorted_as(_AS_NAMES, first)}"
    return f"{sorting}{_TIE}{last}{_NEXT_PART}{first}"


def _plain(text: str) -> str:
    """Lower case, hyphens as spaces, no other marks: O'Neill stands where Oneill does."""
    lower = unicodedata.normalize("NFC", text).lower()
    if lower.isalpha():
        return lower  # as nearly every name is
    return _MARKS.sub("", _GAPS.sub(" ", lower)).strip()


def _sorted_as(letters: dict[int, str], plain: str) -> str:
    return plain if plain.isascii() else without_accents(plain.translate(letters))
