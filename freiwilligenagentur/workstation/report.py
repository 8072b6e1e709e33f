"""What a report about a fault says; the user reads it and decides whom to give it to."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from freiwilligenagentur import __version__
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation import trace

KEPT = 20  # older reports are removed
_PATTERN = "bericht-*.txt"


class Report(NamedTuple):
    """A report and where it lies; ``place`` is None when it could not be written."""

    text: str
    place: Path | None = None
    ended: bool = False
    """Whether the program ended by it."""


def of_error(error: BaseException, now: datetime) -> Report:
    """The report on an error that nobody caught."""
    return Report(_text(_("A step could not be finished."), trace.describe(error), now))


def of_crash(text: str, now: datetime) -> Report:
    """The report on the end of an earlier run, from what ``faulthandler`` wrote."""
    return Report(_text(_("The program ended by itself."), trace.crash(text), now), ended=True)


def keep(report: Report, folder: Path, now: datetime) -> Report:
    """Writes it beside the log. Raises an OfficeError when that cannot be done."""
    place = folder / f"bericht-{now:%Y-%m-%d-%H%M%S-%f}.txt"
    write_safely(place, report.text.encode())
    for old in sorted(folder.glob(_PATTERN))[:-KEPT]:
        old.unlink(missing_ok=True)
    return report._replace(place=place)


def kept_if_possible(report: Report, folder: Path, now: datetime) -> Report:
    """The same where the folder cannot be written: the report is then only shown."""
    try:
        return keep(report, folder, now)
    except OfficeError:
        return report


def _text(what: str, body: str, now: datetime) -> str:
    head = [
        what,
        "",
        f"{now:%Y-%m-%d %H:%M:%S}",
        f"Freiwilligenagentur {__version__}",
        f"Python {sys.version.split()[0]}, PySide6 {_qt_version()}",
        trace.system(),
    ]
    return "\n".join([*head, "", body, ""])


def _qt_version() -> str:
    return getattr(sys.modules.get("PySide6"), "__version__", "–")
