"""The page of the organisations, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import Keyboard
from organisations_fakes import FakeNavigator
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.organisations.view import Hooks, OrganisationsPage
from freiwilligenagentur.organisations.view.parts import breakable
from freiwilligenagentur.storage import Drafts, Store

Show = Callable[[QWidget], None]


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


@pytest.fixture
def page(
    organisations: OrganisationsService, offers: OffersService, drafts: Drafts, on_screen: Show
) -> OrganisationsPage:
    made = OrganisationsPage(organisations, offers, drafts, FakeNavigator(), Hooks())
    made.refresh()
    on_screen(made)
    return made


def record_text(page: OrganisationsPage) -> str:
    return "\n".join(label.text() for label in page.record.findChildren(QLabel) if label.isVisible())


def test_a_day_that_is_none_waits_with_the_contact_it_was_typed_for(
    page: OrganisationsPage, keyboard: Keyboard, drafts: Drafts
) -> None:
    keyboard.control(Qt.Key.Key_N)
    for name in ("Brandt", "Çelik"):
        keyboard.tab_to("organisations.contacts.add")
        keyboard.press(Qt.Key.Key_Space)
        keyboard.tab_to("organisations.contact.last_name")
        keyboard.type(name)
        if name == "Brandt":
            keyboard.tab_to("organisations.contact.passing_on_agreed")
            keyboard.type("31.02.2026")
    keyboard.press(Qt.Key.Key_Escape)
    page.open_draft(drafts.mine()[0].key)
    contact = page.form.contacts.fields
    assert contact["last_name"].editor.text() == "Brandt"  # where something is to be put right
    assert contact["passing_on_agreed"].editor.text() == "31.02.2026"
    assert contact["passing_on_agreed"].error()


def test_a_club_is_recorded_with_a_contact_found_and_changed(
    page: OrganisationsPage, keyboard: Keyboard, organisations: OrganisationsService, qtbot: QtBot
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Bürgerverein Lesezeichen e. V.")
    keyboard.tab_to("organisations.phone")
    keyboard.type("03445 111")
    keyboard.tab_to("organisations.contacts.add")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.type("Anna")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("Brandt")
    keyboard.control(Qt.Key.Key_S)
    [row] = organisations.rows()
    assert (row.name, row.phone, row.contact) == ("Bürgerverein Lesezeichen e. V.", "03445 111", "Anna Brandt")
    assert page.listing.table.isVisible()
    qtbot.waitUntil(lambda: "Anna Brandt" in record_text(page))

    keyboard.control(Qt.Key.Key_F)
    keyboard.type("buerger")
    keyboard.press(Qt.Key.Key_Return, Qt.Key.Key_F2)
    keyboard.tab_to("organisations.phone")
    keyboard.control(Qt.Key.Key_A)
    keyboard.type("03445 222")
    keyboard.control(Qt.Key.Key_Return)
    assert organisations.rows()[0].phone == "03445 222"
    qtbot.waitUntil(lambda: "03445 222" in record_text(page))


def test_escape_keeps_what_was_typed_and_offers_to_go_on(
    page: OrganisationsPage, keyboard: Keyboard, organisations: OrganisationsService
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Halb")
    keyboard.press(Qt.Key.Key_Escape)
    assert page.listing.table.isVisible() or page.listing.nothing.isVisible()
    assert "Halb" in page.listing.waiting.text()
    page.listing.filter.setFocus()
    keyboard.tab_to("organisations.resume")
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to("organisations.name")
    keyboard.press(Qt.Key.Key_End)
    keyboard.type(" fertig")
    keyboard.control(Qt.Key.Key_S)
    assert [row.name for row in organisations.rows()] == ["Halb fertig"]
    assert not page.listing.waiting.isVisible()


def test_what_was_typed_is_kept_when_the_page_goes_away(
    page: OrganisationsPage, keyboard: Keyboard, drafts: Drafts
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Weggeblättert")
    page.hide()
    assert [row.title for row in drafts.mine()] == ["Weggeblättert"]


def test_a_draft_is_kept_while_typing(
    page: OrganisationsPage, keyboard: Keyboard, drafts: Drafts, qtbot: QtBot
) -> None:
    keyboard.control(Qt.Key.Key_N)
    with qtbot.waitSignal(page.form.draft_due):
        keyboard.type("Stromausfall")
    assert [row.title for row in drafts.mine()] == ["Stromausfall"]


def test_errors_stand_at_their_fields_and_the_cursor_at_the_first(page: OrganisationsPage, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.tab_to("organisations.email")
    keyboard.type("quatsch")
    keyboard.control(Qt.Key.Key_S)
    assert keyboard.focus().objectName() == "organisations.name"
    assert page.form.fields["name"].error() == "Eine Organisation braucht einen Namen."
    assert keyboard.focus().accessibleDescription() == "Eine Organisation braucht einen Namen."
    assert page.form.fields["email"].error() == "Eine E-Mail-Adresse enthält ein @."


def test_contacts_are_ordered_and_removed_by_keyboard(
    organisations: OrganisationsService, offers: OffersService, drafts: Drafts, on_screen: Show, keyboard: Keyboard
) -> None:
    people = [Contact(last_name=name) for name in ("Alt", "Mitte", "Neu")]
    kept = organisations.save(Organisation(name="Tafel", contacts=people))
    page = OrganisationsPage(organisations, offers, drafts, FakeNavigator(), Hooks())
    page.refresh()
    on_screen(page)
    keyboard.press(Qt.Key.Key_F2)
    keyboard.tab_to("organisations.contacts.list")
    keyboard.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Up, Qt.Key.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert page.form.contacts.list.item(0).text() == "Neu (Hauptkontakt)"
    keyboard.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    keyboard.press(Qt.Key.Key_Insert)
    keyboard.type("Eva")
    keyboard.control(Qt.Key.Key_S)
    assert [contact.full_name() for contact in organisations.get(kept.id).contacts] == ["Neu", "Mitte", "Eva"]


def test_a_contact_with_a_fault_is_brought_to_the_front(
    organisations: OrganisationsService, offers: OffersService, drafts: Drafts, on_screen: Show, keyboard: Keyboard
) -> None:
    organisations.save(Organisation(name="Tafel", contacts=[Contact(last_name="Alt"), Contact(last_name="Neu")]))
    page = OrganisationsPage(organisations, offers, drafts, FakeNavigator(), Hooks())
    page.refresh()
    on_screen(page)
    keyboard.press(Qt.Key.Key_F2)
    keyboard.tab_to("organisations.contact.email")
    keyboard.type("ohne")
    keyboard.tab_to("organisations.website")
    page.form.contacts.list.setCurrentRow(1)
    keyboard.control(Qt.Key.Key_S)
    assert page.form.contacts.list.currentRow() == 0
    assert keyboard.focus().objectName() == "organisations.contact.email"
    assert page.form.contacts.fields["email"].error() == "Eine E-Mail-Adresse enthält ein @."


def test_a_narrow_window_shows_list_and_record_one_at_a_time(
    organisations: OrganisationsService, page: OrganisationsPage, keyboard: Keyboard
) -> None:
    organisations.save(Organisation(name="Tafel"))
    page.refresh()
    page.resize(486, 330)
    assert page.listing.isVisible()
    assert not page.record.isVisible()
    page.listing.table.setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert page.record.isVisible()
    assert not page.listing.isVisible()
    keyboard.tab_to("organisations.back")
    keyboard.press(Qt.Key.Key_Space)
    assert page.listing.isVisible()


def test_every_stop_of_the_tab_key_has_a_name(page: OrganisationsPage, keyboard: Keyboard) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.tab_to("organisations.contacts.add")
    keyboard.press(Qt.Key.Key_Space)
    seen: dict[str, str] = {}
    for _step in range(60):
        seen[keyboard.focus().objectName()] = keyboard.focus().accessibleName()
        keyboard.press(Qt.Key.Key_Tab)
    assert {"organisations.save", "organisations.contact.active", "organisations.notes"} <= seen.keys()
    assert [name for name, spoken in seen.items() if not spoken] == []


def test_closing_the_window_keeps_what_was_typed_and_never_waits(
    page: OrganisationsPage, keyboard: Keyboard, drafts: Drafts
) -> None:
    keyboard.control(Qt.Key.Key_N)
    keyboard.type("Feierabend")
    assert page.leave()
    assert [row.title for row in drafts.mine()] == ["Feierabend"]


def test_a_foundation_with_many_offers_unfolds_them_by_key(
    organisations: OrganisationsService,
    offers: OffersService,
    page: OrganisationsPage,
    keyboard: Keyboard,
    qtbot: QtBot,
) -> None:
    kept = organisations.save(Organisation(name="Stiftung"))
    ids = [offers.save(Offer(organisation_id=kept.id, title=f"Angebot {n:02}")).id for n in range(12)]
    page.refresh()
    page.show_record(kept.id)
    qtbot.waitUntil(
        lambda: any(b.isVisible() for b in page.record.findChildren(QPushButton, "organisations.more_offers"))
    )
    keyboard.tab_to("organisations.offers.head")
    keyboard.press(Qt.Key.Key_Tab)
    assert keyboard.focus().accessibleName() == "Angebot 00, Anzahl offen · nie geprüft"
    keyboard.tab_to("organisations.more_offers")
    keyboard.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: keyboard.focus().objectName() == f"organisations.offer.{ids[10]}")
    assert keyboard.focus().accessibleName() == "Angebot 10, Anzahl offen · nie geprüft"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("kurze Worte bleiben ganz", "kurze Worte bleiben ganz"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrts\u00adgesellschaft"),
        ("eine.lange.adresse@beispiel.example", "eine.lange.adresse@bei\u200bspiel.example"),
    ],
)
def test_words_wider_than_the_panel_may_break(text: str, broken: str) -> None:
    assert breakable(text) == broken
