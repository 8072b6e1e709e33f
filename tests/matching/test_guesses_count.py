"""What is only written in prose counts too, as a guess: named as one, shutting no gate, gone when it was struck out."""

from __future__ import annotations

from datetime import date

from matching_desk import Desk

from freiwilligenagentur.matching.prose import read_offer
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.readings import Readings, offer_texts
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer

SATURDAY_MORNING = 1 << 15
LATE = "Wir treffen uns immer samstags vormittags. Sie sollten mindestens 18 Jahre alt sein."


def texts(match: Match, kind: Kind) -> list[str]:
    return [reason.text for reason in match.reasons if reason.kind is kind]


def test_times_out_of_a_description_count_and_are_named_as_guesses(desk: Desk) -> None:
    person = desk.volunteer(availability=SATURDAY_MORNING)
    told = desk.offer("Fußball", description=LATE)
    before = desk.matching.why_not(person, told)
    desk.matching.prepare()
    after = desk.matching.why_not(person, told)
    assert after.score > before.score
    assert "vermutlich Sa vormittags" in texts(after, Kind.GOOD)
    assert [match.offer_id for match in desk.matching.for_volunteer(person).matches] == [told]
    assert desk.matching.for_volunteer(person).matches[0] == after


def test_a_field_that_is_filled_in_is_not_guessed(desk: Desk) -> None:
    person = desk.volunteer(availability=SATURDAY_MORNING)
    told = desk.offer("Fußball", description=LATE, availability=1)
    desk.matching.prepare()
    assert "nur Mo vormittags" in texts(desk.matching.why_not(person, told), Kind.AGAINST)


def test_a_guessed_age_excludes_nobody_but_is_to_be_settled(desk: Desk) -> None:
    young = desk.volunteer(birth_date=date(2010, 1, 1), guardians_agreed_on=date(2026, 1, 1))
    told = desk.offer("Fußball", description=LATE)
    desk.matching.prepare()
    (match,) = desk.matching.for_volunteer(young).matches
    assert match.offer_id == told
    assert texts(match, Kind.OPEN) == ["Alter (ab 18) noch zu klären"]


def test_what_was_struck_out_counts_no_more(desk: Desk) -> None:
    person = desk.volunteer(availability=SATURDAY_MORNING)
    told = desk.offer("Fußball", description=LATE)
    desk.matching.prepare()
    with desk.store.write("Gestrichen") as session:
        offer = session.get(Offer, told)
        offer.struck = frozenset(guess.key for guess in read_offer(*offer_texts(offer)).guesses)
    desk.matching.prepare()
    match = desk.matching.why_not(person, told)
    assert "Zeit unbekannt" in texts(match, Kind.UNKNOWN)


def test_a_wish_counts_during_the_talk_already(desk: Desk) -> None:
    reading = desk.offer("Lesepatin", availability=SATURDAY_MORNING)
    newcomer = Volunteer(last_name="Neu", wishes="Ich kann nur samstags vormittags.")
    (match,) = desk.matching.for_values(newcomer).matches
    assert match.offer_id == reading
    assert "vermutlich Sa vormittags" in texts(match, Kind.GOOD)


def test_what_a_wish_rules_out_is_asked_about_and_excludes_nothing(desk: Desk) -> None:
    children = desk.offer("Lesepatin", target_groups=frozenset({"children"}))
    seniors = desk.offer("Besuche", target_groups=frozenset({"seniors"}))
    ranking = desk.matching.for_values(Volunteer(last_name="Neu", wishes="Bitte nicht mit Kindern."))
    assert [match.offer_id for match in ranking.matches] == [seniors]
    (weaker,) = ranking.weaker
    assert weaker.offer_id == children
    assert texts(weaker, Kind.OPEN) == ["Vielleicht nicht gewünscht: Kinder, noch zu klären"]
    assert weaker.obstacle is not None
    assert weaker.obstacle.text == "vermutlich nicht gewünscht: Kinder"


def test_only_texts_that_changed_are_read_again() -> None:
    seen: list[str] = []

    def reader(texts: tuple[str, ...], _struck: frozenset[str]) -> dict[str, object]:
        seen.append(texts[0])
        return {"availability": len(texts[0])}

    forever = float("inf")
    notes = Readings(reader)
    notes.note("a", ("eins",), frozenset())
    notes.note("b", (" ",), frozenset())
    assert notes.of("a") == {}
    assert notes.read_on(forever)
    assert (notes.of("a"), notes.of("b"), seen, notes.left) == ({"availability": 4}, {}, ["eins"], 0)
    notes.note("a", ("eins",), frozenset())
    assert not notes.read_on(forever)
    notes.note("a", ("zwei!",), frozenset())
    assert notes.of("a") == {}  # what was read of the old text is not said of the new one
    assert notes.read_on(forever)
    notes.note("a", ("zwei!",), frozenset({"struck"}))
    assert notes.read_on(forever)
    assert seen == ["eins", "zwei!", "zwei!"]


def test_reading_stops_when_its_time_is_over() -> None:
    notes = Readings(lambda _texts, _struck: {})
    notes.note("a", ("eins",), frozenset())
    assert not notes.read_on(0.0)
    assert notes.left == 1
