"""The short code for the telephone: twelve signs that cannot be confused, the last of which checks the others.

There are 31 signs: digits and capitals without 0, O, 1, I and L. 31 is a prime number, so a sum with the weights 12 to
1 that must leave no rest modulo 31 finds every single wrong sign and every two signs that changed places, neighbours
or not: such a slip changes the sum by a product of two numbers that 31 divides neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4
TRIES = 8
"""At most so many codes belong to one certificate; all but the first are only taken when another has the one before."""
_BETWEEN = " -–—.·/_\u00a0\u2011"


class WrongCode(ValueError):
    """Twelve signs that are no code: at least one of them is wrong."""


def candidates(signed: bytes) -> Iterator[str]:
    """The codes that belong to signed data, the first choice first; 54 bits that nobody can guess.

    Each has a digit, by which it is told from a name of twelve letters.
    """
    for attempt in range(TRIES):
        code = _from_digest(hashlib.sha256(b"Kurzcode" + bytes([attempt]) + signed).digest())
        if any(sign.isdigit() for sign in code):
            yield code


def grouped(code: str) -> str:
    """``7KQ4-M2PX-9TDA``, as it is printed."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def searchable(code: str | None) -> str:
    """A code as the search shall find it: whole, and in its groups."""
    return f"{code} {grouped(code)}".lower() if code else ""


def tidied(text: str) -> str:
    """A code that was typed, as the search finds it; everything else as it was typed."""
    return bare(text).lower() if looks_like_one(text) else text


def is_mistyped(text: str) -> bool:
    """Whether somebody typed a code in which a sign is wrong."""
    try:
        return looks_like_one(text) and not read(text)
    except WrongCode:
        return True


def bare(text: str) -> str:
    """What was typed, in capitals and without what stands between the groups."""
    return "".join(sign for sign in text.upper() if sign not in _BETWEEN and not sign.isspace())


def looks_like_one(text: str) -> bool:
    """Whether somebody typed a code, right or wrong: twelve letters and digits, with a digit or in groups of four."""
    signs = bare(text)
    if len(signs) != LENGTH or not (signs.isascii() and signs.isalnum()):
        return False
    groups = "".join(" " if sign in _BETWEEN else sign for sign in text).split()
    return any(sign.isdigit() for sign in signs) or [len(group) for group in groups] == [GROUP] * (LENGTH // GROUP)


def read(text: str) -> str:
    """The code that was typed, however it was grouped. Raises WrongCode."""
    signs = bare(text)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs) or _sum(signs):
        raise WrongCode
    return signs


def _from_digest(digest: bytes) -> str:
    number = int.from_bytes(digest[:16])
    signs = ""
    for _ in range(LENGTH - 1):
        number, rest = divmod(number, len(SIGNS))
        signs += SIGNS[rest]
    return signs + SIGNS[-_sum(signs) % len(SIGNS)]


def _sum(signs: str) -> int:
    return sum((LENGTH - place) * SIGNS.index(sign) for place, sign in enumerate(signs)) % len(SIGNS)
