"""Who fits where, and why: rankings for one person or one offer, from values kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

import numpy as np

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching import facts, fast, waiting
from freiwilligenagentur.matching.all_pairs import Best, Question, best_places
from freiwilligenagentur.matching.arrays import Columns, Flags, People, Places, Record, Table
from freiwilligenagentur.matching.facts import OfferFacts, PersonFacts
from freiwilligenagentur.matching.following import Following
from freiwilligenagentur.matching.gates import not_looking
from freiwilligenagentur.matching.meetings import Meetings, States
from freiwilligenagentur.matching.memory import Counts, Memory, PersonLine, PlaceLine
from freiwilligenagentur.matching.preparing import Preparing
from freiwilligenagentur.matching.ranked import RankedPairs, Rows, ranking
from freiwilligenagentur.matching.ranking import UNDER_WAY, Match, Matches, Pair, Ranking, assess, earlier, explain
from freiwilligenagentur.matching.readings import read_at_once, with_guesses
from freiwilligenagentur.matching.reasons import Seen
from freiwilligenagentur.matching.scoring import NOT_ASKED, Value
from freiwilligenagentur.matching.tables import Tables
from freiwilligenagentur.matching.values import Person, Place, person_from
from freiwilligenagentur.matching.waiting import Waiting
from freiwilligenagentur.matching.weighing import SAMPLE, Compared, WeightsKeeper, lines
from freiwilligenagentur.matching.weights import Weights
from freiwilligenagentur.matching.whole_office import EACH, Progress, Watched, pairs_best_first
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Purpose, Status, Volunteer
from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.vocabulary.folding import fold
from freiwilligenagentur.vocabulary.service import Vocabulary

__all__ = ["MatchingService", "Waiting", "Words"]

Words = Mapping[str, float]
"""How near the text of each offer is to what somebody wrote, 0 to 1, by offer; those that are missing are unknown."""


class MatchingService:
    """Rankings over the whole office.

    ``occupancy`` tells how many places of an offer are taken, ``pairs`` the state of the placement that two have or
    had, ``proposals`` the days on which an offer was proposed; all are asked again after placements changed.
    """

    def __init__(
        self,
        store: Store,
        vocabulary: Vocabulary,
        occupancy: Callable[[], Mapping[str, int]],
        pairs: Callable[[], States],
        today: Callable[[], date] = date.today,
        proposals: Callable[[], Mapping[str, Sequence[date]]] = dict,
    ) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._memory = Memory(store, Counts(occupancy, proposals, today))
        self._tables = Tables(self._memory)
        self._meetings = Meetings(pairs)
        self._weights = WeightsKeeper(store)
        self._following = Following(store, self._on_colleague)
        self._preparing = Preparing(store, self._load, self.read_on)
        self._today = today
        store.subscribe(self._on_change)

    # rankings

    def for_volunteer(
        self,
        volunteer_id: str,
        limit: int | None = None,
        what_if: Mapping[str, Any] | None = None,
        words: Words | None = None,
    ) -> Ranking:
        """The offers for a volunteer; ``limit`` cuts the list of those that fit.

        ``what_if`` are fields of ``Person`` with values that are only tried out. TypeError for other fields.
        """
        self._following.catch_up()
        return self._offers_for(replace(self._person_line(volunteer_id).person, **(what_if or {})), limit, words)

    def for_values(self, volunteer: Volunteer, limit: int | None = None, words: Words | None = None) -> Ranking:
        """The offers for somebody who is just being taken in; nothing needs to be saved yet."""
        consented = volunteer.consented(Purpose.HEALTH) is not None
        person = person_from(volunteer, may_count_needs=consented)
        return self.offers_for(with_guesses(person, read_at_once(volunteer)), limit, words)

    def for_offer(self, offer_id: str, limit: int | None = None, what_if: Mapping[str, Any] | None = None) -> Ranking:
        """The volunteers for an offer; those who left are not looked at. ``what_if`` as above, fields of ``Place``."""
        self._following.catch_up()
        return self._people_for(replace(self._place_line(offer_id).place, **(what_if or {})), limit)

    def offers_for(self, person: Person, limit: int | None = None, words: Words | None = None) -> Ranking:
        """The offers for somebody as described, saved or not; ``words`` say how near each offer's text is."""
        self._following.catch_up()
        return self._offers_for(person, limit, words)

    def _offers_for(self, person: Person, limit: int | None, words: Words | None) -> Ranking:
        places, columns, weights = self._tables.places(), self._tables.person(person), self.weights()
        states = self._meetings.of_person(person.id)
        barred = fast.shut(columns, places.columns, self._today()) | _refused(places, states)
        for row in np.flatnonzero(_together(places, states)):
            barred[row] = self._barred(person, places.records[row], states[places.keys[row]])

        def assessed(row: int) -> Pair:
            place = places.records[row]
            near = NOT_ASKED if words is None else words.get(place.id)
            state, score = states.get(place.id, ""), float(scores[row])
            return assess(person, place, self._today(), state, weights=weights, words=near, score=score)

        def pairs(rows: Rows) -> RankedPairs:
            return RankedPairs(rows, assessed, lambda row: (person.id, places.keys[row]))

        near = None if words is None else np.array([words.get(key, np.nan) for key in places.keys])
        scores = fast.scores(columns, places.columns, weights, near)
        listed, together = ~places.columns.archived, _together(places, states)
        return ranking(scores, barred, listed, together, pairs, self._explained(Seen.PLACES, weights), limit)

    def _people_for(self, place: Place, limit: int | None) -> Ranking:
        place = replace(place, turn=None)  # whether it is its turn says nothing about who fits there
        offer_id, weights = place.id, self.weights()
        people, columns = self._tables.people(), self._tables.place(place)
        states = self._meetings.of_offer(offer_id)
        barred = fast.shut(people.columns, columns, self._today()) | ~people.columns.looking
        barred |= _refused(people, states)
        for row in np.flatnonzero(_together(people, states)):
            barred[row] = self._barred(people.records[row], place, states[people.keys[row]])

        def assessed(row: int) -> Pair:
            person = people.records[row]
            state = states.get(person.id, "")
            standing = None if state in UNDER_WAY else not_looking(person)
            found = [standing] if standing else ()
            return assess(person, place, self._today(), state, found, weights, score=float(scores[row]))

        def pairs(rows: Rows) -> RankedPairs:
            return RankedPairs(rows, assessed, lambda row: (people.keys[row], offer_id))

        scores = fast.scores(people.columns, columns, weights)
        listed, together = ~people.columns.gone, _together(people, states)
        return ranking(scores, barred, listed, together, pairs, self._explained(Seen.PEOPLE, weights), limit)

    def _barred(self, person: Person, place: Place, state: str) -> bool:
        """Whether something excludes two who are together already; columns know nothing of who sits where."""
        return assess(person, place, self._today(), state, score=0.0).barred

    def why_not(self, volunteer_id: str, offer_id: str, words: Value = NOT_ASKED) -> Match:
        """One pair with its reasons, whatever stands between both; ``words`` say how near the offer's text is."""
        self._following.catch_up()
        person, place = self._person_line(volunteer_id).person, self._place_line(offer_id).place
        state, weights = self._meetings.of_person(volunteer_id).get(offer_id, ""), self.weights()
        pair = assess(person, place, self._today(), state, weights=weights, words=words)
        return self._explained(Seen.PLACES, weights)(pair)

    def whole_office(self, progress: Progress | None = None, limit: int | None = 200) -> Matches:
        """The best pairs of open volunteers and open places, best first, put into words when they are read.

        Everybody comes once, and no place more often than it is free. Raises Cancelled when the user stopped it.
        """
        self._following.catch_up()
        people, places, weights = self._tables.people(), self._tables.places(), self.weights()
        rows = self._waiting_rows(people)
        step = Watched(progress).step
        best = self._best(people, places, rows, weights, step)
        free = {row: place.free for row, place in enumerate(places.records) if place.free is not None}
        found = list(islice(pairs_best_first(rows, best, free), limit))

        def assessed(number: int) -> Pair:
            person, place = people.records[found[number][0]], places.records[found[number][1]]
            state = self._meetings.of_person(person.id).get(place.id, "")
            return assess(person, place, self._today(), state, weights=weights)

        def key(number: int) -> tuple[str, str]:
            return people.keys[found[number][0]], places.keys[found[number][1]]

        return Matches(RankedPairs(np.arange(len(found)), assessed, key), self._explained(Seen.PLACES, weights))

    # weights

    def weights(self) -> Weights:
        """How much each criterion counts in this office."""
        return self._weights.get()

    def set_weights(self, weights: Weights) -> None:
        """Keeps other weights, in one step that can be taken back."""
        self._weights.keep(weights)

    def preview(self, weights: Weights) -> Sequence[str]:
        """What other weights would do, in sentences: for a sample of the open volunteers that wait."""
        people, places = self._tables.people(), self._tables.places()
        rows = self._waiting_rows(people)
        rows = rows[np.linspace(0, len(rows) - 1, min(SAMPLE, len(rows))).astype(np.intp)]
        before, after = (self._best(people, places, rows, each) for each in (self.weights(), weights))
        return lines(
            Compared(rows, before, after),
            lambda row: self._person_line(people.keys[row]).name,
            lambda row: self._place_line(places.keys[row]).title,
        )

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

    def offer_facts(self, offer_id: str, *, topics: bool = False) -> OfferFacts:
        """What is needed of an offer while looking for a person."""
        return facts.offer_facts(self._store, self._vocabulary, self._place_line(offer_id), topics=topics)

    def waiting_volunteers(self) -> list[Waiting]:
        """Open volunteers without an offer under way, the longest waiting first."""
        self._following.catch_up()
        return waiting.volunteers((line for _key, line in self._waiting()), self._vocabulary)

    def waiting_offers(self) -> list[Waiting]:
        """Active offers with places left, those that were looked at last first: they are most likely still true."""
        self._following.catch_up()
        return waiting.offers(
            line
            for line in self._memory.offers().values()
            if line.place.status is OfferStatus.ACTIVE and line.place.free != 0
        )

    def named(self, text: str) -> tuple[list[str], list[str]]:
        """Volunteers and offers that a text names: by id, else by their whole name or title, however it is spelt."""
        people, offers = self._memory.people(), self._memory.offers()
        if text in people or text in offers:
            return [text] * (text in people), [text] * (text in offers)
        wanted = fold(text)
        return (
            [key for key, line in people.items() if fold(line.name) == wanted],
            [key for key, line in offers.items() if fold(line.title) == wanted],
        )

    # being ready

    def start(self) -> None:
        """Gets everything ready in a thread of its own, prose too, and keeps it so until ``close``."""
        self._preparing.start()

    def close(self) -> None:
        """Ends that thread; the store may be closed afterwards, and nothing is read any more."""
        self._memory.close()
        self._preparing.close()

    def prepare(self) -> None:
        """Gets everything ready before it returns."""
        self._preparing.once()

    def _load(self) -> None:
        self._following.catch_up()
        self._tables.people()
        self._tables.places()
        self._meetings.states()
        # One of each as the desk will show them: SQLAlchemy has put these queries together by then.
        for volunteer_id in islice(self._memory.people(), 1):
            self.person_facts(volunteer_id)
        for offer_id in islice(self._memory.offers(), 1):
            self.offer_facts(offer_id)

    def read_on(self, seconds: float) -> bool:
        """Reads prose for so long at most, to be counted from then on; whether some is left."""
        return self._memory.read_on(seconds)

    def look_again(self) -> None:
        """Reads everything again when it is next asked for: a colleague may have been quicker elsewhere."""
        self._memory.forget()
        self._meetings.forget()

    def _waiting(self) -> Iterator[tuple[str, PersonLine]]:
        busy = self._meetings.busy()
        for key, line in self._memory.people().items():
            if line.person.status is Status.OPEN and key not in busy:
                yield key, line

    def _best(
        self,
        people: Table[Person, People],
        places: Table[Place, Places],
        rows: Rows,
        weights: Weights,
        step: Callable[[int, int], None] | None = None,
    ) -> Best:
        met = [
            (people.rows[volunteer_id], places.rows[offer_id])
            for (volunteer_id, offer_id), state in self._meetings.states().items()
            if (state in UNDER_WAY or earlier(state)) and volunteer_id in people.rows and offer_id in places.rows
        ]
        question = Question(rows, self._today(), EACH, weights, met, step)
        return best_places(people.columns, places.columns, question)

    def _waiting_rows(self, people: Table[Person, People]) -> Rows:
        return np.array(sorted(people.rows[key] for key, _line in self._waiting()), np.intp)

    def _explained(self, seen: Seen, weights: Weights) -> Callable[[Pair], Match]:
        return partial(explain, vocabulary=self._vocabulary, seen=seen, today=self._today(), weights=weights)

    def _person_line(self, volunteer_id: str) -> PersonLine:
        self._following.begin()
        line = self._memory.people().get(volunteer_id)
        if line is None:
            raise OfficeError(_("This volunteer is no longer in the office."))
        return line

    def _place_line(self, offer_id: str) -> PlaceLine:
        self._following.begin()
        line = self._memory.offers().get(offer_id)
        if line is None:
            raise OfficeError(_("This offer is no longer in the office."))
        return line

    def _on_colleague(self, changes: ChangeSet) -> None:
        self._memory.on_change(changes)
        self._weights.on_change(changes)
        self._on_change(changes)

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches("Placement"):
            self._meetings.forget()


def _refused(table: Table[Record, Columns], states: Mapping[str, str]) -> Flags:
    """The counterparts between whom and this one a refusal stands."""
    refused = np.zeros(len(table), np.bool_)
    for key, state in states.items():
        if key in table.rows and earlier(state):
            refused[table.rows[key]] = True
    return refused


def _together(table: Table[Record, Columns], states: Mapping[str, str]) -> Flags:
    """The counterparts that are under way together with this one."""
    together = np.zeros(len(table), np.bool_)
    together[[table.rows[key] for key, state in states.items() if key in table.rows and state in UNDER_WAY]] = True
    return together
