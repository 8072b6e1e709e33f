"""The main window over an empty office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Hands, Windows, open_windows
from pytestqt.qtbot import QtBot
from small_office import furnish

from freiwilligenagentur import i18n
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice


@pytest.fixture
def windows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Opens main windows."""
    yield from open_windows(monkeypatch)


@pytest.fixture(scope="session")
def furnished_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that holds one of everything; copied, never opened by tests."""
    place = copied(template, tmp_path_factory.mktemp("furnished"))
    i18n.use("de")
    office = office_file.open_with_passphrase(place, "Berger", "drei kleine Worte")
    furnish(office.store)
    office.close()
    return place


@pytest.fixture
def furnished(furnished_template: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    """An office of its own that holds one of everything."""
    opened = office_file.open_with_passphrase(copied(furnished_template, tmp_path), "Berger", "drei kleine Worte")
    yield opened
    opened.close()


def copied(office: Path, folder: Path) -> Path:
    """A closed office with its keys, in another folder."""
    for file in (office, office.with_suffix(".keys")):
        shutil.copyfile(file, folder / file.name)
    return folder / office.name


@pytest.fixture
def hands(furnished: OpenOffice, qtbot: QtBot, windows: Windows) -> Hands:
    """Somebody in front of the main window of an office that holds one of everything."""
    return Hands(qtbot, windows(furnished))
