"""What an office made of the weights."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Record


class MatchingWeights(Record):
    """The one row of an office that changed the weights; without it the program's own count."""

    __tablename__ = "matching_weights"

    weights: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """Criterion to weight; only those that are not as the program has them."""
