"""The words of a certificate: describing, by the volunteer's own form of address, in one language at a time.

The texts lie in ``resources/certificates``, because an office may want its own. German is the language of the
certificate itself; the functions of this module speak it. ``in_language`` gives those of the pages behind it.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import ROUND_DOWN, Decimal
from functools import cache, cached_property, lru_cache
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.certificates.content import Address, CertificateContent, Engagement, Person, SignedBy, Training
from freiwilligenagentur.certificates.kinds import Kind

GERMAN, ENGLISH, SIMPLE, UKRAINIAN = "de", "en", "de-simple", "uk"
TRANSLATIONS = (ENGLISH, SIMPLE, UKRAINIAN)
_LOCALES = {GERMAN: "de_DE", ENGLISH: "en_GB", SIMPLE: "de_DE", UKRAINIAN: "uk_UA"}
_TAGS = {GERMAN: "de-DE", ENGLISH: "en-GB"}
_YEAR, _WEEK = Decimal("365.25"), Decimal(7)


class Wording:
    """The words of one language: labels, sentences, dates, numbers, hours."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _LOCALES[language]

    @cached_property
    def _texts(self) -> dict[str, Any]:
        with (paths.resources() / "certificates" / f"wording.{self.language}.toml").open("rb") as file:
            return tomllib.load(file)

    @property
    def tag(self) -> str:
        """The language as assistive technology knows it (BCP 47)."""
        return _TAGS.get(self.language, self.language)

    def label(self, name: str, **values: object) -> str:
        """A label of the document, such as ``label("number", number="EN-2026-0143")``."""
        text: str = self._texts["labels"][name]
        return text.format(**values)

    def sentence(self, name: str, **values: object) -> str:
        """A sentence of the document with its values filled in."""
        text: str = self._texts["sentences"][name]
        return text.format(**values)

    def of_kind(self, kind: Kind, name: str, **values: object) -> str:
        """Words that each kind has for itself: ``title``, ``introduction``, ``foot``; "" where a kind has none."""
        text: str = self._texts[kind.value].get(name, "")
        return text.format(**values)

    def title(self, kind: Kind) -> str:
        """What a kind of certificate is called."""
        return self.of_kind(kind, "title")

    def title_of(self, content: CertificateContent) -> str:
        """The title of a page: on a German one as it is printed, signed and named in the file."""
        own = content.title.strip() if self.language == GERMAN else ""
        return own or self.title(content.kind)

    def competence(self, code: str) -> str:
        """What a competence of the shipped list is called in this language; "" for one that it does not know."""
        name: str = self._texts.get("competences", {}).get(code, "")
        return name

    def activity(self, code: str) -> str:
        """What an activity of the shipped list is called in this language; "" for one that it does not know."""
        name: str = self._texts.get("activities", {}).get(code, "")
        return name

    def area(self, code: str) -> str:
        """What an area of the shipped list is called in this language; "" for one that it does not know."""
        name: str = self._texts.get("areas", {}).get(code, "")
        return name

    def task_line(self, place: tuple[str, int]) -> str:
        """A line of a shipped text block in this language, by ``known_words.task_line``; "" for one that it lacks."""
        code, number = place
        lines: list[str] = self._texts.get("task_lines", {}).get(code, [])
        return lines[number] if number < len(lines) else ""

    def person(self, who: Person) -> str:
        """How sentences name somebody: ``Frau Mertens``, or the full name in the neutral form."""
        return self._named("person", who)

    def to_person(self, who: Person) -> str:
        """The same in the dative: ``Herrn Mertens``."""
        return self._named("to_person", who)

    def _named(self, form: str, who: Person) -> str:
        if who.address is Address.NEUTRAL or not who.surname:
            return who.name
        return self.label(f"{form}_{who.address.value}", surname=who.surname)

    def thanks(self, who: Person) -> str:
        """The closing sentence that is proposed."""
        return self.sentence("thanks", to_person=self.to_person(who))

    def long_date(self, day: date) -> str:
        """``1. Februar 2025``, whatever language the windows speak."""
        return _long_date(day, self._locale)

    def period(self, start: date, end: date) -> str:
        """``1. Februar 2025 bis 31. Oktober 2026``; one day stands alone."""
        if start == end:
            return self.long_date(start)
        return self.sentence("period", start=self.long_date(start), end=self.long_date(end))

    def number(self, value: Decimal) -> str:
        """``1.234,5``: as many digits as there are, up to two."""
        return _number(value, self._locale)

    def hours(self, value: Decimal) -> str:
        """``168 Stunden``, ``1 Stunde``."""
        forms: dict[str, str] = self._texts["hours"]
        form = _plural(value, self._locale)
        return forms.get(form, forms["other"]).format(hours=self.number(value))

    def extent(self, engagement: Engagement) -> str:
        """How many hours, and who says so; empty when none are known."""
        amount = self.hours(engagement.hours)
        by = engagement.confirmed_by or self.sentence("by_organisation")
        if not engagement.hours:
            return ""
        if not engagement.estimated:
            return self.sentence("confirmed", amount=amount, by=by)
        if not engagement.confirmed:
            return self.sentence("estimated", amount=amount)
        confirmed, estimated = self.number(engagement.confirmed), self.number(engagement.estimated)
        return self.sentence("mixed", amount=amount, confirmed=confirmed, estimated=estimated, by=by)

    def average(self, hours: Decimal, first: date, last: date) -> str:
        """The hours in a week, and in a year when the time is at least one: ``1,8 Stunden in der Woche, …``.

        Rounded down, so that nothing is claimed that was not done.
        """
        days = Decimal((last - first).days + 1)
        if days < _WEEK:
            return ""
        week = (hours * _WEEK / days).quantize(Decimal("0.1"), ROUND_DOWN)
        if days < 365:
            return self.sentence("a_week", week=self.hours(week))
        year = (hours * _YEAR / days).quantize(Decimal(1), ROUND_DOWN)
        return self.sentence("a_week_and_year", week=self.hours(week), year=self.hours(min(year, hours)))

    def training(self, attended: Training) -> str:
        """``„Vorlesen mit Kindern“, 12. April 2025, 6 Stunden``."""
        values = {"title": attended.title}
        if attended.on:
            values["date"] = self.long_date(attended.on)
        if attended.hours:
            values["amount"] = self.hours(attended.hours)
        names = {("date",): "training_on", ("amount",): "training_hours", ("date", "amount"): "training_on_hours"}
        key = tuple(name for name in ("date", "amount") if name in values)
        return self.sentence(names[key], **values) if key else attended.title

    def place_and_date(self, content: CertificateContent) -> str:
        """``Naumburg (Saale), 23. November 2026``."""
        parts = {"place": content.place, "date": self.long_date(content.dated) if content.dated else ""}
        return self.sentence("place_and_date", **parts) if all(parts.values()) else parts["place"] or parts["date"]


@cache
def in_language(language: str) -> Wording:
    """The words of ``de`` or one of ``TRANSLATIONS``. Raises KeyError for another one."""
    return Wording(language)


@lru_cache(maxsize=4096)
def _long_date(day: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale).replace("\u202f", "\u00a0")


@lru_cache(maxsize=4096)
def _number(value: Decimal, locale: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.##", locale).replace("\u202f", "\u00a0")


@lru_cache(maxsize=4096)
def _plural(value: Decimal, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).plural_form(value.normalize()))


@cache
def with_tag(tag: str) -> Wording:
    """The words of a part in the language of this tag; those of the certificate itself for ""."""
    return next((words for words in map(in_language, TRANSLATIONS) if words.tag == tag), german)


german = in_language(GERMAN)
label = german.label
sentence = german.sentence
person = german.person
to_person = german.to_person
thanks = german.thanks
long_date = german.long_date
period = german.period
number = german.number
hours = german.hours
extent = german.extent
training = german.training
place_and_date = german.place_and_date
title_of = german.title_of


def signature(signed: SignedBy) -> tuple[str, ...]:
    """The lines below the rule that is signed on."""
    lines = tuple(part for part in (signed.name, signed.function, signed.body) if part)
    return lines or (label("signatory"),)


@cache
def _graded() -> re.Pattern[str]:
    with (paths.resources() / "certificates" / "graded.de.toml").open("rb") as file:
        return re.compile("|".join(f"(?:{phrase})" for phrase in tomllib.load(file)["phrases"]), re.IGNORECASE)


def graded_matches(text: str) -> list[re.Match[str]]:
    """Where a text grades or carries a coded meaning."""
    return list(_graded().finditer(text))


def graded_phrases(text: str) -> tuple[str, ...]:
    """The stretches of a text that grade or carry a coded meaning, each once; empty when it only describes."""
    return tuple(dict.fromkeys(match.group() for match in graded_matches(text)))
