"""A whole office with its main window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hands import Hands
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.vocabulary.service import Vocabulary

Windows = Callable[[OpenOffice], OfficeWindow]


@pytest.fixture
def windows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Opens main windows and closes them at the end; a question that nobody expects is answered at once."""
    monkeypatch.setattr(dialogs, "ask", lambda *words: True)
    made: list[OfficeWindow] = []

    def make(office: OpenOffice) -> OfficeWindow:
        made.append(OfficeWindow(office, Settings(), _nothing))
        return made[-1]

    yield make
    for each in made:
        each.window.close()
        each.release()


@pytest.fixture
def hands(qtbot: QtBot, office: OpenOffice, windows: Windows) -> Hands:
    """Somebody in front of the main window of an office that holds only the default lists."""
    Vocabulary(office.store).ensure_defaults()
    return Hands(qtbot, windows(office))


def _nothing() -> None:
    return None
