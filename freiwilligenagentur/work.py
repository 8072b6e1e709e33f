"""Work that takes a moment: who runs it is not the presenter's business."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from freiwilligenagentur.errors import OfficeError


class Runner(Protocol):
    """Runs ``work`` beside the window and calls one of the others afterwards; a test simply calls them."""

    def __call__(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[OfficeError], None],
    ) -> object:
        """Starts it; the title is shown when it takes longer."""


class StoppableRunner(Protocol):
    """The same for long work that the user may stop; ``run_task`` of the window kit, bound to its window, fits both."""

    def __call__(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[OfficeError], None],
        cancelled: Callable[[], None],
    ) -> object:
        """Does ``work(progress)`` elsewhere, then calls one of the others here."""
