"""Draws the marks of a page on a ReportLab canvas and notes which structure element each belongs to.

Everything drawn lies in a marked-content sequence: content under the role and id of its element, decoration as an
artifact (ISO 32000-1, 14.6 and 14.8.2.2).
"""

from __future__ import annotations

import math
from enum import Enum
from functools import lru_cache
from typing import Any

from freiwilligenagentur.documents import fonts, pictures
from freiwilligenagentur.documents.fonts import Run
from freiwilligenagentur.documents.layout import (
    BoxMark,
    CellsMark,
    Mark,
    PictureMark,
    RuleMark,
    ShapeMark,
    TextMark,
    owner,
)
from freiwilligenagentur.documents.structure import Element

_UPRIGHT = "1 0 0 1"


class Decoration(Enum):
    """What kind of artifact something is that no element owns (ISO 32000-1, table 330)."""

    LAYOUT = "<</Type/Layout>>"
    HEAD = "<</Type/Pagination/Subtype/Header/Attached[/Top]>>"
    FOOT = "<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>"
    WATERMARK = "<</Type/Pagination/Subtype/Watermark>>"


class Pen:
    """Draws on one page after the other; measures are points from the left top corner of the page."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._page = 0
        self._next_mark = 0
        self._open: Element | Decoration | None = None

    def draw(self, mark: Mark, left: float = 0, top: float = 0, decoration: Decoration = Decoration.LAYOUT) -> None:
        """Draws a mark that counts from ``left`` and ``top``; ``decoration`` says what it is without an element."""
        self._enter(owner(mark) or decoration)
        match mark:
            case TextMark():
                self._text(mark, left + mark.x, self._height - top - mark.baseline)
            case RuleMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y
                self._canvas.line(left + mark.x, y, left + mark.x + mark.length, y)
            case BoxMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y - mark.height
                self._canvas.rect(left + mark.x, y, mark.width, mark.height)
            case PictureMark():
                self._picture(mark, left + mark.x, self._height - top - mark.y - mark.height)
            case CellsMark():
                self._cells(mark, left + mark.x, self._height - top - mark.y)
            case ShapeMark():
                self._shape(mark, left + mark.x, self._height - top - mark.y)

    def end_page(self) -> None:
        """Closes the page; the next mark stands on a new one."""
        self._leave()
        self._canvas.showPage()
        self._page += 1
        self._next_mark = 0

    def _enter(self, what: Element | Decoration) -> None:
        """Opens the marked content of an element or a decoration, unless it is open already."""
        if self._open is what:
            return
        self._leave()
        if isinstance(what, Decoration):
            self._canvas.addLiteral(f"/Artifact {what.value} BDC")
        else:
            self._canvas.addLiteral(f"/{what.role} <</MCID {self._next_mark}>> BDC")
            what.marks.append((self._page, self._next_mark))
            self._next_mark += 1
        self._open = what

    def _leave(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
        self._open = None

    def _text(self, mark: TextMark, x: float, y: float) -> None:
        """One text object; written here, since a canvas spends most of its time on texts that say all anew."""
        matrix = _UPRIGHT if not mark.angle else _turned(mark.angle)
        shown = " ".join(self._shown(run, mark.size) for run in mark.line.runs)
        self._canvas.addLiteral(f"BT {matrix} {x:.4f} {y:.4f} Tm {_colour(mark.colour)} rg {shown} ET")

    def _shown(self, run: Run, size: float) -> str:
        """A run in the subsets that its letters are in."""
        document = self._canvas._doc
        font = fonts.font(run)
        parts = [
            f"{font.getSubsetInternalName(subset, document)} {size:g} Tf <{letters.hex()}> Tj"
            for subset, letters in font.splitString(run.text, document)
        ]
        return " ".join(parts)

    def _stroke(self, thickness: float, colour: str) -> None:
        self._canvas.addLiteral(f"{thickness:g} w {_colour(colour)} RG")

    def _cells(self, mark: CellsMark, x: float, top: float) -> None:
        """One shape of all cells: cells drawn one by one would show hairlines where they meet."""
        cells = " ".join([f"{column} {row} {length} 1 re" for column, row, length in mark.cells])
        self._canvas.addLiteral(
            f"q {mark.side:.5f} 0 0 {-mark.side:.5f} {x:.5f} {top:.5f} cm {_colour(mark.colour)} rg {cells} f Q"
        )
        if mark.element is not None:
            high = mark.size * mark.side
            mark.element.box = (x, top - high, x + high, top)

    def _shape(self, mark: ShapeMark, x: float, top: float) -> None:
        """All outlines as one shape, downwards from the corner."""
        steps = _steps(mark.outlines)
        ink = f"{mark.thickness:g} w {_colour(mark.colour)} RG" if mark.thickness else f"{_colour(mark.colour)} rg"
        painted = "S" if mark.thickness else "f"
        self._canvas.addLiteral(f"q 1 0 0 -1 {x:.4f} {top:.4f} cm {ink} {steps} {painted} Q")

    def _picture(self, mark: PictureMark, x: float, y: float) -> None:
        picture = pictures.prepared(mark.data)
        width, height = pictures.fitted(mark.data, mark.width, mark.height)
        y += mark.height - height
        name = pictures.embed(self._canvas, picture)
        self._canvas.addLiteral(f"q {width:.5f} 0 0 {height:.5f} {x:.5f} {y:.5f} cm /{name} Do Q")
        if mark.element is not None:
            mark.element.box = (x, y, x + width, y + height)


@lru_cache(maxsize=64)
def _colour(colour: str) -> str:
    """A colour such as ``#0B4F40`` as the three numbers of a content stream."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


@lru_cache(maxsize=64)
def _steps(outlines: tuple[tuple[tuple[float, ...], ...], ...]) -> str:
    """Outlines as operators; kept, since ornaments come back on every page."""
    return " ".join([_step(step, first=not at) for outline in outlines for at, step in enumerate(outline)])


def _step(step: tuple[float, ...], *, first: bool) -> str:
    operator = "m" if first else {2: "l", 6: "c"}[len(step)]
    return f"{' '.join([f'{number:.3f}' for number in step])} {operator}"


def _turned(angle: float) -> str:
    """The first four numbers of the matrix of a turned line, counter-clockwise in degrees."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return f"{cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f}"
