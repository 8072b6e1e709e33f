"""The blocks that documents are made of. Each turns itself into pieces for a width and adds itself to the structure.

Every block takes plain text; ``Paragraph``, ``Bullets`` and values of ``KeyValues`` also take spans, for bold words.
Space above is in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from freiwilligenagentur.documents import pictures, scripts, styles
from freiwilligenagentur.documents.layout import Mark, PictureMark, Piece, RuleMark, TextMark, moved
from freiwilligenagentur.documents.lines import Line, Rich, Span, balanced, plain, wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

_HEAD_OF_ROW = (("Scope", "Row"),)
_ENDLESS = 1e6
"""Points that no line is wide."""


class Block(Protocol):
    """Something that flows."""

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """Its pieces for a width in points; what it says hangs below ``parent``."""


def mark(line: Line, style: Style, element: Element | None = None, x: float = 0, y: float = 0) -> TextMark:
    """A line whose line box has its top at ``y``: letters, umlauts included, stand in the middle of the leading."""
    baseline = y + (style.leading - style.size) / 2 + 0.8 * style.size
    return TextMark(x, baseline, line, style.size, style.colour, element)


def _column(lines: Sequence[Line], style: Style, element: Element | None, x: float = 0, y: float = 0) -> list[Mark]:
    return [mark(line, style, element, x, y + index * style.leading) for index, line in enumerate(lines)]


def say(element: Element, text: Rich) -> Element:
    """The element; one whose text is drawn in another order than it reads keeps what it says.

    Text that is all in one language of its own gives it to the element.
    """
    element.language, element.actual = _told(text if isinstance(text, str) else tuple(text))
    return element


@lru_cache(maxsize=2048)
def _told(text: str | tuple[Span, ...]) -> tuple[str, str]:
    """The language of a text where it is all in one of its own, and what it reads where that is drawn otherwise."""
    languages = {""} if isinstance(text, str) else {span.language for span in text}
    said = plain(text)
    return languages.pop() if len(languages) == 1 else "", said if scripts.turns(said) else ""


def _stack(rows: Sequence[tuple[Mark, ...]], height: float, before: float, *, keep_last: bool = False) -> list[Piece]:
    """One piece a line; the first two and the last two lines stay together."""
    last = len(rows) - 1
    return [
        Piece(height, row, before if i == 0 else 0, keep=(i in {0, last - 1} and i < last) or (i == last and keep_last))
        for i, row in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, left aligned or ``centred`` with lines of about one width. ``keep`` holds its end on the page of
    the next block; a heading that does stays whole.
    """

    text: Rich
    style: Style = styles.TEXT
    before: float = 8
    role: str = "P"
    keep: bool = False
    centred: bool = False
    smallest: float = 1
    """The share of the size down to which letters may shrink so that all stands on one line."""
    long: float = 1
    """The share of the size of a text that would need more than two lines."""

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line."""
        style = self._fitting(width)
        lines = (balanced if self.centred else wrap)(self.text, style, width)
        if not lines:
            return []
        element = say(parent.add(self.role), self.text)
        lefts = [(width - line.width) / 2 if self.centred else 0 for line in lines]
        rows = [(mark(line, style, element, left),) for line, left in zip(lines, lefts, strict=True)]
        found = _stack(rows, style.leading, self.before, keep_last=self.keep)
        whole = self.keep and self.role.startswith("H")
        return [Piece(piece.height, piece.marks, piece.before, keep=True) for piece in found] if whole else found

    def _fitting(self, width: float) -> Style:
        """The style, with smaller letters where these bring everything onto one line, or the text is long."""
        if self.long != 1 and len(wrap(self.text, self.style, width)) > 2:
            return self.style.scaled(self.long)
        if self.smallest == 1 or not plain(self.text):
            return self.style
        share = width / max(line.width for line in wrap(self.text, self.style, _ENDLESS))
        return self.style.scaled(share) if self.smallest <= share < 1 else self.style


def Heading(  # noqa: N802
    text: str,
    style: Style = styles.TITLE,
    level: int = 1,
    before: float = 16,
    smallest: float = 1,
    long: float = 1,
) -> Paragraph:
    """A heading; it stays with what follows."""
    return Paragraph(text, style, before, f"H{level}", keep=True, smallest=smallest, long=long)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` counts instead of dotting. No item stands alone on a page but the only one."""

    items: Sequence[Rich]
    style: Style = styles.TEXT
    before: float = 4
    numbered: bool = False
    indent: float = 8 * MM
    between: float = 1.5

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line."""
        found: list[Piece] = []
        listed = Element("L", attributes=(("ListNumbering", "Decimal" if self.numbered else "Disc"),))
        gap = 6 * MM if self.numbered else 4 * MM
        for number, item in enumerate(self.items, 1):
            lines = wrap(item, self.style, width - self.indent - gap)
            if not lines:
                continue
            entry = listed.add("LI")
            label, body = entry.add("Lbl"), say(entry.add("LBody"), item)
            sign = wrap(self._sign(number, item, label), self.style, gap)
            rows = [(mark(line, self.style, body, self.indent + gap),) for line in lines]
            first = (*_column(sign, self.style, label, self.indent), *rows[0])
            edge = number in (1, len(self.items) - 1) and number < len(self.items)
            before = self.between if found else self.before
            found += _stack([first, *rows[1:]], self.style.leading, before, keep_last=edge)
        if found:
            parent.children.append(listed)
        return found

    def _sign(self, number: int, item: Rich, label: Element) -> str:
        """What stands before an item; the dot of a number stands between it and the text, also in Arabic."""
        if not self.numbered:
            return "•"
        if scripts.begins_right(plain(item)):
            label.actual = f"{number}."
            return f".{number}"
        return f"{number}."


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names at the left, values at the right; empty values are left out.

    ``keep`` holds all rows on one page, ``ruled`` draws a line above and below.
    """

    rows: Sequence[tuple[str, Rich]]
    names_width: float = 40 * MM
    names: Style = styles.FACT_NAMES
    values: Style = styles.FACTS
    before: float = 8
    between: float = 4
    keep: bool = True
    ruled: bool = False

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line; a row is a table row with its name as the head."""
        found: list[Piece] = []
        table = Element("Table")
        for name, value in self.rows:
            values = wrap(value, self.values, width - self.names_width)
            if values:
                row = table.add("TR")
                say(row.add("TH"), name).attributes = _HEAD_OF_ROW
                say(row.add("TD"), value)
                found += self._row(wrap(name, self.names, self.names_width - 2 * MM), values, row, first=not found)
        if not found:
            return []
        parent.children.append(table)
        if self.ruled:
            found = self._ruled(found, width)
        if not self.keep:
            return found
        return [Piece(p.height, p.marks, p.before, keep=i < len(found) - 1) for i, p in enumerate(found)]

    def _ruled(self, rows: list[Piece], width: float) -> list[Piece]:
        above, below = Rule(self.before, keep=True).piece(width), Rule(self.before - 2, keep=False).piece(width)
        last = rows[-1]
        return [above, *rows[:-1], Piece(last.height, last.marks, last.before, keep=True), below]

    def _row(self, names: list[Line], values: list[Line], row: Element, *, first: bool) -> list[Piece]:
        head, cell = row.children
        height = max(self.names.leading, self.values.leading)
        lines: list[tuple[Mark, ...]] = []
        for index in range(max(len(names), len(values))):
            marks = [mark(line, self.names, head) for line in names[index : index + 1]]
            marks += [mark(line, self.values, cell, self.names_width) for line in values[index : index + 1]]
            lines.append(tuple(marks))
        return _stack(lines, height, self.before if first else self.between)


STAMP_WIDTH = 34 * MM


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the lines below the rule, such as name, function and body; above it the scanned signature."""

    lines: tuple[str, ...]
    picture: bytes | None = None
    picture_says: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Place and date, and a rule to sign on for each signatory, up to ``columns`` in a row.

    At the right of the first row stands ``stamp``, the word that marks the room for one, or the picture of a seal, or
    ``drawn``, decoration that counts from the left top corner of that room.
    """

    place_and_date: str
    signatories: Sequence[Signatory]
    stamp: str = ""
    picture: bytes | None = None
    picture_says: str = ""
    drawn: tuple[Mark, ...] = ()
    columns: int = 2
    style: Style = styles.SMALL
    before: float = 20
    room: float = 15 * MM
    """Height to sign in."""
    gap: float = 8 * MM
    stamp_width: float = STAMP_WIDTH
    picture_height: float = 28 * MM

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a row of signatories; the date stays with the first."""
        beside = width - self.stamp_width - self.gap if self.picture or self.drawn else width
        dated = Paragraph(self.place_and_date, self.style, self.before, keep=True).pieces(beside, parent)
        each = self.column(width)
        rows = [self.signatories[i : i + self.columns] for i in range(0, len(self.signatories), self.columns)]
        signed = [self._row(row, each, parent) for row in rows]
        if signed:
            signed[0] = self._stamped(signed[0], width, len(dated) * self.style.leading, parent)
        return [*dated, *(Piece(p.height, p.marks, p.before, keep=i < len(signed) - 1) for i, p in enumerate(signed))]

    def column(self, width: float) -> float:
        """How wide a signatory stands where text is ``width`` wide."""
        stamped = self.stamp_width + self.gap if self.stamp or self.picture or self.drawn else 0
        return (width - stamped - self.gap * (self.columns - 1)) / self.columns

    def _row(self, row: Sequence[Signatory], width: float, parent: Element) -> Piece:
        marks: list[Mark] = []
        deepest = 0
        for index, signatory in enumerate(row):
            x = index * (width + self.gap)
            marks.append(RuleMark(x, self.room, width, 0.6, styles.INK))
            if signatory.picture:
                marks.append(self._signed(signatory, x, width, parent))
            text = "\n".join(signatory.lines)
            lines = wrap(text, self.style, width)
            marks += _column(lines, self.style, say(parent.add("P"), text), x, self.room + 4)
            deepest = max(deepest, len(lines))
        return Piece(self.room + 4 + deepest * self.style.leading, tuple(marks))

    def _signed(self, signatory: Signatory, x: float, width: float, parent: Element) -> PictureMark:
        """The scanned signature, standing on the rule."""
        wide, high = pictures.fitted(signatory.picture or b"", width, self.room - 1)
        figure = parent.add("Figure", signatory.picture_says)
        return PictureMark(x, self.room - high, wide, high, signatory.picture or b"", figure)

    def _stamped(self, piece: Piece, width: float, above: float, parent: Element) -> Piece:
        """The row with what stands at its right; a seal begins ``above``, beside place and date."""
        left = width - self.stamp_width
        seal = self._seal(left, -above, parent)
        if seal:
            return Piece(max(piece.height, self.picture_height - above), piece.marks + seal, piece.before, piece.keep)
        if not self.stamp:
            return piece
        lines = wrap(self.stamp, styles.FINE, self.stamp_width)
        marks = _column(lines[:1], styles.FINE, parent.add("P"), left, self.room + 4)
        return Piece(piece.height, piece.marks + tuple(marks), piece.before, piece.keep)

    def _seal(self, left: float, top: float, parent: Element) -> tuple[Mark, ...]:
        if not self.picture:
            return tuple(moved(mark, left, top) for mark in self.drawn)
        wide, high = pictures.fitted(self.picture, self.stamp_width, self.picture_height)
        figure = parent.add("Figure", self.picture_says)
        return (PictureMark(left + (self.stamp_width - wide) / 2, top, wide, high, self.picture, figure),)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across; decoration. It stays with what follows."""

    before: float = 10
    keep: bool = True

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece without height."""
        return [self.piece(width)]

    def piece(self, width: float) -> Piece:
        """The line itself."""
        return Piece(0.6, (RuleMark(0, 0.3, width),), self.before, keep=self.keep)


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space in millimetres; it falls away at the top of a page."""

    height: float

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One empty piece that is all space."""
        return [Piece(0, (), self.height * MM)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from PNG or JPEG bytes, fitted into a box in millimetres; ``alternative`` says what it shows."""

    data: bytes
    alternative: str
    width: float
    height: float
    before: float = 8

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece."""
        element = parent.add("Figure", self.alternative) if self.alternative else None
        wide = min(self.width * MM, width)
        mark = PictureMark(0, 0, wide, self.height * MM, self.data, element)
        return [Piece(self.height * MM, (mark,), self.before)]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A block in another language than the document, as a tag such as ``uk`` or ``en-GB``; it looks the same."""

    block: Block
    language: str

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """The pieces of the block."""
        before = len(parent.children)
        found = self.block.pieces(width, parent)
        for element in parent.children[before:]:
            element.language = self.language
        return found
