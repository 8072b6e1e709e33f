"""What somebody can or has done before, found in free text by the wordings of the vocabulary.

Only these codes leave the text: what else stands there, health or faith among it, decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from freiwilligenagentur.vocabulary.fixed import default_terms
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.model import TermList

_LISTS: Final = (TermList.COMPETENCE, TermList.ACTIVITY)
_SHORTEST: Final = 5
"""Shorter wordings stand in too many other words."""


@lru_cache(maxsize=16_384)
def skills_in(*texts: str) -> frozenset[str]:
    """Codes of competences and activities that the texts name at the beginning of a word; empty if none."""
    pattern, codes = _wordings()
    found = (match.group() for text in texts if text for match in pattern.finditer(fold(text)))
    return frozenset(codes[wording] for wording in found)


@lru_cache(maxsize=1)
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for which in _LISTS:
        for term in default_terms(which):
            for wording in (term.de, *term.aliases):
                folded = fold(wording)
                if len(folded) >= _SHORTEST:
                    codes.setdefault(folded, term.code)
    longest_first = sorted(codes, key=lambda wording: (-len(wording), wording))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")"), codes
