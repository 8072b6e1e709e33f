"""Who fits where, and why: rankings for one person or one offer, from values kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching import facts
from freiwilligenagentur.matching.cards import places_text
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.gates import not_looking
from freiwilligenagentur.matching.memory import Memory, PersonLine, PlaceLine
from freiwilligenagentur.matching.ranking import UNDER_WAY, Match, Pair, Ranking, assess, explain, rank
from freiwilligenagentur.matching.reasons import Seen
from freiwilligenagentur.matching.values import Person, person_from
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Purpose, Status, Volunteer
from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

States = Mapping[tuple[str, str], str]
"""(volunteer id, offer id) to the state of the last placement of both."""

_GONE = frozenset({Status.ENDED, Status.ARCHIVED})


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


class MatchingService:
    """Rankings over the whole office.

    ``occupancy`` tells how many places of an offer are taken, ``pairs`` the state of the placement that two have or
    had; both are asked again after placements changed.
    """

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        occupancy: Callable[[], Mapping[str, int]],
        pairs: Callable[[], States],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._memory = Memory(store, occupancy)
        self._read_pairs = pairs
        self._pairs: States | None = None
        self._today = today
        store.subscribe(self._on_change)

    # rankings

    def for_volunteer(self, volunteer_id: str, limit: int | None = None) -> Ranking:
        """The offers for a volunteer; ``limit`` cuts the list of those that fit."""
        return self._offers_for(self._person_line(volunteer_id).person, limit)

    def for_values(self, volunteer: Volunteer, limit: int | None = None) -> Ranking:
        """The offers for somebody who is just being taken in; nothing needs to be saved yet."""
        consented = volunteer.consented(Purpose.HEALTH) is not None
        return self._offers_for(person_from(volunteer, may_count_needs=consented), limit)

    def for_offer(self, offer_id: str, limit: int | None = None) -> Ranking:
        """The volunteers for an offer; those who left the agency are not looked at."""
        place, today, states = self._place_line(offer_id).place, self._today(), self._states()
        pairs = []
        for line in self._memory.people().values():
            person, state = line.person, states.get((line.person.id, offer_id), "")
            if person.status not in _GONE:
                standing = None if state in UNDER_WAY else not_looking(person)
                pairs.append(assess(person, place, today, state, [standing] if standing else ()))
        return rank(pairs, partial(self._explain, seen=Seen.PEOPLE), limit)

    def why_not(self, volunteer_id: str, offer_id: str) -> Match:
        """One pair with its reasons, whatever stands between both."""
        person, place = self._person_line(volunteer_id).person, self._place_line(offer_id).place
        state = self._states().get((volunteer_id, offer_id), "")
        return self._explain(assess(person, place, self._today(), state), seen=Seen.PLACES)

    # what the windows show

    def person_line(self, volunteer_id: str) -> PersonLine:
        """What a list shows of a volunteer. Raises OfficeError when the record is gone."""
        return self._person_line(volunteer_id)

    def offer_line(self, offer_id: str) -> PlaceLine:
        """What a list shows of an offer. Raises OfficeError when the record is gone."""
        return self._place_line(offer_id)

    def person_facts(self, volunteer_id: str) -> PersonFacts:
        """What is needed of a person while looking for an offer."""
        return facts.person_facts(self._store, self._vocabulary, self._person_line(volunteer_id), self._today())

    def offer_facts(self, offer_id: str) -> OfferFacts:
        """What is needed of an offer while looking for a person."""
        return facts.offer_facts(self._store, self._vocabulary, self._place_line(offer_id))

    def waiting_volunteers(self) -> list[Waiting]:
        """Open volunteers without an offer under way, the longest waiting first."""
        return [
            Waiting(
                id=key,
                title=line.name,
                detail=self._would_like(line.person),
                place=" ".join(part for part in (line.postcode, line.town) if part),
                since=line.since,
                found_by=fold(f"{line.name} {line.postcode} {line.town}"),
            )
            for key, line in sorted(self._waiting(), key=lambda item: (item[1].since, item[0]))
        ]

    def waiting_offers(self) -> list[Waiting]:
        """Active offers with places left, those that were looked at last first: they are most likely still true."""
        lines = [
            (key, line)
            for key, line in self._memory.offers().items()
            if line.place.status is OfferStatus.ACTIVE and line.place.free != 0
        ]
        lines.sort(key=lambda item: (-(item[1].place.looked_at or date.min).toordinal(), item[0]))
        return [
            Waiting(
                id=key,
                title=line.title,
                detail=places_text(line),
                place=line.organisation,
                since=line.place.looked_at,
                found_by=fold(f"{line.title} {line.organisation}"),
            )
            for key, line in lines
        ]

    def _waiting(self) -> Iterator[tuple[str, PersonLine]]:
        busy = {volunteer_id for (volunteer_id, _offer), state in self._states().items() if state in UNDER_WAY}
        for key, line in self._memory.people().items():
            if line.person.status is Status.OPEN and key not in busy:
                yield key, line

    def _would_like(self, person: Person) -> str:
        labels = self._vocabulary.labels(TermList.ACTIVITY, person.activities)
        return ", ".join(labels or self._vocabulary.labels(TermList.AREA, person.areas))

    def _offers_for(self, person: Person, limit: int | None) -> Ranking:
        today, states = self._today(), self._states()
        pairs = [
            assess(person, line.place, today, states.get((person.id, line.place.id), ""))
            for line in self._memory.offers().values()
            if line.place.status is not OfferStatus.ARCHIVED
        ]
        return rank(pairs, partial(self._explain, seen=Seen.PLACES), limit)

    def _explain(self, pair: Pair, seen: Seen) -> Match:
        return explain(pair, self._vocabulary, seen, self._today())

    def _states(self) -> States:
        if self._pairs is None:
            self._pairs = self._read_pairs()
        return self._pairs

    def _person_line(self, volunteer_id: str) -> PersonLine:
        line = self._memory.people().get(volunteer_id)
        if line is None:
            raise OfficeError(_("This volunteer is no longer in the office."))
        return line

    def _place_line(self, offer_id: str) -> PlaceLine:
        line = self._memory.offers().get(offer_id)
        if line is None:
            raise OfficeError(_("This offer is no longer in the office."))
        return line

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("Placement"):
            self._pairs = None
