"""How the matching desk behaves, without a window."""

from __future__ import annotations

import pytest
from desk_case import GARDEN, READING, Case
from matching_desk import Desk

from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Status, Volunteer


@pytest.fixture
def offers(desk: Desk) -> list[str]:
    """Three that fit, one that does not, one that is full."""
    made = [desk.offer(title, activities=READING) for title in ("Eins", "Zwei", "Drei")]
    full = desk.offer("Voll", activities=READING, places_wanted=1)
    desk.taken[full] = 1
    return [*made, desk.offer("Garten", activities=GARDEN, areas=frozenset({"nature"})), full]


def test_without_anybody_chosen_those_who_wait_are_shown(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.refresh()
    volunteers, places = case.window.start
    assert [row.title for row in volunteers] == ["Mertens, Ilse"]
    assert {row.title for row in places} == {"Eins", "Zwei", "Drei", "Garten"}


def test_the_best_offer_is_chosen_at_once(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    assert case.window.subject.name == "Mertens, Ilse"
    assert case.window.lists.heading == "3 passende Angebote"
    assert case.window.lists.others == "Warum nicht? (2)"
    assert case.titles() == ["Eins", "Zwei", "Drei"]
    assert (case.window.current, case.window.chosen.facts.title) == (0, "Eins")
    assert case.window.chosen.may_propose


def test_why_not_names_one_reason_each_and_forbids_proposing_where_a_gate_is_shut(
    case: Case, ilse: str, offers: list[str]
) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.switch()
    assert case.window.lists.heading == "2 weitere Angebote"
    cards = [case.presenter.card(row) for row in range(2)]
    assert [(card.title, card.missing[0].text) for card in cards] == [
        ("Voll", "Alle Plätze besetzt"),
        ("Garten", "andere Tätigkeit: Praktische Arbeiten"),
    ]
    assert not case.window.chosen.may_propose
    case.presenter.propose()
    assert case.desk.pairs == {}
    case.presenter.choose(1)
    assert case.window.chosen.may_propose


def test_an_offer_that_is_full_for_everybody_says_so_in_place_of_the_list(
    case: Case, ilse: str, offers: list[str]
) -> None:
    case.presenter.show_offer(offers[-1])
    assert case.window.lists.empty == "Alle Plätze besetzt. „Warum nicht?“ sagt, wer sonst passen würde."


def test_a_proposed_offer_stays_chosen_with_a_mark_and_is_not_proposed_twice(
    case: Case, ilse: str, offers: list[str]
) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.choose(1)
    case.presenter.propose()
    assert case.desk.pairs == {(ilse, offers[1]): "proposed"}
    assert case.ways.gone == [("tell", "Vorgeschlagen: Zwei")]
    assert case.window.chosen.facts.title == "Zwei"
    assert (case.window.chosen.may_propose, case.window.chosen.propose) == (False, "Schon vorgeschlagen")
    assert case.presenter.card(1).missing[0].text == "Schon vorgeschlagen"
    case.presenter.propose()
    assert len(case.ways.gone) == 1


def test_a_rejected_offer_leaves_and_the_next_is_chosen(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.choose(1)
    case.presenter.reject("distance")
    assert case.rejected == [(ilse, offers[1], "distance")]
    assert case.titles() == ["Eins", "Drei"]
    assert case.window.chosen.facts.title == "Drei"
    case.presenter.show_others(True)
    assert "Zwei" in case.titles()
    refused = case.presenter.card(case.titles().index("Zwei"))
    assert (refused.missing[0].kind, refused.missing[0].text) == (Kind.BARRIER, "Von der Person abgelehnt")


def test_a_refused_proposal_is_told_and_changes_nothing(case: Case, ilse: str, offers: list[str]) -> None:
    case.refuse = "Kein Platz mehr frei."
    case.presenter.show_volunteer(ilse)
    case.presenter.propose()
    assert case.window.errors == ["Kein Platz mehr frei."]
    assert case.window.chosen.may_propose


def test_rejecting_without_a_reason_does_nothing(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.reject("  ")
    assert case.rejected == []


def test_refreshing_keeps_the_chosen_one_where_ever_it_moved(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.choose(2)
    with case.desk.store.write("Besser") as session:
        session.get(Offer, offers[2]).areas = frozenset({"children"})
        session.get(Volunteer, ilse).areas = frozenset({"children"})
    case.presenter.refresh()
    assert (case.window.current, case.window.chosen.facts.title) == (0, "Drei")


def test_when_the_person_is_gone_the_choice_shows_and_says_so(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    with case.desk.store.write("Gelöscht") as session:
        session.delete(session.get(Volunteer, ilse))
    case.presenter.refresh()
    assert case.window.start is not None
    assert case.window.errors == ["Diese Person ist nicht mehr verzeichnet."]


def test_from_an_offer_people_are_looked_for(case: Case, ilse: str, offers: list[str]) -> None:
    case.desk.volunteer("Pause", activities=READING, status=Status.PAUSED)
    case.presenter.show_offer(offers[0])
    assert case.window.subject.title == "Eins"
    assert case.window.lists.heading == "1 passende Person"
    assert case.titles() == ["Mertens, Ilse"]
    case.presenter.propose()
    assert case.desk.pairs == {(ilse, offers[0]): "proposed"}
    case.presenter.show_others(True)
    assert case.presenter.card(0).missing[0].text == "Macht gerade Pause"


def test_an_empty_list_says_what_to_do(case: Case, ilse: str) -> None:
    case.presenter.show_volunteer(ilse)
    assert (case.window.count, case.window.chosen) == (0, None)
    assert "Warum nicht?" in case.window.lists.empty
    case.presenter.propose()
    case.presenter.reject("time")
    assert case.rejected == []


def test_ways_lead_to_the_records(case: Case, ilse: str, offers: list[str]) -> None:
    case.presenter.show_volunteer(ilse)
    case.presenter.open_subject()
    case.presenter.open_chosen()
    case.presenter.add_consultation()
    case.presenter.show_offer(offers[0])
    case.presenter.open_subject()
    case.presenter.open_chosen()
    case.presenter.add_consultation()
    assert case.ways.gone == [
        ("open_volunteer", ilse),
        ("open_offer", offers[0]),
        ("add_consultation", ilse),
        ("open_offer", offers[0]),
        ("open_volunteer", ilse),
    ]


def test_a_card_says_everything_to_a_screen_reader(case: Case, ilse: str, desk: Desk) -> None:
    desk.offer("Lesepatin", activities=READING, police_check=True, places_wanted=4)
    case.presenter.show_volunteer(ilse)
    spoken = case.presenter.card(0).spoken
    assert spoken.startswith("Lesepatin. ")
    assert "von 100 Punkten. Bürgerverein Lesezeichen · 4 Plätze frei · geprüft am 22.11.2026" in spoken
    assert spoken.endswith("passt: Vorlesen. Führungszeugnis noch zu klären")
    case.presenter.switch()
    case.presenter.switch()
    assert case.presenter.card(0).spoken == spoken


def test_small_gaps_do_not_fill_the_card(case: Case, ilse: str, desk: Desk) -> None:
    desk.offer("Lesepatin", activities=READING, checked_on=None)
    case.presenter.show_volunteer(ilse)
    told = [reason.text for reason in case.presenter.card(0).other]
    assert "Zeit unbekannt" in told
    assert "Angebot lange nicht geprüft" in told
    assert "Rhythmus unbekannt" not in told
    assert "Rhythmus unbekannt" in [reason.text for reason in case.window.chosen.reasons]
