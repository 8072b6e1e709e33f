"""Terms: the office's own lists of areas, activities and target groups, with codes that never change."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Record, choice


class TermList(StrEnum):
    """The lists that an office may edit."""

    AREA = "area"
    ACTIVITY = "activity"
    TARGET_GROUP = "target_group"
    COMPETENCE = "competence"


class Term(Record):
    """One entry of a list. The code stands in the records; the label may change, the code never does."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("list_name", "code"),)

    list_name: Mapped[TermList] = mapped_column(choice(TermList))
    code: Mapped[str]
    label: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    survey_area: Mapped[int | None] = mapped_column(default=None)
    """One of the 14 areas of the Deutscher Freiwilligensurvey, so that reports stay comparable."""
    aliases: Mapped[list[str]] = mapped_column(default_factory=list)
    """Other wordings of the same thing, as they occur in imports."""
    active: Mapped[bool] = mapped_column(default=True)
