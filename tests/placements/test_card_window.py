"""The Vermittlungskarte goes out: on paper, into a file, by mail; and what the office keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from pdf_reading import pages
from placement_fakes import Way
from placing import Town
from PySide6.QtCore import Qt, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import dialogs, printing, theme
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.organisations.model import Contact
from freiwilligenagentur.placements.model import Transfer
from freiwilligenagentur.placements.presenter.card import CardPresenter
from freiwilligenagentur.placements.service import PreparedCard
from freiwilligenagentur.placements.view.card_dialog import CardDialog


@dataclass
class Window:
    """Answers for the user and keeps what was shown."""

    prints: bool = True
    place: Path | None = None
    mails: bool = True
    prepared: PreparedCard | None = None
    pdf: bytes = b""
    language: str = ""
    printed: list[str] = field(default_factory=list)
    mailed: list[tuple[str, str, str]] = field(default_factory=list)
    done: int = 0
    errors: list[str] = field(default_factory=list)

    def display_card(self, pdf: bytes, language: str) -> None:
        self.pdf, self.language = pdf, language

    def display_choices(self, prepared: PreparedCard) -> None:
        self.prepared = prepared

    def ask_print(self, _pdf: bytes, title: str) -> bool:
        self.printed.append(title)
        return self.prints

    def ask_place(self, _proposed: str) -> Path | None:
        return self.place

    def ask_mail(self, address: str, subject: str, text: str) -> bool:
        self.mailed.append((address, subject, text))
        return self.mails

    def display_done(self) -> None:
        self.done += 1

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Case:
    def __init__(self, town: Town) -> None:
        self.town, self.window, self.ways = town, Window(), Way()
        self.ilse = town.volunteer(email="ilse@example.org", languages={"de": "A2", "uk": "native"})
        contact = Contact(first_name="Jana", last_name="Vogel", phone="03445 9", passing_on_agreed=date(2026, 2, 1))
        self.offer = town.offer(contact=contact, police_check=True, measles=True)
        self.presenter = CardPresenter(self.window, town.services.cards, self.ways, town.services.placements.propose)
        self.presenter.show(self.ilse, self.offer)

    def notes(self) -> int:
        return self.town.count(Transfer)


@pytest.fixture
def case(town: Town) -> Case:
    return Case(town)


def test_the_card_opens_in_the_volunteers_language_and_changes_at_once(case: Case) -> None:
    assert case.window.language == "uk"
    assert "Картка волонтера" in pages(case.window.pdf)[0]
    case.presenter.choose_language("de")
    assert "Vermittlungskarte" in pages(case.window.pdf)[0]
    assert case.notes() == 0


def test_printing_proposes_and_notes_the_passing_on(case: Case) -> None:
    case.presenter.print()
    [row] = case.town.services.placements.for_volunteer(case.ilse)
    assert row.offer == "Lesepatin in der Grundschule"
    assert case.notes() == 1
    assert case.window.done == 1
    assert case.ways.went == [("tell", "Die Vermittlungskarte ist gedruckt.")]
    case.presenter.print()
    assert len(case.town.services.placements.for_volunteer(case.ilse)) == 1
    assert case.notes() == 2


def test_nothing_is_noted_when_the_printer_was_called_off(case: Case) -> None:
    case.window.prints = False
    case.presenter.print()
    assert (case.notes(), case.window.done) == (0, 0)


@pytest.mark.parametrize("way", ["print", "mail"])
def test_a_card_that_did_not_go_out_proposes_nothing(case: Case, way: str) -> None:
    case.window.prints = case.window.mails = False
    getattr(case.presenter, way)()
    assert not case.town.services.placements.for_volunteer(case.ilse)
    assert case.ways.went == [("tell", "Die Karte ging nicht hinaus, darum ist nichts vorgeschlagen.")]
    case.window.prints = True
    case.presenter.print()
    assert len(case.town.services.placements.for_volunteer(case.ilse)) == 1


def test_a_file_that_could_not_be_written_proposes_nothing(case: Case, tmp_path: Path) -> None:
    in_the_way = tmp_path / "Karten"
    in_the_way.write_text("kein Ordner")
    case.window.place = in_the_way / "karte.pdf"
    case.presenter.save()
    assert case.window.errors
    assert not case.town.services.placements.for_volunteer(case.ilse)


def test_a_proposal_of_before_stays_when_its_card_is_called_off(case: Case) -> None:
    case.town.services.placements.propose(case.ilse, case.offer)
    case.presenter.show(case.ilse, case.offer)
    case.window.prints = False
    case.presenter.print()
    assert len(case.town.services.placements.for_volunteer(case.ilse)) == 1


def test_a_file_is_written_where_it_was_asked_for(case: Case, tmp_path: Path) -> None:
    case.presenter.save()
    assert case.notes() == 0
    assert not case.town.services.placements.for_volunteer(case.ilse)
    case.window.place = tmp_path / "karte.pdf"
    case.presenter.save()
    assert case.window.place.read_bytes() == case.window.pdf
    assert case.notes() == 1


def test_a_mail_carries_the_text_in_the_language_of_the_card(case: Case) -> None:
    case.presenter.mail()
    [(address, subject, text)] = case.window.mailed
    assert address == "ilse@example.org"
    assert subject == "Ваше волонтерство: Lesepatin in der Grundschule"
    assert "Jana Vogel" in text
    assert case.notes() == 1


def test_a_place_taken_meanwhile_is_told_and_no_card_goes_out(case: Case) -> None:
    def refuse(*_pair: str) -> None:
        raise Refused("Kein Platz mehr frei.")

    presenter = CardPresenter(case.window, case.town.services.cards, case.ways, refuse)
    presenter.show(case.ilse, case.offer)
    presenter.print()
    assert case.window.errors == ["Kein Platz mehr frei."]
    assert (case.window.printed, case.notes()) == ([], 0)


@pytest.fixture
def dialog(case: Case, qtbot: QtBot) -> CardDialog:
    theme.apply(QApplication.instance(), dark=False)
    services = case.town.services
    made = CardDialog(services.cards, case.ways, services.placements.propose)
    with qtbot.waitExposed(made):
        made.open_for(case.ilse, case.offer)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_on_a_small_screen_tab_brings_the_last_button_into_sight(dialog: CardDialog) -> None:
    dialog.resize(659, 336)  # what 1366 x 768 at 200 % leaves
    assert dialog.height() == 336
    leave = dialog.findChild(QWidget, "placement.card.close")
    for _stop in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if leave.hasFocus():
            break
    assert leave.hasFocus()
    assert dialog.rect().contains(leave.mapTo(dialog, leave.rect().bottomRight()))
    QTest.keyClick(leave, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_by_keyboard_from_the_language_to_the_paper(
    case: Case, dialog: CardDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[tuple[str, bytes]] = []

    def onto_paper(_parent: QWidget, pdf: bytes, title: str) -> bool:
        sheets.append((title, pdf))
        return True

    monkeypatch.setattr(printing, "print_pdf", onto_paper)
    assert QApplication.focusWidget().objectName() == "placement.card.print"
    language = dialog.findChild(QWidget, "placement.card.language")
    language.setFocus()
    QTest.keyClick(language, Qt.Key.Key_Home)
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    [(title, pdf)] = sheets
    assert title == "Vermittlungskarte: Lesepatin in der Grundschule"
    assert "So geht es weiter" in pages(pdf)[0]
    assert not dialog.isVisible()


def test_a_long_mail_goes_through_the_clipboard(
    case: Case, dialog: CardDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    QTest.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    [url] = opened
    said = QUrlQuery(url)
    decoded = QUrl.ComponentFormattingOption.FullyDecoded
    assert said.queryItemValue("subject", decoded) == "Ваше волонтерство: Lesepatin in der Grundschule"
    assert "Strg+V" in said.queryItemValue("body", decoded)
    assert "Jana Vogel" in QGuiApplication.clipboard().text()


def test_without_a_mail_program_the_card_stays_and_nothing_is_noted(
    case: Case, dialog: CardDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(dialogs, "tell_error", lambda _parent, text: told.append(text))
    QTest.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert "Kein Mailprogramm" in told[0]
    assert dialog.isVisible()
    assert case.notes() == 0
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert case.ways.went[-1] == ("open_help", "matching")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
