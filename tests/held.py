"""Everything that an office holds, to compare what stood before with what stands now."""

from __future__ import annotations

from sqlalchemy import select

from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.base import Base

UNJOURNALLED = {"journal", "journal_transaction", "draft"}


def content(store: Store) -> dict[str, list[str]]:
    """The rows of each table as text, sorted, without the version counters."""
    found = {}
    with store.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in UNJOURNALLED:
                columns = [column for column in table.columns if column.name != "version"]
                found[table.name] = sorted(map(repr, session.execute(select(*columns)).all()))
    return found
