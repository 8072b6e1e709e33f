"""What the office made of a rule of the program, and its own rules."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Record


class SchemeEdit(Record):
    """The office's version of one rule."""

    __tablename__ = "scheme_edit"

    code: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[dict[str, Any]]
    """The rule as ``rules.to_plain`` writes it."""
    based_on: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """What the program said when the office changed it; {} for a rule of the office's own."""
