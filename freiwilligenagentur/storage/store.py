"""An open office: where services read and write, and where every change is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from freiwilligenagentur.errors import UndoRefused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import journal, undo
from freiwilligenagentur.storage.base import Record
from freiwilligenagentur.storage.changes import ChangeSet, change_set
from freiwilligenagentur.storage.failures import translated
from freiwilligenagentur.storage.undo import Progress

RECENT_STEPS = 300


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be taken back or brought again, by its label."""

    number: int
    label: str
    rows: int
    """How many rows it touched; an import touches thousands."""
    final_since: tuple[str, ...]
    """What was done after it, before the next one, and cannot be taken back, by its labels."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change in the life of a record; ``before`` and ``after`` by column name, as plain JSON values."""

    at: datetime
    user: str
    label: str
    action: str
    before: dict[str, object]
    after: dict[str, object]


class Store:
    """Reading and writing of one office by one user at one workstation."""

    def __init__(self, engine: Engine, *, user: str, device: str) -> None:
        self.user = user
        self.device = device
        self._engine = engine
        self._writing = engine.execution_options(office_write=True)
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._closed = False
        self.before_reversal: Callable[[], None] = _nothing
        """Makes all tables known: a step that is taken back may have changed records of any room."""

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to read with. What it loads may leave only detached and complete."""
        self._check_open()
        with translated(), Session(self._engine, expire_on_commit=False) as session:
            yield session
            session.expunge_all()

    @contextmanager
    def write(self, label: str, *, undoable: bool = True) -> Iterator[Session]:
        """One step of the office: all of it is kept, or nothing.

        ``label`` names the step in the words of the office ("Vermittlung bestätigt"). Raises Conflict when a
        colleague saved one of the records in between, and a StorageError when the disk refuses.
        """
        self._check_open()
        with translated(), Session(self._writing, expire_on_commit=False) as session:
            step = journal.Transaction(label=label, user=self.user, device=self.device, undoable=undoable)
            session.add(step)
            session.flush()
            pending = journal.begin(session, step.number)
            yield session
            session.flush()
            told = step.label
            if pending.touched:
                session.commit()
            else:
                session.rollback()  # nothing happened, so nothing to take back
            session.expunge_all()
        self._tell(change_set(told, pending.touched))

    @contextmanager
    def write_quietly(self) -> Iterator[Session]:
        """A transaction for what is no record of the office (drafts): no journal, no undo, nobody is told."""
        self._check_open()
        with translated(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def undo(self, progress: Progress | None = None) -> str | None:
        """Takes this user's last step back and returns its label; None when there is none."""
        return self._reverse(undo.next_undo, progress, undone=True)

    def redo(self, progress: Progress | None = None) -> str | None:
        """Brings the step again that was taken back last and returns its label; None when there is none."""
        try:
            return self._reverse(undo.next_redo, progress, undone=False)
        except UndoRefused:
            text = _("This step cannot be brought again, because something it needs was changed since.")
            raise UndoRefused(text) from None

    def _reverse(
        self,
        choose: Callable[[Session, str, str], journal.Transaction | None],
        progress: Progress | None,
        *,
        undone: bool,
    ) -> str | None:
        self._check_open()
        self.before_reversal()
        with translated(), Session(self._writing, expire_on_commit=False) as session:
            step = choose(session, self.user, self.device)
            if step is None:
                return None
            reversal = journal.Transaction(label=step.label, user=self.user, device=self.device, reverses=step.number)
            session.add(reversal)
            session.flush()
            pending = journal.begin(session, reversal.number)
            undo.reverse(session, pending, step, undone=undone, progress=progress)
            session.commit()
            label = step.label
        self._tell(change_set(label, pending.touched))
        return label

    def undo_step(self) -> Step | None:
        """What Strg+Z would take back."""
        with self.read() as session:
            return _described(session, undo.next_undo(session, self.user, self.device))

    def redo_step(self) -> Step | None:
        """What Strg+Umschalt+Z would bring again."""
        with self.read() as session:
            return _described(session, undo.next_redo(session, self.user, self.device))

    def history(self, entity: str, key: str) -> list[HistoryLine]:
        """Every change of one record, newest first."""
        with self.read() as session:
            rows = session.execute(
                select(journal.Entry, journal.Transaction)
                .join(journal.Transaction, journal.Transaction.number == journal.Entry.transaction)
                .where(journal.Entry.entity == entity, journal.Entry.key == key)
                .order_by(journal.Entry.transaction.desc(), journal.Entry.position.desc())
            ).all()
            return [
                HistoryLine(step.at, step.user, step.label, entry.action, entry.before or {}, entry.after or {})
                for entry, step in rows
            ]

    def recent(self, entities: Collection[str], limit: int = 8) -> list[tuple[str, str, datetime]]:
        """What this user changed last: (entity, key, when), newest first, each record once."""
        with self.read() as session:
            last = func.max(journal.Entry.transaction)
            rows = session.execute(
                select(journal.Entry.entity, journal.Entry.key, func.max(journal.Transaction.at))
                .join(journal.Transaction, journal.Transaction.number == journal.Entry.transaction)
                .where(journal.Entry.entity.in_(entities), journal.Transaction.user == self.user)
                .where(journal.Transaction.undoable.is_(True), journal.Transaction.number > self._horizon(session))
                .group_by(journal.Entry.entity, journal.Entry.key)
                .order_by(last.desc())
                .limit(limit)
            )
            return [(entity, key, at) for entity, key, at in rows]

    @staticmethod
    def _horizon(session: Session) -> int:
        # Looking further back than some hundred steps would read the whole journal at every start.
        return (session.scalar(select(func.max(journal.Transaction.number))) or 0) - RECENT_STEPS

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Calls ``listener`` after every kept change, in the thread that wrote; returns how to stop that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _tell(self, changes: ChangeSet) -> None:
        if changes.touched:
            for listener in list(self._listeners):
                listener(changes)

    def close(self) -> None:
        """Gives the connections back; the store cannot be used afterwards."""
        self._closed = True
        self._listeners.clear()
        self._engine.dispose()

    def _check_open(self) -> None:
        # The engine would quietly connect again, to a file that another program may hold by now.
        if self._closed:
            raise RuntimeError("the office is closed")


def _nothing() -> None:
    pass


def _described(session: Session, step: journal.Transaction | None) -> Step | None:
    if step is None:
        return None
    last = select(func.max(journal.Entry.position)).where(journal.Entry.transaction == step.number)
    rows = (session.scalar(last) or 0) + 1
    return Step(step.number, step.label, rows, tuple(undo.final_since(session, step)))


R = TypeVar("R", bound=Record)


def save(session: Session, record: R) -> R:
    """Merges a record that a window edited, under the version check, and returns the kept one.

    When only its children changed, the record's own version rises all the same: otherwise a colleague's window with
    the older list of children would silently remove the new ones. Raises Conflict (through Store.write).
    """
    merged = session.merge(record)
    changed = session.new or session.deleted or any(map(session.is_modified, session.dirty))
    if changed and merged not in session.new and not session.is_modified(merged, include_collections=False):
        # Any column will do, SQLAlchemy raises the version with it; but never one that really changed, since flagging
        # makes SQLAlchemy forget the value before, and the journal needs that.
        attribute, _column = journal.journalled(inspect(type(merged)))[0]
        flag_modified(merged, attribute)
    return merged
