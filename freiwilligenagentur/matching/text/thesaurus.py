"""The thesaurus of volunteering: which groups of like-minded words a text names, and where.

Groups and words stand in ``resources/matching/thesaurus.toml``. German words are found with any ending and inside
compounds; the longest word wins ("Kindergarten" is no garden), but the people in it stay ("Seniorenheim" is a home, and
for seniors).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.text.compounds import Lexicon, Word
from freiwilligenagentur.matching.text.foreign import Beginnings
from freiwilligenagentur.matching.text.languages import GERMAN
from freiwilligenagentur.matching.text.phrases import Phrases
from freiwilligenagentur.matching.text.tokens import folded, words
from freiwilligenagentur.paths import resources

NOTHING: Final = ""
"""The group of words that hold a word of a group by accident."""
KINDS: Final = ("what", "whom", "where")


@dataclass(frozen=True, slots=True)
class Group:
    """Words that mean the same, and what of the vocabulary they stand for."""

    id: str
    words: tuple[str, ...]
    kind: str = "what"
    other: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Language to beginnings of words."""
    near: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    """Groups that are kinds of this one: whoever looks for it is glad of them."""
    areas: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    target_groups: frozenset[str] = frozenset()
    name: str = ""

    @property
    def label(self) -> str:
        """What is shown of the group."""
        return self.name or self.first

    @property
    def first(self) -> str:
        """The word that stands for the group."""
        return self.words[0].strip("=-")


@dataclass(frozen=True, slots=True)
class Concept:
    """A group that a text names."""

    group: str
    start: int
    end: int
    strength: float
    """1 for the word itself, less inside a compound."""


class Thesaurus:
    """All groups, ready for finding them in texts."""

    def __init__(self, groups: Iterable[Group], nothing: Iterable[str] = (), nouns: Iterable[str] = ()) -> None:
        self.groups = {group.id: group for group in groups}
        self.whom = frozenset(group.id for group in self.groups.values() if group.kind == "whom")
        capital = frozenset(word.strip("=-") for word in nouns)
        entries = [(word, group.id) for group in self.groups.values() for word in group.words]
        entries += [(word, NOTHING) for word in nothing]
        single = [(word, group) for word, group in entries if " " not in word]
        listed = (
            Word(word.strip("=-"), group, alone=word[0] == "=", noun=word.strip("=-") in capital, first=word[-1] == "-")
            for word, group in single
        )
        self.lexicon = Lexicon(listed, self.whom)
        self.phrases = Phrases((word, group) for word, group in entries if " " in word)
        self._foreign = {
            language: Beginnings(
                (word, group.id) for group in self.groups.values() for word in dict(group.other).get(language, ())
            )
            for language in {language for group in self.groups.values() for language, _words in group.other}
        }

    def concepts(self, text: str, language: str = GERMAN, *, cased: bool = False) -> list[Concept]:
        """What a text names, in the order of the text; the same group may come several times.

        ``cased`` says that it is part of a text that uses capital letters.
        """
        if language != GERMAN and language in self._foreign:
            named = self._foreign[language].find(words(text))
            return [Concept(group, start, end, 1.0) for group, start, end in named]
        placed = words(text)
        cased = cased or uses_capitals(text)
        names = [folded(word) for word, _start, _end in placed]
        phrases = self._in_phrases(names, placed)
        covered = {place: group for group, places, _start, _end in phrases for place in places}
        found = [Concept(group, start, end, 1.0) for group, _places, start, end in phrases if group != NOTHING]
        for place, (word, start, end) in enumerate(placed):
            inside = covered.get(place)
            if inside == NOTHING:
                continue
            small = cased and word[0].islower()
            for group, strength in self.lexicon.find(names[place], small):
                if inside is None or (group in self.whom and group != inside):
                    found.append(Concept(group, start, end, strength))
        return sorted(found, key=lambda concept: (concept.start, -concept.end, concept.group))

    def _in_phrases(
        self, names: list[str], placed: list[tuple[str, int, int]]
    ) -> list[tuple[str, tuple[int, ...], int, int]]:
        found = self.phrases.find(names)
        return [(group, places, placed[places[0]][1], placed[places[-1]][2]) for group, places in found]


def uses_capitals(text: str) -> bool:
    """Whether letters tell nouns: a text all in small letters says nothing by them; neither does one in capitals."""
    return any(word[0].isupper() and word[1:].islower() for word, _start, _end in words(text))


def concepts(text: str, language: str = GERMAN) -> list[Concept]:
    """What a text names, by the thesaurus that comes along."""
    return standard().concepts(text, language)


@lru_cache(maxsize=1)
def standard() -> Thesaurus:
    """The thesaurus that comes along; read once."""
    return load(resources() / "matching" / "thesaurus.toml")


def load(path: Path) -> Thesaurus:
    """Reads a thesaurus. Raises OfficeError with a sentence when the file is not as it says at its top."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        groups = [_group(entry) for entry in content["group"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise OfficeError(_("The thesaurus cannot be read: {reason}").format(reason=error)) from None
    if wrong := mistakes(groups):
        raise OfficeError(_("The thesaurus cannot be read: {reason}").format(reason=wrong[0]))
    return Thesaurus(groups, content.get("nothing", ()), content.get("nouns", ()))


def mistakes(groups: list[Group]) -> list[str]:
    """What is wrong in a thesaurus, one sentence each; empty when it is well-formed."""
    known = {group.id for group in groups}
    ids = sorted(group.id for group in groups)
    found = [f"{one}: twice" for one, other in pairwise(ids) if one == other]
    for group in groups:
        if not group.words:
            found.append(f"{group.id}: no words")
        if group.kind not in KINDS:
            found.append(f"{group.id}: kind {group.kind}")
        found += [f"{group.id}: near {near}" for near in group.near if near not in known or near == group.id]
        found += [f"{group.id}: includes {one}" for one in group.includes if one not in known or one == group.id]
    return found


def _group(entry: dict[str, Any]) -> Group:
    return Group(
        id=entry["id"],
        words=tuple(entry["words"]),
        kind=entry.get("kind", "what"),
        other=tuple((language, tuple(listed)) for language, listed in entry.get("other", {}).items()),
        near=tuple(entry.get("near", ())),
        includes=tuple(entry.get("includes", ())),
        areas=frozenset(entry.get("areas", ())),
        activities=frozenset(entry.get("activities", ())),
        target_groups=frozenset(entry.get("target_groups", ())),
        name=entry.get("name", ""),
    )


def labels(thesaurus: Thesaurus, groups: Iterable[str]) -> Iterator[str]:
    """The words that stand for groups."""
    return (thesaurus.groups[group].label for group in groups)


__all__ = [
    "NOTHING",
    "Concept",
    "Group",
    "Thesaurus",
    "concepts",
    "labels",
    "load",
    "mistakes",
    "standard",
    "uses_capitals",
]
