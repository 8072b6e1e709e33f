"""Text broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from freiwilligenagentur.documents import fonts, scripts
from freiwilligenagentur.documents.fonts import Face, Run
from freiwilligenagentur.documents.styles import Style

# A break may follow a space, or a hyphen, dash or slash between letters ("Hans-Peter", "und/oder", not "2026-04").
# No break stands inside an abbreviation ("e. V.") or between day and month ("2. November 2026").
_JOINT = r"(?:(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)|(?<=\d\.) (?=[^\W\d_]+ \d{4}))"
_WORDS = re.compile(
    rf"\n|(?:(?!{_JOINT}) )+|(?:[^ \n]|{_JOINT})+?"
    rf"(?:(?<=[^\W\d_][^\W\d_][-–—/])(?=[^\W\d_][^\W\d_])|(?!{_JOINT})(?=[ \n])|\Z)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight; ``language`` where it differs from what stands around it, such as ``uk``."""

    text: str
    bold: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn; ``width`` in points, without the space that may end it."""

    runs: tuple[Run, ...]
    width: float


Rich = str | Sequence[Span]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    face: Face
    width: float


_SPACE = _Word(" ", Face.SANS, 0)


def plain(text: Rich) -> str:
    """What a plain or rich text says, cleaned."""
    if isinstance(text, str):
        return scripts.clean(text)
    return "".join(span.text for span in spans(text))


def spans(text: Rich) -> tuple[Span, ...]:
    """A plain or rich text as spans, cleaned."""
    parts = (Span(text),) if isinstance(text, str) else tuple(text)
    return tuple(Span(scripts.clean(part.text), part.bold, part.language) for part in parts)


def wrap(text: Rich, style: Style, width: float) -> list[Line]:
    """Breaks a text into lines of at most ``width`` points; a word that is wider alone is broken inside.

    An empty text gives no line; a line break in the text begins a new line. Raises MissingLetters.
    """
    return list(_wrapped(text if isinstance(text, str) else tuple(text), style, width))


def balanced(text: Rich, style: Style, width: float) -> list[Line]:
    """As ``wrap``, in the same number of lines but all about as wide, for text that stands in the middle."""
    lines = wrap(text, style, width)
    narrow, wide = width / max(1, len(lines)), width
    while len(lines) > 1 and wide - narrow > 1:
        tried = (narrow + wide) / 2
        found = wrap(text, style, tried)
        if len(found) > len(lines):
            narrow = tried
        else:
            lines, wide = found, tried
    return lines


@lru_cache(maxsize=2048)
def _wrapped(text: str | tuple[Span, ...], style: Style, width: float) -> tuple[Line, ...]:
    """Kept, since the papers of one batch say mostly the same."""
    parts = spans(text)
    if len(parts) == 1 and (line := _whole(parts[0], style, width)) is not None:
        return (line,)
    lines: list[Line] = []
    current: list[_Word] = []
    used = 0.0
    for word in _words(parts, style, width):
        if word.text == "\n":
            lines.append(_line([*current, _SPACE], style))
            current, used = [], 0.0
        elif used + word.width > width + 0.01 and current and not word.text.isspace():
            lines.append(_line(current, style))
            current, used = [word], word.width
        elif current or not word.text.isspace():
            current.append(word)
            used += word.width
    if current:
        lines.append(_line(current, style))
    return tuple(lines)


def _whole(part: Span, style: Style, width: float) -> Line | None:
    """The line of a text that fits on one as it stands, as most do; None for others."""
    text = part.text
    if not text or "\n" in text or text != text.strip():
        return None
    runs = fonts.runs(scripts.visual(text), style.face.bold if part.bold else style.face)
    wide = sum([fonts.width(run, style.size) for run in runs])
    return Line(runs, wide) if wide <= width else None


def _words(parts: Sequence[Span], style: Style, width: float) -> Iterator[_Word]:
    for part in parts:
        face = style.face.bold if part.bold else style.face
        for text in _WORDS.findall(part.text):
            measured = 0.0 if text == "\n" else _width(text, face, style.size)
            if measured <= width:
                yield _Word(text, face, measured)
            else:
                yield from _pieces(text, face, style.size, width)


def _pieces(text: str, face: Face, size: float, width: float) -> Iterator[_Word]:
    """A word that is too wide, cut into pieces that fit."""
    start, used = 0, 0.0
    for index, letter in enumerate(text):
        wide = _width(letter, face, size)
        if index > start and used + wide > width:
            yield _Word(text[start:index], face, used)
            start, used = index, 0.0
        used += wide
    yield _Word(text[start:], face, used)


@lru_cache(maxsize=8192)
def _width(text: str, face: Face, size: float) -> float:
    return sum(fonts.width(run, size) for run in fonts.runs(scripts.visual(text), face))


def _line(words: list[_Word], style: Style) -> Line:
    """Puts words together. A line that goes on keeps one space at its end, so that text taken out reads on."""
    goes_on = words[-1].text.isspace()
    while words and words[-1].text.isspace():
        words = words[:-1]
    texts: list[tuple[str, Face]] = []
    for word in words:
        if texts and texts[-1][1] is word.face:
            texts[-1] = (texts[-1][0] + word.text, word.face)
        else:
            texts.append((word.text, word.face))
    runs = tuple(run for text, face in texts for run in fonts.runs(scripts.visual(text), face))
    width = sum(fonts.width(run, style.size) for run in runs)
    if goes_on and runs:
        runs = (*runs[:-1], Run(runs[-1].font, runs[-1].text + " "))
    return Line(runs, width)
