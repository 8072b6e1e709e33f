"""Why an offer was found: what it shares with the wish, with its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.text.thesaurus import Thesaurus

_SHOWN: Final = 4
_ENOUGH: Final = 0.12
_BEGINNING: Final = 400


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that wish and offer share."""

    words: str
    """What it is called."""
    quote: str
    """How the offer says it; empty where a field of its record says it."""


def reasons_for(thesaurus: Thesaurus, about: Mapping[str, float], title: str, text: str) -> tuple[Reason, ...]:
    """The groups that an offer is most about, of those that a wish names; ``about`` tells how much."""
    shared = sorted((group for group, share in about.items() if share >= _ENOUGH), key=lambda group: -about[group])
    wanted = set(shared[:_SHOWN])
    quotes: dict[str, str] = {}
    cut = text.find(" ", _BEGINNING) + 1 or len(text)
    for part in (title, text[:cut], text[cut:]):
        if wanted <= quotes.keys():
            break  # most offers say early what they are about, and twenty long texts take a while
        for concept in thesaurus.concepts(part):
            quotes.setdefault(concept.group, part[concept.start : concept.end])
    return tuple(Reason(thesaurus.groups[group].label, quotes.get(group, "")) for group in shared[:_SHOWN])
