"""Keeps what matching needs at hand beside the windows, so that whoever opens the desk does not wait."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.storage import ChangeSet, Store

TOUCHING = ("Volunteer", "Offer", "Organisation", "Consent", "Placement")
SLICE, REST = 0.005, 0.015
"""Seconds of reading prose at a time, and of leaving the processor to the windows in between."""


class Preparing:
    """A thread that loads everything once and then, after changes, what is new."""

    def __init__(self, store: Store, load: Callable[[], object], read_on: Callable[[float], bool]) -> None:
        self._store, self._load, self._read_on = store, load, read_on
        self._news, self._closing = Event(), Event()
        self._thread: Thread | None = None
        self._unsubscribe: Callable[[], None] = _nothing

    def once(self) -> None:
        """Loads everything and reads all prose, in the thread of whoever calls."""
        self._load()
        while not self._closing.is_set() and self._read_on(SLICE):
            self._closing.wait(REST if self._thread is not None else 0)
        self._load()

    def start(self) -> None:
        """Begins; a second start does nothing."""
        if self._thread is None and not self._closing.is_set():
            self._unsubscribe = self._store.subscribe(self._on_change)
            self._thread = Thread(target=self._work, name="matching", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ends the thread; the store may be closed afterwards."""
        self._closing.set()
        self._news.set()
        self._unsubscribe()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._closing.is_set():
            self._news.clear()
            with suppress(OfficeError):  # a busy file: whoever asks next reads it, and says so if it lasts
                self.once()
            self._news.wait()

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.touches(*TOUCHING):
            self._news.set()


def _nothing() -> None:
    return None
