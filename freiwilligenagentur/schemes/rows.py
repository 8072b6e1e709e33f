"""What leaves the services of this room: plain values for lists and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from freiwilligenagentur.schemes.fulfilment import Fulfilment
from freiwilligenagentur.schemes.rules import Rule, SchemeKind
from freiwilligenagentur.schemes.work import Amount


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as it is in force here, and what the program says of it."""

    rule: Rule
    shipped: Rule | None
    """The program's; None for a rule of the office's own."""
    version: int = 0
    """Of the office's version; 0 while the office has none."""
    news: bool = False
    """Whether the program has other facts by now than those that the office changed."""

    @property
    def edited(self) -> bool:
        """Whether the office has its own version."""
        return self.version > 0


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule being changed: what was typed so far, and the version that it was read with."""

    rule: Rule
    version: int
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """Texts that are no day or no number, by field."""


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """One scheme of a Land as it can be chosen."""

    id: str
    name: str
    kind: SchemeKind
    entry: Entry | None
    """The rule of the day asked for; None where no rule is known for that day."""
    others: tuple[Entry, ...] = ()
    """The rules of other days."""


class PersonRow(NamedTuple):
    """One person beside a rule."""

    id: str
    name: str
    town: str
    fulfilment: Fulfilment


@dataclass(frozen=True, slots=True)
class Extent:
    """The extent of one placement in a period.

    ``days`` are those of the period on which the placement lasted; the averages go by them.
    """

    placement_id: str
    offer: str
    organisation: str
    started_on: date | None
    ended_on: date | None
    days: int
    hours: Amount

    @property
    def a_week(self) -> Amount:
        """Hours a week."""
        return _scaled(self.hours, Fraction(7, self.days)) if self.days else Amount()


def _scaled(hours: Amount, factor: Fraction) -> Amount:
    return Amount(hours.confirmed * factor, hours.counted * factor)
