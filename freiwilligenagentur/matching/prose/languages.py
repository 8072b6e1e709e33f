"""Languages besides German that are spoken or helpful, and how much German."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import LEFT_OPEN, clause_of, clauses, hits
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

NAMES = {
    "en": "englisch", "ar": "arabisch", "tr": "türkisch", "ru": "russisch", "uk": "ukrainisch", "pl": "polnisch",
    "fa": "persisch|farsi", "prs": "dari", "ps": "paschtu?|pashto|paschto", "ku": "kurdisch|kurmandschi|sorani",
    "ti": "tigrinya|tigrinisch|tigrina", "am": "amharisch", "so": "somali|somalisch", "fr": "französisch",
    "es": "spanisch", "it": "italienisch", "pt": "portugiesisch", "nl": "niederländisch", "ro": "rumänisch",
    "bg": "bulgarisch", "el": "griechisch", "sq": "albanisch", "sr": "serbisch", "hr": "kroatisch", "bs": "bosnisch",
    "hu": "ungarisch", "cs": "tschechisch", "zh": "chinesisch|mandarin", "vi": "vietnamesisch", "ur": "urdu",
    "hi": "hindi",
}  # fmt: skip
_NAME = stems("(?<!\\w)(?:" + "|".join(f"(?P<{code}>{names})" for code, names in NAMES.items()) + ")")
SPEAKING = stems(r"""
    kenntnis  sprech  spricht  sprachig  muttersprach  beherrsch  fließend  dolmetsch  übersetz  sprachmittl
    in wort und schrift  verständig
""")
TAUGHT = stems(r"""
    unterricht  nachhilfe  herkunft  lernen  kurs  lehr  konversation  fächer  hausaufgaben  unterstützung in  führung
""")
_GLUED = re.compile(r"(?:-?(?:kenntniss?e?n?|sprachig\w*|sprach\w*|sprechend\w*)|e[rnsm]? (?:sprach|mutter)\w*)?(?!\w)")

_DEGREE = (
    r"(?P<degree>sehr gute?[rnms]?|perfekte?[ns]?|gute?[rnms]?|fließende?[sn]?|ausreichende?[ns]?|sichere?[ns]?|grund"
    r"|solide[ns]?|fundierte[ns]?|einfache|verhandlungssicher\w*|muttersprachliche?|mindestens|(?:niveau )?[abc][12])"
)
GERMAN = compiled(rf"""
    {_DEGREE}(?: \w+){{0,2}} (?:deutsch(?:e|en)?(?:-?(?:sprach)?kenntnisse?n?)?|deutschen sprach(?:e|kenntnisse))
    deutsch(?:-?kenntnisse)?(?: \w+){{0,2}}\s*\(?(?:mind\.|ab|auf|niveau)?\s*(?:niveau )?(?P<level>[abc][12])\)?
    (?:spr(?:echen|icht|ichst)|beherrsch\w+)(?: \w+){{0,2}} (?P<how>fließend|gut|sehr gut|sicher) deutsch
    deutsch (?P<then>fließend|gut|sehr gut|sicher) (?:sprech|beherrsch)\w+
""")
OF_CLIENTS = stems(r"""
    verbesser  erwerb  vermitteln  erlern  lernen  mangeln  gering  fehlend  wenig  schlecht  unterricht  kurs
    nachhilfe  fördern  förderung  zu vertiefen  vertiefen  kinder  schüler  bewohner  geflüchtet  flüchtling  migrant
    teilnehm  übt  üben  haben noch  aufbau  sprechen bereits  sie bereits  deren  (?:er|sie) spricht  \ber\b  erworben
    jungen menschen
""")
WISHED = stems("wünschenswert  wäre  vorteil  hilfreich  schön  idealerweise  gerne?n? ")
"""What is only welcome excludes nobody."""
LEVELS = {
    "sehr": "C1",
    "perf": "C1",
    "verh": "C1",
    "mutt": "C1",
    "flie": "B2",
    "gut": "B1",
    "sich": "B2",
    "soli": "B1",
    "fund": "B1",
    "ausr": "A2",
    "grun": "A1",
    "einf": "A1",
}
"""Words of offers as levels; where a word leaves room, the lower level, because it may exclude somebody."""

HARDLY = compiled(r"""
    (?:kaum|wenig|kein|(?:noch )?nicht (?:so )?(?:gut|viel)|schlecht|(?:nur )?ein bisschen|etwas) deutsch(?!land)
    deutsch (?:kann|spreche|verstehe) ich (?:noch |leider )*(?:kaum|wenig|nicht|noch nicht|nicht gut|schlecht)
    mein deutsch ist (?:noch |leider |sehr )*(?:nicht|schlecht|schwach)(?: gut| so gut)?
    lerne (?:gerade |noch |erst )?deutsch  deutsch lerne ich (?:gerade|noch|erst)  ohne deutschkenntnisse
    (?:kaum|wenig|keine|geringe|schlechte) deutschkenntnisse  nicht deutsch (?:spreche|sprechen)
""")
WELL = compiled(r"""
    (?P<how>sehr gut|fließend|gut|perfekt) deutsch  deutsch (?:auf |niveau )?(?P<level>[abc][12])
    (?P<good>sehr gute|gute|fließende) deutschkenntnisse
""")
MINE = compiled(r"""
    ich spreche  spreche  sprechen  muttersprache(?:n)?(?: ist)?  muttersprachler\w*
    kann (?:ich )?(?:gut |fließend |sehr gut )?  beherrsche  sprachen?:  verstehe  \w+sprachig\w*
""")
ONLY = re.compile(r"\bnur\s+(?:gut |fließend |etwas )?$")


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Languages that an offer asks for or calls helpful, and the German it asks for."""
    found: list[Found] = []
    for sentence in dict.fromkeys(sentence for sentence, _match in hits(SPEAKING, text, spans)):
        if not TAUGHT.search(text, *sentence):
            found += _named(text, sentence)
    if "deutsch" in text:
        for sentence in dict.fromkeys(sentence for sentence, _match in hits(GERMAN, text, spans)):
            found += _german_asked(text, sentence)
    return found


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Languages that somebody speaks, and how much German."""
    found: list[Found] = []
    for sentence in spans:
        if mine := MINE.search(text, *sentence):
            named = _named(text, sentence)
            found += [Found(name.key, min(name.start, mine.start()), name.end) for name in named]
            if any(ONLY.search(text[sentence.start : name.start]) for name in named):
                found.append(Found("german:A1", named[0].start, named[0].end))
        if hardly := HARDLY.search(text, *sentence):
            found.append(Found("german:A1", *hardly.span()))
        elif (well := WELL.search(text, *sentence)) and not TAUGHT.search(text, *sentence):
            found.append(Found(f"german:{_own_level(well)}", *well.span()))
    return found


def _named(text: str, sentence: Span) -> list[Found]:
    found = []
    for match in _NAME.finditer(text, *sentence):
        rest = _GLUED.match(text, match.end())
        if rest and not LEFT_OPEN.search(text[match.start() : sentence.end]):
            found.append(Found(f"language:{match.lastgroup}", match.start(), rest.end()))
    return found


def _german_asked(text: str, sentence: Span) -> list[Found]:
    match = GERMAN.search(text, *sentence)
    if match is None or OF_CLIENTS.search(text, *sentence) or LEFT_OPEN.search(text, *sentence):
        return []
    if WISHED.search(text, *(clause_of(clauses(text, sentence), match.start()) or sentence)):
        return []
    if text[: match.start()].endswith("gute bis "):
        return [Found("german:B1", *match.span())]
    word = match.group("level") or match.group("degree") or match.group("how") or match.group("then")
    word = word.removeprefix("niveau ")
    if re.fullmatch("[abc][12]", word):
        return [Found(f"german:{word.upper()}", *match.span())]
    level = next((level for stem, level in LEVELS.items() if word.startswith(stem)), "")
    return [Found(f"german:{level}", *match.span())] if level else []


def _own_level(match: re.Match[str]) -> str:
    if match.group("level"):
        return match.group("level").upper()
    said = match.group("how") or match.group("good")
    return "C1" if said.startswith(("sehr", "perfekt")) else "B2"
