"""Work beside the window of which only the newest answer counts, as for a line in which somebody types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread
from PySide6.QtWidgets import QWidget

from freiwilligenagentur.errors import Cancelled, OfficeError

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[OfficeError], None]


class Latest(QObject):
    """One piece of work at a time. Whoever asks anew while it runs is next; the answer before is dropped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._done: tuple[Done, Failed] | None = None
        self._next: tuple[Work, Done, Failed] | None = None

    def ask(self, work: Work, done: Done, failed: Failed) -> None:
        """Runs ``work`` in a thread and afterwards ``done`` with its answer in the window's thread.

        ``failed`` gets an OfficeError that it raised; Cancelled is nobody's answer. Anything else is raised again in
        the window's thread. Nothing of this when somebody asked anew meanwhile.
        """
        self._next = (work, done, failed)
        self._start()

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._next = self._done = None

    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._thread is not None

    def _start(self) -> None:
        if self._thread is not None or self._next is None:
            return
        work, done, failed = self._next
        self._done, self._next = (done, failed), None
        # A thread that is destroyed while it runs takes the program along, so it belongs to the application and not
        # to a window that may be closed.
        app = QCoreApplication.instance()
        assert app is not None, "work beside the window needs the application"
        self._thread = _Thread(work, app)
        self._thread.finished.connect(self._end)
        self._thread.finished.connect(self._thread.deleteLater)
        app.aboutToQuit.connect(self._thread.wait)
        self._thread.start()

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        assert thread is not None, "only its own thread ends"
        thread.wait()
        done, self._done = self._done, None
        outdated = self._next is not None
        self._start()
        if outdated or done is None or isinstance(thread.error, Cancelled):
            return
        if isinstance(thread.error, OfficeError):
            done[1](thread.error)
        elif thread.error is not None:
            raise thread.error
        else:
            done[0](thread.result)


class _Thread(QThread):
    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again in the thread of the window
            self.error = error
