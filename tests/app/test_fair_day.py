"""A day at the fair with real windows and a keyboard: the office, the laptop, and the office again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hands import PATIENCE_MS, Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.program import Program
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.fair.service.making import Stands, Wanted
from freiwilligenagentur.fair.view.door import DoorWindow
from freiwilligenagentur.fair.view.return_dialog import ReturnDialog
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.office.view.setup import SetupWindow
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage import office_file, save

PASSPHRASE, OF_STAND = "Regen Lampe Tomate", "Kirschen und Blasmusik"


class Fair:
    """The program on two computers, one after the other on this screen."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, cost: Cost) -> None:
        self.qtbot, self.folder, self._env, self._cost = qtbot, folder, monkeypatch, cost
        self.place, self.file = folder / "büro" / "office.db", folder / "messe.messestand"
        self.programs: list[Program] = []
        monkeypatch.setattr(Program, "_import_office", lambda _program: None)  # all of it is imported in tests

    def make(self) -> None:
        """An office with one volunteer, and the file of a stand."""
        opened, _code = set_up(
            self.place, Office(name="Freiwilligenagentur Naumburg"), FirstUser("Berger", PASSPHRASE), cost=self._cost
        )
        with opened.store.write("Vorbereitet", undoable=False) as session:
            save(session, Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1"))
            club = save(session, Organisation(name="Bürgerverein Lesezeichen e. V."))
            save(session, Offer(organisation_id=club.id, title="Lesepatin", checked_on=date(2020, 1, 7)))
        Stands(opened.store, cost=self._cost).make(Wanted("Vereinsmesse 2027", OF_STAND, {}), self.file)
        opened.close()

    def start(self, computer: str, file: Path | None = None) -> Program:
        """The program on one of the computers."""
        home = self.folder / computer
        self._env.setenv("FREIWILLIGENAGENTUR_HOME", str(home))
        settings = Settings.load()
        if computer == "büro":
            settings.last_office, settings.last_user = str(self.place), "Berger"
        self.programs.append(Program(settings))
        self.programs[-1].begin(file)
        return self.programs[-1]

    def enter_stand(self, helper: str) -> Hands:
        """Through the door of a stand."""
        (door,) = seen(DoorWindow)
        door._helper.editor.set_value(helper)
        QTest.keyClicks(door._passphrase.editor, OF_STAND)
        QTest.keyClick(door._passphrase.editor, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.programs[-1].office is not None and not seen(DoorWindow), timeout=PATIENCE_MS)
        return self.hands()

    def enter_office(self) -> Hands:
        """Through the door of the office."""
        (door,) = seen(LoginWindow)
        QTest.keyClicks(door.passphrase.editor, PASSPHRASE)
        QTest.keyClick(door.passphrase.editor, Qt.Key.Key_Return)
        self.qtbot.waitUntil(
            lambda: self.programs[-1].office is not None and not seen(LoginWindow), timeout=PATIENCE_MS
        )
        return self.hands()

    def hands(self) -> Hands:
        office = self.programs[-1].office
        assert office is not None
        return Hands(self.qtbot, office)

    def stop(self, program: Program) -> None:
        if program.office is not None:
            program.office.window.hide()
            program.office.release()
            program.office.window.close()
            program.office.window.deleteLater()
            program.office = None
        for kind in (DoorWindow, LoginWindow, SetupWindow):
            for door in seen(kind):
                door.close()


def seen(kind: type) -> list:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible()]


@pytest.fixture
def fair(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: Cost) -> Iterator[Fair]:
    made = Fair(qtbot, tmp_path, monkeypatch, cheap)
    made.make()
    yield made
    for open_yet in (*seen(QMessageBox), *seen(ReturnDialog)):
        open_yet.close()
    for program in made.programs:
        made.stop(program)


def test_a_day_at_the_fair(fair: Fair, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = fair.start("laptop", fair.file)
    hands = fair.enter_stand("Anna")
    assert hands.window.windowTitle().startswith("Messestand – Vereinsmesse 2027")
    hands.press("Ctrl+N")
    hands.fill("people.intake.first_name", "Ilse")
    hands.fill("people.intake.last_name", "Mertens")
    hands.fill("people.intake.phone", "03445 1")
    hands.fill("people.intake.email", "ilse@example.org")
    hands.press("Ctrl+Return")
    hands.until(lambda: hands.room() == "people" and bool(people(laptop)))
    assert people(laptop) == [("Ilse", "Messe")]
    close_stand(hands, monkeypatch, fair.folder / "heim.messestand")
    fair.stop(laptop)
    office = fair.start("büro", fair.folder / "heim.messestand")
    (told,) = seen(QMessageBox)
    assert "Bitte melden Sie sich an" in told.text()
    told.close()
    fair.enter_office()
    fair.qtbot.waitUntil(lambda: bool(seen(ReturnDialog)), timeout=PATIENCE_MS)
    (dialog,) = seen(ReturnDialog)
    bring = dialog.findChild(QPushButton, "fair.returning.bring")
    fair.qtbot.waitUntil(lambda: dialog.focusWidget() is bring, timeout=PATIENCE_MS)
    QTest.keyClick(bring, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    close = dialog.findChild(QPushButton, "fair.returning.close")
    fair.qtbot.waitUntil(lambda: dialog.focusWidget() is close, timeout=PATIENCE_MS)
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert people(office) == [("Ilse", "")], "the one whom the office knew"
    assert office.office is not None
    (row,) = office.office.services.people.rows()
    assert row.email == "ilse@example.org"
    office.office.window.undo()
    assert office.office.services.people.get(row.id).email == ""


def people(program: Program) -> list[tuple[str, str]]:
    assert program.office is not None
    services: Services = program.office.services
    found = [services.people.get(row.id) for row in services.people.rows()]
    return [(person.first_name, person.source) for person in found]


def close_stand(hands: Hands, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: file)
    hands.find("Messestand")
    hands.press("Return")
    hands.until(lambda: hands.room() == "fair")
    hands.push("fair.here.close")
    hands.until(lambda: bool(seen(QMessageBox)))
    (told,) = seen(QMessageBox)
    assert str(file) in told.text()
    told.close()


def test_a_stand_shows_nothing_that_belongs_to_the_office(fair: Fair) -> None:
    program = fair.start("laptop", fair.file)
    hands = fair.enter_stand("Anna")
    for words in ("einlesen", "abmelden", "Einstellungen"):
        assert not [hit for hit in hands.find(words) if hit.startswith(("Einlesen", "Abmelden", "Einstellungen"))]
        hands.press("Esc")
    assert program.office is not None
    assert program.office.window.show_room("settings") is None
    hands.press("Ctrl+8")
    assert hands.room() == "fair", "the same key as in the office"
    program.office.ways.issue_certificate()
    sections = [each.text() for each in program.office.window.findChildren(Button) if each.isCheckable()]
    assert "Vorlagen" not in sections
    assert "Textbausteine" not in sections


def test_a_stand_does_not_ask_to_check_the_offers_of_the_office(fair: Fair) -> None:
    program = fair.start("laptop", fair.file)
    hands = fair.enter_stand("Anna")
    assert program.office is not None
    assert program.office.services.offers.count() == 1
    hands.wait_to_see("Jetzt dran")
    assert not hands.sees("lange nicht geprüft")


def test_the_program_itself_goes_on_with_the_stand_on_a_laptop_without_an_office(fair: Fair) -> None:
    first = fair.start("laptop", fair.file)
    fair.enter_stand("Anna")
    fair.stop(first)
    fair.start("laptop")
    fair.enter_stand("Ben")
    assert Settings.load().last_office == "", "a stand is no office"


def test_a_damaged_file_on_a_laptop_with_a_stand_leads_to_the_stand_and_not_to_a_new_office(fair: Fair) -> None:
    first = fair.start("laptop", fair.file)
    fair.enter_stand("Anna")
    fair.stop(first)
    damaged = fair.folder / "halb.messestand"
    damaged.write_bytes(fair.file.read_bytes()[:5000])
    fair.start("laptop", damaged)
    (told,) = seen(QMessageBox)
    assert "Schließen Sie den Stand dort noch einmal ab" in told.text()
    told.close()
    assert (len(seen(DoorWindow)), seen(SetupWindow)) == (1, [])


def test_who_wants_an_office_on_a_laptop_with_a_stand_gets_there(fair: Fair) -> None:
    fair.stop(fair.start("laptop", fair.file))
    program = fair.start("laptop", fair.file)
    fair.enter_stand("Anna")
    fair.stop(program)
    fair.start("laptop")
    (door,) = seen(DoorWindow)
    QTest.keyClick(door.findChild(Button, "fair.door.office"), Qt.Key.Key_Space)
    assert not seen(DoorWindow)
    assert len(seen(SetupWindow)) == 1


def test_a_stand_file_is_opened_although_the_program_wants_to_set_an_office_up(fair: Fair, monkeypatch) -> None:
    program = fair.start("laptop")
    assert len(seen(SetupWindow)) == 1
    answers = iter((False, True))
    monkeypatch.setattr(dialogs, "ask", lambda *_args: next(answers))
    program.asked(fair.file)
    assert len(seen(SetupWindow)) == 1
    program.asked(fair.file)
    assert not seen(SetupWindow)
    fair.enter_stand("Anna")


def test_the_open_stand_says_what_to_do_with_another_one_and_nothing_with_its_own(fair: Fair) -> None:
    opened = office_file.open_with_passphrase(fair.place, "Berger", PASSPHRASE)
    other = fair.folder / "andere.messestand"
    Stands(opened.store, cost=fair._cost).make(Wanted("Andere Messe", OF_STAND, {}), other)
    opened.close()
    program = fair.start("laptop", fair.file)
    fair.enter_stand("Anna")
    program.asked(fair.file)
    assert seen(QMessageBox) == []
    program.asked(other)
    (told,) = seen(QMessageBox)
    assert "„Vereinsmesse 2027“ ist offen" in told.text()


def test_an_office_that_is_open_takes_a_file_home_only_when_nothing_else_is_open(fair: Fair) -> None:
    program = fair.start("büro")
    hands = fair.enter_office()
    busy = QDialog(hands.window)
    busy.setModal(True)
    busy.show()
    program.asked(fair.file)
    (told,) = seen(QMessageBox)
    assert "Bitte erledigen Sie erst, was hier offen ist" in told.text()
    told.close()
    busy.close()
    program.asked(fair.file)
    fair.qtbot.waitUntil(lambda: bool(seen(QMessageBox)), timeout=PATIENCE_MS)
    (told,) = seen(QMessageBox)
    assert "wie das Büro sie geschrieben hat" in told.text()
    told.close()
    fair.qtbot.waitUntil(lambda: not seen(ReturnDialog), timeout=PATIENCE_MS)


def test_only_one_of_the_windows_is_there(fair: Fair) -> None:
    fair.start("laptop", fair.file)
    windows = [each for each in seen(QWidget) if each.isWindow()]
    assert [type(each) for each in windows] == [DoorWindow]
    assert not seen(MainWindow)
