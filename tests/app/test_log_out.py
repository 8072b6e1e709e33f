"""One goes to lunch, the next one sits down: logging out and in again without starting the program anew."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.program import Program
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage import backup, office_file
from freiwilligenagentur.vocabulary.service import Vocabulary

PASSPHRASE = "drei kleine Worte"
PATIENCE_MS = 15_000
Seen = TypeVar("Seen", LoginWindow, MainWindow)


def visible(kind: type[Seen]) -> list[Seen]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible()]


@pytest.fixture
def place(tmp_path: Path, cheap: Cost) -> Path:
    office, _code = office_file.create(tmp_path / "agentur.db", "Berger", PASSPHRASE, cost=cheap)
    Vocabulary(office.store).ensure_defaults()
    office.close()
    return office.place


def test_who_logs_out_leaves_a_copy_and_the_way_in_and_no_window_behind(
    qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Program, "_import_office", lambda _program: None)  # all of it is imported in tests
    program = Program(Settings())
    program.open(office_file.open_with_passphrase(place, "Berger", PASSPHRASE))
    assert program.office is not None
    hands = Hands(qtbot, program.office)
    assert "Abmelden" in hands.find("abmelden")[0]
    hands.press("Return")
    qtbot.waitUntil(lambda: bool(visible(LoginWindow)) and not visible(MainWindow), timeout=PATIENCE_MS)
    assert len(backup.existing(backup.folder_of(place), place.stem)) == 1
    (door,) = visible(LoginWindow)
    assert door.findChild(QComboBox, "office.login.user").currentText() == "Berger"
    assert door.passphrase.editor.text() == ""
    QTest.keyClicks(door.passphrase.editor, PASSPHRASE)
    QTest.keyClick(door.passphrase.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(visible(MainWindow)) == 1 and not visible(LoginWindow), timeout=PATIENCE_MS)
    program.office.window.hide()
    program.office.release()
