"""With whom and what: codes of the vocabulary out of words of the thesaurus, and what of it is ruled out."""

from __future__ import annotations

from collections.abc import Callable

from freiwilligenagentur.matching.prose.clauses import Voice
from freiwilligenagentur.matching.prose.plain import Found
from freiwilligenagentur.matching.text.thesaurus import Concept, Group, standard

SURELY = 0.8
"""Strength of a word below which it is no more than a part of a longer one."""
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
        if concept.strength < SURELY:
            continue
        how = voice(concept.start, concept.end)
        if how is Voice.MEANT:
            found += _codes(concept, standard().groups[concept.group])
        elif how is Voice.RULED_OUT:
            found += _ruled_out(concept)
    return found


def in_offer(title: str, voice: Callable[[int, int], Voice]) -> list[Found]:
    """With whom and what the work is, out of the title; in the text many are named who are not meant."""
    found: list[Found] = []
    for concept in standard().concepts(title):
        if concept.strength >= SURELY and voice(concept.start, concept.end) is Voice.MEANT:
            found += _codes(concept, standard().groups[concept.group])
    return found


def _codes(concept: Concept, group: Group) -> list[Found]:
    keys = [f"target_group:{code}" for code in sorted(group.target_groups)] if group.kind == "whom" else []
    keys += [f"activity:{code}" for code in sorted(group.activities)] if group.kind == "what" else []
    keys += [f"area:{code}" for code in sorted(group.areas)]
    if concept.group == "animals":
        keys.append(RULES_OUT["animals"])  # they are no people, but a target group
    return [Found(key, concept.start, concept.end) for key in keys]


def _ruled_out(concept: Concept) -> list[Found]:
    found = [Found(f"not_concept:{concept.group}", concept.start, concept.end)]
    if code := RULES_OUT.get(concept.group):
        found.append(Found(f"not_{code}", concept.start, concept.end))
    return found
