"""Gets matching ready before anybody opens the desk: imported, loaded and read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from freiwilligenagentur.app.services import Services


class MatchingAhead:
    """Starts what keeps matching ready, in a thread of its own, because numpy alone takes a tenth of a second.

    ``read`` is called in that thread when the modules of the desk are there, and never after closing.
    """

    def __init__(self, services: Services, read: Callable[[], None]) -> None:
        self._services = services
        self._read = read
        self._lock = Lock()
        self._begun = self._closed = False

    def start(self) -> None:
        """Begins beside the window."""
        Thread(target=self._begin, name="start of matching", daemon=True).start()

    def close(self) -> None:
        """Ends the work beside the window; the store may be closed afterwards."""
        with self._lock:
            self._closed = True
            if self._begun:
                self._services.matching.close()

    def _begin(self) -> None:
        from freiwilligenagentur.matching import service  # noqa: F401  (the long part, without the lock)

        with self._lock:
            if not self._closed and not self._begun:
                self._begun = True
                self._services.matching.start()
        # Its windows too: reading these modules is most of what the first visit to the desk would wait for.
        from freiwilligenagentur.app import at_the_desk  # noqa: F401
        from freiwilligenagentur.matching import view  # noqa: F401

        with self._lock:
            if not self._closed:
                self._read()
