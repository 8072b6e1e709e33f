"""Finding listed German words in a word: itself with an ending, or a part of a compound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.text.tokens import ENDINGS, NOUN_ENDINGS, folded, stem, without_umlauts

_SHORT: Final = 4
"""Words below this length are found only whole; longer ones are looked up by so many letters."""
_LAST: Final = 0.9
"""The strength of a word that a compound ends with."""
_PREFIXES: Final = frozenset(
    ("ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "fort", "ge", "her", "heran", "herein", "hin",
     "hinein", "los", "mit", "miss", "nach", "um", "un", "unter", "ver", "vor", "weg", "weiter", "wieder", "zer", "zu",
     "zurueck", "zusammen", "ueber")
)  # fmt: skip
"""What makes another verb of a verb: ``verkaufen`` is no ``kaufen``."""

Match = tuple[str, float]
"""Group and strength."""


@dataclass(frozen=True, slots=True)
class Word:
    """A listed word."""

    text: str
    group: str
    alone: bool = False
    """Only as a word of its own."""
    noun: bool = False
    """Only with a capital letter."""
    first: bool = False
    """Only as the first part of a compound."""


@dataclass(frozen=True, slots=True)
class _Entry:
    stem: str
    group: str
    alone: bool
    noun: bool
    first: bool = False

    @property
    def may_end(self) -> bool:
        """Whether compounds may end in it: short words that look like endings ("malen") are in too many others."""
        return len(self.stem) > 5 or self.noun or not self.stem.endswith(("en", "er", "el"))


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    group: str
    strength: float
    noun: bool


class Lexicon:
    """Listed words, found in any word. What a word holds is worked out once and kept."""

    def __init__(self, listed: Iterable[Word], staying: frozenset[str] = frozenset()) -> None:
        """``staying`` are groups that count inside longer words of other groups as well."""
        self._staying = staying
        self._entries: dict[str, list[_Entry]] = {}
        self._plain: dict[str, list[_Entry]] = {}
        self._lost: dict[str, list[_Entry]] = {}
        for word in listed:
            name = folded(word.text)
            base = name if word.alone or word.first else stem(name)
            alone = word.alone or (len(base) < _SHORT and not word.first)
            _file(self._entries, _Entry(base, word.group, alone, word.noun, word.first))
            plain = _Entry(without_umlauts(base), word.group, alone, word.noun, word.first)
            _file(self._plain, plain)
            if plain.stem != base:
                _file(self._lost, plain)
        self._known: dict[str, tuple[tuple[Match, ...], tuple[Match, ...]]] = {}

    def find(self, word: str, small: bool = False) -> tuple[Match, ...]:
        """The groups in a folded word, the word that it ends with first.

        ``small`` says that it is written with a small letter where nouns have a capital one.
        """
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 100_000:  # a whole city's offers hold half of it
                self._known.clear()
            known = self._known[word] = self._look(word)
        return known[small]

    def _look(self, word: str) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """The groups in a word with a capital letter, and in one with a small letter."""
        hits = self._hits(word)
        named = self._groups(hits)
        others = [hit for hit in hits if not hit.noun]
        return named, named if len(others) == len(hits) else self._groups(others)

    def _groups(self, hits: list[_Hit]) -> tuple[Match, ...]:
        kept: list[_Hit] = []
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, -hit.strength, hit.start)):
            around = [longer for longer in kept if _inside(hit, longer)]
            if not around or (hit.group in self._staying and all(self._leaves(longer, hit) for longer in around)):
                kept.append(hit)
        best: dict[str, float] = {}
        for hit in kept:
            if hit.group:
                best[hit.group] = max(best.get(hit.group, 0.0), hit.strength)
        return tuple(sorted(best.items(), key=lambda item: (-item[1], item[0])))

    def _leaves(self, longer: _Hit, hit: _Hit) -> bool:
        """Whether a longer word still tells of people in it: "Suchtkranke" no patients, a "Kinderhospiz" children."""
        return bool(longer.group) and not (longer.group in self._staying and hit.end == longer.end)

    def _hits(self, word: str) -> list[_Hit]:
        """As it is written, else without umlauts, which somebody may have left out or put in."""
        if found := _hits(self._entries, word):
            return found
        plain = without_umlauts(word)
        # Of a word without umlauts only the stems that have some are still to be tried.
        return _hits(self._plain if plain != word else self._lost, plain)


def _file(entries: dict[str, list[_Entry]], entry: _Entry) -> None:
    entries.setdefault(entry.stem[:_SHORT], []).append(entry)


def _hits(entries: dict[str, list[_Entry]], word: str) -> list[_Hit]:
    found: list[_Hit] = []
    for length in range(1, min(_SHORT, len(word) + 1)):  # short ones only begin a word
        if filed := entries.get(word[:length]):
            found += _hits_at(0, filed, word)
    for start in range(len(word) - _SHORT + 1):
        if filed := entries.get(word[start : start + _SHORT]):
            found += _hits_at(start, filed, word)
    return found


def _hits_at(start: int, filed: list[_Entry], word: str) -> Iterator[_Hit]:
    for entry in filed:
        if word.startswith(entry.stem, start) and (strength := _strength(word, start, entry)):
            end = len(word) if strength >= _LAST else start + len(entry.stem)
            yield _Hit(start, end, entry.group, strength, entry.noun)


def _strength(word: str, start: int, entry: _Entry) -> float:
    """1 as the word itself, 0.9 as the last part of a compound, 0.8 as the first, 0.6 between; 0 as no word at all."""
    rest = word[start + len(entry.stem) :]
    if entry.first:
        return 0.8 if start == 0 and len(rest) >= 3 else 0.0
    if start == 0:
        if rest in ENDINGS:
            return 1.0
        return 0.0 if entry.alone or len(rest) < 3 or (len(entry.stem) == _SHORT and len(rest) < 4) else 0.8
    if entry.alone or start < 3 or word[:start] in _PREFIXES:
        return 0.0
    if rest in NOUN_ENDINGS:
        return _LAST if entry.may_end else 0.0
    return 0.6 if len(entry.stem) > 5 and len(rest) >= 3 else 0.0


def _inside(hit: _Hit, longer: _Hit) -> bool:
    """Whether a longer word holds this one."""
    return longer.start <= hit.start and hit.end <= longer.end and (hit.start, hit.end) != (longer.start, longer.end)
