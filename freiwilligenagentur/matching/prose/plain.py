"""Texts made comparable without moving a letter, so that a place in them is a place in the original."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAME_LENGTH = (
    *((dash, "-") for dash in "–—−‐‑"),
    *((quote, '"') for quote in "„“”«»"),
    *((mark, "'") for mark in "’‘´`"),
    ("\xa0", " "),
    ("\t", " "),
)
_EITHER_WAY = {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}


class Found(NamedTuple):
    """Something read at a place of a text."""

    key: str
    start: int
    end: int


class Span(NamedTuple):
    """A piece of a text."""

    start: int
    end: int


def plain(text: str) -> str:
    """Small letters, one kind of dash, quote and space; as long as the text."""
    small = text.lower()
    if len(small) != len(text):  # İ becomes two letters
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if not small.isascii():
        for letter, usual in _SAME_LENGTH:
            if letter in small:
                small = small.replace(letter, usual)
    return small


def words(text: str) -> frozenset[str]:
    """A set of words out of a table."""
    return frozenset(text.split())


def compiled(words: str) -> re.Pattern[str]:
    """A pattern of whole words for plain texts, out of a table: alternatives stand two spaces or a line apart.

    Umlauts also match as two letters, a space as several.
    """
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


def stems(words: str) -> re.Pattern[str]:
    """As ``compiled``, but found anywhere in a word."""
    return re.compile(_alternatives(words))


def alternatives(words: str) -> str:
    """A table of alternatives as a piece of a pattern."""
    return re.sub(r" (\??)", lambda space: "[ ]*" if space.group(1) else "[ ]+", _alternatives(words))


def _alternatives(words: str) -> str:
    joined = "|".join(re.split(r"\s{2,}", words.strip()))
    for letter, both in _EITHER_WAY.items():
        joined = joined.replace(letter, both)
    return joined
