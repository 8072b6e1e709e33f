"""Layouts as the service gives them to windows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import DEFAULT, Layout

_LONGEST = 54
"""Letters of a name that a number still has room behind."""


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One line of the list; ``id`` "" is the look that the program brings along."""

    id: str
    name: str
    version: int
    default_for: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class StoredLayout:
    """A layout with what the office decided about it. ``version`` rises with each change; 0 was never kept."""

    layout: Layout = DEFAULT
    id: str = ""
    version: int = 0
    default_for: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class SampleText:
    """Whose text a preview can show; ``volunteer_id`` "" for an invented one."""

    volunteer_id: str
    name: str


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """The name, with the first number behind it that nobody has where it is taken; short enough to be kept."""
    used = {name.casefold() for name in taken}
    wanted = wanted[:_LONGEST]
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in range(1, len(used) + 2))
    return next(name for name in names if name.casefold() not in used)
