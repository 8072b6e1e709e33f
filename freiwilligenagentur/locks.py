"""A file that only one program holds. The system takes it back by itself when the program ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO


def hold(place: Path) -> BinaryIO | None:
    """The file, made when it is not there, and held until it is closed; None while another one holds it.

    Raises OSError where it cannot be made or the file system knows no locks.
    """
    file = place.open("ab")
    try:
        _lock(file)
    except BlockingIOError:
        file.close()
        return None
    except OSError:
        file.close()
        raise
    return file


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:  # its number tells no reason apart, and Wine gives none
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
