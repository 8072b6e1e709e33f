"""Certificates that tests draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import (
    Address,
    CertificateContent,
    Course,
    Engagement,
    Issuer,
    Person,
    SignedBy,
    Training,
)
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof import making
from freiwilligenagentur.office.public_keys import PublicKey
from freiwilligenagentur.office.signer import Signer


def signer(seed: int = 1) -> Signer:
    """A key that is the same every time."""
    secret = bytes([seed]) * 32
    public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    return Signer(secret, PublicKey(public, date(2026, 1, 1)))


def never(_code: str) -> bool:
    return False


def logo() -> bytes:
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((6, 6, 294, 294), outline="#0B6B57", width=16)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


READING = Engagement(
    organisation="Bürgerverein Lesezeichen e. V.",
    from_on=date(2025, 2, 1),
    to_on=date(2026, 10, 31),
    place="Grundschule am Stadtpark",
    function="Lesepatin",
    confirmed=Decimal(168),
    tasks=("Vorlesen in kleinen Gruppen", "Auswahl der Bücher", "Mitarbeit am jährlichen Lesefest"),
    about="Der Verein bringt Erwachsene und Kinder zum Lesen zusammen.",
)
ILSE = Person("Ilse Mertens", "Mertens", Address.FRAU, date(1959, 2, 14))


def certificate(**changes: object) -> CertificateContent:
    """A full one-page certificate with its proof, with changes; a draft has no proof."""
    content = CertificateContent(
        person=ILSE,
        issuer=Issuer("Freiwilligenagentur Musterstadt", ("Salzstraße 00, 06618 Musterstadt",), logo()),
        engagements=(READING,),
        number="EN-2026-0143",
        competences=("Zuhören", "Geduld", "Erklären in einfacher Sprache"),
        competences_text="Sie führte die Gruppe selbständig.",
        trainings=(Training("„Vorlesen mit Kindern“", date(2025, 4, 12), Decimal(6)),),
        thanks=wording.thanks(ILSE),
        place="Musterstadt",
        dated=date(2026, 11, 23),
        signatories=(SignedBy("Jana Vogel", "Leitung", "Freiwilligenagentur"), SignedBy("Tom Weiß", "Vorstand")),
    )
    content = replace(content, **changes)  # type: ignore[arg-type]
    return making.proven(content, signer(), never) if content.number else content


COURSE = Course(
    title="Vorlesen mit Kindern",
    first=date(2026, 4, 12),
    last=date(2026, 4, 13),
    held=Decimal(8),
    present=Decimal(6),
    contents=("Bücher auswählen", "Stimme und Körper", "Kinder einbeziehen"),
    organiser="Volkshochschule Musterstadt",
    lecturer="Dr. Ruth Sommer",
)
_NO_WORK: dict[str, object] = {"engagements": (), "competences": (), "competences_text": "", "trainings": ()}
_OWN: dict[Kind, dict[str, object]] = {
    Kind.EHRENAMTSNACHWEIS: {},
    Kind.KOMPETENZNACHWEIS: {
        "competences": ("Teamfähigkeit", "Pädagogische Fähigkeiten", "Zeitmanagement", "Geduld", "Zuverlässigkeit"),
        "trainings": (Training("Vorlesen mit Kindern", date(2025, 4, 12), Decimal(6)), Training("Erste Hilfe")),
    },
    Kind.TEILNAHME: {**_NO_WORK, "course": COURSE, "thanks": ""},
    Kind.DANK: {**_NO_WORK, "occasion": "für zehn Jahre Vorlesen in der Grundschule am Stadtpark"},
    Kind.EHRENAMTSKARTE: {
        **_NO_WORK,
        "engagements": (replace(READING, estimated=Decimal(20)),),
        "scheme": "Ehrenamtskarte Sachsen",
        "thanks": "",
    },
}


def of_kind(kind: Kind, **changes: object) -> CertificateContent:
    """A full certificate of a kind, with changes."""
    return certificate(**{"kind": kind, "number": f"{kind.value}-2026-0143", **_OWN[kind], **changes})
