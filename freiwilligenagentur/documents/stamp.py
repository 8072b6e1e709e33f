"""A line of text added to each page of a finished document, in the margin at the top: for copies.

The document itself stays as it was: its pages only get one more layer, and each part of the structure one more
paragraph at its beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, Object, Page, Pdf

from freiwilligenagentur.documents import fonts
from freiwilligenagentur.documents.book import Book, DrawnPage
from freiwilligenagentur.documents.lettering import Lettering
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.metadata import About
from freiwilligenagentur.documents.pen import Decoration, rgb
from freiwilligenagentur.documents.saving import saved
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

STYLE = Style(fonts.Face.SANS_BOLD, 11, 14, "#8A1C1C")


def stamped(pdf: bytes, said: Callable[[str], str], *, baseline: float = 16) -> bytes:
    """The document with a text in the middle of each page, ``baseline`` millimetres from its upper edge.

    ``said`` gives the text for the language of a page: a tag such as ``uk``, or "" for the document's own. Expects a
    document of this kit. Assistive technology reads the text once in each part, first of all.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        width, height = (float(side) for side in document.pages[0].mediabox[2:])
        shape, before = None, None
        owners = NumberTree(document.Root.StructTreeRoot.ParentTree)
        for page in document.pages:
            marks = owners[int(page.obj.StructParents)]
            part = _part_of(marks)
            if shape is None or part.objgen != before:
                text, before = said(str(part.get("/Lang", ""))), part.objgen
                with pikepdf.open(BytesIO(_layer(text, width, height, baseline * MM))) as layer:
                    shape = document.copy_foreign(layer.pages[0].as_form_xobject())
                opening = f"/P <</MCID {_tag(document, page, part, marks)}>> BDC"
            else:
                opening = f"/Artifact {Decoration.HEAD.value} BDC"
            drawn = page.obj.Resources.get("/XObject", Dictionary())
            name = page.add_resource(shape, Name.XObject, Name(f"/Layer{len(drawn)}"))
            page.contents_add(f"{opening} q {name} Do Q EMC\n".encode())
        return saved(document)


def _layer(text: str, width: float, height: float, baseline: float) -> bytes:
    """A page with nothing but the text."""
    out = BytesIO()
    book = Book(out, About(text, "", "de-DE", date.min), lettering=Lettering(always=""))
    page = DrawnPage((width, height))
    line = wrap(text, STYLE, width)[0]
    shown = " ".join([book.lettering.shown(run, STYLE.size, page.fonts) for run in line.runs])
    left, up = (width - line.width) / 2, height - baseline
    page.content = f"BT {left:.4f} {up:.4f} Td {rgb(STYLE.colour)} rg {shown} ET"
    book.add([Element("Document")], [page])
    book.finish()
    return out.getvalue()


def _part_of(marks: Object) -> Object:
    """What a page with these marks belongs to: a part of the structure, or all of it."""
    above: Object = marks[0]
    while str(above.S) not in {"/Document", "/Part"}:
        above = above.P
    return above


def _tag(document: Pdf, page: Page, part: Object, marks: Object) -> int:
    """Adds a paragraph at the beginning of a part; returns its marked-content id on the page."""
    number = len(marks)
    entry = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=page.obj, K=number))
    marks.append(entry)
    part.K.insert(0, entry)
    return number
