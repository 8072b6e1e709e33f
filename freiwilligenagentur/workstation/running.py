"""One running program per user: a second start hands over what it was started with, and ends.

A lock that the system takes back by itself says who is first; what is handed over lies as a small file in a folder that
the first program watches. Why not a socket: docs/decisions/one-running-program.md. Imported before the first window.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from freiwilligenagentur import locks

PATIENCE = 10.0  # seconds until a first program that does not answer counts as stuck
_LOOK_EVERY = 0.05
_PATTERN = "*.json"


class Running:
    """This user's running program. ``folder`` is the user's folder of data; ``asked`` takes what is handed over."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / "running.lock"
        self.asked = folder / "asked"
        self._file: BinaryIO | None = None
        self.is_first = False
        """Whether this is the only program of the user."""

    def claim(self) -> bool:
        """Whether this is the only program of the user from now on."""
        try:
            self.asked.mkdir(parents=True, exist_ok=True)
            self._file = locks.hold(self._place)
        except OSError:
            self.is_first = True  # nothing can be written here at all; opening the office will say so
            return True
        self.is_first = self._file is not None
        return self.is_first

    def release(self) -> None:
        """Lets the next start be the first one; the end of the process, however it comes, does the same."""
        self.is_first = False
        if self._file is not None:
            self._file.close()
            self._file = None

    def hand_over(self, path: Path | None, patience: float = PATIENCE) -> bool:
        """Gives a file (or only "come to the front") to the first program and waits until it took it.

        False when it took nothing for ``patience`` seconds, or when it ended meanwhile and this program became the
        first: ``is_first`` tells which. Raises an OfficeError when nothing can be written.
        """
        import json
        import secrets

        from freiwilligenagentur.files import write_safely

        _let_it_come_to_the_front()
        request = self.asked / f"{time.time_ns()}-{secrets.token_hex(4)}.json"
        write_safely(request, json.dumps({"path": str(path.absolute()) if path else ""}).encode())
        end = time.monotonic() + patience
        while request.exists():
            if self.claim() or time.monotonic() > end:
                request.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_EVERY)
        return True

    def taken(self) -> list[Path | None]:
        """Takes all that was handed over, the oldest first; None where no file came along."""
        return [path for request in sorted(self.asked.glob(_PATTERN)) for path in _take(request)]


def _take(request: Path) -> list[Path | None]:
    """Nothing for one that was left behind by a program that gave up long ago, or that nobody can read."""
    import json

    try:
        fresh = time.time() - request.stat().st_mtime < 3 * PATIENCE
        path = json.loads(request.read_text("utf-8"))["path"]
    except (OSError, ValueError, KeyError, TypeError):
        fresh, path = False, ""
    with suppress(OSError):  # whoever asked has taken it back
        request.unlink()
    return [Path(path) if path else None] if fresh and isinstance(path, str) else []


def _let_it_come_to_the_front() -> None:
    """Windows lets only the program in front put another one there."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
