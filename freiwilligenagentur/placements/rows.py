"""What leaves the services: plain values for lists, records and other rooms.

Tuples with names: a frozen dataclass takes five times as long to come into being at the start of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from freiwilligenagentur.placements.due import FollowUpRow
from freiwilligenagentur.placements.gates import Obstacle
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.placements.model import Result, Side, State


class PlacementRow(NamedTuple):
    """One placement in a list."""

    id: str
    volunteer_id: str
    volunteer: str
    offer_id: str
    offer: str
    organisation_id: str
    organisation: str
    state: State
    since: date
    next_due: date | None
    """The next open follow-up."""
    due: Due | None
    """How near that is."""
    found_by: str
    """Folded text by which somebody would look for it."""


class OfferChoice(NamedTuple):
    """An offer in which somebody takes or took part."""

    id: str
    title: str
    organisation: str
    people: int


class StepRow(NamedTuple):
    """One change of state."""

    state: State
    day: date
    user: str
    note: str
    at: datetime


class HoursRow(NamedTuple):
    """Hours over a period (both days included)."""

    id: str
    from_on: date
    to_on: date
    amount: Decimal
    estimated: bool
    confirmed_by: str
    confirmed_on: date | None
    note: str


class HoursSum(NamedTuple):
    """Hours added up, what somebody confirmed kept apart from what was estimated."""

    confirmed: Decimal = Decimal(0)
    estimated: Decimal = Decimal(0)
    from_on: date | None = None
    to_on: date | None = None


class PlacementHours(NamedTuple):
    """What a certificate needs of one placement."""

    placement_id: str
    offer_id: str
    offer: str
    organisation_id: str
    organisation: str
    function: str
    state: State
    started_on: date | None
    ended_on: date | None
    sum: HoursSum


class TransferRow(NamedTuple):
    """One passing on of contact data."""

    id: str
    to_side: Side
    recipient: str
    what: tuple[str, ...]
    user: str
    at: datetime


class Passing(NamedTuple):
    """What would be passed on to one side, and on what ground."""

    to_side: Side
    allowed: bool
    ground: str
    """The consent as a sentence, or what is missing."""
    recipient: str
    what: tuple[str, ...]


class Reached(NamedTuple):
    """An organisation that got somebody's contact data, the last time it did."""

    organisation_id: str
    recipient: str
    at: datetime
    what: tuple[str, ...]


class ConsultationRow(NamedTuple):
    """One talk."""

    id: str
    held_at: datetime
    channel: str
    minutes: int | None
    adviser: str
    result: Result
    referred_to: str
    notes: str


class PersonFacts(NamedTuple):
    """The person of a placement, as its record shows them."""

    id: str
    listed_name: str
    full_name: str
    age: int | None
    phone: str
    email: str


class ContactFacts(NamedTuple):
    """Whom to call at the organisation."""

    id: str
    name: str
    function: str
    phone: str
    email: str


class PlacementRecord(NamedTuple):
    """One placement with everything that its window shows."""

    id: str
    version: int
    state: State
    since: date
    function: str
    agreement: str
    started_on: date | None
    ended_on: date | None
    reason: str
    person: PersonFacts
    offer_id: str
    offer: str
    organisation_id: str
    organisation: str
    contact: ContactFacts | None
    places_wanted: int | None
    places_taken: int
    obstacles: tuple[Obstacle, ...]
    steps: tuple[StepRow, ...]
    begun: bool
    """Whether somebody ever worked at the place, so that there can be hours."""
    hours: tuple[HoursRow, ...]
    sum: HoursSum
    follow_ups: tuple[FollowUpRow, ...]
    transfers: tuple[TransferRow, ...]
    to_organisation: Passing
    to_volunteer: Passing


class Happening(StrEnum):
    """The kinds of lines in a person's history."""

    CONSULTATION = "consultation"
    STEP = "step"
    TRANSFER = "transfer"
    HOURS = "hours"
    FOLLOW_UP = "follow_up"


class TimelineRow(NamedTuple):
    """One line of a person's history."""

    id: str
    day: date
    kind: Happening
    title: str
    text: str
    user: str
    placement_id: str | None


class MonthFigure(NamedTuple):
    """Placements begun in one month, and in the same month a year before."""

    year: int
    month: int
    placed: int
    year_before: int


@dataclass(frozen=True, slots=True)
class ReasonFigure:
    """How often one reason kept two from coming together this year, and in the year before up to the same day."""

    words: str
    count: int
    before: int


class Figures(NamedTuple):
    """The year's figures up to a day; "before" counts the year before up to the same day."""

    year: int
    consultations: int
    consultations_before: int
    information_only: int
    placed: int
    placed_before: int
    declined: int
    pending: int
    active: int
    months: tuple[MonthFigure, ...]
    reasons: tuple[ReasonFigure, ...]
    """Why it came to nothing, the most frequent first."""
