"""Opening, creating and closing the file of an office."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from freiwilligenagentur import keyfile
from freiwilligenagentur.errors import Damaged, StorageError
from freiwilligenagentur.files import is_there
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage import migrate, places
from freiwilligenagentur.storage.engine import logs_of, sqlcipher_engine
from freiwilligenagentur.storage.failures import translated
from freiwilligenagentur.storage.store import Store
from freiwilligenagentur.storage.undo import Progress


@dataclass(slots=True)
class OpenOffice:
    """An open office on a local disk: its store, and what is needed to close, copy and change its keys."""

    place: Path
    store: Store
    key: bytes
    guard: BinaryIO

    def backup(self, progress: Progress | None = None) -> copies.Backup:
        """Makes a verified copy now. Raises Cancelled when ``progress`` says so; earlier copies stay."""
        return copies.make(self.place, self.key, progress=progress)

    def backups(self) -> list[copies.Backup]:
        """All copies, newest first."""
        return copies.existing(copies.folder_of(self.place), self.place.stem)

    def users(self) -> list[str]:
        """Who can log in."""
        return keyfile.of(self.place).names()

    def set_passphrase(self, user: str, passphrase: str, cost: Cost | None = None) -> None:
        """Adds a user, or gives one a new passphrase."""
        keys = keyfile.of(self.place).with_user(user, passphrase, self.key, cost)
        keyfile.write(keys, keyfile.place_of(self.place))

    def remove_user(self, user: str) -> None:
        """Takes a user out. Raises Refused for the last one."""
        keyfile.write(keyfile.of(self.place).without_user(user), keyfile.place_of(self.place))

    def restore(self, copy: Path) -> Path | None:
        """Closes the office and puts a copy in its place; the office must be opened again afterwards."""
        self.store.close()
        return copies.restore(copy, self.place, self.key)

    def close(self) -> None:
        """Gives the file free."""
        self.store.close()
        self.guard.close()


def create(place: Path, user: str, passphrase: str, *, cost: Cost | None = None) -> tuple[OpenOffice, str]:
    """A new, empty office and the recovery code to print. Raises StorageError when something is there already."""
    places.check(place)
    _check_free(place)
    keys, key, code = keyfile.create(user, passphrase, cost)
    place.parent.mkdir(parents=True, exist_ok=True)
    guard = places.lock(place)
    try:
        partial = place.with_suffix(".new")
        for leftover in (partial, *logs_of(partial), *logs_of(place)):  # there is no database that they belong to
            leftover.unlink(missing_ok=True)
        engine = sqlcipher_engine(partial, key)
        with translated():
            migrate.create(engine)
        engine.dispose()
        # The key file first: a database without its keys could never be opened.
        keyfile.write(keys, keyfile.place_of(place))
        partial.replace(place)
        return _opened(place, user.strip(), key, guard), code
    except BaseException:
        guard.close()
        raise


def _check_free(place: Path) -> None:
    if place.exists():
        raise StorageError(_("There is already an office at {name}. Nothing was changed.").format(name=place.name))
    keys = keyfile.place_of(place)
    if keys.exists():
        raise StorageError(
            _(
                "The key file {keys} of an office lies there, without its database. Nothing was changed. Please choose "
                "another name, or move the key file away if no copy needs it any more."
            ).format(keys=keys.name)
        )


def exists(place: Path) -> bool:
    """Whether an office lies at the place."""
    return is_there(place) and is_there(keyfile.place_of(place))


def keys_exist(place: Path) -> bool:
    """Whether an office at the place could be unlocked."""
    return is_there(keyfile.place_of(place))


def open_with_passphrase(place: Path, user: str, passphrase: str) -> OpenOffice:
    """Opens an office. Raises WrongPassphrase, AlreadyOpen, NetworkShare, NewerDatabase, Damaged, NoPermission."""
    _check_exists(place)
    return open_with_key(place, user, keyfile.of(place).unlock(user, passphrase))


def open_with_recovery(place: Path, code: str, user: str, passphrase: str, cost: Cost | None = None) -> OpenOffice:
    """Opens an office by the printed code and gives ``user`` a new passphrase, which this way demands."""
    _check_exists(place)
    keyfile.check_passphrase(passphrase)
    office = open_with_key(place, user, keyfile.of(place).unlock_with_recovery(code))
    office.set_passphrase(user, passphrase, cost)
    return office


def open_with_key(place: Path, user: str, key: bytes) -> OpenOffice:
    """Opens an office with its data key, bringing it to the newest schema after a verified copy."""
    places.check(place)
    guard = places.lock(place)
    try:
        return _opened(place, user, key, guard)
    except BaseException:
        guard.close()
        raise


def _opened(place: Path, user: str, key: bytes, guard: BinaryIO) -> OpenOffice:
    engine = sqlcipher_engine(place, key)
    try:
        with translated():
            if migrate.revision(engine) != migrate.HEAD:
                copies.make(place, key)
                migrate.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return OpenOffice(place, Store(engine, user=user, device=socket.gethostname()), key, guard)


def _check_exists(place: Path) -> None:
    if not is_there(place):
        raise StorageError(
            _("There is no office at {name}. It may have been moved; please choose the file.").format(name=place.name)
        )


def restore_closed(place: Path, user: str, passphrase: str, copy: Path) -> Path | None:
    """Puts a copy in the place of an office that nobody has open, also when that one is damaged or gone.

    Returns where the present file was put aside. Raises WrongPassphrase, AlreadyOpen, NetworkShare, NoPermission or
    Damaged; then nothing changed.
    """
    places.check(place)
    keys = keyfile.place_of(place if keys_exist(place) else copy)
    key = keyfile.read(keys).unlock(user, passphrase)
    guard = places.lock(place)
    try:
        return copies.restore(copy, place, key)
    finally:
        guard.close()


def newest_good_backup(place: Path, key: bytes) -> copies.Backup:
    """The newest copy that can be read. Raises Damaged when there is none."""
    found = copies.newest_good(place, key)
    if found is None:
        raise Damaged(_("No readable backup was found beside {name}.").format(name=place.name))
    return found
