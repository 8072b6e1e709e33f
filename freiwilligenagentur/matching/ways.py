"""The way between everybody and every place, for whole blocks of people who live and travel alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.matching.arrays import Floats, People, Places
from freiwilligenagentur.matching.scoring import APART, FAR_EDGE, NEAR_EDGE, NEUTRAL, USUAL_REACH_KM
from freiwilligenagentur.vocabulary.postcodes import EARTH_KM

Block = NDArray[np.float32]
TOLERANCE = np.float32(1.001)
"""A way this little beyond the reach counts as within, so that rounding never takes a pair out of the running."""
SAME_SPOT_KM = 0.001
NOWHERE = -9.0
FAR = np.float32(1e9)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring rows of a block that share home and reach, with the value of their way to each place."""

    rows: slice
    value: Block
    together: Block
    """What is left of the score: less for a way that is too far."""


class Ways:
    """The places' side, made once."""

    def __init__(self, places: Places) -> None:
        self._places = _unit_vectors(places.latitude, places.longitude)
        self._anywhere = np.flatnonzero(places.anywhere)
        self._unknown = np.flatnonzero(np.isnan(places.latitude))

    def runs(self, people: People) -> Iterator[Run]:
        """Runs of rows that share home and reach; people come sorted by ``order``."""
        home = np.stack([_or_nowhere(people.latitude), _or_nowhere(people.longitude), _or_nowhere(people.reach_km)])
        starts = np.flatnonzero(np.r_[True, (home[:, 1:] != home[:, :-1]).any(axis=0)])
        ends = np.r_[starts[1:], home.shape[1]]
        spots, spot_of = np.unique(home[:2, starts], axis=1, return_inverse=True)
        km = self._km(spots[0], spots[1])
        for start, end, spot in zip(starts, ends, spot_of.reshape(-1), strict=True):
            value = self._value(km[spot], people.reach_km[start], known=home[0, start] != NOWHERE)
            together = np.minimum(np.float32(1), np.float32(1 - APART) + np.float32(APART / NEUTRAL) * value)
            yield Run(slice(int(start), int(end)), value, together)

    def _km(self, latitude: Floats, longitude: Floats) -> Block:
        """Great circles by unit vectors: good to a fifth of a metre, which ``TOLERANCE`` and the final count allow."""
        cosine = _unit_vectors(latitude, longitude) @ self._places.T
        half = np.sqrt(np.clip((1 - cosine) / 2, 0, 1))
        km = 2 * EARTH_KM * np.arcsin(half)
        km[km < SAME_SPOT_KM] = 0
        found: Block = km.astype(np.float32)
        return found

    def _value(self, km: Block, reach: float, *, known: bool) -> Block:
        if not known:
            value = np.full(km.shape, NEUTRAL, np.float32)
        elif np.isnan(reach):
            value = np.maximum(np.float32(NEUTRAL), 1 - km * np.float32(NEUTRAL / USUAL_REACH_KM))
        else:
            part = km * np.float32(1 / reach) if reach > 0 else np.where(km > 0, FAR, np.float32(0))
            within = 1 - np.float32(1 - NEAR_EDGE) * part
            beyond = np.maximum(np.float32(0), np.float32(2 * FAR_EDGE) - np.float32(FAR_EDGE) * part)
            value = np.where(part <= TOLERANCE, within, beyond)
        value[self._unknown] = NEUTRAL
        value[self._anywhere] = 1
        return value


def order(people: People, *first: Floats) -> NDArray[np.intp]:
    """People sorted so that those who share home and reach stand together, within the groups that ``first`` makes."""
    keys = (_or_nowhere(people.reach_km), _or_nowhere(people.longitude), _or_nowhere(people.latitude), *first)
    return np.lexsort(keys)


def _or_nowhere(column: Floats) -> Floats:
    return np.nan_to_num(column, nan=NOWHERE)


def _unit_vectors(latitude: Floats, longitude: Floats) -> Floats:
    latitude, longitude = np.nan_to_num(latitude), np.nan_to_num(longitude)
    flat = np.cos(latitude)
    return np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)], axis=1)
