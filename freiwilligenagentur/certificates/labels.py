"""Addresses on sheets of labels; the formats are a table that an office can add to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from freiwilligenagentur import paths
from freiwilligenagentur.documents.blocks import mark, say
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.document import Document, Frame, Section
from freiwilligenagentur.documents.fonts import Face
from freiwilligenagentur.documents.layout import Mark, Piece
from freiwilligenagentur.documents.lines import Line, wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

_FRAME = Frame(left=0, right=0, top=0, bottom=0, top_later=0)
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """Labels of an A4 sheet; millimetres. ``left`` and ``top`` are the margins, ``across`` and ``down`` the gaps."""

    key: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float = 0
    down: float = 0
    inset: float = 5
    """What stays free inside each label, since sheets never lie exactly."""

    @property
    def count(self) -> int:
        """Labels of a sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The left top corner of a label, counted from 0 in rows."""
        row, column = divmod(place, self.columns)
        return self.left + column * (self.width + self.across), self.top + row * (self.height + self.down)


@cache
def formats() -> tuple[LabelFormat, ...]:
    """All formats, in the order of the table."""
    with (paths.resources() / "certificates" / "labels.toml").open("rb") as file:
        return tuple(LabelFormat(key, **values) for key, values in tomllib.load(file).items())


def add_sheets(book: Book, layout: LabelFormat, addresses: Sequence[Sequence[str]], first: int, title: str) -> int:
    """Adds sheets with these addresses, the first on label ``first`` (from 1); returns how many sheets.

    Raises MissingLetters; then the sheets before stay.
    """
    places: list[Sequence[str]] = [*[()] * (first - 1), *addresses]
    sheets = [places[start : start + layout.count] for start in range(0, len(places), layout.count)]
    for number, sheet in enumerate(sheets, 1):
        document = Document(title=title, author="", frame=_FRAME)
        document.add_to(book, [Section([_Sheet(layout, tuple(map(tuple, sheet)))])], f"{title} {number}")
    return len(sheets)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All labels of a page."""

    layout: LabelFormat
    addresses: tuple[tuple[str, ...], ...]

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece as high as the page."""
        marks = [each for place, lines in enumerate(self.addresses) for each in self._label(place, lines, parent)]
        return [Piece((_FRAME.height - 1) * MM, tuple(marks))]

    def _label(self, place: int, lines: tuple[str, ...], parent: Element) -> Iterator[Mark]:
        if not lines:
            return
        text = "\n".join(lines)
        left, top = self.layout.corner(place)
        inset = self.layout.inset
        wide, high = (self.layout.width - 2 * inset) * MM, (self.layout.height - 2 * inset) * MM
        style, wrapped = _fitted(text, wide, high)
        above = (high - len(wrapped) * style.leading) / 2
        element = say(parent.add("P"), text)
        for number, line in enumerate(wrapped):
            y = (top + inset) * MM + above + number * style.leading
            yield mark(line, style, element, (left + inset) * MM, y)


def _fitted(text: str, width: float, height: float) -> tuple[Style, list[Line]]:
    """The largest letters in which an address stands whole on its label, line by line if that is possible."""
    lines = text.count("\n") + 1
    found = [(style, wrap(text, style, width)) for style in (Style(Face.SANS, size, size * 1.22) for size in _SIZES)]
    whole = [(style, wrapped) for style, wrapped in found if len(wrapped) * style.leading <= height]
    unbroken = [each for each in whole if len(each[1]) == lines]
    style, wrapped = (unbroken or whole or found[-1:])[0]
    return style, wrapped[: max(1, int(height / style.leading))]
