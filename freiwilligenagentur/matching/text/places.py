"""Where a wish would like to help: "in Altona", "06618", and which offers lie there or near.

No list of districts is needed: a name is a place when the office's own offers lie there by their fields (Ortsteil,
Ort), when some write it behind the name of their town ("Hamburg-Bergedorf"), or when organisations are called by it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.tokens import folded
from freiwilligenagentur.vocabulary.postcodes import EARTH_KM, Position, position

NEAR_KM: Final = 1.5
"""As good as there."""
FAR_KM: Final = 7.0
"""From here on somewhere else."""
_MENTIONED: Final = 0.6
"""How much it says that the text of an offer tells the name of a place."""
_ENOUGH: Final = 3
"""So many offers must tell a name that organisations are called by."""
_TOWNS: Final = 5

_NAME: Final = r"[A-ZÄÖÜ][a-zäöüß]+(?:[- ][A-ZÄÖÜ][a-zäöüß]+)?"
_IN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]us|[Uu]m|[Bb]ei|[Nn]ahe|Nähe(?: von)?|Raum|Stadtteil|Bezirk|Ortsteil|near|à|en|w|we)\s+"
    rf"(?:der Nähe von\s+)?({_NAME})"
)
_BARE: Final = re.compile(rf"(?:^|[,;.:(]\s*)({_NAME})(?=\s*(?:$|[,;.:)!?]))")
"""A name by itself between commas: "Nachhilfe, Nordstadt"."""
_POSTCODE: Final = re.compile(r"(?:\b(?:in|um|bei|PLZ|Postleitzahl)\s+){0,2}(?<!\d)(\d{5})(?!\d)")
_NO_PLACES: Final = frozenset(
    ("not", "bewegung", "aktion", "arbeit", "zukunft", "deutschland", "europa", "afrika", "rente", "kontakt", "ruhe",
     "form", "zusammenarbeit", "kooperation", "gemeinschaft", "stadt", "land", "welt", "freiheit", "frieden",
     "leben", "hilfe", "initiative", "verein", "zentrum", "projekt", "haus", "gruppe", "bildung", "gesellschaft",
     "mitte", "menschen", "team", "wohnen", "wohnungen", "wohnhaus", "herz", "alltag", "miteinander", "freunde",
     "zeit", "quartier", "ort", "raum", "bezirk", "platz", "weg", "gemeinde", "sprache", "geld", "austausch",
     "dienste", "einrichtung", "netzwerk", "partner", "stiftung", "treff", "teilhabe", "damen", "herren",
     "perspektive", "perspektiven", "grenzen", "freiwillige", "freiwilligen", "vermittlung", "wirtschaft",
     "umgebung", "ich", "wir", "mit", "alle", "jung", "neue")
)  # fmt: skip
"""What organisations are called by, and things are "in", without being a place."""

_HALF_NAMES: Final = frozenset(
    ("gross", "klein", "alt", "neu", "nord", "sued", "ost", "west", "ober", "unter", "bad", "sankt", "mitte")
)
"""Parts of names that many places have."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where an offer lies, by its fields."""

    district: str = ""
    town: str = ""
    postcode: str = ""
    at: Position | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a wish names."""

    name: str
    """Folded; empty for a postcode."""
    middle: Position | None
    start: int
    end: int


Holding = Callable[[str], np.ndarray]
"""How often each row tells a folded word, title and text together."""


class Places:
    """Where the rows lie; rows come at the end and may be forgotten."""

    def __init__(self) -> None:
        self._spots = np.zeros((0, 2), np.float32)
        self._fields: defaultdict[str, set[int]] = defaultdict(set)
        self._called: defaultdict[str, set[int]] = defaultdict(set)
        self._towns: Counter[str] = Counter()
        self._waiting: list[tuple[int, Where, str]] = []

    def add(self, first: int, listed: Iterable[tuple[Where, str]]) -> None:
        """Adds rows at the end: where each lies, and the name of its organisation."""
        fresh = list(listed)
        spots = [where.at or position(where.postcode) or (np.nan, np.nan) for where, _name in fresh]
        self._spots = np.concatenate([self._spots, np.array(spots, np.float32).reshape(-1, 2)])
        self._waiting += [(first + row, where, name) for row, (where, name) in enumerate(fresh)]

    def forget(self, row: int) -> None:
        """A row that lies nowhere from now on."""
        self._spots[row] = np.nan

    def prepare(self) -> None:
        """Sorts names, which the first wish for a place would do otherwise."""
        for row, where, name in self._waiting:
            for word in {*_pieces(where.district), *_pieces(where.town)}:
                self._fields[word].add(row)
            for word in _pieces(name):
                self._called[word].add(row)
            self._towns[where.town] += bool(where.town)
        self._waiting.clear()

    def named_in(self, wish: str, holding: Holding, is_thing: Callable[[str], bool]) -> Place | None:
        """The place of a wish, the first one; ``is_thing`` tells whether the thesaurus knows a word otherwise."""
        self.prepare()
        for match in _POSTCODE.finditer(wish):
            if middle := position(match.group(1)):
                return Place("", middle, *match.span())
        for match in (*_IN.finditer(wish), *_BARE.finditer(wish)):
            for name in (match.group(1), re.split("[- ]", match.group(1))[0]):
                if match.re is _BARE and (is_thing(name) or name != match.group(1)):
                    continue
                if self._is_place(name, holding, is_thing):
                    key = _key(name)
                    return Place(key, self._middle(key, holding), match.start(), match.start(1) + len(name))
        return None

    def suits(self, place: Place, holding: Holding) -> Floats:
        """For each row from -1, far away, over 0, nobody knows, to 1, there or as good as there."""
        km = _km(self._spots, place.middle) if place.middle else np.full(len(self._spots), np.nan, np.float32)
        near = np.clip((FAR_KM - km) / (FAR_KM - NEAR_KM), 0, 1) * 2 - 1
        value = np.where(np.isnan(km), 0, near)
        if place.name:
            told = holding(place.name)
            value = np.maximum(value, np.where(told > 0, _MENTIONED, -1))
            value[list(self._fields.get(place.name, ()))] = 1
            value[list(self._called.get(place.name, ()))] = 1
        return np.asarray(value, np.float32)

    def _is_place(self, name: str, holding: Holding, is_thing: Callable[[str], bool]) -> bool:
        key = _key(name)
        if key in self._fields:
            return True
        if key in _NO_PLACES or is_thing(name):
            return False
        if any(holding(folded(f"{town}-{name}")).any() for town, _times in self._towns.most_common(_TOWNS)):
            return True
        return key in self._called and int(np.count_nonzero(holding(key))) >= _ENOUGH

    def _middle(self, key: str, holding: Holding) -> Position | None:
        """The middle of the offers that lie there by their fields, or else of those told to."""
        rows = (
            list(self._fields.get(key, set()) | self._called.get(key, set())) or np.flatnonzero(holding(key)).tolist()
        )
        spots = self._spots[rows]
        spots = spots[~np.isnan(spots[:, 0])]
        return (float(np.median(spots[:, 0])), float(np.median(spots[:, 1]))) if len(spots) else None


def _pieces(name: str) -> Iterator[str]:
    """A name and its parts, folded: ``Hamburg-Groß Flottbek`` is also ``Groß Flottbek`` and ``Flottbek``."""
    parts = [part for part in re.split(r"[\s,/()-]+", name) if part[:1].isupper() and len(part) > 2]
    for start, part in enumerate(parts):
        yield folded("".join(parts[start:]))
        if folded(part) not in _HALF_NAMES:
            yield folded(part)


def _key(name: str) -> str:
    return folded(re.sub("[ -]", "", name))


def _km(spots: np.ndarray, middle: Position) -> Floats:
    """Kilometres as the crow flies over a stretch small enough to be flat."""
    step = np.radians(spots - np.array(middle, np.float32))
    east = step[:, 1] * np.cos(np.radians(middle[0]))
    return np.asarray(EARTH_KM * np.hypot(step[:, 0], east), np.float32)
