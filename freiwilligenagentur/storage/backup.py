"""Encrypted copies of the office: made by SQLite's online backup, verified by opening them, rotated.

A backup is two files: the database as it was, encrypted with the same data key, and the key file of that moment.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Cancelled, Damaged, OfficeError
from freiwilligenagentur.files import refusal, sync_folder
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage.engine import connect
from freiwilligenagentur.storage.failures import from_driver
from freiwilligenagentur.storage.undo import Progress

PAGES_AT_ONCE = 1_000  # 4 MB: often enough to show how far a copy is, and to stop it
KEEP_LATEST = 10
KEEP_MONTHS = 12
STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy in the backup folder."""

    place: Path
    made: datetime
    size: int


def folder_of(database: Path) -> Path:
    """Where the copies of an office lie unless the office chose another folder."""
    return database.parent / f"{database.stem}-Sicherungen"


def make(
    database: Path,
    key: bytes,
    folder: Path | None = None,
    *,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> Backup:
    """Copies the database while it may be in use, verifies the copy, then removes what is too old.

    Raises DiskFull, NoPermission, Damaged or Cancelled; a failed copy is removed, earlier ones stay.
    """
    folder = folder or folder_of(database)
    moment = now or datetime.now().astimezone()
    place = folder / f"{database.stem}-{moment.strftime(STAMP)}.db"
    partial = place.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(database, partial, key, progress)
        if not _is_whole(partial, key):
            raise Damaged(
                _("The database file is damaged, so no copy was made. Please restore the newest of the earlier copies.")
            )
        _check_wanted(progress)
        shutil.copyfile(keyfile.place_of(database), keyfile.place_of(place))
        for written in (partial, keyfile.place_of(place)):
            with written.open("r+b") as file:
                os.fsync(file.fileno())
        partial.replace(place)
        sync_folder(folder)
    except sqlcipher.Error as error:
        raise from_driver(str(error)) from None
    except OSError as error:
        raise refusal(error, place) from error
    finally:
        partial.unlink(missing_ok=True)
    rotate(folder, database.stem)
    return Backup(place, moment, place.stat().st_size)


def _copy(source: Path, target: Path, key: bytes, progress: Progress | None) -> None:
    def tell(_status: int, left: int, pages: int) -> None:
        if progress is not None:
            progress.step(pages - left, pages * 2)  # checking the copy takes about as long as writing it
        _check_wanted(progress)

    target.unlink(missing_ok=True)
    with closing(connect(source, key)) as origin, closing(connect(target, key)) as copy:
        origin.backup(copy, pages=PAGES_AT_ONCE, progress=tell)


def _check_wanted(progress: Progress | None) -> None:
    if progress is not None and progress.cancelled:
        raise Cancelled(_("Stopped. No copy was made; the earlier ones are still there."))


def verify(place: Path, key: bytes) -> None:
    """Opens a database and checks every page and its seal. Raises Damaged."""
    if not place.exists():
        raise Damaged(_("The copy {name} is not there.").format(name=place.name))
    if not _is_whole(place, key):
        raise Damaged(_("The copy {name} cannot be read completely.").format(name=place.name))


def _is_whole(place: Path, key: bytes) -> bool:
    try:
        with closing(connect(place, key)) as connection:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlcipher.Error:
        return False
    return not broken and bool(found == [("ok",)])


def existing(folder: Path, stem: str) -> list[Backup]:
    """All copies of an office, newest first."""
    found = []
    for place in folder.glob(f"{stem}-*.db"):
        try:
            made = datetime.strptime(place.stem.removeprefix(f"{stem}-"), STAMP).astimezone()
        except ValueError:
            continue  # another office whose name begins alike
        found.append(Backup(place, made, place.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def newest_good(database: Path, key: bytes) -> Backup | None:
    """The newest copy that can be read completely with the key."""
    for backup in existing(folder_of(database), database.stem):
        try:
            verify(backup.place, key)
        except OfficeError:
            continue
        return backup
    return None


def rotate(folder: Path, stem: str) -> list[Path]:
    """Keeps the latest ten copies and the last of each of the past twelve months; returns what was removed."""
    backups = existing(folder, stem)
    keep = {backup.place for backup in backups[:KEEP_LATEST]}
    months: dict[tuple[int, int], Path] = {}
    for backup in backups:
        months.setdefault((backup.made.year, backup.made.month), backup.place)
    keep |= set(list(months.values())[:KEEP_MONTHS])
    removed = [backup.place for backup in backups if backup.place not in keep]
    for place in removed:
        place.unlink(missing_ok=True)
        keyfile.place_of(place).unlink(missing_ok=True)
    return removed


def restore(backup: Path, database: Path, key: bytes) -> Path | None:
    """Puts a verified copy in the place of the database, which must be closed.

    The present file is kept beside it under a name of its own, which is returned (None if there was none).
    """
    verify(backup, key)
    moment = datetime.now().astimezone().strftime(STAMP)
    set_aside = database.with_name(f"{database.stem}-vor-Wiederherstellung-{moment}.db")
    partial = database.with_suffix(".part")
    try:
        shutil.copyfile(backup, partial)
        with partial.open("r+b") as file:
            os.fsync(file.fileno())
        kept = database.exists()
        if kept:
            _set_aside(database, set_aside)
        partial.replace(database)
        if not keyfile.place_of(database).exists():
            shutil.copyfile(keyfile.place_of(backup), keyfile.place_of(database))
        sync_folder(database.parent)
    except OSError as error:
        raise refusal(error, database) from error
    finally:
        partial.unlink(missing_ok=True)
    return set_aside if kept else None


def _set_aside(database: Path, target: Path) -> None:
    # The write-ahead log belongs to the file it was written for; left in place it would corrupt the restored one.
    for suffix in ("-wal", "-shm"):
        log = Path(str(database) + suffix)
        if log.exists():
            log.replace(Path(str(target) + suffix))
    database.replace(target)
