"""How near the texts of offers are to a wish that stands in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind, Reason
from freiwilligenagentur.matching.scoring import Criterion


class Alike(dict[str, float]):
    """From 0 to 1 by offer."""

    def __init__(
        self,
        near: Mapping[str, float],
        points: Callable[[str], Sequence[str]],
        against: Callable[[str], str] = lambda _offer_id: "",
    ) -> None:
        super().__init__(near)
        self.points = points
        """What of the wish an offer leaves open or does not meet, as sentences, by the offer's id."""
        self.against = against
        """The one of them for which an offer about the right thing is not near; empty for others."""


def with_points(match: Match, alike: Alike | None) -> Match:
    """A match with what is to be settled of a wish; what speaks against it says more than how near the text is."""
    settle = to_settle(alike.points(match.offer_id)) if alike is not None else ()
    if alike is None or not settle:
        return match
    sooner = [reason for reason in match.reasons if reason.kind not in (Kind.UNKNOWN, Kind.NOTE)]
    later = [reason for reason in match.reasons if reason.kind in (Kind.UNKNOWN, Kind.NOTE)]
    obstacle = match.obstacle
    if obstacle is not None and obstacle.about is Criterion.WORDS and (against := alike.against(match.offer_id)):
        (obstacle,) = to_settle([against])
    return replace(match, reasons=(*sooner, *settle, *later), obstacle=obstacle)


def to_settle(points: Iterable[str]) -> tuple[Reason, ...]:
    """Sentences about a wish as reasons."""
    return tuple(Reason(None, Kind.OPEN, point.rstrip(".")) for point in points)
