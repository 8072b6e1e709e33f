"""Setting an office up: a free place, its first contents, the sheet to print, and what is left of a try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from freiwilligenagentur import keyfile, paths
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.service import check
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage import office_file, save
from freiwilligenagentur.storage.engine import logs_of
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.vocabulary.service import Vocabulary


@dataclass(frozen=True, slots=True)
class FirstUser:
    """Who sets the office up."""

    name: str
    passphrase: str


def free_place() -> Path:
    """Where a new office is proposed to lie: the usual place, with a number behind its name when one lies there."""
    usual = paths.default_office()
    place, number = usual, 1
    while place.exists() or keyfile.place_of(place).exists():
        number += 1
        place = usual.with_stem(f"{usual.stem}-{number}")
    return place


def set_up(place: Path, office: Office, user: FirstUser, *, cost: Cost | None = None) -> tuple[OpenOffice, str]:
    """Creates the encrypted office with the agency's data and the usual lists.

    Returns the open office and the recovery code to print. Raises Invalid, Refused or a StorageError; nothing is left
    behind then.
    """
    check(office)
    opened, code = office_file.create(place, user.name, user.passphrase, cost=cost)
    try:
        with opened.store.write(_("Office set up"), undoable=False) as session:
            save(session, office)
        Vocabulary(opened.store).ensure_defaults()
        SigningKeys(opened.store).ensure()
    except BaseException:
        discard(opened)  # nobody has its recovery code
        raise
    return opened, code


def set_unfinished_aside(settings: Settings) -> None:
    """Renames what a setup left that broke off before the recovery code was typed back, so that the place is free.

    It is never deleted: somebody may have logged in to it all the same.
    """
    place = Path(settings.unfinished_setup)
    if settings.unfinished_setup and place.exists():
        stamp = datetime.now().astimezone().strftime(copies.STAMP)
        aside = place.with_name(f"{place.stem}-unfertig-{stamp}{place.suffix}")
        copies.move(place, aside)
        if keyfile.place_of(place).exists():
            keyfile.place_of(place).replace(keyfile.place_of(aside))
    settings.unfinished_setup = ""


def discard(opened: OpenOffice) -> None:
    """Removes an office that was just created and holds nothing yet."""
    opened.close()
    place = opened.place
    for leftover in (place, keyfile.place_of(place), *logs_of(place), Path(f"{place}.lock")):
        leftover.unlink(missing_ok=True)


def recovery_sheet(opened: OpenOffice, office_name: str, code: str) -> bytes:
    """The sheet to print, as PDF."""
    from freiwilligenagentur.office import pdf

    sheet = pdf.RecoverySheet(office_name, opened.store.user, date.today(), str(opened.place), code)
    return pdf.recovery_sheet(sheet)


def same_code(typed: str, code: str) -> bool:
    """Whether somebody typed the code as it stands on the paper; capitals, spaces and dashes do not matter."""
    return keyfile.tidy_code(typed) == keyfile.tidy_code(code)
