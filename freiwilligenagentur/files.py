"""Writing files so that a crash or a full disk never leaves half a file behind."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from freiwilligenagentur.errors import DiskFull, NoPermission, OfficeError, StorageError
from freiwilligenagentur.i18n import _

_PARTIAL = ".part"
# Signs that Windows forbids in names, and what would turn the letters round that come after it.
_FORBIDDEN = '[<>:"/\\\\|?*\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]'
_LONGEST_NAME, _MOST_BYTES = 120, 200  # Linux counts bytes, 255 with what is put before and behind while writing


def is_there(place: Path) -> bool:
    """Whether something lies there; not where it cannot be asked, as on a share that is gone."""
    return os.path.exists(place)  # noqa: PTH110 - Path.exists raises what it does not know


def safe_name(text: str) -> str:
    """A file name that Windows takes: without signs that it forbids, not too long, no point or blank at its end."""
    short = " ".join(re.sub(_FORBIDDEN, " ", text).split())[:_LONGEST_NAME]
    name = short.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(". ")
    stem = name.split(".")[0].upper()
    reserved = {"CON", "PRN", "AUX", "NUL", *(f"{kind}{n}" for kind in ("COM", "LPT") for n in range(1, 10))}
    return f"_{name}" if not name or stem in reserved else name


def read_at_most(place: Path, largest: int) -> bytes:
    """What a file holds; of one that is larger one byte more than ``largest``, since a device has no end.

    Raises OSError or ValueError for what cannot be read.
    """
    with place.open("rb") as file:
        return file.read(largest + 1)


def write_safely(place: Path, content: bytes) -> None:
    """Writes a file whole or not at all: temporary name beside it, fsync, rename, fsync of the folder.

    Raises DiskFull or NoPermission with a sentence; an earlier file of that name is then untouched.
    """
    with written_safely(place) as file:
        file.write(content)


@contextmanager
def written_safely(place: Path) -> Iterator[BinaryIO]:
    """The same for what is written piece by piece: the file appears when the block ends, and not when it raises."""
    partial = place.with_name(f".{place.name}.{os.getpid()}{_PARTIAL}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        with suppress(OSError):  # the first refusal is the one to tell
            partial.unlink(missing_ok=True)
        raise refusal(error, place) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def remove_leftovers(*folders: Path) -> None:
    """Removes from folders the beginnings of files that a killed process left; folders that are not there are fine."""
    for folder in folders:
        for partial in folder.glob(f".*{_PARTIAL}"):
            with suppress(OSError):  # it hinders nobody
                partial.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes a rename in ``folder`` survive a power cut; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusal(error: OSError, place: Path) -> OfficeError:
    """The sentence for the office that belongs to an error of the system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            _("The disk is full. {name} was not written; what was there before is unchanged.").format(name=place.name)
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NoPermission(
            _("There is no permission to write in {folder}. Nothing was changed. Please choose another folder.").format(
                folder=place.parent
            )
        )
    return StorageError(
        _("{name} could not be written, because the system refused it. What was there before is unchanged.").format(
            name=place.name
        )
    )
