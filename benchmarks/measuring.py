"""Timing, and a table that puts each figure beside its floor."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the table. ``goal`` is a sentence; ``met`` None where none was set."""

    what: str
    people: int
    value: float
    unit: str
    floor: float
    floor_is: str
    goal: str = ""
    met: bool | None = None

    def line(self) -> str:
        ratio = f"{self.value / self.floor:8.2f} x" if self.floor else "         -"
        verdict = "" if self.met is None else ("  reached" if self.met else "  NOT REACHED")
        goal = f"  goal: {self.goal}{verdict}" if self.goal else ""
        return (
            f"{self.what:<34} {self.people:>7}  {self.value:10.2f} {self.unit:<7}"
            f" floor {self.floor:10.2f} {self.unit:<7}"
            f"{ratio}  ({self.floor_is}){goal}"
        )


def milliseconds(act: Callable[[], object], runs: int = 15, warm: int = 2) -> float:
    """The median of several runs, in milliseconds."""
    for _ in range(warm):
        act()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def slowest(acts: list[Callable[[], object]]) -> float:
    """The slowest of several different actions, each by its median, in milliseconds."""
    return max(milliseconds(act, runs=5, warm=1) for act in acts)
