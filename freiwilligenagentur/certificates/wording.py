"""The sentences of a certificate: describing, in German, by the volunteer's own form of address.

The texts lie in ``resources/certificates``, because an office may want its own.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.certificates.content import Address, CertificateContent, Engagement, Person, Training

_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember")  # fmt: skip


@cache
def _texts() -> dict[str, Any]:
    with (paths.resources() / "certificates" / "wording.de.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _graded() -> re.Pattern[str]:
    with (paths.resources() / "certificates" / "graded.de.toml").open("rb") as file:
        return re.compile("|".join(f"(?:{phrase})" for phrase in tomllib.load(file)["phrases"]), re.IGNORECASE)


def label(name: str, **values: object) -> str:
    """A label of the document, such as ``label("number", number="EN-2026-0042")``."""
    text: str = _texts()["labels"][name]
    return text.format(**values)


def sentence(name: str, **values: object) -> str:
    """A sentence of the document with its values filled in."""
    text: str = _texts()["sentences"][name]
    return text.format(**values)


def graded_phrases(text: str) -> tuple[str, ...]:
    """The stretches of a text that grade or carry a coded meaning, each once; empty when it only describes."""
    return tuple(dict.fromkeys(match.group() for match in _graded().finditer(text)))


def person(who: Person) -> str:
    """How sentences name somebody: ``Frau Mertens``, or the full name in the neutral form."""
    named = {Address.FRAU: f"Frau {who.surname}", Address.HERR: f"Herr {who.surname}"}
    return named.get(who.address, who.name) if who.surname else who.name


def to_person(who: Person) -> str:
    """The same in the dative: ``Herrn Mertens``."""
    return f"Herrn {who.surname}" if who.address is Address.HERR and who.surname else person(who)


def thanks(who: Person) -> str:
    """The closing sentence that is proposed."""
    return sentence("thanks", to_person=to_person(who))


def long_date(day: date) -> str:
    """``1. Februar 2025``, whatever language the windows speak."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def period(start: date, end: date) -> str:
    """``1. Februar 2025 bis 31. Oktober 2026``; one day stands alone."""
    return long_date(start) if start == end else sentence("period", start=long_date(start), end=long_date(end))


def number(value: Decimal) -> str:
    """``1.234,5``: as many digits as there are, up to two."""
    whole, point, rest = f"{value:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if point and rest else "")


def hours(value: Decimal) -> str:
    """``168 Stunden``, ``1 Stunde``."""
    return sentence("one_hour") if value == 1 else sentence("hours", hours=number(value))


def extent(engagement: Engagement) -> str:
    """How many hours, and who says so; empty when none are known."""
    amount = hours(engagement.hours)
    by = engagement.confirmed_by or sentence("by_organisation")
    if not engagement.hours:
        return ""
    if not engagement.estimated:
        return sentence("confirmed", amount=amount, by=by)
    if not engagement.confirmed:
        return sentence("estimated", amount=amount)
    confirmed, estimated = number(engagement.confirmed), number(engagement.estimated)
    return sentence("mixed", amount=amount, confirmed=confirmed, estimated=estimated, by=by)


def training(attended: Training) -> str:
    """``„Vorlesen mit Kindern“, 12. April 2025, 6 Stunden``."""
    values = {"title": attended.title}
    if attended.on:
        values["date"] = long_date(attended.on)
    if attended.hours:
        values["amount"] = hours(attended.hours)
    names = {("date",): "training_on", ("amount",): "training_hours", ("date", "amount"): "training_on_hours"}
    key = tuple(name for name in ("date", "amount") if name in values)
    return sentence(names[key], **values) if key else attended.title


def place_and_date(content: CertificateContent) -> str:
    """``Naumburg (Saale), 23. November 2026``."""
    parts = {"place": content.place, "date": long_date(content.dated) if content.dated else ""}
    return sentence("place_and_date", **parts) if all(parts.values()) else parts["place"] or parts["date"]
