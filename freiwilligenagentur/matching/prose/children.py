"""How old a child is for whom somebody looks for something to do; not a child who is only told of, or needs help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from freiwilligenagentur.matching.prose.ages import OLDEST, YOUNGEST
from freiwilligenagentur.matching.prose.clauses import hits
from freiwilligenagentur.matching.prose.plain import Found, Span, compiled, stems

_CHILD = "(?:sohn|tochter|enkel|enkelin|enkeltochter|enkelsohn|kind|nichte|neffe|neffen)"
_AGED = r"(?P<before>\d\d)\s?-?\s?jährige[nr]?"
_AGE = rf"(?:(?:{_AGED}) {_CHILD}|{_CHILD}(?: ist| wird)?(?: \w+)? ?[,(]? ?(?P<behind>\d\d)\)?)"

WISHES = compiled(rf"""(?:mein|unser)e? (?:\w+ )?{_AGE}""")
"""A child who may wish something itself: in the nominative."""
AT_THE_BEGINNING = re.compile(rf"{_AGE}(?!\w)")
OF_SOMEBODY = re.compile(r"(?:mit|bei|von|für|wie|an|um|ohne|seit|als|wenn|weil|durch|gegen)\s+$")
ASKS_FIRST = re.compile(r"(?:kann|könnte|darf|dürfte|möchte|will)\s+$")
_OF_HELP = (
    r"(?! (?:\w+ ){0,2}(?:\w*hilfe|unterstützung|jemand\w*|paten?|patin|begleitung|betreuung|mich|uns|nicht|kein\w*))"
)
WANTS = compiled(rf"""
    (?:sucht|braucht){_OF_HELP}  (?:möchte|will|würde|hätte)(?! (?:nicht|kein\w*)(?!\w))
    gibt es (?:da |dort |hier |bei ihnen |bei euch )?(?:et)?was
""")
OTHERS = compiled("ich  wir  mir  mich  uns")
"""Somebody else whose wish it is."""

FOR_CHILD = compiled(rf"""für (?:(?:mein|unser)(?:e|en)? (?:\w+ )?)?{_AGE}""")
FOR_CHILD_TOLD_OF = compiled(rf"""
    für (?:mein|unser)(?:e|en)? (?:\w+ )?{_CHILD}\s?[.?!,]\s*(?:er|sie|es) ist (?P<age>\d\d)
""")
SOMETHING_TO_DO = compiled(r"""
    (?:et)?was  (?:ehrenamt|engagement|aufgabe|tätigkeit|einsatz|praktik|sozialpraktik|beschäftigung|möglichkeit)\w*
""")
HELP = stems(r"""
    hilfe  betreu  begleit  jemand  pate  patin  babysit  besuch  mentor  unterstütz  therap  unterricht  und mich
    und mir  und für mich
""")


DOES = compiled("(?:ich|wir) (?:möchten?|will|wollen|würden?)  (?:möchten?|will|wollen|würden?) (?:ich|wir)")
"""Who does something for a child, unless they look for it."""
LOOKS = stems("such  find  anmeld")


def in_wish(text: str, spans: list[Span]) -> list[Found]:
    """The age of the child that is to help, where it is surely the child."""
    found = []
    for age, start, end in (*_who_want(text, spans), *_looked_for(text, spans)):
        if YOUNGEST <= int(age) < OLDEST:
            found.append(Found(f"age:{age}", start, end))
    return found


def _who_want(text: str, spans: list[Span]) -> Iterator[tuple[str, int, int]]:
    """Children who want something themselves."""
    for sentence, match in hits(WISHES, text, spans):
        before = text[sentence.start : match.start()]
        if OF_SOMEBODY.search(before):
            continue
        if ASKS_FIRST.search(before) or _want(text, match.end(), sentence.end):
            yield _age(match), *match.span()
    for sentence in spans:
        first = AT_THE_BEGINNING.match(text, *sentence)
        if first and _want(text, first.end(), sentence.end):
            yield _age(first), *first.span()


def _want(text: str, start: int, end: int) -> bool:
    wanted = WANTS.search(text, start, end)
    return wanted is not None and OTHERS.search(text, start, wanted.start()) is None


def _looked_for(text: str, spans: list[Span]) -> Iterator[tuple[str, int, int]]:
    """Children for whom somebody asks for something to do."""
    for sentence, match in hits(FOR_CHILD, text, spans):
        if _something_to_do(text, sentence):
            yield _age(match), *match.span()
    for match in FOR_CHILD_TOLD_OF.finditer(text):
        asked = next(span for span in reversed(spans) if span.start <= match.start())
        if _something_to_do(text, asked):
            yield match.group("age"), *match.span()


def _something_to_do(text: str, sentence: Span) -> bool:
    if DOES.search(text, *sentence) and not LOOKS.search(text, *sentence):
        return False
    return SOMETHING_TO_DO.search(text, *sentence) is not None and HELP.search(text, *sentence) is None


def _age(match: re.Match[str]) -> str:
    return match.group("before") or match.group("behind")
