"""Reads finished PDFs for tests: text blocks with positions, fonts, and the structure tree with its texts."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class TextBlock:
    """A stretch of text on one line; millimetres from the left top corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def squeezed(text: str) -> str:
    """A text without blanks, since a reader puts them where lines break."""
    return "".join(text.split())


def pages(pdf: bytes) -> list[str]:
    """What each page reads, by its text layer."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def blocks(pdf: bytes, page: int = 0) -> list[TextBlock]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height = sheet.get_height()
        texts = sheet.get_textpage()
        found = []
        for index in range(texts.count_rects()):
            left, bottom, right, top = texts.get_rect(index)
            text = texts.get_text_bounded(left, bottom, right, top)
            if text.endswith(" "):
                right = _end_of_letters(texts, left, bottom, right, top)
            found.append(TextBlock(text, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
        return found
    finally:
        document.close()


def _end_of_letters(texts: pypdfium2.PdfTextPage, left: float, bottom: float, right: float, top: float) -> float:
    """Where the last letter ends: a blank at the end of a broken line keeps words apart and shows nothing."""
    boxes = [texts.get_charbox(index) for index in range(texts.count_chars()) if texts.get_text_range(index, 1).strip()]
    inside = [box[2] for box in boxes if left <= box[0] <= right and bottom <= (box[1] + box[3]) / 2 <= top]
    return min(right, max(inside, default=right))


def block(pdf: bytes, text: str, page: int = 0) -> TextBlock:
    """The one block that holds a text."""
    (found,) = [each for each in blocks(pdf, page) if text in each.text]
    return found


def fonts_not_embedded(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [
            each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        ]
        return [str(each.BaseFont) for each in fonts if "/FontFile2" not in each.get("/FontDescriptor", {})]


def _marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """What stands in each marked-content sequence: (page, id) to text."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            texts = page.get_textpage()
            for each in page.get_objects(max_depth=1):
                key = (number, raw.FPDFPageObj_GetMarkedContentID(each.raw))
                found[key] = found.get(key, "") + _drawn_text(each.raw, texts.raw)
    finally:
        document.close()
    return found


def _drawn_text(drawn: object, texts: object) -> str:
    """The text of an object of a page; of all in it for a form."""
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        inside = range(raw.FPDFFormObj_CountObjects(drawn))
        return "".join(_drawn_text(raw.FPDFFormObj_GetObject(drawn, index), texts) for index in inside)
    if kind != raw.FPDF_PAGEOBJ_TEXT:
        return ""
    size = raw.FPDFTextObj_GetText(drawn, texts, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(drawn, texts, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def kids(node: pikepdf.Object) -> list[pikepdf.Object | int]:
    """What hangs below a node of the structure tree: one stands alone, more stand in a list."""
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """The leaves of the structure tree in reading order: role and text (the alternative for a figure)."""
    texts = _marked_texts(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        leaves: list[tuple[str, str]] = []

        def walk(node: pikepdf.Object) -> None:
            said = ""
            for kid in kids(node):
                if isinstance(kid, int):
                    said += texts.get((pages[node.Pg.objgen], kid), "")
                elif kid.get("/Type") == "/MCR":
                    said += texts.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
                else:
                    walk(kid)
            if "/Alt" in node or "/ActualText" in node:
                said = str(node.get("/Alt", "")) or str(node.get("/ActualText", ""))
            if said:
                leaves.append((str(node.S)[1:], " ".join(said.split())))

        walk(document.Root.StructTreeRoot.K[0])
        return leaves


def untagged(pdf: bytes) -> list[str]:
    """Drawing operators of the pages that stand in no marked content; empty for a wholly tagged document."""
    painting = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
    found = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += operator in {"BDC", "BMC"}
                depth -= operator == "EMC"
                if operator in painting and not depth:
                    found.append(operator)
    return found


def roles(document: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role, text in structure(document):
        found.setdefault(role, []).append(text)
    return found


def read(document: bytes) -> str:
    return squeezed("\n".join(text for _role, text in structure(document)))
