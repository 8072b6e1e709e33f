"""Weights belong to the office: kept in one step, used at once, and tried out before."""

from __future__ import annotations

import pytest
from matching_desk import Desk

from freiwilligenagentur.matching.weights import DEFAULT, HEAVIEST, Criterion, Weights, weights_from
from freiwilligenagentur.organisations.model import OfferStatus

READING, GARDEN = frozenset({"reading_aloud"}), frozenset({"practical_work"})
MONDAY, TUESDAY = 1, 8
ONLY_TIME = Weights(**{criterion.value: 0.0 for criterion in Criterion} | {"time": 4.0})


@pytest.fixture
def torn(desk: Desk) -> tuple[str, str, str]:
    """Somebody who has time for the one and wishes for the other."""
    person = desk.volunteer(activities=READING, availability=MONDAY)
    by_task = desk.offer("Lesepatin", activities=READING, availability=TUESDAY | MONDAY << 1)
    by_time = desk.offer("Garten", activities=GARDEN, availability=MONDAY)
    return person, by_task, by_time


def first(desk: Desk, person: str) -> str:
    ranking = desk.matching.for_volunteer(person)
    return [*ranking.matches, *ranking.weaker][0].offer_id


def test_other_weights_change_the_order_at_once_and_can_be_taken_back(desk: Desk, torn: tuple[str, str, str]) -> None:
    person, by_task, by_time = torn
    desk.matching.set_weights(Weights(time=0.0))
    assert first(desk, person) == by_task
    desk.matching.set_weights(ONLY_TIME)
    assert first(desk, person) == by_time
    assert desk.matching.for_volunteer(person).matches[0].score == 100
    desk.store.undo()
    assert desk.matching.weights() == Weights(time=0.0)
    assert first(desk, person) == by_task
    desk.store.undo()
    assert desk.matching.weights() == DEFAULT


def test_what_weighs_nothing_is_no_reason(desk: Desk, torn: tuple[str, str, str]) -> None:
    person, by_task, _by_time = torn
    assert Criterion.TIME in {reason.about for reason in desk.matching.why_not(person, by_task).reasons}
    desk.matching.set_weights(Weights(time=0.0))
    assert Criterion.TIME not in {reason.about for reason in desk.matching.why_not(person, by_task).reasons}


def test_the_preview_says_what_would_change_and_changes_nothing(desk: Desk, torn: tuple[str, str, str]) -> None:
    person, by_task, _by_time = torn
    desk.matching.set_weights(Weights(time=0.0))
    assert desk.matching.preview(ONLY_TIME) == [
        "Bei 1 von 1 offenen Freiwilligen ändern sich die zehn besten Angebote.",
        "Neu unter den zehn besten: 0. Ein anderes Angebot an erster Stelle: 1.",
        "Mertens: „Garten“ kommt von Platz 2 auf Platz 1.",
    ]
    assert first(desk, person) == by_task
    same = desk.matching.preview(Weights(time=0.0, activity=5.0))
    assert list(same) == ["Bei 1 offenen Freiwilligen ändert sich nichts an den zehn besten Angeboten."]


def test_the_preview_names_an_offer_that_comes_newly_among_the_ten(desk: Desk, torn: tuple[str, str, str]) -> None:
    for number in range(10):
        desk.offer(f"Lesen {number}", activities=READING, availability=TUESDAY)
    desk.matching.set_weights(Weights(time=0.0))
    said = desk.matching.preview(ONLY_TIME)
    assert said[1] == "Neu unter den zehn besten: 1. Ein anderes Angebot an erster Stelle: 1."
    assert said[2] == "Mertens: „Garten“ kommt neu auf Platz 1."


def test_an_empty_office_has_nothing_to_preview(desk: Desk) -> None:
    assert list(desk.matching.preview(ONLY_TIME)) == [
        "Bei 0 offenen Freiwilligen ändert sich nichts an den zehn besten Angeboten."
    ]
    desk.volunteer()
    desk.offer(status=OfferStatus.PAUSED)
    assert len(desk.matching.preview(ONLY_TIME)) == 1


def test_a_weight_lies_between_nothing_and_the_heaviest() -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        Weights(time=-1.0)
    with pytest.raises(ValueError, match="between 0 and 10"):
        Weights(time=HEAVIEST + 1)


def test_only_what_was_changed_is_kept_and_what_is_unknown_is_left_out() -> None:
    weights = Weights(time=1.0, words=0.0)
    assert weights.changed() == {"time": 1.0, "words": 0.0}
    assert weights_from(weights.changed()) == weights
    assert weights_from({"time": 1.0, "weather": 3.0, "area": 99.0}) == Weights(time=1.0)
