"""Phone numbers: however they are typed, the same line is recognised."""

from __future__ import annotations

import pytest

from freiwilligenagentur.people import phones


@pytest.mark.parametrize(
    "typed",
    [
        "03445 123456",
        "03445/12 34-56",
        "(03445) 123456",
        "+49 3445 123456",
        "+49 (0)3445 123456",
        "0049 3445 123456",
        "03445 123456 (privat)",
    ],
)
def test_every_usual_spelling_means_the_same_number(typed: str) -> None:
    assert phones.normalised(typed) == "+493445123456"


@pytest.mark.parametrize("typed", ["", "123456", "0", "03445", "keins", "🙂", "+", "00", "+999999999999999999999"])
def test_what_is_no_complete_number_is_never_compared(typed: str) -> None:
    assert phones.normalised(typed) == ""


def test_numbers_from_abroad_keep_their_country() -> None:
    assert phones.normalised("+43 1 588 00") == "+43158800"


def test_one_field_may_hold_two_numbers() -> None:
    assert phones.numbers("03445 123456 oder 0170 1234567", "") == {"+493445123456", "+491701234567"}
