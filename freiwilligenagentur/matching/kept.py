"""Values that are read once and again after news, whichever thread brings the news while another reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """A value made by ``make`` when first asked for. News that come while it is made count for the next time."""

    def __init__(self, make: Callable[..., Value]) -> None:
        self._make = make
        self._news: object = object()
        self._made: tuple[object, Value] | None = None

    def get(self, *given: Any) -> Value:
        """The value, made again of what is ``given`` if there were news."""
        news, made = self._news, self._made
        if made is None or made[0] is not news:
            made = self._made = (news, self._make(*given))
        return made[1]

    def outdated(self) -> None:
        """There are news."""
        self._news = object()
