"""How somebody wishes to help besides times: in the background, outdoors, without heavy work, without being tied.

The codes say what somebody may wish; an offer says of some of them that they hold, or (``not_manner``) that they do
not.
"""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import Voice, clause_of, clauses, hits, voice
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

_WITH_WHOM = (
    "(?:den )?(?:klient|mensch|leut|kund|besucher|patient|bewohner|publikum|gäst|betreuten|hilfsbedürftigen)"
    r"\w*(?:\*innen|:innen)?"
)
_LIKE = "(?:(?:lieber|gern|gerne|eher|nur|am liebsten|möglichst) )?"
_PEOPLE = "(?:menschen|leuten|klienten|kunden|publikum|kundschaft)"
_WORK = "(?:arbeit|arbeiten|tätigkeit|tätigkeiten|aufgaben)"
WISHES = {
    "background_work": compiled(rf"""
    (?:ohne|kein\w{{0,2}}|wenig)(?: viel| direkten?| engen?| ständigen?)? kontakte? (?:zu|mit) {_WITH_WHOM}
    {_LIKE}im hintergrund  hinter den kulissen  (?:kein|ohne) publikum(?:sverkehr)?  {_LIKE}ohne publikumsverkehr
    back-?office
    (?:nicht|nichts) (?:direkt |so viel |viel )?mit {_PEOPLE}(?! (?:mit|aus|in|im|unter|über))
"""),
    "outdoors": compiled(r"(?:draußen|im freien|an der frischen luft|unter freiem himmel|outdoor)"),
    "indoors": compiled(rf"{_LIKE}(?:drinnen|im warmen|im trockenen|indoor)"),
    "light": compiled(r"""
    (?:nicht|nichts)(?: mehr)?(?: zu| so)? (?:körperlich )?(?:zu |so )?(?:schwere?s?|anstrengende?s?)(?: {LIFT})?
    (?:nicht|nichts)(?: mehr)?(?: so)? (?:schwere?s?|lange) (?:heben|tragen|schleppen|stehen)
    kein\w{0,2} (?:körperlich )?(?:zu |so )?(?:schwere\w*|anstrengende\w*) (?:körperliche[nr]? )?{WORK}
    kein\w{0,2} körperlich\w* (?:arbeit|arbeiten|tätigkeit|tätigkeiten)
    körperlich (?:leichte?\w*|nicht (?:so |zu )?(?:schwer|anstrengend|belastend)\w*)
    im sitzen  ohne (?:schweres )?(?:heben|tragen)  kein schweres (?:heben|tragen)
    leichte (?:arbeit|arbeiten|tätigkeit|tätigkeiten)
""".replace("{LIFT}", "(?:heben|tragen|schleppen|körperliches)").replace("{WORK}", _WORK)),
    "no_lead": compiled(r"""
    (?:keine|ohne)(?: zu)?(?: große| viel| weitere)? (?:verantwortung|leitung\w*|führung|führungsaufgaben?)
    nichts mit (?:viel |großer )?(?:verantwortung|leitung)  nichts leiten  nicht(?: die)? (?:leitung|leiten)
"""),
    "flexible": compiled(r"""
    (?:keine|ohne)(?: feste| langfristige| lange| zeitliche)? (?:bindung|verpflichtung|verpflichtungen)
    kein\w{0,2} (?:feste|regelmäßige)[nrs]? (?:wochentage?|tage?|termine?|zeiten|zusagen?)
    (?:ohne|nicht an) (?:feste|regelmäßige)[nrs]? (?:termine?|zeiten|tage|wochentage?|verpflichtung\w*)
    nicht (?:fest|regelmäßig|dauerhaft|langfristig) (?:binden|verpflichten|zusagen)
    spontan(?:e|en|es)?  flexibel  flexible[nr]? (?:zeiten?|zeiteinteilung|arbeitszeiten?|termine?|einsätze)
    unverbindlich(?:e|en|es)?  freie[r]? zeiteinteilung  zeit (?:selbst|frei) einteilen
"""),
    "soon": compiled(r"""
    kurzfristig(?:e|en|er|es)?  ab sofort  möglichst bald  so bald wie möglich  sofort anfangen  gleich anfangen
"""),
    "together": compiled(r"""
    (?:zusammen|gemeinsam) mit anderen  mit anderen zusammen  mit anderen freiwilligen
    (?:lieber |gern |gerne )?(?:im|in einem) team  (?:lieber|gerne?|am liebsten) in (?:einer|der) (?:\w+ )?gruppe
    nicht (?:so )?alleine?(?= arbeiten| machen| sein|\s*$|,)
"""),
    "alone": compiled(r"""
    (?:lieber|gern|gerne|am liebsten) (?:für mich )?alleine?(?: arbeiten)?  für mich alleine?  alleine? arbeiten
"""),
    "barrier_free": compiled(r"""
    barrierefrei(?:e|en|er|es)?  rollstuhlgerecht\w*  rollstuhlgeeignet\w*  stufenlos\w*  ohne treppen  mit aufzug
"""),
    "near": compiled(rf"""
    {_LIKE}in mein\w* (?:stadtteil|viertel|kiez|nähe|umgebung|bezirk|ort|dorf|gegend)  wohnortnah
    {_LIKE}(?:in|im bereich|im umkreis von|um) (?:plz |postleitzahl )?\d{{5}}  (?:plz|postleitzahl) \d{{5}}
"""),
}  # fmt: skip
OPPOSITE = {"outdoors": "indoors", "indoors": "outdoors", "together": "alone", "alone": "together"}

OFFERS = {
    "outdoors": compiled("im freien  an der frischen luft  unter freiem himmel  draußen  bei wind und wetter"),
    "light": compiled(r"""
    leichte[nr]? (?:tätigkeit|tätigkeiten|arbeit|arbeiten|gartenarbeit|gartenarbeiten|büroarbeiten?)  im sitzen
"""),
    "not light": compiled(r"""
    körperlich (?:schwer|anstrengend|fit|belastbar|kräftig)\w*
    körperliche[rn]? (?:fitness|belastbarkeit|kraft|arbeit|einsatz)
    schwere[sn]? (?:heben|tragen|lasten|kisten)  schwer (?:heben|tragen)
    kräftige[rn]? (?:helfer\w*|männer|hände|personen)
"""),
    "not no_lead": compiled(r"""
    leitung (?:einer|eines|der|des|von|und)  leiten sie  sie leiten  eigenverantwortlich\w*  verantwortungsvoll\w*
    vorstandsarbeit
    (?:im|den) vorstand  (?:gruppen|projekt|kurs|übungs|team|chor)leiter\w*  (?:gruppen|projekt|kurs|team|chor)leitung
"""),
    "flexible": compiled(r"""
    flexible[nr]? (?:zeit\w*|einsatz\w*|einsätze|einteil\w*|termin\w*)  zeitlich (?:sehr |ganz )?flexibel
    freie[r]? zeiteinteilung
    keine festen? (?:zeiten|termine|tage)  zeit (?:selbst|frei) einteilen  frei einteilbar
"""),
    "not flexible": compiled(r"""
    feste[nrs]? (?:termine?|terminen|wochentage?|zeiten|tage?)
    verlässliche[nrs]? (?:termine?|teilnahme|zeit\w*|mitarbeit)
    verbindliche[nrs]? (?:zusage|teilnahme|mitarbeit|termine?)
    langfristig(?:e|en|es|er)?  mindestens (?:ein|1|zwei|2) (?:halbes )?jahre?
"""),
    "soon": compiled("ab sofort  kurzfristig  dringend  so bald wie möglich"),
    "together": compiled(r"""
    (?:im|in einem|in unserem|unser) team  in der gruppe  zu zweit  gemeinsam mit anderen \w+
"""),
    "alone": compiled(r"""
    selbstständig(?:e|en|es)? arbeiten  selbständig(?:e|en|es)? arbeiten  eigenständig(?:e|en|es)? arbeiten
"""),
    "barrier_free": compiled("barrierefrei(?:e|er|es)?  rollstuhlgerecht\\w*  rollstuhlgeeignet\\w*"),
}  # fmt: skip
HINT = stems(r"""
    freien  luft  himmel  draußen  wetter  leicht  sitzen  körperlich  schwer  kräftig  leit  verantw  vorstand
    flexib  einteil
    feste  verlässlich  verbindlich  langfristig  jahr  sofort  kurzfristig  dringend  bald  team  gruppe  zweit
    gemeinsam  ständig
    barrier  rollstuhl
""")


_OF_ONESELF = re.compile(r"\bbin (?:ich )?(?:\w+ ){0,2}$")
"""Who is flexible asks for nothing."""


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """How somebody wishes to help."""
    found: list[Found] = []
    for code, pattern in WISHES.items():
        for sentence, match in hits(pattern, text, spans):
            if code == "flexible" and _OF_ONESELF.search(text[: match.start()]):
                continue
            ruled_out = code in OPPOSITE and _voice(text, sentence, match) is Voice.RULED_OUT
            found.append(Found(f"manner:{OPPOSITE[code] if ruled_out else code}", *match.span()))
    return found


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """How the work is, where the text says so."""
    if HINT.search(text) is None:
        return []
    found: list[Found] = []
    for code, pattern in OFFERS.items():
        for sentence, match in hits(pattern, text, spans):
            how = _voice(text, sentence, match)
            if how is Voice.MEANT:
                key = f"not_manner:{code[4:]}" if code.startswith("not ") else f"manner:{code}"
                found.append(Found(key, *match.span()))
            elif how is Voice.RULED_OUT and code == "barrier_free":
                found.append(Found("not_manner:barrier_free", *match.span()))
    return found


def _voice(text: str, sentence: Span, match: re.Match[str]) -> Voice:
    return voice(text, clause_of(clauses(text, sentence), match.start()) or sentence, *match.span())
