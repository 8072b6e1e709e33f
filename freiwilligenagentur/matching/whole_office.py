"""Who could be placed today: the best pairs of all open volunteers and open places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

import numpy as np

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.all_pairs import Best
from freiwilligenagentur.matching.ranked import Rows
from freiwilligenagentur.matching.ranking import EQUAL_TO, fits

EACH: Final = 10
"""So many offers of each volunteer are considered."""


class Progress(Protocol):
    """How far the work is; read by a dialog that can stop it."""

    cancelled: bool

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is."""


class Watched:
    """Passes progress on, and stops the work when somebody cancelled."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def step(self, done: int, total: int) -> None:
        """Raises Cancelled when the user stopped it."""
        if self._progress is not None:
            self._progress.step(done, total)
            if self._progress.cancelled:
                raise Cancelled(_("Stopped. Nothing was changed."))


def pairs_best_first(people: Rows, best: Best, free: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Rows of person and place, best first; everybody once, and no place more often than it is free.

    A greedy choice: whoever fits best chooses first, and the others take the next that is left. ``free`` holds the
    places of which somebody said how many they are.
    """
    number, rank = np.nonzero(best.places >= 0)
    order = np.lexsort((best.places[number, rank], people[number], -np.round(best.scores[number, rank], EQUAL_TO)))
    left, placed = dict(free), set[int]()
    for at in order:
        person, place = int(people[number[at]]), int(best.places[number[at], rank[at]])
        if not fits(float(best.scores[number[at], rank[at]])):
            return
        if person in placed or left.get(place, 1) <= 0:
            continue
        placed.add(person)
        if place in left:
            left[place] -= 1
        yield person, place
