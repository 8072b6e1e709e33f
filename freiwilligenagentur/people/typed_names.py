"""Names as people type them, told apart into what the record keeps: ``Meyer, Dr. Anna`` in one field is three."""

from __future__ import annotations

import re
from typing import NamedTuple

_OF_SUBJECT = r"(?:(?:med|dent|vet|phil|jur|iur|rer|nat|pol|oec|soc|theol|ing|habil|h\.? ?c|e\.? ?h)\.? +)*"
_TITLES = re.compile(rf"((?:(?:prof|dr|pd)\b\.? *{_OF_SUBJECT}|dipl\.-\w+\.? +)+)(?=[^\W\d_])", re.IGNORECASE)
_BORN = re.compile(r"geb(?:\.|oren)", re.IGNORECASE)


class TypedName(NamedTuple):
    """Title, first and last name."""

    title: str
    first_name: str
    last_name: str


def told_apart(title: str, first_name: str, last_name: str) -> TypedName:
    """``Meyer, Anna`` in either field is last and first name when the other is empty; ``Dr.`` before a name is a title
    when none is given.
    """
    last, _comma, first = (first_name or last_name).partition(",")
    in_one_field = not (first_name.strip() and last_name.strip())
    if in_one_field and last.strip() and first.strip() and "," not in first and not _BORN.match(first.strip()):
        first_name, last_name = first.strip(), last.strip()
    if not title.strip():
        title, first_name = _without_title(first_name)
    if not title:
        title, last_name = _without_title(last_name)
    return TypedName(title, first_name, last_name)


def _without_title(name: str) -> tuple[str, str]:
    found = _TITLES.match(name.lstrip())
    return (found.group().strip(), name.lstrip()[found.end() :]) if found else ("", name)
