"""Whose turn it is: so that the same five clubs do not get everyone.

An offer that somebody made sure of lately, and that was proposed seldom or long ago, comes a little before its equals.
The value lies between neutral and 1, so an offer that was proposed often is never pushed out, only not preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

NEUTRAL: Final = 0.5
REMEMBERED_DAYS: Final = 182
"""A proposal counts less every day and nothing after half a year."""
FRESH_DAYS: Final = 91
STALE_DAYS: Final = 730
"""Who looked at an offer within a quarter of a year knows it; after two years nobody does."""
FOR_CARE: Final = 0.4
"""The part that goes by the last check; the rest goes by the proposals."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, and how often it was lately."""

    value: float
    """0.5 to 1."""
    proposed: int
    """How often within the last half year."""


def turn(looked_at: date | None, listed_on: date, proposals: Sequence[date], today: date) -> Turn:
    """Whose turn it is. ``looked_at`` is the last check, ``listed_on`` stands in for it while nobody ever checked."""
    recent = [day for day in proposals if _age(day, today) < REMEMBERED_DAYS]
    load = sum(1 - _age(day, today) / REMEMBERED_DAYS for day in recent)
    seen = listed_on if looked_at is None else looked_at
    care = _between((STALE_DAYS - _age(seen, today)) / (STALE_DAYS - FRESH_DAYS))
    due = 1 / (1 + load)
    return Turn(NEUTRAL + (1 - NEUTRAL) * (FOR_CARE * care + (1 - FOR_CARE) * due), len(recent))


def _age(day: date, today: date) -> int:
    return max(0, (today - day).days)


def _between(share: float) -> float:
    return min(1.0, max(0.0, share))
