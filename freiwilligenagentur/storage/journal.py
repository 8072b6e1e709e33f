"""The journal: every insert, update and delete of a record, in the same transaction as the change itself.

One mechanism, four uses: history of a record, undo and redo, audit, and later bringing a stand file home.
Mapper events see the changes in the order in which they reach the database; they are collected per session and
written as one batch before the commit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Table, Uuid, event, insert, inspect
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column, object_session

from freiwilligenagentur.storage.base import Base, Id, Record, utc_now
from freiwilligenagentur.storage.values import to_plain

INSERT, UPDATE, DELETE = "insert", "update", "delete"
_PENDING = "journal"


class Transaction(Base):
    """One step of the office: what the user would name when asking to take it back."""

    __tablename__ = "journal_transaction"

    number: Mapped[int] = mapped_column(primary_key=True, init=False)
    label: Mapped[str]
    user: Mapped[str] = mapped_column("user_name", index=True)
    device: Mapped[str]
    at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    undoable: Mapped[bool] = mapped_column(default=True)
    undone: Mapped[bool] = mapped_column(default=False)
    reverses: Mapped[int | None] = mapped_column(default=None)
    """The number of the transaction that this one took back or brought again."""


class Entry(Base):
    """One row that one transaction changed; before and after hold only the columns concerned."""

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_entity_key", "entity", "key"),
        Index("ix_journal_entity_action", "entity", "action"),  # what was removed: few rows among very many
    )

    transaction: Mapped[int] = mapped_column(ForeignKey("journal_transaction.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    entity: Mapped[str]
    key: Mapped[Id] = mapped_column(Uuid(as_uuid=False))
    action: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


@dataclass(slots=True)
class Pending:
    """What one write session changed so far; lives in ``session.info``."""

    transaction: int
    entries: list[dict[str, Any]] = field(default_factory=list)
    touched: list[tuple[str, str]] = field(default_factory=list)

    def add(
        self, entity: str, key: str, action: str, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        """Notes one changed row."""
        self.entries.append(
            {
                "transaction": self.transaction,
                "position": len(self.touched),
                "entity": entity,
                "key": key,
                "action": action,
                "before": before,
                "after": after,
            }
        )
        self.touched.append((entity, key))

    def write(self, session: Session) -> None:
        """Sends the collected rows to the database in one batch."""
        if self.entries:
            table = Entry.__table__
            assert isinstance(table, Table)
            session.execute(insert(table), self.entries)  # rows as they are; mapped ones would be copied once more
            self.entries = []


def begin(session: Session, transaction: int) -> Pending:
    """Starts collecting for a write session."""
    pending = Pending(transaction)
    session.info[_PENDING] = pending
    return pending


@cache
def journalled(mapper: Mapper[Any]) -> list[tuple[str, str]]:
    """(attribute, column) of every column that the journal keeps: all but key, version and large files."""
    return [
        (mapper.get_property_by_column(column).key, column.key)
        for column in mapper.local_table.columns
        if column.key not in {"id", "version"} and column.info.get("journal", True)
    ]


def pending_of(session: Session | None) -> Pending:
    """What the session collects. Raises RuntimeError outside of Store.write."""
    if session is None or _PENDING not in session.info:
        # A write outside of Store.write would be a change that nobody can find or take back.
        raise RuntimeError("records are written only inside Store.write()")
    pending: Pending = session.info[_PENDING]
    return pending


def rename_step(session: Session, label: str) -> None:
    """Names the step that is being written by what it came to, where that is not known from the beginning."""
    session.get_one(Transaction, pending_of(session).transaction).label = label


def _pending(record: Record) -> Pending:
    return pending_of(object_session(record))


def _all_columns(mapper: Mapper[Any], record: Record) -> dict[str, Any]:
    held = record.__dict__  # what is loaded, without the detour over each attribute
    return {
        column: to_plain(held[attribute] if attribute in held else getattr(record, attribute))
        for attribute, column in journalled(mapper)
    }


@event.listens_for(Record, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], _connection: Any, record: Record) -> None:
    _pending(record).add(mapper.class_.__name__, record.id, INSERT, None, _all_columns(mapper, record))


@event.listens_for(Record, "after_update", propagate=True)
def _updated(mapper: Mapper[Any], _connection: Any, record: Record) -> None:
    before, after = {}, {}
    state = inspect(record)
    for attribute, column in journalled(mapper):
        history = state.attrs[attribute].history
        # Without an old value the column was only flagged to raise the version; records are always loaded whole.
        if history.added and history.deleted:
            old, new = to_plain(history.deleted[0]), to_plain(history.added[0])
            if old != new:
                before[column], after[column] = old, new
    if after:
        _pending(record).add(mapper.class_.__name__, record.id, UPDATE, before, after)


@event.listens_for(Record, "after_delete", propagate=True)
def _deleted(mapper: Mapper[Any], _connection: Any, record: Record) -> None:
    before = {**_all_columns(mapper, record), "version": record.version}
    _pending(record).add(mapper.class_.__name__, record.id, DELETE, before, None)


@event.listens_for(Session, "before_commit")
def _write_entries(session: Session) -> None:
    if (pending := session.info.get(_PENDING)) is not None:
        session.flush()
        pending.write(session)
