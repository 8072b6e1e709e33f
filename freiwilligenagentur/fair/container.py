"""The file of a stand: a ZIP, stored, with a database, its key file, and a label in clear.

It travels on sticks and is opened by a double click, so it is taken for anybody's: only three names are looked at, the
sizes are bounded, and what the label says is believed when the database says it too.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple
from uuid import UUID

from freiwilligenagentur import archives
from freiwilligenagentur.errors import Cancelled, NoPermission, WrongFile
from freiwilligenagentur.files import read_at_most, written_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import place_of
from freiwilligenagentur.storage import Id
from freiwilligenagentur.storage.undo import Progress

ENDING = ".messestand"
FORMAT = 1
DATABASE = "stand.db"
_LABEL, _KEYS = "stand.json", place_of(Path(DATABASE)).name
_LARGEST = {_LABEL: 64 * 1024, _KEYS: 1024 * 1024, DATABASE: 4 * 1024**3}  # bytes
_AT_ONCE = 1024 * 1024
_LONGEST_NAME = 200


class Label(NamedTuple):
    """What a file says of itself to whoever has no passphrase."""

    stand_id: Id
    name: str
    office_id: Id
    closed: bool
    """Whether it comes from a laptop where the stand was closed; else it is as the office made it."""


def with_ending(place: Path) -> Path:
    """The place under a name that a double click opens."""
    return place if place.suffix.lower() == ENDING else place.with_name(f"{place.name}{ENDING}")


def pack(place: Path, label: Label, database: Path, progress: Progress | None = None) -> None:
    """Writes the file whole or not at all; the key file lies beside ``database``.

    Raises DiskFull, NoPermission or Cancelled; an earlier file of that name is then untouched.
    """
    with written_safely(place) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_LABEL, json.dumps({"format": FORMAT, **label._asdict()}, ensure_ascii=False))
        archive.write(place_of(database), _KEYS)
        with database.open("rb") as source, archive.open(DATABASE, "w", force_zip64=True) as target:
            _copy(source, target, database.stat().st_size, progress)


def read_label(place: Path) -> Label:
    """What a file is. Raises WrongFile or NoPermission."""
    with _opened(place) as archive:
        return _label_in(archive, place)


def label_beside(database: Path) -> Label:
    """What the file said of itself whose database was unpacked here. Raises WrongFile or NoPermission."""
    place = database.with_name(_LABEL)
    with _reading(place):
        content = read_at_most(place, _LARGEST[_LABEL])
    return _label(content, place)


def unpack(place: Path, folder: Path, progress: Progress | None = None) -> Path:
    """Writes what a file holds into a folder and returns the place of the database.

    Raises WrongFile, NoPermission, DiskFull or Cancelled; what was written until then may be half.
    """
    with _opened(place) as archive:
        _label_in(archive, place)
        for name in (_LABEL, _KEYS, DATABASE):
            info = archive.getinfo(name)
            try:
                with written_safely(folder / name) as target, archive.open(info) as source:
                    _copy(source, target, info.file_size, progress)
            except archives.BROKEN:
                raise _broken(place) from None
    return folder / DATABASE


@contextmanager
def _opened(place: Path) -> Iterator[zipfile.ZipFile]:
    with _reading(place):
        archive = zipfile.ZipFile(place)
    with archive:
        yield archive


@contextmanager
def _reading(place: Path) -> Iterator[None]:
    """Says in a sentence why a file cannot be read."""
    try:
        yield
    except PermissionError:
        raise NoPermission(_("There is no permission to read {name}.").format(name=place.name)) from None
    except FileNotFoundError:
        raise WrongFile(_("There is no file {name}.").format(name=place.name)) from None
    except (OSError, *archives.BROKEN):
        raise _broken(place) from None


def _label_in(archive: zipfile.ZipFile, place: Path) -> Label:
    """The label of a file whose parts are all there and no larger than a stand can be."""
    with _reading(place):
        for name, largest in _LARGEST.items():
            (info,) = [info for info in archive.infolist() if info.filename == name]
            if info.compress_type != zipfile.ZIP_STORED or info.file_size > largest:
                raise _broken(place)
        content = archive.read(_LABEL)
    return _label(content, place)


def _label(content: bytes, place: Path) -> Label:
    try:
        said = json.loads(content)
        if said["format"] > FORMAT:
            text = _("{name} was made by a newer version of the program. Please install that version; nothing changed.")
            raise WrongFile(text.format(name=place.name))
        closed = said["closed"] is True
        return Label(_id(said["stand_id"]), str(said["name"])[:_LONGEST_NAME], _id(said["office_id"]), closed)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise _broken(place) from None


def _id(value: object) -> Id:
    """A key, which also names a folder."""
    return str(UUID(str(value)))


def _broken(place: Path) -> WrongFile:
    text = _(
        "{name} is no file of a stand, or it is damaged. Nothing was changed. Please take another copy. If it comes "
        "from the stand, the laptop still has everything: close the stand there once more."
    )
    return WrongFile(text.format(name=place.name))


def _copy(source: IO[bytes], target: IO[bytes], total: int, progress: Progress | None) -> None:
    done = 0
    while piece := source.read(_AT_ONCE):
        if progress is not None:
            progress.step(done, total)
            if progress.cancelled:
                raise Cancelled(_("Stopped. Nothing was changed."))
        target.write(piece)
        done += len(piece)
