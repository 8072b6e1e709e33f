"""What the matching desk shows of one counterpart: a card in the list, and everything beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.matching import why
from freiwilligenagentur.matching.gates import age_on
from freiwilligenagentur.matching.memory import PersonLine, PlaceLine
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind, Reason, pair_text
from freiwilligenagentur.matching.weights import DEFAULT, Criterion

UNKNOWN_FROM: Final = 3.0
"""The weight from which on a card says that something is unknown; the panel beside it says the rest."""


@dataclass(frozen=True, slots=True)
class Card:
    """One counterpart in the list."""

    id: str
    score: int
    title: str
    facts: str
    good: tuple[Reason, ...]
    """What fits, the weightiest first."""
    missing: tuple[Reason, ...]
    """What is to be settled or against it; of a card that does not fit, only the one obstacle."""
    other: tuple[Reason, ...]
    """What is unknown or only worth a note."""
    fits: bool
    spoken: str
    """The whole card as a sentence for screen readers."""


def card(match: Match, counterpart_id: str, title: str, facts: str, *, fits: bool) -> Card:
    """A card of the list of those that fit, or of those that do not, which names only the one obstacle."""
    in_the_way = None if fits else why.obstacle(match)
    good, missing, other = _parts(match) if fits else ((), (in_the_way,) if in_the_way else (), ())
    spoken = _spoken(match, title, facts, in_the_way, fits=fits)
    return Card(counterpart_id, match.score, title, facts, good, missing, other, fits, spoken)


def place_facts(line: PlaceLine) -> str:
    """``Bürgerverein Lesezeichen · 2 von 4 Plätzen frei · geprüft am 02.11.2026``."""
    checked = line.checked_on
    return _joined(
        line.organisation,
        places_text(line),
        _("checked on {day}").format(day=i18n.date(checked)) if checked else "",
    )


def places_text(line: PlaceLine) -> str:
    """How many places are left; empty while nobody said how many are wanted."""
    wanted, free = line.place.places_wanted, line.place.free
    if wanted is None or free is None:
        return ""
    if free == wanted:
        return ngettext("{n} place free", "{n} places free", free).format(n=free)
    return _("{free} of {wanted} places free").format(free=free, wanted=wanted)


def person_facts_line(line: PersonLine, today: date) -> str:
    """``67 Jahre · 06618 Naumburg · wartet seit 14.10.2026``."""
    born = line.person.birth_date
    age = None if born is None else age_on(born, today)
    return _joined(
        "" if age is None else ngettext("{n} year", "{n} years", age).format(n=age),
        f"{line.postcode} {line.town}".strip(),
        _("since {day}").format(day=i18n.date(line.since)),
    )


def _parts(match: Match) -> tuple[tuple[Reason, ...], tuple[Reason, ...], tuple[Reason, ...]]:
    good = tuple(reason for reason in match.reasons if reason.kind is Kind.GOOD)
    missing = (*match.open_points, *(reason for reason in match.reasons if reason.kind is Kind.AGAINST))
    if match.pair:
        missing = (Reason(None, Kind.NOTE, pair_text(match.pair)), *missing)
    other = tuple(reason for reason in match.reasons if reason.kind is Kind.NOTE or _weighty_gap(reason))
    return good, missing, other


def _weighty_gap(reason: Reason) -> bool:
    return reason.kind is Kind.UNKNOWN and isinstance(reason.about, Criterion) and DEFAULT[reason.about] >= UNKNOWN_FROM


def _spoken(match: Match, title: str, facts: str, in_the_way: Reason | None, *, fits: bool) -> str:
    parts = [title, _("{score} of 100 points").format(score=match.score), facts]
    if match.pair:
        parts.append(pair_text(match.pair))
    if fits:
        good = [reason.text for reason in match.reasons if reason.kind is Kind.GOOD]
        parts += [_("fits: {reasons}").format(reasons=", ".join(good))] if good else []
        parts += [reason.text for reason in match.open_points]
    elif in_the_way is not None:
        parts.append(_("does not fit: {reason}").format(reason=in_the_way.text))
    return ". ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
