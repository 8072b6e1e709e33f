"""Phone numbers: kept as typed, compared in one form."""

from __future__ import annotations

import re
from functools import lru_cache

REGION = "DE"
"""Where a number without a country code lies."""

_SEVERAL = re.compile(r"\s(?:oder|od\.|o\.|bzw\.|und|u\.)\s|[;,|]", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_NO_NUMBER = re.compile(r"[^0-9+]")


def numbers(*texts: str) -> frozenset[str]:
    """Every number that stands in some fields, in the international form; a field may hold ``… oder …``."""
    parts = (part for text in texts if text for part in _SEVERAL.split(text))
    return frozenset(found for part in parts if (found := normalised(part.strip())))


def normalised(text: str) -> str:
    """``03445 12345-6`` as ``+493445123456`` (E.164); "" when the text is no complete number.

    A number without area code is incomplete: two towns have it.
    """
    compact = _NO_NUMBER.sub("", _TRUNK_ZERO.sub("", text))
    if compact.startswith("0") and not compact.startswith("00"):
        # The usual German spelling needs no library; ten thousand people are compared while somebody types.
        return f"+49{compact[1:]}" if compact.isdecimal() and 6 <= len(compact) <= 15 else ""
    return _by_library(compact) if compact.startswith(("+", "00")) else ""


@lru_cache(maxsize=4_096)
def _by_library(text: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
