"""Keeps what is being typed through a crash, and says when it last did."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.storage import DraftRow, Drafts, new_id, utc_now

INTAKE, RECORD = "intake", "volunteer"
"""Kinds of drafts: a talk that is not finished, and changes to a record that are not saved."""

_NOW = timedelta(seconds=2)


class DraftKeeper:
    """One draft of one form."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._key = ""
        self._kind = INTAKE
        self._saved_at: datetime | None = None

    def begin_intake(self, key: str = "") -> None:
        """From now on keeps a talk, under a known key or a new one."""
        self._key, self._kind, self._saved_at = key or f"{INTAKE}:{new_id()}", INTAKE, None

    def begin_record(self, volunteer_id: str) -> None:
        """From now on keeps changes to one record."""
        self._key, self._kind, self._saved_at = f"{RECORD}:{volunteer_id}", RECORD, None

    def load(self) -> dict[str, Any] | None:
        """What was kept under the present key."""
        return self._drafts.load(self._key)

    def keep(self, title: str, data: dict[str, Any]) -> None:
        """Writes the draft. Raises a StorageError when the disk refuses."""
        self._saved_at = self._drafts.keep(self._key, self._kind, title, data)

    def discard(self) -> None:
        """Removes the draft of what was finished or emptied."""
        self._drafts.discard(self._key)
        self._saved_at = None

    def others(self) -> list[DraftRow]:
        """This user's unfinished talks beside the present one, newest first."""
        return [row for row in self._drafts.mine() if row.kind == INTAKE and row.key != self._key]

    def give_up(self, key: str) -> None:
        """Removes another draft."""
        self._drafts.discard(key)

    def state(self) -> str:
        """``Entwurf gesichert vor 2 Sekunden``; "" while nothing is kept."""
        if self._saved_at is None:
            return ""
        if utc_now() - self._saved_at < _NOW:
            return _("Draft kept just now")
        return _("Draft kept {ago}").format(ago=i18n.ago(self._saved_at))
