"""The end of an open office: what was typed is kept, a copy is made beside the window, then the window may go."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.tasks import Task, run_task
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.shell.window import MainWindow
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress

log = logging.getLogger(__name__)


class Closing:
    """Asked by the window whether it may close; says no until the copy is there, then closes the window itself."""

    def __init__(self, window: MainWindow, office: OpenOffice, release: Callable[[], None]) -> None:
        self._window = window
        self._office = office
        self._release = release
        self._task: Task | None = None
        self._then: Callable[[], None] | None = None

    def close_and(self, then: Callable[[], None]) -> None:
        """Closes the window, and does something when the copy is there; without a copy the window stays."""
        self._then = then
        self._window.close()
        if self._task is None:
            self._then = None  # a page could not be left, and says why

    def may_close(self) -> bool:
        """Lets every page keep what was typed and starts the copy, once; False keeps the window open meanwhile."""
        if self._task is None and self.can_leave():
            title = _("Copy before closing")
            self._task = run_task(self._window, title, self._copy, self._copied, self._refuse, self._stopped)
            QTimer.singleShot(0, self._window, self._rest)  # the key that closes still has to come up
        return False

    def can_leave(self) -> bool:
        """Lets every page keep what was typed; False when one of them has to be finished first, and says why."""
        return all(page.leave() for page in self._pages_to_leave())

    def keep_typed(self) -> None:
        """Lets every page keep what was typed, and asks nothing: the session ends, and nobody is there to answer."""
        with dialogs.unasked():
            for page in self._pages_to_leave():
                page.leave()

    def stop(self) -> None:
        """Gives a copy up that is under way, and waits until its thread has ended."""
        if self._task is not None:
            self._task.stop()

    def _rest(self) -> None:
        """Nothing is typed any more that no page would keep."""
        if self._task is not None:
            self._window.setEnabled(False)

    def _pages_to_leave(self) -> list[Any]:
        return [page for page in self._window.made_pages().values() if hasattr(page, "leave")]

    def _copy(self, progress: Progress) -> None:
        stay = _("Stopping makes no new copy, and the office stays open.")
        leave = _("Stopping closes without a new copy. Everything saved and the earlier copies stay.")
        self._office.backup(_Explained(progress, leave if self._then is None else stay))

    def _copied(self, _nothing: None) -> None:
        log.info("A copy was made.")
        then, self._then = self._then, None
        try:
            if then is not None:
                then()
        except OfficeError as error:
            self._stay()
            dialogs.tell_error(self._window, str(error))
        else:
            self._end()

    def _stopped(self) -> None:
        """Somebody did not want to wait for the copy."""
        if self._then is None:
            self._end()
        else:
            self._stay()

    def _end(self) -> None:
        self._task = None
        self._release()
        self._window.close()

    def _stay(self) -> None:
        self._task = self._then = None
        self._window.setEnabled(True)
        self._window.enter_page()

    def _refuse(self, error: OfficeError) -> None:
        log.info("No copy was made: %s", type(error).__name__)
        if self._then is not None:
            self._stay()
            dialogs.tell_error(self._window, str(error))
            return
        self._task = None
        self._window.setEnabled(True)
        leave = _("Close without a copy")
        text = _("{reason} Everything that was saved is safe in the office itself.").format(reason=error)
        if dialogs.ask(self._window, _("No copy was made"), text, leave, _("Stay here")):
            self._end()
        else:
            self._window.enter_page()


class _Explained:
    """Progress that says what stopping means here."""

    def __init__(self, progress: Progress, text: str) -> None:
        self._progress = progress
        self._text = text

    @property
    def cancelled(self) -> bool:
        return self._progress.cancelled

    def step(self, done: int, total: int, _text: str = "") -> None:
        self._progress.step(done, total, self._text)
