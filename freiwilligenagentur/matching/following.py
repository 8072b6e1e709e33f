"""Hears from the journal what colleagues changed at other workstations, of whom this store tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from sqlalchemy import func, select

from freiwilligenagentur.storage import ChangeSet, Store
from freiwilligenagentur.storage.changes import change_set
from freiwilligenagentur.storage.journal import Entry, Transaction


class Following:
    """Looks at the journal when asked and tells what is new; what this workstation wrote was told already."""

    def __init__(self, store: Store, tell: Callable[[ChangeSet], None]) -> None:
        self._store, self._tell = store, tell
        self._seen: int | None = None
        self._lock = Lock()

    def begin(self) -> None:
        """From now on changes count; a second time does nothing."""
        if self._seen is None:
            self.catch_up()

    def catch_up(self) -> None:
        """Tells what others changed since the last look: one short question while there is nothing."""
        with self._lock:
            seen = self._seen
            with self._store.read() as session:
                newest = session.scalar(select(func.max(Transaction.number))) or 0
                if newest == seen:
                    return
                self._seen = newest
                if seen is None:
                    return
                found = session.execute(
                    select(Entry.entity, Entry.key)
                    .join(Transaction, Transaction.number == Entry.transaction)
                    .where(Entry.transaction > seen, Transaction.device != self._store.device)
                    .distinct()
                ).all()
        if found:
            self._tell(change_set("", [(entity, key) for entity, key in found]))
