"""Going on from what one has just done, and back to where one was."""

from __future__ import annotations

import pytest
from hands import Hands, Windows
from PySide6.QtWidgets import QListWidget, QScrollArea
from pytestqt.qtbot import QtBot

from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage.office_file import OpenOffice

HINTS = "\n".join(f"Zeile {n} einer langen Beschreibung" for n in range(60))


def open_found(hands: Hands, typed: str) -> None:
    """Finds something by its name and opens it."""
    assert hands.find(typed)
    hands.press("Return")


class TestTheWayBack:
    def test_it_is_seen_and_leads_to_where_one_was(self, hands: Hands) -> None:
        open_found(hands, "lesepatin")
        assert hands.sees("Zurück: Heute")
        hands.press("Alt+Left")
        assert hands.room() == "today"
        assert not hands.sees("Zurück: Heute")

    def test_a_talk_that_was_left_to_look_at_an_offer_goes_on(self, hands: Hands) -> None:
        hands.press("Ctrl+N")
        hands.fill("people.intake.first_name", "Kim")
        open_found(hands, "lesepatin")
        hands.push("shell.back")
        assert hands.value("people.intake.first_name") == "Kim"

    def test_who_chose_a_room_needs_none(self, hands: Hands) -> None:
        open_found(hands, "lesepatin")
        hands.press("Ctrl+2")
        assert not hands.sees("Zurück:")


class TestGoingOn:
    def test_from_a_proposal_to_its_placement(self, hands: Hands) -> None:
        hands.press("Ctrl+5", "Down", "Return")
        hands.until(lambda: hands.offers("matching.propose"))
        hands.press("Return")
        hands.wait_to_see("Schon vorgeschlagen")
        hands.push("matching.open_placement")
        assert hands.room() == "placements"
        assert hands.sees("Nowak, Kacper")

    def test_who_still_waits_for_an_offer_that_goes_is_named_and_seen_again(self, hands: Hands) -> None:
        open_found(hands, "fahrdienst")
        hands.push("offers.archive")
        hands.wait_to_see("Hier noch unentschieden: Mertens, Ilse. Bitte sagen Sie der Person Bescheid.")
        assert hands.at() == "offers.edit"
        hands.press("Ctrl+6")
        hands.wait_to_see("Das Angebot ist archiviert.")

    def test_what_was_taken_back_is_brought_again_by_a_button(self, hands: Hands, furnished: OpenOffice) -> None:
        assert not hands.offers("shell.redo")
        with furnished.store.write("Organisation aufgenommen") as session:
            session.add(Organisation(name="Tafel"))
        hands.wait_to_see("Rückgängig: Organisation aufgenommen (Strg+Z)")
        hands.press("Ctrl+Z")
        hands.until(lambda: hands.offers("shell.redo"))
        hands.push("shell.redo")
        hands.wait_to_see("Wiederholt: Organisation aufgenommen")


class TestLooking:
    def test_another_record_is_read_from_its_head_on(self, hands: Hands, furnished: OpenOffice) -> None:
        with furnished.store.write("Angebote") as session:
            club = Organisation(name="Tafel")
            session.add(club)
            session.flush()
            session.add_all(Offer(organisation_id=club.id, title=f"Ausgabe {n}", description=HINTS) for n in (1, 2))
        open_found(hands, "ausgabe 1")
        bar = hands.page().findChild(QScrollArea, "offers.record.scroll").verticalScrollBar()
        hands.until(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        open_found(hands, "ausgabe 2")
        assert bar.value() == 0

    def test_another_person_is_read_from_the_first_section_on(self, hands: Hands, furnished: OpenOffice) -> None:
        with furnished.store.write("Freiwillige") as session:
            session.add_all(Volunteer(first_name=name, last_name="Beck", availability=1) for name in ("Anton", "Berta"))
        hands.window.resize(hands.window.width(), hands.window.height() // 2)
        open_found(hands, "anton")
        bar = hands.page().findChild(QScrollArea, "people.record.sections").verticalScrollBar()
        hands.until(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        open_found(hands, "berta")
        assert bar.value() == 0

    def test_of_offers_alike_enter_opens_one_that_is_still_made(self, hands: Hands, furnished: OpenOffice) -> None:
        archived = OfferStatus.ARCHIVED
        with furnished.store.write("Angebote") as session:
            clubs = [Organisation(name="Alte Tafel"), Organisation(name="Neue Tafel")]
            session.add_all(clubs)
            session.flush()
            session.add(Offer(organisation_id=clubs[0].id, title="Ausgabe", status=archived))
            session.flush()
            session.add(Offer(organisation_id=clubs[1].id, title="Ausgabe"))
        open_found(hands, "ausgabe")
        hands.wait_to_see("Ausgabe")
        assert not hands.sees("Wieder aufnehmen")

    def test_why_nothing_was_found_can_be_read_whole(self, hands: Hands) -> None:
        hands.find("qqqq")
        hits = hands.window.findChild(QListWidget, "shell.hits")
        needed = hits.fontMetrics().horizontalAdvance(hits.item(0).text())
        lines = needed / hits.viewport().width()
        assert hits.visualItemRect(hits.item(0)).height() >= lines * hits.fontMetrics().height()


@pytest.mark.parametrize(
    ("room", "says", "step", "there"),
    [
        ("Ctrl+2", "Hier stehen alle", "people.first", "people.intake.first_name"),
        ("Ctrl+3", "Noch keine Organisation", "organisations.begin", "organisations.name"),
        ("Ctrl+4", "Noch kein Angebot", "offers.begin", "offers.title"),
        ("Ctrl+5", "Zurzeit wartet niemand", "matching.start.talk", "people.intake.first_name"),
    ],
)
def test_an_empty_room_offers_its_first_step(
    qtbot: QtBot, office: OpenOffice, windows: Windows, room: str, says: str, step: str, there: str
) -> None:
    hands = Hands(qtbot, windows(office))
    hands.press(room)
    hands.wait_to_see(says)
    hands.push(step)
    hands.until(lambda: hands.at() == there)


def test_an_erstgespraech_counts_as_a_talk_that_f4_completes(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.fill("people.intake.first_name", "Kim")
    hands.fill("people.intake.phone", "03445 1")
    hands.press("Ctrl+Return")
    talks = hands.office.services.placing.consultations
    [person] = [row.id for row in hands.office.services.people.rows() if row.listed_name == "Kim"]
    assert len(talks.for_volunteer(person)) == 1
    hands.press("F4")
    hands.fill("consultation.notes", "kommt im Mai wieder")
    hands.press("Ctrl+Return")
    assert [talk.notes for talk in talks.for_volunteer(person)] == ["kommt im Mai wieder"]
    hands.find("kim")
    hands.press("Return", "F4")
    hands.fill("consultation.notes", "noch ein Gespräch")
    hands.press("Ctrl+Return")
    assert len(talks.for_volunteer(person)) == 2


def test_taking_an_erstgespraech_back_takes_its_talk_back_too(hands: Hands) -> None:
    figures = hands.office.services.placing.figures
    before = figures.of_year().consultations
    hands.press("Ctrl+N")
    hands.fill("people.intake.first_name", "Kim")
    hands.fill("people.intake.phone", "03445 1")
    hands.press("Ctrl+Return")
    assert figures.of_year().consultations == before + 1
    hands.press("Ctrl+Z")
    assert figures.of_year().consultations == before
    assert "Kim" not in [row.listed_name for row in hands.office.services.people.rows()]
