"""What the intake shows and asks: the lines of its page, and the page itself as the presenter sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import consents, field_words, words
from freiwilligenagentur.people.drafting import Agreement, Plain
from freiwilligenagentur.people.duplicates import Hit
from freiwilligenagentur.people.hooks import Suggestion
from freiwilligenagentur.people.model import Purpose, Volunteer
from freiwilligenagentur.storage import DraftRow
from freiwilligenagentur.vocabulary.service import Vocabulary


class Job(StrEnum):
    """What the view is asked to remind of later; asking again starts the time anew."""

    DRAFT = "draft"
    DUPLICATES = "duplicates"
    SUGGESTIONS = "suggestions"
    CLOCK = "clock"


DELAY_MS = {Job.DRAFT: 1000, Job.DUPLICATES: 120, Job.SUGGESTIONS: 250, Job.CLOCK: 5000}


@dataclass(frozen=True, slots=True)
class DuplicateLine:
    """Somebody who may be meant: ``Mertens, Ilse``, ``geb. 14.02.1959``, ``klingt gleich``."""

    id: str
    name: str
    birth: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose: what is read out, what was agreed in this talk, or since when it stands (``standing``)."""

    purpose: Purpose
    title: str
    text: str
    agreement: Agreement | None
    standing: str


class IntakeView(Protocol):
    """What the presenter needs of the page."""

    def display_mode(self, name: str) -> None:
        """Sets the title: a new talk for "", else the change of somebody's record."""

    def display_values(self, values: Mapping[str, Any]) -> None:
        """Shows values in the editors of these fields."""

    def display_consents(self, lines: Sequence[ConsentLine], today: date) -> None:
        """Shows the consents; ``today`` is the day that a new one gets."""

    def display_duplicate(self, line: DuplicateLine | None, more: int) -> None:
        """Shows the likeliest duplicate and how many more there are, or takes the bar away."""

    def display_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows the offers that fit so far."""

    def display_minor(self, minor: bool) -> None:
        """Shows or hides what is asked of minors."""

    def display_needs(self, allowed: bool) -> None:
        """Opens or locks the fields that need the consent HEALTH."""

    def display_draft_state(self, text: str) -> None:
        """Says when the draft was kept."""

    def display_unfinished(self, drafts: Sequence[DraftRow]) -> None:
        """Offers talks that were not finished."""

    def display_notice(self, text: str, answer: str) -> None:
        """Shows a notice with one answer; empty texts take it away."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field, and takes the others away."""

    def display_typed(self, texts: Mapping[str, str]) -> None:
        """Shows texts that are no value as they were typed, each with what is wrong with it."""

    def ask_unreadable(self) -> Mapping[str, Unreadable]:
        """What stands in the fields and cannot be read, such as a 31.02., by field."""

    def ask_later(self, job: Job, milliseconds: int) -> None:
        """Calls ``due(job)`` after a while; asking again starts the time anew."""

    def tell_error(self, text: str) -> None:
        """Says what did not work."""

    def tell_done(self, volunteer_id: str) -> None:
        """The page may be left; the record to show, "" for none."""


def duplicate_line(hit: Hit) -> DuplicateLine:
    """A likely duplicate as the page shows it."""
    person = hit.person
    name = ", ".join(part for part in (person.last_name, person.first_name) if part)
    birth = _("born {date}").format(date=i18n.date(person.birth_date)) if person.birth_date else ""
    return DuplicateLine(person.id, name, birth, hit.reason())


def consent_lines(
    volunteer: Volunteer, agreed: Mapping[Purpose, Agreement], today: date, office: str
) -> list[ConsentLine]:
    """One line for each purpose, in the order in which they are asked."""
    lines = []
    for purpose in words.purposes():
        text, standing = consents.current(purpose, today), volunteer.consented(purpose)
        since = i18n.date(standing.given_on) if standing else ""
        lines.append(ConsentLine(purpose, text.title(), text.text(office), agreed.get(purpose), since))
    return lines


def told(values: Plain, vocabulary: Vocabulary) -> str:
    """Fields and values in words: ``Telefon: 03445 1; Ort: Naumburg``."""
    read, labels = field_words.reader(vocabulary), field_words.labels()
    return "; ".join(
        _("{field}: {after}").format(field=labels[name], after=read(name, value)) for name, value in values.items()
    )
