"""Papers: police check, measles proof, hygiene instruction, driving licence."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import LEFT_OPEN, Voice, clause_of, clauses, hits, voice
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

PROOFS = (
    ("police_check", stems("führungszeugnis"), compiled("(?:polizeiliche[sn]? )?führungszeugnis(?:ses|se)?")),
    ("measles", stems("masern"), compiled(r"""
    masern(?:schutz|impfung|schutzimpfung|nachweis|immunität|impfschutz)?\w*
""")),
    ("hygiene", stems(r"""
    gesundheitszeugnis  infektionsschutz  hygienebelehrung  rote karte
"""), compiled(r"""
    gesundheitszeugnis(?:ses)?  (?:belehrung|bescheinigung)(?: \w+){0,4} infektionsschutz\w*
    infektionsschutzbelehrung  hygienebelehrung  rote karte
""")),
)  # fmt: skip
_CLASS = "be|b|c ?1e|c ?1|ce|c|d ?1|d|3|iii"
LICENCE = compiled(rf"""
    (?:pkw-|auto-)?führerschein(?:s|e|klasse|es)?(?: (?:der )?(?:klasse )?(?P<class>{_CLASS})(?!\w|\.\d))?
    fahrerlaubnis(?: (?:der )?(?:klasse )?(?P<class2>be|b|c ?1|c|d ?1|d|3)(?!\w|\.\d))?
""")
_LICENCE_HINT = stems(r"""
    führerschein  fahrerlaubnis
""")
NEEDED = compiled(r"""
    benötig\w*  erforderlich\w*  voraussetzung\w*  notwendig\w*  brauch\w*  besitz\w*  verfüg\w*  muss  müssen  haben
    hast  mit  bringen  vorhanden  gültig\w*  mindestens  anforderung\w*  nötig  vorausgesetzt  im besitz  inhaber
""")
MAYBE = stems(r"""
    wünsch  vorteil  hilfreich  \bgern  idealerweise  wäre  optional  \bschön\b  evtl  eventuell  ggf  gegebenenfalls
    \boder\b  kein muss  möglichst  optimal  ideal  bevorzugt  wenn sie\s  falls  \bwer\s  vielleicht  von nutzen
    nützlich  erleichter  günstig  praktisch  \bgut\b  auch ohne  könn  erwünscht
""")
NOT_DRIVING = stems(r"""
    computer  gabelstapler  stapler  hunde  mofa  fahrrad  medien  internet  ernährungs  erwerb  prüfung  machen
""")
_OLD_CLASSES = {"3": "B", "iii": "B"}

WITHOUT = compiled(r"""
    (?:ohne|kein\w{0,2}) (?:\w+ )?(?:führerschein|fahrerlaubnis)
""")
WITH = compiled(r"""
    (?:habe|mit|besitze|hab)(?: \w+)? (?:führerschein|fahrerlaubnis)(?: (?:klasse )?(?P<class>b|be|c|d))?
    führerschein (?:ist )?vorhanden  fahre (?:gern\w? |sehr gern\w? )?(?:auto|mit dem auto)
""")


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Papers that an offer asks for; what is only welcome is not asked for."""
    found: list[Found] = []
    for key, hint, pattern in PROOFS:
        if hint.search(text):
            for sentence, match in hits(pattern, text, spans):
                found += _asked(text, sentence, key, match)
    if _LICENCE_HINT.search(text):
        for sentence, match in hits(LICENCE, text, spans):
            found += _licence(text, sentence, match)
    return found


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Whether somebody says to have a driving licence, or none."""
    found: list[Found] = []
    for sentence in spans:
        if without := WITHOUT.search(text, *sentence):
            found.append(Found("licence:none", *without.span()))
        elif held := WITH.search(text, *sentence):
            found.append(Found(f"licence:{(held.group('class') or 'b').upper()}", *held.span()))
    return found


def _asked(text: str, sentence: Span, key: str, match: re.Match[str]) -> list[Found]:
    if LEFT_OPEN.search(text, *sentence):
        return []
    clause = clause_of(clauses(text, sentence), match.start()) or sentence
    return [Found(key, *match.span())] if voice(text, clause, *match.span()) is Voice.MEANT else []


def _licence(text: str, sentence: Span, match: re.Match[str]) -> list[Found]:
    if MAYBE.search(text, *sentence) or NOT_DRIVING.search(text, *sentence) or LEFT_OPEN.search(text, *sentence):
        return []
    alone = len(text[sentence.start : sentence.end].split()) <= 6
    if not alone and not NEEDED.search(text, *sentence):
        return []
    clause = clause_of(clauses(text, sentence), match.start()) or sentence
    if voice(text, clause, *match.span()) is not Voice.MEANT:
        return []
    named = (match.group("class") or match.group("class2") or "b").replace(" ", "")
    return [Found(f"licence:{_OLD_CLASSES.get(named, named.upper())}", *match.span())]
