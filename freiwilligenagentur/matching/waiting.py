"""Who waits: people without a place and offers without enough people, as the desk lists them to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.matching.cards import places_text
from freiwilligenagentur.matching.memory import PersonLine, PlaceLine
from freiwilligenagentur.vocabulary.folding import findable
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody without a place, or an offer without enough people: where matching begins."""

    id: str
    title: str
    detail: str
    """What somebody would like to do; how many places are left."""
    place: str
    since: date | None
    found_by: str
    """Folded text by which somebody would look for it."""


def volunteers(lines: Iterable[PersonLine], vocabulary: Vocabulary) -> list[Waiting]:
    """People, the longest waiting first."""
    wishes = _Wishes(vocabulary)
    return [
        Waiting(
            id=line.person.id,
            title=line.name,
            detail=wishes.of(line.person.activities, line.person.areas),
            place=" ".join(part for part in (line.postcode, line.town) if part),
            since=line.since,
            found_by=findable(f"{line.name} {line.postcode} {line.town}"),
        )
        for line in sorted(lines, key=lambda line: (line.since, line.person.id))
    ]


def offers(lines: Iterable[PlaceLine]) -> list[Waiting]:
    """Offers, those that were looked at last first: they are most likely still true."""
    places: dict[tuple[int | None, int | None], str] = {}
    found = []
    for line in sorted(lines, key=lambda line: (-(line.place.looked_at or date.min).toordinal(), line.place.id)):
        left = line.place.places_wanted, line.place.free
        if left not in places:
            places[left] = places_text(line)
        found.append(
            Waiting(
                id=line.place.id,
                title=line.title,
                detail=places[left],
                place=line.organisation,
                since=line.place.looked_at,
                found_by=findable(f"{line.title} {line.organisation}"),
            )
        )
    return found


class _Wishes:
    """What people would like in words; thousands share some hundred wishes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[tuple[frozenset[str], frozenset[str]], str] = {}

    def of(self, activities: frozenset[str], areas: frozenset[str]) -> str:
        """Activities, or areas where nobody named any."""
        found = self._known.get((activities, areas))
        if found is None:
            labels = self._vocabulary.labels(TermList.ACTIVITY, activities)
            found = ", ".join(labels or self._vocabulary.labels(TermList.AREA, areas))
            self._known[activities, areas] = found
        return found
