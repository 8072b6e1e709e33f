"""The Dankurkunde's own paper: A4 landscape, a frame with sprays of leaves in its corners, a rosette behind the text.

All of it is drawn from formulas, in the colours of its layout.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.layout import FrameStyle, Layout
from freiwilligenagentur.certificates.proof import making, qr
from freiwilligenagentur.certificates.proof.block import SMALLEST, SMALLEST_MODULE
from freiwilligenagentur.certificates.signatures import signatures
from freiwilligenagentur.certificates.stationery import (
    FOOT_LINE,
    frame_for,
    logo_of,
    own_foot_of,
    page_count,
    words_of,
)
from freiwilligenagentur.documents import pictures, styles
from freiwilligenagentur.documents.blocks import Paragraph, mark, say
from freiwilligenagentur.documents.document import Frame, Sheet
from freiwilligenagentur.documents.fonts import Face
from freiwilligenagentur.documents.layout import (
    BoxMark,
    CellsMark,
    Mark,
    PictureMark,
    Piece,
    ShapeMark,
    Stroke,
    TextMark,
    joined,
)
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

THANKS_FRAME = Frame(left=42, right=42, top=48, bottom=22, top_later=48, width=297, height=210)
THANKS_LOWERED = 0.4
"""A little less than half of the free room above the text looks like the middle."""
HEAD_WIDTH, MOST_HEAD_LINES = 180 * MM, 2
"""How wide and how many the lines of the letterhead may be, set one after the other."""

_WIDE, _HIGH = 297 * MM, 210 * MM
_PALE = "#EEF5F2"
_ISSUER = Style(Face.SANS_BOLD, 10, 14)
ADDRESS = Style(Face.SANS, 8.5, 12, styles.GREY)
_DRAFT = Style(Face.SERIF_BOLD, 92, 92, "#E3E8E6")
_LOGO_TOP, _LOGO_HIGH, _LOGO_WIDE = 17 * MM, 15 * MM, 70 * MM
_FOOT, _OWN_FOOT = 195 * MM, 188.5 * MM
_Colours = tuple[str, str]
"""Of frame and stems, and of leaves."""


def thanks_frame(layout: Layout) -> Frame:
    """Where text may stand."""
    return frame_for(layout, THANKS_FRAME)


def head_line(lines: Sequence[str]) -> str:
    """The lines of a letterhead one after the other."""
    return " · ".join(line.strip() for line in lines if line.strip())


@dataclass(frozen=True, slots=True)
class ThanksStationery:
    """The furniture of each page: logo and issuer in the middle of the head, the pages counted in the foot."""

    content: CertificateContent
    layout: Layout

    def __call__(self, sheet: Sheet) -> Sequence[Mark]:
        """The marks of a page, from its left top corner."""
        head = self._head(sheet.part if sheet.number == 1 else None)
        return [*head, *self._own_foot(own_foot_of(sheet, self.layout)), *self._foot(sheet)]

    def backdrop(self, sheet: Sheet) -> Sequence[Mark]:
        """Frame, leaves and rosette; on a draft the word for it."""
        marks: list[Mark] = [*_paper(self.layout.frame, (self.layout.accent, self.layout.rule))]
        if not self.content.number:
            (line,) = wrap(words_of(sheet).label("draft"), _DRAFT, 1000)
            marks.append(TextMark(105 * MM, 165 * MM, line, _DRAFT.size, _DRAFT.colour, angle=28))
        return marks

    def _head(self, part: Element | None) -> Iterator[Mark]:
        """On the first page it is read, and before everything else; later ones only show it."""
        issuer, layout = self.content.issuer, self.layout
        read: list[Element] = []
        top = _LOGO_TOP
        if logo := logo_of(layout, issuer):
            figure = Element("Figure", alternative=wording.label("logo", issuer=issuer.name)) if part else None
            read += [figure] if figure else []
            wide, high = pictures.fitted(logo, _LOGO_WIDE, _LOGO_HIGH)
            yield PictureMark((_WIDE - wide) / 2, top, wide, high, logo, figure)
            top += _LOGO_HIGH + 1 * MM
        named = replace(_ISSUER, colour=layout.accent)
        below = head_line(layout.letterhead or issuer.address)
        for text, style, most in ((issuer.name, named, 1), (below, ADDRESS, MOST_HEAD_LINES)):
            element = say(Element("P"), text) if part and text else None
            read += [element] if element else []
            for line in wrap(text, style, HEAD_WIDTH)[:most]:
                yield mark(line, style, element, (_WIDE - line.width) / 2, top)
                top += style.leading
        if part:
            part.children[:0] = read

    def _own_foot(self, said: Sequence[tuple[str, Element | None]]) -> Iterator[Mark]:
        """The layout's lines in the middle, above the leaves at the foot."""
        for number, (text, element) in enumerate(said):
            top = _OWN_FOOT - (len(said) - number) * FOOT_LINE
            for line in wrap(text, styles.FINE, HEAD_WIDTH)[:1]:
                yield mark(line, styles.FINE, element, (_WIDE - line.width) / 2, top)

    def _foot(self, sheet: Sheet) -> Iterator[Mark]:
        if sheet.count > 1:
            (count,) = wrap(page_count(sheet), styles.FINE, 60 * MM)
            yield mark(count, styles.FINE, None, (_WIDE - count.width) / 2, _FOOT)


@lru_cache(maxsize=16)
def _paper(style: FrameStyle, colours: _Colours) -> tuple[Mark, ...]:
    """Everything drawn, the same on each of these pages."""
    accent, rule = colours
    outer = BoxMark(9 * MM, 9 * MM, 279 * MM, 192 * MM, 1.4, accent)
    inner = BoxMark(11.2 * MM, 11.2 * MM, 274.6 * MM, 187.6 * MM, 0.5, rule)
    if style is FrameStyle.NONE:
        return ()
    if style is FrameStyle.SINGLE:
        return (outer,)
    return (*_rosette(), outer, inner, *_corners(colours), *_divider(rule))


def _rosette() -> Iterator[Mark]:
    """Two turning curves around the middle, pale as the lines of a security paper."""
    x, y = _WIDE / 2, _HIGH / 2 + 2 * MM
    for outer, inner, reach in ((12, 5, 70 * MM), (16, 7, 46 * MM)):
        yield ShapeMark(x, y, (_guilloche(outer, inner, reach),), _PALE, 0.5)


def _guilloche(outer: int, inner: int, reach: float) -> tuple[Stroke, ...]:
    """A hypotrochoid: the path of a point on a wheel that rolls inside a ring; it closes after ``inner`` rounds."""
    ratio = (outer - inner) / inner
    scale = reach / (outer - inner + inner * 1.4)
    count = 180 * inner // 5 * 5
    angles = [2 * math.pi * inner * step / count for step in range(count + 1)]
    return tuple(
        (
            scale * ((outer - inner) * math.cos(angle) + 1.4 * inner * math.cos(ratio * angle)),
            scale * ((outer - inner) * math.sin(angle) - 1.4 * inner * math.sin(ratio * angle)),
        )
        for angle in angles
    )


def _corners(colours: _Colours) -> Iterator[Mark]:
    """A spray of leaves in each corner, growing along both sides."""
    stem_colour, leaf_colour = colours
    inset = 15 * MM
    for right in (False, True):
        for low in (False, True):
            x, y = (_WIDE - inset if right else inset), (_HIGH - inset if low else inset)
            across, down = (-1 if right else 1), (-1 if low else 1)
            stem, *leaves = _branch()
            both = (False, True)
            yield ShapeMark(
                x, y, tuple(_placed(leaf, across, down, side) for leaf in leaves for side in both), leaf_colour
            )
            yield ShapeMark(x, y, tuple(_placed(stem, across, down, side) for side in both), stem_colour, 0.8)


@cache
def _branch() -> tuple[tuple[Stroke, ...], ...]:
    """One branch along the upper side from the corner: its stem, then pairs of leaves that grow smaller."""
    length = 44 * MM
    found: list[tuple[Stroke, ...]] = [((0.0, 0.0), (length * 0.3, 4.2 * MM, length * 0.7, 4.2 * MM, length, 0.0))]
    for number in range(7):
        at = (number + 0.6) / 7
        x, y = length * at, 12.6 * MM * at * (1 - at)
        size = (7.2 - 0.55 * number) * MM
        lean = 0.72 - 0.9 * (at - 0.5)
        found.append(_leaf(x, y, lean - 0.35 + 0.55, size))
        found.append(_leaf(x, y, -lean * 0.75, size * 0.8))
    found.append(_leaf(length, 0, -0.1, 4 * MM))
    return tuple(found)


def _leaf(x: float, y: float, angle: float, size: float) -> tuple[Stroke, ...]:
    """A pointed leaf that grows from a point in a direction (radians, downwards)."""

    def turned(along: float, aside: float) -> tuple[float, float]:
        return (
            x + along * math.cos(angle) - aside * math.sin(angle),
            y + along * math.sin(angle) + aside * math.cos(angle),
        )

    tip, wide = turned(size, 0), size * 0.24
    there = (*turned(size * 0.3, wide), *turned(size * 0.75, wide), *tip)
    back = (*turned(size * 0.75, -wide), *turned(size * 0.3, -wide), x, y)
    return ((x, y), there, back)


def _placed(outline: tuple[Stroke, ...], across: int, down: int, swapped: bool) -> tuple[Stroke, ...]:
    """An outline mirrored into its corner; ``swapped`` along the other side."""
    found = []
    for step in outline:
        pairs = zip(step[::2], step[1::2], strict=True)
        placed = [(across * b, down * a) if swapped else (across * a, down * b) for a, b in pairs]
        found.append(tuple(number for pair in placed for number in pair))
    return tuple(found)


def _divider(colour: str) -> Iterator[Mark]:
    """Two leaves and a line at the foot, between the words and the edge."""
    y = 191.5 * MM
    middle = _WIDE / 2
    yield ShapeMark(middle, y, (_leaf(2, 0, 0, 6 * MM), _leaf(-2, 0, math.pi, 6 * MM)), colour)
    lines = (((22.0, 0.0), (30 * MM, 0.0)), ((-22.0, 0.0), (-30 * MM, 0.0)))
    yield ShapeMark(middle, y, lines, colour, 0.6)


@dataclass(frozen=True, slots=True)
class ThanksClosing:
    """Place, date and signatures at the left, the code to prove it at the right; number and key below, small."""

    content: CertificateContent
    layout: Layout
    before: float = 12

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece."""
        content = self.content
        side, code = self._side()
        # Nobody stamps a Dankurkunde, so only a printed seal takes room from those who sign.
        signed = replace(signatures(content, self.layout), stamp="", before=0, room=12 * MM)
        left = joined(signed.pieces(width - side - 14 * MM, parent))
        marks = list(left.marks)
        height = max(left.height, side)
        if code and content.proof:
            figure = parent.add("Figure", wording.label("proof_picture"))
            marks.append(CellsMark(width - side, height - side, side / code.size, code.size, code.dark, element=figure))
        elif code:
            marks.append(BoxMark(width - side, height - side, side, side, 0.6, styles.HAIRLINE))
        said = Paragraph(self._said(), styles.FINE, 5, centred=True).pieces(width, parent)
        return [joined([Piece(height, tuple(marks), self.before), *said])]

    def _side(self) -> tuple[float, qr.Modules | None]:
        """How wide the code is, and its cells; nothing for what was issued before there were proofs."""
        proof = self.content.proof
        if proof is None and self.content.number is not None:
            return 0, None
        code = qr.modules(proof.token if proof else making.sample(self.content))
        return max(SMALLEST, code.size * SMALLEST_MODULE), code

    def _said(self) -> str:
        content = self.content
        if content.proof is None:
            return wording.label("number", number=content.number) if content.number else wording.label("draft_note")
        return wording.sentence(
            "proof_line", number=content.number, code=content.proof.code, key=content.proof.fingerprint
        )
