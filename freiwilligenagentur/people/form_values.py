"""Between what editors hold (codes, Decimals) and what the record holds."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from freiwilligenagentur.people import field_words, words
from freiwilligenagentur.people.model import Company, Gender, Salutation, Status, Volunteer, Willingness

ANSWERS = frozenset({"needs_travel_refund", "ready_for_training"})
CHOICES: dict[str, type[StrEnum]] = {
    "salutation": Salutation,
    "gender": Gender,
    "company": Company,
    "police_check": Willingness,
    "measles": Willingness,
    "hygiene": Willingness,
    "status": Status,
}


def from_editor(name: str, value: Any) -> Any:
    """The value of an editor as the record keeps it."""
    if name in ANSWERS:
        return words.from_answer(value)
    if name in CHOICES:
        return CHOICES[name](value)
    return float(value) if isinstance(value, Decimal) else value


def to_editor(name: str, value: Any) -> Any:
    """A value of the record as its editor shows it."""
    if name in ANSWERS:
        return words.to_answer(value)
    return value.value if isinstance(value, StrEnum) else value


def editor_values(volunteer: Volunteer) -> dict[str, Any]:
    """Every field of the form."""
    return {name: to_editor(name, getattr(volunteer, name)) for name in field_words.labels()}
