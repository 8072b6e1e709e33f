from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.fields import line_edit
from freiwilligenagentur.desktop.task_dialog import TaskDialog, remaining_words
from freiwilligenagentur.desktop.tasks import TaskProgress, run_task
from freiwilligenagentur.errors import Cancelled, OfficeError

Window = Callable[..., QWidget]


class Office:
    """Takes what a task brings home and remembers in which thread."""

    def __init__(self) -> None:
        self.brought: list[tuple[str, Any]] = []
        self.in_window_thread: list[bool] = []

    def _note(self, what: str, value: Any) -> None:
        self.brought.append((what, value))
        self.in_window_thread.append(QThread.isMainThread())

    def take(self, result: Any) -> None:
        self._note("done", result)

    def fail(self, error: OfficeError) -> None:
        self._note("failed", str(error))

    def stop(self) -> None:
        self._note("cancelled", None)


def wait_until_cancelled(progress: TaskProgress) -> None:
    step = 0
    while not progress.cancelled:
        step += 1
        progress.step(step, 10_000, "Blatt")
        threading.Event().wait(0.005)
    raise Cancelled("gestoppt")


def test_the_result_comes_back_in_the_thread_of_the_window(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())
    threads: list[bool] = []

    def work(progress: TaskProgress) -> int:
        threads.append(QThread.isMainThread())
        return 42

    with qtbot.waitSignal(run_task(shown, "Rechnen", work, office.take, office.fail).ended):
        pass
    assert office.brought == [("done", 42)]
    assert office.in_window_thread == [True]
    assert threads == [False]


def test_an_error_for_the_user_comes_to_the_window(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())

    def work(progress: TaskProgress) -> None:
        raise OfficeError("Die Datei ist leer.")

    with qtbot.waitSignal(run_task(shown, "Lesen", work, office.take, office.fail).ended):
        pass
    assert office.brought == [("failed", "Die Datei ist leer.")]


def test_an_unexpected_error_is_not_swallowed(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())

    def work(progress: TaskProgress) -> None:
        raise ZeroDivisionError

    with (
        capture_exceptions() as raised,
        qtbot.waitSignal(run_task(shown, "Teilen", work, office.take, office.fail).ended),
    ):
        pass
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert office.brought == []


def test_long_work_shows_a_dialog_and_escape_stops_it(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())
    task = run_task(shown, "Blätter drucken", wait_until_cancelled, office.take, office.fail, office.stop)
    qtbot.waitUntil(lambda: bool(shown.findChildren(TaskDialog)), timeout=3000)
    dialog = shown.findChild(TaskDialog)
    assert dialog.windowTitle() == "Blätter drucken"
    with qtbot.waitSignal(task.ended, timeout=3000):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert office.brought == [("cancelled", None)]
    qtbot.waitUntil(lambda: not shown.findChildren(TaskDialog))


def test_at_the_end_nothing_is_left_to_stop(window: Window) -> None:
    asked: list[bool] = []
    dialog = TaskDialog("Einlesen", window(line_edit()))
    dialog.cancel_asked.connect(lambda: asked.append(True))
    dialog.display(1, 1, "Wird gespeichert …", None, stopping=False)
    dialog.reject()
    assert asked == []
    dialog.display(0, 5, "", None, stopping=False)
    dialog.reject()
    assert asked == [True]


def test_quick_work_shows_no_dialog(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())
    task = run_task(shown, "Kurz", lambda progress: 1, office.take, office.fail)
    with qtbot.waitSignal(task.ended):
        pass
    assert shown.findChildren(TaskDialog) == []


def test_a_window_that_goes_away_stops_its_work_and_hears_nothing(qtbot: QtBot) -> None:
    office, shown = Office(), QWidget()
    task = run_task(shown, "Lang", wait_until_cancelled, office.take, office.fail, office.stop)
    with qtbot.waitSignal(task.ended, timeout=3000):
        shown.deleteLater()
        del shown
    assert office.brought == []


def test_many_tasks_after_each_other_leave_no_thread(window: Window, qtbot: QtBot) -> None:
    office, shown = Office(), window(line_edit())
    for number in range(20):
        task = run_task(shown, "Viele", lambda progress, number=number: number, office.take, office.fail)
        with qtbot.waitSignal(task.ended):
            pass
    assert [value for _what, value in office.brought] == list(range(20))
    qtbot.waitUntil(lambda: QApplication.instance().findChildren(QThread) == [])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (2.0, "noch wenige Sekunden"),
        (44.0, "noch etwa 40 Sekunden"),
        (89.0, "noch etwa 90 Sekunden"),
        (100.0, "noch etwa 2 Minuten"),
        (3600.0, "noch etwa 60 Minuten"),
    ],
)
def test_remaining_time_is_said_in_words(seconds: float | None, words: str) -> None:
    assert remaining_words(seconds) == words


def test_remaining_time_follows_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("freiwilligenagentur.desktop.tasks.time.monotonic", lambda: clock[0])
    progress = TaskProgress()
    assert progress.remaining() is None
    progress.step(25, 100)
    clock[0] += 0.5
    assert progress.remaining() is None, "half a second is no basis"
    clock[0] += 9.5
    assert progress.remaining() == pytest.approx(30)
