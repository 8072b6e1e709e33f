"""Adds to a drawn document what ReportLab leaves out: structure tree, language, metadata (ISO 32000-1, ISO 14289-1)."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel, String

from freiwilligenagentur.documents import colour
from freiwilligenagentur.documents.metadata import About, describe
from freiwilligenagentur.documents.structure import Element

_OWNERS = {"TH": Name.Table, "L": Name.List, "Figure": Name.Layout}


def finish(drawn: bytes, root: Element, about: About) -> bytes:
    """The drawn document with tags and metadata; the same input gives the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _add_tree(pdf, root)
        _add_colours(pdf)
        describe(pdf, about)
        del pdf.trailer.ID  # ReportLab gives all the same; saving makes one that follows from the content
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """The bytes of a document, without anything that changes from one time to the next.

    Streams stay as they are, all compressed when they were made; objects lie open in the file, where readers of the
    far future find them without unpacking.
    """
    written = _written(pdf)
    if b"\r\nendstream" not in written:
        return written
    # A stream that ends with a carriage return seems one byte too long beside the line end that follows it.
    for each in pdf.objects:
        if isinstance(each, Stream) and (raw := each.read_raw_bytes()).endswith(b"\r"):
            packed = each.get("/Filter")
            each.write(raw + b"\n", filter=packed if isinstance(packed, (Name, Array)) else None)
    return _written(pdf)


def _written(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version="1.7",
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.disable,
    )
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
        del page.Trans, page.Resources.ProcSet
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
    if element.language:
        node.Lang = String(element.language)
    if attributes := _attributes(element):
        node.A = attributes
    kids: list[Object | int] = []
    if element.marks:
        home = element.marks[0][0]
        node.Pg = pages[home]
        for page, mark in element.marks:
            owners[page][mark] = node
            kids.append(mark if page == home else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=mark))
    kids += [_node(pdf, child, node, pages, owners) for child in element.children]
    node.K = kids[0] if len(kids) == 1 and isinstance(kids[0], int) else Array(kids)
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


def _add_colours(pdf: Pdf) -> None:
    """Says what the colours mean (ISO 19005-2, 6.2.3), also where pictures with clear parts are laid over others."""
    profile = pdf.make_stream(zlib.compress(colour.profile()), N=3, Filter=Name.FlateDecode)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
    intent.OutputConditionIdentifier = intent.Info = String(colour.NAME)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    for page in pdf.pages:
        drawn = page.obj.Resources.get("/XObject", Dictionary())
        if any("/SMask" in drawing for _name, drawing in drawn.items()):
            page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
