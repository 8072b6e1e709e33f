"""The use cases of placing, one class for each job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.placements.service.cards import Cards, PreparedCard, Way
from freiwilligenagentur.placements.service.consultations import Consultations, Wish
from freiwilligenagentur.placements.service.figures import FigureService
from freiwilligenagentur.placements.service.follow_ups import FollowUps
from freiwilligenagentur.placements.service.hours import Hours
from freiwilligenagentur.placements.service.participants import Participants
from freiwilligenagentur.placements.service.placements import NeedsInsisting, Placements
from freiwilligenagentur.placements.service.timeline import Timeline
from freiwilligenagentur.placements.service.transfers import Transfers
from freiwilligenagentur.storage import Store

__all__ = [
    "Cards",
    "Consultations",
    "FigureService",
    "FollowUps",
    "Hours",
    "NeedsInsisting",
    "Participants",
    "PlacementServices",
    "Placements",
    "PreparedCard",
    "Timeline",
    "Transfers",
    "Way",
    "Wish",
]


@dataclass(frozen=True, slots=True)
class PlacementServices:
    """All services of this room over one office."""

    placements: Placements
    consultations: Consultations
    follow_ups: FollowUps
    hours: Hours
    transfers: Transfers
    timeline: Timeline
    figures: FigureService
    cards: Cards
    participants: Participants

    @classmethod
    def over(cls, store: Store, today: Callable[[], date] = date.today) -> PlacementServices:
        """The services of an open office; ``today`` is replaced in tests."""
        return cls(
            placements=Placements(store, today),
            consultations=Consultations(store, today),
            follow_ups=FollowUps(store, today),
            hours=Hours(store, today),
            transfers=Transfers(store),
            timeline=Timeline(store),
            figures=FigureService(store, today),
            cards=Cards(store, today),
            participants=Participants(store),
        )
