"""From home: wholly, partly, or not."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import Voice, clause_of, clauses, hits, voice
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

HOME = compiled(r"""
    von (?:zu ?hause|daheim)(?: aus)?  von ihrem zuhause aus  home-? ?office  homeoffice  heimarbeit(?:splatz)?
    (?:am|vom|an ihrem|mit dem|von ihrem|an deinem) eigenen (?:pc|rechner|computer|laptop)(?: aus)?
    ortsunabhängig(?:e|en|er|es)?  von überall(?: aus)?
    zu ?hause (?:am|vom) (?:pc|computer|rechner|laptop|schreibtisch)  ortsungebunden  vom heimischen \w+
""")
HOME_WISH = compiled(r"""
    von (?:zu ?hause|daheim)(?: aus)?  (?:zu ?hause|daheim) (?:am|vom) (?:pc|computer|rechner|laptop|schreibtisch)
    home-? ?office  homeoffice  heimarbeit  online  remote  ortsunabhängig(?:e|en|er|es)?  digital von \w+
    (?:vom|von meinem|von der|von meiner) (?:sofa|couch|küchentisch|schreibtisch) aus
    (?:von|an|mit) (?:meinem|dem eigenen) (?:eigenen )?(?:pc|computer|rechner|laptop)(?: aus)?
    aus der ferne  nur (?:von )?zu ?hause(?: aus)?  virtuell
""")
PARTLY = compiled(r"""
    teilweise  zum teil  teils  teil(?:e)? der  ab und zu  gelegentlich  sowohl  und auch
    (?:büro|vor ort|geschäftsstelle|haus)[^.;]{0,40} und (?:auch )?(?=(?:von|im) )  manche  einige  hin und wieder
    größtenteils  überwiegend  meist(?:ens)?  vieles  je nach  mischung  ggf\.?
""")
HINT = stems(r"""
    hause  daheim  home  heim(?:arbeit|isch)  online  eigenen\s  remote  unabhängig  überall  ortsungeb  digital
    ferne  virtuell  computer  rechner  laptop  \bpc\b  sofa  couch  tisch aus
""")
FETCHED = stems(r"""
    abhol  abgeholt  abzuholen  hol(?:en|t)  begleit  bringen  gebracht  fahren sie  gehen sie  \bweg\b  heimweg
    hausbesuch  besuch
""")
"""Somebody else's home."""


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Whether the work can be done from home, wholly or partly."""
    return _read(text, spans, HOME, negative=False)


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Whether somebody wishes to help from home."""
    return _read(text, spans, HOME_WISH, negative=True)


def _read(text: str, spans: list[Span], pattern: re.Pattern[str], *, negative: bool) -> list[Found]:
    found = []
    if HINT.search(text) is None:
        return []
    for sentence, match in hits(pattern, text, spans):
        if FETCHED.search(text, *sentence):
            continue
        how = voice(text, clause_of(clauses(text, sentence), match.start()) or sentence, *match.span())
        if how is Voice.MEANT:
            key = "partly_home" if not negative and _partly(text, sentence, match) else "anywhere"
            found.append(Found(key, *match.span()))
        elif how is Voice.RULED_OUT and negative:
            found.append(Found("not_anywhere", *match.span()))
    return found


def _partly(text: str, sentence: Span, match: re.Match[str]) -> bool:
    return text[: match.start()].endswith(("und ", "auch ")) or PARTLY.search(text, *sentence) is not None
