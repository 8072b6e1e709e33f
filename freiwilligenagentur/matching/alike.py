"""How near the texts of offers are to a wish that stands in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from freiwilligenagentur.matching.reasons import Kind, Reason


class Alike(dict[str, float]):
    """From 0 to 1 by offer."""

    def __init__(self, near: Mapping[str, float], points: Callable[[str], Sequence[str]]) -> None:
        super().__init__(near)
        self.points = points
        """What of the wish an offer leaves open or does not meet, as sentences, by the offer's id."""


def with_points(reasons: Iterable[Reason], points: Iterable[str]) -> tuple[Reason, ...]:
    """Reasons with what is to be settled of a wish, before what is unknown or only worth a note."""
    told = list(reasons)
    later = [reason for reason in told if reason.kind in (Kind.UNKNOWN, Kind.NOTE)]
    sooner = [reason for reason in told if reason.kind not in (Kind.UNKNOWN, Kind.NOTE)]
    return (*sooner, *to_settle(points), *later)


def to_settle(points: Iterable[str]) -> tuple[Reason, ...]:
    """Sentences about a wish as reasons."""
    return tuple(Reason(None, Kind.OPEN, point.rstrip(".")) for point in points)
