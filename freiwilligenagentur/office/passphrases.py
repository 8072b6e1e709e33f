"""How good a passphrase is, in plain words."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.keyfile import MIN_PASSPHRASE

_COMMON = ("passwort", "password", "passphrase", "qwert", "asdf", "hallo", "geheim", "admin", "letmein", "iloveyou")
_BITS_PER_WORD = 12.9  # a word drawn from 7,776, as with dice
_POOR, _FAIR, _GOOD = 24, 36, 50  # bits; one guess costs an attacker about 0.2 s and 64 MiB


class Strength(NamedTuple):
    """What to tell about a passphrase: ``tone`` is bad, warn or good."""

    text: str
    tone: str

    @property
    def enough(self) -> bool:
        """Whether it may be taken."""
        return self.tone != "bad"


def strength(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Judges a passphrase; ``known`` are words an attacker would try first, as the names of user and agency."""
    missing = MIN_PASSPHRASE - len(passphrase)
    if missing > 0:
        return Strength(ngettext("{n} more character.", "{n} more characters.", missing).format(n=missing), "bad")
    bits = _bits(_without_known(passphrase.casefold(), known))
    if bits < _POOR:
        return Strength(_("Easy to guess. Please take three or four words that do not belong together."), "bad")
    if bits < _FAIR:
        return Strength(_("Usable. One more word makes it good."), "warn")
    return Strength(_("Very good.") if bits >= _GOOD else _("Good."), "good")


def _without_known(passphrase: str, known: tuple[str, ...]) -> str:
    """What remains when words and years that everybody tries are taken out, the longest first."""
    names = {part for name in known for part in name.casefold().split() if len(part) > 2}
    for word in sorted(names | set(_COMMON), key=len, reverse=True):
        passphrase = passphrase.replace(word, " ")
    return re.sub(r"(19|20)\d\d", " ", passphrase)


def _bits(text: str) -> float:
    """A careful estimate in bits: words as if drawn from a list, the rest by its kinds of signs."""
    words = set(re.findall(r"[^\W\d_]{3,}", text))
    rest = re.sub(r"[^\W\d_]{3,}", "", text).replace(" ", "")
    bits = sum(min(_BITS_PER_WORD, 3.0 * len(_surprising(word))) for word in words)
    return bits + len(_surprising(rest)) * math.log2(_kinds(rest))


def _surprising(text: str) -> str:
    """The signs that neither repeat nor continue the one before (``aaaa``, ``1234``)."""
    return text[:1] + "".join(sign for before, sign in pairwise(text) if ord(sign) - ord(before) not in (-1, 0, 1))


def _kinds(text: str) -> int:
    kinds = 10 * bool(re.search(r"\d", text)) + 26 * bool(re.search(r"[^\W\d_]", text))
    return max(kinds + 20 * bool(re.search(r"[\W_]", text)), 2)
