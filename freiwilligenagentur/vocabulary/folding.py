"""Texts made comparable for searching: however somebody types it, the same thing is found."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from freiwilligenagentur.vocabulary import cyrillic

UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
"""Letters that do not come apart into a base letter and an accent."""

_FOLDED = str.maketrans(LETTERS | UMLAUTS)

Wanted = Sequence[tuple[str, ...]]
"""The words that somebody typed, each in every spelling that it may have where it is looked for."""


@lru_cache(maxsize=8_192)  # names and towns come again and again; whole descriptions come once
def fold(text: str) -> str:
    """The text in small letters, umlauts as two letters, accents gone, spaces single: ``Müller`` is ``mueller``.

    ``Mueller`` and ``Müller``, ``Strasse`` and ``Straße``, ``Celik`` and ``Çelik`` become one. Only Latin letters lose
    their accents; Cyrillic, Arabic and Chinese stay as they are.
    """
    text = " ".join(text.split())
    if text.isascii():
        return text.lower()
    small = unicodedata.normalize("NFC", text).lower()
    return without_accents(small.translate(_FOLDED))


def findable(text: str) -> str:
    """The folded text as something is found by it; Cyrillic words stand there also as Latin typing meets them."""
    folded = fold(text)
    others = [other for word in cyrillic.words(folded) if (other := cyrillic.plain(word)) and other != word]
    return " ".join((folded, *others)) if others else folded


def wanted(typed: str) -> Wanted:
    """The words that were typed: Latin ones also find ``findable`` Cyrillic text, Cyrillic ones also Latin text."""
    return [_spellings(fold(word), word.lower()) for word in unicodedata.normalize("NFC", typed).split()]


def holds(text: str, words: Wanted) -> bool:
    """Whether every word occurs in a ``findable`` text."""
    for spellings in words:
        for spelling in spellings:
            if spelling in text:
                break
        else:
            return False
    return True


def _spellings(folded: str, small: str) -> tuple[str, ...]:
    if cyrillic.words(folded):
        others = (*map(cyrillic.plain, cyrillic.words(folded)), cyrillic.german(folded), cyrillic.english(folded))
    else:
        others = (cyrillic.in_cyrillic(small) or cyrillic.in_cyrillic(folded),)
    return tuple(dict.fromkeys((folded, *filter(None, others))))


def without_accents(text: str) -> str:
    """Small Latin letters without their accents; everything else unchanged."""
    if text.isascii():
        return text
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        if letter.isascii():
            kept.append(letter)
            continue
        base = unicodedata.normalize("NFD", letter)
        if len(base) > 1 and "a" <= base[0] <= "z":
            kept.append(base[0])
        elif not (unicodedata.combining(letter) and kept and "a" <= kept[-1] <= "z"):
            kept.append(letter)  # else a mark without a composed letter, such as the one that lower() leaves after İ
    return unicodedata.normalize("NFC", "".join(kept))
