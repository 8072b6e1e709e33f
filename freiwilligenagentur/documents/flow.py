"""Spreads pieces over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from freiwilligenagentur.documents.layout import Piece


@dataclass(slots=True)
class Placed:
    """A piece and where its top stands, in points from the top of the page."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class Column:
    """The part of a page that text may fill, in points from the top of the page."""

    top: float
    bottom: float


Page = list[Placed]

_HAIR = 0.01
MOST_TIGHTENED = 0.55
"""The share of the spaces between pieces that may be taken for having all on one page."""


def paginate(pieces: Sequence[Piece], first: Column, later: Column) -> list[Page]:
    """Fills page after page; pieces that keep together move to the next page as one unless they need more than one.

    A piece that is higher than a page still stands on one, so nothing is lost; blocks make none such.
    """
    pages: list[Page] = [[]]
    column, at = first, first.top
    for group in groups(pieces):
        needed = height(group, below_top=not pages[-1])
        if at + needed > column.bottom and pages[-1] and needed <= later.bottom - later.top:
            pages.append([])
            column, at = later, later.top
        for piece in group:
            space = piece.before if pages[-1] else 0
            if at + space + piece.height > column.bottom and pages[-1]:
                pages.append([])
                column, at, space = later, later.top, 0
            pages[-1].append(Placed(piece, at + space))
            at += space + piece.height
    return pages


def tightened(pieces: Sequence[Piece], room: float) -> list[Piece]:
    """The pieces with less space between them, where that brings all of them onto one page ``room`` points high."""
    spaces = sum(piece.before for piece in pieces[1:])
    over = height(pieces, below_top=True) - room if pieces else 0
    if not 0 < over <= spaces * MOST_TIGHTENED:
        return list(pieces)
    share = 1 - (over + _HAIR) / spaces  # a hair more, since sums of fractions are not exact
    return [Piece(piece.height, piece.marks, piece.before * share, piece.keep) for piece in pieces]


def accompanied(pages: list[Page], later: Column, company: float) -> list[Page]:
    """The pages with at least ``company`` points of text above the group that ends the last one.

    Nobody signs a page that says nothing: what stood last on the page before comes along, where there is room for it
    and something is left there.
    """
    if len(pages) < 2:
        return pages
    *before, previous, last = pages
    ending = [placed.piece for placed in last]
    above = ending[: len(ending) - len(groups(ending)[-1])]
    left, taken = [placed.piece for placed in previous], list[Piece]()
    for group in reversed(groups(left)):
        if _at_top([*taken, *above]) >= company:
            break
        if len(group) + len(taken) == len(left):
            return pages
        taken = [*group, *taken]
    if not taken or _at_top([*taken, *ending]) > later.bottom - later.top:
        return pages
    return [*before, previous[: -len(taken)], _stacked([*taken, *ending], later.top)]


def _at_top(pieces: Sequence[Piece]) -> float:
    """How high pieces are at the top of a page; 0 without any."""
    return height(pieces, below_top=True) if pieces else 0


def _stacked(pieces: Sequence[Piece], top: float) -> Page:
    """The pieces below each other from the top of a page."""
    page: Page = []
    for piece in pieces:
        at = top + piece.before if page else top
        page.append(Placed(piece, at))
        top = at + piece.height
    return page


def groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, those that keep together in one list."""
    found: list[list[Piece]] = []
    joined = False
    for piece in pieces:
        if joined:
            found[-1].append(piece)
        else:
            found.append([piece])
        joined = piece.keep
    return found


def height(group: Sequence[Piece], *, below_top: bool) -> float:
    """How high a group is; at the top of a page the space above its first piece falls away."""
    return sum(piece.before + piece.height for piece in group) - (group[0].before if below_top else 0)


def sink(page: Page, closing: int, bottom: float) -> Page:
    """The page with its last ``closing`` pieces moved down so that they end at ``bottom``."""
    if not closing or not page:
        return page
    room = bottom - (page[-1].top + page[-1].piece.height)
    kept = len(page) - closing
    return page[:kept] + [Placed(placed.piece, placed.top + room) for placed in page[kept:]]


def lower(page: Page, closing: int, share: float, bottom: float) -> Page:
    """The page with all but its last ``closing`` pieces moved down by a share of the room below them."""
    kept = len(page) - closing
    if not kept or not share:
        return page
    end = page[kept].top - page[kept].piece.before if closing else bottom
    room = end - (page[kept - 1].top + page[kept - 1].piece.height)
    return [Placed(placed.piece, placed.top + share * room) for placed in page[:kept]] + page[kept:]
