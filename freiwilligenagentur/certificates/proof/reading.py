"""What a PDF carries and shows: the signed data it brings along, and its visible text by the parts of its structure.

Alternative and actual texts are left out: somebody who alters a page would leave them as they are.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from freiwilligenagentur.certificates.proof import statement, unpacking
from freiwilligenagentur.certificates.proof.statement import Malformed, Token

INFO_KEY = "Nachweis"
"""Where in the information dictionary the text of the QR code stands."""

MOST_PAGES = 100
"""More than any certificate has; reading thousands would keep the window busy for minutes."""


class Unreadable(ValueError):
    """The file is no PDF, too damaged to be read, or unpacks to more than any certificate."""


class Locked(Unreadable):
    """The file opens only with a password."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of one part of a page; ``role`` is its tag in the structure, "" for what lies outside of it.

    What stands on a page in another language is a translation of what counts.
    """

    role: str
    text: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A PDF with what it carries; ``token`` is None when it carries no signed data."""

    token: Token | None
    shown: tuple[Shown, ...]


def read(document: bytes) -> CarriedFile:
    """Reads a PDF, also one that is protected against changes. Raises Unreadable, or Locked."""
    import pikepdf

    try:
        unpacking.refuse_much(document)
        share = unpacking.share_of(document)
        with unpacking.qpdf_limited(share), pikepdf.open(BytesIO(document)) as pdf:
            carried = str(pdf.docinfo.get(f"/{INFO_KEY}", ""))
            if not carried or len(pdf.pages) > MOST_PAGES:
                return CarriedFile(None, ())
            plain = unpacking.unprotected(pdf) if pdf.is_encrypted else document
            unpacking.refuse_unusual(pdf, share)
            roles = _roles(pdf)
        texts = _texts(plain)
    except pikepdf.PasswordError:
        raise Locked from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError):
        raise Unreadable from None
    try:
        token = statement.parse(carried)
    except Malformed:
        return CarriedFile(None, ())
    by_part: dict[tuple[str, bool, object], str] = {}
    for (page, mark), text in texts:
        part = roles.get((page, mark), ("", False, (page, mark)))
        by_part[part] = by_part.get(part, "") + text
    shown = (Shown(role, text, translated) for (role, translated, _node), text in by_part.items() if text.strip())
    return CarriedFile(token, tuple(shown))


def _roles(pdf: Any) -> dict[tuple[int, int], tuple[str, bool, object]]:
    """Page and marked-content id to the structure element that owns it: role, whether translated, identity."""
    if "/StructTreeRoot" not in pdf.Root:
        return {}
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found: dict[tuple[int, int], tuple[str, bool, object]] = {}
    waiting = [(pdf.Root.StructTreeRoot, False)]
    seen = set()
    while waiting:
        node, translated = waiting.pop()
        translated = translated or (node.get("/S") == "/Part" and "/Lang" in node)
        if node.objgen in seen and node.objgen != (0, 0):
            continue
        seen.add(node.objgen)
        for kid in _kids(node):
            if isinstance(kid, int):
                found[pages[node.Pg.objgen], kid] = str(node.S)[1:], translated, node.objgen
            elif kid.get("/Type") == "/MCR":
                home = pages[(kid if "/Pg" in kid else node).Pg.objgen]
                found[home, int(kid.MCID)] = str(node.S)[1:], translated, node.objgen
            elif "/S" in kid:
                waiting.append((kid, translated))
    return found


def _kids(node: Any) -> list[Any]:
    import pikepdf

    kids = node.get("/K", [])
    if isinstance(kids, pikepdf.Array):
        return list(kids)
    return [kids]


def _texts(document: bytes) -> list[tuple[tuple[int, int], str]]:
    """The drawn texts in order, each with its page and marked-content id (-1 outside of marked content)."""
    import pypdfium2
    from pypdfium2 import raw

    found: list[tuple[tuple[int, int], str]] = []
    opened = pypdfium2.PdfDocument(document)
    try:
        for number, page in enumerate(opened):
            layer = page.get_textpage()
            for each in page.get_objects(max_depth=1):
                mark = raw.FPDFPageObj_GetMarkedContentID(each.raw)
                found += [((number, mark), text) for text in _drawn(each.raw, layer.raw)]
    finally:
        opened.close()
    return found


def _drawn(drawn: Any, layer: Any) -> Iterator[str]:
    """The texts of an object of a page; all that are in it for a form."""
    from pypdfium2 import raw

    kind = raw.FPDFPageObj_GetType(drawn)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(drawn)):
            yield from _drawn(raw.FPDFFormObj_GetObject(drawn, index), layer)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        size = raw.FPDFTextObj_GetText(drawn, layer, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(drawn, layer, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        yield buffer.raw[: size - 2].decode("utf-16-le", "replace")
