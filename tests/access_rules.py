"""What ISO 14289-1 (PDF/UA-1) asks of a file: the failures that the Matterhorn Protocol 1.1 lets machines find.

``flaws`` names each with its checkpoint. It reads objects and content, never the program's own code.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pdf_reading import kids
from pikepdf import Array, Dictionary, Name, Pdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}
GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"}
LEAVES = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Span", "Quote", "Note", "Figure"}
BELOW = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
}
ONLY_IN = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-[a-z0-9]{5,8})*")


@dataclass
class Node:
    """An element of the structure with what hangs below it."""

    role: str
    entry: pikepdf.Object
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page and marked-content id."""

    def all(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.all()


def flaws(data: bytes) -> list[str]:
    """What is wrong, each with its checkpoint; empty for a file that keeps all rules."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["11-005: no structure tree"]
        nodes = [node for tree in trees(pdf) for node in tree.all()]
        rules = (_document(pdf), _nodes(nodes), _headings(nodes), _tables(nodes), _content(pdf, nodes))
        return [flaw for rule in rules for flaw in rule]


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    info = root.get("/MarkInfo", Dictionary())
    if info.get("/Marked") is not True or info.get("/Suspects", False):
        yield "06-001, 07: not marked, or suspect"
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "11-006: language"
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "07-001: the title is not shown"
    packet = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>", packet):
        yield "06-002: does not claim PDF/UA-1"
    if not re.search(r"<dc:title>.*<rdf:li[^>]*>[^<]+</rdf:li>", packet, re.DOTALL):
        yield "06-003: no title"
    forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Form]
    if any(b"/MCID" in form.read_bytes() for form in forms):
        yield "30-002: a form with marks of its own may stand on one page only"
    yield from ("28-008: order of tabs" for page in pdf.pages if page.obj.get("/Tabs") != Name.S)
    if any("/Annots" in page.obj for page in pdf.pages) or "/AcroForm" in root or "/OCProperties" in root:
        yield "20, 24, 25, 28: more than these rules know"


def trees(pdf: Pdf) -> list[Node]:
    """The structure of a document."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}

    def made(entry: pikepdf.Object, parent: Node | None) -> Node:
        node = Node(str(entry.S)[1:], entry, parent)
        for kid in kids(entry):
            if isinstance(kid, int):
                node.marks.append((pages[entry.Pg.objgen], kid))
            elif kid.get("/Type") == Name.MCR:
                node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
            else:
                node.children.append(made(kid, node))
        return node

    return [made(entry, None) for entry in kids(pdf.Root.StructTreeRoot)]


def _nodes(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        role, above = node.role, node.parent.role if node.parent else ""
        if role not in GROUPING | LEAVES | set(BELOW):
            yield f"02-001: {role} is no standard type"
        if not {child.role for child in node.children} <= BELOW.get(role, GROUPING | LEAVES | set(BELOW)):
            yield f"09-004 to 09-008: what hangs below {role}"
        if above not in ONLY_IN.get(role, {above}):
            yield f"09-004 to 09-008: {role} below {above}"
        if not node.children and not node.marks:
            yield f"an empty {role}"
        if node.marks and role not in LEAVES:
            yield f"09: text of its own in {role}"
        yield from _entries(node)


def _entries(node: Node) -> Iterator[str]:
    role = node.role
    if node.parent is not None and node.entry.P.objgen != node.parent.entry.objgen:
        yield f"01-005: {role} does not know what it hangs below"
    if "/Lang" in node.entry and not LANGUAGE.fullmatch(str(node.entry.Lang)):
        yield f"11-001: language of {role}"
    if role == "Figure" and not (str(node.entry.get("/Alt", "")).strip() or "/ActualText" in node.entry):
        yield "13-004: a picture without words"
    if role == "Figure" and len(_attribute(node, "/BBox") or []) != 4:
        yield "13: a picture without its place"
    if role == "Note" and not str(node.entry.get("/ID", "")):
        yield "19-003: a note without an ID"


def _attribute(node: Node, name: str) -> pikepdf.Object | None:
    given = node.entry.get("/A", Array())
    for each in given if isinstance(given, Array) else [given]:
        if name in each:
            return each[name]
    return None


def _headings(nodes: list[Node]) -> Iterator[str]:
    levels = [int(node.role[1]) for node in nodes if re.fullmatch(r"H\d", node.role)]
    if levels and levels[0] != 1:
        yield "14-002: the first heading is no H1"
    if any(after > before + 1 for before, after in itertools.pairwise(levels)):
        yield f"14-003: a level of headings is left out: {levels}"


def _tables(nodes: list[Node]) -> Iterator[str]:
    for table in (node for node in nodes if node.role == "Table"):
        rows = [node for node in table.all() if node.role == "TR"]
        if not rows or len({len(row.children) for row in rows}) > 1:
            yield "15-003: rows of different lengths"
        for cell in (cell for row in rows for cell in row.children if cell.role == "TH"):
            if str(_attribute(cell, "/Scope")) not in {"/Row", "/Column", "/Both"}:
                yield "15-003: a head without a scope"
        if not any(cell.role == "TH" for row in rows for cell in row.children):
            yield "15-003: a table without heads"


def _content(pdf: Pdf, nodes: list[Node]) -> Iterator[str]:
    """Everything drawn is tagged or an artifact, and both ways between content and structure lead to the same."""
    owners = {mark: node for node in nodes for mark in node.marks}
    if len(owners) != sum(len(node.marks) for node in nodes):
        yield "01: content with two owners"
    parents = dict(_numbered(pdf.Root.StructTreeRoot.ParentTree))
    if int(pdf.Root.StructTreeRoot.ParentTreeNextKey) <= max(parents):
        yield "01: next key"
    seen = set()
    for index, page in enumerate(pdf.pages):
        for mark, flaw in _marked(page):
            if flaw:
                yield f"{flaw} on page {index + 1}"
            if mark is None:
                continue
            if (index, mark) in seen:
                yield "01: the same id twice"
            seen.add((index, mark))
            owner = owners.get((index, mark))
            if owner is None or parents[int(page.obj.StructParents)][mark].objgen != owner.entry.objgen:
                yield f"01-005: content {mark} on page {index + 1} is not found through the tree"
    if set(owners) != seen:
        yield "01: the structure names content that is not there"


def _numbered(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7), which must keep to the limits that its branches give."""
    numbers = tree.get("/Nums", Array())
    own = [(int(numbers[at]), numbers[at + 1]) for at in range(0, len(numbers), 2)]
    below = [entry for branch in tree.get("/Kids", Array()) for entry in _numbered(branch)]
    keys = [key for key, _entry in own + below]
    if "/Limits" in tree:
        assert [int(limit) for limit in tree.Limits] == [min(keys), max(keys)]
    assert keys == sorted(set(keys))
    yield from own + below


def _marked(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """The ids that a page opens, and what is wrong with its marks."""
    stack: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            if stack:
                yield None, "01-003, 01-004: marks inside marks"
            properties = instruction.operands[1] if operator == "BDC" else Dictionary()
            stack.append(int(properties.MCID) if "/MCID" in properties else None)
            artifact = instruction.operands[0] == Name.Artifact
            if artifact and (operator == "BMC" or properties.get("/Type") not in {Name.Layout, Name.Pagination}):
                yield None, "18-001: decoration of no kind"
            if artifact == (stack[-1] is not None):
                yield None, "01-005: neither content nor decoration"
            yield stack[-1], ""
        elif operator == "EMC":
            stack.pop()
        elif operator in PAINTING and not stack:
            yield None, f"01-005: {operator} is not marked"
    if stack:
        yield None, "01: marks that do not end"
