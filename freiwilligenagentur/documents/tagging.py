"""Writes the structure tree of a document: what ReportLab knows nothing of (ISO 32000-1, 14.7; ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Sequence

from freiwilligenagentur.documents.pdf_file import PdfFile, string
from freiwilligenagentur.documents.structure import Element

_OWNERS = {"TH": "Table", "L": "List", "Figure": "Layout"}


def write_tree(file: PdfFile, root: Element, parent: int, pages: Sequence[int]) -> tuple[int, list[list[int]]]:
    """Writes the elements of one document below the object ``parent``; ``pages`` are the numbers of its pages.

    Returns the number of the root, and for each page the elements of its marks in the order of their ids.
    """
    elements = list(root.all())
    first = file.reserve(len(elements))
    numbers = {id(element): number for number, element in enumerate(elements, first)}
    owners: list[dict[int, int]] = [{} for _page in pages]
    parents = {id(root): parent}
    bodies = []
    for element in elements:
        number = numbers[id(element)]
        for child in element.children:
            parents[id(child)] = number
        for page, mark in element.marks:
            owners[page][mark] = number
        kids = _kids(element, numbers, pages)
        bodies.append(f"<</Type/StructElem/S/{element.role}/P {parents[id(element)]} 0 R{_said(element)}{kids}>>")
    file.add_row(first, bodies)
    return first, [[found[mark] for mark in sorted(found)] for found in owners]


def _kids(element: Element, numbers: dict[int, int], pages: Sequence[int]) -> str:
    """What an element holds: its marks first, then the elements below it."""
    below = [f"{numbers[id(child)]} 0 R" for child in element.children]
    if not element.marks:
        return f"/K[{' '.join(below)}]"
    home = element.marks[0][0]
    marks = [
        str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>" for page, mark in element.marks
    ]
    held = marks[0] if len(marks) == 1 and not below else f"[{' '.join(marks + below)}]"
    return f"/Pg {pages[home]} 0 R/K {held}"


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
