"""Where the frozen program begins."""

import io
import os
import platform
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


def _machine() -> str:
    """SQLAlchemy asks at once for the kind of processor. Python would ask Windows' management service for all that it
    knows of the machine, and start a command line where that says nothing; Windows tells every program by itself.
    """
    return os.environ.get("PROCESSOR_ARCHITECTURE", "")


pyimod01_archive.open = _opened
platform.machine = _machine

from freiwilligenagentur.__main__ import main  # noqa: E402

raise SystemExit(main())
