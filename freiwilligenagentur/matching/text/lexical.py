"""BM25 over words and their relatives: a word of a wish finds each word of the offers that shares enough letters.

Letters are compared in groups of four within a word, so "Vorlesen" finds "Vorlesestunde" and "Lesepatin", each by the
share of the groups that they have in common. Postings lie in flat arrays; what came after they were sorted lies in a
short tail that is sorted again with each change.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur.matching.text.corpus import Floats, Ints, Words, joined, starts_of
from freiwilligenagentur.matching.text.tokens import folded, words

TITLE: Final = 3
"""How often a word of the title counts."""
_K: Final = 1.2
_B: Final = 0.5
_ENOUGH: Final = 0.5
"""Share of a word's letter groups from which on another word is its relative."""
_RELATIVES: Final = 400
_SAYS_NOTHING: Final = """
    aber als am an auch auf aus bei bin das dass dem den der die ein eine einem einen einer er es etwas fuer gern gerne
    habe haben haette haetten helfen hilft ich im in irgendwas ist kann koennen koennte koennten machen man mag mal mein
    mich mir mit moechte moechten nicht nur oder schon sehr sein sich sie sind so suche tun um und uns vielleicht von
    was wie wir wird wo wollen wuerde wuerden zu zum zur
"""
SAYS_NOTHING: Final = frozenset(_SAYS_NOTHING.split())
"""Words of wishes that every offer holds."""


class Postings:
    """Which rows hold which word, and how often."""

    def __init__(self, rows: list[Ints], first: int, known: int) -> None:
        flat, starts = joined(rows)
        owners = np.repeat(np.arange(first, first + len(rows), dtype=np.int64), np.diff(starts))
        # one sort for both: a word's rows lie together, and the same word of a row side by side
        keys = np.sort(flat.astype(np.int64) << 32 | owners)
        fresh = np.ones(len(keys), bool)
        fresh[1:] = keys[1:] != keys[:-1]
        marks = np.flatnonzero(fresh)
        self.rows: Ints = (keys[marks] & 0xFFFFFFFF).astype(np.int32)
        self.counts: Floats = np.diff(np.append(marks, len(keys))).astype(np.float32)
        self.starts = starts_of(np.bincount(keys[marks] >> 32, minlength=known)[:known])

    def add_to(self, amounts: Floats, word: int, weight: float) -> None:
        """Adds how often each row holds a word."""
        if word < len(self.starts) - 1:
            part = slice(self.starts[word], self.starts[word + 1])
            amounts[self.rows[part]] += weight * self.counts[part]


class Lexical:
    """Rows of folded words, found by words that are alike."""

    def __init__(self, listed: Words) -> None:
        self._words = listed
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._of_raw: list[int] = []
        self._by_letters: dict[str, list[int]] = {}
        self._gathered = 0
        self._rows: list[Ints] = []
        self._lengths = np.empty(0, np.float32)
        self._alive = np.empty(0, bool)
        self._sorted = 0
        self._base: Postings | None = None
        self._tail: Postings | None = None

    def add(self, titles: list[Ints], bodies: list[Ints]) -> None:
        """Adds rows; they get the next numbers."""
        self._learn()
        translation = np.array(self._of_raw, np.int32)
        fresh = [
            translation[np.concatenate([*([title] * TITLE), body])] for title, body in zip(titles, bodies, strict=True)
        ]
        self._rows += fresh
        self._lengths = np.append(self._lengths, np.array([len(row) for row in fresh], np.float32))
        self._alive = np.append(self._alive, np.ones(len(fresh), bool))
        if self._base is None or len(self._rows) - self._sorted > max(500, self._sorted // 20):
            self._base, self._tail = Postings(self._rows, 0, len(self._names)), None
            self._sorted = len(self._rows)
        else:
            self._tail = Postings(self._rows[self._sorted :], self._sorted, len(self._names))

    def remove(self, row: int) -> None:
        """A row that shall not be found any more."""
        self._alive[row] = False

    def prepare(self) -> None:
        """Sorts words by their letters, which the first search would do otherwise."""
        self._gather()

    def holding(self, name: str) -> Floats:
        """How often each row holds a folded word, no word like it; the title counts as often as ``TITLE`` says."""
        amounts = np.zeros(len(self._rows), np.float32)
        number = self._numbers.get(name)
        if number is not None and self._base is not None:
            for postings in (self._base, self._tail):
                if postings is not None:
                    postings.add_to(amounts, number, 1.0)
        return amounts * self._alive

    def scores(self, text: str) -> Floats:
        """How well each row fits the words of a text; 0 for rows without any of them."""
        total = np.zeros(len(self._rows), np.float32)
        if self._base is None:
            return total
        living = int(self._alive.sum())
        average = float(self._lengths[self._alive].mean()) if living else 1.0
        damping = _K * (1 - _B + _B * self._lengths / max(average, 1.0))
        for name in sorted({folded(word) for word, _start, _end in words(text)} - SAYS_NOTHING):
            amounts = np.zeros(len(self._rows), np.float32)
            for word, likeness in self._relatives(name):
                for postings in (self._base, self._tail):
                    if postings is not None:
                        postings.add_to(amounts, word, likeness * likeness)
            amounts *= self._alive
            holding = int(np.count_nonzero(amounts))
            if holding:
                rarity = math.log(1 + (living - holding + 0.5) / (holding + 0.5))
                total += np.float32(rarity) * amounts * (_K + 1) / (amounts + damping)
        return total

    def _relatives(self, name: str) -> list[tuple[int, float]]:
        self._gather()
        letters = _letters(name)
        shared: Counter[int] = Counter()
        for part in letters:
            shared.update(self._by_letters.get(part, ()))
        close = [(word, times / len(letters)) for word, times in shared.most_common(_RELATIVES)]
        return sorted((word, share) for word, share in close if share >= _ENOUGH)

    def _gather(self) -> None:
        for number in range(self._gathered, len(self._names)):
            for part in _letters(self._names[number]):
                self._by_letters.setdefault(part, []).append(number)
        self._gathered = len(self._names)

    def _learn(self) -> None:
        for word in self._words.since(len(self._of_raw)):
            name = folded(word)
            number = self._numbers.setdefault(name, len(self._names))
            if number == len(self._names):
                self._names.append(name)
            self._of_raw.append(number)


def _letters(name: str) -> set[str]:
    marked = f"^{name}$"
    return {marked[start : start + 4] for start in range(max(1, len(marked) - 3))}


def shares(scores: Floats) -> npt.NDArray[np.float32]:
    """Scores as shares of the best one."""
    most = float(scores.max(initial=0.0))
    return scores / np.float32(most) if most > 0 else scores
