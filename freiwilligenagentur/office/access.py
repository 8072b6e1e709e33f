"""The way into the office: which one opens, who can log in, and the wait after a wrong passphrase.

The login window needs this and the key file; the database and its tables are imported when there is a key to open it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from freiwilligenagentur import keyfile, paths
from freiwilligenagentur.files import is_there
from freiwilligenagentur.settings import Settings

if TYPE_CHECKING:
    from freiwilligenagentur.storage.office_file import OpenOffice

_LONGEST_WAIT = 60


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row: 1, 2, 4 … at most 60."""
    return min(2 ** min(failures - 1, _LONGEST_WAIT), _LONGEST_WAIT) if failures > 0 else 0


def place_to_open(settings: Settings) -> Path:
    """The office that was open last, or where one lies by default."""
    return Path(settings.last_office) if settings.last_office else paths.default_office()


def needs_setup(settings: Settings) -> bool:
    """Whether the program starts with setting an office up: there is none yet, or setting up was broken off."""
    return bool(settings.unfinished_setup) or (not settings.last_office and not is_there(place_to_open(settings)))


def users_of(place: Path) -> list[str]:
    """Who can log in. Raises Damaged when the key file is missing or cannot be read."""
    return keyfile.of(place).names()


def check_current_passphrase(opened: OpenOffice, passphrase: str) -> None:
    """Raises WrongPassphrase unless this is the passphrase of the user who is logged in."""
    keyfile.of(opened.place).unlock(opened.store.user, passphrase)
