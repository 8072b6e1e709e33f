"""Lists that ship with the program: the defaults of the office's own lists, and choices that rules hang on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from freiwilligenagentur import paths
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.sorting import word_key


class FixedList(StrEnum):
    """Choices with the same codes in every office."""

    LANGUAGE = "language"
    LEVEL = "level"
    LICENCE = "licence"
    ACCESSIBILITY = "accessibility"
    RHYTHM = "rhythm"
    MOBILITY = "mobility"


@dataclass(frozen=True, slots=True)
class DefaultTerm:
    """One entry that a new office starts with."""

    code: str
    de: str
    en: str
    survey_area: int | None = None
    aliases: tuple[str, ...] = field(default=())

    def label(self, language: str) -> str:
        """The wording in ``de`` or ``en``."""
        return self.en if language == "en" else self.de


_FILES = {
    TermList.AREA: "areas",
    TermList.ACTIVITY: "activities",
    TermList.TARGET_GROUP: "target_groups",
    TermList.COMPETENCE: "competences",
}


@lru_cache(maxsize=len(_FILES))
def default_terms(which: TermList) -> tuple[DefaultTerm, ...]:
    """The entries that a new office starts with, in order."""
    return tuple(
        DefaultTerm(row["code"], row["de"], row["en"], row.get("survey_area"), tuple(row.get("aliases", ())))
        for row in _read(_FILES[which])["term"]
    )


@lru_cache(maxsize=2 * len(FixedList))
def fixed_choices(which: FixedList, language: str) -> tuple[tuple[str, str], ...]:
    """Codes and labels in ``de`` or ``en``: the most used first where the list says so, the others by name."""
    table = _read("languages" if which is FixedList.LANGUAGE else "choices")[which.value]
    labels: dict[str, str] = table[language]
    first: list[str] = table["order"]
    others = sorted(labels.keys() - set(first), key=lambda code: word_key(labels[code]))
    return tuple((code, labels[code]) for code in (*first, *others))


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "vocabulary" / f"{name}.toml").read_text("utf-8"))
