"""What ISO 19005-2, 6.2.11 and ISO 14289-1, 7.21 ask of the fonts in a file, for simple TrueType fonts."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from struct import unpack_from

import pikepdf
from pikepdf import Dictionary, Name, Pdf


def flaws(pdf: Pdf) -> Iterator[str]:
    """What is wrong, each with its clause."""
    tags: list[str] = []
    for font, used in _used(pdf):
        name = str(font.BaseFont)
        if font.Subtype != Name.TrueType or "/FontFile2" not in font.get("/FontDescriptor", {}):
            yield f"6.2.11.4: {name} is not embedded"
            continue
        if not re.fullmatch(r"/[A-Z]{6}\+.+", name) or font.FontDescriptor.FontName != font.BaseFont:
            yield f"6.2.11.4: {name} does not say that it is a subset"
        tags.append(name)
        if not used:
            yield f"{name} is not used"
        program = font.FontDescriptor.FontFile2.read_bytes()
        if int(font.FontDescriptor.FontFile2.Length1) != len(program):
            yield f"{name}: Length1"
        yield from (f"{name}: {flaw}" for flaw in (*_codes(font, program, used), *_unicode(font, used)))
    if len(set(tags)) != len(tags):
        yield "two subsets of the same name"


def _used(pdf: Pdf) -> list[tuple[pikepdf.Object, set[int]]]:
    """Every font with the codes that text is drawn with."""
    codes: dict[tuple[int, int], set[int]] = defaultdict(set)
    fonts: dict[tuple[int, int], pikepdf.Object] = {}
    for page in pdf.pages:
        forms = [each for _n, each in page.obj.Resources.get("/XObject", {}).items() if each.get("/Subtype") == "/Form"]
        for content in (page.obj, *forms):
            named = content.get("/Resources", Dictionary()).get("/Font", Dictionary())
            fonts |= {font.objgen: font for _name, font in named.items()}
            current = (0, 0)
            for instruction in pikepdf.parse_content_stream(content):
                if str(instruction.operator) == "Tf":
                    current = named[str(instruction.operands[0])].objgen
                elif str(instruction.operator) == "Tj":
                    codes[current] |= set(bytes(instruction.operands[0]))
                elif str(instruction.operator) in {"TJ", "'", '"'}:
                    raise AssertionError("this reader knows only Tj")
    return [(font, codes[key]) for key, font in fonts.items()]


def _codes(font: pikepdf.Object, program: bytes, used: set[int]) -> Iterator[str]:
    """Symbolic, one map from codes to glyphs, glyphs that are there and as wide as the file says."""
    if not int(font.FontDescriptor.Flags) & 4 or int(font.FontDescriptor.Flags) & 32 or "/Encoding" in font:
        yield "6.2.11.6: not symbolic, or with an encoding"
    tables = {program[at : at + 4]: unpack_from(">II", program, at + 8) for at in _directory(program)}
    at = tables[b"cmap"][0]
    if unpack_from(">HHHH", program, at)[1:] != (1, 1, 0) and unpack_from(">HHHH", program, at)[1:] != (1, 3, 0):
        yield "6.2.11.6: more than one map"
    table = at + unpack_from(">I", program, at + 8)[0]
    if unpack_from(">H", program, table)[0] != 6:
        raise AssertionError("this reader knows only maps of format 6")
    first, count = unpack_from(">HH", program, table + 6)
    glyphs = dict(enumerate(unpack_from(f">{count}H", program, table + 10), first))
    units = unpack_from(">H", program, tables[b"head"][0] + 18)[0]
    advances = unpack_from(">H", program, tables[b"hhea"][0] + 34)[0]
    for code in used:
        glyph = glyphs.get(code, 0)
        if not glyph or not int(font.FirstChar) <= code <= int(font.LastChar):
            yield f"6.2.11.8: no glyph for code {code}"
            continue
        place = tables[b"hmtx"][0] + 4 * min(glyph, advances - 1)
        wide = unpack_from(">H", program, place)[0] * 1000 / units
        if abs(wide - float(font.Widths[code - int(font.FirstChar)])) > 1:
            yield f"6.2.11.5: width of code {code}"


def _directory(program: bytes) -> range:
    return range(12, 12 + 16 * unpack_from(">H", program, 4)[0], 16)


def _unicode(font: pikepdf.Object, used: set[int]) -> Iterator[str]:
    """Every code that is drawn means letters that everybody knows."""
    if "/ToUnicode" not in font:
        yield "6.2.11.7.2: no ToUnicode"
        return
    text = font.ToUnicode.read_bytes().decode()
    for count, block in re.findall(r"(\d+) beginbfchar(.*?)endbfchar", text, re.DOTALL):
        if not int(count) == block.count("\n") - 1 <= 100:
            yield "ToUnicode: block of wrong length"
    meanings = {
        int(code, 16): bytes.fromhex(meaning).decode("utf-16-be")
        for code, meaning in re.findall(r"^<(\w\w)> <(\w+)>$", text, re.MULTILINE)
    }
    for code in used | set(meanings):
        letters = meanings.get(code, "")
        if not letters or set(letters) & {"\0", "\ufeff", "\ufffe"}:
            yield f"6.2.11.7.2: meaning of code {code}"
        if any(unicodedata.category(letter) == "Co" for letter in letters):
            yield f"6.2.11.7.3: code {code} means a private letter"
