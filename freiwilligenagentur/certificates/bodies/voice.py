"""In which words and letters a page speaks: German as it is issued, or another language behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.known_words import activity_code, area_code, code_of, task_line
from freiwilligenagentur.certificates.wording import GERMAN, SIMPLE, Wording
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Block, Bullets, KeyValues, Paragraph
from freiwilligenagentur.documents.lines import Rich, Span
from freiwilligenagentur.documents.styles import MM, Style

LONG_NAME = 0.75
"""The share of its size in which a name is set that would need more than two lines; Leichte Sprache stays above 14."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The type sizes of a page."""

    title: Style = styles.TITLE
    name: Style = styles.NAME
    text: Style = styles.TEXT
    facts: Style = styles.FACTS
    fact_names: Style = styles.FACT_NAMES
    note: Style = styles.NOTE


def _sized(style: Style, size: float, spread: float) -> Style:
    return Style(style.face, size, size * spread, style.colour)


_SECOND = Letters(title=_sized(styles.TITLE, 22, 1.2), name=_sized(styles.NAME, 17, 1.2))


# Leichte Sprache asks for letters of at least 14 points without serifs and one and a half lines of distance.
_LARGE = Letters(
    title=_sized(styles.TITLE, 24, 1.2),
    name=_sized(styles.NAME, 19, 1.2),
    text=_sized(styles.FACTS, 14, 1.5),
    facts=_sized(styles.FACTS, 14, 1.5),
    fact_names=_sized(styles.FACT_NAMES, 14, 1.5),
    note=_sized(styles.NOTE, 14, 1.5),
)
_LETTERS = {GERMAN: Letters(), SIMPLE: _LARGE}


@dataclass(frozen=True, slots=True)
class Voice:
    """The words and letters of one language."""

    words: Wording
    letters: Letters

    @classmethod
    @cache
    def of(cls, language: str, accent: str = styles.GREEN) -> Voice:
        """The voice of a language; titles in the colour ``accent``."""
        letters = _LETTERS.get(language, _SECOND)
        title = replace(letters.title, colour=accent)
        return cls(wording.in_language(language), replace(letters, title=title))

    @property
    def is_german(self) -> bool:
        """Whether this is the language of the certificate itself."""
        return self.words is wording.german

    def typed(self, text: str) -> Rich:
        """What somebody wrote in German: as it is, and known as German on a page of another language."""
        return text if self.is_german else (Span(text, language=wording.german.tag),)

    def paragraph(self, text: Rich, before: float = 11, *, keep: bool = False) -> Paragraph:
        """Running text."""
        return Paragraph(text, self.letters.text, before, keep=keep)

    def note(self, text: str) -> Paragraph:
        """A small line that stays with what follows."""
        return Paragraph(text, self.letters.note, before=1, keep=True)

    def lead(self, name: str, text: str = "", *, keep: bool = False) -> Paragraph:
        """A paragraph of this language that begins with what it is about, in bold."""
        label = self.words.label(name)
        bold = Span(label if text else f"{label.rstrip('.:')}:", bold=True)
        return self.paragraph((bold, Span(f" {text}" if text else "")), keep=keep)

    def lead_typed(self, name: str, text: str) -> Iterator[Block]:
        """The same with a text that somebody wrote in German."""
        if self.is_german:
            yield self.lead(name, text)
        else:
            yield self.lead(name, keep=True)
            yield self.paragraph(self.typed(text), before=2)

    def facts(self, rows: Sequence[tuple[str, Rich]], before: float = 14) -> KeyValues:
        """A table of names and values between two lines."""
        names, values = self.letters.fact_names, self.letters.facts
        return KeyValues(
            rows, 46 * MM if self.letters.text == _LARGE.text else 40 * MM, names, values, before, ruled=True
        )

    def bullets(self, items: Sequence[Rich]) -> Bullets:
        """A list."""
        return Bullets(items, self.letters.text)

    def task(self, text: str) -> Rich:
        """A task: what the shipped lists and text blocks say in this language, anything else as somebody wrote it."""
        words = self.words
        if self.is_german:
            return text
        listed = words.activity(activity_code(text)) or words.area(area_code(text))
        return listed or words.task_line(task_line(text)) or self.typed(text)

    def competence(self, name: str) -> Rich:
        """A competence in this language where that is known, else as the office wrote it."""
        if self.is_german:
            return name
        known = self.words.competence(code_of(name))
        return known or self.typed(name)
