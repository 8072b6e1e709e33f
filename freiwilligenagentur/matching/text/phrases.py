"""Finding listed expressions of several German words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.text.tokens import ENDINGS, folded, stem

_GAP: Final = "…"
_REACH: Final = 5
"""A gap holds up to four words."""

Found = tuple[str, tuple[int, ...]]
"""Group and the places of its words."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    group: str
    stems: tuple[str, ...]
    exact: tuple[bool, ...]
    gaps: tuple[bool, ...]
    """Whether there may be other words before each."""
    anchor: int
    """Its longest word, by which it is looked up."""


class Phrases:
    """Listed expressions, found in the folded words of a text."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        self._by_anchor: dict[str, list[_Phrase]] = {}
        for text, group in listed:
            phrase = _phrase(text, group)
            self._by_anchor.setdefault(phrase.stems[phrase.anchor][:4], []).append(phrase)

    def find(self, names: list[str]) -> list[Found]:
        """The expressions of a text; of two that share words the longer one."""
        found: list[Found] = []
        for place, name in enumerate(names):
            for phrase in self._by_anchor.get(name[:4], ()):
                if _fits(phrase, phrase.anchor, name):
                    places = _places(phrase, place, names)
                    if places:
                        found.append((phrase.group, places))
        if len(found) < 2:
            return found
        kept: list[Found] = []
        taken: set[int] = set()
        for group, places in sorted(found, key=lambda one: (-len(one[1]), one[1], one[0])):
            if not taken.intersection(places):
                kept.append((group, places))
                taken.update(places)
        return kept


def _phrase(text: str, group: str) -> _Phrase:
    stems: list[str] = []
    exact: list[bool] = []
    gaps: list[bool] = []
    gap = False
    for part in text.split():
        if part == _GAP:
            gap = True
            continue
        name = folded(part)
        short = len(name) <= 3
        stems.append(name if short else stem(name))
        exact.append(short)
        gaps.append(gap)
        gap = False
    anchor = max(range(len(stems)), key=lambda place: len(stems[place]))
    return _Phrase(group, tuple(stems), tuple(exact), tuple(gaps), anchor)


def _fits(phrase: _Phrase, part: int, name: str) -> bool:
    wanted = phrase.stems[part]
    if phrase.exact[part]:
        return name == wanted
    return name.startswith(wanted) and name[len(wanted) :] in ENDINGS


def _places(phrase: _Phrase, anchor: int, names: list[str]) -> tuple[int, ...]:
    places = [anchor]
    for part in range(phrase.anchor + 1, len(phrase.stems)):
        last = places[-1]
        reach = range(last + 1, min(len(names), last + 1 + (_REACH if phrase.gaps[part] else 1)))
        following = next((place for place in reach if _fits(phrase, part, names[place])), None)
        if following is None:
            return ()
        places.append(following)
    for part in range(phrase.anchor - 1, -1, -1):
        first = places[0]
        reach = range(first - 1, max(-1, first - 1 - (_REACH if phrase.gaps[part + 1] else 1)), -1)
        before = next((place for place in reach if _fits(phrase, part, names[place])), None)
        if before is None:
            return ()
        places.insert(0, before)
    return tuple(places)
