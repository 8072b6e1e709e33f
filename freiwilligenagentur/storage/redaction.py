"""Taking words about somebody out of everything that belongs to them: the records, the journal, unfinished forms.

The journal is the memory of the office; what may not be shown any more must leave it too. Nothing here is journalled
itself, or the words would come back with the note that they went.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import JSON, Column, Enum, String, Table, TypeDecorator, cast, or_, select, text, update
from sqlalchemy.orm import Mapper, Session

from freiwilligenagentur.storage.base import Base, CodeSet, Id, Record
from freiwilligenagentur.storage.drafts import Draft
from freiwilligenagentur.storage.journal import DELETE, UPDATE, Entry, pending_of
from freiwilligenagentur.storage.values import to_plain

Rewrite = Callable[[str], str]
"""A text without the words, or the text itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """How texts are rewritten, and which columns are left alone or hold the words by themselves.

    ``kept`` are columns by table whose present value stays, because it is right as it is or must not change.
    ``values`` are columns of the first record whose earlier values are themselves what is taken out.
    """

    rewrite: Rewrite
    kept: Mapping[str, Collection[str]] = field(default_factory=dict)
    values: Collection[str] = ()


def belonging(session: Session, record: type[Record], key: Id) -> dict[str, set[Id]]:
    """Keys by table of a record and of all that point to it, directly or through others, also of what was removed."""
    found: dict[str, set[Id]] = {record.__tablename__: {key}}
    entities = {table.name: mapper.class_.__name__ for mapper, table in _records()}
    for table in Base.metadata.sorted_tables:
        if table.name not in entities:
            continue
        for column in table.columns:
            for reference in column.foreign_keys:
                ids = found.get(reference.column.table.name)
                if ids and reference.column.table is not table:
                    keys = _pointing(session, table, column, entities[table.name], ids)
                    found[table.name] = found.get(table.name, set()) | keys
    return {name: keys for name, keys in found.items() if keys}


def redact(session: Session, record: type[Record], key: Id, words: Words) -> None:
    """Rewrites the texts of a record and of all that belongs to it, of their history, and of drafts about it.

    Works only inside Store.write(); windows that show one of the records hear of it.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA secure_delete = ON"))  # what is overwritten leaves no trace in the file
    session.flush()
    session.expire_all()
    everything = belonging(session, record, key)
    present = session.execute(select(record.__table__).where(record.__table__.c.id == key)).mappings().one()
    for mapper, table in _records():
        ids = everything.get(table.name, set())
        if ids:
            own = {name: to_plain(present[name]) for name in words.values} if table is record.__table__ else {}
            _rewrite_rows(session, mapper, table, ids, words)
            _rewrite_journal(session, mapper.class_.__name__, ids, words, own)
    _rewrite_drafts(session, key, words.rewrite)


def forget(session: Session, record: type[Record], key: Id, emptied: Mapping[str, Any]) -> None:
    """Gives columns of a record their empty value, also wherever its history and unfinished forms tell of them.

    Works only inside Store.write(); windows that show the record hear of it.
    """
    session.flush()
    table = record.__table__
    assert isinstance(table, Table)
    session.execute(update(table).where(table.c.id == key).values(**emptied, version=table.c.version + 1))
    pending_of(session).touched.append((record.__name__, key))
    redact(session, record, key, Words(str, values=tuple(emptied)))
    _empty_drafts(session, key, emptied)


def _records() -> list[tuple[Mapper[Any], Table]]:
    mappers = [mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)]
    return [(mapper, mapper.local_table) for mapper in mappers if isinstance(mapper.local_table, Table)]


def _pointing(session: Session, table: Table, column: Column[Any], entity: str, ids: set[Id]) -> set[Id]:
    """Rows that point to one of ``ids``, and those that did and were removed."""
    wanted = sorted(ids)
    present = session.scalars(select(table.c.id).where(column.in_(wanted)))
    removed = session.scalars(
        select(Entry.key).where(
            Entry.entity == entity, Entry.action == DELETE, Entry.before[column.key].as_string().in_(wanted)
        )
    )
    return {*present, *removed}


def _rewrite_rows(session: Session, mapper: Mapper[Any], table: Table, ids: set[Id], words: Words) -> None:
    kept = set(words.kept.get(table.name, ()))
    columns = [column for column in table.columns if column.name not in kept and _holds_text(column)]
    for row in session.execute(select(table.c.id, *columns).where(table.c.id.in_(sorted(ids)))).mappings():
        changed = {
            column.name: new
            for column in columns
            if (new := _rewritten(row[column.name], words.rewrite)) != row[column.name]
        }
        if changed:
            statement = update(table).where(table.c.id == row["id"])
            session.execute(statement.values(**changed, version=table.c.version + 1))
            pending_of(session).touched.append((mapper.class_.__name__, row["id"]))


def _holds_text(column: Column[Any]) -> bool:
    kind = column.type
    if isinstance(kind, Enum | CodeSet):
        return False
    return isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, String | JSON)


def _rewrite_journal(session: Session, entity: str, ids: set[Id], words: Words, own: Mapping[str, Any]) -> None:
    entries = select(Entry).where(Entry.entity == entity, Entry.key.in_(sorted(ids)))
    for entry in session.scalars(entries):
        sides = {"before": entry.before, "after": entry.after}
        rewritten = {name: _side(entry.action, values, words.rewrite, own) for name, values in sides.items()}
        if rewritten != sides:
            entry.before, entry.after = rewritten["before"], rewritten["after"]


def _side(action: str, values: dict[str, Any] | None, rewrite: Rewrite, own: Mapping[str, Any]) -> Any:
    """One side of an entry. A change of the columns themselves is forgotten; where the whole row stands, it holds what
    the record holds today, so that a step can still be brought again."""
    if values is None:
        return None
    if action == UPDATE:
        return {name: _rewritten(value, rewrite) for name, value in values.items() if name not in own}
    return {name: own[name] if name in own else _rewritten(value, rewrite) for name, value in values.items()}


def _rewrite_drafts(session: Session, key: Id, rewrite: Rewrite) -> None:
    about = or_(Draft.key.contains(key), cast(Draft.data, String).contains(key))
    for draft in session.scalars(select(Draft).where(about)):
        draft.title, draft.data = rewrite(draft.title), _rewritten(draft.data, rewrite)


def _empty_drafts(session: Session, key: Id, names: Collection[str]) -> None:
    """Takes fields out of what was typed into the record and not saved; nothing stays where there was nothing else."""
    for draft in session.scalars(select(Draft).where(Draft.key.contains(key))):
        left = _without(draft.data, names)
        if left != draft.data and not any(left.values()):
            session.delete(draft)
        else:
            draft.data = left


def _without(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(each, names) for name, each in value.items() if name not in names}
    return value


def _rewritten(value: Any, rewrite: Rewrite) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, dict):
        return {name: _rewritten(each, rewrite) for name, each in value.items()}
    if isinstance(value, list):
        return [_rewritten(each, rewrite) for each in value]
    return value
