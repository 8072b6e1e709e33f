"""The use cases around trainings: keeping them, who comes, who was there, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.service.attendances import Attendances
from freiwilligenagentur.trainings.service.attended import AttendedTrainings
from freiwilligenagentur.trainings.service.paper import SigningLists
from freiwilligenagentur.trainings.service.trainings import Trainings

__all__ = ["Attendances", "AttendedTrainings", "SigningLists", "TrainingServices", "Trainings"]


@dataclass(frozen=True, slots=True)
class TrainingServices:
    """All services of this room over one office."""

    trainings: Trainings
    attendances: Attendances
    attended: AttendedTrainings
    lists: SigningLists

    @classmethod
    def over(cls, store: Store, today: Callable[[], date] = date.today) -> TrainingServices:
        """The services of an open office; ``today`` is replaced in tests."""
        return cls(
            Trainings(store, today), Attendances(store, today), AttendedTrainings(store), SigningLists(store, today)
        )
