"""Trainings (Fortbildungen) of the office and its partners, and who was there."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from freiwilligenagentur.storage import Id, Record, choice, reference, utc_now


class TrainingStatus(StrEnum):
    """Whether a training stands in the list or was put aside."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class Training(Record):
    """One training on one or several days."""

    __tablename__ = "training"

    title: Mapped[str]
    first_on: Mapped[date] = mapped_column(index=True)
    last_on: Mapped[date]
    hours: Mapped[Decimal] = mapped_column(Numeric(6, 2))
    """How long it lasted in all, in hours of 60 minutes without breaks."""
    contents: Mapped[str] = mapped_column(default="")
    """What was taught, one point a line."""
    organiser: Mapped[str] = mapped_column(default="")
    lecturer: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[Id | None] = reference("organisation.id", default=None, index=True)
    """For whose volunteers it was held, or who held it with the agency."""
    places: Mapped[int | None] = mapped_column(default=None)
    """How many can take part; None is without limit."""
    minimum_percent: Mapped[int] = mapped_column(default=50)
    """A Teilnahmebescheinigung needs more than this share of the hours."""
    notes: Mapped[str] = mapped_column(default="")
    status: Mapped[TrainingStatus] = mapped_column(choice(TrainingStatus), default=TrainingStatus.ACTIVE)
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Attendance(Record):
    """One person at one training: registered, present, and for how long."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("training_id", "volunteer_id"),)

    training_id: Mapped[Id] = reference("training.id", index=True)
    volunteer_id: Mapped[Id | None] = reference("volunteer.id", index=True)
    """None after the person was erased; the row stays for the figures of the year."""
    registered: Mapped[bool] = mapped_column(default=True)
    """False for somebody who came without having been registered."""
    present: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[Decimal] = mapped_column(Numeric(6, 2), default=Decimal(0))
    """Hours present, never more than the training lasted; 0 for who was absent."""
    note: Mapped[str] = mapped_column(default="")
