"""A whole document: blocks in, a finished PDF out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from operator import itemgetter

from freiwilligenagentur.documents.blocks import Block
from freiwilligenagentur.documents.book import Book, DrawnPage
from freiwilligenagentur.documents.flow import Column, Page, accompanied, lower, paginate, sink, tightened
from freiwilligenagentur.documents.layout import BoxMark, Mark, Piece, ShapeMark, TextMark
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.documents.pen import Decoration, Pen
from freiwilligenagentur.documents.scripts import clean
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM
from freiwilligenagentur.garbage import unsearched


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand on an A4 page; millimetres from the page's edges."""

    left: float = 25
    right: float = 20
    top: float = 25
    bottom: float = 25
    top_later: float = 25
    """The top on the pages after the first."""
    width: float = 210
    height: float = 297


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as its furniture sees it."""

    number: int
    """From 1."""
    count: int
    part: Element
    """What it belongs to: a part of the structure, or all of it; its ``language`` is "" for the document's own."""
    ends_part: bool
    """Whether the next page belongs to another part, or there is none."""


Furniture = Callable[[Sheet], Sequence[Mark]]
"""What stands on every page: marks that count from the left top corner of the page. Marks without an element are
decoration: boxes, and heads and feet by where they stand."""


Backdrop = Callable[[Sheet], Sequence[Mark]]
"""What lies behind the text of every page, as decoration."""


def nothing(sheet: Sheet) -> Sequence[Mark]:
    """Plain pages."""
    return ()


_Stroke = tuple[int, Mark, float, float, Element | Decoration]
"""When a mark is drawn on its page (decoration first, then in the order of reading), the mark, the corner that it
counts from, and what it belongs to."""


COMPANY = 9.0
"""Millimetres of text that stand at least above a closing on a page of its own, two lines."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that begins on a page of its own; one of the structure where there are several.

    ``closing`` stays together, at the foot when one page holds all of it. ``language`` is a tag such as ``uk``.
    """

    blocks: Sequence[Block]
    closing: Sequence[Block] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """How a document looks and what it says about itself; ``build`` makes the PDF."""

    title: str
    author: str
    language: str = "de-DE"
    created: date = field(default_factory=date.today)
    frame: Frame = field(default_factory=Frame)
    furniture: Furniture = nothing
    backdrop: Backdrop = nothing
    further: tuple[tuple[str, str], ...] = ()
    """More that the file says about itself, for programs: name and value."""
    lowered: float = 0
    """How much of the room that a part of one page leaves stands above its text, as a share."""

    def build(self, blocks: Sequence[Block], closing: Sequence[Block] = (), further: Sequence[Section] = ()) -> bytes:
        """The finished PDF. ``closing`` stays together and stands at the foot when one page holds all before it;
        ``further`` parts begin on pages of their own.

        Raises MissingLetters for letters that no font has, WrongFile for a picture that cannot be read.
        """
        out = BytesIO()
        book = Book(out, self.about())
        self.add_to(book, (Section(blocks, closing), *further))
        book.finish()
        return out.getvalue()

    def add_to(self, book: Book, sections: Sequence[Section], bookmark: str = "") -> None:
        """Adds the document to a book that may hold several. Raises as ``build``; then nothing was added."""
        with unsearched():  # nothing of a document is garbage before it is written, and all is gone by the end
            self._add_to(book, sections, bookmark)

    def _add_to(self, book: Book, sections: Sequence[Section], bookmark: str) -> None:
        root = Element("Document")
        elements, drawn = self._drawn(self._sheets(sections, root), root, book)
        book.add(elements, drawn, clean(bookmark))

    def about(self) -> About:
        """What the document says about itself."""
        return About(clean(self.title), clean(self.author), self.language, self.created, self.further)

    def _sheets(self, sections: Sequence[Section], root: Element) -> list[tuple[Page, Sheet]]:
        """The pages of all parts, and what each is."""
        found: list[tuple[Page, Element, bool]] = []
        for section in sections:
            part = root.add("Part") if len(sections) > 1 else root
            part.language = section.language
            pages = self._section(section, part, self.frame.top_later if found else self.frame.top)
            found += [(page, part, page is pages[-1]) for page in pages]
        return [(page, Sheet(number, len(found), part, ends)) for number, (page, part, ends) in enumerate(found, 1)]

    def _section(self, section: Section, parent: Element, top: float) -> list[Page]:
        """The pages of a part whose first page begins ``top`` millimetres from the edge."""
        body = self._pieces(section.blocks, parent)
        end = [Piece(p.height, p.marks, p.before, keep=True) for p in self._pieces(section.closing, parent)]
        bottom = (self.frame.height - self.frame.bottom) * MM
        later = Column(self.frame.top_later * MM, bottom)
        pieces = tightened([*body, *end], bottom - top * MM)
        pages = paginate(pieces, Column(top * MM, bottom), later)
        if end:
            pages = accompanied(pages, later, COMPANY * MM)
        if len(pages) == 1:
            pages[0] = lower(sink(pages[0], len(end), bottom), len(end), self.lowered, bottom)
        return pages

    def _pieces(self, blocks: Sequence[Block], parent: Element) -> list[Piece]:
        width = (self.frame.width - self.frame.left - self.frame.right) * MM
        return [piece for block in blocks for piece in block.pieces(width, parent)]

    def _drawn(
        self, sheets: Sequence[tuple[Page, Sheet]], root: Element, book: Book
    ) -> tuple[list[Element], list[DrawnPage]]:
        pen = Pen(book, (self.frame.width * MM, self.frame.height * MM))
        # All furniture first, since it may add to the structure, whose order is the order of drawing.
        furniture = [self.furniture(sheet) for _page, sheet in sheets]
        elements = root.in_order()
        for (page, sheet), shared in zip(sheets, furniture, strict=True):
            behind = self.backdrop(sheet)
            for _place, mark, left, top, what in sorted(self._strokes(page, behind, shared), key=_PLACE):
                pen.draw(mark, left, top, what)
            pen.end_page()
        return elements, pen.pages

    def _strokes(self, page: Page, backdrop: Sequence[Mark], furniture: Sequence[Mark]) -> Iterator[_Stroke]:
        for mark in backdrop:
            decoration = Decoration.WATERMARK if isinstance(mark, TextMark) else Decoration.LAYOUT
            yield _stroke(mark, 0, 0, decoration)
        left = self.frame.left * MM
        for placed in page:
            top = placed.top
            for mark in placed.piece.marks:
                yield _stroke(mark, left, top, Decoration.LAYOUT)
        for mark in furniture:
            yield _stroke(mark, 0, 0, self._furnished(mark))

    def _furnished(self, mark: Mark) -> Decoration:
        if isinstance(mark, (BoxMark, ShapeMark)):
            return Decoration.LAYOUT
        at = mark.baseline if isinstance(mark, TextMark) else mark.y
        return Decoration.HEAD if at < self.frame.height * MM / 2 else Decoration.FOOT


_PLACE = itemgetter(0)


def _stroke(mark: Mark, left: float, top: float, decoration: Decoration) -> _Stroke:
    element = mark.element
    return (-1, mark, left, top, decoration) if element is None else (element.place, mark, left, top, element)
