"""Catches what nobody else caught: it becomes a report, and the program lives on.

This module is imported before the first window; what it needs for a report is imported when there is one.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from freiwilligenagentur.workstation.report import Report

_AGAIN_AFTER = 60.0  # seconds until the same fault is told again; a window that cannot be painted fails all the time
RUNNING = "laeuft.txt"


class Faults:
    """Hears of errors in slots, in threads and in destructors. ``tell`` gets each new report, in any thread."""

    def __init__(
        self, folder: Path, tell: Callable[[Report], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder, self._tell, self._clock = folder, tell, clock
        self._told: dict[str, float] = {}
        self._lock = threading.Lock()
        self._before: tuple[Any, Any, Any] | None = None

    def watch(self) -> None:
        """Begins to listen."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._in_window
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._in_destructor

    def stop(self) -> None:
        """Hands back to whoever listened before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def take(self, error: BaseException, where: str) -> None:
        """Logs an error and tells a report of it, unless the same one was told just now."""
        from datetime import datetime

        from freiwilligenagentur.workstation import logs, report, trace

        logs.started(self._folder)
        logs.log.error("Not caught, %s", where, exc_info=error)
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"{trace.describe(error)}\n")
        if self._is_new(f"{type(error).__qualname__} {trace.last_place(error)}"):
            now = datetime.now().astimezone()
            self._tell(report.kept_if_possible(report.of_error(error, now), self._folder, now))

    def _is_new(self, fault: str) -> bool:
        with self._lock:
            last, now = self._told.get(fault), self._clock()
            if last is not None and now - last < _AGAIN_AFTER:
                return False
            self._told[fault] = now
            return True

    def _in_window(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error, "window")

    def _in_thread(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and not issubclass(fault.exc_type, SystemExit):
            self.take(fault.exc_value, "beside the window")

    def _in_destructor(self, fault: sys.UnraisableHookArgs) -> None:
        """Nothing was lost by it that somebody waits for, so it is only logged."""
        from freiwilligenagentur.workstation import logs

        if fault.exc_value is not None and logs.started(self._folder):
            logs.log.error("Not caught, in clearing up", exc_info=fault.exc_value)


class HardCrash:
    """Notes where the program was when the system ends it. What is left of an earlier run is told at the next start."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / RUNNING
        self._file: TextIO | None = None

    def begin(self) -> str:
        """Starts to note, and returns what an earlier run noted before it ended by itself; else an empty text."""
        import faulthandler

        try:
            earlier = self._place.read_text("utf-8", errors="replace") if self._place.exists() else ""
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._place.open("w", encoding="utf-8")
        except OSError:
            return ""  # the program works without it, and opening the office says that nothing can be written here
        faulthandler.enable(self._file)
        return earlier.strip()

    def end(self) -> None:
        """The program ended as it should: there is nothing to tell."""
        import faulthandler

        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            self._place.unlink(missing_ok=True)
