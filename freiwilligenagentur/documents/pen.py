"""Draws the marks of a page as operators of a PDF and notes which structure element each belongs to.

Everything drawn lies in a marked-content sequence: content under the role and id of its element, decoration as an
artifact (ISO 32000-1, 14.6 and 14.8.2.2).
"""

from __future__ import annotations

import math
from enum import Enum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from freiwilligenagentur.documents import pictures
from freiwilligenagentur.documents.book import Book, DrawnPage
from freiwilligenagentur.documents.layout import (
    BoxMark,
    CellsMark,
    Mark,
    PictureMark,
    RuleMark,
    ShapeMark,
    TextMark,
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

    def __init__(self, book: Book, size: tuple[float, float]) -> None:
        self._book = book
        self._size = size
        self._height = size[1]
        self.pages: list[DrawnPage] = []
        self._open: Element | Decoration | None = None
        self._begin_page()

    def draw(self, mark: Mark, left: float, top: float, what: Element | Decoration) -> None:
        """Draws a mark that counts from ``left`` and ``top``; ``what`` is its element, or what kind of decoration."""
        if what is not self._open:
            self._enter(what)
        match mark:
            case TextMark():
                self._text(mark, left + mark.x, self._height - top - mark.baseline)
            case RuleMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y
                self._write(f"{left + mark.x:.2f} {y:.2f} m {left + mark.x + mark.length:.2f} {y:.2f} l S")
            case BoxMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y - mark.height
                self._write(f"{left + mark.x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re S")
            case PictureMark():
                self._picture(mark, left + mark.x, self._height - top - mark.y - mark.height)
            case CellsMark():
                self._cells(mark, left + mark.x, self._height - top - mark.y)
            case ShapeMark():
                self._shape(mark, left + mark.x, self._height - top - mark.y)

    def end_page(self) -> None:
        """Closes the page; the next mark stands on a new one."""
        self._leave()
        self._page.content = "\n".join(self._written)
        self.pages.append(self._page)
        self._begin_page()

    def _begin_page(self) -> None:
        self._page = DrawnPage(self._size)
        self._written: list[str] = []
        self._write = self._written.append

    def _enter(self, what: Element | Decoration) -> None:
        """Opens the marked content of an element or a decoration."""
        self._leave()
        if isinstance(what, Decoration):
            self._write(f"/Artifact {what.value} BDC")
        else:
            self._write(f"/{what.role} <</MCID {len(self._page.owners)}>> BDC")
            self._page.owners.append(what.place)
        self._open = what

    def _leave(self) -> None:
        if self._open is not None:
            self._write("EMC")
        self._open = None

    def _text(self, mark: TextMark, x: float, y: float) -> None:
        """One text object, in the subsets that its letters are in."""
        matrix = _UPRIGHT if not mark.angle else _turned(mark.angle)
        shown = self._book.lettering.line(mark.line, mark.size, self._page.fonts)
        self._write(f"BT {matrix} {x:.2f} {y:.2f} Tm {rgb(mark.colour)} rg {shown} ET")

    def _stroke(self, thickness: float, colour: str) -> None:
        self._write(f"{thickness:g} w {rgb(colour)} RG")

    def _cells(self, mark: CellsMark, x: float, top: float) -> None:
        """One shape of all cells: cells drawn one by one would show hairlines where they meet."""
        cells = _rectangles(mark.cells)
        self._write(f"q {mark.side:.5f} 0 0 {-mark.side:.5f} {x:.5f} {top:.5f} cm {rgb(mark.colour)} rg {cells} f Q")
        if mark.element is not None:
            high = mark.size * mark.side
            self._page.boxes[mark.element.place] = (x, top - high, x + high, top)

    def _shape(self, mark: ShapeMark, x: float, top: float) -> None:
        """All outlines as one shape, downwards from the corner."""
        steps = _steps(mark.outlines)
        ink = f"{mark.thickness:g} w {rgb(mark.colour)} RG" if mark.thickness else f"{rgb(mark.colour)} rg"
        painted = "S" if mark.thickness else "f"
        self._write(f"q 1 0 0 -1 {x:.4f} {top:.4f} cm {ink} {steps} {painted} Q")

    def _picture(self, mark: PictureMark, x: float, y: float) -> None:
        picture = pictures.prepared(mark.data)
        width, height = pictures.fitted(mark.data, mark.width, mark.height)
        y += mark.height - height
        name = self._book.picture(picture, self._page)
        self._write(f"q {width:.5f} 0 0 {height:.5f} {x:.5f} {y:.5f} cm /{name} Do Q")
        if mark.element is not None:
            self._page.boxes[mark.element.place] = (x, y, x + width, y + height)


def _rectangles(cells: NDArray[np.intp]) -> str:
    """``07 12 03 1 re`` for each stretch, all at once: a code has a thousand of them."""
    digits = len(str(cells.max(initial=0)))
    steps = np.empty(len(cells), [("cell", f"S{digits + 1}", 3), ("end", "S5")])
    steps["cell"], steps["end"] = _numbers(digits)[cells], b"1 re "
    return steps.tobytes().decode("ascii")


@cache
def _numbers(digits: int) -> NDArray[np.bytes_]:
    """All numbers of so many digits as they are written, each with a space behind it."""
    return np.array([f"{number:0{digits}} ".encode("ascii") for number in range(10**digits)])


@lru_cache(maxsize=64)
def rgb(colour: str) -> str:
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
