"""The seal that the program draws itself: two rings, the agency's name between them, its initials in the middle.

It shows no arms and no sign of a Land, so it cannot be mistaken for an official seal. It is decoration: who issued the
certificate is said in its head.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from freiwilligenagentur.documents import scripts
from freiwilligenagentur.documents.fonts import Face
from freiwilligenagentur.documents.layout import Mark, ShapeMark, Stroke, TextMark
from freiwilligenagentur.documents.lines import Line, wrap
from freiwilligenagentur.documents.styles import MM, Style

DIAMETER = 28 * MM

_RADIUS = DIAMETER / 2
_INNER = _RADIUS - 4.4 * MM
_BASELINE = _RADIUS - 3.1 * MM
_SIZES = (7.0, 6.5, 6.0, 5.5, 5.0)
_LONGEST = math.radians(310) * _BASELINE
_SPACING = 0.5
_BEZIER = 4 / 3 * (math.sqrt(2) - 1)
"""How far the handles of a quarter of a circle reach, as a part of its radius."""


@lru_cache(maxsize=16)
def emblem(name: str, colour: str, left: float = 0) -> tuple[Mark, ...]:
    """The marks of the seal of an agency in a square of ``DIAMETER`` points whose left side stands at ``left``.

    A name that is too long for the ring is left out; the initials always stand.
    """
    return (
        _ring(left, _RADIUS - 0.6, colour, 1.2),
        _ring(left, _INNER, colour, 0.5),
        *_around(name, left, colour),
        *_initials(name, left, colour),
    )


def initials(name: str) -> str:
    """``FN`` of "Freiwilligenagentur Naumburg e. V."; up to three letters."""
    words = [word for word in scripts.clean(name).split() if len(word.strip(".")) > 1]
    return "".join(word[0] for word in words if word[0].isupper())[:3]


def _ring(left: float, radius: float, colour: str, thickness: float) -> ShapeMark:
    handle = radius * _BEZIER
    outline: tuple[Stroke, ...] = (
        (radius, 0),
        (radius, handle, handle, radius, 0, radius),
        (-handle, radius, -radius, handle, -radius, 0),
        (-radius, -handle, -handle, -radius, 0, -radius),
        (handle, -radius, radius, -handle, radius, 0),
    )
    return ShapeMark(left + _RADIUS, _RADIUS, (outline,), colour, thickness)


def _around(name: str, left: float, colour: str) -> Iterator[TextMark]:
    """The name letter by letter along the ring, its middle at the top."""
    text = " ".join(scripts.clean(name).split()).upper()
    if scripts.turns(text):
        return
    for size in _SIZES:
        style = Style(Face.SANS_BOLD, size, size, colour)
        letters = [(_line(letter, style), _advance(letter, style)) for letter in text]
        length = sum(wide for _letter, wide in letters)
        if length <= _LONGEST:
            break
    else:
        return
    at = -length / 2
    for line, wide in letters:
        angle = (at + wide / 2) / _BASELINE
        at += wide
        if line is None:
            continue
        x = left + _RADIUS + _BASELINE * math.sin(angle) - line.width / 2 * math.cos(angle)
        y = _RADIUS - _BASELINE * math.cos(angle) - line.width / 2 * math.sin(angle)
        yield TextMark(x, y, line, size, colour, angle=-math.degrees(angle))


def _line(letter: str, style: Style) -> Line | None:
    return next(iter(wrap(letter, style, 100)), None)


def _advance(letter: str, style: Style) -> float:
    line = _line(letter, style)
    return (line.width if line else style.size * 0.25) + _SPACING


def _initials(name: str, left: float, colour: str) -> Iterator[TextMark]:
    text = initials(name)
    style = Style(Face.SERIF_BOLD, 26 if len(text) < 3 else 19, 30, colour)
    for line in wrap(text, style, DIAMETER)[:1]:
        yield TextMark(left + _RADIUS - line.width / 2, _RADIUS + style.size * 0.33, line, style.size, colour)
