"""Stands: what the office remembers of each, and what a stand's own database says of itself."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import LargeBinary, Select, select
from sqlalchemy.orm import Mapped, deferred, mapped_column

from freiwilligenagentur.storage import Record, choice, utc_now


class StandState(StrEnum):
    """Where a stand is, seen from the database that holds the row."""

    OUT = "out"
    HOME = "home"
    HERE = "here"
    """This database is the stand itself; no office has such a row."""


class Stand(Record):
    """One stand at a fair.

    The office keeps the key of the stand's database, so that bringing it home needs no passphrase. The journal never
    holds it, and it does not go along: a stand's own row is without.
    """

    __tablename__ = "stand"

    name: Mapped[str]
    made_by: Mapped[str]
    series: Mapped[str]
    """The stand in the numbers of its certificates, for example "M1"; ``NO_NUMBERS`` when none are reserved."""
    key: Mapped[bytes | None] = deferred(mapped_column(LargeBinary, default=None, info={"journal": False}))
    state: Mapped[StandState] = mapped_column(choice(StandState), default=StandState.OUT)
    made_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the work at the stand was last written into a file for the way home."""
    home_at: Mapped[datetime | None] = mapped_column(default=None)
    brought: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """The steps of the stand's journal that came home, the moment of each to its number. A file is read behind the last
    step of these that it holds; one that holds none is of another laptop that worked with the same stand."""
    same: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
    """Volunteers of the stand that are somebody the office knew: the key there to the key here."""


def own_row() -> Select[Stand]:
    """The row by which a database says that it is a stand."""
    return select(Stand).where(Stand.state == StandState.HERE)
