"""The room's fixed choices and what they are called. Lists that other rooms share stand in ``vocabulary``."""

from __future__ import annotations

from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Company, Gender, Purpose, Salutation, Status, Willingness

Options = list[tuple[str, str]]
"""Pairs of code and label in the order in which a form shows them."""

YES, NO, UNKNOWN = "yes", "no", ""


def salutations() -> Options:
    """How somebody wants to be addressed."""
    return [(Salutation.NONE, _("none")), (Salutation.FRAU, _("Ms")), (Salutation.HERR, _("Mr"))]


def genders() -> Options:
    """Entries of §22(3) PStG, voluntary."""
    return [
        (Gender.UNKNOWN, _("not stated")),
        (Gender.FEMALE, _("female")),
        (Gender.MALE, _("male")),
        (Gender.DIVERSE, _("diverse")),
    ]


def statuses() -> Options:
    """Where somebody stands with the agency."""
    return [
        (Status.OPEN, _("open")),
        (Status.PLACED, _("placed")),
        (Status.PAUSED, _("pausing")),
        (Status.ENDED, _("ended")),
        (Status.ARCHIVED, _("archived")),
    ]


def ways_of_contact() -> Options:
    """How somebody likes to be reached."""
    return [
        ("", _("no preference")),
        ("phone", _("by telephone")),
        ("mobile", _("by mobile phone")),
        ("email", _("by e-mail")),
        ("post", _("by post")),
    ]


def answers() -> Options:
    """Yes, no, or nobody asked yet."""
    return [(UNKNOWN, _("not asked")), (YES, _("yes")), (NO, _("no"))]


def police_check() -> Options:
    """Whether somebody would show an extended police check; only the fact is kept (§72a(5) SGB VIII)."""
    return [
        (Willingness.UNKNOWN, _("not asked")),
        (Willingness.AGREED, _("would show one")),
        (Willingness.SHOWN, _("was seen")),
        (Willingness.DECLINED, _("declined")),
    ]


def proofs() -> Options:
    """Whether somebody would show a proof to a facility, or has."""
    return [
        (Willingness.UNKNOWN, _("not asked")),
        (Willingness.AGREED, _("is willing")),
        (Willingness.SHOWN, _("is at hand")),
        (Willingness.DECLINED, _("declined")),
    ]


def companies() -> Options:
    """Alone or with others."""
    return [
        (Company.UNKNOWN, _("either way")),
        (Company.ALONE, _("rather alone")),
        (Company.GROUP, _("rather with others")),
    ]


def ways_of_consent() -> Options:
    """How a consent was given."""
    return [("signed", _("signed")), ("spoken", _("spoken")), ("online", _("online"))]


def purposes() -> tuple[Purpose, ...]:
    """The purposes in the order in which they are asked."""
    return (Purpose.ADVICE, Purpose.PASSING_ON, Purpose.NEWSLETTER, Purpose.PHOTOS, Purpose.HEALTH)


def label(options: Options, code: str) -> str:
    """The label of a code; the code itself where it is unknown."""
    return next((text for known, text in options if known == code), code)


def to_answer(value: bool | None) -> str:
    """True, False, None as "yes", "no", ""."""
    return UNKNOWN if value is None else YES if value else NO


def from_answer(code: str) -> bool | None:
    """ "yes", "no", "" as True, False, None."""
    return None if code == UNKNOWN else code == YES
