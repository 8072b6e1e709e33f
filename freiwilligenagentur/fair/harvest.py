"""What a stand did: read from its journal, which began empty, so that every entry is work of the stand.

The base of each changed column is the first value that the journal saw before: what went along from the office, or what
came home with an earlier file of the same stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Mapper, Session

from freiwilligenagentur.certificates.model import Certificate, Document, NumberSeries
from freiwilligenagentur.storage import Base, Id, Record
from freiwilligenagentur.storage.journal import INSERT, Entry, Transaction
from freiwilligenagentur.storage.values import to_plain

Row = dict[str, Any]
"""Values by column."""

STAYS = frozenset({"Stand", "SigningKey"})
"""What a stand has for itself."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that went along and was edited: its row now, and what each changed column held before, as JSON."""

    row: Row
    base: Mapping[str, Any]


@dataclass(slots=True)
class Harvest:
    """All that is new since a stand last came home. ``new``, ``changed`` and ``removed`` are by table."""

    mark: dict[str, int]
    """The steps of the journal, the moment of each to its number; {} for a stand without work."""
    new: dict[str, list[Row]] = field(default_factory=dict)
    changed: dict[str, list[Changed]] = field(default_factory=dict)
    removed: dict[str, list[tuple[Id, Row]]] = field(default_factory=dict)
    documents: list[Row] = field(default_factory=list)
    """The PDFs of the new certificates."""
    series: list[Id] = field(default_factory=list)
    """The series of numbers that went along."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to bring."""
        return not (self.new or self.changed or self.removed)

    @property
    def is_final(self) -> bool:
        """Whether it holds certificates, which are never taken back once they stand in the register."""
        name = Certificate.__tablename__
        return bool(self.new.get(name) or self.changed.get(name))


def gather(session: Session, brought: Mapping[str, int]) -> Harvest:
    """Reads the work of a stand out of its own database; ``brought`` are the marks of what came home before."""
    found = Harvest(_mark(session))
    after = _last_known(found.mark, brought)
    entities = {name: mapper for name, mapper in records().items() if name not in STAYS}
    for entity, story in _stories(session, after).items():
        if entity in entities:
            _sort_in(session, found, table_of(entities[entity]), story)
    keys = [row["document_id"] for row in found.new.get(Certificate.__tablename__, ())]
    found.documents = _rows(session, _table(Document), keys)
    found.series = list(session.scalars(select(NumberSeries.id)))
    return found


def records() -> dict[str, Mapper[Any]]:
    """The mapper of each kind of record by the name that the journal has for it."""
    return {each.class_.__name__: each for each in Base.registry.mappers if issubclass(each.class_, Record)}


def table_of(mapper: Mapper[Any]) -> Table:
    """The one table of a kind of record."""
    assert isinstance(mapper.local_table, Table)
    return mapper.local_table


def plain(row: Mapping[str, Any], column: str) -> Any:
    """A value as the journal keeps it, in which values of two databases can be compared."""
    return to_plain(row[column])


def _mark(session: Session) -> dict[str, int]:
    return {at.isoformat(): number for at, number in session.execute(select(Transaction.at, Transaction.number))}


def _last_known(mark: Mapping[str, int], brought: Mapping[str, int]) -> int:
    """The last step that came home already; 0 when this journal is another one, of a second laptop."""
    return max(mark.items() & brought.items(), key=itemgetter(1), default=("", 0))[1]


def _stories(session: Session, after: int) -> dict[str, dict[Id, list[Entry]]]:
    """Entries by entity and key, in the order in which they happened."""
    query = select(Entry).where(Entry.transaction > after).order_by(Entry.transaction, Entry.position)
    stories: dict[str, dict[Id, list[Entry]]] = {}
    for entry in session.scalars(query):
        stories.setdefault(entry.entity, {}).setdefault(entry.key, []).append(entry)
    return stories


def _sort_in(session: Session, found: Harvest, table: Table, stories: Mapping[Id, list[Entry]]) -> None:
    present = {row["id"]: row for row in _rows(session, table, list(stories))}
    for key, story in stories.items():
        row, is_new = present.get(key), story[0].action == INSERT
        if row is not None and is_new:
            found.new.setdefault(table.name, []).append(row)
        elif row is not None:
            base = _base(story)
            changed = {column: value for column, value in base.items() if value != plain(row, column)}
            if changed:
                found.changed.setdefault(table.name, []).append(Changed(row, changed))
        elif not is_new:
            found.removed.setdefault(table.name, []).append((key, _base(story)))


def _base(story: list[Entry]) -> Row:
    """What each column held before the stand first touched it."""
    base: Row = {}
    for entry in story:
        for column, value in (entry.before or {}).items():
            base.setdefault(column, value)
    base.pop("version", None)
    return base


def _rows(session: Session, table: Table, keys: list[Id]) -> list[Row]:
    found: list[Row] = []
    for start in range(0, len(keys), 500):
        some = select(table).where(table.c.id.in_(keys[start : start + 500])).order_by(table.c.id)
        found += [dict(row) for row in session.execute(some).mappings()]
    return found


def _table(kind: type[Base]) -> Table:
    table = kind.__table__
    assert isinstance(table, Table)
    return table
