"""Drafts: what somebody typed and did not finish, kept encrypted through a crash. They are no part of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage.base import Base, utc_now
from freiwilligenagentur.storage.store import Store


class Draft(Base):
    """One unfinished form; ``key`` is chosen by the form, ``title`` is what the start page shows."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    user: Mapped[str] = mapped_column("user_name")
    data: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as the start page lists it."""

    key: str
    kind: str
    title: str
    saved_at: datetime


class Drafts:
    """Keeping and finding unfinished forms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, key: str, kind: str, title: str, data: dict[str, Any]) -> datetime:
        """Writes the draft and returns when."""
        with self._store.write_quietly() as session:
            draft = Draft(key=key, kind=kind, title=title, user=self._store.user, data=data)
            session.merge(draft)
            return draft.saved_at

    def load(self, key: str) -> dict[str, Any] | None:
        """What was typed, or None."""
        with self._store.read() as session:
            draft = session.get(Draft, key)
            return draft.data if draft else None

    def discard(self, key: str) -> None:
        """Removes a draft that was finished or given up."""
        with self._store.write_quietly() as session:
            draft = session.get(Draft, key)
            if draft is not None:
                session.delete(draft)

    def mine(self) -> list[DraftRow]:
        """This user's drafts, newest first."""
        # By columns: the start page asks for them, and whole objects would have all tables' mappers made ready first.
        draft = Draft.__table__.c
        query = select(draft.key, draft.kind, draft.title, draft.saved_at)
        query = query.where(draft.user_name == self._store.user).order_by(draft.saved_at.desc())
        with self._store.read() as session:
            return [DraftRow(*row) for row in session.execute(query)]
