"""Type to filter: rows whose text holds every word that was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from freiwilligenagentur.vocabulary.folding import holds, wanted


class Findable(Protocol):
    """A row that knows by which folded text it is found."""

    @property
    def found_by(self) -> str: ...  # noqa: D102


Row = TypeVar("Row", bound=Findable)


def matching_rows(rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows that hold every word, umlauts either way, whatever the case; all rows for an empty text."""
    words = wanted(typed)
    return [row for row in rows if holds(row.found_by, words)]
