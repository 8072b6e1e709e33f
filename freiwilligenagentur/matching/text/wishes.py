"""What a wish is about: its topic, the groups it names, each with its weight, and what it rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.prose import Criteria, read_wish, spared
from freiwilligenagentur.matching.text.languages import GERMAN, language_of
from freiwilligenagentur.matching.text.thesaurus import Concept, Thesaurus

CONDITIONS: Final = frozenset({"one-off", "company-teams", "from-home"})
"""Groups that say how, and are checked as constraints."""
_SHOWN: Final = 3
_HINT: Final = 0.35
"""What somebody tells besides ("Ich bin Buchhalterin") counts so much of what they ask for."""
_ALIKE: Final = {"ru": ("ru", "uk"), "uk": ("uk", "ru"), "ar": ("ar", "fa"), "fa": ("fa", "ar")}
"""Languages that short texts do not tell apart."""
_SELF: Final = re.compile(
    r"\b(?:(?:ich bin|bin|wir sind|i am|i['’]m|we are|je suis|nous sommes|soy|somos|jestem|sunt)\b[^,.;:!?]{0,30}?"
    r"|(?:als|as an?|я|أنا|انا) )$",
    re.IGNORECASE,
)
"""What stands before what somebody says of themselves: "Ich bin Rentner" is no wish for old people."""
_OR: Final = re.compile(
    r"[,;/&.!?()]|\b(?:und|oder|sowie|bzw|and|or|et|ou|y|e|o|u|i|lub|oraz|albo|и|или|либо|та|і|й|або|чи|ve|veya|ya|și|sau)\b",
    re.IGNORECASE,
)
"""What stands between things that may be had one without the other."""
_NEAR: Final = 30
"""Letters between two names of one thing: "Frauen aus anderen Ländern"."""
_WAYS: Final = {"background_work": "background", "outdoors": "outdoors"}
"""Groups for ways of working, of the things that are done so; they count where nothing else is named to do."""
_ON: Final = re.compile(r"\b(?:und|and|et|y|i|și|suche|möchte|würde|kann|want|would)\b", re.IGNORECASE)
"""Where the next statement begins."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish, read."""

    text: str
    topic: str
    """What is asked for; what is told, or else the whole text, when nothing is."""
    language: str
    criteria: Criteria
    groups: dict[str, float]
    """What it names, with the strength of the naming; what is only told comes last and counts little."""
    ruled_out: tuple[str, ...]
    together: tuple[tuple[str, ...], ...] = ()
    """Groups of one kind that describe the same: "Frauen aus anderen Ländern" are women and migrants."""

    def german_words(self, thesaurus: Thesaurus) -> str:
        """Words to look for in German offers: the topic itself, or the groups of a wish in another language."""
        if self.language == GERMAN:
            return f"{self.topic}, {self.criteria.background}"
        listed = [word.strip("=-") for group in self._asked() for word in thesaurus.groups[group].words[:_SHOWN]]
        return ", ".join(listed)

    def gist(self, thesaurus: Thesaurus) -> str:
        """The first words of its groups: the wish as an offer would put it."""
        return ", ".join(thesaurus.groups[group].label for group in self._asked())

    def _asked(self) -> list[str]:
        return [group for group, strength in self.groups.items() if strength > _HINT] or list(self.groups)


def understand(text: str, thesaurus: Thesaurus) -> Wish:
    """Reads a wish in any of the languages of the thesaurus."""
    text = spared(text)
    criteria = read_wish(text)
    topic = criteria.topic or criteria.background or text
    language, concepts = _named(topic, language_of(text), thesaurus)
    out = criteria.not_concepts
    groups: dict[str, float] = {}
    for concept in concepts:
        if concept.group not in CONDITIONS and concept.group not in out:
            groups[concept.group] = max(groups.get(concept.group, 0.0), concept.strength)
    if not groups or any(thesaurus.groups[group].kind == "what" for group in groups):
        for concept in thesaurus.concepts(criteria.background, language):
            if thesaurus.groups[concept.group].kind == "what" and concept.group not in (*CONDITIONS, *out):
                groups.setdefault(concept.group, _HINT * concept.strength)
    if not any(thesaurus.groups[group].kind == "what" and strength > _HINT for group, strength in groups.items()):
        ways = [group for way, group in _WAYS.items() if way in criteria.manner and group in thesaurus.groups]
        groups |= dict.fromkeys(ways, 1.0)
    ruled_out = tuple(sorted(group for group in out if group in thesaurus.groups and group not in groups))
    return Wish(
        text, topic, language, criteria, groups, ruled_out, tuple(_together(topic, concepts, groups, thesaurus))
    )


def _together(
    topic: str, concepts: list[Concept], groups: dict[str, float], thesaurus: Thesaurus
) -> Iterator[tuple[str, ...]]:
    """Groups of people named as one, each in one set only."""
    named = [concept for concept in concepts if concept.group in groups and concept.group in thesaurus.whom]
    seen: set[str] = set()
    current: list[str] = []
    before: Concept | None = None
    for concept in named:
        if before is None or not _as_one(topic, before, concept):
            if len(current) > 1:
                yield tuple(current)
            current = []
        if concept.group not in seen:
            seen.add(concept.group)
            current.append(concept.group)
        before = concept
    if len(current) > 1:
        yield tuple(current)


def _as_one(topic: str, before: Concept, after: Concept) -> bool:
    between = topic[before.end : after.start] if after.start > before.end else ""
    return len(between) <= _NEAR and _OR.search(between) is None


def _named(topic: str, language: str, thesaurus: Thesaurus) -> tuple[str, list[Concept]]:
    """The groups that a wish asks for, read in that of some like languages in which it names most."""
    readings = [(one, list(_wanted(topic, one, thesaurus))) for one in _ALIKE.get(language, (language,))]
    return max(readings, key=lambda reading: len({concept.group for concept in reading[1]}))


def _wanted(topic: str, language: str, thesaurus: Thesaurus) -> Iterator[Concept]:
    for concept in thesaurus.concepts(topic, language):
        if concept.group not in thesaurus.whom or not _of_oneself(topic, concept.start):
            yield concept


def _of_oneself(topic: str, start: int) -> bool:
    said = _SELF.search(topic, 0, start)
    return said is not None and _ON.search(topic, said.start(), start) is None
