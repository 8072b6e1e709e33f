"""Long work beside the window: progress, remaining time, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.errors import Cancelled, OfficeError

if TYPE_CHECKING:
    from freiwilligenagentur.desktop.task_dialog import TaskDialog

_DIALOG_AFTER_MS = 600
_LOOK_EVERY_MS = 100
_GUESS_AFTER_S = 1.0


class TaskProgress:
    """Handed to the work: written in its thread, read in the window's. Services take anything of this shape."""

    def __init__(self) -> None:
        self.cancelled = False
        self.state: tuple[int, int, str] = (0, 0, "")  # one assignment, so that no half state is ever read
        self._started = time.monotonic()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is; ``total`` 0 when nobody knows."""
        self.state = (done, total, text)

    def passed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._started

    def remaining(self) -> float | None:
        """Seconds left by the pace so far; None while that would be guessing."""
        done, total, _text = self.state
        passed = self.passed()
        if not done or not total or passed < _GUESS_AFTER_S:
            return None
        return passed / done * (total - done)


class WatchedProgress(TaskProgress):
    """Of long work that only the window's own thread can do: each step shows the dialog, when it has taken long, and
    raises Cancelled when the user asked to stop.
    """

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__()
        self._parent, self._title = parent, title
        self._dialog: TaskDialog | None = None

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is and lets the user have a word."""
        super().step(done, total, text)
        if self._dialog is None and self.passed() * 1000 >= _DIALOG_AFTER_MS:
            self._dialog = _open_dialog(self._title, self._parent, self._cancel)
        if self._dialog is not None:
            self._dialog.display(done, total, text, self.remaining(), self.cancelled)
            QCoreApplication.processEvents()
        if self.cancelled:
            raise Cancelled

    def finish(self) -> None:
        """Closes the dialog, when there was one."""
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None

    def _cancel(self) -> None:
        self.cancelled = True


def run_task(
    parent: QWidget,
    title: str,
    work: Callable[[TaskProgress], Any],
    done: Callable[[Any], None],
    failed: Callable[[OfficeError], None],
    cancelled: Callable[[], None] | None = None,
) -> Task:
    """Runs ``work(progress)`` in a thread; afterwards, in the window's thread, exactly one of the others.

    ``done(result)`` when it returned, ``failed(error)`` when it raised an OfficeError, ``cancelled()`` when it raised
    Cancelled. Any other exception is raised again in the window's thread. After 0.6 seconds a dialog shows progress.
    When ``parent`` goes away, the work is asked to stop and nothing is called.
    """
    task = Task(parent, title, work, done, failed, cancelled)
    task.start()
    return task


class Task(QObject):
    """One running piece of work; ``ended`` comes after its callback."""

    ended = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        work: Callable[[TaskProgress], Any],
        done: Callable[[Any], None],
        failed: Callable[[OfficeError], None],
        cancelled: Callable[[], None] | None,
    ) -> None:
        # A thread that is destroyed while it runs takes the program along, so it belongs to the application and not
        # to a window that may be closed.
        app = QCoreApplication.instance()
        assert app is not None, "a task needs the application"
        super().__init__(app)
        self.progress = TaskProgress()
        self._done, self._failed, self._cancelled = done, failed, cancelled
        self._parent: QWidget | None = parent
        self._title = title
        self._dialog: TaskDialog | None = None
        self._thread = _Thread(work, self.progress, self)
        self._thread.finished.connect(self._end)
        self._patience = QTimer(self, singleShot=True, interval=_DIALOG_AFTER_MS)
        self._patience.timeout.connect(self._open_dialog)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._display)
        parent.destroyed.connect(self._forget_parent)
        app.aboutToQuit.connect(self.stop)

    def start(self) -> None:
        """Starts the work."""
        self._thread.start()
        self._patience.start()

    def cancel(self) -> None:
        """Asks the work to stop; it stops at its next step."""
        self.progress.cancelled = True

    def stop(self) -> None:
        """Asks the work to stop and waits until it did."""
        self.cancel()
        self._thread.wait()

    def _open_dialog(self) -> None:
        if self._parent is None:
            return
        self._dialog = _open_dialog(self._title, self._parent, self.cancel)
        self._display()
        self._look.start()

    def _display(self) -> None:
        if self._dialog is not None:
            done, total, text = self.progress.state
            self._dialog.display(done, total, text, self.progress.remaining(), self.progress.cancelled)

    def _end(self) -> None:
        self._thread.wait()
        self._patience.stop()
        self._look.stop()
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
        try:
            if self._parent is not None:
                self._call_back()
        finally:
            self._parent = None
            self.ended.emit()
            self.deleteLater()

    def _call_back(self) -> None:
        error = self._thread.error
        if error is None:
            self._done(self._thread.result)
        elif isinstance(error, Cancelled):
            if self._cancelled is not None:
                self._cancelled()
        elif isinstance(error, OfficeError):
            self._failed(error)
        else:
            raise error

    def _forget_parent(self) -> None:
        self._parent = None
        self._dialog = None  # it was a child of the window
        self.cancel()


def _open_dialog(title: str, parent: QWidget, cancel: Callable[[], None]) -> TaskDialog:
    from freiwilligenagentur.desktop.task_dialog import TaskDialog

    dialog = TaskDialog(title, parent)
    dialog.cancel_asked.connect(cancel)
    dialog.open()
    return dialog


class _Thread(QThread):
    def __init__(self, work: Callable[[TaskProgress], Any], progress: TaskProgress, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._progress = work, progress
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except Exception as error:  # noqa: BLE001 - raised again in the thread of the window
            self.error = error
