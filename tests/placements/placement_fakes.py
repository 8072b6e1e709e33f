"""Windows that only remember what they were told, and a navigator that remembers where it was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Told:
    """Keeps the last arguments of every ``display_…`` and ``tell_…`` call by name."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[Any, ...]] = {}
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("display_", "tell_", "ask_")):
            raise AttributeError(name)

        def remember(*values: Any) -> None:
            self.last[name] = values
            self.calls.append(name)

        return remember

    def of(self, name: str) -> Any:
        """The first argument of the last call."""
        return self.last[name][0]


class Way:
    """A navigator."""

    def __init__(self) -> None:
        self.went: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)

        def go(*values: Any) -> None:
            self.went.append((name, *values))

        return go
