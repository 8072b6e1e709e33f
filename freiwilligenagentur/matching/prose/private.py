"""What somebody tells of their own health, religion, origin and the like is not read at all (Article 9 GDPR).

It is taken out before anything else reads a wish, so that neither criteria nor rankings can depend on it. A wish that
is about such people ("Menschen mit Behinderung begleiten") stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from freiwilligenagentur.matching.prose import foreign
from freiwilligenagentur.matching.prose.plain import Span, alternatives, plain
from freiwilligenagentur.matching.prose.tables import circumstances

_KEPT = frozenset(",;.:!?()\n")


def spared(text: str) -> str:
    """A wish without what nobody may go by; as long as before, so that places in it stay the same."""
    for _again in range(2):  # what was taken out may have hidden the language of the rest
        small = plain(text)
        found = [Span(*hit.span()) for hit in _told(foreign.spoken(small)).finditer(small)]
        if not found:
            break
        text = blanked(text, found)
    return text


def blanked(text: str, spans: list[Span]) -> str:
    """A text with blanks for some of its pieces; stops and commas stay."""
    letters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if letters[at] not in _KEPT:
                letters[at] = " "
    return "".join(letters)


@lru_cache(maxsize=16)
def _told(language: str) -> re.Pattern[str]:
    table = {name: alternatives(words) for name, words in circumstances(language).items()}
    private = rf"(?:{table['private']})[\w-]*(?!\w|[ ]+(?:{table['doing']})(?!\w))"
    between = rf"(?:[ ]+(?!(?:{table['other']})(?!\w))[\w%'/.-]+)"
    more = rf"(?:(?:[ ]*(?:{table['more']}){between}?)?{between}?[ ]+{private})"
    tail = rf"(?:[ ]+(?:{table['tail']})(?!\w))"
    return re.compile(rf"(?<!\w)(?:{table['self']}){between}{{0,5}}?[ ]+{private}{more}*{tail}*")
