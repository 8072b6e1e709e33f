"""How a certificate looks, as a plain value: what the office may choose, within limits that ``layout_limits`` checks.

The default is the look that the program brings along.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from freiwilligenagentur.certificates.content import SignedBy

MOST_SIGNATURES = 3
FOOTERS = {"en": "footer_en", "de-simple": "footer_simple", "uk": "footer_uk"}
"""The field with the lines at the foot of pages in each further language."""


class LogoChoice(StrEnum):
    """Whose logo stands in the head."""

    OFFICE = "office"
    OWN = "own"
    NONE = "none"


class Place(StrEnum):
    """Where the logo stands; the letterhead stands on the other side, or below it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class FrameStyle(StrEnum):
    """The lines around a page."""

    DOUBLE = "double"
    SINGLE = "single"
    ORNATE = "ornate"
    NONE = "none"


class Stamp(StrEnum):
    """What stands beside the signatures: room for the stamp, a drawn seal, a picture of a seal, or nothing."""

    ROOM = "room"
    SEAL = "seal"
    PICTURE = "picture"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs. With a ``picture`` (PNG or JPEG) the signature is printed, else there is a line to sign on."""

    name: str = ""
    function: str = ""
    body: str = ""
    picture: bytes | None = None

    @property
    def signed_by(self) -> SignedBy:
        """Name, function and body without blanks around them."""
        return SignedBy(self.name.strip(), self.function.strip(), self.body.strip())


@dataclass(frozen=True, slots=True)
class Layout:
    """One look. Measures are millimetres, colours are ``#RRGGBB``, pictures are PNG or JPEG."""

    name: str = ""
    logo: LogoChoice = LogoChoice.OFFICE
    logo_picture: bytes | None = None
    logo_width: float = 50
    logo_height: float = 14.5
    logo_place: Place = Place.LEFT
    accent: str = "#0B4F40"
    """Of the title and the frame."""
    rule: str = "#9CC5BA"
    """Of the thin line of the frame."""
    letterhead: tuple[str, ...] = ()
    """The lines below the agency's name; its address when there are none."""
    frame: FrameStyle = FrameStyle.DOUBLE
    signatures: tuple[SignatureBlock, ...] = ()
    """Who is proposed to sign; whoever the certificate names when there are none."""
    stamp: Stamp = Stamp.ROOM
    seal_picture: bytes | None = None
    footer: tuple[str, ...] = ()
    footer_en: tuple[str, ...] = ()
    """At the foot of pages in English; the German lines stand there when there are none, and so below."""
    footer_simple: tuple[str, ...] = ()
    footer_uk: tuple[str, ...] = ()
    authorisation: str = ""
    """By which paper the agency may issue under a title that a Land reserves (Ausstellungsberechtigung)."""
    title: str = ""
    """In place of the kind's own title; "" for that."""

    def picture_of(self, name: str) -> bytes | None:
        """The scanned signature of somebody. It never stands above another name."""
        found = (each.picture for each in self.signatures if each.name.strip() and each.name.strip() == name.strip())
        return next(found, None)

    def foot_in(self, language: str) -> tuple[str, ...]:
        """The lines of its own for a language other than German; empty ones do not count."""
        lines: tuple[str, ...] = getattr(self, FOOTERS[language])
        return tuple(line.strip() for line in lines if line.strip())

    def signed_by(self) -> tuple[SignedBy, ...]:
        """Who is proposed to sign."""
        return tuple(each.signed_by for each in self.signatures if each.name.strip() or each.function.strip())

    def pictures(self) -> dict[str, bytes]:
        """All pictures by the place that they stand in: ``logo``, ``seal``, ``signature-1`` and so on."""
        found = {"logo": self.logo_picture, "seal": self.seal_picture}
        found |= {f"signature-{number}": each.picture for number, each in enumerate(self.signatures, 1)}
        return {place: picture for place, picture in found.items() if picture is not None}

    def with_pictures(self, pictures: Mapping[str, bytes]) -> Layout:
        """The same with these pictures and no other."""
        signatures = tuple(
            replace(each, picture=pictures.get(f"signature-{number}")) for number, each in enumerate(self.signatures, 1)
        )
        return replace(
            self, logo_picture=pictures.get("logo"), seal_picture=pictures.get("seal"), signatures=signatures
        )


DEFAULT = Layout()


def fingerprint(layout: Layout) -> str:
    """A digest of everything that can be seen of a layout; two that differ in anything have another one."""
    digest = hashlib.sha256(json.dumps(to_values(layout), sort_keys=True).encode())
    for place, picture in sorted(layout.pictures().items()):
        digest.update(place.encode() + hashlib.sha256(picture).digest())
    return digest.hexdigest()


PICTURE_PLACES = ("logo", "seal", *(f"signature-{number}" for number in range(1, MOST_SIGNATURES + 1)))


def to_values(layout: Layout) -> dict[str, Any]:
    """The layout as JSON values, without its pictures."""
    values: dict[str, Any] = {}
    for each in fields(Layout):
        value = getattr(layout, each.name)
        if each.name in {"logo_picture", "seal_picture"} or (each.name in FOOTERS.values() and not value):
            continue  # what older layouts know nothing of is named only where it says something
        if each.name == "signatures":
            value = [{"name": one.name, "function": one.function, "body": one.body} for one in value]
        elif isinstance(value, tuple):
            value = list(value)
        values[each.name] = str(value) if isinstance(value, StrEnum) else value
    return values


def from_values(values: object) -> Layout:
    """The layout that ``to_values`` wrote. Raises ValueError for anything else, however little it differs."""
    if not isinstance(values, dict):
        raise ValueError("no layout")
    known = dict(_readers())
    if not set(known) - set(FOOTERS.values()) <= set(values) <= set(known):
        raise ValueError("other fields than a layout has")
    return Layout(**{name: known[name](value) for name, value in values.items()})


def _readers() -> Iterator[tuple[str, Any]]:
    """How each field is read back."""
    yield from dict.fromkeys(("name", "accent", "rule", "authorisation", "title"), _text).items()
    yield from dict.fromkeys(("logo_width", "logo_height"), _measure).items()
    yield from dict.fromkeys(("letterhead", "footer", *FOOTERS.values()), _lines).items()
    yield from {"logo": LogoChoice, "logo_place": Place, "frame": FrameStyle, "stamp": Stamp}.items()
    yield "signatures", _signatures


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _measure(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("no measure")
    return float(value)


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("no lines")
    return tuple(_text(line) for line in value)


def _signatures(value: object) -> tuple[SignatureBlock, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ValueError("no signatures")
    wanted = {"name", "function", "body"}
    if any(set(each) != wanted for each in value):
        raise ValueError("other fields than a signature has")
    return tuple(SignatureBlock(_text(each["name"]), _text(each["function"]), _text(each["body"])) for each in value)
