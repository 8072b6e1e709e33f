"""Text made ready for drawing.

Letters are drawn one by one from left to right, without a shaping engine. That is right for Latin, Cyrillic and Greek;
Hebrew needs its order turned, Arabic also its joined forms, and both are done here. Scripts that need more (such as
Devanagari or Thai) are refused by ``fonts`` rather than drawn wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_DROPPED = dict.fromkeys(
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF]
)
_SPACES = dict.fromkeys([0x1680, *range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F, 0x3000], " ")
_REPLACED = {0x2011: "-", 0x2007: "\u00a0", 0x202F: "\u00a0", 0x2028: "\n", 0x2029: "\n", 0x0085: "\n", 0x0B: "\n"}
_TABLE: dict[int, str | None] = {**_DROPPED, **_SPACES, **_REPLACED}
_CONTROLS = re.compile(r"[\x00-\x08\x0c-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = ("R", "AL")
_NEAR = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Where all letters that run from right to left lie, among some marks that do not."""
_NUMBERS = ("EN", "AN")
_LAM = "\u0644"


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The text in composed form, without characters that have no shape (soft hyphens, joiners, controls)."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_TABLE)
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def turns(text: str) -> bool:
    """Whether some of the text runs from right to left."""
    near = _NEAR.search(text) is not None  # asked of every text, and seldom the case
    return near and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def begins_right(text: str) -> bool:
    """Whether a text as a whole runs from right to left: its first letter does."""
    return next((kind for letter in text if (kind := _direction(letter))), "L") == "R"


def visual(text: str) -> str:
    """One line in the order and the forms in which its letters stand from left to right.

    A short form of the Unicode Bidirectional Algorithm (UAX 9) for a line of a left-to-right document: stretches of
    Hebrew or Arabic, with the spaces and marks inside them, are turned; numbers inside keep their order.
    """
    if not turns(text):
        return text
    return "".join(_turned(stretch) if turned else stretch for stretch, turned in _stretches(text))


def _stretches(text: str) -> list[tuple[str, bool]]:
    """The text cut where its direction changes; marks between two turned stretches belong to them."""
    strong = [_direction(letter) for letter in text]
    found: list[tuple[str, bool]] = []
    start = 0
    while start < len(text):
        first = next((i for i in range(start, len(text)) if strong[i] == "R"), len(text))
        if first > start:
            found.append((text[start:first], False))
        if first == len(text):
            break
        after = next((i for i in range(first, len(text)) if strong[i] == "L"), len(text))
        last = max(i for i in range(first, after) if strong[i] == "R") + 1
        found.append((text[first:last], True))
        start = last
    return found


def _direction(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    if kind in _RIGHT_TO_LEFT:
        return "R"
    return "L" if kind == "L" else ""


def _turned(stretch: str) -> str:
    pieces = re.findall(r"\d[\d.,:/]*\d|\d|(?s:.)", _joined(stretch))
    return "".join(_mirrored(piece) for piece in reversed(_with_marks(pieces)))


def _with_marks(pieces: list[str]) -> list[str]:
    """Vowel signs stay behind the letter that they sit on."""
    kept: list[str] = []
    for piece in pieces:
        if kept and unicodedata.combining(piece[0]):
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept


def _mirrored(piece: str) -> str:
    return piece.translate(str.maketrans("()[]{}<>«»", ")(][}{><»«"))


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The joined forms of Arabic letters, as Unicode's own presentation forms name them: letter -> form -> glyph."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        form, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        if form in {"<initial>", "<medial>", "<final>", "<isolated>"} and " " not in letters:
            found.setdefault(letters, {}).setdefault(form, chr(code))
    return found


def _joined(text: str) -> str:
    """Arabic letters in the form that their neighbours ask for."""
    forms = _forms()
    letters = _ligated(text)
    drawn = []
    for index, letter in enumerate(letters):
        own = forms.get(letter, {})
        before, after = _neighbour(letters, index, -1), _neighbour(letters, index, 1)
        joins_before = "<final>" in own and bool({"<initial>", "<medial>"} & forms.get(before, {}).keys())
        joins_after = "<initial>" in own and "<final>" in forms.get(after, {})
        form = ("<isolated>", "<initial>", "<final>", "<medial>")[joins_after + 2 * joins_before]
        drawn.append(own.get(form, letter))
    return "".join(drawn)


def _ligated(text: str) -> list[str]:
    """The text as letters, lam and alef as the one letter that they always form."""
    forms = _forms()
    letters: list[str] = []
    for letter in text:
        if letters and letters[-1] == _LAM and letter in "اأإآ" and _LAM + letter in forms:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _neighbour(letters: list[str], index: int, step: int) -> str:
    """The next letter in a direction that is not a vowel sign."""
    index += step
    while 0 <= index < len(letters):
        if not unicodedata.combining(letters[index][0]):
            return letters[index]
        index += step
    return ""
