"""What was read out of an offer's prose, on its record, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import Keyboard
from organisations_fakes import FakeNavigator
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.matching.guessing import RecordGuesses
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.organisations.view import Hooks, OffersPage
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def offer(offers: OffersService, organisations: OrganisationsService, vocabulary: Vocabulary) -> Offer:
    club = organisations.save(Organisation(name="Öko-Hof Müller", town="Naumburg"))
    text = "Wir suchen Freiwillige (ab 18 Jahren). Ein Führungszeugnis ist nötig."
    return offers.save(Offer(organisation_id=club.id, title="Hilfe im Hofladen", description=text))


@pytest.fixture
def page(
    store: Store,
    offers: OffersService,
    organisations: OrganisationsService,
    vocabulary: Vocabulary,
    offer: Offer,
    on_screen: Callable[[QWidget], None],
    qtbot: QtBot,
) -> OffersPage:
    hooks = Hooks(guesses=RecordGuesses.of_offers(store, vocabulary))
    made = OffersPage(offers, organisations, vocabulary, Drafts(store), FakeNavigator(), hooks)
    made.refresh()
    on_screen(made)
    made.show_record(offer.id)
    qtbot.waitUntil(made.record.guesses.isVisible)
    return made


def guesses(page: OffersPage) -> list[str]:
    labels = page.record.guesses.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.toolTip().startswith("„")]


def test_guesses_stand_on_the_record_with_their_words(page: OffersPage) -> None:
    assert {"ab 18 Jahren", "Führungszeugnis"} <= set(guesses(page))
    [check] = [label for label in page.record.guesses.findChildren(QLabel) if label.text() == "Führungszeugnis"]
    assert check.toolTip() == "„Führungszeugnis“"


def test_one_is_taken_over_and_the_next_struck_out_by_keyboard(
    page: OffersPage, keyboard: Keyboard, offers: OffersService, offer: Offer
) -> None:
    first = guesses(page)
    keyboard.tab_to("offers.guesses.take.0")
    assert QApplication.focusWidget().accessibleName() == f"Übernehmen: {first[0]}"
    assert QApplication.focusWidget().accessibleDescription().startswith("„")
    at = first.index("ab 18 Jahren")
    keyboard.tab_to(f"offers.guesses.take.{at}")
    keyboard.press(Qt.Key.Key_Space)
    assert offers.get(offer.id).minimum_age == 18
    assert "ab 18 Jahren" not in guesses(page)
    left = guesses(page)
    assert QApplication.focusWidget().objectName() == f"offers.guesses.take.{min(at, len(left) - 1)}"
    keyboard.tab_to(f"offers.guesses.strike.{left.index('Führungszeugnis')}")
    keyboard.press(Qt.Key.Key_Space)
    assert offers.get(offer.id).struck == {"police_check"}
    assert "Führungszeugnis" not in guesses(page)


def test_undo_brings_a_guess_back(page: OffersPage, keyboard: Keyboard, store: Store, qtbot: QtBot) -> None:
    before = guesses(page)
    keyboard.tab_to("offers.guesses.strike.0")
    keyboard.press(Qt.Key.Key_Space)
    assert guesses(page) == before[1:]
    store.undo()
    page.refresh()
    qtbot.waitUntil(lambda: guesses(page) == before)


def test_of_many_the_first_stand_there_and_the_rest_unfolds(
    page: OffersPage, keyboard: Keyboard, offers: OffersService, offer: Offer, qtbot: QtBot
) -> None:
    languages = "Arabisch, Türkisch, Russisch, Polnisch, Spanisch, Albanisch, Bulgarisch, Rumänisch"
    changed = offers.get(offer.id)
    changed.description = f"Sie sprechen {languages}?"
    offers.save(changed)
    page.refresh()
    qtbot.waitUntil(lambda: "Arabisch" in guesses(page))
    shown = guesses(page)
    assert len(shown) == 6
    keyboard.tab_to("offers.guesses.more")
    keyboard.press(Qt.Key.Key_Space)
    assert guesses(page)[:6] == shown
    assert guesses(page)[-1] == "Rumänisch"
    assert QApplication.focusWidget().accessibleName() == f"Übernehmen: {guesses(page)[6]}"
