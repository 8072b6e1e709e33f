"""Wishes in other languages, as far as tables of words go; the tables are ``resources/matching/constraints.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from freiwilligenagentur import paths
from freiwilligenagentur.matching.prose.clauses import Voice, clause_of
from freiwilligenagentur.matching.prose.criteria import DAY_CODES, mask_text
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, words
from freiwilligenagentur.matching.prose.times import (
    AFTERNOON,
    EVENING,
    EVERY_DAY,
    MORNING,
    WEEKEND,
    WORKDAYS,
    mask_of,
)

PARTS = {"morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "daytime": MORNING | AFTERNOON}
DAYS = {"weekend": WEEKEND, "workdays": WORKDAYS} | {code: 1 << day for day, code in enumerate(DAY_CODES)}
TABLES = {"common", "fillers", "numbers", "before", "after", "harmless", "turns", "hours", "age"}
NO_NEGATIVE = ("german", "language", "licence", "mobility", "group", "manner:")
"""Kinds of guesses whose words hold their own negation, or that nobody rules out."""

_GERMAN = words("""
    ich und mit nicht für das die der ein eine am im zu auch gern gerne möchte kann nur oder wir was aber helfen keine
    kein von den dem bei bitte zeit suche abends kinder kindern aus bin habe ohne meiner meine mein möglichst arbeit
    menschen etwas an in was so do da es des na leute leuten gut sein
""")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]")
_WORD = re.compile(r"[\w']+")
_GERMAN_LETTERS = frozenset("äß")
_LETTERS = {"tr": frozenset("ışğ"), "pl": frozenset("ąęłżźśćń")}
_CUTS = re.compile(r"[,;:()،؛]|\s-\s")
_EDGES = ' ,;:()"-.!?،؛؟\n'


@dataclass(frozen=True, slots=True)
class Tongue:
    """What one language's table says, ready to search."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    harmless: re.Pattern[str]
    turns: re.Pattern[str]
    hours: re.Pattern[str]
    age: re.Pattern[str]
    numbers: Mapping[str, str]
    fillers: frozenset[str]
    times: tuple[tuple[re.Pattern[str], int, int], ...]
    """Pattern, days, parts of the day."""
    facts: tuple[tuple[re.Pattern[str], str], ...]
    """Pattern, key of a guess."""


def spoken(text: str) -> str:
    """The language of a plain text: "de" unless it is surely another one with a table."""
    if _ARABIC.search(text):
        return "ar"
    if _CYRILLIC.search(text):
        return "uk" if _UKRAINIAN.search(text) or _common()["uk"] & set(_WORD.findall(text)) else "ru"
    said = _WORD.findall(text)
    scores = {code: sum(word in common for word in said) for code, common in _common().items()}
    for code, letters in _LETTERS.items():
        scores[code] += 2 * any(letters & set(word) for word in said)
    best = max(scores, key=lambda code: (scores[code], code))
    german = sum((word in _GERMAN) + 2 * bool(_GERMAN_LETTERS & set(word)) for word in said)
    return best if scores[best] > german else "de"


def in_wish(text: str, spans: list[Span], tongue: Tongue) -> list[Found]:
    """What a wish in another language states."""
    found: list[Found] = []
    for clause in clauses(text, spans, tongue):
        found += _times(text, clause, tongue)
        for pattern, key in tongue.facts:
            for match in pattern.finditer(text, *clause):
                found += _fact(text, clause, tongue, key, match)
        found += _numbers(text, clause, tongue)
    return found


def voices(text: str, spans: list[Span], tongue: Tongue) -> Callable[[int, int], Voice]:
    """How the words at a place of a text are meant."""
    pieces = clauses(text, spans, tongue)

    def told(start: int, end: int) -> Voice:
        clause = clause_of(pieces, start)
        return Voice.LEFT_OPEN if clause is None else voice(text, clause, tongue, start, end)

    return told


def voice(text: str, clause: Span, tongue: Tongue, start: int, end: int) -> Voice:
    """Whether words are ruled out: by a negation before them, or by one that ends their clause."""
    last = clause.start + len(text[clause.start : clause.end].rstrip(_EDGES))
    harmless = [match.span() for match in tongue.harmless.finditer(text, *clause)]
    negations = [*tongue.before.finditer(text, clause.start, start), *tongue.after.finditer(text[:last], end)]
    ruled_out = any(not any(a <= hit.start() < b for a, b in harmless) for hit in negations)
    return Voice.RULED_OUT if ruled_out else Voice.MEANT


def clauses(text: str, spans: list[Span], tongue: Tongue) -> list[Span]:
    """Sentences cut at commas and turning words."""
    found: list[Span] = []
    for sentence in spans:
        cuts = {match.end() for match in _CUTS.finditer(text, *sentence)}
        cuts |= {match.start() for match in tongue.turns.finditer(text, *sentence)}
        edges = [sentence.start, *sorted(cuts - {sentence.start}), sentence.end]
        found += [Span(a, b) for a, b in pairwise(edges) if text[a:b].strip(_EDGES)]
    return found


def _times(text: str, clause: Span, tongue: Tongue) -> list[Found]:
    """Days and parts of the day; both said in one clause belong together, unless "or" stands between them."""
    hits = [(hit, days, parts) for pattern, days, parts in tongue.times for hit in pattern.finditer(text, *clause)]
    if not hits:
        return []
    hits.sort(key=lambda hit: hit[0].start())
    days = parts = 0
    for _match, some_days, some_parts in hits:
        days, parts = days | some_days, parts | some_parts
    start, end = hits[0][0].start(), max(hit.end() for hit, _days, _parts in hits)
    ruled_out = voice(text, clause, tongue, start, end) is Voice.RULED_OUT
    kind = "not_half_days" if ruled_out else "half_days"
    every_part = MORNING | AFTERNOON | EVENING
    return [Found(f"{kind}:{mask_text(mask_of(days or EVERY_DAY, parts or every_part))}", start, end)]


def _fact(text: str, clause: Span, tongue: Tongue, key: str, match: re.Match[str]) -> list[Found]:
    if key.startswith(NO_NEGATIVE) or voice(text, clause, tongue, *match.span()) is Voice.MEANT:
        return [Found(key, *match.span())]
    return [Found(f"not_{key}", *match.span())]


def _numbers(text: str, clause: Span, tongue: Tongue) -> list[Found]:
    found = []
    for match in tongue.hours.finditer(text, *clause):
        low, high = [*(tongue.numbers.get(said, said) for said in match.groups() if said), ""][:2]
        found.append(Found(f"hours:{low}-{high or low}", *match.span()))
    ages = tongue.age.finditer(text, *clause)
    return found + [Found(f"age:{next(group for group in match.groups() if group)}", *match.span()) for match in ages]


@lru_cache(maxsize=16)
def tongue_of(language: str) -> Tongue:
    """The table of a language, compiled; KeyError for one without."""
    table = _tables()[language]
    said = table["numbers"].split()
    numbers = dict(zip(said[::2], said[1::2], strict=True))
    some = rf"(?:\d{{1,2}}|{'|'.join(sorted(numbers, key=len, reverse=True))})"
    searched = {name: compiled(text.replace("#", some)) for name, text in table.items() if name != "common"}
    return Tongue(
        before=searched["before"],
        after=searched["after"],
        harmless=searched["harmless"],
        turns=searched["turns"],
        hours=searched["hours"],
        age=searched["age"],
        numbers=numbers,
        fillers=words(table["fillers"]) | {"am", "h"},
        times=tuple(
            (searched[name], DAYS.get(name, 0), PARTS.get(name, 0)) for name in (*DAYS, *PARTS) if name in searched
        ),
        facts=tuple(
            (pattern, name)
            for name, pattern in searched.items()
            if name not in TABLES and name not in DAYS and name not in PARTS
        ),
    )


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((paths.resources() / "matching" / "constraints.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {code: words(table["common"]) for code, table in _tables().items() if table.get("common")}
