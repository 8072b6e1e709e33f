"""The faces of all documents, and what steps in for letters that they lack.

Source Serif and Source Sans come with the program and hold Latin, Greek and Cyrillic. Other scripts are taken from the
system's fonts where one has them; a letter that none has is an error that names it, never an empty box on paper.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from freiwilligenagentur.documents import scripts
from freiwilligenagentur.documents.embedding import EmbeddedFont
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _


class Face(Enum):
    """A typeface that ships with the program; the value is its file."""

    SANS = "SourceSansPro-Regular"
    SANS_BOLD = "SourceSansPro-Semibold"
    SERIF = "SourceSerifPro-Regular"
    SERIF_BOLD = "SourceSerifPro-Bold"

    @property
    def bold(self) -> Face:
        """The heavier face of the same family."""
        return Face.SANS_BOLD if self in {Face.SANS, Face.SANS_BOLD} else Face.SERIF_BOLD

    @property
    def sans(self) -> Face:
        """The face without serifs of the same weight; it knows more letters."""
        return Face.SANS if self in {Face.SANS, Face.SERIF} else Face.SANS_BOLD


class MissingLetters(OfficeError):
    """No font of the program or the system has these letters; ``letters`` holds each once."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        sentence = _(
            "The document cannot show these characters: {letters}. "
            "Please write them in Latin letters or leave them out."
        )
        super().__init__(sentence.format(letters=" ".join(letters[:12])))


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand side by side in one font, in the order in which they are drawn."""

    font: str
    text: str


# Tried in this order for letters outside Latin, Greek and Cyrillic; regular and bold.
_WINDOWS = (("segoeui", "segoeuib"), ("arial", "arialbd"), ("seguisym", "seguisym"), ("simsunb", "simsunb"),
            ("msyh", "msyhbd"), ("malgun", "malgunbd"), ("YuGothM", "YuGothB"))  # fmt: skip
_ELSEWHERE = ("truetype/dejavu/DejaVuSans", "truetype/noto/NotoSans", "truetype/noto/NotoSansArabic",
              "truetype/noto/NotoSansHebrew", "truetype/noto/NotoSansArmenian", "truetype/noto/NotoSansGeorgian",
              "truetype/droid/DroidSansFallbackFull", "truetype/wqy/wqy-zenhei", "truetype/noto/NotoSansSymbols2",
              "truetype/ancient-scripts/Symbola_hint", "truetype/liberation/LiberationSans")  # fmt: skip

# Scripts whose letters only read rightly after shaping that this kit does not do.
_UNSHAPED = ("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM",
             "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN", "SYRIAC", "THAANA", "NKO",
             "BALINESE", "JAVANESE")  # fmt: skip


def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Splits cleaned text by the font that has each letter. Raises MissingLetters."""
    glyphs = _font(face.value).face.charToGlyph
    if glyphs.keys() >= set(map(ord, text)):
        return (Run(face.value, text),) if text else ()
    names = [_font_for(letter, face) for letter in text]
    if missing := dict.fromkeys(letter for letter, name in zip(text, names, strict=True) if not name):
        raise MissingLetters(tuple(missing))
    found: list[Run] = []
    for letter, name in zip(text, names, strict=True):
        if found and found[-1].font == name:
            found[-1] = Run(name, found[-1].text + letter)
        else:
            found.append(Run(name, letter))
    return tuple(found)


def missing(text: str) -> tuple[str, ...]:
    """The letters of a text that no font has, each once; empty when a document can show it."""
    drawn = scripts.visual(scripts.clean(text)).replace("\n", " ")
    return tuple(dict.fromkeys(letter for letter in drawn if not _font_for(letter, Face.SERIF)))


def width(run: Run, size: float) -> float:
    """How wide a run is, in points."""
    return float(sum(map(_widths(run.font).__getitem__, run.text)) * size / 1000)


def register(run: Run) -> str:
    """The name under which ReportLab knows the font of a run; registers it when needed."""
    if run.font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_font(run.font))
    return run.font


def font(run: Run) -> EmbeddedFont:
    """The font of a run."""
    found: EmbeddedFont = _font(run.font)
    return found


class _Widths(dict[str, float]):
    """How wide each letter of a font is, in thousandths of its size."""

    def __init__(self, face: Any) -> None:
        super().__init__({chr(code): width for code, width in face.charWidths.items()})
        self._default: float = face.defaultWidth

    def __missing__(self, letter: str) -> float:
        return self._default


@cache
def _widths(name: str) -> _Widths:
    return _Widths(_font(name).face)


@cache
def _font_for(letter: str, face: Face) -> str:
    """The name of the font that draws a letter, or empty."""
    names = [face.value, face.sans.value]
    if not unicodedata.name(letter, "").startswith(_UNSHAPED):
        names += system_fonts(face in {Face.SANS_BOLD, Face.SERIF_BOLD})
    for name in names:
        font = _font(name)
        if font is not None and font.face.charToGlyph.get(ord(letter)):
            return name
    return ""


def system_fonts(bold: bool) -> tuple[str, ...]:
    """Font files of the system that may have what the program's own lack, as paths."""
    if os.name == "nt":
        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        names = [pair[1] if bold else pair[0] for pair in _WINDOWS]
    else:
        folder = Path("/usr/share/fonts")
        names = [f"{name}-Bold" if bold else f"{name}-Regular" for name in _ELSEWHERE] + [*_ELSEWHERE]
    places = [folder / f"{name}{ending}" for name in names for ending in (".ttf", ".ttc")]
    return tuple(str(place) for place in places if place.is_file())


@cache
def _font(name: str) -> Any:
    """A loaded font, or None for a system font of a kind that cannot be embedded."""
    if name in {face.value for face in Face}:
        package = "font_source_sans_pro" if "Sans" in name else "font_source_serif_pro"
        return EmbeddedFont(name, str(files(package) / "files" / f"{name}.ttf"))
    try:
        return EmbeddedFont(name, name)
    except (TTFError, OSError):
        return None
