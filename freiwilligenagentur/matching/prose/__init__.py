"""Criteria out of prose: what offers and wishes say in words besides their topic, each with its quote.

Pure functions over text; nothing here knows records, windows or the database. Every guess may be wrong and is shown as
one, so what may exclude somebody (age, licence) is only read where it surely stands.
"""

from __future__ import annotations

from functools import partial

from freiwilligenagentur.matching.prose import (
    ages,
    children,
    foreign,
    groups,
    half_days,
    home,
    languages,
    manner,
    mobility,
    papers,
    rhythm,
    themes,
)
from freiwilligenagentur.matching.prose.clauses import clauses, sentences, voices
from freiwilligenagentur.matching.prose.criteria import Criteria, Guess, criteria_of
from freiwilligenagentur.matching.prose.filling import filled_offer, filled_volunteer, without
from freiwilligenagentur.matching.prose.pieces import parts, told
from freiwilligenagentur.matching.prose.plain import Found, Span, plain
from freiwilligenagentur.matching.prose.private import spared
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
    "spared",
    "wish_text",
    "without",
]

_OF_OFFERS = (half_days, ages, rhythm, home, languages, groups, papers, manner)
_OF_WISHES = (half_days, ages, rhythm, home, languages, groups, papers, mobility, manner)


def read_wish(text: str) -> Criteria:
    """What somebody says who looks for something to do."""
    text = spared(text)
    small = plain(text)
    language = foreign.spoken(small)
    tongue = None if language == "de" else foreign.tongue_of(language)
    wish = told(small, _clauses(small, tongue), language)
    facts, themed, about = wish.for_facts(text), wish.for_themes(text), wish.for_topic(text)
    small = plain(facts)
    spans = sentences(small)
    if tongue is not None:
        found = foreign.in_wish(small, spans, tongue)
    else:
        found = [hit for reader in _OF_WISHES for hit in reader.in_wish(small, spans)]
        whole = plain(text)
        found += children.in_wish(whole, sentences(whole))
    small = plain(themed)
    spans = sentences(small)
    voiced = voices(small, spans) if tongue is None else foreign.voices(small, spans, tongue)
    found += _besides(found, themes.in_wish(themed, language, voiced))

    def without_constraints(pieces: list[Span]) -> str:
        if tongue is None:
            return topic(about, pieces, found)
        return topic(about, pieces, found, tongue.fillers, tongue.before)

    asked, background = parts(wish, without_constraints, partial(themes.named, language=language))
    return criteria_of(_guesses(text, found), asked, background)


def _clauses(small: str, tongue: foreign.Tongue | None) -> list[Span]:
    spans = sentences(small)
    if tongue is None:
        return [clause for span in spans for clause in clauses(small, span)]
    return foreign.clauses(small, spans, tongue)


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
