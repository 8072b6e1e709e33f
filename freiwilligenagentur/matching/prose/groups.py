"""For groups: offers that take a team for a day, people who come as one."""

from __future__ import annotations

from freiwilligenagentur.matching.prose.clauses import hits
from freiwilligenagentur.matching.prose.numbers import NUMBER
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

OFFERS = compiled(r"""
    social days?  firmen-?(?:einsätze|einsatz|gruppen?|teams?)  unternehmens-?(?:teams?|gruppen?|einsätze|einsatz)
    teambuilding(?:-\w+)?  team-?events?  corporate volunteering
    (?:für|als|auch) gruppen? (?:geeignet|möglich|willkommen)  geeignet für gruppen
    als gruppe (?:von|mit|aus)(?: \w+){0,2} (?:freund|kolleg|mitarbeiter|freiwillig)\w*  (?<!die\s)freiwilligengruppen?
    firmen und gruppen  gruppen und firmen  gruppen aus unternehmen
    (?:als|im) team aus (?:ihrem|eurem|deinem) unternehmen
    (?:mit|von) (?:ihrem|deinem|eurem) (?:kollegium|firmenteam)  unternehmen(?: \w+){0,3} aktionstage?
    gruppenengagement  gruppeneinsätze  gruppeneinsatz
""")
HINT = stems(r"""
    social  firmen  unternehmen  team  corporate  grupp  kollegium
""")
_MANY = "(?:kolleg|freund|leute|person|mitarbeit|schüler|student|frauen|männer|mitglied|auszubildend|azubi)"
WISHES = compiled(rf"""
    wir sind (?:\w+ )?(?:{NUMBER}|\d\d+)(?: \w+)? {_MANY}\w*(?:(?:\*|:|/)?innen)?(?: und \w+)?
    wir sind ein(?:e)? (?:\w+ )?(?:team|gruppe|firma|verein|klasse|schulklasse|abteilung|unternehmen)
    als (?:ganzes |kleines )?(?:team|gruppe|firma)  mit (?:meinem|unserem) (?:ganzen )?team
    (?:unsere|unserer) (?:firma|abteilung|klasse|gruppe)  unser (?:team|unternehmen|verein)
    mit (?:meinen|allen|ein paar) (?:\w+ )?kolleg\w+  firmengruppe  social day  teamevent  team-event  teamtag
    betriebsausflug
    mit (?:der|meiner|unserer|einer) (?:ganzen )?(?:klasse|firma|abteilung|belegschaft|schulklasse)
    mit (?:meinen|ein paar|einigen) freund\w+  unser\w* (?:\w+)?(?:kollegium|belegschaft|betrieb|team|azubis)
    (?:azubis|auszubildende\w*|kolleg\w+|mitarbeit\w+) (?:unserer?|meiner|der) (?:firma|abteilung|schule)
    wir(?: \w+){{0,2}} (?:zu|mit) (?:zehnt|fünft|sechst|acht|zwölft|mehreren|\d\d leuten)
    zu (?:zehnt|fünft|sechst|acht|zwölft|mehreren)
""")


def in_offer(text: str, spans: list[Span]) -> list[Found]:
    """Whether an offer suits a group that comes together."""
    if HINT.search(text) is None:
        return []
    return [Found("group", *match.span()) for _sentence, match in hits(OFFERS, text, spans)]


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """Whether several people wish to come together."""
    return [Found("group", *match.span()) for _sentence, match in hits(WISHES, text, spans)]
