"""Draws the Vermittlungskarte: one tagged page, A5, or A4 when there is much to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

import pikepdf

from freiwilligenagentur.documents import fonts, styles
from freiwilligenagentur.documents.blocks import Block, Bullets, Heading, InLanguage, KeyValues, Paragraph, Rule
from freiwilligenagentur.documents.document import Document, Frame
from freiwilligenagentur.documents.layout import Mark, PictureMark, Piece, TextMark
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style
from freiwilligenagentur.placements import card
from freiwilligenagentur.placements.card import CardContent

A5 = Frame(left=14, right=12, top=11, bottom=10, top_later=11, width=148, height=210)
A4 = Frame(left=25, right=20, top=22, bottom=20)
_ON_A4 = 1.2
"""The larger page takes larger letters."""

_AGENCY = Style(fonts.Face.SANS_BOLD, 10, 14, styles.GREEN)
_KIND = replace(styles.NOTE, size=9, leading=12)
_ORGANISATION = replace(styles.NOTE, size=10, leading=13)
_TITLE = replace(styles.TITLE, size=16, leading=19)
_ABOUT = replace(styles.TEXT, size=9.5, leading=13)
_FACTS = replace(styles.FACTS, size=9.5, leading=12.5)
_NAMES = replace(styles.FACT_NAMES, size=9.5, leading=12.5)
_SECTION = replace(styles.SECTION, size=11.5, leading=15)
_SMALL = replace(styles.SMALL, size=9, leading=12)
_SMALL_NAMES = replace(_SMALL, colour=styles.GREY)
_NAMES_WIDTH = 34 * MM


def languages() -> list[tuple[str, str]]:
    """The languages whose letters a font here can draw: code and own name."""
    return [(code, card.texts(code)["name"]) for code in card.LANGUAGES if not fonts.missing(_letters(code))]


def draw(content: CardContent, language: str) -> bytes:
    """The card as PDF. Raises MissingLetters for letters that no font has."""
    small = _built(content, language, A5)
    return small if _page_count(small) == 1 else _built(content, language, A4)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A block for languages that run from right to left: its lines begin at the right edge."""

    block: Block

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """The pieces of the block, turned."""
        return [
            replace(piece, marks=tuple(_turned(mark, width) for mark in piece.marks))
            for piece in self.block.pieces(width, parent)
        ]


def _built(content: CardContent, language: str, frame: Frame) -> bytes:
    turn = not card.texts(language).get("rightwards", True)
    size = 1.0 if frame is A5 else _ON_A4
    document = Document(
        title=f"{card.label(language, 'title')}: {content.offer}",
        author=content.agency.name,
        language={"de": "de-DE", "en": "en-GB"}.get(language, language),
        created=content.dated,
        frame=frame,
    )
    return document.build(
        _arranged(_body(content, language, size), turn), _arranged(_foot(content, language, size), turn)
    )


def _body(content: CardContent, language: str, size: float) -> list[Block]:
    style = partial(_scaled, size=size)
    found: list[Block] = [
        Paragraph(card.label(language, "title"), style(_AGENCY), before=0, keep=True),
        Paragraph(f"{content.person} · {content.dated:%d.%m.%Y}", style(_KIND), before=0, keep=True),
        _recorded(Heading(content.offer, style(_TITLE), before=9 * size), language),
        _recorded(Paragraph(content.organisation, style(_ORGANISATION), before=1, keep=True), language),
        _recorded(Paragraph(content.about, style(_ABOUT), before=5 * size), language),
        _table(card.facts(content, language), style(_NAMES), style(_FACTS), size, ruled=True),
        Heading(card.label(language, "next_steps"), style(_SECTION), level=2, before=10 * size),
        Bullets(card.steps(content, language), style(_FACTS), numbered=True, indent=0, before=2),
    ]
    if content.needs:
        found += [
            Heading(card.label(language, "to_bring"), style(_SECTION), level=2, before=8 * size),
            Bullets(card.needs(content, language), style(_FACTS), indent=0, before=2),
        ]
    return found


def _foot(content: CardContent, language: str, size: float) -> list[Block]:
    style = partial(_scaled, size=size)
    agency = content.agency
    adviser = ((card.label(language, "adviser"), agency.adviser),)
    return [
        Rule(before=9 * size),
        Paragraph(agency.name, style(_AGENCY), before=4 * size, keep=True),
        Paragraph("\n".join(agency.lines), style(_SMALL), before=0),
        _table(adviser, style(_SMALL_NAMES), style(_SMALL), size, ruled=False),
    ]


def _table(rows: Sequence[tuple[str, str]], names: Style, values: Style, size: float, *, ruled: bool) -> KeyValues:
    before = 8 * size if ruled else 2
    return KeyValues(rows, _NAMES_WIDTH * size, names, values, before=before, between=2, ruled=ruled)


def _recorded(block: Block, language: str) -> Block:
    """What the office recorded in German, on a card in whichever language."""
    return block if language == card.GERMAN else InLanguage(block, "de-DE")


def _scaled(style: Style, size: float) -> Style:
    return replace(style, size=style.size * size, leading=style.leading * size)


def _arranged(blocks: Sequence[Block], turn: bool) -> list[Block]:
    return [Mirrored(block) for block in blocks] if turn else list(blocks)


def _turned(mark: Mark, width: float) -> Mark:
    if isinstance(mark, TextMark):
        return replace(mark, x=width - mark.x - mark.line.width)
    if isinstance(mark, PictureMark):
        return replace(mark, x=width - mark.x - mark.width)
    return mark


def _letters(language: str) -> str:
    words = card.texts(language)
    said = [*words["labels"].values(), *words["steps"].values(), *words["needs"].values()]
    return " ".join([*said, *words["days"], *words["parts"]])


def _page_count(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
