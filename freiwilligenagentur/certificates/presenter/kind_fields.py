"""Which kinds and languages can be chosen, and which parts of the form each kind needs."""

from __future__ import annotations

from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.wording import ENGLISH, SIMPLE, UKRAINIAN
from freiwilligenagentur.i18n import _

PERIOD, PLACEMENTS, COURSE, SCHEME = "period", "placements", "course", "scheme"
COMPETENCES, OCCASION, THANKS, BIRTH_DATE = "competences", "occasion", "thanks", "birth_date"

_OF_WORK = frozenset({PERIOD, PLACEMENTS, COMPETENCES, THANKS, BIRTH_DATE})
_PARTS = {
    Kind.EHRENAMTSNACHWEIS: _OF_WORK,
    Kind.KOMPETENZNACHWEIS: _OF_WORK,
    Kind.TEILNAHME: frozenset({COURSE, BIRTH_DATE}),
    Kind.DANK: frozenset({OCCASION, THANKS}),
    Kind.EHRENAMTSKARTE: frozenset({PERIOD, PLACEMENTS, SCHEME, BIRTH_DATE}),
}


def parts_of(kind: Kind) -> frozenset[str]:
    """The parts of the form that a kind needs; whom it is for and who signs is always asked."""
    return _PARTS[kind]


def kinds() -> list[tuple[str, str]]:
    """Code and name of every kind."""
    return [(kind.value, texts.kind(kind)) for kind in Kind]


def languages() -> list[tuple[str, str]]:
    """Code and name of every language that a page behind the German one can have."""
    return [(ENGLISH, _("English")), (SIMPLE, _("Easy German (Leichte Sprache)")), (UKRAINIAN, _("Ukrainian"))]
