"""What setting up an office does beside its questions: a free place, the sheet to print, and what is left of a try."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from freiwilligenagentur import keyfile, paths
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage.office_file import OpenOffice


def free_place() -> Path:
    """Where a new office is proposed to lie: the usual place, with a number behind its name when one lies there."""
    usual = paths.default_office()
    place, number = usual, 1
    while place.exists() or keyfile.place_of(place).exists():
        number += 1
        place = usual.with_stem(f"{usual.stem}-{number}")
    return place


def set_unfinished_aside(settings: Settings) -> None:
    """Renames what a setup left that broke off before the recovery code was typed back, so that the place is free.

    It is never deleted: somebody may have logged in to it all the same.
    """
    place = Path(settings.unfinished_setup)
    if settings.unfinished_setup and place.exists():
        stamp = datetime.now().astimezone().strftime(copies.STAMP)
        aside = place.with_name(f"{place.stem}-unfertig-{stamp}{place.suffix}")
        place.replace(aside)
        if keyfile.place_of(place).exists():
            keyfile.place_of(place).replace(keyfile.place_of(aside))
    settings.unfinished_setup = ""


def discard(opened: OpenOffice) -> None:
    """Removes an office that was just created and holds nothing yet."""
    opened.close()
    place = opened.place
    for leftover in (place, keyfile.place_of(place), *(Path(f"{place}{end}") for end in ("-wal", "-shm", ".lock"))):
        leftover.unlink(missing_ok=True)


def recovery_sheet(opened: OpenOffice, office_name: str, code: str) -> bytes:
    """The sheet to print, as PDF."""
    from freiwilligenagentur.office import pdf

    sheet = pdf.RecoverySheet(office_name, opened.store.user, date.today(), str(opened.place), code)
    return pdf.recovery_sheet(sheet)


def same_code(typed: str, code: str) -> bool:
    """Whether somebody typed the code as it stands on the paper; capitals, spaces and dashes do not matter."""
    return keyfile.tidy_code(typed) == keyfile.tidy_code(code)
