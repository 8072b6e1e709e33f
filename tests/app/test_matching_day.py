"""Placing through the real main window, by keyboard: the card goes out, a refusal is remembered and counted."""

from __future__ import annotations

from datetime import date

import pytest
from hands import Hands
from pdf_reading import pages
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop import printing
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
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
    assert hands.sees("Weg zu weit")
    hands.press("Ctrl+5", "Ctrl+Z")
    hands.wait_to_see("3 passende Angebote")
