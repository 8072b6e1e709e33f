"""Taking a step back and bringing it again: the journal played backwards as a new transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from freiwilligenagentur.errors import UndoRefused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage.base import Base, Record
from freiwilligenagentur.storage.journal import DELETE, INSERT, UPDATE, Entry, Pending, Transaction
from freiwilligenagentur.storage.values import from_plain, to_plain


def next_undo(session: Session, user: str, device: str) -> Transaction | None:
    """The last step of this user at this workstation that still stands and may be taken back."""
    return session.scalars(
        _steps(user, device).where(Transaction.undone.is_(False)).order_by(Transaction.number.desc()).limit(1)
    ).first()


def next_redo(session: Session, user: str, device: str) -> Transaction | None:
    """The first step taken back since the last step that stands; a new step ends what can be brought again."""
    standing = select(func.coalesce(func.max(Transaction.number), 0)).where(
        Transaction.user == user,
        Transaction.device == device,
        Transaction.reverses.is_(None),
        Transaction.undone.is_(False),
    )
    return session.scalars(
        _steps(user, device)
        .where(Transaction.undone.is_(True), Transaction.number > standing.scalar_subquery())
        .order_by(Transaction.number)
        .limit(1)
    ).first()


def _steps(user: str, device: str) -> Any:
    return select(Transaction).where(
        Transaction.user == user,
        Transaction.device == device,
        Transaction.reverses.is_(None),
        Transaction.undoable.is_(True),
    )


def reverse(session: Session, pending: Pending, step: Transaction, *, undone: bool) -> None:
    """Plays the newest reversal of ``step`` (or the step itself) backwards.

    Raises UndoRefused when a row changed since, or another record now depends on it; nothing is changed then.
    """
    latest = session.scalar(
        select(func.max(Transaction.number)).where(
            (Transaction.number == step.number) | (Transaction.reverses == step.number),
            Transaction.number != pending.transaction,
        )
    )
    entries = session.scalars(select(Entry).where(Entry.transaction == latest).order_by(Entry.position.desc())).all()
    classes = {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}
    try:
        for entry in entries:
            _reverse_entry(session, pending, classes[entry.entity], entry)
    except IntegrityError:
        raise UndoRefused(
            _("“{label}” cannot be taken back, because other records now depend on it. Nothing was changed.").format(
                label=step.label
            )
        ) from None
    step.undone = undone


def _reverse_entry(session: Session, pending: Pending, kind: type[Record], entry: Entry) -> None:
    table = kind.__table__
    assert isinstance(table, Table)  # every record is mapped to one table
    present = session.execute(select(table).where(table.c.id == entry.key)).mappings().first()
    if entry.action == INSERT:
        _expect(present is not None and _holds(present, entry.after))
        session.execute(delete(table).where(table.c.id == entry.key))
        pending.add(entry.entity, entry.key, DELETE, {**(entry.after or {}), "version": present["version"]}, None)  # type: ignore[index]
    elif entry.action == UPDATE:
        _expect(present is not None and _holds(present, entry.after))
        values = _values(table, entry.before)
        session.execute(update(table).where(table.c.id == entry.key).values(**values, version=table.c.version + 1))
        pending.add(entry.entity, entry.key, UPDATE, entry.after, entry.before)
    else:
        _expect(present is None)
        before = dict(entry.before or {})
        # Never the old version again: a window that still holds the deleted record must notice.
        version = before.pop("version", 0) + 1
        session.execute(insert(table).values(**_values(table, before), id=entry.key, version=version))
        pending.add(entry.entity, entry.key, INSERT, None, before)


def _values(table: Table, plain: dict[str, Any] | None) -> dict[str, Any]:
    return {name: from_plain(table.c[name], value) for name, value in (plain or {}).items()}


def _holds(present: Any, expected: dict[str, Any] | None) -> bool:
    return all(to_plain(present[name]) == value for name, value in (expected or {}).items())


def _expect(unchanged: bool) -> None:
    if not unchanged:
        raise UndoRefused(
            _("This step cannot be taken back, because the record was changed since. Nothing was changed.")
        )
