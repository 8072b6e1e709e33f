"""What the program says when something cannot be done.

Every text here is read by the office: it says what happened, what was kept and what to do next. It never holds
personal data, because exception texts end up in logs.
"""

from __future__ import annotations

from typing import NamedTuple


class OfficeError(Exception):
    """Something that the user must know; ``str(error)`` is the whole sentence to show."""


class Conflict(OfficeError):
    """A colleague saved the same record in between; nothing was overwritten."""


class Invalid(OfficeError):
    """A record that cannot be kept as it is; ``problems`` names each field."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class Refused(OfficeError):
    """A rule of the field forbids the step; the text names the rule."""


class UndoRefused(OfficeError):
    """The last step cannot be taken back, because somebody built on it since."""


class StorageError(OfficeError):
    """The database could not be opened or written; nothing of what was saved before is lost."""


class WrongPassphrase(StorageError):
    """Passphrase or recovery code does not open this office."""


class NewerDatabase(StorageError):
    """The database was written by a newer version of the program."""


class NetworkShare(StorageError):
    """SQLite over a network share destroys data."""


class AlreadyOpen(StorageError):
    """A second program holds the same database."""


class Damaged(StorageError):
    """The database file cannot be read any more."""


class DiskFull(StorageError):
    """No space left while saving; the transaction was rolled back."""


class NoPermission(StorageError):
    """The system does not let this user read or write the place."""


class WrongFile(OfficeError):
    """A file is not what it should be, for example a picture chosen for import."""


class Cancelled(OfficeError):
    """The user stopped a long job; nothing of it remains."""


class Problem(NamedTuple):
    """One thing that keeps a record from being saved, tied to the field that holds it."""

    field: str
    text: str


class Unreadable(NamedTuple):
    """What somebody typed into a field where it is no value, such as 31.02.1960, and what is wrong with it."""

    text: str
    problem: str
