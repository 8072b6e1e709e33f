"""The list in the middle of the desk: which matches it holds, in which rows, and which of them are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from freiwilligenagentur.matching.ranking import Match, Matches
from freiwilligenagentur.vocabulary.folding import findable, holds, wanted


class Listed:
    """Matches by row and by the id of the counterpart, narrowed to those whose name holds what was typed.

    ``first`` puts them into another order than their own, those with the highest value first.
    """

    def __init__(
        self,
        matches: Matches,
        of_offers: bool,
        name: Callable[[str], str],
        first: Callable[[str], float] | None = None,
    ) -> None:
        self._matches = matches
        keys = matches.keys()
        self._ids = [offer if of_offers else volunteer for volunteer, offer in keys]
        self._name = name
        self._places: Sequence[int] = range(len(self._ids))
        if first is not None:
            self._places = sorted(self._places, key=lambda place: -first(self._ids[place]))
        self._rows: Sequence[int] = self._places
        self.marked: set[str] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def narrow(self, text: str) -> None:
        """Keeps those whose name holds every word of ``text``, in any spelling that folds to the same."""
        words = wanted(text)
        self._rows = self._places
        if words:
            self._rows = [place for place in self._places if holds(findable(self._name(self._ids[place])), words)]

    def id_at(self, row: int) -> str:
        """The counterpart in a row."""
        return self._ids[self._rows[row]]

    def match_at(self, row: int) -> Match:
        """The match in a row, put into words."""
        return self._matches[self._rows[row]]

    def row_of(self, key: str) -> int | None:
        """The row of a counterpart; None when it is not in the list."""
        return next((row for row, place in enumerate(self._rows) if self._ids[place] == key), None)

    def match_of(self, key: str) -> Match | None:
        """The match with a counterpart."""
        row = self.row_of(key)
        return None if row is None else self.match_at(row)

    def keep_marks(self, marked: set[str]) -> None:
        """Takes over the marks of those that are still there."""
        self.marked = marked & set(self._ids)

    def marked_matches(self) -> list[Match]:
        """The marked ones in the order of the list."""
        return [self._matches[place] for place in self._places if self._ids[place] in self.marked]
