"""A batch of certificates as plain values: what is wanted for all, what was found for each, what came of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from freiwilligenagentur.certificates.content import CertificateContent, SignedBy, snapshot
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.rows import Missing, Preparation


class Progress(Protocol):
    """How far long work is, and whether it shall stop."""

    cancelled: bool

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how far the work is."""


@dataclass(frozen=True, slots=True)
class BatchWish:
    """What is wanted for everybody. Without ``first`` and ``last`` each certificate covers all that somebody did."""

    kind: Kind
    dated: date
    first: date | None = None
    last: date | None = None
    place: str = ""
    signatories: tuple[SignedBy, ...] = ()
    languages: tuple[str, ...] = ()
    with_birth_date: bool = True
    occasion: str = ""
    training_id: str = ""
    scheme: str = ""
    layout_id: str = ""
    competences: tuple[str, ...] = ()
    """What everybody used or acquired, for Kompetenznachweise."""
    least_hours: Decimal | None = None
    """What a rule asks for; fewer hours hinder."""
    with_letters: bool = False
    """Whether they will be sent, so that a missing address is worth knowing."""

    @property
    def period(self) -> tuple[date, date] | None:
        """Both days, or None for all that somebody did."""
        return (self.first, self.last) if self.first and self.last else None

    def request_for(self, found: Preparation, signed: tuple[SignedBy, ...] = ()) -> Request:
        """The certificate of one person: proposed from the records, with what is wanted for all; ``signed`` is who
        signs in its layout.
        """
        proposed = found.request
        return replace(
            proposed,
            kind=self.kind,
            dated=self.dated,
            place=self.place.strip() or proposed.place,
            signatories=self.signatories or signed or proposed.signatories,
            languages=self.languages,
            with_birth_date=self.with_birth_date and proposed.with_birth_date,
            occasion=self.occasion.strip(),
            training_id=self.training_id or proposed.training_id,
            scheme=self.scheme or proposed.scheme,
            competences=self.competences or proposed.competences,
            layout_id=self.layout_id,
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """One person after the check: the request, what was seen, and what was found."""

    volunteer_id: str
    name: str
    sorting: str
    request: Request | None
    """None when the record is gone."""
    seen: str
    hours: Decimal
    findings: tuple[Missing, ...]
    about: str = ""

    @property
    def subject(self) -> str:
        """What tells it from another certificate of the same person in the same batch."""
        return subject_of(self.request) if self.request else ""

    @property
    def key(self) -> str:
        """One line of a batch: the person, and what it is about."""
        return f"{self.volunteer_id} {self.subject}".strip()

    @property
    def can_be_issued(self) -> bool:
        """Whether nothing hinders."""
        return self.request is not None and not any(each.hinders for each in self.findings)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the certificates of people are about who were chosen by a training, an offer or a rule."""

    text: str = ""
    """In words, for the list."""
    training_id: str = ""
    scheme: str = ""
    occasion: str = ""

    def of(self, wish: BatchWish) -> BatchWish:
        """The wish with what this means for its kind; an occasion that somebody typed stays."""
        if wish.kind is Kind.TEILNAHME and self.training_id:
            return replace(wish, training_id=self.training_id)
        if wish.kind is Kind.EHRENAMTSKARTE and self.scheme:
            return replace(wish, scheme=self.scheme)
        if wish.kind is Kind.DANK and not wish.occasion.strip():
            return replace(wish, occasion=self.occasion)
        return wish


NO_SUBJECT = Subject()


@dataclass(frozen=True, slots=True)
class ForPaper:
    """What goes to the printer. ``one_sided`` where each paper has a single page: two of them share no sheet."""

    pdf: bytes
    one_sided: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """One certificate of a batch: for whom, and what is wanted of it."""

    volunteer_id: str
    wish: BatchWish
    about: str = ""
    """What it is about in words, where that is not the same for all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was chosen within a way to choose people; the day is None while nothing readable stands there."""

    option: str = ""
    day: date | None = None


def _no_options() -> Sequence[tuple[str, str]]:
    return ()


def _any_kind(_option: str) -> Kind | None:
    return None


def _no_subject(_option: str) -> Subject:
    return NO_SUBJECT


@dataclass(frozen=True, slots=True)
class PeopleSource:
    """A way to choose people: by what waits, by a rule, by a training. Other rooms bring theirs along."""

    key: str
    title: str
    people: Callable[[Asked, Progress], Sequence[tuple[str, str]]]
    """Id and listed name of everybody; long work, so it may be stopped (Cancelled)."""
    options: Callable[[], Sequence[tuple[str, str]]] = _no_options
    """What has to be chosen first, as key and text; nothing when the source stands for itself."""
    kind: Callable[[str], Kind | None] = _any_kind
    """The kind of certificate that such people get, for the key of an option."""
    subject: Callable[[str], Subject] = _no_subject
    """What their certificates are about."""
    by_day: bool = False
    """Whether a day is asked for."""
    look: Callable[[Asked], None] | None = None
    """Goes to where these people can be looked at and narrowed, where there is such a place."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch in the list of what was begun."""

    id: str
    title: str
    kind: Kind
    begun_by: str
    begun_at: datetime
    total: int
    issued: int
    refused: int

    @property
    def waiting(self) -> int:
        """How many can still be issued by going on."""
        return self.total - self.issued - self.refused


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One person of a batch and what came of it."""

    id: str
    volunteer_id: str
    name: str
    certificate_id: str
    serial: str
    reason: str
    hours: Decimal | None = None
    """What the certificate says; None without one."""
    subject: Subject = NO_SUBJECT


@dataclass(frozen=True, slots=True)
class Together:
    """What stands in one file: how many of a batch, and what stays out of it, by name or number."""

    count: int
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file for the printer and how many single files; ``apart`` are the numbers of certificates
    that look different today, so that they stand in no common file but only as they were issued.
    """

    place: str
    files: int
    apart: tuple[str, ...] = ()


def subject_of(wanted: BatchWish | Request) -> str:
    """What a certificate is about besides its person; two that differ in it may stand in one batch."""
    about = {
        Kind.TEILNAHME: wanted.training_id,
        Kind.EHRENAMTSKARTE: wanted.scheme,
        Kind.DANK: wanted.occasion,
    }
    return about.get(wanted.kind, "").strip()


def digest(content: CertificateContent, look: str) -> str:
    """A digest of everything that a certificate says and shows; ``look`` is the fingerprint of its layout."""
    logo = hashlib.sha256(content.issuer.logo or b"").hexdigest()
    return hashlib.sha256((json.dumps(snapshot(content), sort_keys=True) + logo + look).encode()).hexdigest()


def in_order(people: Sequence[Checked]) -> list[Checked]:
    """As names are sorted (DIN 5007-2)."""
    return sorted(people, key=lambda each: (each.sorting, each.volunteer_id, each.about, each.subject))
