"""What the columns of the room's records are called in the forms, and how their stored values read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations import words
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import AnyList, Vocabulary
from freiwilligenagentur.vocabulary.times import times_text

Read = Callable[[Any], str]
_LONGEST = 120

CODE_LISTS: Mapping[str, AnyList] = {
    "areas": TermList.AREA,
    "activities": TermList.ACTIVITY,
    "target_groups": TermList.TARGET_GROUP,
    "rhythm": FixedList.RHYTHM,
    "licences": FixedList.LICENCE,
    "languages": FixedList.LANGUAGE,
    "accessible": FixedList.ACCESSIBILITY,
}
DATES = frozenset({"starts_on", "ends_on", "checked_on", "edited_on", "passing_on_agreed"})


def organisation_words() -> dict[str, str]:
    """Column of an organisation to its label."""
    return {
        "name": _("Name"),
        "kind": _("Kind of organisation"),
        "street": _("Street and number"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "district": _("District"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "website": _("Website"),
        "description": _("Who they are"),
        "volunteers_now": _("Volunteers at present"),
        "introduction": _("Introduction and trial period"),
        "recognition": _("Recognition"),
        "notes": _("Notes"),
        "pinned_note": _("Pinned note"),
        "status": _("Status"),
    }


def contact_words() -> dict[str, str]:
    """Column of a contact to its label."""
    return {
        "position": _("Place in the list"),
        "salutation": _("Salutation"),
        "title": _("Title"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "function": _("Function"),
        "phone": _("Phone"),
        "mobile": _("Mobile"),
        "email": _("E-mail"),
        "passing_on_agreed": _("May be passed on to volunteers, agreed on"),
        "active": _("Can be reached there"),
    }


def offer_words() -> dict[str, str]:
    """Column of an offer to its label."""
    return {
        "title": _("Title"),
        "organisation_id": _("Organisation"),
        "contact_id": _("Contact"),
        "summary": _("In one sentence"),
        "description": _("Description"),
        "areas": _("Areas"),
        "activities": _("Activities"),
        "target_groups": _("Target groups"),
        "places_wanted": _("Places wanted"),
        "street": _("Street and number"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "district": _("District"),
        "anywhere": _("Possible from anywhere"),
        "availability": _("When help is wanted"),
        "time_text": _("Times in words"),
        "hours_min": _("Hours a week from"),
        "hours_max": _("Hours a week to"),
        "rhythm": _("How often"),
        "starts_on": _("Begins on"),
        "ends_on": _("Ends on"),
        "minimum_age": _("Minimum age"),
        "police_check": _("Extended police check"),
        "licences": _("Driving licence"),
        "german_level": _("German at least"),
        "measles": _("Proof of measles protection"),
        "hygiene": _("Hygiene instruction"),
        "languages": _("Languages that help"),
        "training": _("Training needed"),
        "requirements": _("Other requirements"),
        "benefits": _("Refunds and thanks"),
        "supervision": _("Introduction and company"),
        "company": _("Alone or with others"),
        "accessible": _("Accessibility"),
        "accessibility": _("More on accessibility"),
        "insurance": _("Insurance"),
        "status": _("Status"),
        "checked_on": _("Checked on"),
        "edited_on": _("Edited on, where it came from"),
        "notes": _("Notes"),
    }


def plain_reader(statuses: words.Options) -> Callable[[str], Read]:
    """How to read the stored values of organisations and contacts, by column."""
    choices: dict[str, words.Options] = {"status": statuses, "salutation": words.salutations()}

    def reader(column: str) -> Read:
        if column in choices:
            return lambda code: words.label(choices[column], code)
        return _date if column in DATES else _anything

    return reader


def offer_reader(vocabulary: Vocabulary, names: Mapping[str, str]) -> Callable[[str], Read]:
    """How to read the stored values of an offer, by column; ``names`` of organisations and contacts by id."""
    choices: dict[str, words.Options] = {
        "status": words.offer_statuses(),
        "insurance": words.insurances(),
        "company": words.companies(),
        "german_level": [("", _("not asked yet"))],
        "police_check": [("", _("not asked yet"))],
        "measles": [("", _("not asked yet"))],
        "hygiene": [("", _("not asked yet"))],
    }

    def reader(column: str) -> Read:
        if column in CODE_LISTS:
            return lambda codes: ", ".join(vocabulary.labels(CODE_LISTS[column], codes or ()))
        if column in choices:
            return lambda code: words.label(choices[column], code or "") if not isinstance(code, bool) else _yes(code)
        if column in {"organisation_id", "contact_id"}:
            return lambda key: names.get(key, "")
        if column == "availability":
            return lambda mask: times_text(mask or 0)
        return _date if column in DATES else _anything

    return reader


def _date(value: Any) -> str:
    return i18n.date(date.fromisoformat(value)) if value else ""


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _anything(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, int | float):
        return i18n.number(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
