"""The journal of one record as changes that somebody can read; rooms bring the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, select

from freiwilligenagentur.storage.base import Record
from freiwilligenagentur.storage.journal import DELETE, INSERT, Entry
from freiwilligenagentur.storage.store import HistoryLine, Store

Step = tuple[datetime, str, str]
"""When, by whom, and under which label: what makes entries one step."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of a record: what was done, when, by whom, and what it changed, one sentence a field."""

    at: datetime
    user: str
    label: str
    lines: tuple[str, ...]


def by_step(told: Iterable[tuple[HistoryLine, list[str]]]) -> list[Change]:
    """Lines of one step become one change, newest first; a step that says nothing to the reader is left out."""
    steps: dict[Step, list[str]] = {}
    recorded: set[Step] = set()
    for line, sentences in told:
        step = (line.at, line.user, line.label)
        steps.setdefault(step, []).extend(sentences)
        if line.action == INSERT:
            recorded.add(step)
    kept = [Change(*step, tuple(lines)) for step, lines in steps.items() if lines or step in recorded]
    return sorted(kept, key=lambda change: change.at, reverse=True)


def children_ever(store: Store, child: type[Record], column: str, parent_id: str) -> list[str]:
    """Keys of the children that stand, and of those that were removed or that an undo has taken away."""
    table = child.__table__
    assert isinstance(table, Table)  # every record is mapped to one table
    with store.read() as session:
        present = session.scalars(select(table.c.id).where(table.c[column] == parent_id)).all()
        removed = session.scalars(
            select(Entry.key).where(
                Entry.entity == child.__name__, Entry.action == DELETE, Entry.before[column].as_string() == parent_id
            )
        ).all()
    return sorted({*present, *removed})
