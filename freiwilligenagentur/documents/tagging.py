"""Writes the structure tree of a document: what ReportLab knows nothing of (ISO 32000-1, 14.7; ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Sequence

from freiwilligenagentur.documents.pdf_file import PdfFile, string
from freiwilligenagentur.documents.structure import Element

_OWNERS = {"TH": "Table", "L": "List", "Figure": "Layout"}


def write_tree(
    file: PdfFile, elements: Sequence[Element], parent: int, pages: Sequence[int]
) -> tuple[int, list[list[int]]]:
    """Writes the elements of one document, in order, below the object ``parent``; ``pages`` numbers its pages.

    Returns the number of the root, and for each page the elements of its marks in the order of their ids.
    """
    first = file.reserve(len(elements))
    owners: list[dict[int, int]] = [{} for _page in pages]
    parents = [parent] * len(elements)
    bodies = []
    for number, (element, above) in enumerate(zip(elements, parents, strict=True), first):
        for child in element.children:
            parents[child.place] = number
        for page, mark in element.marks:
            owners[page][mark] = number
        kids = _kids(element, first, pages)
        bodies.append(f"<</Type/StructElem/S/{element.role}/P {above} 0 R{_said(element)}{kids}>>")
    file.add_row(first, bodies)
    return first, [[found[mark] for mark in sorted(found)] for found in owners]


def _kids(element: Element, first: int, pages: Sequence[int]) -> str:
    """What an element holds: its marks first, then the elements below it, whose numbers count from ``first``."""
    if len(element.marks) == 1 and not element.children:  # as most
        page, mark = element.marks[0]
        return f"/Pg {pages[page]} 0 R/K {mark}"
    below = [f"{first + child.place} 0 R" for child in element.children]
    if not element.marks:
        return f"/K[{' '.join(below)}]"
    home = element.marks[0][0]
    marks = [
        str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>" for page, mark in element.marks
    ]
    return f"/Pg {pages[home]} 0 R/K[{' '.join(marks + below)}]"


def _said(element: Element) -> str:
    """What an element says beside what is drawn for it."""
    if not (element.alternative or element.actual or element.attributes or element.box or element.language):
        return f"/T{string(element.title)}" if element.title else ""
    texts = {"T": element.title, "Alt": element.alternative, "ActualText": element.actual, "Lang": element.language}
    said = "".join([f"/{name}{string(text)}" for name, text in texts.items() if text])
    if not element.attributes and element.box is None:
        return said
    attributes = "".join([f"/{name}/{value}" for name, value in element.attributes.items()])
    if element.box is not None:
        sides = " ".join([f"{side:.2f}" for side in element.box])
        attributes += f"/Placement/Block/BBox[{sides}]"
    return f"{said}/A<</O/{_OWNERS[element.role]}{attributes}>>"
