"""What the columns of a person's record are called in the forms, and how their values read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import words
from freiwilligenagentur.vocabulary.fixed import FixedList
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import AnyList, Vocabulary
from freiwilligenagentur.vocabulary.times import times_text

_LONGEST = 120

CODE_LISTS: Mapping[str, AnyList] = {
    "areas": TermList.AREA,
    "activities": TermList.ACTIVITY,
    "target_groups": TermList.TARGET_GROUP,
    "rhythm": FixedList.RHYTHM,
    "mobility": FixedList.MOBILITY,
    "licences": FixedList.LICENCE,
    "practical_needs": FixedList.ACCESSIBILITY,
}
WISH_LISTS = (TermList.TARGET_GROUP, TermList.ACTIVITY, TermList.AREA)
"""Where the codes of ``excluded`` come from."""

DATES = frozenset(
    {
        "birth_date",
        "guardians_agreed_on",
        "available_from",
        "available_until",
        "police_check_dated",
        "police_check_seen_on",
        "given_on",
        "revoked_on",
    }
)


def labels() -> dict[str, str]:
    """Column of a volunteer to its label, in the order of the intake."""
    return _of_person() | _of_wishes() | _of_time() | _of_abilities() | _of_the_agency()


def label(column: str) -> str:
    """The label of one column."""
    return labels().get(column, column)


def _of_person() -> dict[str, str]:
    return {
        "salutation": _("Salutation"),
        "title": _("Title"),
        "first_name": _("First name"),
        "name_prefix": _("Name prefix"),
        "last_name": _("Last name"),
        "called": _("Called"),
        "gender": _("Gender"),
        "birth_date": _("Date of birth"),
        "care_of": _("c/o"),
        "street": _("Street and number"),
        "address_extra": _("Address, further line"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "phone": _("Phone"),
        "mobile": _("Mobile"),
        "email": _("E-mail"),
        "preferred_contact": _("Best reached"),
        "reachable": _("When to reach"),
        "guardians": _("Guardians"),
        "guardians_agreed_on": _("Guardians agreed on"),
    }


def _of_wishes() -> dict[str, str]:
    return {
        "areas": _("Areas"),
        "activities": _("Activities"),
        "target_groups": _("With whom"),
        "excluded": _("Not with, not there"),
        "wishes": _("In their own words"),
        "known_organisation": _("Knows an organisation"),
    }


def _of_time() -> dict[str, str]:
    return {
        "availability": _("When"),
        "availability_text": _("More on the times"),
        "available_from": _("From"),
        "available_until": _("Until"),
        "coming_changes": _("What will change soon"),
        "hours_min": _("Hours a week from"),
        "hours_max": _("to"),
        "rhythm": _("How often"),
        "radius_km": _("Radius (km)"),
        "mobility": _("On the way by"),
        "licences": _("Driving licence"),
        "needs_travel_refund": _("Needs a travel refund"),
    }


def _of_abilities() -> dict[str, str]:
    return {
        "profession": _("Profession, experience"),
        "skills": _("Skills"),
        "hobbies": _("Hobbies"),
        "languages": _("Languages"),
        "earlier_service": _("Volunteered before"),
        "ready_for_training": _("Ready for training"),
        "motives": _("Motives"),
        "expectations": _("Expectations"),
        "limits": _("Limits"),
        "company": _("Alone or with others"),
        "pool": _("Without a fixed assignment (zbV)"),
        "police_check": _("Extended police check"),
        "police_check_dated": _("Issued on"),
        "police_check_seen_on": _("Seen on"),
        "measles": _("Measles proof"),
        "hygiene": _("Hygiene instruction"),
        "practical_needs": _("Needed in practice"),
        "practical_needs_text": _("More on what is needed"),
    }


def _of_the_agency() -> dict[str, str]:
    return {
        "status": _("State"),
        "source": _("How they found us"),
        "referred_by": _("Sent by"),
        "pinned_note": _("Must be seen"),
        "notes": _("Notes"),
    }


def consent_labels() -> dict[str, str]:
    """Column of a consent to its label."""
    return {"given_on": _("given on"), "revoked_on": _("withdrawn on"), "how": _("how"), "text_version": _("version")}


def _choices() -> dict[str, words.Options]:
    return {
        "salutation": words.salutations(),
        "gender": words.genders(),
        "status": words.statuses(),
        "company": words.companies(),
        "police_check": words.police_check(),
        "measles": words.proofs(),
        "hygiene": words.proofs(),
        "preferred_contact": words.ways_of_contact(),
        "how": words.ways_of_consent(),
    }


def reader(vocabulary: Vocabulary) -> Callable[[str, Any], str]:
    """Reads a value as the journal keeps it (codes, ISO dates) in words: ``read(column, value)``; "" for nothing."""
    choices = _choices()

    def read(column: str, value: Any) -> str:
        if value is None or value in ("", [], {}):
            return ""
        if column in CODE_LISTS:
            return ", ".join(vocabulary.labels(CODE_LISTS[column], value))
        if column == "excluded":
            return ", ".join(excluded_labels(vocabulary, value))
        if column == "languages":
            return languages_text(vocabulary, value)
        if column in choices:
            return words.label(choices[column], value)
        if column == "availability":
            return times_text(value)
        return i18n.date(date.fromisoformat(value)) if column in DATES else _anything(value)

    return read


def languages_text(vocabulary: Vocabulary, languages: Mapping[str, str]) -> str:
    """``Deutsch (Muttersprache), Russisch (B2)``."""
    parts = []
    for code, _name in vocabulary.languages():
        if code in languages:
            parts.append(_language(vocabulary, code, languages[code]))
    unknown = languages.keys() - {code for code, _name in vocabulary.languages()}
    return ", ".join([*parts, *sorted(unknown)])


def excluded_labels(vocabulary: Vocabulary, codes: Iterable[str]) -> list[str]:
    """Labels of codes that may stand in any of three lists."""
    wanted = set(codes)
    known = [(code, text) for code, text in excluded_options(vocabulary) if code in wanted]
    return [text for _code, text in known] + sorted(wanted - {code for code, _text in known})


def excluded_options(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What somebody may not want: people first, then activities and areas; a code that two lists share once."""
    found: dict[str, str] = {}
    for which in WISH_LISTS:
        for code, text in vocabulary.options(which):
            found.setdefault(code, text)
    return list(found.items())


def _language(vocabulary: Vocabulary, code: str, level: str) -> str:
    name = vocabulary.label(FixedList.LANGUAGE, code)
    if not level:
        return name
    shown = vocabulary.label(FixedList.LEVEL, level) if level == "native" else level
    return _("{language} ({level})").format(language=name, level=shown)


def _anything(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return i18n.number(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
