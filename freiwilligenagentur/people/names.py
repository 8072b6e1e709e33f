"""Names compared: the same, sounding the same, spelled alike, or part of a double name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from freiwilligenagentur.people.phonetics import cologne
from freiwilligenagentur.vocabulary import cyrillic
from freiwilligenagentur.vocabulary.folding import fold

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_WORDS = re.compile(r"\w+")
_PARTICLES = frozenset(
    ["von", "van", "vom", "der", "den", "de", "zu", "zum", "zur", "am", "la", "le", "di", "da", "del", "della", "dos"]
)
_ALIKE = 84
"""Per cent of letters in common from which two spellings count as one with a typing mistake."""
_SOUND_NEEDS = 50
"""Short names share digits by chance: sounding alike needs this per cent of letters in common too."""


class Near(IntEnum):
    """How near two names are, further down is nearer."""

    NOT = 0
    SPELLED = 1
    PART = 2
    SOUNDS = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A first or last name made comparable."""

    words: tuple[str, ...] = ()
    joined: str = ""
    sound: str = ""
    cyrillic: str = ""
    """A Cyrillic name in the letters of ``cyrillic.plain``; "" for all others."""

    def __bool__(self) -> bool:
        return bool(self.joined)


@lru_cache(maxsize=65_536)
def comparable(text: str) -> Name:
    """Folds a name: umlauts, accents, hyphens, apostrophes and particles (``von der``) no longer tell names apart.

    Cyrillic names are compared as a German newspaper writes them, and with Latin ones also by their own letters.
    """
    folded = fold(_APOSTROPHES.sub("", text))
    own = "".join(cyrillic.words(folded))
    return _name(cyrillic.german(folded), cyrillic.plain(own) if own else "")


@lru_cache(maxsize=1_024)
def as_in_passport(text: str) -> Name:
    """A Cyrillic name as passports write it in Latin letters: ``Шевченко`` is Shevchenko there."""
    return _name(cyrillic.english(fold(_APOSTROPHES.sub("", text))), "")


def _name(folded: str, own: str) -> Name:
    words = tuple(_WORDS.findall(folded)) or ((folded,) if folded else ())
    words = tuple(word for word in words if word not in _PARTICLES) or words
    joined = "".join(words)
    return Name(words, joined, cologne(joined), own)


@lru_cache(maxsize=65_536)
def nearness(one: Name, other: Name, *, given: bool) -> Near:
    """Compares two names. ``given``: first names that end differently (Peter, Petra) do not sound the same."""
    if not one or not other:
        return Near.NOT
    if one.joined == other.joined or set(one.words) == set(other.words):
        return Near.SAME
    if bool(one.cyrillic) != bool(other.cyrillic) and in_cyrillic(one) == in_cyrillic(other):
        return Near.SOUNDS
    alike = ratio(one.joined, other.joined)
    sounds = one.sound and one.sound == other.sound and alike >= _SOUND_NEEDS
    if sounds and not (given and one.joined[-1] != other.joined[-1]):
        return Near.SOUNDS
    if _shares_a_word(one, other):
        return Near.PART
    return Near.SPELLED if alike >= _ALIKE else Near.NOT


def in_cyrillic(name: Name) -> str:
    """The letters by which a name is compared with one of the other script."""
    return name.cyrillic or cyrillic.in_cyrillic(name.joined)


def _shares_a_word(one: Name, other: Name) -> bool:
    """Whether a double name holds the other name, or a part of it."""
    if len(one.words) == len(other.words) == 1:
        return False
    sounds = {cologne(word) for word in one.words if len(word) > 2}
    return any(word in one.words or cologne(word) in sounds for word in other.words if len(word) > 2)
