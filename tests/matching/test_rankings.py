"""Rankings over an office: the right order, true reasons, and in step with every change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from matching_desk import TODAY, Desk
from readers import MONDAY_EVENING, reader, reading, texts
from sqlalchemy import select

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation
from freiwilligenagentur.people.model import Company, Status, Volunteer, Willingness
from freiwilligenagentur.placements.model import Placement
from freiwilligenagentur.storage import Store


def test_the_better_offer_comes_first_and_says_why(desk: Desk) -> None:
    person = reader(desk)
    garden = desk.offer("Garten", activities=frozenset({"practical_work"}), areas=frozenset({"nature"}))
    best = reading(desk, police_check=True)
    ranking = desk.matching.for_volunteer(person)
    assert [match.offer_id for match in ranking.matches] == [best]
    match = ranking.matches[0]
    assert texts(match, Kind.GOOD) == ["Vorlesen", "Kinder", "Mo, Mi vormittags", "in der Nähe"]
    assert match.obstacle is not None
    assert match.obstacle.text == "Führungszeugnis noch zu klären"
    assert [match.offer_id for match in ranking.weaker] == [garden]
    assert ranking.weaker[0].obstacle.text == "andere Tätigkeit: Praktische Arbeiten"
    assert ranking.total == 2


def test_every_criterion_has_words_in_both_directions(desk: Desk) -> None:
    person = reader(
        desk,
        areas=frozenset({"children", "education", "school"}),
        hours_min=1.0,
        hours_max=2.5,
        rhythm=frozenset({"regular"}),
        radius_km=12.0,
        languages={"de": "native", "ru": "B2"},
        company=Company.GROUP,
        practical_needs=frozenset({"lift"}),
        consents=[desk.needs_consent()],
    )
    good = reading(
        desk,
        areas=frozenset({"children", "education", "school"}),
        hours_min=2.0,
        rhythm=frozenset({"regular"}),
        languages=frozenset({"ru"}),
        company="group",
        accessible=frozenset({"lift", "quiet"}),
        postcode="06628",
    )
    bad = desk.offer(
        "Stadtführung",
        areas=frozenset({"culture"}),
        activities=frozenset({"talks_tours"}),
        target_groups=frozenset({"adults"}),
        availability=MONDAY_EVENING,
        hours_min=5.0,
        rhythm=frozenset({"once"}),
        languages=frozenset({"tr"}),
        company="alone",
        accessible=frozenset({"quiet"}),
        postcode="06108",
        checked_on=None,
    )
    assert texts(desk.matching.why_not(person, good), Kind.GOOD) == [
        "Vorlesen",
        "Kinder",
        "Mo, Mi vormittags",
        "Russisch hilfreich",
        "Aufzug",
        "9,1 km",
        "Kinder und Jugend, Bildung und Lernen und 1 weitere",
        "regelmäßig",
        "ab 2 Std./Woche",
        "mit anderen",
    ]
    assert texts(desk.matching.why_not(person, bad), Kind.AGAINST) == [
        "andere Tätigkeit: Vorträge und Führungen",
        "andere Zielgruppe: Erwachsene",
        "nur Mo abends",
        "Türkisch erwünscht",
        "Nicht angegeben: Aufzug",
        "42 km, 30 km zu weit",
        "anderer Bereich: Kultur und Kreatives",
        "nur einmalig",
        "ab 5 Std./Woche, mehr als gewünscht",
        "allein",
    ]
    assert texts(desk.matching.why_not(person, bad), Kind.NOTE) == [
        "Noch nie vorgeschlagen",
        "Angebot lange nicht geprüft",
    ]
    seen_from_the_offer = desk.matching.for_offer(bad).weaker[0]
    assert "Hat Mo abends keine Zeit" in texts(seen_from_the_offer, Kind.AGAINST)


@pytest.mark.parametrize(
    ("radius", "text"),
    [(12.0, "9,1 km"), (9.1, "9,1 km, knapp zu weit"), (8.0, "9,1 km, 1,1 km zu weit"), (None, "9,1 km")],
)
def test_the_way_is_told_in_kilometres_and_how_much_of_it_is_too_far(
    desk: Desk, radius: float | None, text: str
) -> None:
    person, offer = reader(desk, radius_km=radius), reading(desk, postcode="06628")
    assert text in [reason.text for reason in desk.matching.why_not(person, offer).reasons]


def test_only_what_the_offer_leaves_open_is_called_unknown(desk: Desk) -> None:
    person = desk.volunteer(activities=frozenset({"reading_aloud"}))
    reading(desk, availability=0, postcode="")
    (match,) = desk.matching.for_volunteer(person).matches
    unknown = texts(match, Kind.UNKNOWN)
    assert {"Zeit unbekannt", "Entfernung unbekannt", "Bereich unbekannt"} <= set(unknown)
    assert "Zielgruppe unbekannt" not in unknown


def test_excluded_offers_name_their_reason_and_the_nearest_comes_first(desk: Desk) -> None:
    person = reader(desk, licences=frozenset({"none"}), excluded=frozenset({"animals"}))
    driving = reading(desk, title="Fahrdienst", licences=frozenset({"B"}))
    dogs = desk.offer("Hunde ausführen", target_groups=frozenset({"animals"}))
    paused = desk.offer("Pause", status=OfferStatus.PAUSED)
    desk.offer("Alt", status=OfferStatus.ARCHIVED)
    excluded = desk.matching.for_volunteer(person).excluded
    assert [(match.offer_id, match.obstacle.text) for match in excluded] == [
        (driving, "Führerschein B fehlt"),
        (paused, "Angebot pausiert"),
        (dogs, "Nicht gewünscht: Tiere"),
    ]
    assert all(match.barriers[0] == match.obstacle for match in excluded)


def test_a_full_offer_opens_again_when_a_place_becomes_free(desk: Desk) -> None:
    person, offer = reader(desk), reading(desk, places_wanted=1)
    desk.taken[offer] = 1
    assert [match.obstacle.text for match in desk.matching.for_volunteer(person).excluded] == ["Alle Plätze besetzt"]
    desk.taken.clear()
    desk.placement_changed(person, offer)
    assert [match.offer_id for match in desk.matching.for_volunteer(person).matches] == [offer]


def test_what_is_under_way_is_marked_and_what_was_refused_is_not_proposed_again(desk: Desk) -> None:
    person = reader(desk)
    proposed, refused, ended = (reading(desk, title=title) for title in ("Eins", "Zwei", "Drei"))
    desk.pairs |= {
        (person, proposed): "proposed",
        (person, refused): "volunteer_declined",
        (person, ended): "ended",
    }
    ranking = desk.matching.for_volunteer(person)
    assert {match.offer_id: match.under_way for match in ranking.matches} == {proposed: True, ended: False}
    assert [(m.offer_id, m.obstacle.text) for m in ranking.excluded] == [(refused, "Von der Person abgelehnt")]


def test_for_an_offer_only_open_people_are_proposed(desk: Desk) -> None:
    offer = reading(desk)
    open_one = reader(desk, last_name="Offen")
    placed = reader(desk, last_name="Vermittelt", status=Status.PLACED)
    paused = reader(desk, last_name="Pause", status=Status.PAUSED)
    reader(desk, last_name="Weg", status=Status.ARCHIVED)
    ranking = desk.matching.for_offer(offer)
    assert [match.volunteer_id for match in ranking.matches] == [open_one]
    assert {match.volunteer_id: match.obstacle.text for match in ranking.excluded} == {
        placed: "Ist schon vermittelt",
        paused: "Macht gerade Pause",
    }


def test_who_sits_at_the_table_gets_offers_whatever_the_status(desk: Desk) -> None:
    offer, placed = reading(desk), reader(desk, status=Status.PLACED)
    assert [match.offer_id for match in desk.matching.for_volunteer(placed).matches] == [offer]


def test_somebody_not_saved_yet_gets_the_same_offers(desk: Desk) -> None:
    for title in ("Eins", "Zwei", "Drei"):
        reading(desk, title=title)
    saved = reader(desk)
    with desk.store.read() as session:
        columns = {
            name: getattr(session.get(Volunteer, saved), name)
            for name in ("activities", "target_groups", "availability", "postcode", "radius_km")
        }
    newcomer = Volunteer(**columns)
    expected = [(match.offer_id, match.score) for match in desk.matching.for_volunteer(saved).matches]
    assert [(match.offer_id, match.score) for match in desk.matching.for_values(newcomer).matches] == expected
    assert len(desk.matching.for_values(newcomer, limit=2).matches) == 2
    assert len(desk.matching.for_values(Volunteer(last_name="Neu")).matches) == 3


def test_a_change_is_seen_at_once_and_so_is_its_undo(desk: Desk) -> None:
    person, offer = reader(desk), reading(desk)
    before = desk.matching.for_volunteer(person).matches[0].score
    with desk.store.write("Zeit geändert") as session:
        session.get(Offer, offer).availability = MONDAY_EVENING
    assert desk.matching.for_volunteer(person).weaker[0].obstacle.text == "nur Mo abends"
    desk.store.undo()
    assert desk.matching.for_volunteer(person).matches[0].score == before
    with desk.store.write("Gelöscht") as session:
        session.delete(session.get(Offer, offer))
    assert desk.matching.for_volunteer(person).total == 0
    with pytest.raises(OfficeError):
        desk.matching.for_offer(offer)


def test_a_renamed_organisation_shows_with_its_new_name(desk: Desk) -> None:
    offer = reading(desk)
    assert desk.matching.offer_line(offer).organisation == "Bürgerverein Lesezeichen"
    with desk.store.write("Umbenannt") as session:
        session.scalars(select(Organisation)).one().name = "Lesezeichen e. V."
    assert desk.matching.offer_line(offer).organisation == "Lesezeichen e. V."


def test_practical_needs_count_only_with_the_consent_for_them(desk: Desk) -> None:
    consent = desk.needs_consent()
    person = reader(desk, practical_needs=frozenset({"wheelchair"}), consents=[consent])
    offer = reading(desk, accessible=frozenset({"quiet"}))
    asked = desk.matching.why_not(person, offer)
    assert "Nicht angegeben: rollstuhlgerecht" in texts(asked, Kind.AGAINST)
    with desk.store.write("Einwilligung widerrufen") as session:
        session.get(type(consent), consent.id).revoked_on = TODAY
    without = desk.matching.why_not(person, offer)
    assert texts(without, Kind.AGAINST) == []
    assert without.score > asked.score


def test_the_longest_waiting_come_first_and_who_has_a_proposal_waits_no_more(desk: Desk) -> None:
    offer = reading(desk)
    first, second, third = (reader(desk, last_name=name) for name in ("Älteste", "Mittlere", "Neue"))
    reader(desk, last_name="Pause", status=Status.PAUSED)
    desk.pairs[second, offer] = "proposed"
    assert [waiting.id for waiting in desk.matching.waiting_volunteers()] == [first, third]
    assert "aelteste" in desk.matching.waiting_volunteers()[0].found_by


def test_offers_that_wait_are_active_and_have_places(desk: Desk) -> None:
    old = reading(desk, title="Alt", checked_on=date(2024, 1, 1))
    new = reading(desk, title="Neu", checked_on=TODAY)
    full = reading(desk, title="Voll", places_wanted=1)
    reading(desk, title="Pause", status=OfferStatus.PAUSED)
    desk.taken[full] = 1
    assert [waiting.id for waiting in desk.matching.waiting_offers()] == [new, old]


def test_facts_of_a_person_show_what_decides_even_when_nobody_asked(desk: Desk) -> None:
    person = desk.volunteer(
        first_name="Ilse",
        birth_date=date(1959, 2, 14),
        postcode="06618",
        town="Naumburg",
        activities=frozenset({"reading_aloud"}),
        languages={"ru": "B2", "de": "native"},
        excluded=frozenset({"animals"}),
    )
    facts = desk.matching.person_facts(person)
    assert facts.name == "Mertens, Ilse"
    assert facts.subtitle.startswith("67 Jahre · 06618 Naumburg · seit ")
    lines = {fact.label: fact.text for fact in facts.facts}
    assert lines["Tätigkeit"] == "Vorlesen"
    assert lines["Bereiche"] == ""
    assert lines["Sprachen"] == "Deutsch (Muttersprache), Russisch (B2)"
    assert lines["Nicht"] == "Tiere"


def test_facts_of_an_offer_show_only_what_is_there(desk: Desk) -> None:
    offer = reading(desk, minimum_age=16, police_check=True, time_text="nach Absprache", places_wanted=4)
    facts = desk.matching.offer_facts(offer)
    assert (facts.title, facts.organisation) == ("Lesepatin", "Bürgerverein Lesezeichen")
    lines = {fact.label: fact.text for fact in facts.facts}
    assert lines["Wann"] == "Mo, Mi vormittags · Mo abends, nach Absprache"
    assert lines["Voraussetzung"] == "ab 16 Jahren, Führungszeugnis (erweitertes)"
    assert "Versichert" not in lines


def test_a_person_who_is_gone_is_told_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(OfficeError, match="nicht mehr verzeichnet"):
        desk.matching.for_volunteer("gone")


def test_declined_papers_are_worded_as_such(desk: Desk) -> None:
    person = reader(desk, police_check=Willingness.DECLINED)
    reading(desk, police_check=True)
    (match,) = desk.matching.for_volunteer(person).excluded
    assert match.obstacle.text == "Führungszeugnis abgelehnt"
    assert replace(match).open_points == ()


def test_what_is_tried_out_shows_at_once_and_is_kept_nowhere(desk: Desk) -> None:
    person = reader(desk, licences=frozenset({"none"}), radius_km=3.0)
    driving = reading(desk, title="Fahrdienst", licences=frozenset({"B"}), postcode="06628")
    assert [match.offer_id for match in desk.matching.for_volunteer(person).excluded] == [driving]
    stored = desk.matching.person_line(person).person
    tried = desk.matching.offers_for(replace(stored, licences=frozenset({"B"}), radius_km=12.0))
    assert [match.offer_id for match in tried.matches] == [driving]
    assert "9,1 km" in texts(tried.matches[0], Kind.GOOD)
    assert desk.matching.person_line(person).person.radius_km == 3.0
    assert [match.offer_id for match in desk.matching.for_volunteer(person).excluded] == [driving]
    assert [match.volunteer_id for match in desk.matching.for_offer(driving).excluded] == [person]
    freed = desk.matching.for_offer(driving, what_if={"licences": frozenset(), "anywhere": True})
    assert [match.volunteer_id for match in freed.matches] == [person]


def test_the_lists_name_their_pairs_without_putting_them_into_words(desk: Desk) -> None:
    person = reader(desk)
    offers = [reading(desk, title=title) for title in ("Eins", "Zwei", "Drei")]
    matches = desk.matching.for_volunteer(person).matches
    assert matches.keys() == [(match.volunteer_id, match.offer_id) for match in matches]
    assert matches[1:].keys() == [(person, offer) for offer in offers[1:]]


def test_an_offer_that_was_proposed_often_comes_after_its_equals_but_is_not_pushed_out(desk: Desk) -> None:
    person = reader(desk)
    busy, quiet = reading(desk, title="Eins"), reading(desk, title="Zwei")
    desk.proposals[busy] = [TODAY, TODAY, date(2025, 1, 1)]
    ranking = desk.matching.for_volunteer(person)
    assert [match.offer_id for match in ranking.matches] == [quiet, busy]
    assert texts(ranking.matches[1], Kind.NOTE) == ["Im letzten halben Jahr 2-mal vorgeschlagen"]
    desk.proposals[busy] = [date(2025, 1, 1)]
    desk.placement_changed(person, busy)
    assert texts(desk.matching.why_not(person, busy), Kind.NOTE) == ["Lange nicht vorgeschlagen"]


def test_experience_that_the_offer_asks_for_is_named(desk: Desk) -> None:
    able = reader(desk, last_name="Kann", earlier_service="Drei Jahre Hausaufgabenhilfe, Leitung einer Gruppe")
    reader(desk, last_name="Schweigt")
    offer = reading(desk, requirements="Erfahrung in der Hausaufgabenbetreuung")
    best, other = desk.matching.for_offer(offer).matches
    assert best.volunteer_id == able
    assert "Erfahrung: Hausaufgabenbetreuung" in texts(best, Kind.GOOD)
    assert "Erfahrung unbekannt" in texts(other, Kind.UNKNOWN)


def test_what_a_colleague_did_without_a_word_is_seen_after_looking_again(desk: Desk) -> None:
    person, offer = reader(desk), reading(desk, places_wanted=1)
    assert len(desk.matching.for_volunteer(person).matches) == 1
    desk.taken[offer] = 1
    desk.pairs[person, offer] = "volunteer_declined"
    desk.matching.look_again()
    (barred,) = desk.matching.for_volunteer(person).excluded
    assert texts(barred, Kind.BARRIER) == ["Von der Person abgelehnt", "Alle Plätze besetzt"]


def test_what_a_colleague_changes_at_another_workstation_is_seen_with_the_next_list(desk: Desk) -> None:
    person, offer = reader(desk), reading(desk, places_wanted=1)
    assert len(desk.matching.for_volunteer(person).matches) == 1
    colleague = Store(desk.store._engine, user="Kollegin", device="platz-2")
    with colleague.write("Zeit geändert") as session:
        session.get(Offer, offer).availability = MONDAY_EVENING
    assert desk.matching.for_volunteer(person).weaker[0].obstacle.text == "nur Mo abends"
    desk.taken[offer] = 1
    with colleague.write("Vermittelt") as session:
        session.add(Placement(volunteer_id=person, offer_id=offer))
    assert desk.matching.for_offer(offer).excluded[0].obstacle.text == "Alle Plätze besetzt"
    with colleague.write("Aufgenommen") as session:
        session.add(Volunteer(last_name="Neu", phone="1"))
    assert len(desk.matching.for_offer(offer).excluded) == 2
    assert len(desk.matching.waiting_volunteers()) == 2


def test_who_fits_an_offer_does_not_change_because_it_was_proposed(desk: Desk) -> None:
    person, offer = reader(desk), reading(desk)
    before = desk.matching.for_offer(offer).matches[0].score
    desk.proposals[offer] = [TODAY, TODAY, TODAY]
    desk.placement_changed(person, offer)
    assert desk.matching.for_offer(offer).matches[0].score == before


def test_what_was_proposed_stays_in_the_list_though_it_fits_less(desk: Desk) -> None:
    person = reader(desk)
    other = reading(desk, activities=frozenset({"practical_work"}), areas=frozenset(), availability=1 << 20)
    assert [match.offer_id for match in desk.matching.for_volunteer(person).weaker] == [other]
    desk.pairs[person, other] = "proposed"
    desk.placement_changed(person, other)
    ranking = desk.matching.for_volunteer(person)
    assert ([match.offer_id for match in ranking.matches], len(ranking.others)) == ([other], 0)
    assert [match.volunteer_id for match in desk.matching.for_offer(other).matches] == [person]
