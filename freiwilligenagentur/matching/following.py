"""Hears from the journal what colleagues changed at other workstations, of whom this store tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Final

from sqlalchemy import func, select

from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.storage.changes import change_set
from freiwilligenagentur.storage.journal import Entry, Transaction

LATE: Final = 50
"""How many steps that began later may be kept before one, when several workstations write at the same moment."""


class Following:
    """Looks at the journal when asked and tells what is new; what this workstation wrote was told already."""

    def __init__(self, store: Store, tell: Callable[[ChangeSet], None]) -> None:
        self._store, self._tell = store, tell
        self._newest: int | None = None
        self._heard: frozenset[int] = frozenset()
        """Numbers of the last steps that are known; one that is missing among them may still come."""
        self._lock = Lock()

    def begin(self) -> None:
        """From now on changes count; a second time does nothing."""
        if self._newest is None:
            self.catch_up()

    def catch_up(self) -> None:
        """Tells what others changed since the last look: one short question while there is nothing."""
        with self._lock:
            before = self._newest
            with self._store.read() as session:
                if before is None:
                    before = session.scalar(select(func.max(Transaction.number))) or 0
                numbers = session.scalars(select(Transaction.number).where(Transaction.number > before - LATE)).all()
                fresh = set(numbers) - self._heard
                if self._newest is not None and not fresh:
                    return
                first_look, self._newest = self._newest is None, max(numbers, default=before)
                self._heard = frozenset(number for number in numbers if number > self._newest - LATE)
                if first_look:
                    return
                found = session.execute(
                    select(Entry.entity, Entry.key)
                    .join(Transaction, Transaction.number == Entry.transaction)
                    .where(Entry.transaction >= min(fresh), Transaction.device != self._store.device)
                    .distinct()
                ).all()
        if found:
            self._tell(change_set("", [(entity, key) for entity, key in found]))
