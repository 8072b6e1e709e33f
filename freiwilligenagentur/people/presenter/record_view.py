"""What the record shows: its head, its facts, its consents, and the page itself as the presenter sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import consents, field_words, phones, words
from freiwilligenagentur.people.hooks import RecordLine, Suggestion
from freiwilligenagentur.people.model import Purpose, Status, Volunteer
from freiwilligenagentur.people.service import age_text
from freiwilligenagentur.storage.history import Change
from freiwilligenagentur.storage.values import to_plain
from freiwilligenagentur.vocabulary.guesses import GuessLine
from freiwilligenagentur.vocabulary.service import Vocabulary

TONES = {Status.OPEN: "warn", Status.PLACED: "good"}
"""How a state is painted, beside its word."""

_IN_HEAD = frozenset(
    {
        "first_name",
        "name_prefix",
        "last_name",
        "title",
        "birth_date",
        "postcode",
        "town",
        "phone",
        "mobile",
        "email",
        "status",
        "pinned_note",
        "preferred_contact",
        "reachable",
    }
)
_TOGETHER = frozenset({"availability", "hours_min", "hours_max", "rhythm", "radius_km", "mobility"})
"""Shown otherwise: as a grid, or several in one line."""


PassedOn = Callable[[str], Sequence[RecordLine]]
"""The organisations that got somebody's contact data, newest first."""


class Part(StrEnum):
    """The sections of the record; each is filled when it is open."""

    PROFILE = "profile"
    MATCHES = "matches"
    TIMELINE = "timeline"
    SERVICE = "service"
    CONSENTS = "consents"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top: name, ``67 J. · 06618 Naumburg``, ways to reach the person, state, pinned note.

    ``calls`` are (number as typed, in the international form for the telephone or "").
    """

    name: str
    facts: str
    calls: tuple[tuple[str, str], ...]
    email: str
    reachable: str
    state: str
    tone: str
    status: Status
    pinned: str
    lacking: str
    """That nobody agreed to keeping all this, "" when the consent stands."""
    guardians: str
    """That the guardians of somebody under 18 have not agreed, "" otherwise."""


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One purpose in the record: ``state`` such as ``erteilt am 03.04.2026, unterschrieben``.

    ``needed``: without it the record may not be kept; everybody is free to give the others. ``reached`` are those who
    got the contact data while the consent stood that is withdrawn now.
    """

    purpose: Purpose
    title: str
    text: str
    given: bool
    state: str
    needed: bool
    reached: tuple[RecordLine, ...] = ()


class RecordView(Protocol):
    """What the presenter needs of the record."""

    def display_head(self, head: Head | None) -> None:
        """Shows the head; None when nobody is chosen."""

    def display_open(self, parts: frozenset[Part]) -> None:
        """Opens these sections and folds the others."""

    def display_profile(self, facts: Sequence[tuple[str, str]], availability: int) -> None:
        """Shows labels and values, and when somebody has time."""

    def ask_matches_later(self) -> None:
        """Calls ``fill_later`` once, when the record is painted and nobody leafs on."""

    def display_matches(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows offers that fit."""

    def display_guesses(self, lines: Sequence[GuessLine]) -> None:
        """Shows what was read out of the wishes."""

    def display_lines(self, part: Part, lines: Sequence[RecordLine]) -> None:
        """Shows what happened (TIMELINE) or hours and certificates (SERVICE)."""

    def display_consents(self, states: Sequence[ConsentState], today: date) -> None:
        """Shows each purpose with what can be done about it."""

    def display_history(self, changes: Sequence[Change]) -> None:
        """Shows every step in the life of the record."""

    def display_former_name(self, known: bool) -> None:
        """Whether a name can be removed that the person no longer bears."""

    def ask_delete_needs(self) -> bool:
        """Asks whether the consent is withdrawn and what was kept on it deleted for good."""

    def ask_forget(self) -> bool:
        """Asks whether it shall be removed for good, and says what that means."""

    def tell_error(self, text: str) -> None:
        """Says what did not work."""


def head(volunteer: Volunteer, today: date) -> Head:
    """The head of a record."""
    place = " ".join(part for part in (volunteer.postcode, volunteer.town) if part)
    facts = (age_text(volunteer.age_on(today)), place, _("since {date}").format(date=_day(volunteer)))
    numbers = [number for number in (volunteer.phone, volunteer.mobile) if number]
    return Head(
        name=volunteer.listed_name() if not volunteer.title else f"{volunteer.listed_name()}, {volunteer.title}",
        facts=" · ".join(part for part in facts if part),
        calls=tuple((number, phones.normalised(number)) for number in numbers),
        email=volunteer.email,
        reachable=_preference(volunteer),
        state=words.label(words.statuses(), volunteer.status),
        tone=TONES.get(volunteer.status, "neutral"),
        status=volunteer.status,
        pinned=volunteer.pinned_note,
        lacking=_lacking(volunteer),
        guardians=_guardians(volunteer, today),
    )


def profile(volunteer: Volunteer, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Labels and values of everything that is known, in the order of the talk."""
    read = field_words.reader(vocabulary)
    facts = []
    for name, label in field_words.labels().items():
        if name == "hours_min":
            facts += [(_("How much"), _amount(volunteer, read("rhythm", sorted(volunteer.rhythm))))]
            facts += [_reach(volunteer, read("mobility", sorted(volunteer.mobility)))]
        elif name not in _IN_HEAD | _TOGETHER:
            value = getattr(volunteer, name)
            said = name != "pool" or value  # a tick that is not set says nothing
            facts.append((label, read(name, to_plain(value)) if said else ""))
    return [(label, text) for label, text in facts if text]


def consent_state(
    volunteer: Volunteer, purpose: Purpose, today: date, office: str, passed_on: PassedOn
) -> ConsentState:
    """What stands for one purpose; of a consent that stands, the wording that was agreed to."""
    needed = purpose is Purpose.ADVICE
    standing = volunteer.consented(purpose)
    text = consents.current(purpose, today)
    if standing is not None:
        text = consents.of_version(purpose, standing.text_version) or text
        how = words.label(words.ways_of_consent(), standing.how)
        state = _("given on {date}, {how}, version {version}").format(
            date=i18n.date(standing.given_on), how=how, version=standing.text_version
        )
        return ConsentState(purpose, text.title(), text.text(office), True, state, needed)
    withdrawn = [c.revoked_on for c in volunteer.consents if c.purpose is purpose and c.revoked_on]
    state = _("withdrawn on {date}").format(date=i18n.date(max(withdrawn))) if withdrawn else _("not given")
    reached = tuple(passed_on(volunteer.id)) if withdrawn and purpose is Purpose.PASSING_ON else ()
    return ConsentState(purpose, text.title(), text.text(office), False, state, needed, reached)


def _lacking(volunteer: Volunteer) -> str:
    if volunteer.consented(Purpose.ADVICE) is not None:
        return ""
    if any(consent.purpose is Purpose.ADVICE for consent in volunteer.consents):
        return _("Consent to keeping this withdrawn …")
    return _("Consent to keeping this is missing …")


def _guardians(volunteer: Volunteer, today: date) -> str:
    if not volunteer.is_minor_on(today) or volunteer.guardians_agreed_on is not None:
        return ""
    return _("Under 18: the guardians have not agreed yet …")


def _preference(volunteer: Volunteer) -> str:
    """``am liebsten per Telefon, vormittags``."""
    if not volunteer.preferred_contact:
        return volunteer.reachable
    way = words.label(words.ways_of_contact(), volunteer.preferred_contact)
    return ", ".join(part for part in (_("best reached {way}").format(way=way), volunteer.reachable) if part)


def _amount(volunteer: Volunteer, rhythm: str) -> str:
    """``2 bis 3 Std./Woche, regelmäßig``."""
    return ", ".join(part for part in (_hours(volunteer.hours_min, volunteer.hours_max), rhythm) if part)


def _hours(least: float | None, most: float | None) -> str:
    if least is None and most is None:
        return ""
    if least is None:
        return _("up to {n} hours a week").format(n=i18n.number(most or 0))
    if most is None:
        return _("from {n} hours a week").format(n=i18n.number(least))
    if least == most:
        return _("{n} hours a week").format(n=i18n.number(least))
    return _("{least} to {most} hours a week").format(least=i18n.number(least), most=i18n.number(most))


def _reach(volunteer: Volunteer, mobility: str) -> tuple[str, str]:
    """``Umkreis: bis 8 km, Fahrrad, Bus und Bahn``; without a distance ``Unterwegs: zu Fuß``."""
    if volunteer.radius_km is None:
        return _("On the way"), mobility
    distance = _("up to {km} km").format(km=i18n.number(volunteer.radius_km))
    return _("How far"), ", ".join(part for part in (distance, mobility) if part)


def _day(volunteer: Volunteer) -> str:
    return i18n.date(volunteer.created_at.astimezone().date())
