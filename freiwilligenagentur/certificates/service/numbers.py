"""Numbers without gaps: each kind and year counts by itself, in the office and at each stand.

A stand has a series of its own (``EN-2026-M1-0001``) with a block of so many numbers, since a laptop without a network
cannot ask the office for the next one: see docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, NumberSeries
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import Id, Store, utc_now

MOST_IN_A_BLOCK = 999
_LETTER = "M"
NO_NUMBERS = "M0"
"""The sign of every stand that goes without numbers; no series has it, so nothing is issued there."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number that was given."""

    kind: Kind
    year: int
    stand: str
    number: int

    @property
    def serial(self) -> str:
        """As it is printed: ``EN-2026-0042``, ``EN-2026-M1-0001``."""
        series = f"{self.kind.value}-{self.year}"
        return f"{series}-{self.stand}-{self.number:04d}" if self.stand else f"{series}-{self.number:04d}"


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers that were reserved for a stand."""

    id: Id
    kind: Kind
    year: int
    stand: str
    purpose: str
    reserved: int
    given: int
    closed_at: datetime | None

    @property
    def span(self) -> str:
        """``EN-2026-M1-0001 – 0020``."""
        first = Number(self.kind, self.year, self.stand, 1).serial
        return f"{first} – {self.reserved:04d}"


def ensure_series(store: Store, kind: Kind, year: int) -> None:
    """Makes the office's counter of a year; when two users begin a year at the same moment, one finds it made."""
    wanted = _series(kind, year, "").with_only_columns(NumberSeries.id)
    with store.read() as session:
        if session.scalar(wanted):
            return
    try:
        with store.write(_("Register of {year} begun").format(year=year), undoable=False) as session:
            if not session.scalar(wanted):
                session.add(NumberSeries(kind=kind, year=year))
    except Refused:
        with store.read() as session:
            if not session.scalar(wanted):
                raise


def take(session: Session, kind: Kind, year: int, stand: str = "") -> Number:
    """The next number, inside the step that keeps the certificate: when that is taken back, so is the number.

    The counter stays locked until the step ends (SQLite locks the whole database anyway). Raises Refused when a stand
    has no block, or has used it up.
    """
    series = session.scalars(_series(kind, year, stand).with_for_update()).first()
    if refusal := _used_up(series):
        raise Refused(refusal)
    assert series is not None, "else it is refused"
    series.last += 1
    return Number(kind, year, stand, series.last)


def why_none(session: Session, kind: Kind, year: int, stand: str) -> str:
    """Why a stand can give no number; "" when it can, and for the office, which always can."""
    return _used_up(session.scalars(_series(kind, year, stand)).first()) if stand else ""


def reserve_for_stand(session: Session, year: int, counts: Mapping[Kind, int], purpose: str) -> str:
    """Reserves numbers of several kinds under one sign that no stand of this year has, and returns it ("M3").

    Works inside Store.write(). NO_NUMBERS when all counts are 0.
    """
    wanted = {kind: count for kind, count in counts.items() if count}
    if not wanted:
        return NO_NUMBERS
    taken = select(NumberSeries.stand).where(NumberSeries.year == year, NumberSeries.stand != "").distinct()
    highest = max((int(stand.removeprefix(_LETTER)) for stand in session.scalars(taken)), default=0)
    stand = f"{_LETTER}{highest + 1}"
    for kind, count in wanted.items():
        session.add(NumberSeries(kind=kind, year=year, stand=stand, reserved=count, purpose=purpose))
    session.flush()
    return stand


def close_series(session: Session, keys: Collection[Id]) -> None:
    """The stand is home: nothing more is issued from these series. Works inside Store.write()."""
    query = select(NumberSeries).where(
        NumberSeries.id.in_(keys), NumberSeries.stand != "", NumberSeries.closed_at.is_(None)
    )
    for series in session.scalars(query):
        series.closed_at = utc_now()


class Blocks:
    """Numbers reserved for stands."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def listed(self) -> list[Block]:
        """All blocks, the newest first."""
        query = select(NumberSeries).where(NumberSeries.stand != "").order_by(NumberSeries.id.desc())
        with self._store.read() as session:
            return [_block(series) for series in session.scalars(query)]

    def close(self, block_id: Id) -> Block:
        """Nothing more is issued from a block. Numbers that were never given do not exist.

        Raises Refused when it was closed already, or while certificates of it are missing here.
        """
        with self._store.write(_("Series of a stand closed"), undoable=False) as session:
            series = session.get(NumberSeries, block_id)
            if series is None or series.closed_at is not None:
                raise Refused(_("This block was closed already."))
            here = select(func.count()).where(
                Certificate.kind == series.kind, Certificate.year == series.year, Certificate.stand == series.stand
            )
            if session.scalar(here) != series.last:
                raise Refused(
                    _("Certificates of this stand are still missing here. Please bring the stand home first.")
                )
            series.closed_at = utc_now()
            session.flush()
            return _block(series)


def _series(kind: Kind, year: int, stand: str) -> Select[NumberSeries]:
    return select(NumberSeries).where(NumberSeries.kind == kind, NumberSeries.year == year, NumberSeries.stand == stand)


def _used_up(series: NumberSeries | None) -> str:
    if series is None or series.closed_at is not None:
        return _("The stand has no numbers of this kind and year, and gets none here. The office issues it afterwards.")
    if series.reserved is not None and series.last >= series.reserved:
        return _("All numbers that were reserved for this stand are given. The office issues it afterwards.")
    return ""


def _block(series: NumberSeries) -> Block:
    return Block(
        id=series.id,
        kind=series.kind,
        year=series.year,
        stand=series.stand,
        purpose=series.purpose,
        reserved=series.reserved or 0,
        given=series.last,
        closed_at=series.closed_at,
    )
