"""How far long work is, and whether the user wants no more of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _

_EVERY = 25  # steps between two words to the window


Step = Callable[[int], None]
"""Told the number of each record; raises Cancelled when the user wants no more."""


class Progress(Protocol):
    """What services ask for; the progress of the window kit fits."""

    cancelled: bool

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is."""


class Silent:
    """A progress that nobody looks at."""

    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        """Does nothing."""


class Pace:
    """One part of the work with a known number of steps."""

    def __init__(self, progress: Progress, total: int, text: str) -> None:
        self._progress = progress
        self._total = total
        self._text = text

    def step(self, done: int) -> None:
        """Tells the window now and then. Raises Cancelled when the user asked to stop."""
        if done % _EVERY and done != self._total:
            return
        if self._progress.cancelled:
            raise Cancelled(_("The import was stopped. Nothing was changed."))
        self._progress.step(done, self._total, self._text)
