"""Weights in plain words, what a change would do, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.matching.presenter.weighing import STEPS, WeightRow, WeightsPresenter, nearest
from freiwilligenagentur.matching.view.weights_part import WeightsPart
from freiwilligenagentur.matching.weights import DEFAULT, Criterion, Weights


class Engine:
    """Keeps weights, and tells of each that differs what it would do."""

    def __init__(self) -> None:
        self.kept = DEFAULT
        self.refuse = ""

    def weights(self) -> Weights:
        return self.kept

    def set_weights(self, weights: Weights) -> None:
        if self.refuse:
            raise Refused(self.refuse)
        self.kept = weights

    def preview(self, weights: Weights) -> Sequence[str]:
        return [f"{name}: {weight:g}" for name, weight in weights.changed().items()]


@dataclass
class Window:
    rows: Sequence[WeightRow] = ()
    changed: bool = False
    usual: bool = True
    preview: Sequence[str] = ()
    done: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def display_weights(self, rows: Sequence[WeightRow], *, changed: bool, usual: bool) -> None:
        self.rows, self.changed, self.usual = rows, changed, usual

    def display_preview(self, sentences: Sequence[str]) -> None:
        self.preview = sentences

    def tell_done(self, text: str) -> None:
        self.done.append(text)

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    def words(self, code: str) -> str:
        return next(row.words for row in self.rows if row.code == code)


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def presenter(engine: Engine, window: Window) -> WeightsPresenter:
    made = WeightsPresenter(window, engine)
    made.refresh()
    return made


def test_every_criterion_stands_there_in_plain_words(window: Window, presenter: WeightsPresenter) -> None:
    assert [row.code for row in window.rows] == [criterion.value for criterion in Criterion]
    assert len({row.label for row in window.rows}) == len(window.rows)
    assert (window.words("time"), window.words("company")) == ("sehr wichtig", "wenig wichtig")
    assert (window.changed, window.usual) == (False, True)


def test_a_step_shows_what_it_would_do_and_counts_only_when_kept(
    engine: Engine, window: Window, presenter: WeightsPresenter
) -> None:
    presenter.set_step("distance", 0)
    assert window.words("distance") == "egal"
    assert (window.changed, window.usual) == (True, False)
    assert window.preview == ["distance: 0"]
    assert engine.kept == DEFAULT
    presenter.keep()
    assert engine.kept.distance == 0
    assert (window.changed, window.preview) == (False, [])
    assert window.done == ["Ab jetzt gelten diese Gewichte. Strg+Z nimmt es zurück."]


def test_leaving_as_is_and_the_usual_weights(engine: Engine, window: Window, presenter: WeightsPresenter) -> None:
    engine.kept = replace(DEFAULT, time=6.0)
    presenter.refresh()
    assert (window.words("time"), window.usual) == ("entscheidend", False)
    presenter.set_step("time", 1)
    presenter.discard()
    assert (window.words("time"), window.changed) == ("entscheidend", False)
    presenter.use_defaults()
    assert (window.words("time"), window.changed, window.usual) == ("sehr wichtig", True, True)
    presenter.keep()
    assert engine.kept == DEFAULT


def test_a_weight_between_two_steps_stays_until_somebody_moves_it(engine: Engine, presenter: WeightsPresenter) -> None:
    engine.kept = replace(DEFAULT, hours=1.4)
    presenter.refresh()
    presenter.set_step("hours", nearest(1.4))
    presenter.set_step("time", 5)
    presenter.keep()
    assert (engine.kept.hours, engine.kept.time) == (1.4, STEPS[5])


def test_what_is_being_set_survives_a_refresh(engine: Engine, window: Window, presenter: WeightsPresenter) -> None:
    presenter.set_step("area", 5)
    presenter.refresh()
    assert (window.words("area"), window.changed) == ("entscheidend", True)


def test_a_refusal_is_told_and_keeps_what_was_set(engine: Engine, window: Window, presenter: WeightsPresenter) -> None:
    engine.refuse = "Nicht gespeichert."
    presenter.set_step("area", 5)
    presenter.keep()
    assert (window.errors, window.changed) == (["Nicht gespeichert."], True)


class Way:
    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)


def test_by_keyboard_from_a_step_to_the_weights_that_count(engine: Engine, qtbot: QtBot) -> None:
    theme.apply(QApplication.instance(), dark=False)
    way = Way()
    part = WeightsPart(engine, way)
    [section] = part.sections
    qtbot.addWidget(section)
    part.refresh()
    with qtbot.waitExposed(section):
        section.show()
    slider = section.findChild(QSlider, "matching.weights.time")
    assert slider.accessibleName() == "Zeiten"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.accessibleDescription() == "entscheidend; üblich: sehr wichtig"
    assert any("time: 6" in label.text() for label in section.findChildren(QLabel) if label.isVisible())
    QTest.keyClick(section.findChild(QPushButton, "matching.weights.keep"), Qt.Key.Key_Space)
    assert engine.kept.time == STEPS[5]
    assert way.told == ["Ab jetzt gelten diese Gewichte. Strg+Z nimmt es zurück."]
