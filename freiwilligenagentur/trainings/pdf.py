"""Draws the Teilnahmeliste: a name and room for a signature a line, no addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from freiwilligenagentur import i18n
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Heading, KeyValues, Paragraph, mark, say
from freiwilligenagentur.documents.document import Document, Frame, Sheet
from freiwilligenagentur.documents.layout import Mark, Piece, RuleMark, moved
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM
from freiwilligenagentur.i18n import _
from freiwilligenagentur.trainings.rows import SigningList

_FRAME = Frame(left=25, right=20, top=20, bottom=24, top_later=34)
_TITLE = replace(styles.TITLE, size=19, leading=23)
_HEAD = replace(styles.SMALL, face=styles.SMALL.face.bold, colour=styles.GREY)
_NUMBER = replace(styles.FACTS, colour=styles.GREY)
_NUMBER_WIDTH, _NAME_WIDTH, _GAP = 10 * MM, 68 * MM, 4 * MM
_LINE = 11.5 * MM
"""High enough to sign in."""
_PEN_LINE = "#7A8582"
_WIDTH = (_FRAME.width - _FRAME.left - _FRAME.right) * MM
_TITLE_Y, _HEAD_Y, _FOOT_Y = 18 * MM, 28 * MM, 281 * MM


def draw(content: SigningList) -> bytes:
    """The list as PDF, A4. Raises MissingLetters for letters that no font has."""
    return Document(
        title=f"{_('Attendance list')}: {content.title}",
        author=content.agency,
        language="de-DE" if i18n.language() == "de" else "en-GB",
        created=content.dated,
        frame=_FRAME,
        furniture=_Furniture(content.title),
    ).build(
        [
            Paragraph(_("Attendance list"), styles.NOTE, before=0, keep=True),
            Heading(content.title, _TITLE, before=2),
            KeyValues(content.facts, before=10),
            Paragraph(_("By signing I confirm that I took part."), styles.NOTE, before=12, keep=True),
            _SigningLines(content.names, content.spare),
        ]
    )


@dataclass(frozen=True, slots=True)
class _SigningLines:
    """A line a person, numbered, and empty lines for further people.

    To be read aloud it is a list of names: the room for signatures and the empty lines are decoration.
    """

    names: tuple[str, ...]
    spare: int

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece a line; the head stays with the first."""
        found = [_head(parent.add("P"), width)]
        if self.names:
            listed = parent.add("L")
            listed.attributes = (("ListNumbering", "Decimal"),)
            found += [_signed(listed.add("LI"), number, name, width) for number, name in enumerate(self.names, 1)]
        first = len(self.names) + 1
        return [*found, *(_spare(number, width) for number in range(first, first + self.spare))]


def _head(element: Element | None, width: float) -> Piece:
    """What the columns are for."""
    marks: list[Mark] = [RuleMark(0, _HEAD.leading + 2, width, 0.8, styles.GREEN_LIGHT)]
    for x, text in ((0.0, _("No.")), (_NUMBER_WIDTH, _("Name")), (_NUMBER_WIDTH + _NAME_WIDTH, _("Signature"))):
        marks += [mark(line, _HEAD, element, x) for line in wrap(text, _HEAD, width)[:1]]
    return Piece(_HEAD.leading + 3, tuple(marks), before=10, keep=True)


def _signed(item: Element, number: int, name: str, width: float) -> Piece:
    lines = wrap(name, styles.FACTS, _NAME_WIDTH - _GAP)
    leading = styles.FACTS.leading
    height = max(_LINE, len(lines) * leading + 6)
    top = height - len(lines) * leading - 2
    label, body = item.add("Lbl"), say(item.add("LBody"), name)
    marks: list[Mark] = [mark(line, _NUMBER, label, 0, top) for line in wrap(f"{number}.", _NUMBER, width)]
    marks += [mark(line, styles.FACTS, body, _NUMBER_WIDTH, top + at * leading) for at, line in enumerate(lines)]
    start = _NUMBER_WIDTH + _NAME_WIDTH
    return Piece(height + 1, (*marks, RuleMark(start, height, width - start, 0.6, _PEN_LINE)))


def _spare(number: int, width: float) -> Piece:
    top = _LINE - _NUMBER.leading - 2
    marks: list[Mark] = [mark(line, _NUMBER, None, 0, top) for line in wrap(f"{number}.", _NUMBER, width)]
    for start, length in ((_NUMBER_WIDTH, _NAME_WIDTH - _GAP), (_NUMBER_WIDTH + _NAME_WIDTH, 0.0)):
        marks.append(RuleMark(start, _LINE, length or width - start, 0.6, _PEN_LINE))
    return Piece(_LINE + 1, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Furniture:
    """From the second page on title and columns above, and the number of the page below."""

    title: str

    def __call__(self, sheet: Sheet) -> Sequence[Mark]:
        """The marks of a page, from its left top corner."""
        if sheet.count == 1:
            return ()
        left = _FRAME.left * MM
        text = _("Page {page} of {pages}").format(page=sheet.number, pages=sheet.count)
        (count,) = wrap(text, styles.FINE, _WIDTH)
        found: list[Mark] = [mark(count, styles.FINE, None, left + _WIDTH - count.width, _FOOT_Y)]
        if sheet.number > 1:
            shown = wrap(self.title, styles.FINE, _WIDTH)[:1]
            found += [mark(line, styles.FINE, None, left, _TITLE_Y) for line in shown]
            found += [moved(each, left, _HEAD_Y) for each in _head(None, _WIDTH).marks]
        return found
