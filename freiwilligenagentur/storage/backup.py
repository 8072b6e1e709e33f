"""Encrypted copies of the office: made by SQLite's online backup, verified by opening them, rotated.

A backup is two files: the database as it was, encrypted with the same data key, and the key file of that moment.
"""

from __future__ import annotations

import glob
import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Cancelled, Damaged, OfficeError
from freiwilligenagentur.files import refusal, sync_folder
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage.engine import connect, logs_of
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
    _remove_leftovers(folder, database.stem)
    while (place := folder / f"{database.stem}-{moment.strftime(STAMP)}.db").exists():
        moment += timedelta(seconds=1)  # the one before may be what was there before the schema changed
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
        for written in (partial, *logs_of(partial)):
            written.unlink(missing_ok=True)
    rotate(folder, database.stem, moment)
    return Backup(place, moment, place.stat().st_size)


def _remove_leftovers(folder: Path, stem: str) -> None:
    """Removes beginnings of copies that a killed program left, each as large as the office."""
    for partial in folder.glob(f"{glob.escape(stem)}-*.part*"):
        with suppress(OSError):  # it hinders no other copy
            partial.unlink()


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
    _check_there(place)
    if not _is_whole(place, key):
        raise _unreadable(place)


def _check_there(place: Path) -> None:
    if not place.exists():
        raise Damaged(_("The copy {name} is not there.").format(name=place.name))


def _unreadable(place: Path) -> Damaged:
    return Damaged(_("The copy {name} cannot be read completely.").format(name=place.name))


def _is_whole(place: Path, key: bytes) -> bool:
    try:
        with closing(connect(place, key)) as connection:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlcipher.Error as error:
        told = from_driver(str(error))
        if not isinstance(told, Damaged):  # a full disk, for instance: nobody shall go back to an older copy for that
            raise told from None
        return False
    return not broken and bool(found == [("ok",)])


def existing(folder: Path, stem: str) -> list[Backup]:
    """All copies of an office, newest first."""
    found = []
    for place in folder.glob(f"{glob.escape(stem)}-*.db"):
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


def rotate(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Keeps the latest ten copies and the last of each of the past twelve months; returns what was removed.

    Copies of a time to come, made while the clock went wrong, wait for that time: they must not push out today's.
    """
    backups = [backup for backup in existing(folder, stem) if backup.made <= now]
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
    _check_there(backup)
    moment = datetime.now().astimezone().strftime(STAMP)
    set_aside = database.with_name(f"{database.stem}-vor-Wiederherstellung-{moment}.db")
    partial = database.with_suffix(".part")
    try:
        for log in logs_of(partial):
            log.unlink(missing_ok=True)
        shutil.copyfile(backup, partial)
        if not _is_whole(partial, key):  # what is checked is what is used; besides, the copy's stick may be locked
            raise _unreadable(backup)
        with partial.open("r+b") as file:
            os.fsync(file.fileno())
        kept = database.exists()
        if kept:
            _finish(database, key)
        move(database, set_aside)
        partial.replace(database)
        if not keyfile.place_of(database).exists():
            shutil.copyfile(keyfile.place_of(backup), keyfile.place_of(database))
        sync_folder(database.parent)
    except OSError as error:
        raise refusal(error, database) from error
    finally:
        for written in (partial, *logs_of(partial)):
            written.unlink(missing_ok=True)
    return set_aside if kept else None


def _finish(database: Path, key: bytes) -> None:
    """Brings what only the log holds into the file, so that no power cut can part them while they are moved."""
    with suppress(sqlcipher.Error), closing(connect(database, key)) as connection:  # a damaged one stays as it is
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def move(database: Path, target: Path) -> None:
    """Gives the place of a database free; what of it and of its logs is there is found under the other name."""
    for present, kept in zip((database, *logs_of(database)), (target, *logs_of(target)), strict=True):
        if present.exists():
            present.replace(kept)
