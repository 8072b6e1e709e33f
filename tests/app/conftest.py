"""The main window over an empty office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import Hands, Windows, open_windows
from pytestqt.qtbot import QtBot

from freiwilligenagentur.storage.office_file import OpenOffice


@pytest.fixture
def windows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Opens main windows."""
    yield from open_windows(monkeypatch)


@pytest.fixture
def hands(qtbot: QtBot, office: OpenOffice, windows: Windows) -> Hands:
    """Somebody in front of the main window of an office that holds only the default lists."""
    return Hands(qtbot, windows(office))
