"""Whom a certificate may be for: those whose hours wait for one, and everybody else by name, phone or place."""

from __future__ import annotations

from dataclasses import dataclass

from freiwilligenagentur.certificates.presenter.issue_words import waiting_text
from freiwilligenagentur.certificates.service import Register
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.finding import Finder


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody to choose."""

    id: str
    name: str
    hint: str


class Whom:
    """Who waits is looked up once, since the search asks at every key."""

    def __init__(self, register: Register, find: Finder) -> None:
        self._register, self._find = register, find
        self._waiting: dict[str, PersonHit] = {}

    def look(self) -> None:
        """Looks whose hours wait now."""
        self._waiting = {
            each.volunteer_id: PersonHit(each.volunteer_id, each.name, waiting_text(each.hours, each.last))
            for each in self._register.candidates()
        }

    def fitting(self, text: str) -> tuple[list[PersonHit], str, str]:
        """Who fits what was typed, those who wait first; without a text only these. With a title, and why nobody."""
        if not text.strip():
            empty = _("All confirmed hours stand on a certificate. Type a name to issue another one.")
            return list(self._waiting.values()), _("Waiting for a certificate"), empty
        hits = sorted((self._told(PersonHit(*hit)) for hit in self._find(text)), key=self._comes_later)
        return hits, _("Found"), _("Nobody found. Please check the spelling.")

    def _told(self, hit: PersonHit) -> PersonHit:
        """With the hours that wait, before what tells people of one name apart."""
        waiting = self._waiting.get(hit.id)
        return PersonHit(hit.id, hit.name, f"{waiting.hint} · {hit.hint}") if waiting else hit

    def _comes_later(self, hit: PersonHit) -> bool:
        return hit.id not in self._waiting
