"""Bringing together what was typed and what is kept already, without losing either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from freiwilligenagentur.people.drafting import Plain, apply, plain_values
from freiwilligenagentur.people.model import Volunteer


@dataclass(frozen=True, slots=True)
class Carried:
    """``clashes`` holds the typed values of fields in which something else stood already."""

    clashes: Plain


def carry_over(typed: Plain, kept: Volunteer) -> Carried:
    """Adds typed fields to a kept record: empty fields are filled, lists united, the rest stays and is reported."""
    present = plain_values(kept)
    taken: Plain = {}
    clashes: Plain = {}
    for name, value in typed.items():
        old = present.get(name)
        if _is_empty(old):
            taken[name] = value
        elif isinstance(old, list) and isinstance(value, list):
            taken[name] = sorted({*old, *value})
        elif isinstance(old, dict) and isinstance(value, dict):
            taken[name] = {**value, **old}
        elif name == "availability":
            taken[name] = old | value
        elif old != value and not _is_empty(value):
            clashes[name] = value
    apply(kept, taken)
    return Carried(clashes)


def both_changed(mine: Plain, base: Plain, theirs: Plain) -> Plain:
    """The fields that a colleague and I changed to different values, with the colleague's value."""
    return {name: theirs[name] for name, value in mine.items() if theirs[name] not in (base[name], value)}


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", 0, [], {})
