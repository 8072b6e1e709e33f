"""Leaving the program: what is asked, copied and kept."""

from __future__ import annotations

import logging
import threading
from datetime import date
from functools import partial

import pytest
from hands import Hands, Windows
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.desktop.task_dialog import TaskDialog
from freiwilligenagentur.errors import Cancelled, DiskFull
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.shell.nav import NavList
from freiwilligenagentur.storage import Drafts, office_file
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress


def rows(hands: Hands, table: str) -> list[str]:
    """The first column of a table."""
    model = hands.window.findChild(RowTable, table).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def copy_until_stopped(_office: OpenOffice, progress: Progress) -> None:
    """A copy of an office so large that nobody waits for its end."""
    while not progress.cancelled:
        progress.step(1, 1_000)
        threading.Event().wait(0.005)
    raise Cancelled("Abgebrochen.")


def no_room(_office: OpenOffice, _progress: Progress) -> None:
    """A copy for which there is no room."""
    raise DiskFull("Auf dem Datenträger ist kein Platz mehr.")


class TestLeaving:
    def break_the_record(self, hands: Hands) -> None:
        hands.press("Ctrl+2", "Return", "F2")
        hands.fill("people.intake.birth_date", "31.02.1959")

    def test_a_page_with_a_fault_stays_and_says_where(self, hands: Hands) -> None:
        self.break_the_record(hands)
        hands.press("Ctrl+3")
        assert (hands.room(), hands.at()) == ("people", "people.intake.birth_date")
        assert hands.focused().accessibleDescription().startswith("Den 31.02.1959 gibt es nicht")
        assert hands.window.findChild(NavList, "shell.rooms").currentRow() == 1
        hands.fill("people.intake.birth_date", "28.02.1959")
        hands.press("Ctrl+3")
        assert hands.room() == "organisations"

    def test_no_way_leads_past_a_fault(self, hands: Hands) -> None:
        self.break_the_record(hands)
        for way in (
            partial(hands.find, "lesepatin"),
            partial(hands.find, "einstellungen"),
            partial(hands.find, "nachweis ausstellen"),
        ):
            way()
            hands.press("Return")
            assert hands.room() == "people"
            assert hands.value("people.intake.birth_date") == "31.02.1959"

    def test_the_window_with_a_fault_stays_open(self, hands: Hands) -> None:
        self.break_the_record(hands)
        hands.press("Ctrl+Q")
        assert hands.window.isVisible()
        hands.fill("people.intake.birth_date", "28.02.1959")

    def test_closing_makes_a_copy_and_gives_the_file_free(self, hands: Hands, furnished: OpenOffice) -> None:
        hands.press("Ctrl+Q")
        hands.until(lambda: not hands.window.isVisible())
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        assert len(again.backups()) == 1
        again.close()

    def test_closing_twice_makes_one_copy(self, hands: Hands, furnished: OpenOffice) -> None:
        hands.press("Ctrl+Q")
        hands.window.close()
        hands.until(lambda: not hands.window.isVisible())
        assert len(furnished.backups()) == 1

    def test_a_copy_that_takes_long_can_be_stopped_and_the_window_closes_without_it(
        self, hands: Hands, furnished: OpenOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = furnished.backup()
        monkeypatch.setattr(OpenOffice, "backup", copy_until_stopped)
        hands.press("Ctrl+Q")
        hands.until(lambda: isinstance(QApplication.activeModalWidget(), TaskDialog))
        assert hands.sees("Abbrechen schließt ohne neue Sicherung. Alles Gespeicherte")
        hands.press("Escape")
        hands.until(lambda: not hands.window.isVisible())
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        assert [copy.place for copy in again.backups()] == [before.place]
        again.close()

    @pytest.mark.parametrize("close", [True, False])
    def test_a_copy_that_fails_says_so_and_the_window_closes_only_when_asked(
        self, hands: Hands, monkeypatch: pytest.MonkeyPatch, close: bool
    ) -> None:
        asked: list[str] = []

        def answer(_parent: object, _title: str, text: str, *_captions: str) -> bool:
            asked.append(text)
            return close

        monkeypatch.setattr(OpenOffice, "backup", no_room)
        monkeypatch.setattr(dialogs, "ask", answer)
        hands.press("Ctrl+2", "Ctrl+Q")
        hands.until(lambda: bool(asked))
        assert asked == ["Auf dem Datenträger ist kein Platz mehr. Alles Gespeicherte ist im Büro selbst sicher."]
        hands.until(lambda: hands.window.isVisible() is not close)
        if not close:
            hands.press("Ctrl+3", "Ctrl+2")  # the work goes on where it was
            hands.until(lambda: "Mertens, Ilse" in rows(hands, "people.table"))

    def test_the_end_of_the_session_waits_for_no_copy_and_gives_the_file_free(
        self, hands: Hands, furnished: OpenOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(OpenOffice, "backup", copy_until_stopped)
        hands.press("Ctrl+Q")
        QApplication.instance().aboutToQuit.emit()  # as Windows makes it when somebody logs off
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        assert again.backups() == []
        again.close()

    def test_before_the_session_ends_what_was_typed_is_kept_and_the_work_may_go_on(
        self, hands: Hands, furnished: OpenOffice
    ) -> None:
        hands.press("Ctrl+N")
        hands.type("Deniz")
        app = QApplication.instance()
        before = app.receivers("2commitDataRequest(QSessionManager&)")
        assert before  # nobody but Qt can make what it hands over, so the test does what is connected
        hands.office.keep_typed()
        assert [row.title for row in hands.office.services.drafts.mine()] == ["Deniz"]
        hands.type("a")
        assert hands.window.isVisible()
        app.aboutToQuit.emit()
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        assert [row.title for row in Drafts(again.store).mine()] == ["Deniza"]
        again.close()

    def test_the_end_of_the_session_saves_a_record_that_is_being_changed(
        self, hands: Hands, furnished: OpenOffice
    ) -> None:
        hands.press("Ctrl+2", "Return", "F2")
        hands.fill("people.intake.birth_date", "28.02.1959")
        QApplication.instance().aboutToQuit.emit()
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        with again.store.read() as session:
            born = {person.birth_date for person in session.scalars(select(Volunteer))}
        assert date(1959, 2, 28) in born
        again.close()

    def test_the_log_tells_the_course_of_things_and_no_names(
        self, hands: Hands, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO, "freiwilligenagentur")
        hands.press("Ctrl+2", "Return", "F2")
        hands.fill("people.intake.birth_date", "28.02.1959")
        hands.press("Ctrl+Q")
        hands.until(lambda: not hands.window.isVisible())
        ours = [each.getMessage() for each in caplog.records if each.name.startswith("freiwilligenagentur")]
        assert ours == ["A copy was made.", "The office is closed."]

    def test_what_was_begun_is_kept_when_the_window_closes(
        self, hands: Hands, furnished: OpenOffice, windows: Windows, qtbot: QtBot
    ) -> None:
        hands.press("Ctrl+N")
        hands.type("Deniz")
        hands.press("Ctrl+Q")
        hands.until(lambda: not hands.window.isVisible())
        again = office_file.open_with_passphrase(furnished.place, "Berger", "drei kleine Worte")
        Hands(qtbot, windows(again)).wait_to_see("Deniz")


class TestCopies:
    def test_a_copy_made_in_the_settings_is_told_at_the_foot_at_once(self, hands: Hands) -> None:
        assert hands.sees("Noch keine Sicherung; beim Schließen wird eine angelegt.")
        hands.find("einstellungen")
        hands.press("Return")
        hands.push("office.settings.back_up")
        hands.wait_to_see("Gesichert und geprüft")
        assert not hands.sees("Noch keine Sicherung")

    def test_a_copy_made_by_command_is_listed_in_the_settings_at_once(self, hands: Hands) -> None:
        hands.find("einstellungen")
        hands.press("Return")
        hands.find("jetzt sichern")
        hands.press("Return")
        hands.until(lambda: len(rows(hands, "office.settings.backups")) == 1)
