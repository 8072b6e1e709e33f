"""What was read out of prose, on the record: taken over, struck out, taken back."""

from __future__ import annotations

import pytest
from matching_desk import Desk

from freiwilligenagentur.errors import Refused
from freiwilligenagentur.matching.guessing import RecordGuesses
from freiwilligenagentur.matching.prose.criteria import mask_of
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import new_id

WHEN = mask_of("mon-morning+wed-morning")


@pytest.fixture
def offers(desk: Desk) -> RecordGuesses:
    return RecordGuesses.of_offers(desk.store, desk.vocabulary)


@pytest.fixture
def people(desk: Desk) -> RecordGuesses:
    return RecordGuesses.of_volunteers(desk.store, desk.vocabulary)


def offer(desk: Desk, offer_id: str) -> Offer:
    with desk.store.read() as session:
        return session.get(Offer, offer_id)


def volunteer(desk: Desk, volunteer_id: str) -> Volunteer:
    with desk.store.read() as session:
        return session.get(Volunteer, volunteer_id)


def texts(guesses: RecordGuesses, record_id: str) -> list[str]:
    return [line.text for line in guesses.lines(record_id)]


def test_a_guess_is_shown_in_the_words_of_the_office_with_its_quote(desk: Desk, offers: RecordGuesses):
    key = desk.offer(
        "Hilfe im Laden", description="Wir suchen Freiwillige (ab 18 Jahren), montags und mittwochs 9-12 Uhr."
    )
    lines = {line.text: line.quote for line in offers.lines(key)}
    assert lines["ab 18 Jahren"] == "ab 18 Jahren"
    assert lines["Mo, Mi vormittags"] == "montags und mittwochs 9-12 Uhr"


def test_taking_over_writes_the_field_and_undo_takes_it_back(desk: Desk, offers: RecordGuesses):
    key = desk.offer("Hilfe", description="Wir suchen Sie montags und mittwochs von 9 bis 12 Uhr.")
    guess = next(line.key for line in offers.lines(key) if line.key.startswith("half_days"))
    offers.take(key, guess)
    assert offer(desk, key).availability == WHEN
    assert guess not in [line.key for line in offers.lines(key)]
    assert desk.store.undo() == "Aus dem Text übernommen: Mo, Mi vormittags"
    assert offer(desk, key).availability == 0
    assert guess in [line.key for line in offers.lines(key)]


def test_striking_out_is_remembered_and_undo_takes_it_back(desk: Desk, offers: RecordGuesses):
    key = desk.offer("Hilfe", description="Ein Führungszeugnis ist nötig.")
    offers.strike(key, "police_check")
    assert offer(desk, key).struck == {"police_check"}
    assert "Führungszeugnis" not in texts(offers, key)
    desk.store.undo()
    assert "Führungszeugnis" in texts(offers, key)


def test_what_was_filled_in_by_hand_is_never_overwritten(desk: Desk, offers: RecordGuesses):
    key = desk.offer(
        "Hilfe", description="Mindestalter: 21 Jahre. Sie sprechen Türkisch oder Arabisch.", minimum_age=16
    )
    assert not any("21" in text for text in texts(offers, key))
    with pytest.raises(Refused):
        offers.take(key, "minimum_age:21")
    assert offer(desk, key).minimum_age == 16


def test_several_guesses_of_one_field_can_be_taken_one_after_another(desk: Desk, offers: RecordGuesses):
    key = desk.offer("Hilfe", description="Sie sprechen Türkisch oder Arabisch.")
    offers.take(key, "language:tr")
    offers.take(key, "language:ar")
    assert offer(desk, key).languages == {"tr", "ar"}
    own = desk.offer("Hilfe", description="Sie sprechen Türkisch oder Arabisch.", languages=frozenset({"ru"}))
    assert not any(line.key.startswith("language") for line in offers.lines(own))


def test_wishes_fill_what_a_person_can_and_rules_out(desk: Desk, people: RecordGuesses):
    key = desk.volunteer(
        wishes="Mit Senioren, aber nichts mit Kindern. Abends kann ich nicht. Ich spreche kaum Deutsch."
    )
    assert texts(people, key) == [
        "Seniorinnen und Senioren", "Leben im Alter", "nicht: Kinder", "nicht: täglich abends", "Deutsch A1 Anfänge",
    ]  # fmt: skip
    for line in people.lines(key):
        people.take(key, line.key)
    person = volunteer(desk, key)
    assert (person.target_groups, person.excluded) == ({"seniors"}, {"children"})
    assert person.availability == sum(3 << day * 3 for day in range(7))
    assert person.languages == {"de": "A1"}
    assert people.lines(key) == []


def test_what_no_field_can_hold_can_only_be_struck_out(desk: Desk, people: RecordGuesses):
    key = desk.volunteer(wishes="Bitte keine Pflege")
    (line,) = people.lines(key)
    assert (line.text, line.can_take) == ("nicht: Pflege", False)
    people.strike(key, line.key)
    assert people.lines(key) == []


def test_striking_out_people_strikes_the_word_behind_it_too(desk: Desk, people: RecordGuesses):
    key = desk.volunteer(wishes="nichts mit Kindern")
    people.strike(key, "not_target_group:children")
    assert volunteer(desk, key).struck == {"not_target_group:children", "not_concept:children"}
    assert people.lines(key) == []


def test_a_record_that_is_gone_or_a_text_that_changed_is_told(desk: Desk, offers: RecordGuesses):
    gone = new_id()
    with pytest.raises(Refused, match="inzwischen geändert"):
        offers.take(gone, "police_check")
    key = desk.offer("Hilfe", description="Kuchen backen")
    with pytest.raises(Refused):
        offers.strike(key, "police_check")
    assert offers.lines(gone) == []
