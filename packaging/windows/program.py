"""Where the frozen program begins."""

import io
from functools import cache
from pathlib import Path

import pyimod01_archive  # type: ignore[import-not-found]  # PyInstaller's reader of the modules inside the program


@cache
def _whole(place: str) -> bytes:
    return Path(place).read_bytes()


def _opened(place: str, _mode: str) -> io.BytesIO:
    """The reader opens the program's file anew for each of some three hundred modules, and each time Windows asks who
    may, and a virus scanner what is in it. Read once, its 13 MB take a few milliseconds.
    """
    return io.BytesIO(_whole(place))


pyimod01_archive.open = _opened

from freiwilligenagentur.__main__ import main  # noqa: E402

raise SystemExit(main())
