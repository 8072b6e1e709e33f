"""Criteria out of prose: what offers and wishes say in words besides their topic, each with its quote.

Pure functions over text; nothing here knows records, windows or the database. Every guess may be wrong and is shown as
one, so what may exclude somebody (age, licence) is only read where it surely stands.
"""

from __future__ import annotations

from freiwilligenagentur.matching.prose import (
    ages,
    foreign,
    groups,
    half_days,
    home,
    languages,
    mobility,
    papers,
    rhythm,
    themes,
)
from freiwilligenagentur.matching.prose.clauses import clauses, sentences, voices
from freiwilligenagentur.matching.prose.criteria import Criteria, Guess, criteria_of
from freiwilligenagentur.matching.prose.filling import filled_offer, filled_volunteer, without
from freiwilligenagentur.matching.prose.plain import Found, plain
from freiwilligenagentur.matching.prose.texts import offer_text, wish_text
from freiwilligenagentur.matching.prose.topic import topic

__all__ = [
    "Criteria",
    "Guess",
    "criteria_of",
    "filled_offer",
    "filled_volunteer",
    "offer_text",
    "read_offer",
    "read_wish",
    "wish_text",
    "without",
]

_OF_OFFERS = (half_days, ages, rhythm, home, languages, groups, papers)
_OF_WISHES = (half_days, ages, rhythm, home, languages, groups, papers, mobility)


def read_wish(text: str) -> Criteria:
    """What somebody says who looks for something to do."""
    small = plain(text)
    spans = sentences(small)
    language = foreign.spoken(small)
    if language != "de":
        tongue = foreign.tongue_of(language)
        found = foreign.in_wish(small, spans, tongue)
        found += _besides(found, themes.in_wish(text, language, foreign.voices(small, spans, tongue)))
        about = topic(text, foreign.clauses(small, spans, tongue), found, tongue.fillers, tongue.before)
    else:
        found = [hit for reader in _OF_WISHES for hit in reader.in_wish(small, spans)]
        found += _besides(found, themes.in_wish(text, language, voices(small, spans)))
        about = topic(text, [clause for span in spans for clause in clauses(small, span)], found)
    return criteria_of(_guesses(text, found), about)


def read_offer(title: str, text: str) -> Criteria:
    """What an offer says besides its fields."""
    whole = f"{title}\n{text}"
    small = plain(whole)
    spans = sentences(small)
    found = [hit for reader in _OF_OFFERS for hit in reader.in_offer(small, spans)]
    found += themes.in_offer(title, voices(small, spans))
    return criteria_of(_guesses(whole, found))


def _besides(found: list[Found], themes: list[Found]) -> list[Found]:
    """Themes that are no part of what was read otherwise: who comes "mit dem Fahrrad" wishes to repair none."""
    return [theme for theme in themes if not any(hit.start < theme.end and theme.start < hit.end for hit in found)]


def _guesses(text: str, found: list[Found]) -> list[Guess]:
    """One guess for each key, with the first words that say so, by place in the text."""
    first: dict[str, Found] = {}
    for hit in sorted(found, key=lambda hit: (hit.start, hit.end)):
        first.setdefault(hit.key, hit)
    return [Guess(key, text[hit.start : hit.end].strip()) for key, hit in first.items()]
