"""Names as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.people.typed_names import told_apart


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("", "Meyer, Anna", ""), ("", "Anna", "Meyer")),
        (("", "", "Meyer, Anna"), ("", "Anna", "Meyer")),
        (("", "", "Meyer, Dr. Anna"), ("Dr.", "Anna", "Meyer")),
        (("", "Dr. Anna", "Meyer"), ("Dr.", "Anna", "Meyer")),
        (("", "Anna", "Prof. Dr. Meyer"), ("Prof. Dr.", "Anna", "Meyer")),
        (("", "", "Dr. med. Meyer-Lüdenscheid"), ("Dr. med.", "", "Meyer-Lüdenscheid")),
        (("", "Prof. Dr. rer. nat. h. c. Anna", "Meyer"), ("Prof. Dr. rer. nat. h. c.", "Anna", "Meyer")),
        (("", "Dipl.-Ing. Anna", "Meyer"), ("Dipl.-Ing.", "Anna", "Meyer")),
        (("Dr.", "Dr. Anna", "Meyer"), ("Dr.", "Dr. Anna", "Meyer")),
        (("", "Suharto", ""), ("", "Suharto", "")),
        (("", "", "Meyer, geb. Schulz"), ("", "", "Meyer, geb. Schulz")),
        (("", "Anna", "Meyer, Schulz"), ("", "Anna", "Meyer, Schulz")),
        (("", "Drago", "Dreher"), ("", "Drago", "Dreher")),
        (("", "Dr.", "Meyer"), ("", "Dr.", "Meyer")),
        (("", "Profira", "Medina"), ("", "Profira", "Medina")),
    ],
)
def test_what_stands_in_one_field_is_told_apart(typed: tuple[str, str, str], kept: tuple[str, str, str]) -> None:
    assert told_apart(*typed) == kept


names = st.text("aDdr.P,of mMé-", max_size=12)


@given(names, names, names)
def test_no_letter_is_lost_and_what_was_told_apart_stays(title: str, first: str, last: str) -> None:
    kept = told_apart(title, first, last)
    assert sorted("".join(kept).replace(" ", "")) == sorted(
        (title + first + last)
        .replace(" ", "")
        .replace(",", "", (title + first + last).count(",") - "".join(kept).count(","))
    )
