"""What leaves the services of this room: plain values for lists and forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.certificates.text_blocks import Shape
from freiwilligenagentur.placements.model import State


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One line of the register."""

    id: str
    serial: str
    volunteer_id: str
    name: str
    """"" when the name that it bears may not be shown any more."""
    period_from: date
    period_to: date
    hours: Decimal
    issued_at: datetime
    issued_by: str
    status: CertificateStatus
    cancelled_at: datetime | None
    cancel_reason: str
    hours_now: Decimal | None
    """What the hours would be today, when they changed since; None while they did not."""
    searchable: str
    code: str = ""
    """The short code in its groups; "" for certificates from before there were codes."""
    kind: Kind = Kind.EHRENAMTSNACHWEIS
    year: int = 0
    stand: str = ""
    printed_at: datetime | None = None
    """When it was first printed or saved as a file."""
    reissued_as: str = ""
    """The number of the certificate that took its place."""
    reissued_id: str = ""
    organisations: tuple[str, ...] = ()
    areas: frozenset[str] = frozenset()

    @property
    def is_valid(self) -> bool:
        """Whether it neither was cancelled nor another one took its place."""
        return self.status is CertificateStatus.ISSUED

    @property
    def waits_for_print(self) -> bool:
        """Whether it is valid, but nobody has it in hands yet."""
        return self.is_valid and self.printed_at is None


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One time a certificate was printed, saved or copied."""

    at: datetime
    how: Handed
    by: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody with confirmed hours that stand on no certificate yet."""

    volunteer_id: str
    name: str
    hours: Decimal
    last: date


@dataclass(frozen=True, slots=True)
class Tally:
    """The hours of one placement within a period; only entries that lie wholly within it count."""

    confirmed: Decimal = Decimal(0)
    estimated: Decimal = Decimal(0)
    confirmed_by: tuple[str, ...] = ()
    cut: Decimal = Decimal(0)
    """Hours of entries that reach over the period's edge; they do not count."""
    own: Decimal = Decimal(0)
    """Hours that the volunteer confirmed alone; they do not count either."""

    @property
    def total(self) -> Decimal:
        """What counts."""
        return self.confirmed + self.estimated


@dataclass(frozen=True, slots=True)
class BlockChoice:
    """A text block to put in."""

    key: str
    title: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Stint:
    """One placement that may stand on a certificate, with what is proposed to be written."""

    placement_id: str
    organisation_id: str
    organisation: str
    offer: str
    state: State
    first: date
    last: date
    tally: Tally
    overlaps: frozenset[str]
    """The other placements at the same offer that have hours on the same days."""
    function: str
    place: str
    tasks: tuple[str, ...]
    about: str
    blocks: tuple[BlockChoice, ...] = ()
    """The text blocks that fit what the offer is about."""


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """A training that somebody attended; ``enough`` says whether that suffices for a Teilnahmebescheinigung."""

    id: str
    title: str
    first: date
    present: Decimal
    enough: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the form begins with: the person, everything there is in the period, and a request to change."""

    volunteer_id: str
    listed_name: str
    full_name: str
    surname: str
    birth_date: date | None
    stints: tuple[Stint, ...]
    request: Request
    courses: tuple[CourseChoice, ...] = ()
    """Trainings that the person attended, the latest first."""
    cards: tuple[str, ...] = ()
    """The cards that one can apply for in the agency's Land."""
    land: str = ""
    approval_wanted: bool = False
    """Whether the office wants to be told of drafts that the volunteer has not approved."""
    consented: bool = True
    """Whether a consent to keeping the data stands."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A valid certificate of the same person."""

    kind: Kind
    certificate_id: str
    serial: str
    first: date
    last: date


CONSENTS = "consents"
"""The place in a person's record where consents stand."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a certificate lacks. ``field`` is where to go in the form, or in the record when it is
    ``CONSENTS``; ``placement_id``, ``volunteer_id`` or ``certificate_id`` the record to go to; without ``hinders`` it
    can be issued all the same.
    """

    text: str
    field: str = ""
    placement_id: str = ""
    volunteer_id: str = ""
    hinders: bool = True
    certificate_id: str = ""

    @property
    def in_form(self) -> bool:
        """Whether it is put right in the form, not in a record."""
        return self.field not in ("", CONSENTS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate before it is issued, and what it lacks."""

    content: CertificateContent
    missing: tuple[Missing, ...]
    look: str = ""
    """The fingerprint of the layout that it is drawn in."""

    @property
    def can_be_issued(self) -> bool:
        """Whether nothing hinders."""
        return not any(each.hinders for each in self.missing)

    def looks_like(self, other: Draft) -> bool:
        """Whether both say and show the same."""
        return (self.content, self.look) == (other.content, other.look)
