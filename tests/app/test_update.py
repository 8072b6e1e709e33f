"""A new version, from the settings to the start of its installer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hands import Hands, Windows
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "packaging"))

import make_update  # noqa: E402

from freiwilligenagentur.app import office_window  # noqa: E402
from freiwilligenagentur.desktop import dialogs  # noqa: E402
from freiwilligenagentur.errors import DiskFull, OfficeError, StorageError  # noqa: E402
from freiwilligenagentur.settings import Settings  # noqa: E402
from freiwilligenagentur.storage import office_file  # noqa: E402
from freiwilligenagentur.storage.office_file import OpenOffice  # noqa: E402
from freiwilligenagentur.workstation import updates  # noqa: E402
from freiwilligenagentur.workstation.updates import Update, Updates  # noqa: E402

Started = list[tuple[str, int]]


@pytest.fixture
def update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A genuine update for this system, of a key that the program knows."""
    key = Ed25519PrivateKey.generate()
    (tmp_path / "Einrichtung.exe").write_bytes(b"MZ" * 1000)
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(updates, "own_updates", lambda: Updates(tmp_path / "updates", key.public_key(), "0.1.0"))
    return make_update.pack(tmp_path / "Einrichtung.exe", "0.2.0", folder / "neu.fa-update", key, system=sys.platform)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs said."""
    said: list[str] = []
    monkeypatch.setattr(dialogs, "tell_error", lambda _parent, text: said.append(text))
    return said


def take(hands: Hands, monkeypatch: pytest.MonkeyPatch, place: Path, start: Callable[[Update], None]) -> None:
    """Chooses the file in the settings, by keyboard, and agrees."""
    monkeypatch.setattr(dialogs, "choose_file", lambda *_words: place)
    monkeypatch.setattr(updates, "start", start)
    hands.find("einstellungen")
    hands.press("Return")
    hands.push("workstation.update.take")


def test_the_office_is_copied_and_closed_and_then_the_installer_starts(
    hands: Hands, office: OpenOffice, update: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: Started = []
    take(hands, monkeypatch, update, lambda each: started.append((each.version, len(office.backups()))))
    hands.until(lambda: not hands.window.isVisible())
    assert started == [("0.2.0", 1)]
    office_file.open_with_passphrase(office.place, "Berger", "drei kleine Worte").close()


@pytest.mark.parametrize("fault", ["copy", "start"])
def test_without_a_copy_or_an_installer_that_starts_the_office_stays_open(
    hands: Hands, update: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def fail(*_words: object) -> Any:
        raise DiskFull("Kein Platz.") if fault == "copy" else StorageError("Startet nicht.")

    started: list[Update] = []
    if fault == "copy":
        monkeypatch.setattr(OpenOffice, "backup", fail)
    take(hands, monkeypatch, update, started.append if fault == "copy" else fail)
    hands.until(lambda: bool(told))
    assert told == ["Kein Platz." if fault == "copy" else "Startet nicht."]
    assert started == []
    assert hands.window.isVisible()
    assert hands.window.isEnabled()
    hands.press("Ctrl+2")
    assert hands.room() == "people"


def test_a_file_that_is_none_of_ours_is_told_and_the_work_goes_on(
    hands: Hands, update: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    update.write_bytes(b"PK")
    take(hands, monkeypatch, update, _never)
    hands.until(lambda: bool(told))
    assert "ist keine neue Fassung dieses Programms" in told[0]
    assert hands.window.isVisible()


def test_looking_is_switched_on_by_keyboard_and_tells_at_the_next_start(
    hands: Hands, office: OpenOffice, update: Path, windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: update.parent)
    monkeypatch.setattr(office_window, "VERSION_AFTER_MS", 0)
    hands.find("einstellungen")
    hands.press("Return")
    hands.push("workstation.update.looking")
    hands.wait_to_see(f"Sieht bei jedem Start in {update.parent} nach.")
    hands.press("Ctrl+Q")
    hands.until(lambda: not hands.window.isVisible())
    settings = Settings.load()
    again = office_file.open_with_passphrase(office.place, "Berger", "drei kleine Worte")
    Hands(qtbot, windows(again, settings)).wait_to_see("Fassung 0.2.0 liegt bereit: Einstellungen, Programm.")


def _never(_update: Update) -> None:
    raise OfficeError
