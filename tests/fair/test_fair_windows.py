"""The windows of stands by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fair_days import PASSPHRASE, FairDays
from fair_views import Recorder
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.fair.view.door import DoorWindow
from freiwilligenagentur.fair.view.page import StandsPage
from freiwilligenagentur.fair.view.return_dialog import ReturnDialog
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 15_000


class Room:
    """The room of stands in a window of its own."""

    def __init__(self, qtbot: QtBot, days: FairDays) -> None:
        theme.apply(QApplication.instance(), dark=False)
        self.qtbot, self.navigator = qtbot, Recorder()
        services = days.services
        self.page = StandsPage(days.stands, days.returning, services.vocabulary, self.navigator)  # type: ignore[arg-type]
        self.page.refresh()
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def dialog(self) -> QDialog:
        found: list[QDialog] = []

        def there() -> bool:
            found[:] = [each for each in shown() if isinstance(each, QDialog) and not isinstance(each, QMessageBox)]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=PATIENCE_MS)
        found[0].activateWindow()
        self.qtbot.waitUntil(found[0].isActiveWindow, timeout=PATIENCE_MS)
        return found[0]


def shown() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def at(dialog: QDialog) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def room(qtbot: QtBot, days: FairDays) -> Iterator[Room]:
    made = Room(qtbot, days)
    yield made
    for each in shown():
        each.close()


def test_a_stand_is_made_by_keyboard(room: Room, days: FairDays, monkeypatch: pytest.MonkeyPatch) -> None:
    file = days.folder / "messe.messestand"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: file)
    room.page.open_making()
    dialog = room.dialog()
    for text in ("Vereinsmesse", PASSPHRASE, PASSPHRASE):
        QTest.keyClicks(at(dialog), text)
        QTest.keyClick(at(dialog), Qt.Key.Key_Tab)
    assert at(dialog).objectName() == "fair.making.count_EN"
    QTest.keyClick(at(dialog), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(at(dialog), "3")
    QTest.keyClick(at(dialog), Qt.Key.Key_Return, CTRL)
    room.qtbot.waitUntil(lambda: any(isinstance(each, QMessageBox) for each in shown()), timeout=PATIENCE_MS)
    (told,) = [each for each in shown() if isinstance(each, QMessageBox)]
    assert str(file) in told.text()
    assert file.exists()
    room.page.refresh()
    (row,) = room.page.findChild(RowTable, "fair.stands").rows()
    assert (row.name, row.reserved) == ("Vereinsmesse", 3)


def test_what_is_wrong_is_said_where_the_cursor_then_is(room: Room, days: FairDays) -> None:
    room.page.open_making()
    dialog = room.dialog()
    QTest.keyClick(at(dialog), Qt.Key.Key_Return, CTRL)
    assert at(dialog).objectName() == "fair.making.name"
    assert "braucht einen Namen" in at(dialog).accessibleDescription()
    assert days.stands.listed() == []


def test_somebody_is_unticked_by_keyboard_and_comes_in_as_new(room: Room, days: FairDays) -> None:
    days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="03445 1"))
    laptop = days.at(file := days.make())
    laptop.take_in(first_name="Ilse", last_name="Mertens", phone="03445 1")
    room.page.bring(laptop.close(file))
    dialog = room.dialog()
    assert isinstance(dialog, ReturnDialog)
    guesses = dialog.findChild(QListWidget, "fair.returning.guesses")
    room.qtbot.waitUntil(guesses.isVisible, timeout=PATIENCE_MS)
    guesses.setFocus()
    QTest.keyClick(guesses, Qt.Key.Key_Space)
    QTest.keyClick(guesses, Qt.Key.Key_Return, CTRL)
    close = dialog.findChild(Button, "fair.returning.close")
    room.qtbot.waitUntil(close.isVisible, timeout=PATIENCE_MS)
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert len(days.services.people.rows()) == 2


def test_a_file_that_cannot_come_home_closes_its_window_after_the_sentence(room: Room, days: FairDays) -> None:
    bad = days.folder / "bad.messestand"
    bad.write_text("no stand")
    room.page.bring(bad)
    room.qtbot.waitUntil(lambda: any(isinstance(each, QMessageBox) for each in shown()), timeout=PATIENCE_MS)
    (told,) = [each for each in shown() if isinstance(each, QMessageBox)]
    assert "„bad.messestand“ ist keine Datei eines Messestands" in told.text()
    told.close()
    room.qtbot.waitUntil(lambda: shown() == [room.page], timeout=PATIENCE_MS)


def test_the_door_of_a_stand_counts_down_after_a_wrong_passphrase(
    qtbot: QtBot, days: FairDays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FREIWILLIGENAGENTUR_HOME", str(days.folder / "laptop"))
    theme.apply(QApplication.instance(), dark=False)
    door = DoorWindow(Settings(), days.open.append, days.make(), nothing)
    qtbot.addWidget(door)
    with qtbot.waitExposed(door):
        door.show()
    QTest.keyClicks(at(door), "Anna")
    QTest.keyClick(at(door), Qt.Key.Key_Tab)
    QTest.keyClicks(at(door), "falsch falsch")
    QTest.keyClick(at(door), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "öffnet den Stand nicht" in at(door).accessibleDescription(), timeout=PATIENCE_MS)
    go = door.findChild(Button, "fair.door.go")
    assert not go.isEnabled()
    qtbot.waitUntil(go.isEnabled, timeout=PATIENCE_MS)
    QTest.keyClicks(at(door), PASSPHRASE)
    QTest.keyClick(at(door), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(days.open), timeout=PATIENCE_MS)
    assert days.open[0].store.user == "Anna"
    assert not door.isVisible()


def nothing() -> None:
    return None
