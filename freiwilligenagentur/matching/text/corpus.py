"""Texts as numbers: every distinct word once, every text as the row of its words' numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import Final

import numpy as np
import numpy.typing as npt

from freiwilligenagentur.matching.text.tokens import WORD

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

_FIND: Final = re.compile(WORD).findall


class Words:
    """Every distinct word as it is written, numbered in the order of coming."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._listed: list[str] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, texts: Iterable[str]) -> list[Ints]:
        """The numbers of each text's words; new words get new numbers."""
        pieces = _Pieces(self._numbers)
        return [np.frombuffer(b"".join(map(pieces.__getitem__, text.split())), np.int32) for text in texts]

    def known(self, word: str) -> int | None:
        """The number of a word that occurs."""
        return self._numbers.get(word)

    def since(self, first: int) -> list[str]:
        """The words from a number on."""
        if len(self._listed) < len(self._numbers):
            self._listed = list(self._numbers)
        return self._listed[first:]


class _Pieces(dict[str, bytes]):
    """What stands between blanks, with the numbers of its words: cut up once, however often it is written."""

    def __init__(self, numbers: defaultdict[str, int]) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, piece: str) -> bytes:
        found = np.array([self._numbers[word] for word in _FIND(piece)], np.int32)
        self[piece] = found.tobytes()
        return self[piece]


class Lists:
    """A list of numbers for each of many keys, in two arrays: ``values[starts[k] : starts[k + 1]]``."""

    def __init__(self, starts: npt.NDArray[np.int64], values: Ints) -> None:
        self.starts = starts
        self.values = values
        self._lengths = np.diff(starts).astype(np.int32)
        self._some = self._lengths > 0

    @classmethod
    def of(cls, lists: Iterable[Iterable[int]]) -> Lists:
        """From lists, one for each key."""
        rows = [np.fromiter(one, np.int32) for one in lists]
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        return cls(starts_of(lengths), np.concatenate(rows) if rows else np.empty(0, np.int32))

    def places(self, keys: npt.NDArray[np.integer]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Of each key's list every place in ``values``, and beside it the place of the key in ``keys``."""
        some = np.flatnonzero(self._some[keys])  # most words are in no list, and are left out before anything else
        lengths = self._lengths[keys[some]]
        owners = np.repeat(some, lengths)
        shift = self.starts[keys[some]] - (np.cumsum(lengths) - lengths)
        return np.arange(len(owners), dtype=np.int64) + np.repeat(shift, lengths), owners


def starts_of(lengths: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Where each list begins, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def joined(rows: list[Ints]) -> tuple[Ints, npt.NDArray[np.int64]]:
    """Rows one after the other, and where each begins."""
    lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
    return (np.concatenate(rows) if rows else np.empty(0, np.int32)), starts_of(lengths)
