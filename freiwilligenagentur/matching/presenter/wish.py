"""A wish in plain words at the desk: looked up beside the window, and only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol

from freiwilligenagentur.matching.alike import Alike, to_settle, with_points
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind, Reason
from freiwilligenagentur.matching.weights import Criterion

FOUND: Final = 500
"""So many offers are ranked by what they say; the others are far from the wish."""


class Shared(Protocol):
    """One thing that a wish and an offer share."""

    @property
    def words(self) -> str:
        """What it is called."""


class Hit(Protocol):
    """An offer that was found."""

    @property
    def offer_id(self) -> str:
        """Which one."""

    @property
    def score(self) -> float:
        """0 to 100."""

    @property
    def reasons(self) -> Sequence[Shared]:
        """What it shares with the wish."""

    @property
    def open_points(self) -> Sequence[str]:
        """What speaks against it or is not said, as sentences."""


class Wishes(Protocol):
    """What finds offers for words; called beside the window."""

    def search(self, wish: str, limit: int = 20) -> Sequence[Hit]:
        """The best offers for a wish, the best first."""

    def similarity(self, wish: str, struck: frozenset[str] = frozenset()) -> Alike:
        """From 0 to 1 how well each offer fits a wish that stands in a record; guesses ``struck`` out do not count."""


_NOTHING: Final[tuple[str, frozenset[str]]] = ("", frozenset())

Later = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Runs work beside the window and hands its answer over, unless somebody asked anew meanwhile."""


class Nearness(dict[str, float]):
    """What was not found is far, not unknown."""

    def get(self, key: str, default: object = None) -> float:
        """How near an offer is."""
        return super().get(key, 0.0)


class Wish:
    """What somebody typed, and what was found for it; until then what stands in the record of a volunteer."""

    def __init__(self, wishes: Wishes | None, later: Later, changed: Callable[[], None]) -> None:
        self._wishes = wishes
        self._later = later
        self._changed = changed
        self._hits: Mapping[str, Hit] | None = None
        self._recorded = _NOTHING
        self._alike: Alike | None = None
        self.text = ""

    @property
    def possible(self) -> bool:
        """Whether there is anything that finds offers for words."""
        return self._wishes is not None

    def type(self, text: str) -> None:
        """Looks offers up for a text; an empty one ends the search at once."""
        text = " ".join(text.split())
        if text == self.text or self._wishes is None:
            return
        self.text = text
        if text:
            self._later(partial(self._wishes.search, text, FOUND), partial(self._take, text))
        else:
            self._hits = None
            self._changed()

    def recorded(self, text: str, struck: frozenset[str]) -> None:
        """What stands in the record counts as long as nothing is typed, but for what was ``struck`` out of it."""
        recorded = " ".join(text.split()), struck
        if recorded == self._recorded or self._wishes is None:
            return
        self._recorded, self._alike = recorded, None
        if recorded[0]:
            self._later(partial(self._wishes.similarity, *recorded), partial(self._take_recorded, recorded))

    def clear(self) -> None:
        """Nothing is wished for."""
        self.text, self._hits = "", None
        self._recorded, self._alike = _NOTHING, None

    def nearness(self) -> Mapping[str, float] | None:
        """By offer how near it is, 0 to 1; None while nothing is wished for."""
        if self._hits is None:
            return self._alike
        return Nearness({offer_id: hit.score / 100 for offer_id, hit in self._hits.items()})

    @property
    def is_typed(self) -> bool:
        """Whether offers were found for what somebody typed."""
        return self._hits is not None

    def score(self, offer_id: str) -> float:
        """How well an offer fits what was typed, 0 to 100."""
        hit = self._hits.get(offer_id) if self._hits is not None else None
        return 0.0 if hit is None else hit.score

    def told(self, match: Match) -> Match:
        """A match with what its text shares with the wish, in place of "the texts go together"."""
        if self._hits is None:
            return with_points(match, self._alike)
        hit = self._hits.get(match.offer_id)
        others = tuple(reason for reason in match.reasons if reason.about is not Criterion.WORDS)
        if hit is None:
            return match
        said = {reason.text for reason in others}
        shared = tuple(Reason(Criterion.WORDS, Kind.GOOD, each.words) for each in hit.reasons if each.words not in said)
        return replace(match, reasons=(*shared, *to_settle(hit.open_points), *others))

    def _take_recorded(self, recorded: tuple[str, frozenset[str]], alike: Alike) -> None:
        if recorded == self._recorded:
            self._alike = alike
            if self._hits is None:
                self._changed()

    def _take(self, text: str, hits: Sequence[Hit]) -> None:
        if text == self.text:  # somebody may have cleared the line while it was looked up
            self._hits = {hit.offer_id: hit for hit in hits}
            self._changed()
