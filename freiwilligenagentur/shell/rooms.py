"""What the frame needs to know of a room: its name, its sign, and how to make its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget


class Page(Protocol):
    """A room's page: a widget that can show its content anew and keep what was chosen."""

    def refresh(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Room:
    """One line of the navigation. The page is made when somebody first goes there."""

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]
    shows: frozenset[str]
    """Entities whose change makes the page stale."""
    count: Callable[[], int] | None = None
    shows_more: bool = False
    """Also shows what no change tells of, such as drafts and the day: read anew whenever somebody comes."""
