"""What the office made of a rule of the program, its own rules, and the other ways to a scheme that people have."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Id, Record, reference


class SchemeEdit(Record):
    """The office's version of one rule."""

    __tablename__ = "scheme_edit"

    code: Mapped[str] = mapped_column(unique=True)
    facts: Mapped[dict[str, Any]]
    """The rule as ``rules.to_plain`` writes it."""
    based_on: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """What the program said when the office changed it; {} for a rule of the office's own."""


class HeldRoute(Record):
    """Something that leads a person to a scheme without the hours, such as the Juleica."""

    __tablename__ = "held_route"
    __table_args__ = (UniqueConstraint("volunteer_id", "name"),)

    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    name: Mapped[str]
    """As a rule words it (``Rule.routes``); ``table.way`` knows which words mean the same."""
    valid_until: Mapped[date | None] = mapped_column(default=None)
    """The last day; None where it does not run out."""
