"""Writes the structure tree of a document: what ReportLab knows nothing of (ISO 32000-1, 14.7; ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from freiwilligenagentur.documents.pdf_file import PdfFile, string
from freiwilligenagentur.documents.structure import Element

_OWNERS = {"TH": "Table", "L": "List", "Figure": "Layout"}

Box = tuple[float, float, float, float]
"""Where a picture stands on its page: left, bottom, right, top in points."""


def write_tree(
    file: PdfFile,
    elements: Sequence[Element],
    parent: int,
    pages: Sequence[tuple[int, Sequence[int]]],
    boxes: Mapping[int, Box],
) -> int:
    """Writes the elements of one document, in order, below the object ``parent``; returns the number of the root.

    ``pages`` has the number of each page and the places of the elements that its marks belong to, by their ids;
    ``boxes`` has the pictures by the places of their elements.
    """
    first = file.reserve(len(elements))
    parents = [parent] * len(elements)
    marks: list[list[tuple[int, int]]] = [[] for _element in elements]
    for page, places in pages:
        for mark, place in enumerate(places):
            marks[place].append((page, mark))
    bodies = []
    for place, element in enumerate(elements):
        for child in element.children:
            parents[child.place] = first + place
        said, kids = _said(element, boxes.get(place)), _kids(element, marks[place], first)
        bodies.append(f"<</Type/StructElem/S/{element.role}/P {parents[place]} 0 R{said}{kids}>>")
    file.add_row(first, bodies)
    return first


def _kids(element: Element, marks: Sequence[tuple[int, int]], first: int) -> str:
    """What an element holds: its marks first, then the elements below it, whose numbers count from ``first``."""
    if len(marks) == 1 and not element.children:  # as most
        return f"/Pg {marks[0][0]} 0 R/K {marks[0][1]}"
    below = [f"{first + child.place} 0 R" for child in element.children]
    if not marks:
        return f"/K[{' '.join(below)}]"
    home = marks[0][0]
    drawn = [str(mark) if page == home else f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>" for page, mark in marks]
    return f"/Pg {home} 0 R/K[{' '.join(drawn + below)}]"


def _said(element: Element, box: Box | None) -> str:
    """What an element says beside what is drawn for it, as few do."""
    if not (element.language or element.attributes or element.alternative or element.actual or element.title or box):
        return ""
    texts = {"T": element.title, "Alt": element.alternative, "ActualText": element.actual, "Lang": element.language}
    said = "".join([f"/{name}{string(text)}" for name, text in texts.items() if text])
    attributes = "".join([f"/{name}/{value}" for name, value in element.attributes])
    if box:
        attributes += f"/Placement/Block/BBox[{' '.join([f'{side:.2f}' for side in box])}]"
    return f"{said}/A<</O/{_OWNERS[element.role]}{attributes}>>" if attributes else said
