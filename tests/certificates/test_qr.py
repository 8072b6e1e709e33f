"""Our quick way to a QR code makes the very code that segno makes."""

from __future__ import annotations

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from freiwilligenagentur.certificates.proof import qr

LETTERS = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def drawn(found: qr.Modules) -> list[list[int]]:
    rows = [[0] * found.size for _row in range(found.size)]
    for column, row, length in found.dark:
        rows[row][column : column + length] = [1] * length
    return rows


def by_segno(text: str) -> list[list[int]]:
    made = segno.make_qr(text, error="m", boost_error=False, mask=qr.MASK, mode="alphanumeric")
    return [list(row) for row in made.matrix]


def ends_on_a_byte(text: str, version: int) -> bool:
    """segno then adds eight bits that the standard does not ask for."""
    count = 9 if version < 10 else 11 if version < 27 else 13
    return (4 + count + len(text) // 2 * 11 + len(text) % 2 * 6 + 4) % 8 == 0


def read_off(found: qr.Modules) -> str:
    picture = np.full((found.size + 8, found.size + 8), 255, np.uint8)
    picture[4:-4, 4:-4] -= np.array(drawn(found), np.uint8) * 255
    (read,) = zxingcpp.read_barcodes(picture.repeat(4, axis=0).repeat(4, axis=1))
    return read.text


@given(st.text(LETTERS, min_size=1, max_size=700))
@settings(max_examples=40, deadline=None)
def test_every_module_is_as_segno_sets_it_and_the_text_is_read_off(text: str) -> None:
    found = qr.modules(text)
    if not ends_on_a_byte(text, (found.size - 17) // 4):
        assert drawn(found) == by_segno(text)
    assert read_off(found) == text


@pytest.mark.parametrize("length", [20, 21, 200, 221, 222, 1200, 3390, 3391])
def test_short_and_long_texts_get_the_same_version(length: int) -> None:
    text = ("EN1:A7" * 600)[:length]
    assert drawn(qr.modules(text)) == by_segno(text)


@pytest.mark.parametrize("text", ["ä", "klein", "A" * 3392])
def test_what_no_such_code_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        qr.modules(text)
