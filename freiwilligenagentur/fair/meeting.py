"""How the work of a stand meets the office: what comes in as it is, what is taken column by column, what is only told.

Nothing that the office changed since is overwritten, and no row of the stand is lost: a record that a new one points to
and that the office has no more comes back with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ForeignKey, Table, UniqueConstraint, select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.fair.harvest import Changed, Harvest, Row, plain, records, table_of
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import Base, Id
from freiwilligenagentur.storage.journal import journalled
from freiwilligenagentur.storage.values import to_plain

PEOPLE, CONSENTS = Volunteer.__tablename__, Consent.__tablename__
_NOT_FILLED = frozenset({"status", "created_at", "pool", "source"})
"""What the office alone says of somebody whom it knew."""
NEEDS: Final = {"practical_needs": frozenset[str](), "practical_needs_text": ""}
"""What is kept with the consent HEALTH only, and its empty values."""

_VALID = CertificateStatus.ISSUED
_VALIDITY = frozenset({"status", "cancelled_at", "cancel_reason", "reissued_as"})
"""What belongs together in a certificate that lost its validity."""


class Why(StrEnum):
    """Why something of the stand is only told."""

    CHANGED_HERE = "changed_here"
    KNOWN_HERE = "known_here"
    """The office knows another value of somebody who came to the stand too."""
    GONE_HERE = "gone_here"
    REMOVED_THERE = "removed_there"
    HERE_ALREADY = "here_already"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that stays as the office has it. ``here`` and ``there`` are JSON values; ``row`` is the stand's."""

    table: str
    row: Row
    why: Why
    column: str = ""
    here: Any = None
    there: Any = None


@dataclass(slots=True)
class Outcome:
    """What bringing a stand home would do."""

    new: dict[str, list[Row]] = field(default_factory=dict)
    """Rows to add by table, in the order of the tables."""
    taken: dict[tuple[str, Id], Row] = field(default_factory=dict)
    """Columns of records here that get the stand's value."""
    differences: list[Difference] = field(default_factory=list)
    same: dict[Id, Id] = field(default_factory=dict)
    """Volunteers of the stand that are somebody here."""


def meet(session: Session, source: Session, harvest: Harvest, same: Mapping[Id, Id]) -> Outcome:
    """Compares; ``session`` is the office, ``source`` the stand. Raises Refused when a number was given twice."""
    return _Meeting(session, source, same).run(harvest)


class _Meeting:
    def __init__(self, session: Session, source: Session, same: Mapping[Id, Id]) -> None:
        self._session, self._source = session, source
        known = _present(session, table_of(records()["Volunteer"]), same.values())
        self._out = Outcome(same={there: here for there, here in same.items() if here in known})
        self._mappers = {table_of(mapper).name: mapper for mapper in records().values()}

    def run(self, harvest: Harvest) -> Outcome:
        tables = [table for table in Base.metadata.sorted_tables if table.name in self._mappers]
        self._consents = harvest.new.get(CONSENTS, [])
        for table in tables:
            self._meet_new(table, harvest.new.get(table.name, ()))
        for table in reversed(tables):
            self._bring_along(table)
        for table in tables:
            self._meet_changed(table, harvest.changed.get(table.name, ()))
            for _key, row in harvest.removed.get(table.name, ()):
                self._out.differences.append(Difference(table.name, row, Why.REMOVED_THERE))
        self._out.new = {table.name: rows for table in tables if (rows := self._out.new.get(table.name))}
        return self._out

    # --- new rows

    def _meet_new(self, table: Table, rows: Collection[Row]) -> None:
        here = _present(self._session, table, [row["id"] for row in rows])
        for row in map(self._remapped(table), rows):
            if table.name == PEOPLE and row["id"] in self._out.same:
                self._fill(row)
            elif row["id"] in here:
                self._tell_differing(table, row, here[row["id"]])
            elif self._is_taken(table, row):
                self._out.differences.append(Difference(table.name, row, Why.HERE_ALREADY))
            else:
                self._out.new.setdefault(table.name, []).append(row)

    def _remapped(self, table: Table) -> Any:
        """Points a row to the people here whom its people are."""
        columns = [column.name for column, key in _references(table) if key.column.table.name == PEOPLE]

        def remap(row: Row) -> Row:
            return {**row, **{name: self._out.same.get(row[name], row[name]) for name in columns}}

        return remap

    def _fill(self, row: Row) -> None:
        """Gaps in the record of somebody whom the office knew; all else stays and is told."""
        key = self._out.same[row["id"]]
        present = _present(self._session, table_of(self._mappers[PEOPLE]), [key])[key]
        for _attribute, column in journalled(self._mappers[PEOPLE]):
            there, here = plain(row, column), self._value(PEOPLE, key, column, present)
            if column in _NOT_FILLED or _is_empty(there) or there == here:
                continue
            if _is_empty(here) and self._may_be_kept(PEOPLE, key, column):
                self._out.taken.setdefault((PEOPLE, key), {})[column] = row[column]
            else:
                self._differ(PEOPLE, row, Why.KNOWN_HERE, column, here, there)

    def _value(self, table: str, key: Id, column: str, present: Row) -> Any:
        """What stands here, or will when what was taken already is written."""
        taken = self._out.taken.get((table, key), {})
        return to_plain(taken[column] if column in taken else present[column])

    def _tell_differing(self, table: Table, row: Row, present: Row) -> None:
        for _attribute, column in journalled(self._mappers[table.name]):
            here, there = plain(present, column), plain(row, column)
            if here != there:
                self._differ(table.name, row, Why.CHANGED_HERE, column, here, there)

    def _is_taken(self, table: Table, row: Row) -> bool:
        """Whether the office has another record in the place of this one, such as a second registration."""
        for names in _unique(table):
            if any(row[name] is None for name in names):
                continue
            query = select(table.c.id).where(*(table.c[name] == row[name] for name in names))
            mine = [each for each in self._out.new.get(table.name, ()) if all(each[n] == row[n] for n in names)]
            if mine or self._session.scalar(query) is not None:
                if table.name == Certificate.__tablename__:
                    raise Refused(_given_twice(row))
                return True
        return False

    def _bring_along(self, table: Table) -> None:
        """What new rows of this table point to and the office has no more: it comes back where they need it."""
        rows = self._out.new.get(table.name, [])
        for column, key in _references(table):
            parents = key.column.table
            if not rows or parents.name not in self._mappers:
                continue  # documents come with their certificates
            wanted = {row[column.name] for row in rows if row[column.name]}
            coming = {row["id"] for row in self._out.new.get(parents.name, ())}
            missing = wanted - coming - _present(self._session, parents, wanted).keys()
            if column.nullable:
                for row in rows:
                    row[column.name] = None if row[column.name] in missing else row[column.name]
            elif missing:
                back = _present(self._source, parents, missing)
                in_order = (back[each] for each in sorted(back))
                self._out.new.setdefault(parents.name, []).extend(map(self._remapped(parents), in_order))

    # --- changed rows

    def _meet_changed(self, table: Table, changes: Collection[Changed]) -> None:
        remap, references = self._remapped(table), dict(_references(table))
        for change in changes:
            row = remap(change.row)
            key = self._out.same.get(row["id"], row["id"]) if table.name == PEOPLE else row["id"]
            present = _present(self._session, table, [key]).get(key)
            if present is None:
                self._out.differences.append(Difference(table.name, row, Why.GONE_HERE))
                continue
            for column, base in change.base.items():
                here, there = self._value(table.name, key, column, present), plain(row, column)
                untouched = here == base or (key != row["id"] and _is_empty(here))
                untouched = untouched and not _is_settled(table, present, column)
                if here == there:
                    continue
                there_too = self._will_be_there(references.get(table.c[column]), row[column])
                if untouched and there_too and self._may_be_kept(table.name, key, column):
                    self._out.taken.setdefault((table.name, key), {})[column] = row[column]
                else:
                    self._differ(table.name, row, Why.CHANGED_HERE, column, here, there)

    def _will_be_there(self, reference: ForeignKey | None, key: Id | None) -> bool:
        if reference is None or key is None:
            return True
        parents = reference.column.table
        coming = (row["id"] for row in self._out.new.get(parents.name, ()))
        return key in coming or key in _present(self._session, parents, [key])

    def _may_be_kept(self, table: str, key: Id, column: str) -> bool:
        """False for what somebody needs when the office has no consent for it, or none that stands any more."""
        if table != PEOPLE or column not in NEEDS:
            return True
        standing = select(Consent.id).where(
            Consent.volunteer_id == key, Consent.purpose == Purpose.HEALTH, Consent.revoked_on.is_(None)
        )
        agreed = any(
            self._out.same.get(row["volunteer_id"], row["volunteer_id"]) == key
            for row in self._consents
            if row["purpose"] is Purpose.HEALTH and row["revoked_on"] is None
        )
        return agreed or self._session.scalar(standing.limit(1)) is not None

    def _differ(self, table: str, row: Row, why: Why, column: str, here: Any, there: Any) -> None:
        self._out.differences.append(Difference(table, row, why, column, here, there))


def _is_settled(table: Table, present: Row, column: str) -> bool:
    """Whether a certificate has lost its validity here: how is said once, and the database lets nobody change it."""
    return table.name == Certificate.__tablename__ and column in _VALIDITY and present["status"] is not _VALID


def _is_empty(value: Any) -> bool:
    """Whether a JSON value says nothing; no is an answer."""
    return value is None or value in ("", [], {}) or (value == 0 and not isinstance(value, bool))


def _present(session: Session, table: Table, keys: Collection[Id]) -> dict[Id, Row]:
    wanted = sorted(set(keys))
    found: dict[Id, Row] = {}
    for start in range(0, len(wanted), 500):
        query = select(table).where(table.c.id.in_(wanted[start : start + 500]))
        found |= {row["id"]: dict(row) for row in session.execute(query).mappings()}
    return found


def _references(table: Table) -> Iterator[tuple[Any, ForeignKey]]:
    for column in table.columns:
        for key in column.foreign_keys:
            yield column, key


def _unique(table: Table) -> Iterator[list[str]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield [column.name for column in index.columns]


def _given_twice(row: Row) -> str:
    text = _(
        "The office has another certificate with the number {serial}. Two laptops worked with the file of this stand. "
        "Nothing was changed; please keep the file, and have one of the two certificates cancelled and issued anew."
    )
    return text.format(serial=row["serial"])
