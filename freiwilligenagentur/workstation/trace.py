"""Where an error happened, without anything that somebody typed: types and places, no values.

The text of an exception of another library may hold a name that the office typed, and a sentence of our own the name of
a file, which may be somebody's. Kind and place tell which one it was.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from traceback import walk_tb

_PACKAGE = "freiwilligenagentur"
_LIBRARIES = ("site-packages", "dist-packages")
_PRIVATE = re.compile(r"\"[^\"]*\"|'[^']*'|\S*[/\\]\S*|\d{4,}")
_CRASHED_AT = re.compile(r'^(\s*)File "(.*)", line (\d+) in (\S+)\s*$')


def describe(error: BaseException) -> str:
    """All that may be told about an error: what it came from first, then itself; one place a line."""
    return "\n".join(line for each in reversed(list(_chain(error))) for line in _lines(each))


def last_place(error: BaseException) -> str:
    """The innermost place, ``freiwilligenagentur/app/program.py:42``; empty for an error that was never raised."""
    places = [f"{short(frame.f_code.co_filename)}:{line}" for frame, line in walk_tb(error.__traceback__)]
    return places[-1] if places else ""


def short(file: str) -> str:
    """A file as its place in the package, in a library or in Python; it says nothing about the computer."""
    parts = file.replace("\\", "/").split("/")
    for folder in _LIBRARIES:
        if folder in parts:
            return "/".join(parts[parts.index(folder) + 1 :])
    if _PACKAGE in parts:
        return "/".join(parts[len(parts) - 1 - parts[::-1].index(_PACKAGE) :])
    return parts[-1]


def crash(text: str) -> str:
    """What ``faulthandler`` wrote, with short places."""
    return "\n".join(_CRASHED_AT.sub(_crashed_at, line) for line in text.strip().splitlines())


def masked(text: str) -> str:
    """A message of Qt without what may belong to somebody: quoted words, places of files, long numbers."""
    return _PRIVATE.sub("…", text)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is None:
            return
        error = cause


def _lines(error: BaseException) -> Iterator[str]:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    yield name
    for frame, line in walk_tb(error.__traceback__):
        yield f"  {short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def _crashed_at(found: re.Match[str]) -> str:
    indent, file, line, name = found.groups()
    return f"{indent}{short(file)}:{line} {name}"


def system() -> str:
    """The system without the computer's name: ``Windows 10.0.19045`` or ``Linux 6.1.0``."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    import os

    about = os.uname()
    return f"{about.sysname} {about.release}"
