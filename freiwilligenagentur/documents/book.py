"""One file that takes many documents, each written as it comes: certificates of a batch, or just one letter.

Fonts and pictures go in once. The structure tree holds a part for each document, and each can have a bookmark. Nothing
of a document stays in memory after it was added, except two numbers for the tree (ISO 32000-1, 7.7, 12.3.3, 14.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from freiwilligenagentur.documents import colour, pictures
from freiwilligenagentur.documents.lettering import Lettering
from freiwilligenagentur.documents.metadata import About, information, packet
from freiwilligenagentur.documents.pdf_file import PdfFile, string
from freiwilligenagentur.documents.pictures import Prepared
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.tagging import Box, write_tree

_LEVEL = 1
"""Of compression: files are a twentieth larger than with the usual 6, and a batch takes a fifth less time."""
_SHEAF = 64
"""Pages that hang together on one branch of the page tree."""


@dataclass(slots=True)
class DrawnPage:
    """A page as operators, what they name (fonts and pictures), and what their marks belong to."""

    size: tuple[float, float]
    """Width and height in points."""
    content: str = ""
    fonts: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, None] = field(default_factory=dict)
    owners: list[int] = field(default_factory=list)
    """The places of the elements that the marks belong to, by their marked-content ids."""
    boxes: dict[int, Box] = field(default_factory=dict)
    """Where pictures stand, by the places of their elements."""


@dataclass(slots=True)
class _Sheaf:
    """Some pages in a row, and what their marks belong to."""

    number: int
    first: int
    pages: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)


class Book:
    """Writes to ``out``. A ``bound`` book takes any number of documents, another one takes one."""

    def __init__(self, out: BinaryIO, about: About, *, bound: bool = False, lettering: Lettering | None = None) -> None:
        self._file = PdfFile(out)
        self._about = about
        self._bound = bound
        self.lettering = lettering or Lettering()
        self._fonts: dict[str, int] = {}
        self._pictures: dict[str, int] = {}
        self._tree, self._whole = self._file.reserve(), self._file.reserve() if bound else 0
        self._parts: list[int] = []
        self._sheaf = self._new_sheaf(0)
        self._sheaves: list[tuple[int, int, int]] = []
        """Number of the branch, number of its part of the parent tree, its first page."""
        self._pages_root = 0
        self._size = 0.0, 0.0
        self._bookmarks = _Bookmarks(self._file)

    @property
    def count(self) -> int:
        """How many pages it has by now."""
        return self._sheaf.first + len(self._sheaf.pages)

    def picture(self, picture: Prepared, page: DrawnPage) -> str:
        """The name under which a page draws a picture, which goes in once."""
        if picture.name not in self._pictures:
            self._pictures[picture.name] = pictures.write(self._file, picture)
        page.pictures[picture.name] = None
        return picture.name

    def add(self, elements: Sequence[Element], pages: Sequence[DrawnPage], bookmark: str = "") -> None:
        """Writes a document; its ``elements`` are in order, the root first. ``bookmark`` leads to its first page."""
        numbers = [self._file.reserve() for _page in pages]
        if self._bound:
            elements[0].role, elements[0].title = "Part", bookmark
        drawn = [(number, page.owners) for page, number in zip(pages, numbers, strict=True)]
        boxes = {place: box for page in pages for place, box in page.boxes.items()}
        part = write_tree(self._file, elements, self._whole or self._tree, drawn, boxes)
        self._parts.append(part)
        for page, number in zip(pages, numbers, strict=True):
            self._write_page(page, number, part)
        if bookmark:
            self._bookmarks.add(bookmark, numbers[0])

    def begin_on_front(self) -> None:
        """Leaves a page empty where the next document would begin on the back of a sheet printed on both sides."""
        if self.count % 2:
            self._write_page(DrawnPage(self._size), self._file.reserve())

    def finish(self) -> None:
        """Writes what belongs to all: fonts, trees, bookmarks, and what the file says about itself."""
        file = self._file
        self.lettering.write(self._fonts, file)
        pages, owners = self._finish_pages()
        self._finish_tree(owners)
        profile = file.add_packed("/N 3", colour.profile())
        intent = file.add(
            f"<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile {profile} 0 R"
            f"/OutputConditionIdentifier{string(colour.NAME)}/Info{string(colour.NAME)}>>"
        )
        metadata = file.add_stream("/Type/Metadata/Subtype/XML", packet(self._about))
        catalogue = file.add(
            f"<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {self._tree} 0 R/MarkInfo<</Marked true>>"
            f"/Lang{string(self._about.language)}/ViewerPreferences<</DisplayDocTitle true>>"
            f"/OutputIntents[{intent} 0 R]/Metadata {metadata} 0 R{self._bookmarks.finish()}>>"
        )
        file.finish(catalogue, file.add(information(self._about)))

    def _write_page(self, page: DrawnPage, number: int, part: int = 0) -> None:
        """Writes a page of the document whose elements are numbered from ``part``."""
        if len(self._sheaf.pages) == _SHEAF:
            self._pages_root = self._pages_root or self._file.reserve()
            self._close_sheaf()
            self._sheaf = self._new_sheaf(self.count)
        content = self._file.add_packed("", page.content.encode("ascii"), _LEVEL)
        fonts = self.lettering.reserve(page.fonts, self._fonts, self._file)
        drawn = "".join([f"/{each} {self._pictures[each]} 0 R" for each in page.pictures])
        shown = f"<</Font<<{fonts}>>/XObject<<{drawn}>>>>"
        # Pictures with clear parts are laid over others: that needs to know its colours (ISO 19005-2, 6.2.10).
        blended = "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>" if drawn else ""
        self._size = width, height = page.size
        self._file.add(
            f"<</Type/Page/Parent {self._sheaf.number} 0 R/MediaBox[0 0 {width:.4f} {height:.4f}]/Resources{shown}"
            f"/Contents {content} 0 R/StructParents {self.count}/Tabs/S{blended}>>",
            number,
        )
        self._sheaf.owners.append(self._file.add(f"[{_references([part + place for place in page.owners])}]"))
        self._sheaf.pages.append(number)

    def _new_sheaf(self, first: int) -> _Sheaf:
        return _Sheaf(self._file.reserve(), first)

    def _close_sheaf(self) -> None:
        """Writes a branch of the page tree and its part of the parent tree; the only one is the root of both."""
        sheaf, root = self._sheaf, self._pages_root
        above = f"/Parent {root} 0 R" if root else ""
        kids = f"/Count {len(sheaf.pages)}/Kids[{_references(sheaf.pages)}]"
        self._file.add(f"<</Type/Pages{above}{kids}>>", sheaf.number)
        rows = " ".join([f"{place} {number} 0 R" for place, number in enumerate(sheaf.owners, sheaf.first)])
        limits = f"/Limits[{sheaf.first} {self.count - 1}]" if root else ""
        self._sheaves.append((sheaf.number, self._file.add(f"<<{limits}/Nums[{rows}]>>"), sheaf.first))

    def _finish_pages(self) -> tuple[int, int]:
        """The roots of the page tree and of the parent tree."""
        self._close_sheaf()
        branches, owners = [each[0] for each in self._sheaves], [each[1] for each in self._sheaves]
        if not self._pages_root:
            return branches[0], owners[0]
        kids = f"/Count {self.count}/Kids[{_references(branches)}]"
        self._file.add(f"<</Type/Pages{kids}>>", self._pages_root)
        return self._pages_root, self._file.add(f"<</Kids[{_references(owners)}]>>")

    def _finish_tree(self, owners: int) -> None:
        if self._bound:
            whole = f"<</Type/StructElem/S/Document/P {self._tree} 0 R/K[{_references(self._parts)}]>>"
            self._file.add(whole, self._whole)
        top = [self._whole] if self._bound else self._parts
        self._file.add(
            f"<</Type/StructTreeRoot/K[{_references(top)}]/ParentTree {owners} 0 R/ParentTreeNextKey {self.count}>>",
            self._tree,
        )


class _Bookmarks:
    """One line of bookmarks; each is written when the next one is known."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = self._first = self._last = self._before = self._count = 0
        self._waiting = ""

    def add(self, text: str, page: int) -> None:
        """A bookmark for a page."""
        self._root = self._root or self._file.reserve()
        number = self._file.reserve()
        self._write(number)
        self._first, self._before, self._last = self._first or number, self._last, number
        self._waiting = f"/Title{string(text)}/Dest[{page} 0 R/Fit]"
        self._count += 1

    def finish(self) -> str:
        """The entries of the catalogue."""
        if not self._root:
            return ""
        self._write(0)
        whole = f"/First {self._first} 0 R/Last {self._last} 0 R/Count {self._count}"
        self._file.add(f"<</Type/Outlines{whole}>>", self._root)
        return f"/Outlines {self._root} 0 R/PageMode/UseOutlines"

    def _write(self, following: int) -> None:
        if not self._last:
            return
        before = f"/Prev {self._before} 0 R" if self._before else ""
        after = f"/Next {following} 0 R" if following else ""
        self._file.add(f"<</Parent {self._root} 0 R{before}{after}{self._waiting}>>", self._last)


def _references(numbers: Sequence[int]) -> str:
    return " ".join([f"{number} 0 R" for number in numbers])
