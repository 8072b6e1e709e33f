"""Text blocks (Textbausteine): what one says in three forms, placeholders filled, and what is wrong with a text.

A placeholder is a word in braces, such as ``{Person}``; ``PLACEHOLDERS`` knows all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Address, Person
from freiwilligenagentur.i18n import _

PLACEHOLDERS = ("Person", "PersonDativ", "Einsatzstelle", "Ort", "Aufgabe")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Shape(StrEnum):
    """Where a block goes: a line each into the list of tasks, or sentences into the running text."""

    TASKS = "tasks"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Variants:
    """The same text for Frau, for Herr, and for people who are called by their full name.

    Empty forms say what the neutral one says.
    """

    neutral: str
    feminine: str = ""
    masculine: str = ""

    def of(self, address: Address) -> str:
        """The form that somebody's own form of address asks for."""
        own = {Address.FRAU: self.feminine, Address.HERR: self.masculine}.get(address, "")
        return own.strip() or self.neutral.strip()


@dataclass(frozen=True, slots=True)
class Block:
    """One text block. ``number`` is the version of its words; 0 is what the program brings."""

    key: str
    title: str
    shape: Shape
    words: Variants
    areas: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    position: int = 0
    number: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that keeps a text from being kept, and where: line and column count from 1, ``start`` from 0."""

    text: str
    line: int
    column: int
    start: int
    length: int


def faults(text: str) -> list[Fault]:
    """Unknown placeholders, braces that stand alone, and words that grade, in the order in which they stand."""
    found = [_fault(text, match, _of_brace(match)) for match in _BRACES.finditer(text) if not _is_known(match)]
    for match in wording.graded_matches(text):
        said = _("“{phrase}” grades or can be read in code. Please describe what was done.")
        found.append(_fault(text, match, said.format(phrase=match.group())))
    return sorted(found, key=lambda each: each.start)


def naming(who: Person) -> dict[str, str]:
    """What placeholders say that name somebody."""
    return {"Person": wording.person(who), "PersonDativ": wording.to_person(who)}


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its placeholders filled: what ``naming`` says, Einsatzstelle, Ort and Aufgabe.

    A placeholder that nobody knows stays as it stands, so that somebody sees it.
    """
    return _BRACES.sub(lambda match: known.get(match.group(1) or "", match.group()), text)


def _is_known(match: re.Match[str]) -> bool:
    return match.group(1) in PLACEHOLDERS


def _of_brace(match: re.Match[str]) -> str:
    if match.group(1) is None:
        return _("A brace stands alone here. Placeholders look like {example}.").format(example="{Person}")
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    text = _("There is no placeholder {name}. There are: {known}")
    return text.format(name=match.group(), known=known)


def _fault(text: str, match: re.Match[str], said: str) -> Fault:
    before = text[: match.start()]
    line = before.count("\n") + 1
    column = match.start() - (before.rfind("\n") + 1) + 1
    return Fault(said, line, column, match.start(), match.end() - match.start())
