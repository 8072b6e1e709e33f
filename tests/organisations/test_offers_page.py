"""The page of the offers, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from keyboard import Keyboard
from organisations_fakes import FakeNavigator
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.organisations.view import Hooks, OffersPage
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.model import Term, TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

# The offscreen screen says so of every list of proposals that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def club(organisations: OrganisationsService) -> Organisation:
    organisations.save(Organisation(name="Tafel", town="Weißenfels"))
    contact = Contact(first_name="Anna", last_name="Brandt")
    return organisations.save(Organisation(name="Öko-Hof Müller", town="Naumburg", contacts=[contact]))


@pytest.fixture
def ways() -> FakeNavigator:
    return FakeNavigator()


@pytest.fixture
def page(
    store: Store,
    offers: OffersService,
    organisations: OrganisationsService,
    vocabulary: Vocabulary,
    club: Organisation,
    ways: FakeNavigator,
    on_screen: Callable[[QWidget], None],
) -> OffersPage:
    made = OffersPage(offers, organisations, vocabulary, Drafts(store), ways, Hooks())
    made.refresh()
    on_screen(made)
    return made


def record_text(page: OffersPage) -> str:
    return "\n".join(label.text() for label in page.record.findChildren(QLabel) if label.isVisible())


def test_an_offer_is_recorded_on_the_phone_and_matched(
    page: OffersPage, keyboard: Keyboard, offers: OffersService, club: Organisation, ways: FakeNavigator, qtbot: QtBot
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Gartenpflege")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("oeko-hof mueller")
    keyboard.press(Qt.Key.Key_Escape)  # away with the proposals; the form stays open
    keyboard.tab_to("offers.areas.children")
    keyboard.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    keyboard.tab_to("offers.availability.00")
    keyboard.press(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)
    keyboard.tab_to("offers.hours_max")
    keyboard.type("2,5")
    keyboard.tab_to("offers.starts_on")
    keyboard.type("1.4.26")
    keyboard.tab_to("offers.places_wanted")
    keyboard.type("3")
    keyboard.tab_to("offers.police_check")
    keyboard.press(Qt.Key.Key_Down)
    keyboard.control(Qt.Key.Key_S)

    [row] = offers.rows()
    found = offers.get(row.id)
    assert (found.organisation_id, found.contact_id, found.town) == (club.id, club.contacts[0].id, "Naumburg")
    assert (found.areas, found.availability) == ({"education"}, 0b1001)
    assert (found.hours_max, found.places_wanted, found.starts_on) == (2.5, 3, date(2026, 4, 1))
    assert (found.police_check, found.measles) == (True, None)
    qtbot.waitUntil(lambda: "Führungszeugnis (erweitert)" in record_text(page))

    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Space)
    assert ways.went[-1] == ("match_offer", row.id)


def test_choosing_from_the_proposals_by_arrow_and_enter(
    page: OffersPage, keyboard: Keyboard, club: Organisation
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.tab_to("offers.organisation_id")
    keyboard.type("müll")
    assert keyboard.focus() is page.form.fields["organisation_id"].editor.completer().popup()
    keyboard.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.form.ask_values()["organisation_id"] == club.id
    assert page.form.ask_values()["town"] == "Naumburg"


def test_an_unreadable_date_stops_saving_and_stays(page: OffersPage, keyboard: Keyboard, offers: OffersService) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Vorlesen")
    keyboard.tab_to("offers.starts_on")
    keyboard.type("31.02.2026")
    keyboard.control(Qt.Key.Key_S)
    assert offers.rows() == []
    assert keyboard.focus().objectName() == "offers.starts_on"
    assert page.form.fields["starts_on"].error()
    assert page.form.fields["starts_on"].editor.text() == "31.02.2026"


def test_what_is_no_value_waits_with_the_draft_as_it_was_typed(
    page: OffersPage, keyboard: Keyboard, store: Store
) -> None:
    keyboard.control(Qt.Key.Key_N)
    typed = {"organisation_id": "Verein von nebenan", "hours_max": "zwei", "starts_on": "31.02.2026"}
    for name, text in typed.items():
        keyboard.tab_to(f"offers.{name}")
        keyboard.type(text)
    keyboard.control(Qt.Key.Key_S)  # there is no such organisation
    page.form.leave_asked.emit()
    page.open_draft(Drafts(store).mine()[0].key)
    assert {name: page.form.fields[name].editor.text() for name in typed} == typed
    assert all(page.form.fields[name].error() for name in typed)


def test_filters_narrow_the_list_by_keyboard(
    page: OffersPage, keyboard: Keyboard, offers: OffersService, club: Organisation, taken: dict[str, int]
) -> None:
    full = offers.save(Offer(organisation_id=club.id, title="Voll", places_wanted=1, areas=frozenset({"children"})))
    offers.save(Offer(organisation_id=club.id, title="Alt", edited_on=date(2020, 1, 1)))
    taken[full.id] = 1
    page.refresh()

    def titles() -> list[str]:
        return [row.title for row in page.listing.table.rows()]

    assert titles() == ["Alt", "Voll"]
    page.listing.filter.setFocus()
    keyboard.tab_to("offers.hide_full")
    keyboard.press(Qt.Key.Key_Space)
    assert titles() == ["Alt"]
    keyboard.press(Qt.Key.Key_Space)
    page.listing.filter.setFocus()
    keyboard.tab_to("offers.age")
    keyboard.press(Qt.Key.Key_End)
    assert titles() == ["Alt"]
    keyboard.press(Qt.Key.Key_Home)
    page.listing.filter.setFocus()
    keyboard.tab_to("offers.area")
    keyboard.press(Qt.Key.Key_Down)
    assert titles() == ["Voll"]


def test_a_code_the_office_no_longer_offers_survives_the_form(
    page: OffersPage, keyboard: Keyboard, offers: OffersService, club: Organisation
) -> None:
    kept = offers.save(Offer(organisation_id=club.id, title="Vorlesen", areas=frozenset({"gone", "children"})))
    page.refresh()
    page.show_record(kept.id)
    keyboard.press(Qt.Key.Key_F2)
    keyboard.tab_to("offers.areas.children")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.control(Qt.Key.Key_S)
    assert offers.get(kept.id).areas == {"gone"}


def test_a_term_added_meanwhile_can_be_chosen(
    page: OffersPage, keyboard: Keyboard, store: Store, offers: OffersService, club: Organisation
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.press(Qt.Key.Key_Escape)
    with store.write("Bereich ergänzt") as session:
        session.add(Term(list_name=TermList.AREA, code="bees", label="Bienen", position=-1))
    page.refresh()
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Imkern")
    keyboard.tab_to("offers.areas.bees")
    keyboard.press(Qt.Key.Key_Space)
    page.form.fields["organisation_id"].editor.setFocus()
    keyboard.type("tafel")
    keyboard.press(Qt.Key.Key_Escape)
    keyboard.control(Qt.Key.Key_S)
    assert offers.rows()[0].areas == {"bees"}


def test_columns_stay_as_they_were_left(
    store: Store,
    offers: OffersService,
    organisations: OrganisationsService,
    vocabulary: Vocabulary,
    on_screen: Callable[[QWidget], None],
) -> None:
    memory: dict[str, str] = {}
    hooks = Hooks(memory=memory)
    first = OffersPage(offers, organisations, vocabulary, Drafts(store), FakeNavigator(), hooks)
    on_screen(first)
    first.listing.table.setColumnHidden(2, True)
    first.listing.table.setColumnWidth(1, 222)
    first.hide()
    second = OffersPage(offers, organisations, vocabulary, Drafts(store), FakeNavigator(), hooks)
    on_screen(second)
    assert second.listing.table.isColumnHidden(2)
    assert second.listing.table.columnWidth(1) == 222
    assert not second.listing.table.isColumnHidden(4)
