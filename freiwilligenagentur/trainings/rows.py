"""What leaves the services of this room: plain values for lists, records, certificates and the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freiwilligenagentur.trainings import rules
from freiwilligenagentur.trainings.model import TrainingStatus
from freiwilligenagentur.trainings.rules import TrainingInput


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One line of the list."""

    id: str
    title: str
    first: date
    last: date
    hours: Decimal
    place: str
    places: int | None
    registered: int
    present: int
    status: TrainingStatus
    found_by: str
    """Folded text of everything by which somebody would look for it."""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person at one training. ``volunteer_id`` and ``name`` are "" after the person was erased."""

    id: str
    version: int
    volunteer_id: str
    name: str
    """``Mertens, Ilse von``, as in lists."""
    spoken: str
    """``Dr. Ilse von Mertens``, as on paper."""
    registered: bool
    present: bool
    hours: Decimal
    enough: bool
    """Whether the hours suffice for a Teilnahmebescheinigung."""
    note: str


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """Everything that the record of a training shows; ``attendances`` by name (DIN 5007-2)."""

    id: str
    version: int
    first: date
    last: date
    hours: Decimal
    entry: TrainingInput
    organisation: str
    status: TrainingStatus
    attendances: tuple[AttendanceRow, ...]
    begun: bool
    """Whether the first day has come, so that somebody can have been present."""

    @property
    def registered(self) -> int:
        """How many were registered."""
        return sum(each.registered for each in self.attendances)

    @property
    def present(self) -> int:
        """How many were there."""
        return sum(each.present for each in self.attendances)


@dataclass(frozen=True, slots=True)
class Attended:
    """A training as one person attended it: for the Kompetenznachweis and the Teilnahmebescheinigung."""

    training_id: str
    title: str
    first: date
    last: date
    held: Decimal
    present: Decimal
    """Hours present, more than 0 and at most ``held``."""
    minimum_percent: int
    contents: tuple[str, ...] = ()
    organiser: str = ""
    lecturer: str = ""
    place: str = ""

    @property
    def enough(self) -> bool:
        """Whether the hours suffice for a Teilnahmebescheinigung."""
        return rules.is_enough(self.present, self.held, self.minimum_percent)


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """A training that a certificate can be about."""

    id: str
    title: str
    first: date
    last: date
    hours: Decimal
    present: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The trainings of one year, by their first day. ``hours`` are those that people were present, added up."""

    year: int
    trainings: int
    registered: int
    present: int
    hours: Decimal


@dataclass(frozen=True, slots=True)
class SigningList:
    """What stands on the Teilnahmeliste: who shall sign, and nothing else about them."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and text: when, where, by whom."""
    names: tuple[str, ...]
    """``Mertens, Ilse``, in the order of the list."""
    spare: int
    """Empty lines for those who come without having been registered."""
    agency: str
    dated: date
