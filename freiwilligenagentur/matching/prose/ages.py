"""How old volunteers must be, and how old somebody is who wishes; not how old clients are, and no clock times."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import LEFT_OPEN, hits
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

YOUNGEST, OLDEST = 10, 40
"""Ages that a minimum for volunteers lies between."""

IN_WORDS = {
    "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "zwanzig": 20, "einundzwanzig": 21,
    "fünfundzwanzig": 25,
}  # fmt: skip

HINT = re.compile(r"volljähr|(?<![\d.,:])[1-4]\d(?![\d.,:]\d)|(?:vier|fünf|sech|sieb|acht)zehn|zwanzig")
"""What a sentence about an age holds at least."""

_YEARS = r"\s*-?\s*(?:jahren?|j\.|jährig\w*)"
_NUMBER = rf"(\d\d(?![.,:]?\d)|{'|'.join(IN_WORDS)})"
_WHO = (
    r"(?:sie|du|ihr|man|wer|(?:bewerber|freiwillige|ehrenamtliche|interessierte|helfer|teamer|engagierte|betreuer)\w*)"
)
_MUST = r"(?:sollte[nst]*|müsse?n?|musst|muss|sind|bist|seid|ist)"
STATED = compiled(rf"""
    mindestalter(?: (?:ist|von|beträgt|für \w+))?\s*:?\s*(?:ab |mindestens )?{_NUMBER}
    {_WHO}(?:\s+\w+)?\s+{_MUST}\s+(?:\w+\s+)?(?:mindestens|mind\.|über|älter als|wenigstens|zwischen)\s+{_NUMBER}
    (?:mindestens|mind\.|wenigstens)\s+{_NUMBER}\s+jahre\s+alt
    (?:ein )?alter\s*:\s*(?:ab |mindestens |mind\. )?{_NUMBER}(?:\+|{_YEARS})?
""")
"""Sentences that speak of the volunteer's age by themselves."""

FROM = re.compile(
    rf"(?<!\w)(?:erst ab|ab|über|mindestens|mind\.)\s+{_NUMBER}(?!\s*(?:uhr|h\b|std|stund|minut|euro|€|person|%"
    rf"|plätz|m²|qm|km|cm|mal\b|x\b|freiw))"
    rf"(?P<years>{_YEARS})?|(?<![\d.,:/-])(?P<plus>\d\d)\s?\+"
)
ADULT = compiled(r"""
    volljährig
    volljährigkeit(?= (?:ist |wird )?(?:\w+ )?(?:voraus\w+|obligatorisch|erforderlich|notwendig|pflicht))
    vollendete[sn]? 18\. lebensjahr  18\. lebensjahr (?:bereits |schon )?(?:vollendet|erreicht)
""")
OF_ADULTS = re.compile(
    r"(?:sie|du|voraussetz\w*|freiwillige\w*|ehrenamtliche\w*|anforder\w*|sind|bist|sein|müssen|sollte\w*"
    r"|wünsch\w*|mindestens|erforderlich)"
)

VOLUNTEERS = re.compile(
    r"(?<!für )(?<!für die )\b(?:freiwillige|ehrenamtlich|ehrenamt\b|ehrenamtler|engagement|engagierte"
    r"|mitarbeit\b|interessierte|helfer"
    r"|unterstützer|mitarbeiter|betreuer|teamer"
    r"|paten|patin|mentor|begleiter|trainer|übungsleiter|sanitäter|bewerber|fahrer"
    r"|jemand|(?<!junge )erwachsene\b|studierende"
    r"|studentin|mitmachen|mithelfen|voraussetzung|anforderung|du\b|sie\b|ihr\b|gesucht)\w*"
)
CLIENTS = re.compile(
    r"(?:kind|schüler|jugendlich|mädchen|junge|senior|bewohn|frauen|männer|menschen|klient|teilnehm|patient"
    r"|gäste|besucher|mitglied|mieter"
    r"|dame|herr|erkrankt|person|für (?:die|alle)?|altersgruppe|klasse|eltern|familie|mütter|geflüchtet"
    r"|flüchtling|gruppe|betreut|im alter"
    r"|richtet|interessent|kita|krippe|krank|behinder|zielgruppe|ältere|junge[nr]?\b)"
)
YOUNG_HELPERS = re.compile(
    rf"\b(?:auch (?:für )?)?jugendliche\w*\s*\(?(?:schon "
    rf"|bereits )?ab\s+{_NUMBER}(?:{_YEARS})?\)?\s*(?:sind )?(?:möglich|willkommen|können|dürfen|geeignet"
    rf"|mitmachen|mithelfen)"
)
_CLOCK_BEFORE = re.compile(
    r"(?:mittags?|abends?|morgens|tags|uhr|zeit\w*|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\W*$"
)

_NO_AGE = "(?:stunden|uhr|km|kilometer|tage|wochen|monate|mal|jahre (?:lang|in|bei|als))"
OWN = compiled(rf"""
    (?:ich bin|bin)(?: \w+)?(?: erst| schon| fast| gerade| jetzt)? (?P<age>\d\d)(?! ?{_NO_AGE})(?:-?jährig\w*)?
    (?:ich bin|bin) (?:eine? )?\w+(?:in)?, (?P<added>\d\d)(?= ?(?:,|und|jahre|$))
    (?P<own>\d\d) jahre(?: alt| jung)  mit meinen (?P<mine>\d\d)
    (?P<she>\d\d)-?jährige(?= (?:schülerin|studentin|rentnerin|azubi)(?!\w))
    (?P<he>\d\d)-?jähriger(?= (?:schüler|student|rentner|azubi)(?!\w))
    (?:schüler|student|rentner|azubi|abiturient)(?:in)? ?[,(] ?(?P<told>\d\d)(?= ?(?:[,)]|jahre|$))
    (?:bin|gehe|besuche|komme)(?: \w+){{0,3}}? (?P<class>[5-9]|1[0-3])\. klasse
    (?P<minor>(?:bin|ist) (?:noch )?minderjährig|noch nicht (?:volljährig|18|achtzehn))
""")
FOR_HER = re.compile(r"für (?:eine |die )?$")
_MINOR = 17
_IN_FIRST_CLASS = 6
SOMEBODY_ELSE = stems(r"""
    mein(?:e|en|em|er)? (?:sohn|tochter|mutter|vater|mann|frau|kind|enkel|hund)  kinder zwischen  kinder von
    kinder ab  (?:er|sie) ist
""")


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """The age from which an offer takes volunteers, where it surely speaks of them."""
    found: list[Found] = []
    for sentence in dict.fromkeys(sentence for sentence, _match in hits(HINT, text, spans)):
        if LEFT_OPEN.search(text, *sentence) or re.search(
            r"\b(?:nicht|noch nicht|keine) volljährig|altersgrenze|altersbegrenzung",
            text[sentence.start : sentence.end],
        ):
            continue
        found += _in_sentence(text, sentence)
    return found


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """The age that somebody tells of themselves."""
    found = []
    for sentence in spans:
        match = OWN.search(text, *sentence)
        if match is None or SOMEBODY_ELSE.search(text, *sentence):
            continue
        if match["she"] and FOR_HER.search(text, sentence.start, match.start()):
            continue
        age = _told(match)
        if YOUNGEST <= age < 100:
            found.append(Found(f"age:{age}", match.start(), match.end()))
    return found


def _told(match: re.Match[str]) -> int:
    said = {name: value for name, value in match.groupdict().items() if value}
    if "minor" in said:
        return _MINOR
    if "class" in said:
        return int(said["class"]) + _IN_FIRST_CLASS
    return int(next(iter(said.values())))


def _in_sentence(text: str, sentence: Span) -> list[Found]:
    found = []
    for match in STATED.finditer(text, *sentence):
        found += _minimum(next(group for group in match.groups() if group), match.start(), match.end())
    if found:
        return found
    if young := YOUNG_HELPERS.search(text, *sentence):
        return _minimum(young.group(1), young.start(), young.end())
    if (adult := ADULT.search(text, *sentence)) and OF_ADULTS.search(text, *sentence):
        return _minimum("18", adult.start(), adult.end())
    for match in FROM.finditer(text, *sentence):
        if _of_volunteers(text, sentence, match):
            found += _minimum(match.group(1) or match.group("plus"), match.start(), match.end())
    return found


def _of_volunteers(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the nearest noun before an age is somebody who helps; without "Jahre" it must stand in a requirement."""
    before = text[max(sentence.start, match.start() - 60) : match.start()]
    if _CLOCK_BEFORE.search(before):
        return False
    helpers = [found.end() for found in VOLUNTEERS.finditer(before)]
    clients = [found.end() for found in CLIENTS.finditer(before)]
    if not helpers or (clients and clients[-1] > helpers[0]):
        return False
    near = len(before) - helpers[-1] <= 30
    return near and (match.group("years") is not None or match.group("plus") is not None)


def _minimum(age: str, start: int, end: int) -> list[Found]:
    years = IN_WORDS.get(age) or int(age)
    return [Found(f"minimum_age:{years}", start, end)] if YOUNGEST <= years <= OLDEST else []
