"""Records as plain values that a form shows, a draft keeps and two windows can be compared by.

A value is text, a number, true or false, None, or a list of texts: what JSON can hold. Dates are ISO texts, code sets
sorted lists, gates "yes", "no" or "" (nobody asked yet).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from freiwilligenagentur.organisations import words
from freiwilligenagentur.organisations.model import Contact, Insurance, Offer, OfferCompany, Organisation

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one attribute becomes a value and a value becomes the attribute."""

    value: Callable[[Any], Any]
    attribute: Callable[[Any], Any]


def _choice(kind: type[StrEnum]) -> Codec:
    return Codec(str, kind)


def _gate_value(needed: bool | None) -> str:
    return words.OPEN if needed is None else words.YES if needed else words.NO


def _gate(value: str) -> bool | None:
    return {words.YES: True, words.NO: False}.get(value)


def _day_value(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _hours(value: float | None) -> float | None:
    return None if value is None else float(value)


TEXT = Codec(str, str)
WHOLE = Codec(_whole, _whole)
HOURS = Codec(_hours, _hours)
DAY = Codec(_day_value, _day)
CODES = Codec(sorted, frozenset)
GATE = Codec(_gate_value, _gate)
FLAG = Codec(bool, bool)
KEY = Codec(lambda key: key or "", lambda value: value or None)

ORGANISATION: Mapping[str, Codec] = {
    "name": TEXT,
    "kind": TEXT,
    "street": TEXT,
    "postcode": TEXT,
    "town": TEXT,
    "district": TEXT,
    "phone": TEXT,
    "email": TEXT,
    "website": TEXT,
    "description": TEXT,
    "volunteers_now": WHOLE,
    "introduction": TEXT,
    "recognition": TEXT,
    "notes": TEXT,
    "pinned_note": TEXT,
}

CONTACT: Mapping[str, Codec] = {
    "salutation": TEXT,
    "title": TEXT,
    "first_name": TEXT,
    "last_name": TEXT,
    "function": TEXT,
    "phone": TEXT,
    "mobile": TEXT,
    "email": TEXT,
    "passing_on_agreed": DAY,
    "active": FLAG,
}
_SAYS_SOMETHING = ("title", "first_name", "last_name", "function", "phone", "mobile", "email")

OFFER: Mapping[str, Codec] = {
    "title": TEXT,
    "organisation_id": TEXT,
    "summary": TEXT,
    "description": TEXT,
    "areas": CODES,
    "activities": CODES,
    "target_groups": CODES,
    "availability": Codec(int, int),
    "time_text": TEXT,
    "hours_min": HOURS,
    "hours_max": HOURS,
    "rhythm": CODES,
    "starts_on": DAY,
    "ends_on": DAY,
    "street": TEXT,
    "postcode": TEXT,
    "town": TEXT,
    "district": TEXT,
    "anywhere": FLAG,
    "places_wanted": WHOLE,
    "minimum_age": WHOLE,
    "police_check": GATE,
    "measles": GATE,
    "hygiene": GATE,
    "licences": CODES,
    "german_level": TEXT,
    "languages": CODES,
    "training": TEXT,
    "requirements": TEXT,
    "accessible": CODES,
    "accessibility": TEXT,
    "insurance": _choice(Insurance),
    "benefits": TEXT,
    "supervision": TEXT,
    "company": _choice(OfferCompany),
    "contact_id": KEY,
    "checked_on": DAY,
    "notes": TEXT,
}


def organisation_values(organisation: Organisation) -> Values:
    """What the form of an organisation shows; contacts as a list in their order."""
    contacts = [{"id": contact.id, **_values(contact, CONTACT)} for contact in organisation.contacts]
    return {**_values(organisation, ORGANISATION), "contacts": contacts}


def set_organisation(organisation: Organisation, values: Values) -> None:
    """Puts the values of the form into the record; contacts of whom nothing is known are left out."""
    _set(organisation, ORGANISATION, values)
    present = {contact.id: contact for contact in organisation.contacts}
    contacts = []
    for row in values["contacts"]:
        if any(row[name] for name in _SAYS_SOMETHING):
            contact = present.get(row["id"]) or Contact(id=row["id"])
            _set(contact, CONTACT, row)
            contacts.append(contact)
    organisation.contacts = contacts


def empty_contact() -> Values:
    """An empty line for one more contact, with a key of its own."""
    contact = Contact()
    return {"id": contact.id, **_values(contact, CONTACT)}


def offer_values(offer: Offer) -> Values:
    """What the form of an offer shows."""
    return _values(offer, OFFER)


def set_offer(offer: Offer, values: Values) -> None:
    """Puts the values of the form into the record."""
    _set(offer, OFFER, values)


def _values(record: object, codecs: Mapping[str, Codec]) -> Values:
    return {name: codec.value(getattr(record, name)) for name, codec in codecs.items()}


def _set(record: object, codecs: Mapping[str, Codec], values: Values) -> None:
    for name, codec in codecs.items():
        setattr(record, name, codec.attribute(values[name]))
