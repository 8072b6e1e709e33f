"""The Vermittlungskarte: one page that a volunteer takes along, in words that office and volunteer share.

The labels lie in ``resources/matching/card.<language>.toml``; what an offer says stands as it was recorded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from freiwilligenagentur import paths
from freiwilligenagentur.matching.gates import BORN_BEFORE_MEASLES_RULE, FULL_AGE
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer, Willingness
from freiwilligenagentur.vocabulary.times import DAYS, PARTS

GERMAN: Final = "de"
LANGUAGES: Final = (GERMAN, "en", "tr", "ru", "uk", "ar", "pl")
_LEVELS: Final = ("", "A1", "A2", "B1", "B2", "C1", "C2", "native")
_ENOUGH_GERMAN: Final = ("B2", "C1", "C2", "native")
_ABOUT_AT_MOST: Final = 320


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be there before the beginning; ``detail`` fills the sentence."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """Who gives the card."""

    name: str
    lines: tuple[str, ...]
    adviser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """What stands on a card, before any language."""

    person: str
    offer: str
    organisation: str
    about: str
    anywhere: bool
    availability: int
    time_text: str
    hours: str
    starts_on: date | None
    contact: Mapping[str, str]
    """Fields of contact data that may go to the volunteer, by code."""
    first_step: str
    """ "contact", "general" or "none": whom the volunteer turns to."""
    needs: tuple[Need, ...]
    agency: Agency
    dated: date


@cache
def texts(language: str) -> dict[str, Any]:
    """The label table of a language."""
    with (paths.resources() / "matching" / f"card.{language}.toml").open("rb") as file:
        return tomllib.load(file)


def language_for(spoken: Mapping[str, str]) -> str:
    """The language of the card that fits somebody best: German unless another of ours is spoken better.

    Whoever speaks German at B2 or better, or was not asked, gets German.
    """
    if not spoken or spoken.get(GERMAN, "") in _ENOUGH_GERMAN:
        return GERMAN
    others = [code for code in LANGUAGES if code in spoken]
    return max(others, key=lambda code: (_LEVELS.index(_level(spoken[code])), code != GERMAN), default=GERMAN)


def label(language: str, key: str, **values: str) -> str:
    """A label of the card."""
    text: str = texts(language)["labels"][key]
    return text.format(**values)


def facts(content: CardContent, language: str) -> list[tuple[str, str]]:
    """Where, when and whom to call, as labelled lines; empty ones are left out."""
    when = [times(content.availability, language), content.time_text]
    where = label(language, "anywhere") if content.anywhere else content.contact.get("address", "")
    person = ", ".join(content.contact[code] for code in ("name", "function") if code in content.contact)
    lines = [
        ("where", where),
        ("when", "\n".join(part for part in when if part)),
        ("hours", content.hours),
        ("starts", f"{content.starts_on:%d.%m.%Y}" if content.starts_on else ""),
        ("contact", person),
        *((code, content.contact.get(code, "")) for code in ("phone", "mobile", "email")),
    ]
    return [(label(language, name), text) for name, text in lines if text]


def steps(content: CardContent, language: str) -> list[str]:
    """What the volunteer does next."""
    words = texts(language)["steps"]
    return [words[name] for name in (content.first_step, "meet", "back")]


def needs(content: CardContent, language: str) -> list[str]:
    """What must be there before the beginning, as sentences."""
    words = texts(language)["needs"]
    return [words[need.code].format(classes=need.detail) for need in content.needs]


def times(mask: int, language: str) -> str:
    """``Mo, Mi: vormittags``, a line for each group of days; empty while nothing is known."""
    words = texts(language)
    by_parts: dict[tuple[int, ...], list[str]] = {}
    for day in range(DAYS):
        parts = tuple(part for part in range(PARTS) if mask >> (day * PARTS + part) & 1)
        if parts:
            by_parts.setdefault(parts, []).append(words["days"][day])
    comma = ", " if words.get("rightwards", True) else "، "
    return "\n".join(
        f"{comma.join(days)}: {comma.join(words['parts'][part] for part in parts)}" for parts, days in by_parts.items()
    )


def letter(content: CardContent, language: str) -> tuple[str, str]:
    """Subject and text of a mail that says the same as the card."""
    blocks = [
        label(language, "hello", name=content.person),
        label(language, "introduction"),
        "\n".join((content.offer, content.organisation)),
        "\n".join(f"{name}: {_one_line(text)}" for name, text in facts(content, language)),
        _listed(label(language, "next_steps"), steps(content, language)),
        _listed(label(language, "to_bring"), needs(content, language)),
        label(language, "regards"),
        "\n".join(part for part in (content.agency.adviser, content.agency.name, *content.agency.lines) if part),
    ]
    return label(language, "subject", offer=content.offer), "\n\n".join(block for block in blocks if block) + "\n"


def needs_of(volunteer: Volunteer, offer: Offer, day: date) -> tuple[Need, ...]:
    """What an offer asks for that the volunteer has not shown yet."""
    born = volunteer.birth_date
    age = volunteer.age_on(day)
    found = [
        (offer.police_check and volunteer.police_check is not Willingness.SHOWN, Need("police_check")),
        (
            offer.measles
            and volunteer.measles is not Willingness.SHOWN
            and (born is None or born > BORN_BEFORE_MEASLES_RULE),
            Need("measles"),
        ),
        (offer.hygiene and volunteer.hygiene is not Willingness.SHOWN, Need("hygiene")),
        (offer.licences, Need("licence", " / ".join(sorted(offer.licences)))),
        (age is not None and age < FULL_AGE and volunteer.guardians_agreed_on is None, Need("guardians")),
    ]
    return tuple(need for asked, need in found if asked)


def hours_of(offer: Offer) -> str:
    """``2–3``, ``2+`` or ``0–3``: figures alone, which every language reads."""
    least, most = offer.hours_min, offer.hours_max
    if least is None and most is None:
        return ""
    if most is None:
        return f"{_figure(least)}+"
    return _figure(most) if least == most else f"{_figure(least or 0)}–{_figure(most)}"


def about(offer: Offer) -> str:
    """What is to be done: the summary, else the beginning of the description up to the end of a sentence."""
    text = " ".join((offer.summary or offer.description).split())
    if len(text) <= _ABOUT_AT_MOST:
        return text
    cut = text[:_ABOUT_AT_MOST]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? "))
    return cut[: end + 1] if end > _ABOUT_AT_MOST // 3 else cut[: cut.rfind(" ")] + " …"


def _figure(value: float | None) -> str:
    return f"{value or 0:g}".replace(".", ",")


def _level(level: str) -> str:
    return level if level in _LEVELS else ""


def _one_line(text: str) -> str:
    return "; ".join(text.splitlines())


def _listed(title: str, items: list[str]) -> str:
    return "\n".join((f"{title}:", *(f"- {item}" for item in items))) if items else ""
