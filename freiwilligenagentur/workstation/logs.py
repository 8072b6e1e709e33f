"""The log: what the program did and where it stumbled, never about whom.

Our own messages are written for it. Of messages of other libraries only the place stays, since their values could be
what somebody typed.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from freiwilligenagentur import __version__, files
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.workstation import trace

OURS = "freiwilligenagentur"
NAME = "programm.log"
SIZE, KEPT = 512 * 1024, 3  # bytes of one file, and so many older ones beside it
log = logging.getLogger(OURS)


def start(folder: Path) -> None:
    """Begins the log in ``folder`` unless it has begun. Raises an OfficeError when the folder cannot be written."""
    if any(isinstance(each, _LogFile) for each in logging.getLogger().handlers):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(folder / NAME, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError as error:
        raise files.refusal(error, folder / NAME) from error
    handler.setFormatter(Careful())
    logging.getLogger().addHandler(handler)
    log.setLevel(logging.INFO)
    log.info("Freiwilligenagentur %s begins on %s", __version__, trace.system())


def stop() -> None:
    """Ends the log and closes its file."""
    top = logging.getLogger()
    for handler in [each for each in top.handlers if isinstance(each, _LogFile)]:
        top.removeHandler(handler)
        handler.close()


class _LogFile(RotatingFileHandler):
    """The file of the log."""


class Careful(logging.Formatter):
    """Writes one line a record, and under it where an error happened."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        ours = record.name.partition(".")[0] == OURS
        text = record.getMessage() if ours else f"{trace.short(record.pathname)}:{record.lineno}"
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {text}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{trace.describe(error)}" if error is not None else line


def started(folder: Path) -> bool:
    """Begins the log and says whether it could; without a log the program works all the same."""
    try:
        start(folder)
    except OfficeError:
        return False
    return True
