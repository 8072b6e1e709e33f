"""The words that the sample office is made of, and chance that always falls the same way."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from freiwilligenagentur import paths


@dataclass(frozen=True, slots=True)
class Amounts:
    """How large the sample office is."""

    volunteers: int = 300
    organisations: int = 120
    offers: int = 250
    placements: int = 60


@lru_cache(maxsize=2)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "sample" / f"{name}.toml").read_text("utf-8"))


def town() -> dict[str, Any]:
    """Names, streets, towns and kinds of organisations."""
    return _read("town")


def offers() -> dict[str, Any]:
    """Offer templates by name."""
    return _read("offers")


def trainings() -> list[dict[str, Any]]:
    """Trainings with their contents; days count from today."""
    found: list[dict[str, Any]] = _read("trainings")["training"]
    return found


def pick_town(chance: Random) -> tuple[str, str]:
    """A postcode and its town, the large one most often."""
    towns = town()["towns"]
    postcode, name, _weight = chance.choices(towns, weights=[weight for _code, _name, weight in towns])[0]
    return postcode, name


def some(chance: Random, values: list[str], most: int) -> frozenset[str]:
    """Up to ``most`` of the values, possibly none."""
    return frozenset(chance.sample(values, min(chance.randint(0, most), len(values))))


def phone(chance: Random) -> str:
    """A phone number in one of the ways in which people write it; the area codes exist, the numbers do not."""
    digits = "".join(str(chance.randint(0, 9)) for _ in range(6))
    return chance.choice(
        [
            f"03445 {digits}",
            f"03445/{digits}",
            f"+49 3445 {digits}",
            f"0152 0{digits}",
            f"03443 {digits[:3]} {digits[3:]}",
        ]
    )
