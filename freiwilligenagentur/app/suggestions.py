"""Offers that fit a person, as the volunteers' pages show them beside the talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import ngettext
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind, Reason
from freiwilligenagentur.people.hooks import Chip, Suggestion
from freiwilligenagentur.people.model import Volunteer

SUGGESTED = 7
CHIPS = 4
"""So many reasons are shown of an offer; what is to be settled is among them, however much speaks for it."""
TONES = {
    Kind.GOOD: "good",
    Kind.OPEN: "warn",
    Kind.BARRIER: "bad",
    Kind.AGAINST: "neutral",
    Kind.UNKNOWN: "neutral",
    Kind.NOTE: "neutral",
}


class Suggestions:
    """Asks matching and puts its answers into the values of the volunteers' pages."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def suggest(self, volunteer: Volunteer) -> list[Suggestion]:
        """Offers for somebody who is being taken in, that something speaks for; none before anything is known."""
        if not any(_told(volunteer)):
            return []
        ranking = self._services.matching.for_values(volunteer, SUGGESTED)
        return self._suggestions(match for match in ranking.matches if _speaks_for(match))

    def matches(self, volunteer_id: str) -> list[Suggestion]:
        """Offers for somebody who is known."""
        return self._suggestions(self._services.matching.for_volunteer(volunteer_id, SUGGESTED).matches)

    def _suggestions(self, matches: Iterable[Match]) -> list[Suggestion]:
        news = (match for match in matches if not match.under_way)  # what is under way stands in the placements
        return [suggestion for match in news if (suggestion := self._suggestion(match)) is not None]

    def _suggestion(self, match: Match) -> Suggestion | None:
        try:
            line = self._services.matching.offer_line(match.offer_id)
        except OfficeError:
            return None  # a colleague removed it between ranking and reading; the next refresh ranks without it
        free = line.place.free
        places = "" if free is None else ngettext("{n} place free", "{n} places free", free).format(n=free)
        chips = tuple(Chip(reason.text, TONES[reason.kind]) for reason in _shown(match.reasons))
        facts = " · ".join(part for part in (line.organisation, places) if part)
        return Suggestion(match.offer_id, line.title, facts, chips, match.score)


def _shown(reasons: Sequence[Reason]) -> list[Reason]:
    settle = [reason for reason in reasons if reason.kind is Kind.OPEN]
    others = [reason for reason in reasons if reason.kind is not Kind.OPEN][: max(1, CHIPS - len(settle))]
    return [reason for reason in reasons if reason in settle or reason in others]


def _speaks_for(match: Match) -> bool:
    return any(reason.kind is Kind.GOOD for reason in match.reasons)


def _told(volunteer: Volunteer) -> tuple[object, ...]:
    wishes = volunteer.areas, volunteer.activities, volunteer.target_groups
    return *wishes, volunteer.availability, volunteer.postcode
