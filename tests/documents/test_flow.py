"""Spreading pieces over pages: nothing is lost, what keeps together does, nobody signs an empty page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.documents.flow import Column, Page, accompanied, groups, height, paginate, tightened
from freiwilligenagentur.documents.layout import Piece

PAGE = Column(0, 700)
PIECES = st.lists(
    st.builds(Piece, st.integers(8, 90).map(float), before=st.integers(0, 20).map(float), keep=st.booleans()),
    min_size=1, max_size=60,
)  # fmt: skip
CLOSING = st.integers(60, 300).map(lambda high: Piece(float(high), before=16))


def pages_of(pieces: list[Piece], company: float = 42) -> list[Page]:
    return accompanied(paginate(pieces, PAGE, PAGE), PAGE, company)


@given(PIECES, CLOSING)
def test_everything_stands_once_in_its_order_and_within_its_page(pieces: list[Piece], closing: Piece) -> None:
    pages = pages_of([*pieces, closing])
    assert [placed.piece for page in pages for placed in page] == [*pieces, closing]
    for page in pages:
        assert page
        assert page[-1].top + page[-1].piece.height <= PAGE.bottom + 0.01
        assert all(one.top + one.piece.height <= other.top + 0.01 for one, other in pairwise(page))


@given(st.integers(1, 120), CLOSING)
def test_a_closing_never_stands_alone_below_lines_of_text(lines: int, closing: Piece) -> None:
    pages = pages_of([*(Piece(14, before=4) for _line in range(lines)), closing])
    if len(pages) > 1:
        assert height([placed.piece for placed in pages[-1][:-1]], below_top=True) >= 42
        assert len(pages[-2]) > 0


@given(PIECES, CLOSING)
def test_a_heading_is_never_left_behind(pieces: list[Piece], closing: Piece) -> None:
    whole = [*pieces, closing]
    if any(height(group, below_top=True) > 700 for group in groups(whole)):
        return
    for page in pages_of(whole)[:-1]:
        assert not page[-1].piece.keep


def test_what_overflows_by_little_is_drawn_closer_together() -> None:
    pieces = [Piece(60, before=20) for _number in range(9)]  # 540 and eight spaces of 20
    (page,) = paginate(tightened(pieces, 640), Column(0, 640), PAGE)
    assert len(page) == 9
    assert tightened(pieces, 700) == pieces  # there is room
    assert tightened(pieces, 600) == pieces  # too much: then it needs two pages


@given(PIECES, st.integers(100, 2000))
def test_tightening_either_makes_it_fit_or_leaves_it(pieces: list[Piece], room: int) -> None:
    tight = tightened(pieces, room)
    assert tight == pieces or height(tight, below_top=True) <= room
    assert [piece.height for piece in tight] == [piece.height for piece in pieces]
