"""The best offers for everybody at once: all open pairs, a block of people at a time.

The scores of a block are a few matrix products of 32 bit numbers (``features.py``), right to a few thousandths. Those
that could be among the best of a person are then scored again as ``fast`` does, so the result is the same list that the
desk shows: should one of those left out still be able to belong to it, that person is counted once more in full.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.matching import fast, ways
from freiwilligenagentur.matching.arrays import Flags, Floats, People, Places, day_number, rows_of
from freiwilligenagentur.matching.features import BARRED, Gate, asked, sums
from freiwilligenagentur.matching.ranked import Rows, best_first
from freiwilligenagentur.matching.ranking import EQUAL_TO
from freiwilligenagentur.matching.scoring import APART
from freiwilligenagentur.matching.weights import DEFAULT, Weights

Block = NDArray[np.float32]
"""One row a person, one column a place."""

BLOCK_VALUES: Final = 1_280_000
"""Pairs in one block: few enough for the processor's own memory."""
MARGIN: Final = np.float32(0.005)
"""Twice as much as a score of 32 bits can be too low: a few hundred roundings of 100; it hardly ever is by a tenth."""
NOTHING: Final = np.float32(-0.5)
"""Below every score, above everything that is barred."""
GROUP: Final = 8
MOST_THREADS: Final = 4
"""The office wants to be used meanwhile."""
NONE_LEFT: Final = -1


@dataclass(frozen=True, slots=True)
class Best:
    """The best places for each person, in the order of the people asked for."""

    places: NDArray[np.intp]
    """Rows of places, best first; ``NONE_LEFT`` where there are fewer."""
    scores: Floats


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: who, how many places each, and what is already out of the question."""

    people: Rows
    today: date
    count: int = 10
    weights: Weights = DEFAULT
    taken: Iterable[tuple[int, int]] = ()
    """Pairs of rows that are under way or were refused."""
    step: Callable[[int, int], None] | None = None
    """Told how many of how many people are done; may raise to stop."""


def best_places(people: People, places: Places, question: Question) -> Best:
    """The best open places for each person asked for, as ``fast`` scores and orders them."""
    open_places = np.flatnonzero(~places.closed & (places.ends_on >= day_number(question.today)))
    count = len(question.people)
    best = Best(np.full((count, question.count), NONE_LEFT, np.intp), np.full((count, question.count), np.nan))
    if not len(open_places) or not count:
        return best
    taken = _taken_by_person(question, open_places)
    engine = _Engine(rows_of(people, question.people), rows_of(places, open_places), question, taken)
    _in_threads(engine, best, question, count)
    found = best.places >= 0
    best.places[found] = open_places[best.places[found]]
    return best


def _in_threads(engine: _Engine, best: Best, question: Question, count: int) -> None:
    """Fills every block. Blocks share nothing but what is only read, and numpy lets other threads run.

    The matrix library itself is told to use one thread when the program starts.
    """
    done = 0
    pool = ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1))
    try:
        for filled in as_completed([pool.submit(engine.fill, best, rows) for rows in engine.blocks()]):
            done += filled.result()
            if question.step is not None:
                question.step(done, count)
    finally:
        pool.shutdown(cancel_futures=True)


class _Engine:
    """Everything that is the same for all blocks."""

    def __init__(self, people: People, places: Places, question: Question, taken: Mapping[int, list[int]]) -> None:
        self._people, self._places, self._question, self._taken = people, places, question, taken
        self._of_person, self._of_place = asked(people, places, question.weights)
        self._sums = sums(people, places, question.weights)
        self._ways = ways.Ways(places) if question.weights.distance else None
        self._earliest_end, self._latest_start = int(places.ends_on.min()), int(places.starts_on.max())
        self._highest_age = int(places.minimum_age.max())

    def blocks(self) -> Iterator[Rows]:
        """Rows of people who can be scored together: alike in what is asked of them, neighbours side by side."""
        ordered = ways.order(self._people, self._of_person)
        size = max(1, BLOCK_VALUES // len(self._of_place))
        changes = np.flatnonzero(np.diff(self._of_person[ordered])) + 1
        for alike in np.split(ordered, changes):
            for start in range(0, len(alike), size):
                yield alike[start : start + size]

    def fill(self, best: Best, rows: Rows) -> int:
        """Finds the best of one block; returns how many people that are."""
        if not self._of_person[rows[0]] > 0:  # without any weight there is nothing to multiply
            for row in rows:
                self._in_full(best, int(row))
            return len(rows)
        scores = self._scores(rows)
        self._bar(scores, rows)
        block_rows, columns, threshold = candidates(scores, self._question.count)
        self._settle(best, rows, block_rows, columns)
        last = best.scores[rows, -1]
        for row in rows[~np.isnan(last) & (last < threshold + MARGIN / 2)]:
            self._in_full(best, int(row))
        return len(rows)

    def _scores(self, rows: Rows) -> Block:
        """Scores of 32 bits, nowhere below the true one by more than half of ``MARGIN``.

        They know nothing of what is not wanted, and so are too high for who named that; the final count sets it right.
        """
        weights = self._question.weights
        scores = self._sums.main.of(rows)
        for product, most in self._sums.topics:
            common = product.of(rows)
            np.minimum(common, most, out=common)
            scores += common
        meet = None
        if self._sums.time is not None:
            product, most = self._sums.time
            meet = product.of(rows)
            np.minimum(meet, most, out=meet)
            scores += meet
            meet *= np.float32(APART) / most
            meet += np.float32(1 - APART)
        mean = (100 / (self._of_person[rows[0]] + self._of_place)).astype(np.float32)
        if self._ways is None:
            scores *= mean
        else:
            for run in self._ways.runs(rows_of(self._people, rows)):
                scores[run.rows] += np.float32(weights.distance) * run.value
                scores[run.rows] *= run.together * mean
        if meet is not None:
            scores *= meet
        return scores

    def _bar(self, scores: Block, rows: Rows) -> None:
        """The gates that concern few people, and what is under way or was refused."""
        people, today = rows_of(self._people, rows), self._question.today
        first = np.maximum(people.available_from, day_number(today))
        never = (people.available_from > self._earliest_end) | (people.available_until < self._latest_start)
        gates: tuple[tuple[Flags, Gate], ...] = (
            (people.excluded.counts > 0, fast.unwanted),
            (never, fast.never_together),
            (first < people.birth_date + 10_000 * self._highest_age, partial(fast.too_young, today=today)),
        )
        places = rows_of(self._places, np.s_[None, :])
        for concerned, gate in gates:
            found = np.flatnonzero(concerned)
            if len(found):
                scores[found] = np.where(gate(rows_of(people, found[:, None]), places), BARRED, scores[found])
        for block_row, row in enumerate(rows):
            if int(row) in self._taken:
                scores[block_row, self._taken[int(row)]] = BARRED

    def _settle(self, best: Best, rows: Rows, block_rows: Rows, columns: Rows) -> None:
        """Scores the candidates exactly and keeps the best of each person."""
        people, places = rows_of(self._people, rows[block_rows]), rows_of(self._places, columns)
        exact = fast.scores(people, places, self._question.weights)
        order = np.lexsort((columns, -np.round(exact, EQUAL_TO), block_rows))
        block_rows, columns, exact = block_rows[order], columns[order], exact[order]
        rank = np.arange(len(order)) - np.searchsorted(block_rows, np.arange(len(rows)))[block_rows]
        kept = rank < self._question.count
        who, rank = rows[block_rows[kept]], rank[kept]
        best.places[who, rank], best.scores[who, rank] = columns[kept], exact[kept]

    def _in_full(self, best: Best, row: int) -> None:
        person = rows_of(self._people, [row])
        barred = fast.shut(person, self._places, self._question.today)
        barred[self._taken.get(row, [])] = True
        scores = np.where(barred, -1.0, fast.scores(person, self._places, self._question.weights))
        order = best_first(scores)[: self._question.count]
        order = order[~barred[order]]
        best.places[row], best.scores[row] = NONE_LEFT, np.nan
        best.places[row, : len(order)], best.scores[row, : len(order)] = order, scores[order]


def candidates(scores: Block, count: int) -> tuple[Rows, Rows, Block]:
    """Rows and columns of all that could be among the ``count`` best of their row, and the score that they reach.

    The best of a row lie in the groups with the best maxima, so only those are looked into.
    """
    width = scores.shape[1]
    groups = width // GROUP if width >= 2 * GROUP * count else 0
    if not groups:
        return _reaching(scores, _threshold(scores, count))
    grouped = scores[:, : groups * GROUP]
    maxima = grouped[:, :groups].copy()
    for start in range(groups, groups * GROUP, groups):
        np.maximum(maxima, grouped[:, start : start + groups], out=maxima)
    first = np.argpartition(maxima, groups - count, axis=1)[:, groups - count :]
    rest = scores[:, groups * GROUP :]
    members = np.arange(0, groups * GROUP, groups)
    within = (first[:, :, None] + members).reshape(len(scores), -1)
    threshold = _threshold(np.hstack([np.take_along_axis(scores, within, axis=1), rest]), count)
    rows, group = np.nonzero(maxima >= threshold[:, None])
    columns = group[:, None] + members
    reached = scores[rows[:, None], columns] >= threshold[rows, None]
    some_rows, some_columns, _threshold_again = _reaching(rest, threshold)
    rows = np.concatenate([np.repeat(rows, GROUP)[reached.ravel()], some_rows])
    return rows, np.concatenate([columns[reached], some_columns + groups * GROUP]), threshold


def _threshold(scores: Block, count: int) -> Block:
    """The score of the last of the best in every row, less the margin; nothing that is barred reaches it."""
    if scores.shape[1] <= count:
        return np.full(len(scores), NOTHING, np.float32)
    last = np.partition(scores, scores.shape[1] - count, axis=1)[:, scores.shape[1] - count]
    reached: Block = np.maximum(last - MARGIN, NOTHING)
    return reached


def _reaching(scores: Block, threshold: Block) -> tuple[Rows, Rows, Block]:
    rows, columns = np.nonzero(scores >= threshold[:, None])
    return rows, columns, threshold


def _taken_by_person(question: Question, open_places: Rows) -> dict[int, list[int]]:
    person_of = {int(row): number for number, row in enumerate(question.people)}
    place_of = {int(row): number for number, row in enumerate(open_places)}
    taken: dict[int, list[int]] = {}
    for person, place in question.taken:
        if person in person_of and place in place_of:
            taken.setdefault(person_of[person], []).append(place_of[place])
    return taken
