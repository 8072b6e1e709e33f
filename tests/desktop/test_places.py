"""Windows come back where they stood, also when a screen is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import places

ALONE, BESIDE = QRect(60, 50, 400, 300), QRect(200, 120, 500, 400)


def window_at(qtbot: QtBot, area: QRect) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(area)
    return made


def restored(qtbot: QtBot, memory: dict[str, str]) -> QRect:
    made = QWidget()
    qtbot.addWidget(made)
    places.restore(made, "main", memory)
    return made.geometry()


def test_each_set_ofscreens_has_a_place_of_its_own(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    memory: dict[str, str] = {}
    for screens, area in (("laptop", ALONE), ("laptop screen", BESIDE)):
        monkeypatch.setattr(places, "screens", lambda name=screens: name)
        places.keep(window_at(qtbot, area), "main", memory)
    assert restored(qtbot, memory) == BESIDE
    monkeypatch.setattr(places, "screens", lambda: "laptop")
    assert restored(qtbot, memory) == ALONE


def test_the_place_of_an_older_version_is_known(qtbot: QtBot) -> None:
    memory = {"main": bytes(window_at(qtbot, ALONE).saveGeometry().toHex().data()).decode(), "people.table": "x"}
    assert restored(qtbot, memory) == ALONE
    places.keep(window_at(qtbot, BESIDE), "main", memory)
    assert restored(qtbot, memory) == BESIDE
    assert "main" not in memory
    assert memory["people.table"] == "x"


@pytest.mark.parametrize("area", [QRect(5000, 4000, 400, 300), QRect(-3000, -500, 400, 300)])
def test_a_window_that_stood_on_a_screen_that_is_gone_comes_back_in_sight(qtbot: QtBot, area: QRect) -> None:
    memory: dict[str, str] = {}
    places.keep(window_at(qtbot, area), "main", memory)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(restored(qtbot, memory))


def test_only_the_last_sets_ofscreens_are_remembered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    memory: dict[str, str] = {}
    for number in range(12):
        monkeypatch.setattr(places, "screens", lambda name=str(number): name)
        places.keep(window_at(qtbot, ALONE), "main", memory)
    assert list(memory) == [f"main {number}" for number in range(4, 12)]


def test_what_nobody_can_read_leaves_the_window_as_it_is(qtbot: QtBot) -> None:
    before = restored(qtbot, {})
    assert restored(qtbot, {"main": "kein Platz"}) == before
