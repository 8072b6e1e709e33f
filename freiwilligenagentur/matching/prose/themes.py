"""With whom and what: codes of the vocabulary out of words of the thesaurus, and what of it is ruled out."""

from __future__ import annotations

import re
from collections.abc import Callable

from freiwilligenagentur.matching.prose.clauses import Voice
from freiwilligenagentur.matching.prose.plain import Found
from freiwilligenagentur.matching.text.thesaurus import Concept, standard

_ONESELF = re.compile(r"\b(?:[Ii]ch bin|[Bb]in|[Aa]ls|[Ww]ir sind)(?: eine?| selbst| auch| schon)?\s+$")
"""Before words that tell who somebody is, not whom they wish to meet."""
SURELY = 0.8
"""Strength of a word below which it is no more than a part of a longer one."""
ITSELF = 0.9
"""Strength of a word that stands by itself or ends a compound: a "Kinderbuch" is not for children alone."""
IN_COMPOUNDS = {"seniors", "refugees", "hospice", "homework", "reading-aloud", "dementia", "disability"}
MEANS = {
    "animals": "target_group:animals area:nature", "dogs": "target_group:animals area:nature",
    "cats": "target_group:animals area:nature", "birds": "area:nature", "nature": "area:nature",
    "gardening": "activity:practical_work area:nature", "environment-education": "area:nature",
    "reading-aloud": "activity:reading_aloud area:education", "homework": "activity:homework area:education",
    "tutoring": "activity:homework area:education", "teaching-german": "activity:teaching area:education",
    "kitchen": "activity:kitchen", "baking": "activity:kitchen", "cafe": "activity:kitchen",
    "driving": "activity:driving", "office": "activity:office_work area:organising",
    "bookkeeping": "activity:office_work area:organising", "publicity": "activity:publicity area:digital",
    "website": "activity:publicity area:digital", "social-media": "activity:publicity area:digital",
    "interpreting": "activity:interpreting", "selling": "activity:selling", "second-hand": "activity:selling",
    "repairing": "activity:practical_work area:crafts", "renovating": "activity:practical_work area:crafts",
    "small-repairs": "activity:practical_work area:crafts", "music": "activity:music area:culture",
    "singing": "activity:music area:culture", "theatre": "area:culture", "museum": "area:culture",
    "exhibition": "area:culture", "guided-tours": "activity:talks_tours", "hospice": "activity:end_of_life area:health",
    "sport": "area:sport", "gymnastics": "area:sport", "swimming": "area:sport", "ball-games": "area:sport",
    "mentoring": "activity:sponsoring area:mentoring", "neighbourly-help": "activity:neighbourly_help",
    "excursions": "activity:leisure_activities area:leisure", "seniors": "area:old_age", "care-home": "area:old_age",
    "children": "area:children", "youth": "area:children", "toddlers": "area:children", "disability": "area:disability",
    "refugees": "area:diversity", "migrants": "area:diversity", "homeless": "area:social", "food-bank": "area:social",
    "offenders": "area:justice", "politics": "area:politics", "fire-brigade": "area:rescue",
    "civil-protection": "area:rescue", "school": "area:school", "nursery": "area:school",
}  # fmt: skip
"""Groups of the thesaurus that say for sure what of the vocabulary is meant; ranking looks at all of them."""
RULES_OUT = {
    "children": "target_group:children", "youth": "target_group:youth", "seniors": "target_group:seniors",
    "refugees": "target_group:refugees", "migrants": "target_group:migrants", "animals": "target_group:animals",
    "disability": "target_group:disability", "offenders": "target_group:offenders",
    "addiction": "target_group:addiction",
    "homeless": "target_group:poverty", "ill-people": "target_group:illness", "office": "activity:office_work",
    "driving": "activity:driving", "kitchen": "activity:kitchen", "selling": "activity:selling",
    "publicity": "activity:publicity", "interpreting": "activity:interpreting", "music": "activity:music",
    "hospice": "activity:end_of_life", "sport": "area:sport", "politics": "area:politics", "church": "area:faith",
}  # fmt: skip
"""Groups of the thesaurus whose whole code is meant where somebody does not want them; "keine Nachhilfe" is not enough
to rule out all help with homework."""


def in_wish(original: str, language: str, voice: Callable[[int, int], Voice]) -> list[Found]:
    """What somebody wishes and what they rule out; ``voice`` tells how the words at a place are meant."""
    found: list[Found] = []
    for concept in standard().concepts(original, language):
        if concept.strength < SURELY or _ONESELF.search(original[: concept.start]):
            continue
        how = voice(concept.start, concept.end)
        if how is Voice.MEANT:
            found += _codes(concept)
        elif how is Voice.RULED_OUT:
            found += _ruled_out(concept)
    return found


def named(text: str, language: str) -> dict[str, str]:
    """The groups of the thesaurus that a wish names, each with its kind."""
    groups = standard().groups
    named = (hit.group for hit in standard().concepts(text, language) if hit.strength >= SURELY)
    return {group: groups[group].kind for group in named}


def in_offer(title: str, voice: Callable[[int, int], Voice]) -> list[Found]:
    """With whom and what the work is, out of the title; in the text many are named who are not meant."""
    found: list[Found] = []
    for concept in standard().concepts(title):
        weak = concept.strength < ITSELF and concept.group not in IN_COMPOUNDS
        if concept.strength >= SURELY and not weak and voice(concept.start, concept.end) is Voice.MEANT:
            found += _codes(concept)
    return found


def _codes(concept: Concept) -> list[Found]:
    group = standard().groups[concept.group]
    keys = [f"target_group:{code}" for code in sorted(group.target_groups)] if group.kind == "whom" else []
    keys += MEANS.get(concept.group, "").split()
    return [Found(key, concept.start, concept.end) for key in keys]


def _ruled_out(concept: Concept) -> list[Found]:
    found = [Found(f"not_concept:{concept.group}", concept.start, concept.end)]
    if code := RULES_OUT.get(concept.group):
        found.append(Found(f"not_{code}", concept.start, concept.end))
    return found
