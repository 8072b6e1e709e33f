"""Copies of the office from the windows' side: making one elsewhere, and what helps when the file is damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Damaged
from freiwilligenagentur.files import refusal
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.backup import Backup
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress


def newest_good_backup(place: Path, user: str, passphrase: str) -> Backup:
    """The newest backup that can be read, for an office whose file cannot. Raises WrongPassphrase or Damaged."""
    return office_file.newest_good_backup(place, keyfile.of(place).unlock(user, passphrase))


def restore(copy: Backup, place: Path, user: str, passphrase: str) -> Path | None:
    """Puts a backup in the place of a damaged office; returns where the damaged file was kept."""
    return copies.restore(copy.place, place, keyfile.of(place).unlock(user, passphrase))


def newest_good_keys(place: Path) -> Backup | None:
    """The newest backup whose key file can be read, for an office whose own key file is missing or damaged."""
    for copy in copies.existing(copies.folder_of(place), place.stem):
        try:
            keyfile.of(copy.place)
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


def copy_to(opened: OpenOffice, folder: Path, progress: Progress | None = None) -> Backup:
    """Makes a verified copy in a folder of the user's choice, for example on a USB stick. Raises OfficeError."""
    if folder.resolve() == opened.place.parent.resolve():
        folder = copies.folder_of(opened.place)
    return copies.make(opened.place, opened.key, folder, progress=progress)
