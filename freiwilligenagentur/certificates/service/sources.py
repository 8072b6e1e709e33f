"""What this room takes from others that may be absent: trainings that people attended, and cards to apply for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol


class AttendedTraining(Protocol):
    """A training as one person attended it; hours are of 60 minutes."""

    @property
    def training_id(self) -> str:
        """Which."""

    @property
    def title(self) -> str:
        """As it is called."""

    @property
    def first(self) -> date:
        """Its first day."""

    @property
    def last(self) -> date:
        """Its last day."""

    @property
    def held(self) -> Decimal:
        """Hours in all."""

    @property
    def present(self) -> Decimal:
        """Hours that the person was there."""

    @property
    def enough(self) -> bool:
        """Whether the hours present suffice for a Teilnahmebescheinigung."""

    @property
    def contents(self) -> tuple[str, ...]:
        """What was taught."""

    @property
    def organiser(self) -> str:
        """Who held it."""

    @property
    def lecturer(self) -> str:
        """Who taught."""


def no_trainings(_volunteer_id: str) -> Sequence[AttendedTraining]:
    """An office without trainings."""
    return ()


def no_cards(_land: str, _day: date) -> Sequence[str]:
    """An office that knows of no cards."""
    return ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the room asks."""

    trainings: Callable[[str], Sequence[AttendedTraining]] = no_trainings
    """By volunteer, oldest first."""
    cards: Callable[[str, date], Sequence[str]] = no_cards
    """The names of the cards that a Land has on a day."""
