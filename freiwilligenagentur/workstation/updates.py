"""A new version from a stick: copied, checked, unpacked where only this user writes, and started. Never from a network
by itself.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from freiwilligenagentur import __version__, archives, files, paths
from freiwilligenagentur.errors import Cancelled, OfficeError, Refused, StorageError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.workstation import update_file
from freiwilligenagentur.workstation.update_file import LARGEST, Manifest

_PIECE = 1 << 20


class Progress:
    """How far the work is; tasks bring their own."""

    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far it is."""


class Update(NamedTuple):
    """A checked installer."""

    version: str
    system: str
    installer: Path
    sha256: str

    @property
    def fits(self) -> bool:
        """Whether it installs on this system."""
        return self.system == sys.platform


class Updates:
    """Takes updates; ``folder`` belongs to the user alone and holds nothing else."""

    def __init__(self, folder: Path, key: Ed25519PublicKey, present: str = __version__) -> None:
        self._folder, self._key, self._present = folder, key, present

    def take(self, place: Path, progress: Progress | None = None) -> Update:
        """Copies a file, checks the copy and unpacks the installer; what is checked is what is started.

        Raises WrongFile or Refused with the reason, StorageError, DiskFull or NoPermission; then nothing remains.
        """
        progress = progress or Progress()
        self.tidy()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            own = Path(tempfile.mkdtemp(dir=self._folder))  # for this user alone
        except OSError as error:
            raise files.refusal(error, self._folder / place.name) from error
        try:
            return self._unpacked(self._copied(place, own, progress), own, progress)
        except BaseException:
            shutil.rmtree(own, ignore_errors=True)
            raise

    def newest_in(self, folder: Path) -> str:
        """The newest version that lies in a folder ready to be taken; "" when there is none newer than this one."""
        found = [self._version_of(place) for place in folder.glob(f"*{update_file.ENDING}")]
        versions = [version for version in found if version and update_file.newer(version, self._present)]
        return max(versions, key=lambda version: [int(part) for part in version.split(".")], default="")

    def tidy(self) -> None:
        """Removes what earlier updates left; an installer that still runs keeps its file until the next time."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _version_of(self, place: Path) -> str:
        try:
            return update_file.read_manifest(place, self._key).version
        except OfficeError:
            return ""  # whoever takes it is told what is wrong with it

    def _copied(self, place: Path, own: Path, progress: Progress) -> Path:
        copy = own / "copy" / place.name  # in a folder of its own, whatever the installer is called
        try:
            with place.open("rb") as source, files.written_safely(copy) as target:
                total = place.stat().st_size
                if total > LARGEST:
                    raise update_file.damaged(place)
                _pour(source, total, progress, target.write)
        except FileNotFoundError as error:
            text = _("{name} cannot be read any more. Is the stick still there? Nothing was changed.")
            raise StorageError(text.format(name=place.name)) from error
        return copy

    def _unpacked(self, copy: Path, own: Path, progress: Progress) -> Update:
        manifest = update_file.read_manifest(copy, self._key)
        self._check_version(copy, manifest)
        installer, digest = own / manifest.file, hashlib.sha256()
        with files.written_safely(installer) as target:

            def keep(piece: bytes) -> None:
                digest.update(piece)
                target.write(piece)

            try:
                with zipfile.ZipFile(copy) as packed, packed.open(_entry(packed, manifest)) as source:
                    _pour(source, manifest.size, progress, keep)
            except archives.BROKEN as error:
                raise update_file.damaged(copy) from error
            if digest.hexdigest() != manifest.sha256:
                raise update_file.damaged(copy)
        shutil.rmtree(copy.parent)
        return Update(manifest.version, manifest.system, installer, manifest.sha256)

    def _check_version(self, place: Path, manifest: Manifest) -> None:
        if not update_file.newer(manifest.version, self._present):
            text = _("{name} holds version {version}. This computer has version {present} already; it stays as it is.")
            raise Refused(text.format(name=place.name, version=manifest.version, present=self._present))


def own_updates() -> Updates:
    """Updates of this program, checked with the key that it brings along."""
    return Updates(paths.updates(), update_file.public_key())


def start(update: Update) -> None:
    """Starts the installer, which goes on by itself. Raises WrongFile when it is not what was checked any more."""
    try:
        with update.installer.open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest() == update.sha256
        if not whole:
            raise update_file.damaged(update.installer)
        own = {
            **os.environ,
            "PYINSTALLER_RESET_ENVIRONMENT": "1",
        }  # else the new program would take itself for this one
        logging.getLogger(__name__).info("The installer of version %s is started.", update.version)
        subprocess.Popen([str(update.installer)], cwd=update.installer.parent, env=own)
    except OSError as error:
        text = _("The installer of version {version} could not be started. This version goes on working.")
        raise StorageError(text.format(version=update.version)) from error


def _entry(packed: zipfile.ZipFile, manifest: Manifest) -> zipfile.ZipInfo:
    entry = packed.getinfo(manifest.file)
    update_file.check_entry(entry)
    if entry.file_size != manifest.size:
        raise zipfile.BadZipFile
    return entry


def _pour(source: IO[bytes], total: int, progress: Progress, keep: Callable[[bytes], object]) -> None:
    """Hands on at most ``total`` bytes piece by piece. Raises Cancelled when somebody stops it."""
    done = 0
    while piece := source.read(min(_PIECE, total - done)):
        keep(piece)
        done += len(piece)
        progress.step(done, total)
        if progress.cancelled:
            raise Cancelled(_("The update was stopped. Nothing was changed."))
