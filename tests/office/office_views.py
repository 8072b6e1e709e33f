"""A view that remembers, and work that is done at once: what presenters need in tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from freiwilligenagentur.errors import OfficeError


class Recorder:
    """A view that remembers the last of everything that was displayed, told or asked."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.last: dict[str, Any] = {}
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if not name.startswith(("display_", "tell_", "ask_")):
            raise AttributeError(name)

        def record(*values: Any, **named: Any) -> Any:
            given = (*values, *named.values())
            self.calls.append(name)
            self.last[name] = given[0] if len(given) == 1 else given
            return self.answers.get(name)

        return record

    def problems(self) -> dict[str, str]:
        """The problems shown now, by field."""
        return {problem.field: problem.text for problem in self.last.get("display_problems", [])}


def run_now(
    _title: str,
    work: Callable[[Any], Any],
    done: Callable[[Any], None],
    failed: Callable[[OfficeError], None],
) -> None:
    """Does the work at once, as the window's task would later."""
    try:
        result = work(None)
    except OfficeError as error:
        failed(error)
    else:
        done(result)
