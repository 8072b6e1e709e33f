"""Why an offer was found: what it shares with the wish, with its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from freiwilligenagentur.matching.text.thesaurus import Thesaurus

_SHOWN: Final = 4
_ENOUGH: Final = 0.12


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
    quotes: dict[str, str] = {}
    for part in (title, text):
        for concept in thesaurus.concepts(part):
            quotes.setdefault(concept.group, part[concept.start : concept.end])
    return tuple(Reason(thesaurus.groups[group].label, quotes.get(group, "")) for group in shared[:_SHOWN])
