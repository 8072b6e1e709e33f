"""What every page of a certificate shares: frame, head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Issuer
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import mark, say
from freiwilligenagentur.documents.document import Frame
from freiwilligenagentur.documents.layout import BoxMark, Mark, PictureMark, Piece, RuleMark, TextMark
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

FRAME = Frame(left=25, right=25, top=20, bottom=23, top_later=34)

_LEFT, _RIGHT = FRAME.left * MM, (FRAME.width - FRAME.right) * MM
_WIDTH = _RIGHT - _LEFT
_HEAD_Y, _HEAD_RULE_Y, _FOOT_Y = 20 * MM, 27 * MM, 277.5 * MM
_ISSUER = Style(styles.SMALL.face.bold, styles.SMALL.size, styles.SMALL.leading)
_ADDRESS = Style(styles.SMALL.face, styles.SMALL.size, styles.SMALL.leading, styles.GREY)
_DRAFT = Style(styles.TITLE.face, 92, 92, "#EDEFEE")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The logo at the left, name and address of the issuer at the right."""

    issuer: Issuer

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece."""
        marks: list[Mark] = []
        height = y = 14.5 * MM
        if self.issuer.logo:
            figure = parent.add("Figure", wording.label("logo", issuer=self.issuer.name))
            marks.append(PictureMark(0, 0, 50 * MM, height, self.issuer.logo, figure))
        y = 0.0
        for text, style in ((self.issuer.name, _ISSUER), ("\n".join(self.issuer.address), _ADDRESS)):
            lines = wrap(text, style, width - 60 * MM)
            element = say(parent.add("P"), text) if lines else None
            for line in lines:
                marks.append(mark(line, style, element, width - line.width, y))
                y += style.leading
        return [Piece(max(height, y), tuple(marks))]


@dataclass(frozen=True, slots=True)
class Stationery:
    """The furniture of each page: double frame, a short head from the second page on, the foot."""

    content: CertificateContent

    def __call__(self, page: int, pages: int, root: Element) -> Sequence[Mark]:
        """The marks of a page, from its left top corner."""
        marks: list[Mark] = [
            BoxMark(9 * MM, 9 * MM, 192 * MM, 279 * MM, 1, styles.GREEN),
            BoxMark(10.6 * MM, 10.6 * MM, 188.8 * MM, 275.8 * MM, 0.5, styles.GREEN_LIGHT),
        ]
        if page > 1:
            marks += self._head()
        return [*marks, *self._foot(page, pages, root)]

    def backdrop(self) -> Sequence[Mark]:
        """What lies behind the text: the word for a draft across the page."""
        if self.content.number:
            return ()
        (line,) = wrap(wording.label("draft"), _DRAFT, 1000)
        return [TextMark(45 * MM, 215 * MM, line, _DRAFT.size, _DRAFT.colour, angle=52)]

    def _head(self) -> list[Mark]:
        number = self.content.number or wording.label("draft")
        issuer = wrap(self.content.issuer.name, _ADDRESS, _WIDTH * 0.4)[:1]
        named = wrap(f"{wording.title_of(self.content)} {number} · {self.content.person.name}", _ISSUER, _WIDTH * 0.58)
        title = (
            named if len(named) == 1 else wrap(f"{wording.title_of(self.content)} {number}", _ISSUER, _WIDTH * 0.58)[:1]
        )
        marks: list[Mark] = [mark(line, _ISSUER, None, _LEFT, _HEAD_Y) for line in title]
        marks += [mark(line, _ADDRESS, None, _RIGHT - line.width, _HEAD_Y) for line in issuer]
        return [*marks, RuleMark(_LEFT, _HEAD_RULE_Y, _WIDTH)]

    def _foot(self, page: int, pages: int, root: Element) -> list[Mark]:
        last = page == pages
        foot = wrap(wording.german.of_kind(self.content.kind, "foot"), styles.FINE, _WIDTH)
        marks: list[Mark] = []
        if pages > 1:
            (count,) = wrap(wording.label("page", page=page, pages=pages), styles.FINE, _WIDTH / 2)
            marks.append(mark(count, styles.FINE, None, _LEFT, _FOOT_Y))
        said = root.add("P") if last and foot else None
        return [*marks, *(mark(line, styles.FINE, said, _RIGHT - line.width, _FOOT_Y) for line in foot)]
