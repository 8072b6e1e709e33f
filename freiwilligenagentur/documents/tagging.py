"""Adds to a drawn document what ReportLab leaves out: structure tree, language, metadata (ISO 32000-1, ISO 14289-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from freiwilligenagentur.documents.structure import Element

PRODUCER = "Freiwilligenagentur"

_OWNERS = {"TH": Name.Table, "L": Name.List, "Figure": Name.Layout}

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says about itself."""

    title: str
    author: str
    language: str
    created: date


def finish(drawn: bytes, root: Element, about: About) -> bytes:
    """The drawn document with tags and metadata; the same input gives the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _add_tree(pdf, root)
        _add_metadata(pdf, about)
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """The bytes of a document, compact and without anything that changes from one time to the next."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _add_tree(pdf: Pdf, root: Element) -> None:
    pages: list[Object] = [page.obj for page in pdf.pages]
    owners: list[dict[int, Object]] = [{} for _page in pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array([_node(pdf, root, tree, pages, owners)])
    numbers = Array()
    for index, page in enumerate(pages):
        page.StructParents = index
        page.Tabs = Name.S
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array(owners[index][mark] for mark in sorted(owners[index]))))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _node(pdf: Pdf, element: Element, parent: Object, pages: list[Object], owners: list[dict[int, Object]]) -> Object:
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent))
    if element.alternative:
        node.Alt = String(element.alternative)
    if element.actual:
        node.ActualText = String(element.actual)
    if attributes := _attributes(element):
        node.A = attributes
    kids = Array()
    if element.marks:
        home = element.marks[0][0]
        node.Pg = pages[home]
        for page, mark in element.marks:
            owners[page][mark] = node
            kids.append(mark if page == home else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=mark))
    for child in element.children:
        kids.append(_node(pdf, child, node, pages, owners))
    node.K = kids
    return node


def _attributes(element: Element) -> Dictionary | None:
    if not element.attributes and element.box is None:
        return None
    found = Dictionary(O=_OWNERS[element.role])
    for key, value in element.attributes.items():
        found[Name("/" + key)] = Name("/" + value)
    if element.box is not None:
        found.Placement = Name.Block
        found.BBox = Array([round(side, 2) for side in element.box])
    return found


def _add_metadata(pdf: Pdf, about: About) -> None:
    root = pdf.Root
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    values = {"title": about.title, "author": about.author, "language": about.language, "producer": PRODUCER}
    xmp = _XMP.format(created=about.created.isoformat(), **{key: escape(text) for key, text in values.items()})
    root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    del pdf.docinfo
    info = pdf.docinfo
    info.Title, info.Author, info.Producer = String(about.title), String(about.author), String(PRODUCER)
    info.CreationDate = String(f"D:{about.created:%Y%m%d}")
