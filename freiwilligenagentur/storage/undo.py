"""Taking a step back and bringing it again: the journal played backwards as a new transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from sqlalchemy import Row, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Cancelled, UndoRefused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.journal import DELETE, INSERT, UPDATE, Entry, Pending, Transaction
from freiwilligenagentur.storage.values import from_plain, to_plain

AT_ONCE = 400
"""Rows in one statement; SQLite takes no more than 32,766 values."""


def next_undo(session: Session, user: str, device: str) -> Transaction | None:
    """The last step of this user at this workstation that still stands and may be taken back."""
    return session.scalars(
        _steps(user, device).where(Transaction.undone.is_(False)).order_by(Transaction.number.desc()).limit(1)
    ).first()


def next_redo(session: Session, user: str, device: str) -> Transaction | None:
    """The first step taken back since the last new one. A new step ends what can be brought again, and taking that one
    back does not bring it back into reach. What cannot be taken back was passed over on the way back and ends nothing.
    """
    newest = session.scalar(_steps(user, device).with_only_columns(func.max(Transaction.number))) or 0
    since = select(Transaction.reverses).where(Transaction.number > newest, Transaction.reverses.is_not(None))
    return session.scalars(
        _steps(user, device)
        .where(Transaction.undone.is_(True), Transaction.number.in_(since))
        .order_by(Transaction.number)
        .limit(1)
    ).first()


def final_since(session: Session, step: Transaction) -> list[str]:
    """The labels of what the same user did between a step and the one after it and what cannot be taken back, each
    once, in order.
    """
    after = _steps(step.user, step.device).where(Transaction.number > step.number)
    next_one = session.scalar(after.with_only_columns(func.min(Transaction.number)))
    final = select(Transaction.label).where(
        Transaction.user == step.user,
        Transaction.device == step.device,
        Transaction.undoable.is_(False),
        Transaction.number > step.number,
    )
    if next_one is not None:
        final = final.where(Transaction.number < next_one)
    return list(session.scalars(final.group_by(Transaction.label).order_by(func.min(Transaction.number))))


def _steps(user: str, device: str) -> Any:
    return select(Transaction).where(
        Transaction.user == user,
        Transaction.device == device,
        Transaction.reverses.is_(None),
        Transaction.undoable.is_(True),
    )


class Progress(Protocol):
    """How far a long undo or copy is, and whether the user wants it to stop."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop at the next step."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how many of the rows or pages are done."""


def reverse(
    session: Session, pending: Pending, step: Transaction, *, undone: bool, progress: Progress | None = None
) -> None:
    """Plays the newest reversal of ``step`` (or the step itself) backwards.

    Raises UndoRefused when a row changed since, or another record now depends on it, and Cancelled when the user
    stopped it; nothing is changed then.
    """
    latest = session.scalar(
        select(func.max(Transaction.number)).where(
            (Transaction.number == step.number) | (Transaction.reverses == step.number),
            Transaction.number != pending.transaction,
        )
    )
    # By columns: an import has hundreds of thousands of entries, and an object for each would take as long again.
    wanted = select(Entry.entity, Entry.action, Entry.key, Entry.before, Entry.after)
    wanted = wanted.where(Entry.transaction == latest).order_by(Entry.position.desc())
    entries: list[Row[Any]] = []
    for part in session.execute(wanted, execution_options={"yield_per": AT_ONCE}).partitions():
        _go_on(progress, 0, 0)
        entries += part
    tables = {mapper.class_.__name__: mapper.local_table for mapper in Base.registry.mappers}
    done = 0
    try:
        for run in _runs(entries):
            _go_on(progress, done, len(entries))
            table = tables[run[0].entity]
            assert isinstance(table, Table)  # every record is mapped to one table
            _reverse_run(session, pending, table, run)
            done += len(run)
    except IntegrityError:
        raise UndoRefused(
            _("“{label}” cannot be taken back, because other records now depend on it. Nothing was changed.").format(
                label=step.label
            )
        ) from None
    _go_on(progress, done, done)
    step.undone = undone


def _go_on(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        if progress.cancelled:
            raise Cancelled(_("Stopped. Nothing was changed."))
        progress.step(done, total)


def _runs(entries: Sequence[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """Entries in order, cut into stretches of one entity and one action in which no row occurs twice."""
    run: list[Row[Any]] = []
    keys: set[str] = set()
    for entry in entries:
        same = run and (run[0].entity, run[0].action) == (entry.entity, entry.action)
        if run and (not same or entry.key in keys or len(run) == AT_ONCE):
            yield run
            run, keys = [], set()
        run.append(entry)
        keys.add(entry.key)
    if run:
        yield run


def _reverse_run(session: Session, pending: Pending, table: Table, run: list[Row[Any]]) -> None:
    keys = [entry.key for entry in run]
    rows = session.execute(select(table).where(table.c.id.in_(keys))).mappings()
    present = {row["id"]: row for row in rows}
    if run[0].action == DELETE:
        _expect(not present)
        session.execute(insert(table), [_insert_again(pending, table, entry) for entry in run])
        return
    _expect(all(entry.key in present and _holds(present[entry.key], entry.after) for entry in run))
    if run[0].action == INSERT:
        session.execute(delete(table).where(table.c.id.in_(keys)))
        for entry in run:
            before = {**(entry.after or {}), "version": present[entry.key]["version"]}
            pending.add(entry.entity, entry.key, DELETE, before, None)
        return
    for entry in run:
        values = _values(table, entry.before)
        session.execute(update(table).where(table.c.id == entry.key).values(**values, version=table.c.version + 1))
        pending.add(entry.entity, entry.key, UPDATE, entry.after, entry.before)


def _insert_again(pending: Pending, table: Table, entry: Row[Any]) -> dict[str, Any]:
    before = dict(entry.before or {})
    # Never the old version again: a window that still holds the deleted record must notice.
    version = before.pop("version", 0) + 1
    pending.add(entry.entity, entry.key, INSERT, None, before)
    return {**_values(table, before), "id": entry.key, "version": version}


def _values(table: Table, plain: dict[str, Any] | None) -> dict[str, Any]:
    return {name: from_plain(table.c[name], value) for name, value in (plain or {}).items()}


def _holds(present: Any, expected: dict[str, Any] | None) -> bool:
    return all(to_plain(present[name]) == value for name, value in (expected or {}).items())


def _expect(unchanged: bool) -> None:
    if not unchanged:
        raise UndoRefused(
            _("This step cannot be taken back, because the record was changed since. Nothing was changed.")
        )
