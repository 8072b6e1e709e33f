"""Fonts as they go into a file: subsets with a way back to Unicode, as archives and screen readers need them.

``lettering`` gathers the letters of a file in subsets of at most 255; what is written of each is made here with
ReportLab, which reads and cuts the fonts. Against its own: nothing maps to U+0000, the map keeps to 100 entries a
block, a subset's tag follows from what is in it (two subsets of a face in one file differ), and the tables that only
an installed font needs stay out (ISO 32000-1, 9.9; ISO 19005-2, 6.2.11; ISO 14289-1, 7.21).
"""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
_FOR_INSTALLED_FONTS = frozenset({"name", "OS/2"})
_BLOCK = 100
"""The most entries that one block of a character map may have."""

_READING = Lock()
"""A face reads its file from a place that it remembers, so a batch and a preview take turns."""


@dataclass(frozen=True, slots=True)
class Subset:
    """The letters of one subset, ready to be written; streams are compressed."""

    tag: str
    program: bytes
    length: int
    """Of the program before it was compressed."""
    to_unicode: bytes
    flags: int


class _Face(TTFontFace):  # type: ignore[misc]
    """A face whose subsets leave out what only an installed font needs."""

    def get_table(self, tag: str) -> bytes:
        """A table of the font file. Raises KeyError for one that it lacks or that stays out."""
        if tag in _FOR_INSTALLED_FONTS:
            raise KeyError(tag)
        table: bytes = super().get_table(tag)
        return table


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """A TrueType font. Raises TTFError for a file that cannot be read or embedded."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=0)
        self.face.__class__ = _Face
        glyphs = self.face.charToGlyph
        for code in [code for code, glyph in glyphs.items() if not glyph or unicodedata.category(chr(code)) == "Co"]:
            del glyphs[code]  # no letter that everybody knows


@lru_cache(maxsize=64)
def subset(font: EmbeddedFont, codes: tuple[int, ...]) -> Subset:
    """The subset with a letter for each code; certificates of a batch share many."""
    with _READING:
        program = font.face.makeSubset(list(codes))
    digest = int.from_bytes(hashlib.sha256(repr(codes).encode()).digest()[:8], "big")
    tag = "".join(chr(65 + digest // 26**place % 26) for place in range(6))
    flags = font.face.flags & ~_NONSYMBOLIC | _SYMBOLIC
    return Subset(tag, zlib.compress(program), len(program), zlib.compress(_to_unicode(codes)), flags)


def _to_unicode(codes: tuple[int, ...]) -> bytes:
    """The map from the codes of a subset to Unicode (ISO 32000-1, 9.10.3)."""
    entries = [f"<{number:02X}> <{_utf16(code)}>" for number, code in enumerate(codes) if number]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode()


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()
