"""Where the office's data lies: key file, connection, transactions, journal, migrations, backup, drafts."""

from freiwilligenagentur.storage.base import Base, CodeSet, Id, Record, UtcDateTime, choice, new_id, reference, utc_now
from freiwilligenagentur.storage.bulk import insert_all
from freiwilligenagentur.storage.changes import ChangeSet
from freiwilligenagentur.storage.drafts import DraftRow, Drafts
from freiwilligenagentur.storage.journal import rename_step
from freiwilligenagentur.storage.store import HistoryLine, Step, Store, save

__all__ = [
    "Base",
    "ChangeSet",
    "CodeSet",
    "DraftRow",
    "Drafts",
    "HistoryLine",
    "Id",
    "Record",
    "Step",
    "Store",
    "UtcDateTime",
    "choice",
    "insert_all",
    "new_id",
    "reference",
    "rename_step",
    "save",
    "utc_now",
]
