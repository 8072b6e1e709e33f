"""Work beside the window of which only the newest answer counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.latest import Latest
from freiwilligenagentur.errors import Cancelled, OfficeError

PATIENCE_MS = 5000


def never(error: OfficeError) -> None:
    pytest.fail(str(error))


class Gate:
    """Work that waits until the test opens it."""

    def __init__(self) -> None:
        self._opened = threading.Event()
        self.begun = threading.Event()

    def work(self, answer: str) -> Callable[[], str]:
        def run() -> str:
            self.begun.set()
            assert self._opened.wait(10)
            return answer

        return run

    def open(self) -> None:
        self._opened.set()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_answer_comes_in_the_windows_thread(window: QWidget, qtbot: QtBot) -> None:
    answers: list[tuple[object, bool]] = []
    here = threading.get_ident()
    latest = Latest(window)
    latest.ask(threading.get_ident, lambda there: answers.append((there, threading.get_ident() == here)), never)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    [(there, in_window)] = answers
    assert there != here
    assert in_window
    assert not latest.is_busy()


def test_only_the_newest_of_many_questions_is_answered(window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    gate, latest = Gate(), Latest(window)
    latest.ask(gate.work("eins"), answers.append, never)
    assert gate.begun.wait(5)
    for text in ("zwei", "drei", "vier"):
        latest.ask(gate.work(text), answers.append, never)
    gate.open()
    qtbot.waitUntil(lambda: bool(answers) and not latest.is_busy(), timeout=PATIENCE_MS)
    assert answers == ["vier"]


def test_nobody_is_told_after_forgetting(window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    gate, latest = Gate(), Latest(window)
    latest.ask(gate.work("eins"), answers.append, never)
    latest.forget()
    gate.open()
    qtbot.waitUntil(lambda: not latest.is_busy(), timeout=PATIENCE_MS)
    assert answers == []


def test_what_went_wrong_is_raised_in_the_window(window: QWidget, qtbot: QtBot) -> None:
    latest = Latest(window)

    def fail() -> None:
        raise ValueError("kaputt")

    with qtbot.captureExceptions() as raised:
        latest.ask(fail, lambda _answer: None, never)
        qtbot.waitUntil(lambda: not latest.is_busy(), timeout=PATIENCE_MS)
    assert [str(error) for _kind, error, _trace in raised] == ["kaputt"]


def test_a_refusal_is_told_and_a_closed_office_is_not(window: QWidget, qtbot: QtBot) -> None:
    told: list[str] = []
    latest = Latest(window)

    def refuse(error: OfficeError) -> None:
        raise error

    for error in (OfficeError("Das Büro ist gerade nicht erreichbar."), Cancelled("Geschlossen.")):
        latest.ask(partial(refuse, error), told.append, lambda refused: told.append(str(refused)))
        qtbot.waitUntil(lambda: not latest.is_busy(), timeout=PATIENCE_MS)
    assert told == ["Das Büro ist gerade nicht erreichbar."]


def test_a_window_may_close_while_work_runs(qtbot: QtBot) -> None:
    answers: list[str] = []
    gate = Gate()
    window = QWidget()
    latest = Latest(window)
    latest.ask(gate.work("eins"), answers.append, never)
    assert gate.begun.wait(5)
    thread = latest._thread
    assert thread is not None
    with qtbot.waitSignal(thread.finished, timeout=PATIENCE_MS):
        window.deleteLater()
        qtbot.waitUntil(thread.isRunning, timeout=PATIENCE_MS)
        gate.open()
    assert answers == []
