"""A line of text added to each page of a finished document, in the margin at the top: for copies.

The document itself stays as it was: its pages only get one more layer, and the structure one more paragraph at its
beginning.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from freiwilligenagentur.documents import fonts
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.pen import Decoration
from freiwilligenagentur.documents.styles import MM, Style
from freiwilligenagentur.documents.tagging import saved

STYLE = Style(fonts.Face.SANS_BOLD, 11, 14, "#8A1C1C")


def stamped(pdf: bytes, text: str, *, baseline: float = 16) -> bytes:
    """The document with ``text`` in the middle of each page, ``baseline`` millimetres from its upper edge.

    Expects a document of this kit. Assistive technology reads the text once, first of all.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        width, height = (float(side) for side in document.pages[0].mediabox[2:])
        with pikepdf.open(BytesIO(_layer(text, width, height, baseline * MM))) as layer:
            shape = document.copy_foreign(layer.pages[0].as_form_xobject())
        for index, page in enumerate(document.pages):
            opening = f"/Artifact {Decoration.HEAD.value} BDC" if index else f"/P <</MCID {_tag(document, page)}>> BDC"
            drawn = page.obj.Resources.get("/XObject", Dictionary())
            name = page.add_resource(shape, Name.XObject, Name(f"/Layer{len(drawn)}"))
            page.contents_add(f"{opening} q {name} Do Q EMC\n".encode())
        return saved(document)


def _layer(text: str, width: float, height: float, baseline: float) -> bytes:
    """A page with nothing but the text."""
    out = BytesIO()
    first = fonts.register(fonts.Run(STYLE.face.value, ""))
    canvas = Canvas(out, pagesize=(width, height), invariant=1, initialFontName=first)
    line = wrap(text, STYLE, width)[0]
    drawn = canvas.beginText((width - line.width) / 2, height - baseline)
    drawn.setFillColor(HexColor(STYLE.colour))
    for run in line.runs:
        drawn.setFont(fonts.register(run), STYLE.size)
        drawn.textOut(run.text)
    canvas.drawText(drawn)
    canvas.save()
    return out.getvalue()


def _tag(document: Pdf, page: Page) -> int:
    """Adds a paragraph at the beginning of the structure; returns its marked-content id on the page."""
    tree = document.Root.StructTreeRoot
    whole: Object = tree.K[0]
    marks = _marks_of(tree, int(page.obj.StructParents))
    number = len(marks)
    entry = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=whole, Pg=page.obj, K=number))
    marks.append(entry)
    whole.K.insert(0, entry)
    return number


def _marks_of(tree: Object, key: int) -> Object:
    numbers = tree.ParentTree.Nums
    return next(numbers[i + 1] for i in range(0, len(numbers), 2) if int(numbers[i]) == key)
