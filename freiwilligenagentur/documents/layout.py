"""Pieces of a page as plain values: what stands where, before anything is drawn.

All measures are points; a piece counts from its own left top corner downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from freiwilligenagentur.documents.lines import Line
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import HAIRLINE, INK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)  # not frozen: there are tens of each page, and that doubles what making one costs
class TextMark:
    """A line of text; without an element it is decoration."""

    x: float
    baseline: float
    line: Line
    size: float
    colour: str
    element: Element | None = None
    angle: float = 0
    """Degrees, counter-clockwise about the start of the line."""


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A horizontal line, decoration."""

    element: ClassVar[None] = None
    x: float
    y: float
    length: float
    thickness: float = 0.6
    colour: str = HAIRLINE


@dataclass(frozen=True, slots=True)
class BoxMark:
    """The outline of a rectangle, decoration."""

    element: ClassVar[None] = None
    x: float
    y: float
    width: float
    height: float
    thickness: float
    colour: str


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture (PNG or JPEG bytes) in a box; without an element it is decoration."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class CellsMark:
    """A drawing of dark square cells on white, such as a QR code; without an element it is decoration.

    ``cells`` has a row (column, row, length) for each dark stretch, counted from the left top corner in squares of
    ``side``.
    """

    x: float
    y: float
    side: float
    size: int
    """Cells of a row, and rows."""
    cells: NDArray[np.intp]
    colour: str = INK
    element: Element | None = None


Stroke = tuple[float, ...]
"""A step of an outline: (x, y) goes there in a straight line, (x1, y1, x2, y2, x, y) in a curve (cubic Bézier)."""


@dataclass(frozen=True, slots=True)
class ShapeMark:
    """A drawing of outlines, decoration: filled with ``colour``, or only drawn with lines of ``thickness``.

    Each outline is the point where it begins and its steps, all from the mark's corner; a filled one closes itself.
    """

    element: ClassVar[None] = None
    x: float
    y: float
    outlines: tuple[tuple[Stroke, ...], ...]
    colour: str
    thickness: float = 0


Mark = TextMark | RuleMark | BoxMark | PictureMark | CellsMark | ShapeMark


@dataclass(slots=True)
class Piece:
    """What stays on one page: marks, height, the space wanted above, and whether the next piece must stand below.

    Decoration is drawn before all that has an element, so a picture lies over a rule.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0
    keep: bool = False


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The mark further right and down."""
    if isinstance(mark, TextMark):
        return TextMark(mark.x + x, mark.baseline + y, mark.line, mark.size, mark.colour, mark.element, mark.angle)
    return replace(mark, x=mark.x + x, y=mark.y + y)


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces below each other as one that stays whole; the space above the first is that of the whole."""
    marks: list[Mark] = []
    height = 0.0
    for number, piece in enumerate(pieces):
        height += piece.before if number else 0
        marks += [moved(mark, 0, height) for mark in piece.marks]
        height += piece.height
    return Piece(height, tuple(marks), pieces[0].before if pieces else 0)
