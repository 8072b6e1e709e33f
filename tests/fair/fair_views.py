"""A window that only remembers what it was told, and work that is done at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from freiwilligenagentur.errors import Cancelled, OfficeError


class Progress:
    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        """Nobody looks."""


def run_now(
    _title: str,
    work: Callable[[Any], Any],
    done: Callable[[Any], None],
    failed: Callable[[OfficeError], None],
    cancelled: Callable[[], None] | None = None,
) -> None:
    """Does the work here and now."""
    try:
        result = work(Progress())
    except Cancelled:
        assert cancelled is not None
        cancelled()
    except OfficeError as error:
        failed(error)
    else:
        done(result)


class Recorder:
    """``last`` holds what each method was called with last; ``answers`` what the questions get."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.last: dict[str, Any] = {}
        self.told: list[str] = []

    def tell(self, *texts: str) -> None:
        self.told.append(": ".join(texts))

    def tell_error(self, text: str) -> None:
        self.told.append(text)

    def tell_refusal(self, text: str) -> None:
        self.told.append(text)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith(("display_", "ask_", "open_")):
            raise AttributeError(name)

        def remember(*what: Any, **named: Any) -> Any:
            values = (*what, *named.values())
            self.last[name] = values[0] if len(values) == 1 else values
            return self.answers.get(name)

        return remember
