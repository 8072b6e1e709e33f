"""What stands on an Ehrenamtsnachweis, as plain values: drawn by ``pdf``, kept as a snapshot with what was issued."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from freiwilligenagentur.certificates.kinds import Kind


class Address(StrEnum):
    """How the text speaks of the volunteer: by the full name, or as Frau or Herr."""

    NEUTRAL = ""
    FRAU = "frau"
    HERR = "herr"


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the certificate is for. ``surname`` is what follows Frau or Herr, with title and prefix."""

    name: str
    surname: str = ""
    address: Address = Address.NEUTRAL
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """The agency; ``logo`` is PNG or JPEG."""

    name: str
    address: tuple[str, ...] = ()
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """One task at one place. Hours are those within the period; estimated ones are kept apart."""

    organisation: str
    from_on: date
    to_on: date
    place: str = ""
    function: str = ""
    confirmed: Decimal = Decimal(0)
    estimated: Decimal = Decimal(0)
    confirmed_by: str = ""
    """Who confirmed the hours, as it shall be read; empty for "the place of engagement"."""
    tasks: tuple[str, ...] = ()
    about: str = ""
    """Who the place of engagement is, whom it reaches, what for."""
    text: str = ""
    """What was done, in running sentences."""
    blocks: tuple[str, ...] = ()
    """The versions of text blocks whose words stand in it, such as ``reading_aloud.prose@0``; it is not drawn."""
    source: str = ""
    """The id of the placement that the hours were counted from; it is not drawn."""

    @property
    def hours(self) -> Decimal:
        """Confirmed and estimated hours together."""
        return self.confirmed + self.estimated


@dataclass(frozen=True, slots=True)
class Training:
    """A training that was attended."""

    title: str
    on: date | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The training of a Teilnahmebescheinigung. ``present`` is never more than ``held``, both in hours."""

    title: str
    first: date
    last: date
    held: Decimal
    present: Decimal
    contents: tuple[str, ...] = ()
    organiser: str = ""
    lecturer: str = ""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Somebody who signs: name, function and the body that is signed for."""

    name: str = ""
    function: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """By which somebody can see that a certificate is genuine: ``token`` is the text of the QR code."""

    token: str
    code: str
    """The short code in its groups: ``7KQ4-M2PX-9TDA``."""
    fingerprint: str
    """Of the key that signed."""

    @property
    def bare_code(self) -> str:
        """The short code without hyphens, as the register keeps it."""
        return self.code.replace("-", "")


@dataclass(frozen=True, slots=True)
class CertificateContent:
    """One certificate. ``number`` is None for a draft;
    ``proof`` too, and for certificates from before there were proofs."""

    person: Person
    issuer: Issuer
    engagements: tuple[Engagement, ...]
    number: str | None = None
    competences: tuple[str, ...] = ()
    competences_text: str = ""
    trainings: tuple[Training, ...] = ()
    thanks: str = ""
    place: str = ""
    dated: date | None = None
    signatories: tuple[SignedBy, ...] = ()
    proof: Proof | None = None
    kind: Kind = Kind.EHRENAMTSNACHWEIS
    title: str = ""
    """In place of the kind's own title; "" for that."""
    languages: tuple[str, ...] = ()
    """Languages of the pages behind the German one: "en", "de-simple" (Leichte Sprache), "uk"."""
    occasion: str = ""
    course: Course | None = None
    scheme: str = ""
    """The name of the card that a Bestätigung für die Ehrenamtskarte is for."""
    approved_on: date | None = None

    @property
    def hours(self) -> Decimal:
        """All hours that the certificate names."""
        if self.course:
            return self.course.present
        return sum((engagement.hours for engagement in self.engagements), Decimal(0))

    @property
    def period(self) -> tuple[date, date]:
        """From the first beginning to the last end; the day of issue where there is neither work nor course."""
        if self.course:
            return self.course.first, self.course.last
        if not self.engagements:
            day = self.dated or date.today()
            return day, day
        return min(each.from_on for each in self.engagements), max(each.to_on for each in self.engagements)

    def numbered(self, number: str) -> CertificateContent:
        """The same under its number."""
        return replace(self, number=number)

    def reading(self) -> str:
        """What the volunteer reads of it, in short: the same for two certificates that say the same."""
        said = replace(self, number=None, proof=None, approved_on=None, languages=())
        return hashlib.sha256(json.dumps(snapshot(said), sort_keys=True).encode()).hexdigest()[:16]

    def texts(self) -> tuple[str, ...]:
        """Everything that somebody wrote for this certificate; names and numbers are not among it."""
        written = [text for each in self.engagements for text in (each.function, *each.tasks, each.about, each.text)]
        written += [*self.competences, self.competences_text, *(each.title for each in self.trainings), self.thanks]
        written += [self.occasion, self.scheme]
        if self.course:
            written += [self.course.title, *self.course.contents, self.course.organiser, self.course.lecturer]
        return tuple(text for text in written if text.strip())


def snapshot(content: CertificateContent) -> dict[str, Any]:
    """The content as JSON values, without the logo, which the stored document holds."""
    bare = replace(content, issuer=replace(content.issuer, logo=None))
    found: dict[str, Any] = _plain(asdict(bare))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def from_snapshot(values: dict[str, Any]) -> CertificateContent:
    """The content of a snapshot, without logo."""
    person = dict(values["person"])
    person["address"] = Address(person["address"])
    person["birth_date"] = _day(person["birth_date"])
    issuer = dict(values["issuer"])
    issuer["address"] = tuple(issuer["address"])
    rest = {field.name: values[field.name] for field in fields(CertificateContent) if field.name in values}
    rest |= {
        "person": Person(**person),
        "issuer": Issuer(**issuer),
        "engagements": tuple(_engagement(each) for each in values["engagements"]),
        "competences": tuple(values["competences"]),
        "trainings": tuple(_training(each) for each in values["trainings"]),
        "signatories": tuple(SignedBy(**each) for each in values["signatories"]),
        "dated": _day(values["dated"]),
        "proof": Proof(**values["proof"]) if values.get("proof") else None,
        "kind": Kind(values.get("kind", Kind.EHRENAMTSNACHWEIS)),  # from before there were others
        "languages": tuple(values.get("languages", ())),
        "course": _course(values["course"]) if values.get("course") else None,
        "approved_on": _day(values.get("approved_on")),
    }
    return CertificateContent(**rest)


def _engagement(values: dict[str, Any]) -> Engagement:
    return Engagement(
        **values
        | {"from_on": date.fromisoformat(values["from_on"]), "to_on": date.fromisoformat(values["to_on"])}
        | {"confirmed": Decimal(values["confirmed"]), "estimated": Decimal(values["estimated"])}
        | {"tasks": tuple(values["tasks"]), "blocks": tuple(values.get("blocks", ()))}
    )


def _training(values: dict[str, Any]) -> Training:
    hours = values["hours"]
    return Training(values["title"], _day(values["on"]), None if hours is None else Decimal(hours))


def _course(values: dict[str, Any]) -> Course:
    days = {name: date.fromisoformat(values[name]) for name in ("first", "last")}
    hours = {name: Decimal(values[name]) for name in ("held", "present")}
    return Course(**values | days | hours | {"contents": tuple(values["contents"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
