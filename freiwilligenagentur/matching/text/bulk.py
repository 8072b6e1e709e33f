"""The thesaurus over many texts at once: the same groups as ``Thesaurus.concepts`` finds, counted for each text."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur.matching.text.corpus import Floats, Ints, Lists, Words, joined
from freiwilligenagentur.matching.text.phrases import REACH
from freiwilligenagentur.matching.text.thesaurus import NOTHING, Thesaurus
from freiwilligenagentur.matching.text.tokens import folded

_SMALL: Final = 1
_TITLE: Final = 2
Places = npt.NDArray[np.int64]


class Counted:
    """How strongly texts name groups: the sum of all places, and the strongest one."""

    def __init__(self, texts: int, groups: int) -> None:
        self.sums: Floats = np.zeros((texts, groups), np.float32)
        self.most: Floats = np.zeros((texts, groups), np.float32)

    def add(self, texts: npt.NDArray[np.integer], groups: npt.NDArray[np.integer], strengths: Floats) -> None:
        """Counts places."""
        np.add.at(self.sums, (texts, groups), strengths)
        np.maximum.at(self.most, (texts, groups), strengths)


class BulkReader:
    """What each word of a corpus may mean, worked out once, and the groups of many texts with it."""

    def __init__(self, thesaurus: Thesaurus, words: Words) -> None:
        self.groups = tuple(thesaurus.groups)
        self._thesaurus = thesaurus
        self._words = words
        self._numbers = {group: number for number, group in enumerate(self.groups)}
        self._flags = np.empty(0, np.int8)
        self._concepts: list[list[int]] = []
        self._pairs: list[tuple[int, float]] = []
        self._pair_numbers: dict[tuple[int, float], int] = {}
        self._parts: list[tuple[int, ...]] = []
        self._lists: Lists | None = None
        self._part_lists: Lists | None = None

    def read(self, rows: list[Ints]) -> Counted:
        """The groups that texts name; ``rows`` are their words."""
        self._learn()
        counted = Counted(len(rows), len(self.groups))
        flat, starts = joined(rows)
        if not len(flat):
            return counted
        owners = np.repeat(np.arange(len(rows), dtype=np.int64), np.diff(starts))
        flags = self._flags[flat]
        cased = np.zeros(len(rows), bool)
        cased[owners[flags & _TITLE > 0]] = True
        covered = self._count_phrases(flat, owners, counted)
        self._count_words(flat, owners, (flags & _SMALL > 0) & cased[owners], covered, counted)
        return counted

    def _count_words(
        self, flat: Ints, owners: Places, small: npt.NDArray[np.bool_], covered: Ints, counted: Counted
    ) -> None:
        assert self._lists is not None
        # The pairs of a word stand once for capital and once for small writing.
        found, sources = self._lists.places(flat * 2 + small)
        numbers = self._lists.values[found]
        pairs = np.array(self._pairs, np.float32).reshape(-1, 2)
        groups = pairs[numbers, 0].astype(np.int64)
        around = covered[sources]
        whom = np.fromiter((group in self._thesaurus.whom for group in self.groups), bool, len(self.groups))
        # Inside an expression only the people count, and not those that the expression is about.
        kept = (around == _FREE) | ((around >= 0) & whom[groups] & (around != groups))
        counted.add(owners[sources[kept]], groups[kept], pairs[numbers[kept], 1])

    def _count_phrases(self, flat: Ints, owners: Places, counted: Counted) -> Ints:
        """Counts expressions; tells for each word the group of the expression around it."""
        assert self._part_lists is not None
        covered = np.full(len(flat), _FREE, np.int32)
        found, sources = self._part_lists.places(flat)
        parts = self._part_lists.values[found].astype(np.uint16)
        order = np.argsort(parts, kind="stable")  # of 16 bits, which are sorted by counting
        places = sources[order]
        bounds = np.searchsorted(parts[order], np.arange(self._thesaurus.phrases.parts + 1))
        texts, groups = [owners[:0]], [owners[:0]]
        for group, wanted, gaps in self._thesaurus.phrases.longest_first:
            lists = [places[bounds[part] : bounds[part + 1]] for part in wanted]
            if all(len(one) for one in lists):
                spots = _matches(lists, gaps, owners, covered)
                covered[spots] = self._numbers[group] if group != NOTHING else _NOTHING
                if group != NOTHING:
                    texts.append(owners[spots[:, 0]])
                    groups.append(np.full(len(spots), self._numbers[group]))
        named = np.concatenate(groups)
        counted.add(np.concatenate(texts), named, np.ones(len(named), np.float32))
        return covered

    def _learn(self) -> None:
        known = len(self._flags)
        fresh = self._words.since(known)
        if not fresh and self._lists is not None:
            return
        names = [folded(word) for word in fresh]
        flags = [_SMALL * word[0].islower() + _TITLE * (word[0].isupper() and word[1:].islower()) for word in fresh]
        self._flags = np.concatenate([self._flags, np.array(flags, np.int8)])
        for name in names:
            self._concepts += [self._pairs_of(name, small) for small in (False, True)]
            self._parts.append(self._thesaurus.phrases.parts_of(name))
        self._lists = Lists.of(self._concepts)
        self._part_lists = Lists.of(self._parts)

    def _pairs_of(self, name: str, small: bool) -> list[int]:
        numbers = []
        for group, strength in self._thesaurus.lexicon.find(name, small):
            pair = (self._numbers[group], strength)
            number = self._pair_numbers.setdefault(pair, len(self._pairs))
            if number == len(self._pairs):
                self._pairs.append(pair)
            numbers.append(number)
        return numbers


_FREE: Final = -1
_NOTHING: Final = -2


def _matches(lists: list[Places], gaps: tuple[bool, ...], owners: Places, covered: Ints) -> Places:
    """Where the parts of an expression follow each other within one text, where nothing longer stands: a row each."""
    anchor = min(range(len(lists)), key=lambda part: len(lists[part]))
    spots = lists[anchor][:, None]
    for part in range(anchor + 1, len(lists)):
        spots = _followed(spots, lists[part], gaps[part], forward=True)
    for part in range(anchor - 1, -1, -1):
        spots = _followed(spots, lists[part], gaps[part + 1], forward=False)
    fine = (owners[spots[:, 0]] == owners[spots[:, -1]]) & (covered[spots] == _FREE).all(axis=1)
    return _apart(spots[fine])


def _apart(spots: Places) -> Places:
    """Of rows that share a place the first."""
    if len(np.unique(spots)) == spots.size:
        return spots
    taken: set[int] = set()
    kept = []
    for number, spot in enumerate(spots.tolist()):
        if not taken.intersection(spot):
            kept.append(number)
            taken.update(spot)
    return spots[kept]


def _followed(spots: Places, others: Places, gap: bool, *, forward: bool) -> Places:
    if not len(spots):
        return np.empty((0, spots.shape[1] + 1), np.int64)
    ends = spots[:, -1] if forward else spots[:, 0]
    if forward:
        at = np.searchsorted(others, ends, side="right")
        fine = at < len(others)
        nearest = others[np.minimum(at, len(others) - 1)]
        fine &= nearest - ends <= (REACH if gap else 1)
        return np.column_stack([spots[fine], nearest[fine]])
    at = np.searchsorted(others, ends, side="left") - 1
    fine = at >= 0
    nearest = others[np.maximum(at, 0)]
    fine &= ends - nearest <= (REACH if gap else 1)
    return np.column_stack([nearest[fine], spots[fine]])
