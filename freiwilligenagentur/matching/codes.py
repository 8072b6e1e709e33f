"""Sets of codes as bit masks, so that what two have in common is one machine operation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Masks = NDArray[np.uint64]
"""One row a record, 64 codes a word."""
WORD = 64
_LOW = (1 << WORD) - 1


class CodeList:
    """Which code is which bit. A code keeps its bit as long as the program runs; new ones get the next."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._masks: dict[frozenset[str], int] = {}

    def __len__(self) -> int:
        return len(self._bits)

    def masks(self, sets: Sequence[frozenset[str]]) -> Masks:
        """One mask for each set, as many words wide as there are codes by now."""
        whole = [self._mask(codes) for codes in sets]
        words = max(1, -(-len(self._bits) // WORD))
        found = np.empty((len(whole), words), np.uint64)
        for word in range(words):
            found[:, word] = [mask >> word * WORD & _LOW for mask in whole]
        return found

    def _mask(self, codes: frozenset[str]) -> int:
        known = self._masks.get(codes)
        if known is None:
            known = self._masks[codes] = sum(1 << self._bit(code) for code in codes)
        return known

    def _bit(self, code: str) -> int:
        return self._bits.setdefault(code, len(self._bits))


class Codes:
    """The lists that people and places share."""

    def __init__(self) -> None:
        self.topics = CodeList()
        """Areas, activities and target groups: what somebody does not want may stand in any of them."""
        self.rhythm = CodeList()
        self.languages = CodeList()
        self.skills = CodeList()
        self.needs = CodeList()
        self.licences = CodeList()


def common(one: Masks, other: Masks) -> NDArray[np.uint8]:
    """How many codes two columns of masks share, row by row; one of them may be a single row."""
    words = min(one.shape[-1], other.shape[-1])
    counted = np.bitwise_count(one[..., :words] & other[..., :words])
    first: NDArray[np.uint8] = counted[..., 0]
    return first if words == 1 else counted.sum(axis=-1, dtype=np.uint8)


def widths(sets: Iterable[frozenset[str]]) -> NDArray[np.float64]:
    """How many codes each set has."""
    return np.array([len(codes) for codes in sets], np.float64)
