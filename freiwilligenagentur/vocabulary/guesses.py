"""What was read out of somebody's words, as the pages of records show it; who reads stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class GuessLine:
    """One thing read: ``text`` such as "ab 18 Jahren", ``quote`` the words it was read from."""

    key: str
    text: str
    quote: str
    can_take: bool
    """Whether a field of the record waits for it."""


class Guesses(Protocol):
    """What was read out of one kind of record."""

    def lines(self, record_id: str) -> Sequence[GuessLine]:
        """What is neither in the record yet nor struck out, in the order of the text."""

    def take(self, record_id: str, key: str) -> None:
        """Writes it into its field; undo takes it back. Raises Refused when the record is gone or the field filled."""

    def strike(self, record_id: str, key: str) -> None:
        """Notes that it is wrong; undo takes it back. Raises Refused when the record is gone."""
