"""What this workstation remembers of each printer: tray, both sides, how far its print lies off. No personal data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.files import write_safely

LARGEST_SHIFT = 20.0
"""Millimetres; whoever needs more has the wrong paper in the tray."""


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """One printer. ``right`` and ``down`` are millimetres by which everything is moved on the paper."""

    right: float = 0.0
    down: float = 0.0
    tray: int = -1
    """A paper source as the system numbers it; -1 for the printer's own choice."""
    double_sided: bool = True
    """Whether documents of more than one page go on both sides, where the printer can."""
    told_one_sided: bool = False
    """Whether the office was told that this printer prints on one side only."""


def setup_of(printer: str) -> PrinterSetup:
    """What is remembered of a printer; nothing special for one that nobody set up."""
    return _setup(_stored().get(printer))


def remember(printer: str, setup: PrinterSetup) -> None:
    """Keeps it crash-safely. Raises DiskFull or NoPermission."""
    kept = _stored() | {printer: asdict(setup)}
    write_safely(_place(), json.dumps(kept, ensure_ascii=False, indent=1).encode())


def within_reach(millimetres: float) -> float:
    """A shift rounded to a tenth of a millimetre and kept within what makes sense."""
    return round(max(-LARGEST_SHIFT, min(millimetres, LARGEST_SHIFT)), 1)


def _setup(stored: Any) -> PrinterSetup:
    """From whatever the file holds; what is not as it should be falls back to nothing special."""
    if not isinstance(stored, dict):
        return PrinterSetup()
    plain = PrinterSetup()
    values = {
        field.name: stored[field.name]
        for field in fields(PrinterSetup)
        if type(stored.get(field.name)) is type(getattr(plain, field.name))
    }
    found = PrinterSetup(**values)
    return PrinterSetup(
        within_reach(found.right), within_reach(found.down), found.tray, found.double_sided, found.told_one_sided
    )


def _stored() -> dict[str, Any]:
    try:
        found = json.loads(_place().read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # as with the other settings, nothing here is worth an error
    return found if isinstance(found, dict) else {}


def _place() -> Path:
    return paths.user_data() / "printers.json"
