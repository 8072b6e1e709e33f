"""Sentences, clauses, and whether a word in a clause is meant, ruled out or left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import pairwise

from freiwilligenagentur.matching.prose.plain import Span, compiled, words

SHORT_FORMS = words("""
    bzw ca etc evtl ggf inkl max min mind monatl nr std str tel u ua usw uvm v vgl wöchentl z zb zzgl d b a i h o e
    s mo di mi do fr sa so dr prof st jan feb apr aug sept okt nov dez incl sog allg tägl wtl mtl wö
""")
"""Words that a full stop shortens; it does not end the sentence there."""

TURNS = compiled(r"""
    aber  sondern  jedoch  allerdings  dafür  sonst  weil  denn  dann  wobei  außer(?! in den )
    (?:oder|und)(?= (?:lieber|gern|gerne|ich|nur|möchte|suche|am liebsten|würde|habe|bin|kann|nicht|nichts|kein))
    lieber(?! nicht)(?! kein)
""")
"""Words that begin a new clause without a comma; what was negated before them is not negated after them."""

FORWARD = compiled(r"""
    nicht  nichts  nix  kein\w{0,2}  ohne  nie  niemals  ungern
    außer(?! in den | zu )  weder  statt  anstatt  ausgenommen  bis auf
    ausgeschlossen(?=:)
""")
_AFTER = (
    "möglich|da|mehr|arbeiten|helfen|so|gern|gerne|machen|kann|können|geht|gehen|gut|zeit|passt|passen|verfügbar|frei|"
    "leider|sein|haben|will|möchte|ich|mag|in frage|infrage|kommen|bitte|für mich|geeignet|mitmachen|tun|unterwegs|"
    "einsetzbar|erreichbar|kommt"
)
BACKWARD = compiled(rf"""
    (?:nicht|nie|niemals|ungern)(?: (?:{_AFTER}))*\s*$  kein\w{{0,2}} (?:zeit|lust|möglichkeit|interesse|freude)
    nichts anfangen  nichts für mich  geht nix  geht nichts  unmöglich  ausgeschlossen  ausgenommen
""")
"""Negations that stand after what they negate: "abends kann ich nicht"."""

_PEOPLE = "leuten?|menschen|personen|kindern?|frauen|männern?|jugendlichen?|senioren|familien|jemanden?|andere[nr]?"
_ALWAYS = "(?:mehr|immer|dauernd|ständig|den ganzen tag|nur)"
_OWN_LACK = (
    "führerschein|auto|pkw|deutsch|deutschkenntnisse|sprachkenntnisse|computer|verpflichtung|stress|druck|bezahlung"
)
_OTHERS_LACK = (
    "obdach|wohnung|wohnsitz|zuhause|dach|papiere|krankenversicherung|familie|angehörige|arbeit|job|eltern"
    r"|aufenthalt\w*|schulabschluss|ausbildung"
)
NOT_NEGATIONS = compiled(rf"""
    nicht (?:nur|bloß|allein|ausschließlich)
    kein\w{{0,2}} (?:problem\w*|scheu|angst|ängste|berührungsängste|berührungsangst|hemmungen|vorurteile)
    ohne (?:scheu|angst|berührungsängste|vorurteile|probleme)  nichts dagegen  nichts gegen
    (?:(?<=,\x20)|(?:{_PEOPLE}) )(?:die|der|denen|deren) (?:\w+ ){{0,4}}?(?:nicht|nichts|nie|kein\w{{0,2}})
    nicht (?:{_ALWAYS} )*(?:allein\w* )?(?:zu hause|zuhause|daheim|in der bude|auf dem sofa|vorm fernseher)
    nicht (?:mehr )?(?:so )?(?:allein|alleine|einsam)
    ohne (?:\w+ )?(?:{_OWN_LACK})  ohne (?:\w+ )?(?:{_OTHERS_LACK})
""")
"""Words that look like a negation and are none."""

LEFT_OPEN = compiled(r"""
    nicht (?:unbedingt|zwingend|notwendig|nötig|notwendigerweise|erforderlich|vorausgesetzt|immer|jede[nrs]?|so viel)
    kein\w{0,2} (?:\w+ )?(?:muss|bedingung|voraussetzung|pflicht|(?:vor)?erfahrung\w*|(?:vor)?kenntnisse?|ahnung)
    ohne (?:erfahrung|vorkenntnisse)  egal  muss nicht  müssen nicht
""")
"""Words that take back a requirement without ruling anything out."""

_STOPS = re.compile(r"[.!?؟\n\u2022\u00b7\u25cf\u2026]")
_COMMAS = re.compile(r"[,;:()\"]|\s-\s")
_GOES_ON = re.compile(r"\b(?:und|oder|aber|sowie|bzw\.?)\s*$")
"""Before three dots: somebody only holds their breath."""
_WORD_BEFORE = re.compile(r"(\w+)$")
_MONTH = re.compile(
    r"\s*(?:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|uhr|klasse|lebensjahr|schulklasse|jahrgang)"
)
_REST_OF_LIST = re.compile(r"\s*(?:mit )?\w+(?:,\s*(?:mit )?\w+)*,?\s+(?:oder|und|noch|or|bzw\.?)\s+(?:mit )?\w+\s*$")


class Voice(Enum):
    """How a clause speaks of a word in it."""

    MEANT = "meant"
    RULED_OUT = "ruled out"
    LEFT_OPEN = "left open"


def sentences(text: str) -> list[Span]:
    """The sentences of a plain text, without their full stops."""
    found, start = [], 0
    for stop in _STOPS.finditer(text):
        at = stop.start()
        if stop.group() == "." and not _ends_sentence(text, at):
            continue
        if stop.group() == "…" and _GOES_ON.search(text, start, at):
            continue
        if text[start:at].strip():
            found.append(Span(start, at))
        start = at + 1
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return found


def clauses(text: str, sentence: Span) -> list[Span]:
    """A sentence cut at commas, colons, brackets and turning words; "keine Kinder, Tiere oder Alte" stays one."""
    cuts = sorted(
        {match.end() for match in _COMMAS.finditer(text, *sentence)}
        | {match.start() for match in TURNS.finditer(text, *sentence) if match.start() > sentence.start}
    )
    edges = [sentence.start, *cuts, sentence.end]
    found: list[Span] = []
    for start, end in pairwise(edges):
        if not text[start:end].strip(' ,;:()"-'):
            continue
        if found and FORWARD.search(text, *found[-1]) and _REST_OF_LIST.match(text, start, sentence.end):
            found[-1] = Span(found[-1].start, sentence.end)
            break
        found.append(Span(start, end))
    return found


def voice(text: str, clause: Span, start: int, end: int) -> Voice:
    """Whether the words from ``start`` to ``end`` are meant, ruled out or left open in their clause."""
    lo, hi = clause.start, _content_end(text, clause)
    if LEFT_OPEN.search(text, lo, hi):
        return Voice.LEFT_OPEN
    harmless = [match.span() for match in NOT_NEGATIONS.finditer(text, lo, hi)]
    for negation in FORWARD.finditer(text, lo, start):
        if not any(a <= negation.start() < b for a, b in harmless):
            return Voice.RULED_OUT
    for negation in BACKWARD.finditer(text[:hi], end):
        if not any(a <= negation.start() < b for a, b in harmless):
            return Voice.RULED_OUT
    return Voice.MEANT


def hits(pattern: re.Pattern[str], text: str, spans: list[Span]) -> Iterator[tuple[Span, re.Match[str]]]:
    """Every place of a pattern with its sentence; one walk over the text, however many sentences it has."""
    for match in pattern.finditer(text):
        at = bisect_right(spans, (match.start(), len(text) + 1)) - 1
        if at >= 0 and match.end() <= spans[at].end:
            yield spans[at], match


def voices(text: str, spans: list[Span]) -> Callable[[int, int], Voice]:
    """How the words at a place of a text are meant."""

    def told(start: int, end: int) -> Voice:
        sentence = clause_of(spans, start)
        if sentence is None:
            return Voice.LEFT_OPEN
        return voice(text, clause_of(clauses(text, sentence), start) or sentence, start, end)

    return told


def clause_of(spans: list[Span], at: int) -> Span | None:
    """The span in which a place lies."""
    return next((span for span in spans if span.start <= at < span.end), None)


def _content_end(text: str, clause: Span) -> int:
    end = clause.end
    while end > clause.start and text[end - 1] in ' ,;:()"-.!?\n':
        end -= 1
    return end


def _ends_sentence(text: str, at: int) -> bool:
    after = text[at + 1 : at + 12]
    if after and not after[0].isspace() and after[0] not in '")':
        return False  # 9.30, z.B., www.example.org
    before = _WORD_BEFORE.search(text, max(0, at - 12), at)
    word = before.group() if before else ""
    if word.isdigit():
        return not _MONTH.match(after) and len(word) != 1
    return (len(word) > 1 and word not in SHORT_FORMS) or "\n" in after
