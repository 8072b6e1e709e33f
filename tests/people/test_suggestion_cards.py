"""Suggested offers beside the talk: calm while they change, and the focus stays with its offer."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.labels import Badge
from freiwilligenagentur.people.hooks import Chip, Suggestion
from freiwilligenagentur.people.view.suggestions import SuggestionCard, SuggestionList


def offer(name: str, *reasons: str) -> Suggestion:
    return Suggestion(f"id-{name}", name, "Verein", tuple(Chip(reason, "good") for reason in reasons), 80)


def shown(qtbot: QtBot, *suggestions: Suggestion) -> SuggestionList:
    made = SuggestionList("people.test", 4, "Nichts")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.display(suggestions)
    return made


def cards(made: SuggestionList) -> list[SuggestionCard]:
    return [card for card in made.findChildren(SuggestionCard) if card.isVisible()]


def test_the_focus_goes_along_with_its_offer(qtbot: QtBot) -> None:
    made = shown(qtbot, offer("Eins"), offer("Zwei"), offer("Drei"))
    cards(made)[1].setFocus()
    made.display([offer("Drei"), offer("Eins"), offer("Neu"), offer("Zwei")])
    focused = QApplication.focusWidget()
    assert isinstance(focused, SuggestionCard)
    assert focused.accessibleName() == "Zwei"


def test_nothing_takes_the_focus_from_a_field(qtbot: QtBot) -> None:
    made = shown(qtbot, offer("Eins"), offer("Zwei"))
    made.display([offer("Zwei"), offer("Eins")])
    assert not any(card.hasFocus() for card in cards(made))


def test_a_card_that_stays_keeps_its_widgets(qtbot: QtBot) -> None:
    made = shown(qtbot, offer("Eins", "Vorlesen"), offer("Zwei", "Kinder"))
    before = made.findChildren(Badge)
    made.display([offer("Eins", "Vorlesen"), offer("Zwei", "Kinder")])
    assert made.findChildren(Badge) == before
