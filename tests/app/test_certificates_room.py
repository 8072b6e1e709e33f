"""The room of certificates in the main window: its sections, and the ways between them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hands import Hands, Windows
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.certificates_room import CertificatesRoom
from freiwilligenagentur.certificates.view.batch import BatchPage
from freiwilligenagentur.desktop.editors import Combo, LineEdit
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.shell import help_pages, ways
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.trainings.model import Attendance, Training


@pytest.fixture
def trained(office: OpenOffice) -> str:
    """The id of a training at which Ilse Mertens was present."""
    with office.store.write("Vorbereitet", undoable=False) as session:
        person = Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1")
        training = Training(title="Datenschutz", first_on=date(2026, 3, 2), last_on=date(2026, 3, 2), hours=Decimal(4))
        session.add_all([person, training])
        session.flush()
        session.add(Attendance(training_id=training.id, volunteer_id=person.id, present=True, hours=Decimal(4)))
        return str(training.id)


@pytest.fixture
def room(trained: str, qtbot: QtBot, office: OpenOffice, windows: Windows) -> tuple[Hands, CertificatesRoom]:
    hands = Hands(qtbot, windows(office))
    page = hands.window.show_room(ways.CERTIFICATES)
    assert isinstance(page, CertificatesRoom)
    hands.window.enter_page()
    return hands, page


def test_every_section_is_reached_by_keyboard_and_has_its_own_help(room: tuple[Hands, CertificatesRoom]) -> None:
    hands, page = room
    seen = []
    for _step in range(6):
        seen.append((page.section(), help_pages.page(hands.window.present_place()).stem))
        hands.press("Ctrl+Tab")
    assert seen == [
        ("register", "nachweise"),
        ("batch", "sammelausstellung"),
        ("schemes", "wer-erfuellt"),
        ("trainings", "fortbildungen"),
        ("texts", "nachweise"),
        ("layouts", "vorlagen"),
    ]
    assert page.section() == "register"


def test_who_was_at_a_training_is_taken_into_a_batch(
    room: tuple[Hands, CertificatesRoom], trained: str, qtbot: QtBot
) -> None:
    hands, page = room
    trainings = page.show_section("trainings")
    assert trainings is not None
    trainings.show_record(trained)  # type: ignore[attr-defined]
    hands.push("trainings.certify")
    assert page.section() == "batch"
    [table] = page.findChildren(RowTable, "batch.table")
    qtbot.waitUntil(lambda: [line.name for line in table.rows()] == ["Mertens, Ilse"])


def test_the_batch_leads_to_who_fulfils_a_rule_and_back_with_them(
    room: tuple[Hands, CertificatesRoom], qtbot: QtBot
) -> None:
    hands, page = room
    person = hands.office.services.people.rows()[0].id
    hands.office.services.schemes.routes.put_down(person, "Juleica", None)
    batch = page.show_section("batch")
    assert isinstance(batch, BatchPage)
    batch.presenter.choose_source("rule")
    batch.presenter.choose_option("BY|by-blau")
    hands.push("batch.look")
    assert page.section() == "schemes"
    [scheme] = page.findChildren(Combo, "schemes.scheme")
    assert scheme.code() == "by-blau"
    [listed] = page.findChildren(RowTable, "schemes.table")
    qtbot.waitUntil(lambda: bool(listed.rows()))
    hands.push("schemes.collect")
    assert page.section() == "batch"
    [table] = page.findChildren(RowTable, "batch.table")
    assert [line.text for line in table.rows()] == ["Bayerische Ehrenamtskarte, blau"]
    [kind] = [each for each in page.findChildren(Combo) if each.objectName() == "batch.kind"]
    assert kind.code() == "EK"


def test_everybody_listed_among_the_volunteers_is_taken_into_a_batch(room: tuple[Hands, CertificatesRoom]) -> None:
    hands, page = room
    hands.window.show_room(ways.PEOPLE)
    hands.push("people.certify_listed")
    assert hands.window.present_room() == ways.CERTIFICATES
    assert page.section() == "batch"
    [table] = page.findChildren(RowTable, "batch.table")
    assert [line.name for line in table.rows()] == ["Mertens, Ilse"]


def test_a_draft_goes_on_in_the_section_that_kept_it(room: tuple[Hands, CertificatesRoom]) -> None:
    hands, page = room
    trainings = page.show_section("trainings")
    assert trainings is not None
    trainings.start_new()  # type: ignore[attr-defined]
    hands.tab_to("trainings.title")
    hands.type("Moderieren")
    page.show_section("register")
    [draft] = hands.office.services.drafts.mine()
    hands.office.ways.open_draft(draft.kind, draft.key)
    assert page.section() == "trainings"
    assert hands.window.findChild(LineEdit, "trainings.title").value() == "Moderieren"


def test_a_training_is_found_by_the_search_and_stands_on_the_record(
    room: tuple[Hands, CertificatesRoom], trained: str, office: OpenOffice
) -> None:
    hands, page = room
    assert any("Datenschutz" in hit for hit in hands.find("datenschutz"))
    hands.press("Return")
    assert page.section() == "trainings"
    hands.wait_to_see("Datenschutz")
    person = hands.office.services.people.rows()[0].id
    hands.office.ways.open_volunteer(person)
    hands.unfold("people.record.service")
    hands.wait_to_see("Datenschutz")
