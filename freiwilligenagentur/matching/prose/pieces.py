"""What a wish asks for, and what it only tells of the one who wishes: family, work, reasons.

A wish is cut into pieces. What is asked for ("Ich suche …", "gern …", "Museum, Kultur") is the topic. What somebody
tells without asking, and their work, is a weak hint. Family, animals of their own and circumstances are none at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from freiwilligenagentur.matching.prose.clauses import BACKWARD, FORWARD
from freiwilligenagentur.matching.prose.plain import Span, alternatives, compiled
from freiwilligenagentur.matching.prose.private import blanked
from freiwilligenagentur.matching.prose.tables import circumstances

GENERAL = frozenset({"hands-on", "all-round", "one-off", "from-home", "company-teams", "background", "sociable"})
"""Groups of the thesaurus that say how somebody would help, and nothing of what."""
_EDGES = ' \t,;()"-.!?،؛؟'
_GOES_ON = compiled("in  im  bei  beim  an  am  auf  mit  als  von  aus  seit  in the  at  with  and")


class Kind(Enum):
    """What a piece of a wish is."""

    ASKED = "asked for"
    TOLD = "told without asking"
    WORK = "work, and life up to now"
    ASIDE = "circumstances"


class Piece(NamedTuple):
    """A piece of a wish."""

    span: Span
    kind: Kind
    inside: bool
    """Whether it begins within a clause."""


@dataclass(frozen=True, slots=True)
class Told:
    """A wish, cut into pieces."""

    pieces: tuple[Piece, ...]
    named: tuple[Span, ...]
    """Where it names family or animals of one's own."""
    times: tuple[Span, ...]
    """Circumstances that tell a time ("solange die Kinder in der Schule sind")."""

    def spans(self, *kinds: Kind) -> list[Span]:
        """The pieces of some kinds, in the order of the text."""
        return [piece.span for piece in self.pieces if piece.kind in kinds]

    def together(self, wanted: list[Span]) -> list[Span]:
        """Some pieces, those of one clause in one piece where nothing stands between them."""
        inside = {piece.span for piece in self.pieces if piece.inside}
        found: list[Span] = []
        for span in sorted(wanted):
            if found and span in inside and found[-1].end == span.start:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return found

    def for_facts(self, text: str) -> str:
        """The text for reading times, rhythm and the like."""
        return blanked(text, [span for span in self.spans(Kind.ASIDE) if span not in self.times])

    def for_themes(self, text: str) -> str:
        """The text for reading with whom and what."""
        return blanked(text, [*self.spans(Kind.ASIDE, Kind.WORK), *self.named])

    def for_topic(self, text: str) -> str:
        """The text for the topic and what stands behind it."""
        return blanked(text, [*self.spans(Kind.ASIDE), *self.named])


@dataclass(frozen=True, slots=True)
class _Table:
    family: re.Pattern[str]
    about: re.Pattern[str]
    own: re.Pattern[str]
    reason: re.Pattern[str]
    times: re.Pattern[str]
    work: re.Pattern[str]
    job: re.Pattern[str]
    asks: re.Pattern[str]
    surely: re.Pattern[str]
    tells: re.Pattern[str]
    cuts: re.Pattern[str]


def told(text: str, clauses: Iterable[Span], language: str) -> Told:
    """Cuts a plain text, whose clauses are known, into pieces."""
    table = _table(language)
    found: list[Piece] = []
    for span, inside in _cut(text, clauses, table):
        found.append(Piece(span, _kind(text, span, found[-1] if found else None, table), inside))
    named: list[Span] = []
    for span, kind, _inside in found:
        if kind is not Kind.ASIDE:
            named += [Span(*hit.span()) for by in (table.own, table.family) for hit in by.finditer(text, *span)]
    times = tuple(
        span for span, kind, _inside in found if kind is Kind.ASIDE and table.times.match(text, _start(text, span))
    )
    return Told(tuple(found), tuple(named), times)


def parts(wish: Told, topic: Callable[[list[Span]], str], names: Callable[[str], Mapping[str, str]]) -> tuple[str, str]:
    """The topic and what else was told; ``names`` tells which groups of the thesaurus a text names, with their kinds.

    What is told of the very thing that is asked for belongs to the topic: a bookkeeper who would like to help with the
    accounts. Where nothing is named that is asked for, what is told must do.
    """

    def said(pieces: list[Span]) -> str:
        return topic(wish.together(pieces))

    asked = said(wish.spans(Kind.ASKED))
    wanted = names(asked)
    if wanted.keys() <= GENERAL:
        stated = said(wish.spans(Kind.ASKED, Kind.TOLD))
        work = said(wish.spans(Kind.WORK))
        return (stated, work) if stated else (work, "")
    things = {group for group, kind in wanted.items() if kind == "what"}
    beside = wish.spans(Kind.TOLD, Kind.WORK)
    alike = [span for span in beside if things.intersection(names(topic([span])))]
    if alike:
        asked = said(wish.spans(Kind.ASKED) + alike)
    return asked, said([span for span in beside if span not in alike])


def _cut(text: str, clauses: Iterable[Span], table: _Table) -> list[tuple[Span, bool]]:
    found: list[tuple[Span, bool]] = []
    for clause in clauses:
        cuts = {hit.start() for hit in table.cuts.finditer(text, *clause)} - {clause.start}
        edges = [clause.start, *sorted(cuts), clause.end]
        found += [(Span(a, b), a > clause.start) for a, b in pairwise(edges) if text[a:b].strip(_EDGES)]
    return found


def _kind(text: str, span: Span, before: Piece | None, table: _Table) -> Kind:
    start = _start(text, span)
    asks = table.asks.search(text, *span) is not None
    surely = table.surely.search(text, *span) is not None
    family = table.family.search(text, *span)
    if table.reason.match(text, start, span.end):
        ruled_out = FORWARD.search(text, *span) or BACKWARD.search(text, *span)
        return Kind.TOLD if (asks or ruled_out) and not family else Kind.ASIDE
    if family and not surely and _about(text, span, Span(*family.span()), table, asks):
        return Kind.ASIDE
    if table.work.search(text, *span) and not surely:
        return Kind.WORK
    if asks:
        return Kind.ASKED
    if table.job.fullmatch(text[start : span.end].rstrip(_EDGES)):
        return Kind.WORK
    if before and text[before.span.end - 1] != ":" and "\n" not in text[before.span.end : span.start]:
        if not text[start : span.end].strip(_EDGES + "0123456789 und"):
            return before.kind
        if before.kind is Kind.ASIDE and table.about.match(text, start, span.end):
            return Kind.ASIDE
        if before.kind is Kind.WORK and _GOES_ON.match(text, start, span.end) and before.span.end == span.start:
            return Kind.WORK
    return Kind.TOLD if table.tells.search(text, *span) else Kind.ASKED


def _about(text: str, span: Span, family: Span, table: _Table, asks: bool) -> bool:
    """Whether a piece that names the family says something of it, or nothing else."""
    if any(hit.end() <= family.start or hit.start() >= family.end for hit in table.about.finditer(text, *span)):
        return True
    return not asks and not text[family.end : span.end].strip(_EDGES + "0123456789")


def _start(text: str, span: Span) -> int:
    return span.end - len(text[span.start : span.end].lstrip(_EDGES + "\n"))


@lru_cache(maxsize=16)
def _table(language: str) -> _Table:
    said = circumstances(language)
    near = rf"(?:(?:{alternatives(said['with'])})[ ]+)?"
    return _Table(
        family=re.compile(rf"(?<!\w){near}(?:{alternatives(said['family'])})(?!\w)"),
        times=compiled(said["while"]),
        work=compiled(said["work"].replace("#", said["jobs"].strip())),
        job=re.compile(rf"(?:\w+[ ]+)?(?:{alternatives(said['jobs'])})(?:[ ]+(?:im|in|a)\W+\w+)?(?:[ ]+\d\d)?"),
        cuts=re.compile(rf"(?<!\w)(?:{alternatives(said['cuts'])})"),
        **{name: compiled(said[name]) for name in ("about", "own", "reason", "asks", "surely", "tells")},
    )
