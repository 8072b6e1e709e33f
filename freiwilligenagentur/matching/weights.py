"""What is compared, and how much each of it counts: the defaults, and what an office makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Final


class Criterion(StrEnum):
    """What is compared."""

    ACTIVITY = "activity"
    AREA = "area"
    TARGET_GROUP = "target_group"
    TIME = "time"
    LANGUAGE = "language"
    NEEDS = "needs"
    SKILLS = "skills"
    RHYTHM = "rhythm"
    HOURS = "hours"
    COMPANY = "company"
    DISTANCE = "distance"
    WORDS = "words"
    FAIRNESS = "fairness"


HEAVIEST: Final = 10.0
"""No criterion weighs more; one that weighs 0 does not count at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weight of every criterion, 0 to ``HEAVIEST``; the defaults are the program's. ValueError outside."""

    activity: float = 4.0
    area: float = 3.0
    target_group: float = 3.0
    time: float = 4.0
    language: float = 2.0
    needs: float = 4.0
    skills: float = 2.0
    rhythm: float = 2.0
    hours: float = 1.5
    company: float = 1.0
    distance: float = 3.0
    words: float = 4.0
    fairness: float = 1.0

    def __post_init__(self) -> None:
        if not all(0 <= weight <= HEAVIEST for weight in asdict(self).values()):
            raise ValueError(f"a weight lies between 0 and {HEAVIEST:g}")

    def __getitem__(self, criterion: Criterion) -> float:
        weight: float = getattr(self, criterion)
        return weight

    def changed(self) -> dict[str, float]:
        """Those that are not as the program has them, by criterion: what is kept of them."""
        return {name: weight for name, weight in asdict(self).items() if weight != getattr(DEFAULT, name)}


DEFAULT: Final = Weights()


def weights_from(kept: Mapping[str, float]) -> Weights:
    """The weights that an office kept; what is missing is the program's, what is unknown or no weight is left out."""
    names = {field.name for field in fields(Weights)}
    return Weights(**{n: float(w) for n, w in kept.items() if n in names and 0 <= float(w) <= HEAVIEST})
