"""Words of a text, made comparable: small, umlauts as two letters, gender signs gone, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from freiwilligenagentur.vocabulary.folding import fold

WORD: Final = r"\w++(?:[*:’'-]\w++)*+"
_WORD: Final = re.compile(WORD)
_SIGNS: Final = str.maketrans("", "", "*:’'-_")
_ARABIC: Final = str.maketrans("أإآٱىةكي", "اااایهکی")
"""Letters that people write one way or the other, Persian ones among them."""
_ARABIC_MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARABIC_LETTERS: Final = re.compile("[\u0600-\u06ff]")
_UMLAUTS: Final = re.compile(r"(?<![aeq])([aou])e")

_ENDINGS: Final = (
    ", e, en, er, es, em, n, s, r, ern, ens, ers, in, innen, nen, rin, rinnen, t, te, ten, end, ende, enden"
)
ENDINGS: Final = frozenset(f"{_ENDINGS}, ender, st, ns".split(", "))
"""What German words end in without becoming other words."""
NOUN_ENDINGS: Final = frozenset(("", "e", "en", "er", "es", "n", "s", "ern", "ens", "in", "innen", "nen"))
"""Those of nouns, in which compounds end."""


def words(text: str) -> list[tuple[str, int, int]]:
    """Every word as it is written, with where it begins and ends; ``Schüler*innen`` is one."""
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=131_072)
def folded(word: str) -> str:
    """A word for comparing: ``Lese-Pat*innen`` is ``lesepatinnen``, ``الأطفال`` is ``الاطفال``."""
    plain = fold(word.translate(_SIGNS))
    if plain.isascii() or not _ARABIC_LETTERS.search(plain):
        return plain
    return _ARABIC_MARKS.sub("", plain).translate(_ARABIC)


def without_umlauts(word: str) -> str:
    """``baeume`` to ``baume``, so that a plural with umlaut is found by its singular."""
    return _UMLAUTS.sub(r"\1", word)


def stem(word: str) -> str:
    """A folded German word without the ending it has in dictionaries; at least five letters remain."""
    for ending in ("innen", "en", "in", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 5:
            return word[: -len(ending)]
    return word
