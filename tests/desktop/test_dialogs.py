from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import dialogs


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where each file dialog would open; the documents lie in a folder of the test."""
    places: list[str] = []

    def answer(_parent: QWidget, _title: str, place: str, *_filters: str) -> tuple[str, str]:
        places.append(place)
        return "", ""

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    return places


def test_files_are_looked_for_and_saved_among_the_documents(qtbot: QtBot, asked: list[str], tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialogs.save_file(window, "Sichern", "Blatt.pdf", "PDF (*.pdf)")
    dialogs.choose_file(window, "Wählen", "Bilder (*.png)")
    assert asked == [str(tmp_path / "Blatt.pdf"), str(tmp_path)]


def test_a_name_with_signs_that_no_file_may_have_is_proposed_without_them(
    qtbot: QtBot, asked: list[str], tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for name in ("EN-2026-0001 Kim/Ole <Öz>.pdf", "/etc/../Vorlage: 1.nachweislayout", f"{'李' * 90}.pdf"):
        dialogs.save_file(window, "Sichern", name, "PDF (*.pdf)")
    assert asked[:2] == [
        str(tmp_path / "EN-2026-0001 Kim Ole Öz.pdf"),
        str(tmp_path / "etc .. Vorlage 1.nachweislayout"),
    ]
    assert asked[2].endswith("李.pdf")
    assert len(Path(asked[2]).name.encode()) < 220


def test_a_place_that_was_named_is_kept(qtbot: QtBot, asked: list[str], tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    named = tmp_path / "woanders"
    dialogs.save_file(window, "Sichern", named / "Blatt.pdf", "PDF (*.pdf)")
    dialogs.choose_file(window, "Wählen", "Bilder (*.png)", named)
    assert asked == [str(named / "Blatt.pdf"), str(named)]


def test_when_the_session_ends_nothing_is_asked_and_things_stay_as_they_are(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with dialogs.unasked():
        assert not dialogs.ask(window, "Benutzer entfernen", "Wirklich?", "Entfernen")
    QTimer.singleShot(0, window, press_yes)
    assert dialogs.ask(window, "Benutzer entfernen", "Wirklich?", "Entfernen")


def press_yes() -> None:
    box = QApplication.activeModalWidget()
    assert box is not None
    box.findChild(QPushButton, "desktop.ask.do").click()
