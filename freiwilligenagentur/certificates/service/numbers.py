"""Numbers without gaps: each kind and year counts by itself, in the office and at each stand.

A stand has a series of its own (``EN-2026-M1-0001``) with a block of so many numbers, since a laptop without a network
cannot ask the office for the next one: see docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, NumberSeries
from freiwilligenagentur.errors import Invalid, Problem, Refused
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
    if series is None or series.closed_at is not None:
        raise Refused(_("No numbers are reserved for this stand. Please reserve some in the register of the office."))
    if series.reserved is not None and series.last >= series.reserved:
        raise Refused(_("All numbers that were reserved for this stand are given. Nothing was issued."))
    series.last += 1
    return Number(kind, year, stand, series.last)


def reserve_for_stand(session: Session, year: int, counts: Mapping[Kind, int], purpose: str) -> str:
    """Reserves numbers of several kinds under one sign that no stand of this year has, and returns it ("M3").

    Works inside Store.write(). NO_NUMBERS when all counts are 0.
    """
    wanted = {kind: count for kind, count in counts.items() if count}
    if not wanted:
        return NO_NUMBERS
    stand = _next_sign(session, NumberSeries.year == year)
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

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def listed(self) -> list[Block]:
        """All blocks, the newest first."""
        query = select(NumberSeries).where(NumberSeries.stand != "").order_by(NumberSeries.id.desc())
        with self._store.read() as session:
            return [_block(series) for series in session.scalars(query)]

    def year(self) -> int:
        """The year that blocks are reserved for."""
        return self._today().year

    def reserve(self, kind: Kind, count: int, purpose: str) -> Block:
        """Reserves ``count`` numbers of this year for a stand that has none yet.

        Raises Invalid without a purpose, or for a count below 1 or above ``MOST_IN_A_BLOCK``.
        """
        problems = []
        if not purpose.strip():
            problems.append(Problem("purpose", _("Please say what the numbers are for, for example the fair.")))
        if not 1 <= count <= MOST_IN_A_BLOCK:
            text = _("A block has between 1 and {most} numbers.").format(most=MOST_IN_A_BLOCK)
            problems.append(Problem("count", text))
        if problems:
            raise Invalid(problems[0].text, tuple(problems))
        with self._store.write(_("Numbers reserved for a stand"), undoable=False) as session:
            stand = _next_sign(session, NumberSeries.kind == kind, NumberSeries.year == self.year())
            series = NumberSeries(kind=kind, year=self.year(), stand=stand, reserved=count, purpose=purpose.strip())
            session.add(series)
            session.flush()
            return _block(series)

    def close(self, block_id: Id) -> Block:
        """The laptop is home: nothing more is issued from its block. Numbers that were never given do not exist.

        Raises Refused when it was closed already, or while certificates of it are missing here.
        """
        with self._store.write(_("Stand is home again"), undoable=False) as session:
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


def _next_sign(session: Session, *among: ColumnElement[bool]) -> str:
    """The sign after the highest of these series; some kinds of a stand have no series, so counting is not enough."""
    taken = select(NumberSeries.stand).where(NumberSeries.stand != "", *among).distinct()
    return f"{_LETTER}{max((int(stand.removeprefix(_LETTER)) for stand in session.scalars(taken)), default=0) + 1}"


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
