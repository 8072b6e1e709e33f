"""Rankings out of columns: pairs in order that become values, findings and words only when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.matching.arrays import Flags, Floats
from freiwilligenagentur.matching.ranking import EQUAL_TO, Match, Matches, Pair, Ranking
from freiwilligenagentur.matching.scoring import FITS

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class RankedPairs(Sequence[Pair]):
    """Pairs in order, by the rows of the counterparts."""

    rows: Rows
    assess: Callable[[int], Pair]
    """Makes the pair with the counterpart in a row of its table."""
    key: Callable[[int], tuple[str, str]]
    """Ids of the volunteer and of the offer of that pair."""

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Pair: ...
    @overload
    def __getitem__(self, place: slice) -> RankedPairs: ...
    def __getitem__(self, place: int | slice) -> Pair | RankedPairs:
        if isinstance(place, slice):
            return RankedPairs(self.rows[place], self.assess, self.key)
        return self.assess(int(self.rows[place]))

    def __iter__(self) -> Iterator[Pair]:
        return (self.assess(int(row)) for row in self.rows)

    def keys(self) -> list[tuple[str, str]]:
        """Ids of volunteer and offer of every pair, in order."""
        return [self.key(int(row)) for row in self.rows]


def best_first(scores: Floats) -> Rows:
    """Rows by score; among equals the older record, which stands in the smaller row."""
    return np.argsort(-np.round(scores, EQUAL_TO), kind="stable")


def ranking(
    scores: Floats,
    barred: Flags,
    listed: Flags,
    together: Flags,
    pairs: Callable[[Rows], RankedPairs],
    explain: Callable[[Pair], Match],
    limit: int | None,
) -> Ranking:
    """The lists of one person or one offer; ``listed`` says which counterparts are looked at, ``together``
    which are already under way and so stay among those that fit, whatever the score."""
    order = best_first(scores)
    order = order[listed[order]]
    fitting = np.round(scores, EQUAL_TO)[order] >= FITS
    fitting |= together[order]
    out = barred[order]

    def some(which: Flags) -> Matches:
        return Matches(pairs(order[which]), explain)

    return Ranking(
        matches=Matches(pairs(order[~out & fitting][:limit]), explain),
        excluded=some(out),
        weaker=some(~out & ~fitting),
        others=some(out | ~fitting),
        total=len(order),
    )
