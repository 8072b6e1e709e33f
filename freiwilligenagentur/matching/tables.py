"""The columns of the whole office, in step with what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from threading import Lock

from freiwilligenagentur.matching.arrays import People, Places, Table, people_columns, places_columns, refreshed
from freiwilligenagentur.matching.codes import Codes
from freiwilligenagentur.matching.memory import Memory, PersonLine, PlaceLine
from freiwilligenagentur.matching.values import Person, Place


class Tables:
    """People and places as columns. What changed is encoded again when somebody next asks."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._lock = Lock()
        self._codes = Codes()
        self._people: Table[Person, People] | None = None
        self._places: Table[Place, Places] | None = None
        self._people_seen: Mapping[str, PersonLine] | None = None
        self._places_seen: Mapping[str, PlaceLine] | None = None

    def people(self) -> Table[Person, People]:
        """Every volunteer."""
        with self._lock:
            lines = self._memory.people()
            if self._people is None or lines is not self._people_seen:
                records = {key: line.person for key, line in lines.items()}
                self._people = refreshed(self._people, records, partial(people_columns, self._codes))
                self._people_seen = lines
            return self._people

    def places(self) -> Table[Place, Places]:
        """Every offer."""
        with self._lock:
            lines = self._memory.offers()
            if self._places is None or lines is not self._places_seen:
                records = {key: line.place for key, line in lines.items()}
                self._places = refreshed(self._places, records, partial(places_columns, self._codes))
                self._places_seen = lines
            return self._places

    def person(self, person: Person) -> People:
        """Somebody alone, who need not be in the office."""
        return people_columns(self._codes, [person])

    def place(self, place: Place) -> Places:
        """An offer alone."""
        return places_columns(self._codes, [place])
