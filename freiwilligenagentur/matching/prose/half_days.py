"""When: half days that an offer needs help on, or on which somebody can."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import Voice, clause_of, clauses, hits, voice
from freiwilligenagentur.matching.prose.criteria import mask_text
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems
from freiwilligenagentur.matching.prose.times import (
    AFTERNOON,
    EVENING,
    EVERY_DAY,
    MORNING,
    WORKDAYS,
    Time,
    mask_of,
    times,
)

NOT_THE_WORK = stems(r"""
    info-?abend  informations-?abend  informations(?:veranstaltung|treffen|gespräch|nachmittag)  öffnungszeit
    geöffnet  bürozeit  sprechzeit  sprechstunde  erreichbar  erreichen sie  erreichen uns  uns erreichen  zu erreichen
    telefon  anruf  austausch
    schulung  fortbildung  seminar  qualifi  ausbildung  einführung  einarbeitung  supervision  weiterbildung
    reflexion  stammtisch  team(?:treffen|sitzung|besprechung)  rund um die uhr  24 stunden  kennenlern  vorgespräch
    plenum  treffen der  treffen sich  jahreshauptversammlung  hospitation  vorbereitungs\w*kurs  kurs beginnt
    mitgliederversammlung  vorstandssitzung  begleittreffen  gruppentreffen  vorbereitungstreffen  anmeldung
    wir schulen  dem kurs  kompaktkurs  arbeitskreis  lebensjahr
    abendessen  e-mail  tätigkeit nachgeh  trifft sich das  offenen? ?treffen
    treffen finde[nt]  konferenz  grundkurs  kurs dauert  reparaturtermin
""")
"""Sentences with these words tell other times than those of the work."""

HINT = re.compile(
    "montag|dienstag|mitt(?:woch|ag)|donnerstag|freitag|samstag|sonn(?:tag|abend)|abend|wochen?(?:tag|ende)"
    "|der woche|werktag|tagsüber|tagsueber"
    r"|täglich|taeglich|jeden tag|all(?:e|en) tagen?\b|ganzt|morgen|uhr\b|[0-9](?: ?h\b|[°º⁰˚]|\^)|(?:mo|di|mi|do|fr|sa"
    r"|so)\b\.?[ :]*(?:[-,/+&]|bis|und|oder|u\.|[0-9]|ab|von)"
)
"""What a sentence that names a time holds at least; quicker to find than the time itself."""

AFTER = compiled("nach der schule  nach schulschluss  nach der arbeit  nach feierabend  nach dem büro")
"""Wishes: free when school or work is over."""

FRAME = compiled(r"""
    zeitlicher rahmen  zeitrahmen  einsatzzeit(?:en)?  einsatzzeit und zeitaufwand  zeitaufwand  zeitlicher aufwand
    zeitlicher umfang  zeiten?  umfang  einsatztage?  arbeitszeit(?:en)?
""")
_FIELD = re.compile(r"\s*:")
HELPING = stems(r"""
    \bsie\b  \bihr\b  \bihnen\b  \bihre\b  \bdu\b  \bdich\b  \bdir\b
    freiwillig  ehrenamtlich  such(?:t|en)\b  gesucht  helf  hilf  unterstütz
    brauch  benötig  einsatz  einsätze  mitarbeit  engag  \bmöglich\b
    \bwir\b  jemand  paten?\b  begleit  mitmachen  dienste?\b  schicht  besuch
    (?:vorlese|trainings|unterrichts|kurs)zeit
""")
"""Words of sentences that speak of the work of volunteers."""
FEAST = stems(r"weihnachtsfeier  weihnachten  heiligabend  silvester  sommerfest  kinderfest")
_ONE_DAY = re.compile(r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:\W.*)?")
DATE = re.compile(
    r"\d\d?\.\s?\d\d?\.|\d\d?\. ?(?:januar|februar|märz|april|mai\b|juni|juli|august|september|oktober|november"
    r"|dezember)"
)
"""A day of the calendar: its clock times are those of one day, not of every week."""
_ENJOYED = compiled(r"""
    (?:nette|schöne|tolle|bunte|gemütliche|unterhaltsame|gesellige|gemeinsame|unvergessliche|besondere|kreative)[nrs]?\s*$
""")
_BUSY = compiled(r"""
    arbeite ich(?: \w+)*  bin ich (?:\w+ )?(?:in der |auf der |auf |bei der |im )?(?:arbeit|schule|uni|job|büro)
    muss ich (?:\w+ )?arbeiten  bin ich (?:verplant|beschäftigt|berufstätig|nicht frei|ausgebucht|weg|unterwegs)
    ich arbeite  habe ich (?:schule|uni|vorlesungen|dienst)  studiere ich  bin ich arbeiten  gehe ich arbeiten
""")


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Half days on which an offer needs somebody. What stands in a field "Zeitlicher Rahmen:" outdoes the rest."""
    framed: list[Found] = []
    loose: list[list[Found]] = []
    dayless: list[list[Found]] = []
    once = DATE.search(text) is not None or FEAST.search(text) is not None
    for sentence in _told(text, spans):
        if NOT_THE_WORK.search(text, *sentence) or DATE.search(text, *sentence):
            continue
        field = _framed(text, sentence)
        named = [time for time in times(text, sentence, open_end=False) if _surely(text, time, once=once)]
        if not field and not _of_volunteers(text, sentence, named):
            continue
        found = _spoken(text, sentence, named, days=0 if once else WORKDAYS, parts=MORNING | AFTERNOON)
        if field:
            framed += found
        else:
            (loose if any(time.days for time in named) else dayless).append(found)
    return framed or [hit for found in loose or dayless for hit in found]


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Half days on which somebody can or cannot."""
    found: list[Found] = []
    for sentence in _told(text, spans):
        named = times(text, sentence, open_end=True)
        found += _spoken(text, sentence, named, days=EVERY_DAY, parts=MORNING | AFTERNOON | EVENING, busy=True)
    for sentence, match in hits(AFTER, text, spans):
        part = AFTERNOON if "schul" in match.group() else EVENING
        how = voice(text, clause_of(clauses(text, sentence), match.start()) or sentence, *match.span())
        found += _spoken(text, sentence, [Time(*match.span(), WORKDAYS, part, how=how)], days=WORKDAYS, parts=part)
    return found


def _told(text: str, spans: list[Span]) -> list[Span]:
    """Sentences that name a time."""
    return list(dict.fromkeys(sentence for sentence, _match in hits(HINT, text, spans)))


def _framed(text: str, sentence: Span) -> bool:
    """Whether a sentence stands in a line that begins as a field such as "Zeitlicher Rahmen:"."""
    line = text.rfind("\n", 0, sentence.start) + 1
    return any(_FIELD.match(text, frame.end()) for frame in FRAME.finditer(text, line, sentence.end))


def _of_volunteers(text: str, sentence: Span, named: list[Time]) -> bool:
    """Whether a sentence is about helping, or about nothing but a time."""
    told = sum(time.end - time.start for time in named)
    return sentence.end - sentence.start - told < 25 or HELPING.search(text, *sentence) is not None


def _surely(text: str, time: Time, *, once: bool) -> bool:
    """Whether an offer speaks of a time to help: "ein schöner Nachmittag", "täglich" and "um 7 Uhr" are none."""
    said = text[time.start : time.end]
    if (time.point and not time.days) or said in {"täglich", "taeglich", "jeden tag", "ganztags", "ganztägig"}:
        return False
    if once and time.days.bit_count() == 1 and _ONE_DAY.fullmatch(said):
        return False
    if text[time.end :].startswith(" mit ") and not time.days:
        return False
    return time.days > 0 or _ENJOYED.search(text[max(0, time.start - 30) : time.start]) is None


def _spoken(text: str, sentence: Span, named: list[Time], *, days: int, parts: int, busy: bool = False) -> list[Found]:
    pieces = clauses(text, sentence)
    found = []
    for time in named:
        clause = clause_of(pieces, time.start) or sentence
        if time.how is Voice.LEFT_OPEN:
            continue
        if time.how is Voice.RULED_OUT:
            found.append(_found("not_half_days", _ruled_out(time), time))
        elif busy and _BUSY.search(text, *clause):
            found.append(
                _found("not_half_days", mask_of(time.days or WORKDAYS, time.parts or MORNING | AFTERNOON), time)
            )
        else:
            found.append(_found("half_days", time.mask(days=days, parts=parts), time))
    return [hit for hit in found if not hit.key.endswith(":")]


def _ruled_out(time: Time) -> int:
    return time.mask(days=EVERY_DAY, parts=MORNING | AFTERNOON | EVENING)


def _found(kind: str, mask: int, time: Time) -> Found:
    return Found(f"{kind}:{mask_text(mask)}", time.start, time.end)
