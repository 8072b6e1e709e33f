"""A form that is not finished yet, as plain values for the draft, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import inspect

from freiwilligenagentur.people import field_words
from freiwilligenagentur.people.model import Purpose, Volunteer
from freiwilligenagentur.storage.values import from_plain, to_plain

Plain = dict[str, Any]

NEEDS = frozenset({"practical_needs", "practical_needs_text"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent that was given in the talk and is not kept yet."""

    given_on: date
    how: str = "signed"


def plain_values(volunteer: Volunteer) -> Plain:
    """Every field of the form as plain JSON values."""
    return {name: to_plain(getattr(volunteer, name)) for name in field_words.labels()}


def changes(volunteer: Volunteer, base: Plain) -> Plain:
    """The fields that differ from ``base``."""
    return {name: value for name, value in plain_values(volunteer).items() if value != base[name]}


def without_needs(values: Plain) -> Plain:
    """The values without what is kept with the consent HEALTH only."""
    return {name: value for name, value in values.items() if name not in NEEDS}


def apply(volunteer: Volunteer, values: Plain) -> None:
    """Puts plain values into a record; what a newer or older program wrote and this one does not know is left out."""
    columns = inspect(Volunteer).columns
    for name, value in values.items():
        if name in columns:
            setattr(volunteer, name, from_plain(columns[name], value))


def plain_agreements(agreements: dict[Purpose, Agreement]) -> Plain:
    """Agreements as plain JSON values."""
    return {purpose.value: [given.given_on.isoformat(), given.how] for purpose, given in agreements.items()}


def agreements_of(values: Plain) -> dict[Purpose, Agreement]:
    """The reverse of ``plain_agreements``; purposes that this program does not know are left out."""
    known = {purpose.value for purpose in Purpose}
    return {
        Purpose(purpose): Agreement(date.fromisoformat(day), how)
        for purpose, (day, how) in values.items()
        if purpose in known
    }
