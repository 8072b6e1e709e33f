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
    least_hours: Decimal | None = None
    """What a rule asks for; fewer hours hinder."""
    with_letters: bool = False
    """Whether they will be sent, so that a missing address is worth knowing."""

    @property
    def period(self) -> tuple[date, date] | None:
        """Both days, or None for all that somebody did."""
        return (self.first, self.last) if self.first and self.last else None

    def request_for(self, found: Preparation) -> Request:
        """The certificate of one person: proposed from the records, with what is wanted for all."""
        proposed = found.request
        return replace(
            proposed,
            kind=self.kind,
            dated=self.dated,
            place=self.place.strip() or proposed.place,
            signatories=self.signatories or proposed.signatories,
            languages=self.languages,
            with_birth_date=self.with_birth_date and proposed.with_birth_date,
            occasion=self.occasion.strip(),
            training_id=self.training_id or proposed.training_id,
            scheme=self.scheme or proposed.scheme,
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

    @property
    def can_be_issued(self) -> bool:
        """Whether nothing hinders."""
        return self.request is not None and not any(each.hinders for each in self.findings)


def _unchanged(wish: BatchWish, _option: str) -> BatchWish:
    return wish


@dataclass(frozen=True, slots=True)
class PeopleSource:
    """A way to choose people: by what waits, by a rule, by a training. Other rooms bring theirs along."""

    key: str
    title: str
    options: Callable[[], Sequence[tuple[str, str]]]
    """What has to be chosen first, as key and text; nothing when the source stands for itself."""
    people: Callable[[str], Sequence[tuple[str, str]]]
    """Id and listed name of everybody, for the key of an option."""
    kind: Kind | None = None
    """The kind of certificate that such people get."""
    fill: Callable[[BatchWish, str], BatchWish] = _unchanged
    """What the option means for the certificates, for example which training they are about."""


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


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file for the printer and how many single files; ``apart`` are the numbers of certificates
    that look different today, so that they stand in no common file but only as they were issued.
    """

    place: str
    files: int
    apart: tuple[str, ...] = ()
    without_address: tuple[str, ...] = ()


def digest(content: CertificateContent) -> str:
    """A digest of everything that a certificate says and shows."""
    logo = hashlib.sha256(content.issuer.logo or b"").hexdigest()
    return hashlib.sha256((json.dumps(snapshot(content), sort_keys=True) + logo).encode()).hexdigest()


def in_order(people: Sequence[Checked]) -> list[Checked]:
    """As names are sorted (DIN 5007-2)."""
    return sorted(people, key=lambda each: (each.sorting, each.volunteer_id))
