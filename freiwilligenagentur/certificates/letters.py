"""Cover letters for window envelopes: DIN 5008, Form B, in millimetres from the left top corner of an A4 page."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from freiwilligenagentur import paths
from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Issuer, SignedBy
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import Block, Gap, Heading, Paragraph, mark, say
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.document import Document, Frame, Section, Sheet
from freiwilligenagentur.documents.fonts import Face
from freiwilligenagentur.documents.layout import Mark, Piece, RuleMark
from freiwilligenagentur.documents.lines import wrap
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

LEFT, RIGHT = 25, 20
RETURN_LINE = 57.7
"""Where the zone of return line and notes (17.7 from 45 on) ends; its lowest line says where it comes from."""
RECIPIENT, RECIPIENT_LINES, ADDRESS_WIDTH = 62.7, 6, 80
INFORMATION_LEFT, INFORMATION, INFORMATION_WIDTH = 125, 50, 75
SUBJECT = 98.46
"""Two blank lines below the address zone, which ends at 90."""
FOLDS, HOLE = (105, 210), 148.5

_LINE = 27.3 / RECIPIENT_LINES * MM
_ADDRESS = Style(Face.SANS, 10, _LINE)
_RETURN = Style(Face.SANS, 7, 5 * MM, styles.GREY)
_INFORMATION = Style(Face.SANS, 9, 12.5)
_SUBJECT = Style(Face.SANS_BOLD, 11, 16)
_TEXT = Style(Face.SANS, 11, 16)
_FRAME = Frame(left=LEFT, right=RIGHT, top=0, bottom=20, top_later=25)


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes. ``lines`` is the address as it is written, at most six lines without empty ones."""

    lines: tuple[str, ...]
    greeting: str
    """How the letter speaks to somebody: ``Frau Dr. Mertens``, or the full name."""
    serial: str
    title: str
    """What is sent, as it is headed: ``Ehrenamtsnachweis``."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One cover letter."""

    recipient: Recipient
    issuer: Issuer
    dated: date
    place: str
    signatory: SignedBy


@cache
def _texts() -> dict[str, str]:
    with (paths.resources() / "certificates" / "letter.de.toml").open("rb") as file:
        return {key: str(text) for key, text in tomllib.load(file).items()}


def add(book: Book, letter: Letter, bookmark: str) -> None:
    """Adds a letter to a book. Raises MissingLetters; then nothing was added."""
    values = {"title": letter.recipient.title, "serial": letter.recipient.serial, "name": letter.recipient.greeting}
    texts = {key: text.strip().format(**values) for key, text in _texts().items()}
    signed = letter.signatory
    blocks: list[Block] = [
        _Head(letter),
        Heading(texts["subject"], _SUBJECT, level=1, before=0),
        Gap(6),
        Paragraph(texts["greeting"], _TEXT, before=0),
        *(Paragraph(" ".join(part.split()), _TEXT, before=10) for part in texts["text"].split("\n\n")),
        Paragraph(texts["closing"], _TEXT, before=14, keep=True),
        Gap(16),
        Paragraph("\n".join(part for part in (signed.name, signed.function) if part), _TEXT, before=0),
    ]
    document = Document(title=texts["subject"], author=letter.issuer.name, frame=_FRAME, furniture=_folds)
    document.add_to(book, [Section(blocks)], bookmark)


@dataclass(frozen=True, slots=True)
class _Head:
    """Return line, address and information block, where the norm has them; the text begins below."""

    letter: Letter

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """One piece from the upper edge of the page to the subject."""
        issuer, recipient = self.letter.issuer, self.letter.recipient
        sender = " · ".join(part for part in (issuer.name, *issuer.address) if part)
        returned = wrap(sender, _RETURN, ADDRESS_WIDTH * MM)[:1]
        marks: list[Mark] = [mark(line, _RETURN, parent.add("P"), 0, RETURN_LINE * MM) for line in returned]
        marks += _address(recipient.lines, parent)
        dated = wording.long_date(self.letter.dated)
        for text, top in zip((issuer.name, *issuer.address, "", dated), _tops(), strict=False):
            left = (INFORMATION_LEFT - LEFT) * MM
            lines = wrap(text, _INFORMATION, (INFORMATION_WIDTH - 10) * MM)[:1]
            marks += [mark(line, _INFORMATION, say(parent.add("P"), text), left, top) for line in lines]
        return [Piece(SUBJECT * MM, tuple(marks))]


def _tops() -> list[float]:
    return [INFORMATION * MM + index * _INFORMATION.leading for index in range(8)]


def _address(lines: Sequence[str], parent: Element) -> list[Mark]:
    """The address, smaller where a line would leave the window."""
    size = next((size for size in (10.0, 9.0, 8.0) if _fits(lines, size)), 8.0)
    style = Style(_ADDRESS.face, size, _LINE)
    text = "\n".join(lines)
    element = say(parent.add("P"), text)
    wrapped = wrap(text, style, ADDRESS_WIDTH * MM)[:RECIPIENT_LINES]
    return [mark(line, style, element, 0, RECIPIENT * MM + at * _LINE) for at, line in enumerate(wrapped)]


def _fits(lines: Sequence[str], size: float) -> bool:
    style = Style(_ADDRESS.face, size, _LINE)
    return len(wrap("\n".join(lines), style, ADDRESS_WIDTH * MM)) <= min(len(lines), RECIPIENT_LINES)


def _folds(sheet: Sheet) -> Sequence[Mark]:
    """Where the sheet is folded and holed."""
    folds = [RuleMark(5 * MM, fold * MM, 4 * MM, 0.4, styles.GREY) for fold in FOLDS]
    return [*folds, RuleMark(5 * MM, HOLE * MM, 6 * MM, 0.4, styles.GREY)]
