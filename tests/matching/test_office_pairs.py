"""Who could be placed today: the best pairs of the whole office."""

from __future__ import annotations

import pytest
from matching_desk import TODAY, Desk

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.people.model import Status

READING, GARDEN = frozenset({"reading_aloud"}), frozenset({"practical_work"})


class Steps:
    def __init__(self, cancelled: bool = False) -> None:
        self.cancelled = cancelled
        self.done: list[tuple[int, int]] = []

    def step(self, done: int, total: int, text: str = "") -> None:
        self.done.append((done, total))


def found(desk: Desk, **asked: int) -> list[tuple[str, str]]:
    return [(match.volunteer_id, match.offer_id) for match in desk.matching.whole_office(**asked)]


def test_the_best_pair_comes_first_and_says_why(desk: Desk) -> None:
    weak = desk.volunteer("Schwach", activities=READING)
    strong = desk.volunteer("Stark", activities=READING, availability=1, postcode="06618")
    offer = desk.offer(activities=READING, availability=1, postcode="06618")
    pairs = desk.matching.whole_office()
    assert [(match.volunteer_id, match.offer_id) for match in pairs] == [(strong, offer), (weak, offer)]
    assert pairs.keys() == found(desk)
    assert "Vorlesen" in [reason.text for reason in pairs[0].reasons if reason.kind is Kind.GOOD]
    assert pairs[0] == desk.matching.why_not(strong, offer)


def test_a_place_goes_to_no_more_people_than_it_is_free(desk: Desk) -> None:
    people = [desk.volunteer(name, activities=READING) for name in ("Eins", "Zwei", "Drei")]
    wanted = desk.offer("Lesen", activities=READING, places_wanted=2)
    desk.taken[wanted] = 1
    other = desk.offer("Auch lesen", activities=READING | GARDEN)
    assert found(desk) == [(people[0], wanted), (people[1], other), (people[2], other)]
    assert found(desk, limit=1) == [(people[0], wanted)]


def test_only_those_come_who_wait_and_whom_nothing_excludes(desk: Desk) -> None:
    waiting = desk.volunteer("Wartet", activities=READING)
    busy = desk.volunteer("Beschäftigt", activities=READING)
    refused = desk.volunteer("Abgelehnt", activities=READING)
    desk.volunteer("Pause", activities=READING, status=Status.PAUSED)
    desk.volunteer("Garten", activities=GARDEN, excluded=READING)
    offer = desk.offer(activities=READING)
    desk.offer("Pause", activities=READING, status=OfferStatus.PAUSED)
    desk.pairs |= {(busy, offer): "proposed", (refused, offer): "volunteer_declined"}
    assert found(desk) == [(waiting, offer)]


def test_an_offer_is_full_for_others_and_not_for_those_who_are_there(desk: Desk) -> None:
    there, placed, other = desk.volunteer("Probt"), desk.volunteer("Dabei", status=Status.PLACED), desk.volunteer("Neu")
    offer = desk.offer(places_wanted=2)
    desk.taken[offer] = 2
    desk.pairs |= {(there, offer): "trial", (placed, offer): "active"}
    ranking = desk.matching.for_offer(offer)
    assert {match.volunteer_id: match.barriers for match in ranking.matches} == {there: (), placed: ()}
    assert [(match.volunteer_id, match.obstacle.text) for match in ranking.excluded] == [(other, "Alle Plätze besetzt")]
    for person in (there, placed):
        assert [match.barriers for match in desk.matching.for_volunteer(person).matches] == [()]
        assert desk.matching.why_not(person, offer).barriers == ()
    assert desk.matching.why_not(other, offer).barriers[0].text == "Alle Plätze besetzt"


def test_what_does_not_fit_is_no_pair(desk: Desk) -> None:
    desk.volunteer(activities=GARDEN)
    desk.offer(activities=READING)
    assert found(desk) == []


def test_an_empty_office_has_no_pairs(desk: Desk) -> None:
    assert found(desk) == []
    desk.volunteer()
    assert found(desk) == []


def test_progress_is_told_and_work_can_be_stopped(desk: Desk) -> None:
    desk.volunteer(activities=READING)
    desk.offer(activities=READING, checked_on=TODAY)
    steps = Steps()
    desk.matching.whole_office(steps)
    assert steps.done == [(1, 1)]
    with pytest.raises(Cancelled):
        desk.matching.whole_office(Steps(cancelled=True))


def test_what_is_written_counts_where_texts_were_compared(desk: Desk) -> None:
    person = desk.volunteer(activities=READING)
    near, far, unknown = (desk.offer(title, activities=READING) for title in ("Nah", "Fern", "Unbekannt"))
    ranking = desk.matching.for_volunteer(person, words={near: 0.9, far: 0.1})
    assert [match.offer_id for match in ranking.matches] == [near, unknown, far]
    assert "Der Text passt zum Wunsch" in [reason.text for reason in ranking.matches[0].reasons]
    plain = desk.matching.for_volunteer(person)
    assert plain.matches[0].offer_id == near  # the oldest, since nothing was compared
    assert not [reason for reason in plain.matches[0].reasons if "Text" in reason.text]
