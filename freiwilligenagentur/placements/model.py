"""Consultations, placements with their states, follow-ups, hours, and what was passed on to whom."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from freiwilligenagentur.storage import Id, Record, choice, reference, utc_now


class Result(StrEnum):
    """How a consultation ended; saying no or referring elsewhere is a legitimate outcome."""

    OPEN = "open"
    PROPOSED = "proposed"
    INFORMATION = "information"
    REFERRED = "referred"
    NO_MATCH = "no_match"


class State(StrEnum):
    """The way of one person to one offer, and the exits from it."""

    PROPOSED = "proposed"
    CONTACTED = "contacted"
    TRIAL = "trial"
    ACTIVE = "active"
    ENDED = "ended"
    VOLUNTEER_DECLINED = "volunteer_declined"
    ORGANISATION_DECLINED = "organisation_declined"
    NO_CONTACT = "no_contact"
    BROKEN_OFF = "broken_off"


FORWARD = {
    State.PROPOSED: State.CONTACTED,
    State.CONTACTED: State.TRIAL,
    State.TRIAL: State.ACTIVE,
    State.ACTIVE: State.ENDED,
}
EXITS = {
    State.PROPOSED: (State.VOLUNTEER_DECLINED, State.ORGANISATION_DECLINED, State.NO_CONTACT),
    State.CONTACTED: (State.VOLUNTEER_DECLINED, State.ORGANISATION_DECLINED, State.NO_CONTACT),
    State.TRIAL: (State.VOLUNTEER_DECLINED, State.ORGANISATION_DECLINED, State.BROKEN_OFF),
    State.ACTIVE: (State.BROKEN_OFF,),
}
SKIPS = {State.CONTACTED: State.ACTIVE}
"""One-off help needs no trial: straight from the first contact to the placement."""
OPEN_STATES = frozenset({State.PROPOSED, State.CONTACTED, State.TRIAL})
TAKES_A_PLACE = frozenset({State.CONTACTED, State.TRIAL, State.ACTIVE})


class Side(StrEnum):
    """Who got the other side's contact data."""

    ORGANISATION = "organisation"
    VOLUNTEER = "volunteer"


class Consultation(Record):
    """One dated talk; several may precede one placement."""

    __tablename__ = "consultation"

    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    held_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    channel: Mapped[str] = mapped_column(default="office")
    """"office", "phone", "email", "video", "fair" or "home"."""
    minutes: Mapped[int | None] = mapped_column(default=None)
    adviser: Mapped[str] = mapped_column(default="")
    result: Mapped[Result] = mapped_column(choice(Result), default=Result.OPEN)
    referred_to: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")


class Placement(Record):
    """One person and one offer, from the proposal to the end."""

    __tablename__ = "placement"

    volunteer_id: Mapped[Id] = reference("volunteer.id", index=True)
    offer_id: Mapped[Id] = reference("offer.id", index=True)
    state: Mapped[State] = mapped_column(choice(State), default=State.PROPOSED)
    function: Mapped[str] = mapped_column(default="")
    agreement: Mapped[str] = mapped_column(default="")
    """What was fixed in writing: tasks, times, trial period, when to talk again."""
    started_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default_factory=utc_now)

    steps: Mapped[list[PlacementStep]] = relationship(
        default_factory=list, cascade="all, delete-orphan", lazy="raise", order_by="PlacementStep.at"
    )


class PlacementStep(Record):
    """One change of state: when, by whom, with which note."""

    __tablename__ = "placement_step"

    placement_id: Mapped[Id] = reference("placement.id", init=False, index=True)
    state: Mapped[State] = mapped_column(choice(State))
    user: Mapped[str] = mapped_column("user_name")
    note: Mapped[str] = mapped_column(default="")
    day: Mapped[date] = mapped_column(default_factory=date.today)
    """When it happened; ``at`` is when it was written down."""
    at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class Cause(StrEnum):
    """Why a follow-up exists; what the program set itself it also takes away when the reason is gone."""

    FREE = ""
    CONTACT = "contact"
    TRIAL = "trial"
    START = "start"
    POLICE_CHECK = "police_check"


class FollowUp(Record):
    """Wiedervorlage: something to do on a day, for one of the records."""

    __tablename__ = "follow_up"

    due_on: Mapped[date] = mapped_column(index=True)
    text: Mapped[str]
    volunteer_id: Mapped[Id | None] = reference("volunteer.id", default=None, index=True)
    placement_id: Mapped[Id | None] = reference("placement.id", default=None, index=True)
    offer_id: Mapped[Id | None] = reference("offer.id", default=None, index=True)
    cause: Mapped[Cause] = mapped_column(choice(Cause), default=Cause.FREE)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[str] = mapped_column(default="")


class HoursEntry(Record):
    """Hours of one placement over a period, and who confirmed them."""

    __tablename__ = "hours"

    placement_id: Mapped[Id] = reference("placement.id", index=True)
    from_on: Mapped[date]
    to_on: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    """Hours in the whole period."""
    estimated: Mapped[bool] = mapped_column(default=False)
    confirmed_by: Mapped[str] = mapped_column(default="")
    """Name and function; empty while nobody confirmed. Never the volunteer."""
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")


class Transfer(Record):
    """Contact data that went to the other side, on the ground of which consent."""

    __tablename__ = "transfer"

    placement_id: Mapped[Id] = reference("placement.id", index=True)
    to_side: Mapped[Side] = mapped_column(choice(Side))
    recipient: Mapped[str]
    what: Mapped[list[str]]
    """Names of the fields that were passed on, never their values."""
    consent_id: Mapped[Id | None] = reference("consent.id", default=None)
    user: Mapped[str] = mapped_column("user_name")
    at: Mapped[datetime] = mapped_column(default_factory=utc_now)
