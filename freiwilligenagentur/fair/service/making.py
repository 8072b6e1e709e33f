"""Making a stand in the office, and the list of those that were made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from freiwilligenagentur import keyfile
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import NumberSeries
from freiwilligenagentur.certificates.service.numbers import MOST_IN_A_BLOCK, reserve_for_stand
from freiwilligenagentur.errors import Invalid, Problem
from freiwilligenagentur.fair.container import DATABASE, Label, pack
from freiwilligenagentur.fair.model import Stand, StandState
from freiwilligenagentur.fair.packing import build
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.storage.undo import Progress

LOGIN = "Messestand"
"""Whose passphrase the key file of a stand holds; helpers give their names when they log in."""


@dataclass(frozen=True, slots=True)
class StandRow:
    """One stand as the list shows it. ``given`` and ``reserved`` count numbers of certificates."""

    id: Id
    name: str
    made_at: datetime
    made_by: str
    state: StandState
    home_at: datetime | None
    series: str
    given: int
    reserved: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stand to be made. ``counts`` are the numbers to reserve; 0 and what is missing mean none."""

    name: str
    passphrase: str
    counts: Mapping[Kind, int]


class Stands:
    """The stands of one office."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today, cost: Cost | None = None) -> None:
        self._store = store
        self._today = today
        self._cost = cost

    def listed(self) -> list[StandRow]:
        """All stands, the newest first."""
        with self._store.read() as session:
            stands = session.scalars(select(Stand).where(Stand.state != StandState.HERE).order_by(Stand.id.desc()))
            series = session.scalars(select(NumberSeries).where(NumberSeries.stand != "")).all()
            return [_row(stand, series) for stand in stands]

    def make(self, wanted: Wanted, place: Path, progress: Progress | None = None) -> StandRow:
        """Writes the file of a new stand and notes that it is on its way, both or neither.

        Raises Invalid for what was typed, DiskFull, NoPermission, Cancelled or another OfficeError.
        """
        name = wanted.name.strip()
        check(wanted)
        keys, key, _code = keyfile.create(LOGIN, wanted.passphrase, self._cost)
        SigningKeys(self._store, self._today).ensure()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            database = Path(folder) / DATABASE
            keyfile.write(keys, keyfile.place_of(database))
            with self._store.write(_("Stand made: {name}").format(name=name), undoable=False) as session:
                series = reserve_for_stand(session, self._today().year, wanted.counts, name)
                stand = Stand(name=name, made_by=self._store.user, series=series, key=key)
                session.add(stand)
                session.flush()
                build(session, stand, database, key, self._today(), progress)
                office = session.scalars(select(Office.id)).one()
                # Last, so that a file lies there only when all else went well.
                pack(place, Label(stand.id, name, office, closed=False), database, progress)
                made = stand.id
        return next(row for row in self.listed() if row.id == made)


def check(wanted: Wanted) -> None:
    """Raises Invalid when a stand cannot be made of this."""
    problems = []
    if not wanted.name.strip():
        problems.append(Problem("name", _("A stand needs a name, for example Vereinsmesse 2027.")))
    for kind, count in wanted.counts.items():
        if not 0 <= count <= MOST_IN_A_BLOCK:
            text = _("Between 0 and {most} numbers can be reserved.").format(most=MOST_IN_A_BLOCK)
            problems.append(Problem(f"count_{kind.value}", text))
    if problems:
        raise Invalid(problems[0].text, tuple(problems))
    keyfile.check_passphrase(wanted.passphrase)


def _row(stand: Stand, series: Sequence[NumberSeries]) -> StandRow:
    year = stand.made_at.astimezone().year
    own = [each for each in series if (each.stand, each.year, each.purpose) == (stand.series, year, stand.name)]
    return StandRow(
        id=stand.id,
        name=stand.name,
        made_at=stand.made_at,
        made_by=stand.made_by,
        state=stand.state,
        home_at=stand.home_at,
        series=stand.series,
        given=sum(each.last for each in own),
        reserved=sum(each.reserved or 0 for each in own),
    )
