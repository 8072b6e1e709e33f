"""The register as a list: small frozen rows, kept in memory and read again only where a certificate changed.

A certificate hardly ever changes, so ten thousand of them cost a look at their versions. What does change are the hours
beneath them; they are compared anew when the journal says that hours, people or certificates were changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from freiwilligenagentur import garbage, i18n
from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service.issuing import source_period
from freiwilligenagentur.certificates.service.reading import tally
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.journal import Entry, Transaction
from freiwilligenagentur.vocabulary.folding import findable

_AT_ONCE = 500
"""Keys in one query; from so many changed certificates on, reading all of them is quicker."""

_BENEATH = (Certificate.__name__, HoursEntry.__name__, Volunteer.__name__)
"""What a line of the register rests on."""
_LATE = 100
"""So many steps back the journal is looked at again: of two that are kept at the same moment on a shared server, the
one with the higher number may come first."""

Hours = dict[str, list[Any]]
"""Plain rows of hours by placement."""


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    row: CertificateRow
    source: dict[str, Any]
    names: tuple[str, str]


class RegisterRows:
    """All certificates of the office, the newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._steps: frozenset[int] = frozenset()
        self._newest = -1
        self._language = ""
        self._kept: dict[str, _Kept] = {}
        self._listed: list[CertificateRow] = []

    def listed(self) -> list[CertificateRow]:
        """Everything, with what the hours would be today."""
        with self._store.read() as session:
            newest = session.scalar(select(func.max(Transaction.number))) or 0
            steps = _steps_since(session, min(self._newest, newest) - _LATE)
            if self._newest < 0 or steps - self._steps or self._language != i18n.language():
                with garbage.unsearched():  # of tens of thousands of small values nothing can be thrown away
                    self._read(session)
        self._steps, self._newest, self._language = steps, newest, i18n.language()
        return self._listed

    def _read(self, session: Session) -> None:
        if self._language != i18n.language():
            self._kept = {}
        versions = session.execute(select(Certificate.id, Certificate.version))
        changed = [key for key, version in versions if self._is_new(key, version)]
        self._kept |= {kept.row.id: kept for kept in _kept(session, changed)}
        names = _names(session)
        for key, each in self._kept.items():
            present = names.get(each.row.volunteer_id, each.names)
            if present != each.names:
                self._kept[key] = replace(each, names=present)
        self._listed = sorted(_with_hours(session, self._kept.values()), key=_place, reverse=True)

    def _is_new(self, key: str, version: int) -> bool:
        known = self._kept.get(key)
        return known is None or known.version != version


def rows_of(session: Session, *where: Any) -> list[CertificateRow]:
    """The certificates of one condition, the newest first, without looking at the others."""
    kept = [_one(found) for found in session.execute(_query().where(*where))]
    return sorted(_with_hours(session, kept), key=_place, reverse=True)


def _steps_since(session: Session, number: int) -> frozenset[int]:
    """The numbers of the steps after ``number`` that touched what the register rests on."""
    touched = select(Entry.transaction).where(Entry.transaction > number, Entry.entity.in_(_BENEATH))
    return frozenset(session.scalars(touched.distinct()))


def _place(row: CertificateRow) -> tuple[int, datetime, str]:
    """Where a row stands: by year, moment of issue, number."""
    return row.year, row.issued_at, row.serial


def _query() -> Select[*tuple[Any, ...]]:
    newer = aliased(Certificate)
    return (
        select(
            Certificate.id,
            Certificate.version,
            Certificate.kind,
            Certificate.year,
            Certificate.stand,
            Certificate.serial,
            Certificate.code,
            Certificate.volunteer_id,
            Certificate.name,
            Certificate.organisations,
            Certificate.areas,
            Certificate.period_from,
            Certificate.period_to,
            Certificate.hours,
            Certificate.issued_by,
            Certificate.status,
            Certificate.cancelled_at,
            Certificate.cancel_reason,
            Certificate.reissued_as,
            Certificate.printed_at,
            Certificate.issued_at,
            Certificate.snapshot["source"].label("source"),
            newer.serial.label("newer"),
            Volunteer.first_name,
            Volunteer.last_name,
        )
        .outerjoin(newer, newer.id == Certificate.reissued_as)
        .outerjoin(Volunteer, Volunteer.id == Certificate.volunteer_id)
    )


def _kept(session: Session, keys: Sequence[str]) -> Iterator[_Kept]:
    if len(keys) > _AT_ONCE:
        found = {key: _one(row) for row in session.execute(_query()) for key in (row.id,)}
        yield from (found[key] for key in keys if key in found)
    elif keys:
        yield from (_one(row) for row in session.execute(_query().where(Certificate.id.in_(keys))))


def _names(session: Session) -> dict[str, tuple[str, str]]:
    """First and last names of everybody who has a certificate, as they are today."""
    certified = select(Certificate.volunteer_id).distinct()
    query = select(Volunteer.id, Volunteer.first_name, Volunteer.last_name).where(Volunteer.id.in_(certified))
    return {key: (first, last) for key, first, last in session.execute(query)}


def _one(found: Any) -> _Kept:
    return _Kept(found.version, _row(found), found.source or {}, (found.first_name or "", found.last_name or ""))


def _row(found: Any) -> CertificateRow:
    words = " ".join((found.serial, found.name, *found.organisations, found.issued_by, found.cancel_reason))
    words = f"{words} {code.searchable(found.code)} {found.newer or ''}"
    days = f"{i18n.date(found.period_from)} {i18n.date(found.period_to)}"
    return CertificateRow(
        id=found.id,
        serial=found.serial,
        volunteer_id=found.volunteer_id,
        name=found.name,
        period_from=found.period_from,
        period_to=found.period_to,
        hours=found.hours,
        issued_at=found.issued_at,
        issued_by=found.issued_by,
        status=found.status,
        cancelled_at=found.cancelled_at,
        cancel_reason=found.cancel_reason,
        hours_now=None,
        searchable=findable(f"{words} {days}"),
        code=code.grouped(found.code or ""),
        kind=found.kind,
        year=found.year,
        stand=found.stand,
        printed_at=found.printed_at,
        reissued_as=found.newer or "",
        reissued_id=found.reissued_as or "",
        organisations=tuple(found.organisations),
        areas=found.areas,
    )


def _with_hours(session: Session, kept: Collection[_Kept]) -> list[CertificateRow]:
    """The rows with a note where the hours beneath a certificate are others today."""
    hours = _hours(session, {key for each in kept for key in each.source.get("hours", ())})
    return [_compared(each, hours) for each in kept]


def _compared(kept: _Kept, hours: Hours) -> CertificateRow:
    if not kept.source or not kept.row.is_valid:
        return kept.row
    first, last = source_period(kept.source)
    issued = {key: Decimal(amount) for key, amount in kept.source["hours"].items()}
    today = {key: tally(hours.get(key, []), first, last, kept.names).total for key in issued}
    return kept.row if today == issued else replace(kept.row, hours_now=sum(today.values(), Decimal(0)))


def _hours(session: Session, placements: Iterable[str]) -> Hours:
    columns = (
        HoursEntry.placement_id,
        HoursEntry.from_on,
        HoursEntry.to_on,
        HoursEntry.amount,
        HoursEntry.estimated,
        HoursEntry.confirmed_by,
    )
    found: Hours = {}
    wanted = sorted(key for key in placements if key)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        for entry in session.execute(select(*columns).where(HoursEntry.placement_id.in_(part))):
            found.setdefault(entry.placement_id, []).append(entry)
    return found
