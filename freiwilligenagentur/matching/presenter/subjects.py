"""Whom the desk is for: a volunteer, an offer, or nobody yet but a wish in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Protocol

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching import cards
from freiwilligenagentur.matching.cards import Card
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.presenter.wish import Wish
from freiwilligenagentur.matching.ranking import Match, Ranking
from freiwilligenagentur.matching.reasons import Seen
from freiwilligenagentur.matching.service import MatchingService
from freiwilligenagentur.matching.values import NONE, Person, Place

Facts = PersonFacts | OfferFacts
_NO_TOPICS: Final[Mapping[str, Any]] = {"activities": NONE, "areas": NONE, "target_groups": NONE}


class Subject(Protocol):
    """One side of the desk, and how the other side is looked at from there."""

    @property
    def seen(self) -> Seen:
        """What the list holds."""

    @property
    def id(self) -> str:
        """The record; empty for nobody."""

    def facts(self) -> Facts:
        """What the desk shows of it. Raises OfficeError when the record is gone."""

    def value(self) -> Person | Place:
        """What matching looks at."""

    def rank(self, tried: Mapping[str, Any], wish: Wish) -> Ranking:
        """The counterparts, with fields that are only tried and how near each is to a wish in words."""

    def facts_of(self, match: Match) -> Facts:
        """What the desk shows of a counterpart."""

    def name_of(self, counterpart_id: str) -> str:
        """By what somebody would look for a counterpart."""

    def card(self, match: Match, today: date, *, fits: bool) -> Card:
        """A counterpart in the list."""


@dataclass(frozen=True)
class Offers:
    """The list holds offers."""

    matching: MatchingService
    id: str = ""
    seen: Seen = Seen.PLACES

    def facts_of(self, match: Match) -> Facts:
        """The offer."""
        return self.matching.offer_facts(match.offer_id)

    def name_of(self, counterpart_id: str) -> str:
        """Title and organisation."""
        line = self.matching.offer_line(counterpart_id)
        return f"{line.title} {line.organisation}"

    def card(self, match: Match, today: date, *, fits: bool) -> Card:
        """The offer."""
        place = self.matching.offer_line(match.offer_id)
        return cards.card(match, match.offer_id, place.title, cards.place_facts(place), fits=fits)


class OfVolunteer(Offers):
    """Offers for a volunteer."""

    def facts(self) -> Facts:
        """The volunteer."""
        return self.matching.person_facts(self.id)

    def value(self) -> Person:
        """The volunteer's values."""
        return self.matching.person_line(self.id).person

    def rank(self, tried: Mapping[str, Any], wish: Wish) -> Ranking:
        """Offers. What somebody just said comes in the place of the topics that were recorded before."""
        what_if = {**_NO_TOPICS, **tried} if wish.is_typed else tried
        return self.matching.for_volunteer(self.id, what_if=what_if, words=wish.nearness())


class OfNobody(Offers):
    """Offers for a wish in words; nothing can be proposed to nobody."""

    def facts(self) -> Facts:
        """That nobody is chosen."""
        subtitle = _("Offers for a wish in words")
        return PersonFacts("", _("Without a person"), subtitle, facts=(), availability=0, pinned_note="")

    def value(self) -> Person:
        """Somebody of whom nothing is known."""
        return Person()

    def rank(self, tried: Mapping[str, Any], wish: Wish) -> Ranking:
        """Offers."""
        return self.matching.offers_for(replace(Person(), **tried), words=wish.nearness())


@dataclass(frozen=True)
class OfOffer:
    """Volunteers for an offer."""

    matching: MatchingService
    id: str
    seen: Seen = Seen.PEOPLE

    def facts(self) -> Facts:
        """The offer."""
        return self.matching.offer_facts(self.id, topics=True)

    def value(self) -> Place:
        """The offer's values."""
        return self.matching.offer_line(self.id).place

    def rank(self, tried: Mapping[str, Any], wish: Wish) -> Ranking:
        """Volunteers."""
        return self.matching.for_offer(self.id, what_if=tried)

    def facts_of(self, match: Match) -> Facts:
        """The volunteer."""
        return self.matching.person_facts(match.volunteer_id)

    def name_of(self, counterpart_id: str) -> str:
        """The name."""
        return self.matching.person_line(counterpart_id).name

    def card(self, match: Match, today: date, *, fits: bool) -> Card:
        """The volunteer."""
        person = self.matching.person_line(match.volunteer_id)
        return cards.card(match, match.volunteer_id, person.name, cards.person_facts_line(person, today), fits=fits)
