"""The letters of one file: each gets a code in a subset of its font when it is first drawn, and goes in at the end."""

from __future__ import annotations

from functools import cache

from freiwilligenagentur.documents import fonts
from freiwilligenagentur.documents.embedding import subset
from freiwilligenagentur.documents.fonts import Run
from freiwilligenagentur.documents.lines import Line
from freiwilligenagentur.documents.pdf_file import PdfFile, name

ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßé0123456789.,:;-–()/„“"
"""What stands in nearly every letter. These go in together, so that most files of an office hold the very same subset:
making one costs more than writing a page."""
_MOST = 255
_KEPT = 2048
_NO_BREAK_SPACE, _SPACE = 0xA0, 0x20


class Lettering:
    """The letters of all fonts of a file; ``always`` go in whether they are drawn or not."""

    def __init__(self, always: str = ALWAYS) -> None:
        self._always = always
        self._letters: dict[str, _Letters] = {}
        self._kept: dict[int, tuple[Line, float, str, dict[str, None]]] = {}

    def line(self, line: Line, size: float, used: dict[str, None]) -> str:
        """The operators that show a line, kept since most lines of a batch stand on every paper of it."""
        kept = self._kept.get(id(line))
        if kept is None or kept[0] is not line or kept[1] != size:
            fonts_of: dict[str, None] = {}
            text = " ".join([self.shown(run, size, fonts_of) for run in line.runs])
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[id(line)] = (line, size, text, fonts_of)
        used.update(kept[3])
        return kept[2]

    def shown(self, run: Run, size: float, used: dict[str, None]) -> str:
        """The operators that show a run; the resource names of its fonts are added to ``used``."""
        letters = self._letters.get(run.font)
        if letters is None:
            letters = self._letters[run.font] = _Letters(run.font, len(self._letters) + 1, self._always)
        parts = []
        for resource, codes in letters.split(run.text):
            used[resource] = None
            parts.append(f"/{resource} {size:g} Tf <{codes}> Tj")
        return " ".join(parts)

    def reserve(self, names: dict[str, None], numbers: dict[str, int], file: PdfFile) -> str:
        """The font dictionary of a page; ``numbers`` keeps under which number each font will be written."""
        for each in names:
            if each not in numbers:
                numbers[each] = file.reserve()
        return "".join([f"/{each} {numbers[each]} 0 R" for each in names])

    def write(self, numbers: dict[str, int], file: PdfFile) -> None:
        """Writes all fonts that pages refer to."""
        for letters in self._letters.values():
            for index, codes in enumerate(letters.subsets):
                if number := numbers.get(letters.resource(index)):
                    _write(file, letters.font, tuple(codes), number)


class _Letters(dict[int, str]):
    """From a letter to its code in two hexadecimal digits, as ``str.translate`` wants it."""

    def __init__(self, font: str, number: int, always: str) -> None:
        first = _first(font, always)
        super().__init__({letter: f"{code:02X}" for code, letter in enumerate(first) if code})
        self.font = font
        self._number = number
        self.subsets: list[list[int]] = [[*first]]
        self._home = dict.fromkeys(self, 0)

    def resource(self, index: int) -> str:
        """The resource name of a subset."""
        return f"F{self._number}" if not index else f"F{self._number}-{index}"

    def split(self, text: str) -> list[tuple[str, str]]:
        """Stretches of the text as name of a subset and codes."""
        codes = text.translate(self)
        if len(self.subsets) == 1:
            return [(self.resource(0), codes)]
        found: list[tuple[str, str]] = []
        for place, letter in enumerate(map(ord, text)):
            resource, code = self.resource(self._home[letter]), codes[2 * place : 2 * place + 2]
            if found and found[-1][0] == resource:
                found[-1] = (resource, found[-1][1] + code)
            else:
                found.append((resource, code))
        return found

    def __missing__(self, letter: int) -> str:
        if len(self.subsets[-1]) > _MOST:
            self.subsets.append([0])
        codes = self.subsets[-1]
        code = self[letter] = f"{len(codes):02X}"
        self._home[letter] = len(self.subsets) - 1
        codes.append(_SPACE if letter == _NO_BREAK_SPACE else letter)
        return code


@cache
def _first(font: str, always: str) -> tuple[int, ...]:
    """The letters that are always in, behind the sign for a missing one."""
    glyphs = fonts.font(Run(font, "")).face.charToGlyph
    return (0, *(letter for letter in map(ord, always) if letter in glyphs))


def _write(file: PdfFile, font: str, codes: tuple[int, ...], number: int) -> None:
    loaded = fonts.font(Run(font, ""))
    face, made = loaded.face, subset(loaded, codes)
    called = name(f"{made.tag}+{(face.name + face.subfontNameX).decode('latin-1')}")
    program = file.add_stream(f"/Filter/FlateDecode/Length1 {made.length}", made.program)
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName{called}/Flags {made.flags}/FontBBox[{_row(face.bbox)}]"
        f"/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:g}/Descent {face.descent:g}"
        f"/CapHeight {face.capHeight:g}/StemV {face.stemV:g}/FontFile2 {program} 0 R>>"
    )
    unicode = file.add_stream("/Filter/FlateDecode", made.to_unicode)
    widths = [face.charWidths.get(code, face.defaultWidth) for code in codes[1:]]
    file.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont{called}/FirstChar 1/LastChar {len(codes) - 1}"
        f"/Widths[{_row(widths)}]/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>",
        number,
    )


def _row(numbers: list[float]) -> str:
    return " ".join([f"{number:g}" for number in numbers])
