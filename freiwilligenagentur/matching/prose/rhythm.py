"""How often and how long: regularly, once or when called, and hours a week."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import Voice, clause_of, clauses, hits, voice
from freiwilligenagentur.matching.prose.numbers import NUMBER, number
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

_WEEKS = r"(?:woche|monat|quartal)"
_DAY = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)"
_TIMES = (
    rf"(?:{NUMBER}(?:\s*(?:-|bis|oder)\s*{NUMBER})?\s*(?:x|mal)|einmal|zweimal|dreimal"
    rf"|{NUMBER}\s+(?:vormittag|nachmittag|abend|tag)e?n?)"
)
EVERY = rf"(?:in der|pro|die|im|je|jede|/|jeden|an der|a)\s*{_WEEKS}"

REGULAR = compiled(rf"""
    {_TIMES}\s*(?:oder mehrmals |und mehr )?{EVERY}
    (?:{NUMBER}\s*(?:-|bis)\s*)?{NUMBER}\s*(?:x|mal|-mal)\s*(?:wöchentlich|monatlich)  wöchentlich(?:e|er|en|es)?
    (?:14|vierzehn)-?(?:tägig|täglich|tätig)  alle (?:14|vierzehn|8-14|acht bis vierzehn) tage
    alle (?:zwei|2|drei|3|vier|4) wochen  jede[nr]? (?:\d\.|zweiten?|ersten|letzten|dritten|vierten)?\s*{_DAY}
    mehrmals (?:in der|pro|die) woche  jede woche  wochenstunden
""")
WEEKDAYS = compiled(rf"""
    {_DAY}(?:vormittag|nachmittag|abend)?s  (?:jeweils|immer) {_DAY}
""")
REGULARLY = compiled("regelmäßig(?:e|en|er|es)?")
_RARE = (
    r"(?! \w*(?:projekt|erlebnis|moment|erfahrung|chance|gelegenheit|möglichkeit|angebot|konzept|einrichtung"
    r"|atmosphäre|ort\b|verein|landschaft|natur|kulisse|ausstellung|sammlung|schiff|gebäude))"
)
"""What is called "einmalig" because there is nothing like it."""
ONCE = compiled(rf"""
    einmalig(?:e|en|er|es)?{_RARE}  eintägig(?:e|en|er|es)?  (?:an )?(?:nur )?einen? tag lang  aktionstage?s?
    social days?  tagesaktion(?:en)?  eintagsaktion(?:en)?  eintags-?einsätze
""")
ONCE_WISH = compiled(r"""
    einmalig(?:e|en|er|es)?  eintägig(?:e|en|er|es)?
    eine?n? (?:ganze[nr]? )?tag(?: lang)?(?! (?:in der woche|pro|die woche|im monat))
    eine?n (?:vormittag|nachmittag|abend|samstag|sonntag) lang
    ein einziges mal  nur einmal(?! (?:in|pro|die|im))  aktionstag  social day  für einen tag
    projektweise
    punktuell(?:e|en|er|es)?
""")
NOW_AND_THEN = compiled(r"""
    auf abruf  bei bedarf  ab und (?:zu|an)  hin und wieder  gelegentlich(?:e|en|er|es)?  sporadisch(?:e|en|er|es)?
    in unregelmäßigen abständen  unregelmäßig(?:e|en|er|es)?  von zeit zu zeit
""")

NOT_THE_WORK = stems(r"""
    fortbildung  schulung  supervision  austausch  teamtreffen  teamsitzung  seminar  reflexion  weiterbildung
    gruppenabend  info-?abend  informations-?abend
    einführung  treffen  qualifi  sitzung  informationsveranst  ausbildung  öffnungszeit
    newsletter  zeitschrift  magazin  erscheint  geöffnet  vorbereitungskurs  workshop  besprechung  stammtisch
    gesprächskreis  sprechstund  trifft sich das
""")
HINT = stems(r"""
    woche  wöchentlich  monat  quartal  tägig  14-tä  jede  tage  stunde  std\b  \dh\b  \d h\b  regelmäßig  einmalig
    aktion  social  abruf  bedarf  ab und  hin und wieder  gelegentlich  sporadisch  von zeit zu zeit  tag lang  tags
""")
"""What a sentence about rhythm or hours holds at least."""
HELPING = stems(r"""
    zeit  einsatz  einsätz  helf  hilf  mitarbeit  einspring  engag  unterstützen  übernehm  lust  besuchen  fahr
""")
_COME = stems("kommen regelmäßig|kommt regelmäßig|besuchen uns")
OTHERS = stems(r"""
    vermitteln  wir gehen  \bwird\b  begleitet  bewohner  klient  leidet  haben wir  werden sie
""")

VOLUNTEERS = stems(r"""
    \bsie\b  \bihr\b  \bihnen\b  \bdu\b  \bdich\b  \bdir\b  freiwillig  ehrenamtlich  gesucht  suchen  sucht
    zeitlicher rahmen  zeitaufwand  einsatz  zeit\s  zeit:  engagement  unterstütz  helfer  jemand  person  umfang
    rahmen  helfen  wer\s
""")
_WITH_TIME = re.compile(
    r"\s*(?:zeit|einmal|ein(?:e|en)?\b|\d|mit\b|besuch|für\b|zu\b|und verlässlich|und zuverlässig|verlässlich"
    r"|zuverlässig|unterstütz|helfen|dabei|stattfind|engagier|mitarbeit|,|\.|$)"
)
_SOMETHING = re.compile(
    r"\s+\w*(?:fortbild|treffen|austausch|veranstalt|angebot|teiln|gespräch|superv|inform|feedback|bewegung"
    r"|spende|schulung|besuche[rn]\b|fest|aktion|projekt|aus(?:flüg|tausch)|kontakt)"
)

_ABOUT = r"(?:ca\.?\s*|etwa |mindestens |mind\.\s*|max\.\s*|maximal |bis zu |ungefähr |circa )"
_AT_MOST = re.compile(r"(?:max\.|maximal|bis zu)\s|(?:höchstens|hoechstens|nicht mehr als|weniger als)\s+$")
_TO = r"\s*(?:-|bis|oder|/)\s*(?:zu )?"
_HOUR = r"(?:zeit-?)?(?:stunden?|std\.?|h)\b(?:\s*(?:zeit|arbeit|lang|einsatz))?"
HOURS = compiled(rf"""
    {_ABOUT}?(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?\s*{_HOUR}(?P<after>[^.;!?\n]{{0,45}})
    (?P<low2>{NUMBER})(?:\s*(?:-|bis|oder)\s*(?P<high2>{NUMBER}))?\s*wochenstunden
""")
_WEEKLY = re.compile(
    r"^\W*(?:zeit |jeweils |für sie |am stück )?(?:(?:pro|in der|die|je|/|jede|a|á)\s*(?:woche|wo\b)|wöchentlich"
    r"|woechentlich|\(?wöchentl)"
)
_MONTHLY = re.compile(r"^\W*(?:zeit )?(?:(?:pro|im|je|/|jeden)\s*monat|monatlich)")
_WEEKLY_BEFORE = re.compile(
    r"(?:wöchentlich\w*|woechentlich|(?:1|ein)\s*(?:x|mal)\s*(?:in der|pro|die|/|je)?\s*woche|einmal (?:in der"
    r"|pro|die) woche|1 ?x wöchentlich)\W*(?:für |mit |ca\.? ?|je |jeweils |etwa |und |zeit |mindestens |circa "
    r"|1 ?x |à |a |zwischen |von )*$"
)
_FORTNIGHT_BEFORE = re.compile(
    r"(?:14-?tägig|alle (?:zwei|2) wochen|alle 14 tage)\W*(?:für |ca\.? ?|je |jeweils |etwa )*$"
)
WEEKS_IN_MONTH = 4.0
MOST = 40.0


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Rhythm and hours of the work, not of training, meetings and opening hours."""
    found: list[Found] = []
    for sentence in dict.fromkeys(sentence for sentence, _match in hits(HINT, text, spans)):
        if NOT_THE_WORK.search(text, *sentence):
            continue
        found += _hours(text, sentence)
        found += _voiced(text, sentence, ONCE, "rhythm:once", negative=False)
        if VOLUNTEERS.search(text, *sentence):
            found += _voiced(text, sentence, REGULAR, "rhythm:regular", negative=False)
            found += _voiced(text, sentence, WEEKDAYS, "rhythm:regular", negative=False)
            if HELPING.search(text, *sentence) and not OTHERS.search(text, *sentence):
                found += _voiced(text, sentence, NOW_AND_THEN, "rhythm:on_call", negative=False)
            found += [
                hit
                for hit in _voiced(text, sentence, REGULARLY, "rhythm:regular", negative=False)
                if _COME.search(text, *sentence) is None
                and not _SOMETHING.match(text, hit.end)
                and _WITH_TIME.match(text, hit.end)
            ]
    return found


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Rhythm and hours that somebody wishes."""
    found: list[Found] = []
    for sentence in spans:
        found += [_at_most(text, hit) for hit in _hours(text, sentence)]
        found += _voiced(text, sentence, ONCE_WISH, "rhythm:once", negative=True)
        found += _voiced(text, sentence, NOW_AND_THEN, "rhythm:on_call", negative=True)
        found += _voiced(text, sentence, REGULAR, "rhythm:regular", negative=False)
        found += _voiced(text, sentence, REGULARLY, "rhythm:regular", negative=True)
    return found


def _voiced(text: str, sentence: Span, pattern: re.Pattern[str], key: str, *, negative: bool) -> list[Found]:
    matches = list(pattern.finditer(text, *sentence))
    if not matches:
        return []
    pieces = clauses(text, sentence)
    found = []
    for match in matches:
        how = voice(text, clause_of(pieces, match.start()) or sentence, *match.span())
        if how is Voice.MEANT:
            found.append(Found(key, *match.span()))
        elif how is Voice.RULED_OUT and negative:
            found.append(Found(f"not_{key}", *match.span()))
    return found


def _hours(text: str, sentence: Span) -> list[Found]:
    found = []
    for match in HOURS.finditer(text, *sentence):
        if match.group("low2"):
            found += _bounds(match.group("low2"), match.group("high2"), 1.0, *match.span())
            continue
        per_week = _per_week(text, sentence, match)
        if per_week:
            end = match.start("after") + (len(_said(match.group("after"))))
            found += _bounds(match.group("low"), match.group("high"), per_week, match.start(), end)
    return found


def _at_most(text: str, hit: Found) -> Found:
    """ "höchstens zwei Stunden" leaves it open how few."""
    low, _to, high = hit.key.removeprefix("hours:").partition("-")
    if low == high and (_AT_MOST.match(text, hit.start) or _AT_MOST.search(text, 0, hit.start)):
        return Found(f"hours_max:{high}", hit.start, hit.end)
    return hit


def _per_week(text: str, sentence: Span, match: re.Match[str]) -> float:
    after = match.group("after")
    before = text[sentence.start : match.start()]
    if _WEEKLY.match(after) or _WEEKLY_BEFORE.search(before):
        return 1.0
    if _MONTHLY.match(after):
        return 1.0 / WEEKS_IN_MONTH
    return 0.5 if _FORTNIGHT_BEFORE.search(before) else 0.0


def _said(after: str) -> str:
    match = _WEEKLY.match(after) or _MONTHLY.match(after)
    return match.group() if match else ""


def _bounds(low: str, high: str | None, per_week: float, start: int, end: int) -> list[Found]:
    least = number(low) * per_week
    most = number(high) * per_week if high else least
    if not 0 < least <= most <= MOST:
        return []
    return [Found(f"hours:{least:g}-{most:g}", start, end)]
