"""Placing through the real main window, by keyboard: the card goes out, a refusal is remembered and counted."""

from __future__ import annotations

from datetime import date

import pytest
from hands import Hands
from pdf_reading import pages
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.suggestions import Suggestions
from freiwilligenagentur.desktop import dialogs, printing
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import Placement, State
from freiwilligenagentur.storage import Store

CHILDREN = frozenset({"children"})


def furnish(store: Store) -> None:
    """Ilse waits; three offers fit, one of them with a single place."""
    with store.write("Eingerichtet", undoable=False) as session:
        agreed = Contact(first_name="Anna", last_name="Brandt", phone="03445 111", passing_on_agreed=date(2026, 1, 2))
        club = Organisation(name="Bürgerverein Lesezeichen", contacts=[agreed])
        session.add_all([club, Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1", areas=CHILDREN)])
        session.flush()
        for title in ("Lesepatin", "Hausaufgabenhilfe", "Spielenachmittag"):
            session.add(Offer(organisation_id=club.id, title=title, areas=CHILDREN, places_wanted=1))


def to_the_desk(hands: Hands) -> None:
    furnish(hands.office.services.store)
    hands.press("Ctrl+5")
    hands.type("mertens")
    hands.press("Return")
    hands.wait_to_see("3 passende Angebote")


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    printed: list[bytes] = []

    def onto_paper(_parent: QWidget, pdf: bytes, _title: str) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr(printing, "print_pdf", onto_paper)
    return printed


def test_the_card_is_printed_and_the_offer_proposed(hands: Hands, sheets: list[bytes]) -> None:
    to_the_desk(hands)
    hands.press("Ctrl+P")
    hands.until(lambda: hands.at() == "placement.card.print")
    hands.press("Return")
    hands.wait_to_see("Die Vermittlungskarte ist gedruckt.")
    [pdf] = sheets
    assert "Anna Brandt" in pages(pdf)[0]
    hands.wait_to_see("Schon vorgeschlagen")
    hands.press("Ctrl+6")
    hands.wait_to_see("Mertens, Ilse")


def test_a_refusal_is_remembered_counted_and_taken_back(hands: Hands) -> None:
    to_the_desk(hands)
    hands.press("Delete")
    hands.until(lambda: hands.at() == "matching.reasons")
    hands.press("Return")
    hands.wait_to_see("2 passende Angebote")
    hands.press("Ctrl+1")
    hands.wait_to_see("Warum es nichts wurde")
    hands.wait_to_see("Weg zu weit")
    hands.press("Ctrl+5", "Ctrl+Z")
    hands.wait_to_see("3 passende Angebote")


def test_several_are_proposed_with_one_key_and_taken_back_with_one(hands: Hands) -> None:
    to_the_desk(hands)
    hands.press("Shift+Down", "Space", "Return")
    hands.wait_to_see("2 Vorschläge gemacht")
    hands.wait_to_see("Rückgängig: 2 Vorschläge gemacht (Strg+Z)")
    placements = hands.office.services.placing.placements
    assert len(placements.rows()) == 2
    hands.press("Ctrl+Z")
    hands.until(lambda: not placements.rows())
    hands.wait_to_see("3 passende Angebote")


def test_the_last_place_goes_to_a_colleague_and_nothing_is_overwritten(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def leave_it(_parent: QWidget, _title: str, text: str, _do: str, _leave: str) -> bool:
        asked.append(text)
        return False

    monkeypatch.setattr(dialogs, "ask", leave_it)
    to_the_desk(hands)
    services = hands.office.services
    colleague = Services(Store(services.store._engine, user="Kollegin", device="B"))
    best = next(row.id for row in colleague.matching.waiting_offers() if row.title == "Lesepatin")
    with colleague.store.write("Platz vergeben", undoable=False) as session:
        karl = Volunteer(first_name="Karl", last_name="Weiß", phone="1")
        session.add(karl)
        session.flush()
        session.add(Placement(volunteer_id=karl.id, offer_id=best, state=State.CONTACTED))
    hands.press("Home", "Return")
    hands.until(lambda: bool(asked))
    assert asked == ["Kein Platz mehr frei bei „Lesepatin“, vielleicht erst seit eben. Es wurde nichts geändert."]
    hands.wait_to_see("2 passende Angebote")
    assert len(services.placing.placements.rows()) == 1
    hands.press("Ctrl+Tab")
    hands.wait_to_see("1 weiteres Angebot")


def test_what_is_tried_is_taken_over_by_keyboard(hands: Hands) -> None:
    to_the_desk(hands)
    hands.tab_to("matching.try.bound")
    hands.press("Home")
    hands.wait_to_see("ausprobiert: 2 km")
    hands.push("matching.try.keep")
    hands.wait_to_see("In die Akte übernommen. Strg+Z nimmt es zurück.")
    hands.wait_to_see("bis 2 km")
    hands.press("Ctrl+Z")
    hands.until(lambda: not hands.sees("bis 2 km"))


def test_a_first_talk_begins_from_the_desk_with_the_key_for_new(hands: Hands) -> None:
    furnish(hands.office.services.store)
    hands.press("Ctrl+5", "Ctrl+N")
    hands.until(lambda: hands.at() == "people.intake.first_name")
    hands.press("Ctrl+5")
    hands.type("mertens")
    hands.press("Return")
    hands.wait_to_see("3 passende Angebote")
    hands.press("Ctrl+N")
    hands.until(lambda: hands.at() == "people.intake.first_name")


def test_whoever_does_not_wait_is_looked_for_elsewhere(hands: Hands) -> None:
    furnish(hands.office.services.store)
    hands.press("Ctrl+5")
    hands.type("unbekannt")
    hands.wait_to_see("alle anderen stehen unter „Freiwillige“")


def test_why_not_is_looked_up_by_name(hands: Hands) -> None:
    to_the_desk(hands)
    hands.tab_to("matching.name", back=True)
    hands.type("haus")
    hands.wait_to_see("1 passendes Angebot")
    hands.press("Return", "Return")
    hands.wait_to_see("Vorgeschlagen: Hausaufgabenhilfe")


def test_from_the_whole_office_to_a_proposal(hands: Hands) -> None:
    furnish(hands.office.services.store)
    hands.press("Ctrl+5")
    hands.tab_to("matching.start.switch")
    hands.press("Right", "Right")
    hands.wait_to_see("1 Paar, das passt")
    hands.tab_to("matching.start.filter", back=True)
    hands.type("mertens")
    hands.press("Return")
    hands.wait_to_see("3 passende Angebote")
    hands.press("Return")
    hands.wait_to_see("Vorgeschlagen: Lesepatin")


def test_what_is_under_way_is_no_suggestion_any_more(hands: Hands) -> None:
    furnish(hands.office.services.store)
    services = hands.office.services
    suggestions = Suggestions(services)
    [ilse] = [row.id for row in services.people.rows() if row.listed_name.startswith("Mertens")]
    before = [each.title for each in suggestions.matches(ilse)]
    assert "Lesepatin" in before
    [offer] = [each.offer_id for each in suggestions.matches(ilse) if each.title == "Lesepatin"]
    services.placing.placements.propose(ilse, offer)
    assert [each.title for each in suggestions.matches(ilse)] == [title for title in before if title != "Lesepatin"]


def test_tab_goes_through_the_settings_as_one_reads_them(hands: Hands) -> None:
    hands.find("einstell")
    hands.press("Return")
    stops = []
    while not stops or hands.at() != stops[0]:
        stops.append(hands.at())
        hands.press("Tab")
    weights = [stops.index(f"matching.weights.{code}") for code in ("activity", "area", "fairness")]
    order = [stops.index("office.settings.recheck_months"), *weights, stops.index("office.settings.export_key")]
    assert order == sorted(order)
    assert stops.index("office.settings.export_key") < stops.index("office.settings.own_current")


def test_weights_are_set_and_taken_back(hands: Hands) -> None:
    furnish(hands.office.services.store)
    hands.find("einstell")
    hands.press("Return")
    hands.tab_to("matching.weights.area")
    hands.press("Home")
    hands.wait_to_see("offenen Freiwilligen")
    hands.push("matching.weights.keep")
    hands.wait_to_see("Ab jetzt gelten diese Gewichte. Strg+Z nimmt es zurück.")
    assert hands.office.services.matching.weights().area == 0
    hands.press("Ctrl+Z")
    hands.until(lambda: hands.office.services.matching.weights().area > 0)
    slider = hands.window.findChild(QWidget, "matching.weights.area")
    hands.until(lambda: "wichtig" in slider.accessibleDescription().split(";")[0])


def test_a_wish_in_words_ranks_offers_by_what_they_say(hands: Hands) -> None:
    store = hands.office.services.store
    furnish(store)
    with store.write("Text", undoable=False) as session:
        offer = session.scalars(select(Offer).where(Offer.title == "Spielenachmittag")).one()
        offer.description = "Einmal in der Woche mit Seniorinnen und Senioren Karten spielen und Kaffee trinken."
    hands.press("Ctrl+5")
    hands.push("matching.start.wish")
    assert hands.at() == "matching.wish"
    hands.type("mit alten Menschen Karten spielen")
    cards = hands.window.findChild(QWidget, "matching.list")
    hands.until(lambda: cards.model().index(0).data() == "Spielenachmittag")
    hands.press("Return")
    assert hands.at() == "matching.list"
    hands.press("Return")
    assert not hands.office.services.placing.placements.rows()
