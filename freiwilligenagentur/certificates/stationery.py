"""What every page of a certificate shares: frame, head and foot, as its layout wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Issuer
from freiwilligenagentur.certificates.layout import FrameStyle, Layout, LogoChoice, Place
from freiwilligenagentur.certificates.wording import Wording
from freiwilligenagentur.documents import pictures, styles
from freiwilligenagentur.documents.blocks import mark, say
from freiwilligenagentur.documents.document import Frame, Sheet
from freiwilligenagentur.documents.layout import BoxMark, Mark, PictureMark, Piece, RuleMark, TextMark
from freiwilligenagentur.documents.lines import Line, wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

UPRIGHT = Frame(left=25, right=25, top=20, bottom=23, top_later=34)

LOGO_GAP = 10 * MM
"""Between the logo and the letterhead beside it."""
FOOT_LINE = styles.FINE.leading

_LEFT, _RIGHT = UPRIGHT.left * MM, (UPRIGHT.width - UPRIGHT.right) * MM
_WIDTH = _RIGHT - _LEFT
_HEAD_Y, _HEAD_RULE_Y, _FOOT_Y = 20 * MM, 27 * MM, 277.5 * MM
_OUTER, _INNER = 9 * MM, 10.6 * MM
_CORNERS = (9 * MM, 5.5 * MM, 2 * MM)
_ISSUER = Style(styles.SMALL.face.bold, styles.SMALL.size, styles.SMALL.leading)
_ADDRESS = Style(styles.SMALL.face, styles.SMALL.size, styles.SMALL.leading, styles.GREY)
_DRAFT = Style(styles.TITLE.face, 92, 92, "#EDEFEE")


def frame_for(layout: Layout, plain: Frame = UPRIGHT) -> Frame:
    """Where text may stand: the lines at the foot take their room from it."""
    most = max(len(foot_lines(layout, language)) for language in (wording.GERMAN, *wording.TRANSLATIONS))
    return replace(plain, bottom=plain.bottom + most * FOOT_LINE / MM)


def foot_lines(layout: Layout, language: str) -> tuple[str, ...]:
    """What the layout says at the foot of each page in a language, a line each."""
    own = layout.foot_in(language) if language in wording.TRANSLATIONS else ()
    said = own or tuple(line.strip() for line in layout.footer if line.strip())
    if reference := layout.authorisation.strip():
        said += (wording.label("authorisation", reference=reference),)
    return said


def words_of(sheet: Sheet) -> Wording:
    """The words of the language that a page is in."""
    return wording.with_tag(sheet.part.language)


def page_count(sheet: Sheet) -> str:
    """Which page it is, and of how many."""
    return words_of(sheet).label("page", page=sheet.number, pages=sheet.count)


def own_foot_of(sheet: Sheet, layout: Layout) -> list[tuple[str, Element | None]]:
    """The lines of the layout on a page, each with what it belongs to: they are read once in each language that has
    its own. What stays German on other pages is read on the German one.
    """
    words = words_of(sheet)
    lines, german = foot_lines(layout, words.language), words is wording.german
    read = lines if german else layout.foot_in(words.language)
    element = say(sheet.part.add("P"), "\n".join(read)) if sheet.ends_part and read else None
    return [(line, element if number < len(read) else None) for number, line in enumerate(lines)]


def logo_of(layout: Layout, issuer: Issuer) -> bytes | None:
    """The logo that the layout wants."""
    return {LogoChoice.OFFICE: issuer.logo, LogoChoice.OWN: layout.logo_picture}.get(layout.logo)


def letterhead_width(layout: Layout, width: float) -> float:
    """How wide the lines of the letterhead may be, in points, where text is ``width`` wide."""
    return width if layout.logo_place is Place.CENTRE else width - layout.logo_width * MM - LOGO_GAP


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The logo, and name and address of the issuer (or the layout's own lines) on the other side or below."""

    issuer: Issuer
    layout: Layout

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece."""
        layout, logo = self.layout, logo_of(self.layout, self.issuer)
        marks: list[Mark] = []
        height = layout.logo_height * MM
        if logo:
            figure = parent.add("Figure", wording.label("logo", issuer=self.issuer.name))
            marks.append(self._placed(logo, width, figure))
        y = height + 2 * MM if logo and layout.logo_place is Place.CENTRE else 0.0
        lines = layout.letterhead or self.issuer.address
        for text, style in ((self.issuer.name, _ISSUER), ("\n".join(lines), _ADDRESS)):
            wrapped = wrap(text, style, letterhead_width(layout, width))
            element = say(parent.add("P"), text) if wrapped else None
            for line in wrapped:
                marks.append(mark(line, style, element, self._left(line, width), y))
                y += style.leading
        return [Piece(max(height if logo or layout.logo is LogoChoice.OFFICE else 0, y), tuple(marks))]

    def _placed(self, logo: bytes, width: float, figure: Element) -> PictureMark:
        box = self.layout.logo_width * MM, self.layout.logo_height * MM
        wide, high = pictures.fitted(logo, *box)
        left = {Place.LEFT: 0.0, Place.CENTRE: (width - wide) / 2, Place.RIGHT: width - wide}[self.layout.logo_place]
        return PictureMark(left, 0, wide, high, logo, figure)

    def _left(self, line: Line, width: float) -> float:
        room = width - line.width
        return {Place.LEFT: room, Place.CENTRE: room / 2, Place.RIGHT: 0.0}[self.layout.logo_place]


@dataclass(frozen=True, slots=True)
class Stationery:
    """The furniture of each page: frame, a short head from the second page on, the foot."""

    content: CertificateContent
    layout: Layout

    def __call__(self, sheet: Sheet) -> Sequence[Mark]:
        """The marks of a page, from its left top corner."""
        marks: list[Mark] = list(self._lines_around())
        if sheet.number > 1:
            marks += self._head(words_of(sheet))
        return [*marks, *self._foot(sheet)]

    def backdrop(self, sheet: Sheet) -> Sequence[Mark]:
        """What lies behind the text: the word for a draft across the page."""
        if self.content.number:
            return ()
        (line,) = wrap(words_of(sheet).label("draft"), _DRAFT, 1000)
        return [TextMark(45 * MM, 215 * MM, line, _DRAFT.size, _DRAFT.colour, angle=52)]

    def _lines_around(self) -> Iterator[Mark]:
        style, accent, rule = self.layout.frame, self.layout.accent, self.layout.rule
        if style is not FrameStyle.NONE:
            yield self._box(_OUTER, 1.8 if style is FrameStyle.ORNATE else 1, accent)
        if style in {FrameStyle.DOUBLE, FrameStyle.ORNATE}:
            yield self._box(_INNER, 0.5, rule)
        if style is FrameStyle.ORNATE:
            for side, colour in zip(_CORNERS, (rule, accent, accent), strict=True):
                yield from self._corners(side, colour)

    def _box(self, inset: float, thickness: float, colour: str) -> BoxMark:
        width, height = UPRIGHT.width * MM - 2 * inset, UPRIGHT.height * MM - 2 * inset
        return BoxMark(inset, inset, width, height, thickness, colour)

    def _corners(self, side: float, colour: str) -> Iterator[Mark]:
        """A square in each corner of the inner line."""
        right, bottom = UPRIGHT.width * MM - _INNER - side, UPRIGHT.height * MM - _INNER - side
        for x in (_INNER, right):
            for y in (_INNER, bottom):
                yield BoxMark(x, y, side, side, 0.5, colour)

    def _head(self, words: Wording) -> list[Mark]:
        title, number = words.title_of(self.content), self.content.number or words.label("draft")
        issuer = wrap(self.content.issuer.name, _ADDRESS, _WIDTH * 0.4)[:1]
        named = wrap(f"{title} {number} · {self.content.person.name}", _ISSUER, _WIDTH * 0.58)
        short = named if len(named) == 1 else wrap(f"{title} {number}", _ISSUER, _WIDTH * 0.58)[:1]
        marks: list[Mark] = [mark(line, _ISSUER, None, _LEFT, _HEAD_Y) for line in short]
        marks += [mark(line, _ADDRESS, None, _RIGHT - line.width, _HEAD_Y) for line in issuer]
        return [*marks, RuleMark(_LEFT, _HEAD_RULE_Y, _WIDTH)]

    def _foot(self, sheet: Sheet) -> list[Mark]:
        """In the language of the page; read once in each, at its end."""
        words = words_of(sheet)
        marks = self._own_foot(own_foot_of(sheet, self.layout))
        foot = wrap(words.of_kind(self.content.kind, "foot"), styles.FINE, _WIDTH)
        if sheet.count > 1:
            (count,) = wrap(page_count(sheet), styles.FINE, _WIDTH / 2)
            marks.append(mark(count, styles.FINE, None, _LEFT, _FOOT_Y))
        said = sheet.part.add("P") if sheet.ends_part and foot else None
        return [*marks, *(mark(line, styles.FINE, said, _RIGHT - line.width, _FOOT_Y) for line in foot)]

    def _own_foot(self, said: Sequence[tuple[str, Element | None]]) -> list[Mark]:
        """The layout's lines, above the last one of the page."""
        lines = [(line, element) for text, element in said for line in wrap(text, styles.FINE, _WIDTH)[:1]]
        top = _FOOT_Y - len(said) * FOOT_LINE
        return [mark(line, styles.FINE, part, _LEFT, top + n * FOOT_LINE) for n, (line, part) in enumerate(lines)]
