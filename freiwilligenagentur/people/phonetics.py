"""Kölner Phonetik (Postel 1969): names that sound alike in German get the same digits."""

from __future__ import annotations

from functools import lru_cache

from freiwilligenagentur.vocabulary.folding import fold

_ALWAYS = dict.fromkeys("aeijouy", "0") | {"b": "1", "l": "5", "m": "6", "n": "6", "r": "7"}
_ALWAYS |= dict.fromkeys("fvw", "3") | dict.fromkeys("gkq", "4") | dict.fromkeys("sz", "8")
_HARD_C_AT_START = frozenset("ahkloqrux")
_HARD_C = frozenset("ahkoqux")


@lru_cache(maxsize=65_536)
def cologne(name: str) -> str:
    """The digits of a name: ``Müller``, ``Mueller`` and ``Möller`` are ``657``; "" where there is no Latin letter."""
    letters = "".join(letter for letter in fold(name) if "a" <= letter <= "z")
    digits = "".join(_code(letters, place) for place in range(len(letters)))
    single = "".join(digit for place, digit in enumerate(digits) if place == 0 or digit != digits[place - 1])
    return single[:1] + single[1:].replace("0", "")


def _code(letters: str, place: int) -> str:
    letter = letters[place]
    if letter in _ALWAYS:
        return _ALWAYS[letter]
    before = letters[place - 1] if place else ""
    after = letters[place + 1 : place + 2]
    if letter == "p":
        return "3" if after == "h" else "1"
    if letter in "dt":
        return "8" if after and after in "csz" else "2"
    if letter == "x":
        return "8" if before and before in "ckq" else "48"
    if letter == "c":
        return _code_of_c(before, after)
    return ""  # h


def _code_of_c(before: str, after: str) -> str:
    if not before:
        return "4" if after in _HARD_C_AT_START else "8"
    return "4" if after in _HARD_C and before not in "sz" else "8"
