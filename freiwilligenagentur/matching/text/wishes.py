"""What a wish is about: its topic, the groups it names, each with its weight, and what it rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.prose import Criteria, read_wish, spared, without
from freiwilligenagentur.matching.prose.foreign import spoken
from freiwilligenagentur.matching.prose.plain import plain
from freiwilligenagentur.matching.text.languages import GERMAN, language_of
from freiwilligenagentur.matching.text.thesaurus import Concept, Thesaurus, uses_capitals

CONDITIONS: Final = frozenset({"one-off", "company-teams", "from-home"})
"""Groups that say how, and are checked as constraints."""
_SHOWN: Final = 3
_HINT: Final = 0.35
"""What somebody tells besides ("Ich bin Buchhalterin") counts so much of what they ask for."""
_ALIKE: Final = {"ru": ("ru", "uk"), "uk": ("uk", "ru"), "ar": ("ar", "fa"), "fa": ("fa", "ar")}
"""Languages that short texts do not tell apart."""
_SELF: Final = re.compile(
    r"\b(?:(?:ich bin|bin|wir sind|i am|i['’]m|we are|je suis|nous sommes|soy|somos|jestem|sunt)\b[^,.;:!?]{0,30}?"
    r"|(?:als|wie eine?|as an?|like an?|я|أنا|انا) )$",
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
_ANYTHING: Final = frozenset({"all-round", "sociable"})
"""Groups of wishes that leave open what to do; they count where nothing else is named."""
_ANYHOW: Final = "hands-on"
"""Says how somebody would work; a hint where the work itself is named."""
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
    said: bool = True
    """Whether it says more than when, where, how often and what not."""
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
        return ", ".join(thesaurus.groups[group].first for group in self._asked())

    def _asked(self) -> list[str]:
        return [group for group, strength in self.groups.items() if strength > _HINT] or list(self.groups)


def understand(text: str, thesaurus: Thesaurus, struck: frozenset[str] = frozenset()) -> Wish:
    """Reads a wish in any of the languages of the thesaurus; guesses that were ``struck`` out do not count."""
    text = spared(text)
    criteria = without(read_wish(text), struck)
    topic = criteria.topic or criteria.background or text
    cased = uses_capitals(text)
    said = bool(criteria.topic or criteria.background)
    language, concepts = _named(topic if said else "", _language(text), thesaurus, cased)
    out = criteria.not_concepts
    groups: dict[str, float] = {}
    for concept in concepts:
        if concept.group not in CONDITIONS and concept.group not in out:
            groups[concept.group] = max(groups.get(concept.group, 0.0), concept.strength)
    if not groups or any(thesaurus.groups[group].kind == "what" for group in groups):
        for concept in thesaurus.concepts(criteria.background, language, cased=cased):
            if thesaurus.groups[concept.group].kind == "what" and concept.group not in (*CONDITIONS, *out):
                groups.setdefault(concept.group, _HINT * concept.strength)
    if any(_says_what(thesaurus, group, strength) for group, strength in groups.items()):
        groups = {group: _beside(group, strength) for group, strength in groups.items() if group not in _ANYTHING}
    if not any(thesaurus.groups[group].kind == "what" and strength > _HINT for group, strength in groups.items()):
        ways = [group for way, group in _WAYS.items() if way in criteria.manner and group in thesaurus.groups]
        groups |= dict.fromkeys(ways, 1.0)
    ruled_out = tuple(sorted(group for group in out if group in thesaurus.groups and group not in groups))
    together = tuple(_together(topic, concepts, groups, thesaurus))
    return Wish(text, topic, language, criteria, groups, ruled_out, said, together)


def _language(text: str) -> str:
    """By letters and small words; a short wish may have none of them, but words of a table of constraints."""
    language = language_of(text)
    return spoken(plain(text)) if language == GERMAN else language


def _says_what(thesaurus: Thesaurus, group: str, strength: float) -> bool:
    return thesaurus.groups[group].kind == "what" and strength > _HINT and group not in {*_ANYTHING, _ANYHOW}


def _beside(group: str, strength: float) -> float:
    return min(strength, _HINT) if group == _ANYHOW else strength


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


def _named(topic: str, language: str, thesaurus: Thesaurus, cased: bool) -> tuple[str, list[Concept]]:
    """The groups that a wish asks for, read in that of some like languages in which it names most."""
    readings = [(one, list(_wanted(topic, one, thesaurus, cased))) for one in _ALIKE.get(language, (language,))]
    return max(readings, key=lambda reading: len({concept.group for concept in reading[1]}))


def _wanted(topic: str, language: str, thesaurus: Thesaurus, cased: bool) -> Iterator[Concept]:
    for concept in thesaurus.concepts(topic, language, cased=cased):
        if concept.group not in thesaurus.whom or not _of_oneself(topic, concept.start):
            yield concept


def _of_oneself(topic: str, start: int) -> bool:
    said = _SELF.search(topic, 0, start)
    return said is not None and _ON.search(topic, said.start(), start) is None
