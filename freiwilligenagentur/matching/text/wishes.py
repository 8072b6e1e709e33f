"""What a wish is about: its topic, the groups it names, each with its weight, and what it rules out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.prose import Criteria, read_wish
from freiwilligenagentur.matching.text.languages import GERMAN, language_of
from freiwilligenagentur.matching.text.thesaurus import Thesaurus

CONDITIONS: Final = frozenset({"one-off", "company-teams", "from-home"})
"""Groups that say how, and are checked as constraints."""
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish, read."""

    text: str
    topic: str
    """Without its constraints; the whole text when nothing else is left."""
    language: str
    criteria: Criteria
    groups: dict[str, float]
    """What it names, with the strength of the naming."""
    ruled_out: tuple[str, ...]

    def german_words(self, thesaurus: Thesaurus) -> str:
        """Words to look for in German offers: the topic itself, or the groups of a wish in another language."""
        if self.language == GERMAN:
            return self.topic
        listed = [word.lstrip("=") for group in self.groups for word in thesaurus.groups[group].words[:_SHOWN]]
        return ", ".join(listed)

    def gist(self, thesaurus: Thesaurus) -> str:
        """The first words of its groups: the wish as an offer would put it."""
        return ", ".join(thesaurus.groups[group].label for group in self.groups)


def understand(text: str, thesaurus: Thesaurus) -> Wish:
    """Reads a wish in any of the languages of the thesaurus."""
    criteria = read_wish(text)
    language = language_of(text)
    topic = criteria.topic or text
    out = criteria.not_concepts
    groups: dict[str, float] = {}
    for concept in thesaurus.concepts(topic, language):
        if concept.group not in CONDITIONS and concept.group not in out:
            groups[concept.group] = max(groups.get(concept.group, 0.0), concept.strength)
    ruled_out = tuple(sorted(group for group in out if group in thesaurus.groups and group not in groups))
    return Wish(text, topic, language, criteria, groups, ruled_out)
