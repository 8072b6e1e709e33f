"""What a wish is about, without the clauses that only say when, where, how often or what not."""

from __future__ import annotations

import re

from freiwilligenagentur.matching.prose.clauses import FORWARD
from freiwilligenagentur.matching.prose.plain import Found, Span, plain, words

ABOUT = ("target_group", "activity", "area")
"""Kinds of guesses that the topic keeps."""

FILLERS = words("""
    ab abends aber alle allem allen alles also alt am an anfangen arbeit arbeite arbeiten auch auf aus außer
    außerdem bei bereit berufstätig bin bis bisschen bitte brauche ca da dafür danke dann das dass daß dem den denn
    der des die dies doch dort du eher ehrenamt ehrenamtlich ein eine einem einen einer eines einsetzen engagieren
    entfernt er erst es etwa etwas eventuell fahre feierabend frei freiwillig für ganz ganze ganzen gar geeignet
    gehen geht gelegentlich gerade gern gerne gibt gut hab habe haben hallo helfe helfen hilft hätte hätten
    höchstens ich ihr im immer in infrage irgendetwas irgendwas irgendwo ist ja jahre jahren jede jeden jeder jedoch
    jetzt jung kann kein keine keinem keinen keiner kilometer km komme kommen kommt können könnte könnten leider
    lieber liebsten mache machen mag mal man maximal mehr mein meine meinem meinerseits mich mindestens mir
    mit mitarbeiten mitmachen muss möchte möchten möglich möglichst nach nein nicht nichts nie noch nur ob oder ohne
    personen pro schicht schon sehr sein seit sich sie sind sitzen so sollte sondern sonst spreche sprechen
    stunde stunden suche suchen tag tage tun uhr um unbedingt und ungefähr uns unser unsere unserer unter unterwegs
    verfügbar viel vielleicht voll vom von vor was weil wenn wenns will wir wird wo woche wochen wollen wäre würde
    würden zeit zu zum zur zwar zwischen übernehmen
""")
"""Words that say nothing about a topic."""

_HEADS = re.compile(
    r"\b(?:etwa |ca\.? |circa )?\d+ (?:leute|kinder|personen|schüler|kolleg|mitarbeit|menschen|jugendliche|mann\b)\w*"
)
"""How many come, where a group would come."""
_WORD = re.compile(r"[\w']+")
_EDGES = ' \t\n,;:.!?()-"'


def topic(
    original: str,
    clauses: list[Span],
    found: list[Found],
    fillers: frozenset[str] = FILLERS,
    negations: re.Pattern[str] = FORWARD,
) -> str:
    """The wish without its constraints; empty when it states nothing else."""
    text = plain(original)
    if any(hit.key == "group" for hit in found):
        found = found + [Found("group", *heads.span()) for heads in _HEADS.finditer(text)]
    kept = []
    for clause in clauses:
        gone = [_with_negation(text, clause, hit, negations) for hit in found if _states(text, hit)]
        rest = _without(original, clause, gone)
        if any(word not in fillers and not word.isdigit() for word in _WORD.findall(rest.lower())):
            kept.append(" ".join(rest.split()).strip(_EDGES))
    return ", ".join(piece for piece in kept if piece)


def _states(text: str, hit: Found) -> bool:
    kind = hit.key.partition(":")[0]
    wished = kind == "licence" and "gern" in text[hit.start : hit.end]  # "ich fahre gern Auto" tells both
    return kind not in ABOUT and hit.key != "manner:outdoors" and not wished


def _with_negation(text: str, clause: Span, hit: Found, negations: re.Pattern[str]) -> Span:
    """A guess together with the "nicht" before it."""
    if not hit.key.startswith("not_") or not clause.start <= hit.start < clause.end:
        return Span(hit.start, hit.end)
    negation = negations.search(text, clause.start, hit.start)
    return Span(negation.start(), hit.end) if negation else Span(hit.start, hit.end)


def _without(original: str, clause: Span, gone: list[Span]) -> str:
    letters = list(original[clause.start : clause.end])
    for span in gone:
        for at in range(max(span.start, clause.start), min(span.end, clause.end)):
            letters[at - clause.start] = " "
    return "".join(letters)
