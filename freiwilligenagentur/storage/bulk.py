"""Very many new records at once, as an import brings them, journalled like any others.

An object for each, with its history of attributes and its place in the order of the flush, would cost an import more
than all its reading and writing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert, inspect
from sqlalchemy.orm import Session

from freiwilligenagentur.storage.base import Record, new_id
from freiwilligenagentur.storage.journal import INSERT, journalled, pending_of
from freiwilligenagentur.storage.values import to_plain


def insert_all(session: Session, blank: Record, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds a record for each of ``rows``, which hold values by column; for columns that they leave out ``blank``
    stands, a record that is not kept itself. Without an "id" a row gets a fresh one.

    What the session was given before is written first, so rows may refer to it. The session does not know the new
    records. Works only inside Store.write().
    """
    session.flush()
    mapper, pending = inspect(type(blank)), pending_of(session)
    table = mapper.local_table
    assert isinstance(table, Table)  # every record is mapped to one table
    defaults = {column.key: getattr(blank, mapper.get_property_by_column(column).key) for column in table.columns}
    defaults["version"] = 1
    kept = {column for _attribute, column in journalled(mapper)}
    plain = {column: to_plain(defaults[column]) for column in kept}
    written = [{**defaults, **row, "id": row.get("id") or new_id()} for row in rows]
    for values, row in zip(written, rows, strict=True):
        after = {**plain, **{column: to_plain(value) for column, value in row.items() if column in kept}}
        pending.add(mapper.class_.__name__, values["id"], INSERT, None, after)
    if written:
        session.execute(insert(table), written)
