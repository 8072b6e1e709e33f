from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from certifying import TODAY, Agency
from page_hands import CTRL, PageHands, Ways
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates.view import CertificatesPage
from freiwilligenagentur.desktop import dialogs, printing, theme
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.service import Vocabulary


class Office(PageHands):
    """The page of the register."""

    def __init__(self, page: CertificatesPage, agency: Agency, ways: Ways, qtbot: QtBot) -> None:
        self.agency, self.ways = agency, ways
        self.printed: list[tuple[str, bytes]] = []
        super().__init__(page, qtbot)


@pytest.fixture
def office(agency: Agency, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Office:
    theme.apply(QApplication.instance(), dark=False)
    ways = Ways()
    people = PeopleService(agency.store, Vocabulary(agency.store), lambda: TODAY)
    made = Office(CertificatesPage(agency.services, people, ways), agency, ways, qtbot)  # type: ignore[arg-type]

    def printed(_parent: QWidget, pdf: bytes, title: str, *_done: str, **_sides: bool) -> printing.Outcome:
        made.printed.append((title, pdf))
        return printing.Outcome.PRINTED

    monkeypatch.setattr(printing, "print_or_save", printed)
    return made


def test_a_certificate_is_issued_and_printed_by_keyboard_alone(office: Office, qtbot: QtBot) -> None:
    person, placement = office.agency.reader()
    office.page.refresh()
    office.press(Qt.Key.Key_N, CTRL)
    assert office.focused().objectName() == "certificates.search"
    office.write("mertens il")
    office.press(Qt.Key.Key_Return)
    assert office.focused().objectName() == "certificates.kind.EN"
    office.tab_to(f"certificates.function.{placement}")
    office.press(Qt.Key.Key_A, CTRL)
    office.write("Vorleserin")
    preview = office.find("certificates.draft")
    qtbot.waitUntil(lambda: "Vorleserin" in preview.accessibleDescription())
    office.press(Qt.Key.Key_Return, CTRL)
    ((title, pdf),) = office.printed
    assert title == "EN-2026-0001"
    (row,) = office.agency.services.register.rows(person)
    assert pdf == office.agency.services.register.pdf(row.id)
    assert office.find("certificates.table").current_id() == row.id
    assert office.focused().objectName() == "certificates.table"
    assert "Nr. EN-2026-0001" in office.find("certificates.preview").accessibleDescription()
    assert ("tell", "EN-2026-0001 ist ausgestellt und gedruckt.") in office.ways.calls


def test_a_certificate_is_found_printed_again_and_cancelled_by_keyboard(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.agency.issue(office.agency.request(person))
    office.page.refresh()
    office.press(Qt.Key.Key_F, CTRL)
    office.write("mert")
    office.press(Qt.Key.Key_P, CTRL)
    assert [title for title, _pdf in office.printed] == ["EN-2026-0001"]
    office.tab_to("certificates.cancel")
    office.press(Qt.Key.Key_Space)
    assert office.focused().objectName() == "certificates.reason"
    office.press(Qt.Key.Key_Return)
    assert office.find("certificates.reason.field").error().startswith("Bitte geben Sie den Grund an")
    office.write("falscher Name")
    office.press(Qt.Key.Key_Return)
    (row,) = office.agency.services.register.rows()
    assert row.cancel_reason == "falscher Name"
    assert not office.find("certificates.cancel").isVisible()


def test_escape_leaves_a_certificate_valid(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.agency.issue(office.agency.request(person))
    office.page.refresh()
    office.find("certificates.cancel").click()
    assert office.focused().objectName() == "certificates.reason"
    office.press(Qt.Key.Key_Escape)
    assert not office.find("certificates.reason").isVisible()
    assert office.focused().objectName() == "certificates.cancel"
    assert office.agency.services.register.rows()[0].cancel_reason == ""


def test_what_is_missing_stands_beside_the_draft_and_leads_there(office: Office, qtbot: QtBot) -> None:
    person, _placement = office.agency.reader()
    office.page.start_issue(person)
    office.tab_to("certificates.thanks")
    office.press(Qt.Key.Key_A, CTRL)
    office.write("Sie war vorbildlich.")
    button = office.find("certificates.issue_print")
    qtbot.waitUntil(lambda: not button.isEnabled())
    office.tab_to("certificates.missing.0")
    office.press(Qt.Key.Key_Space)
    assert office.focused().objectName() == "certificates.thanks"


def test_tab_reaches_everything_on_the_form_and_comes_round(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.page.start_issue(person)
    office.press(Qt.Key.Key_Tab)
    seen = []
    while (name := office.focused().objectName()) not in seen:
        seen.append(name)
        office.press(Qt.Key.Key_Tab)
    assert {"certificates.first", "certificates.draft", "certificates.issue_print", "certificates.issue_back"} <= set(
        seen
    )
    assert seen.index("certificates.thanks") < seen.index("certificates.draft") < seen.index("certificates.issue_print")


def test_escape_leaves_the_form_and_nothing_typed_is_lost(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.page.start_issue(person)
    office.tab_to("certificates.trainings")
    office.write("Erste Hilfe")
    office.press(Qt.Key.Key_Escape)
    assert office.find("certificates.issue").isVisible()
    office.page.start_issue(person)
    assert office.find("certificates.trainings").value() == "Erste Hilfe"
    assert office.find("certificates.anew").isVisible()


def test_closing_the_window_keeps_what_was_typed(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.page.start_issue(person)
    office.tab_to("certificates.trainings")
    office.write("Erste Hilfe")
    assert office.page.leave()
    draft = office.agency.services.preparing.draft(person)
    assert draft is not None
    assert draft.trainings == ("Erste Hilfe",)


def test_the_start_page_can_open_what_was_begun(office: Office) -> None:
    person, _placement = office.agency.reader()
    request = replace(office.agency.request(person), trainings=("Erste Hilfe",))
    office.agency.services.preparing.keep_draft(request, "Mertens, Ilse")
    (draft,) = Drafts(office.agency.store).mine()
    office.page.open_draft(draft.key)
    assert office.find("certificates.trainings").value() == "Erste Hilfe"


def test_saving_as_pdf_adds_the_ending(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    person, _placement = office.agency.reader()
    monkeypatch.setattr(dialogs, "save_file", lambda *_given: tmp_path / "Nachweis Frau Dr. M")
    office.page.start_issue(person)
    office.press(Qt.Key.Key_S, CTRL)
    (row,) = office.agency.services.register.rows()
    assert (tmp_path / "Nachweis Frau Dr. M.pdf").read_bytes() == office.agency.services.register.pdf(row.id)


def test_unticking_a_placement_takes_it_off_the_certificate(office: Office, qtbot: QtBot) -> None:
    person, first = office.agency.reader()
    second = office.agency.placement(person, "Tafel")
    office.agency.hours(second, TODAY.replace(day=1), TODAY.replace(day=5), "6")
    office.page.start_issue(person)
    preview = office.find("certificates.draft")
    assert "Tafel" in preview.accessibleDescription()
    office.tab_to(f"certificates.placement.{second}")
    office.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Tafel" not in preview.accessibleDescription())
    assert not office.find(f"certificates.function.{second}").isVisible()
    assert office.find(f"certificates.function.{first}").isVisible()


def test_columns_give_way_to_the_name_and_come_back_with_the_room(office: Office) -> None:
    table = office.find("certificates.table")
    period, hours = 2, 3
    assert table.isColumnHidden(period)
    assert not table.isColumnHidden(hours)
    office.page.resize(1900, 900)
    assert not table.isColumnHidden(period)
    table.setColumnHidden(hours, True)  # as the menu of the columns does
    office.page.resize(1166, 720)
    office.page.resize(1900, 900)
    assert table.isColumnHidden(hours)


def test_every_control_has_a_name_for_screen_readers(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.agency.issue(office.agency.request(person))
    office.page.refresh()
    office.page.start_issue(person)
    controls = [
        widget
        for widget in office.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName().startswith("certificates.")
    ]
    assert len(controls) > 25
    assert [widget.objectName() for widget in controls if not widget.accessibleName()] == []


def test_in_a_narrow_window_register_and_certificate_show_one_at_a_time(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.agency.issue(office.agency.request(person))
    office.page.resize(624, 340)
    office.page.refresh()
    table, printing_it = office.find("certificates.table"), office.find("certificates.print")
    assert (table.isVisible(), printing_it.isVisible()) == (True, False)
    table.setFocus()
    office.press(Qt.Key.Key_Return)
    assert (table.isVisible(), printing_it.isVisible(), printing_it.hasFocus()) == (False, True, True)
    office.press(Qt.Key.Key_Escape)
    assert (table.isVisible(), printing_it.isVisible(), table.hasFocus()) == (True, False, True)


def test_in_a_narrow_window_form_and_draft_show_one_at_a_time(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.page.resize(624, 340)
    office.page.start_issue(person)
    first, thanks, printing_it = (office.find(f"certificates.{name}") for name in ("first", "thanks", "issue_print"))
    assert (first.isVisible(), printing_it.isVisible()) == (True, False)
    assert first.mapTo(office.page, first.rect().topLeft()).x() > 0
    assert thanks.mapTo(office.page, thanks.rect().bottomRight()).x() < office.page.width()
    office.press(Qt.Key.Key_F6)
    assert (first.isVisible(), printing_it.isVisible()) == (False, True)
    assert office.focused().objectName() == "certificates.draft"
    office.tab_to("certificates.issue_print")
    office.press(Qt.Key.Key_Escape)
    assert (first.isVisible(), printing_it.isVisible()) == (True, False)
    office.tab_to("certificates.first")
    office.rewrite("?")
    office.press(Qt.Key.Key_F6)
    office.tab_to("certificates.missing.0")
    office.press(Qt.Key.Key_Space)
    assert (first.hasFocus(), printing_it.isVisible()) == (True, False)
    office.press(Qt.Key.Key_Escape)
    assert office.find("certificates.issue").isVisible()


def test_a_text_block_is_put_in_by_keyboard_and_the_cursor_stays(office: Office) -> None:
    person, placement = office.agency.reader()
    office.page.start_issue(person)
    office.tab_to(f"certificates.blocks.{placement}")
    office.press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    texts = [each for each in office.page.findChildren(MultiLine, f"certificates.text.{placement}") if each.isVisible()]
    assert [each.value().partition(" und")[0] for each in texts] == ["Frau Mertens las vor"]
    assert office.focused().objectName() == f"certificates.blocks.{placement}"


def test_the_arrows_choose_a_kind_and_only_its_fields_are_reached(office: Office, qtbot: QtBot) -> None:
    person, _placement = office.agency.reader()
    office.page.start_issue(person)
    for _step in range(3):
        office.press(Qt.Key.Key_Right)
    assert office.focused().objectName() == "certificates.kind.DU"
    office.tab_to("certificates.occasion")
    office.write("zehn Jahre Vorlesen")
    assert not office.find("certificates.first").isVisible()
    assert not office.find("certificates.competences_text").isVisible()
    qtbot.waitUntil(office.find("certificates.issue_print").isEnabled)
    office.press(Qt.Key.Key_Return, CTRL)
    ((title, _pdf),) = office.printed
    assert title == "DU-2026-0001"


def test_a_second_signature_is_offered_once_somebody_signs_and_nothing_typed_is_cut(office: Office) -> None:
    person, _placement = office.agency.reader()
    office.page.resize(1160, 640)  # what a window of 1366 by 768 leaves
    office.page.start_issue(person)
    second, third = (office.find(f"certificates.signatory.{number}.name") for number in (1, 2))
    assert second.isVisible()
    assert not third.isVisible()
    function = office.find("certificates.signatory.0.function")
    assert function.fontMetrics().horizontalAdvance("Leitung der Freiwilligenagentur") < function.width() - 16
    second.setFocus()
    office.write("Tom Weiß")
    assert third.isVisible()
