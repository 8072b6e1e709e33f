"""The stand itself: unpacking its file on a laptop, opening it, and closing it for the way home."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, update

from freiwilligenagentur import files, keyfile, paths
from freiwilligenagentur.certificates.model import NumberSeries
from freiwilligenagentur.errors import Damaged
from freiwilligenagentur.fair.container import DATABASE, Label, label_beside, pack, read_label, unpack
from freiwilligenagentur.fair.model import Stand, own_row
from freiwilligenagentur.fair.service.making import LOGIN
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.storage import backup, office_file, utc_now
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.storage.failures import translated
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress

_BEGUN: Final = ".part"


@dataclass(frozen=True, slots=True)
class Here:
    """The stand that is open. ``given`` and ``reserved`` count numbers of certificates."""

    name: str
    series: str
    closed_at: datetime | None
    given: int
    reserved: int
    place: Path


def place_of(stand_id: str) -> Path:
    """Where the database of a stand lies on this computer, or would."""
    return paths.stands() / stand_id / DATABASE


def is_database(place: Path) -> bool:
    """Whether a place is the database of a stand on this computer, and no file of one."""
    return place.name == DATABASE and place.parent.parent == paths.stands()


def lies_here(stand_id: str) -> bool:
    """Whether a stand was opened on this computer before."""
    return files.is_there(place_of(stand_id))


def newest() -> Path | None:
    """The stand on this computer that was worked with last."""
    found = sorted(paths.stands().glob(f"[!.]*/{DATABASE}"), key=lambda place: place.stat().st_mtime)
    return found[-1] if found else None


def name_of(place: Path) -> str:
    """What a stand on this computer is called. Raises WrongFile or NoPermission."""
    return label_beside(place).name


def take_in(file: Path, progress: Progress | None = None) -> Path:
    """Unpacks a stand into a folder of its own and returns the place of its database.

    One that lies here already is gone on with; it may hold work. Raises WrongFile, NoPermission, DiskFull or Cancelled;
    nothing is left behind then.
    """
    label = read_label(file)
    place = place_of(label.stand_id)
    if lies_here(label.stand_id):
        return place
    begun = place.parent.with_name(f".{label.stand_id}{_BEGUN}")
    try:
        shutil.rmtree(begun, ignore_errors=True)  # of a program that was killed
        unpack(file, begun, progress)
        begun.replace(place.parent)
        files.sync_folder(paths.stands())
    except OSError as error:
        raise files.refusal(error, place) from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return place


def open_stand(place: Path, helper: str, passphrase: str) -> OpenOffice:
    """Opens a stand for a helper. Raises WrongPassphrase, AlreadyOpen, NewerDatabase or Damaged."""
    opened = office_file.open_with_key(place, helper, keyfile.of(place).unlock(LOGIN, passphrase))
    with opened.store.read() as session:
        own = session.scalars(own_row()).first()
    if own is None:
        opened.close()
        raise Damaged(_("This is no stand of this program, or it is damaged. Please copy its file once more."))
    return opened


def facts(opened: OpenOffice) -> Here | None:
    """What the open database says of itself; None when it is an office and no stand."""
    with opened.store.read() as session:
        own = session.scalars(own_row()).first()
        if own is None:
            return None
        sums = select(func.sum(NumberSeries.last), func.sum(NumberSeries.reserved)).where(NumberSeries.stand != "")
        given, reserved = session.execute(sums).one()
    return Here(own.name, own.series, own.closed_at, given or 0, reserved or 0, opened.place)


def close(opened: OpenOffice, file: Path, progress: Progress | None = None) -> datetime:
    """Writes the stand with all its work into a file for the way home; what lies on this computer stays.

    Raises DiskFull, NoPermission, Damaged or Cancelled; an earlier file of that name is then untouched.
    """
    now = utc_now()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = backup.make(opened.place, opened.key, Path(folder), progress=progress).place
        label = _closed(opened, copy, now)
        pack(file, label, copy, progress)
    with opened.store.write_quietly() as session:
        session.execute(update(Stand).where(Stand.id == label.stand_id).values(closed_at=now))
    return now


def _closed(opened: OpenOffice, copy: Path, now: datetime) -> Label:
    """Notes in the copy that the stand was closed, and returns what the file says of itself."""
    with opened.store.read() as session:
        own = session.scalars(own_row()).one()
        office = session.scalars(select(Office.id)).one()
    engine = sqlcipher_engine(copy, opened.key)
    try:
        with translated(), engine.execution_options(office_write=True).begin() as connection:
            connection.execute(update(Stand).values(closed_at=now))
    finally:
        engine.dispose()
    return Label(own.id, own.name, office, closed=True)
