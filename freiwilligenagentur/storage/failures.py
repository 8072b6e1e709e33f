"""What the database driver says, in the words of the office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from freiwilligenagentur.errors import Conflict, Damaged, DiskFull, NoPermission, OfficeError, Refused, StorageError
from freiwilligenagentur.i18n import _


@contextmanager
def translated() -> Iterator[None]:
    """Turns driver errors into sentences. The original is cut off: its text may hold personal data."""
    try:
        yield
    except StaleDataError:
        raise Conflict(
            _("A colleague saved this record in the meantime. Your changes are still here; nothing was overwritten.")
        ) from None
    except IntegrityError as error:
        raise Refused(
            _("This cannot be kept, because it is connected with other records ({kind}). Nothing was changed.").format(
                kind=type(error.orig).__name__
            )
        ) from None
    except DatabaseError as error:
        raise from_driver(str(error.orig)) from None


def from_driver(text: str) -> OfficeError:
    """The sentence for a message of SQLite, SQLCipher or PostgreSQL."""
    lowered = text.lower()
    if "full" in lowered or "no space" in lowered:
        return DiskFull(
            _("The disk is full. This step was not saved; everything saved before is safe. Please free some space.")
        )
    if "disk i/o error" in lowered:  # what SQLite says when not even its small files beside the database fit any more
        return StorageError(
            _(
                "The disk could not be read or written; it may be full. This step was not saved; everything saved "
                "before is safe. Please free some space and try again."
            )
        )
    if "malformed" in lowered or "not a database" in lowered or "corrupt" in lowered:
        return Damaged(
            _("The database file is damaged and cannot be read. Please restore the newest backup in the settings.")
        )
    if "readonly" in lowered or "unable to open" in lowered or "permission denied" in lowered:
        return NoPermission(
            _("There is no permission to write to the database. This step was not saved; nothing else changed.")
        )
    if "locked" in lowered or "busy" in lowered:
        return StorageError(_("The database is busy with another job. This step was not saved. Please try again."))
    return StorageError(_("The database refused this step. Nothing was changed."))
