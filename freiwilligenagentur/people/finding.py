"""Finds people by what is typed, as the list of volunteers does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from freiwilligenagentur import i18n
from freiwilligenagentur.people.model import Status
from freiwilligenagentur.people.rows import VolunteerRow
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.folding import holds, wanted

MOST = 50

Finder = Callable[[str], Sequence[tuple[str, str, str]]]
"""Finds people for what was typed: id, name, hint; the best first."""


class PeopleFinder:
    """Everybody whose record holds every word that was typed, by name; people in the archive come last."""

    def __init__(self, people: PeopleService) -> None:
        self._people = people

    def __call__(self, text: str) -> list[tuple[str, str, str]]:
        """At most ``MOST`` people."""
        words = wanted(text)
        hits = [row for row in self._people.rows() if holds(row.searchable, words)]
        hits.sort(key=lambda row: row.status is Status.ARCHIVED)
        return [(row.id, row.listed_name, _hint(row)) for row in hits[:MOST]]


def _hint(row: VolunteerRow) -> str:
    parts = (i18n.date(row.birth_date), f"{row.postcode} {row.town}".strip(), row.phone)
    return " · ".join(part for part in parts if part)
