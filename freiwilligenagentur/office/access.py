"""The way into the office: logging in, the recovery code, and what helps when the file is damaged."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

from freiwilligenagentur import paths
from freiwilligenagentur.errors import Damaged
from freiwilligenagentur.files import refusal
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage import keyfile, office_file
from freiwilligenagentur.storage.backup import Backup
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress

_LONGEST_WAIT = 60


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row: 1, 2, 4 … at most 60."""
    return min(2 ** (failures - 1), _LONGEST_WAIT) if failures else 0


def place_to_open(settings: Settings) -> Path:
    """The office that was open last, or where one lies by default."""
    return Path(settings.last_office) if settings.last_office else paths.default_office()


def needs_setup(settings: Settings) -> bool:
    """Whether the program starts with setting an office up: there is none yet, or setting up was broken off."""
    return bool(settings.unfinished_setup) or (not settings.last_office and not place_to_open(settings).exists())


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


def newest_good_backup(place: Path, user: str, passphrase: str) -> Backup:
    """The newest backup that can be read, for an office whose file cannot. Raises WrongPassphrase or Damaged."""
    return office_file.newest_good_backup(place, office_file.keys_of(place).unlock(user, passphrase))


def restore(copy: Backup, place: Path, user: str, passphrase: str) -> Path | None:
    """Puts a backup in the place of a damaged office; returns where the damaged file was kept."""
    return copies.restore(copy.place, place, office_file.keys_of(place).unlock(user, passphrase))


def newest_good_keys(place: Path) -> Backup | None:
    """The newest backup whose key file can be read, for an office whose own key file is missing or damaged."""
    for copy in copies.existing(copies.folder_of(place), place.stem):
        try:
            keyfile.read(keyfile.place_of(copy.place))
        except Damaged:
            continue
        return copy
    return None


def restore_keys(copy: Backup, place: Path) -> None:
    """Puts the key file of a backup beside the office; a damaged one is kept under another name."""
    target = keyfile.place_of(place)
    try:
        if target.exists():
            target.replace(target.with_suffix(".keys-beschaedigt"))
        shutil.copyfile(keyfile.place_of(copy.place), target)
    except OSError as error:
        raise refusal(error, target) from error


def users_of(place: Path) -> list[str]:
    """Who can log in. Raises Damaged when the key file is missing or cannot be read."""
    return office_file.keys_of(place).names()


def check_current_passphrase(opened: OpenOffice, passphrase: str) -> None:
    """Raises WrongPassphrase unless this is the passphrase of the user who is logged in."""
    office_file.keys_of(opened.place).unlock(opened.store.user, passphrase)


def copy_to(opened: OpenOffice, folder: Path, progress: Progress | None = None) -> Backup:
    """Makes a verified copy in a folder of the user's choice, for example on a USB stick. Raises OfficeError."""
    if folder.resolve() == opened.place.parent.resolve():
        folder = copies.folder_of(opened.place)
    return copies.make(opened.place, opened.key, folder, progress=progress)
