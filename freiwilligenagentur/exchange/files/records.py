"""What a file holds, as plain values: before anything of it meets the office's own records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from freiwilligenagentur.exchange.files.problems import RowProblem

UNKNOWN_SOURCE = "csv"
"""A list that somebody wrote: its numbers, if any, say nothing outside of it."""


class Kind(StrEnum):
    """What the rows of a file are."""

    OFFERS = "offers"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class ImportedOrganisation:
    """An organisation as one row tells of it; most exports only give its name."""

    name: str
    external_id: str = ""
    description: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """Whom to call about an offer."""

    first_name: str = ""
    last_name: str = ""
    function: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ImportedOffer:
    """One offer; None and empty mean that the file does not say."""

    line: int
    external_id: str
    title: str
    organisation: ImportedOrganisation
    agency: str = ""
    summary: str = ""
    description: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    district: str = ""
    anywhere: bool = False
    coordinates: tuple[float, float] | None = None
    places_wanted: int | None = None
    placed_before: int = 0
    placed_elsewhere: int = 0
    time_text: str = ""
    requirements: str = ""
    benefits: str = ""
    accessibility: str = ""
    areas: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    contact: ImportedContact | None = None
    edited_on: date | None = None
    created_at: datetime | None = None
    given: frozenset[str] = frozenset()
    """Fields that the row speaks of at all; the others are unknown rather than empty."""


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One volunteer."""

    line: int
    salutation: str = ""
    title: str = ""
    first_name: str = ""
    name_prefix: str = ""
    last_name: str = ""
    care_of: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    birth_date: date | None = None
    card: str = ""
    """What the file says about an Ehrenamtskarte, as one sentence for the notes."""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file, what it is taken for (empty: not taken over), and some of what stands in it."""

    name: str
    field: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """Everything that was read from one file."""

    name: str
    kind: Kind
    format: str
    source: str
    """The system it comes from; numbers of records are unique within it."""
    encoding: str
    separator: str
    columns: tuple[Column, ...]
    rows: int
    """How many rows the file has, with those left out."""
    offers: tuple[ImportedOffer, ...] = ()
    people: tuple[ImportedPerson, ...] = ()
    problems: tuple[RowProblem, ...] = field(default=())
