"""Esc goes back to where somebody was led from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, Windows
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts


@pytest.fixture
def at_the_desk(qtbot: QtBot, windows: Windows, tmp_path: Path) -> Hands:
    """Somebody at the matching desk, at the second offer for the first volunteer who waits."""
    office, _code = sample.create(tmp_path / "naumburg.db", Amounts(20, 8, 16, 4))
    hands = Hands(qtbot, windows(office))
    hands.press("Ctrl+5", "Return")
    assert hands.at() == "matching.list"
    hands.press("Down")
    return hands


def card(hands: Hands) -> str:
    cards = hands.window.findChild(QListView, "matching.list")
    assert cards is not None
    assert cards.isVisible()
    return str(cards.currentIndex().data())


def test_a_talk_that_is_left_leads_back_to_the_matching_desk(at_the_desk: Hands) -> None:
    hands, chosen = at_the_desk, card(at_the_desk)
    hands.press("F4")
    assert hands.room() == "placements"
    hands.press("Esc")
    assert (hands.room(), hands.at(), card(hands)) == ("matching", "matching.list", chosen)


def test_a_record_that_is_left_leads_back_to_the_matching_desk(at_the_desk: Hands) -> None:
    hands, chosen = at_the_desk, card(at_the_desk)
    hands.press("F2")
    assert hands.room() == "people"
    hands.press("Esc")
    assert (hands.room(), hands.at(), card(hands)) == ("matching", "matching.list", chosen)


def test_an_offer_that_is_left_leads_back_to_the_matching_desk(at_the_desk: Hands) -> None:
    hands, chosen = at_the_desk, card(at_the_desk)
    hands.push("matching.open_chosen")
    assert hands.room() == "offers"
    hands.press("Esc")
    assert (hands.room(), card(hands)) == ("matching", chosen)


def test_whoever_walked_to_a_record_stays_in_its_room(at_the_desk: Hands) -> None:
    hands = at_the_desk
    hands.press("F2", "Ctrl+5", "Ctrl+2")
    hands.tab_to("people.record.to_desk")
    hands.press("Esc")
    assert hands.room() == "people"
