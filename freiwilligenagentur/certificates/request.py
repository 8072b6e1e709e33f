"""What the office chose for a certificate; names, hours and periods come from the records, never from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from freiwilligenagentur.certificates.content import Address, SignedBy
from freiwilligenagentur.certificates.kinds import Kind


@dataclass(frozen=True, slots=True)
class Chosen:
    """One placement that shall stand on the certificate, with the words for it."""

    placement_id: str
    function: str = ""
    place: str = ""
    tasks: tuple[str, ...] = ()
    about: str = ""
    text: str = ""
    """What was done, in running sentences."""


@dataclass(frozen=True, slots=True)
class Request:
    """One certificate as it is wanted; both days of the period are included."""

    volunteer_id: str
    first: date
    last: date
    dated: date
    chosen: tuple[Chosen, ...] = ()
    address: Address = Address.NEUTRAL
    with_birth_date: bool = True
    competences: tuple[str, ...] = ()
    competences_text: str = ""
    trainings: tuple[str, ...] = ()
    thanks: str = ""
    place: str = ""
    signatories: tuple[SignedBy, ...] = ()
    kind: Kind = Kind.EHRENAMTSNACHWEIS
    languages: tuple[str, ...] = ()
    """Languages of the pages behind the German one: "en", "de-simple" (Leichte Sprache), "uk"."""
    occasion: str = ""
    """What a Dankurkunde thanks for."""
    training_id: str = ""
    """What a Teilnahmebescheinigung is about."""
    scheme: str = ""
    """The Land's scheme that a Bestätigung für die Ehrenamtskarte is for."""
    layout_id: str = ""
    """The office's layout; "" for the one that every office has."""
    approved_on: date | None = None
    """When the volunteer agreed to the draft."""
    approved_reading: str = ""
    """What the draft said then, as ``CertificateContent.reading`` says it; "" where nobody noted it."""


DRAFT_KIND = "certificate"


def draft_key(volunteer_id: str) -> str:
    """Under which key an unfinished certificate for somebody is kept; one a person."""
    return f"{DRAFT_KIND}/{volunteer_id}"


def volunteer_of(key: str) -> str:
    """Whom the draft of a key is for."""
    return key.removeprefix(f"{DRAFT_KIND}/")


def to_draft(request: Request) -> dict[str, Any]:
    """The request as JSON values."""
    return {
        "volunteer_id": request.volunteer_id,
        "first": request.first.isoformat(),
        "last": request.last.isoformat(),
        "dated": request.dated.isoformat(),
        "chosen": [
            {"placement_id": each.placement_id, "function": each.function, "place": each.place}
            | {"tasks": list(each.tasks), "about": each.about, "text": each.text}
            for each in request.chosen
        ],
        "address": str(request.address),
        "with_birth_date": request.with_birth_date,
        "competences": list(request.competences),
        "competences_text": request.competences_text,
        "trainings": list(request.trainings),
        "thanks": request.thanks,
        "place": request.place,
        "signatories": [[each.name, each.function, each.body] for each in request.signatories],
        "kind": str(request.kind),
        "languages": list(request.languages),
        "occasion": request.occasion,
        "training_id": request.training_id,
        "scheme": request.scheme,
        "layout_id": request.layout_id,
        "approved_on": request.approved_on.isoformat() if request.approved_on else None,
        "approved_reading": request.approved_reading,
    }


def from_draft(values: Mapping[str, Any]) -> Request:
    """The request that ``to_draft`` wrote."""
    return Request(
        volunteer_id=values["volunteer_id"],
        first=date.fromisoformat(values["first"]),
        last=date.fromisoformat(values["last"]),
        dated=date.fromisoformat(values["dated"]),
        chosen=tuple(Chosen(**each | {"tasks": tuple(each["tasks"])}) for each in values["chosen"]),
        address=Address(values["address"]),
        with_birth_date=values["with_birth_date"],
        competences=tuple(values["competences"]),
        competences_text=values["competences_text"],
        trainings=tuple(values["trainings"]),
        thanks=values["thanks"],
        place=values["place"],
        signatories=tuple(SignedBy(*each) for each in values["signatories"]),
        kind=Kind(values.get("kind", Kind.EHRENAMTSNACHWEIS)),  # drafts from before there were others
        languages=tuple(values.get("languages", ())),
        occasion=values.get("occasion", ""),
        training_id=values.get("training_id", ""),
        scheme=values.get("scheme", ""),
        layout_id=values.get("layout_id", ""),
        approved_on=date.fromisoformat(values["approved_on"]) if values.get("approved_on") else None,
        approved_reading=values.get("approved_reading", ""),
    )
