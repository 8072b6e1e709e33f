"""The blocks that documents are made of. Each turns itself into pieces for a width and adds itself to the structure.

Every block takes plain text; ``Paragraph``, ``Bullets`` and values of ``KeyValues`` also take spans, for bold words.
Space above is in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from freiwilligenagentur.documents import scripts, styles
from freiwilligenagentur.documents.layout import Mark, PictureMark, Piece, RuleMark, TextMark
from freiwilligenagentur.documents.lines import Line, Rich, plain, wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style


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
    if not isinstance(text, str) and len(languages := {span.language for span in text}) == 1:
        element.language = languages.pop()
    if scripts.turns(said := plain(text)):
        element.actual = said
    return element


def _stack(rows: Sequence[tuple[Mark, ...]], height: float, before: float, *, keep_last: bool = False) -> list[Piece]:
    """One piece a line; the first two and the last two lines stay together."""
    last = len(rows) - 1
    return [
        Piece(height, row, before if i == 0 else 0, keep=(i in {0, last - 1} and i < last) or (i == last and keep_last))
        for i, row in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, left aligned or ``centred``. ``keep`` holds its end on the page of the next block."""

    text: Rich
    style: Style = styles.TEXT
    before: float = 8
    role: str = "P"
    keep: bool = False
    centred: bool = False

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line."""
        lines = wrap(self.text, self.style, width)
        if not lines:
            return []
        element = say(parent.add(self.role), self.text)
        lefts = [(width - line.width) / 2 if self.centred else 0 for line in lines]
        rows = [(mark(line, self.style, element, left),) for line, left in zip(lines, lefts, strict=True)]
        return _stack(rows, self.style.leading, self.before, keep_last=self.keep)


def Heading(text: str, style: Style = styles.TITLE, level: int = 1, before: float = 16) -> Paragraph:  # noqa: N802
    """A heading; it stays with what follows."""
    return Paragraph(text, style, before, f"H{level}", keep=True)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` counts instead of dotting."""

    items: Sequence[Rich]
    style: Style = styles.TEXT
    before: float = 4
    numbered: bool = False
    indent: float = 8 * MM
    between: float = 1.5

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line."""
        found: list[Piece] = []
        listed = Element("L", attributes={"ListNumbering": "Decimal" if self.numbered else "Disc"})
        gap = 6 * MM if self.numbered else 4 * MM
        for number, item in enumerate(self.items, 1):
            lines = wrap(item, self.style, width - self.indent - gap)
            if not lines:
                continue
            entry = listed.add("LI")
            label, body = entry.add("Lbl"), say(entry.add("LBody"), item)
            sign = wrap(f"{number}." if self.numbered else "•", self.style, gap)
            rows = [(mark(line, self.style, body, self.indent + gap),) for line in lines]
            first = (*_column(sign, self.style, label, self.indent), *rows[0])
            found += _stack([first, *rows[1:]], self.style.leading, self.between if found else self.before)
        if found:
            parent.children.append(listed)
        return found


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
                say(row.add("TH"), name).attributes["Scope"] = "Row"
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


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the lines below the rule, such as name, function and body."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Place and date, and a rule to sign on for each signatory, up to ``columns`` in a row."""

    place_and_date: str
    signatories: Sequence[Signatory]
    stamp: str = ""
    """The word that marks the room for a stamp, at the right of the first row; empty for no stamp."""
    columns: int = 2
    style: Style = styles.SMALL
    before: float = 20
    room: float = 15 * MM
    """Height to sign in."""
    gap: float = 8 * MM
    stamp_width: float = 34 * MM

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a row of signatories; the date stays with the first."""
        dated = Paragraph(self.place_and_date, self.style, self.before, keep=True).pieces(width, parent)
        stamped = self.stamp_width + self.gap if self.stamp else 0
        each = (width - stamped - self.gap * (self.columns - 1)) / self.columns
        rows = [self.signatories[i : i + self.columns] for i in range(0, len(self.signatories), self.columns)]
        signed = [self._row(row, each, parent) for row in rows]
        if self.stamp and signed:
            signed[0] = self._stamped(signed[0], width, parent)
        return [*dated, *(Piece(p.height, p.marks, p.before, keep=i < len(signed) - 1) for i, p in enumerate(signed))]

    def _row(self, row: Sequence[Signatory], width: float, parent: Element) -> Piece:
        marks: list[Mark] = []
        deepest = 0
        for index, signatory in enumerate(row):
            x = index * (width + self.gap)
            marks.append(RuleMark(x, self.room, width, 0.6, styles.INK))
            text = "\n".join(signatory.lines)
            lines = wrap(text, self.style, width)
            marks += _column(lines, self.style, say(parent.add("P"), text), x, self.room + 4)
            deepest = max(deepest, len(lines))
        return Piece(self.room + 4 + deepest * self.style.leading, tuple(marks))

    def _stamped(self, piece: Piece, width: float, parent: Element) -> Piece:
        lines = wrap(self.stamp, styles.FINE, self.stamp_width)
        marks = _column(lines[:1], styles.FINE, parent.add("P"), width - self.stamp_width, self.room + 4)
        return Piece(piece.height, piece.marks + tuple(marks), piece.before, piece.keep)


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
