"""When hours can be kept as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _

SMALLEST = Decimal("0.25")
_DAY = 24


@dataclass(frozen=True, slots=True)
class HoursInput:
    """Hours as typed: a period (both days included), an amount in hours, and how sure it is."""

    from_on: date | None
    to_on: date | None
    amount: Decimal | None
    estimated: bool = False
    confirmed_by: str = ""
    confirmed_on: date | None = None
    note: str = ""

    def first(self) -> date:
        """The first day; only for input without problems."""
        return self.from_on or date.min

    def last(self) -> date:
        """The last day; only for input without problems."""
        return self.to_on or date.min


def problems(entry: HoursInput, volunteer: tuple[str, str], ended_on: date | None, today: date) -> list[Problem]:
    """What keeps hours from being kept.

    ``volunteer`` is first and last name: whoever did the work cannot confirm it (so ask the Land cards).
    """
    found = _period(entry, ended_on, today)
    found += _amount(entry) if not found else []
    return found + ([] if entry.estimated else _confirmation(entry, volunteer, today))


def _period(entry: HoursInput, ended_on: date | None, today: date) -> list[Problem]:
    if entry.from_on is None:
        return [Problem("from_on", _("Please enter the first day."))]
    if entry.to_on is None:
        return [Problem("to_on", _("Please enter the last day."))]
    if entry.to_on < entry.from_on:
        return [Problem("to_on", _("The last day lies before the first."))]
    if entry.to_on > today:
        return [Problem("to_on", _("These days lie in the future; only hours that were worked can be entered."))]
    if ended_on is not None and entry.to_on > ended_on:
        return [
            Problem(
                "to_on",
                _("The placement ended on {date}; please enter hours up to then.").format(date=i18n.date(ended_on)),
            )
        ]
    return []


def _amount(entry: HoursInput) -> list[Problem]:
    if entry.amount is None:
        return [Problem("amount", _("Please enter the number of hours."))]
    if entry.amount < SMALLEST:
        return [Problem("amount", _("The smallest entry is a quarter of an hour (0.25)."))]
    days = (entry.last() - entry.first()).days + 1
    if entry.amount > _DAY * days:
        return [
            Problem(
                "amount",
                _("These days have only {most} hours in all; please check the number.").format(
                    most=i18n.number(_DAY * days)
                ),
            )
        ]
    return []


def _confirmation(entry: HoursInput, volunteer: tuple[str, str], today: date) -> list[Problem]:
    if not entry.confirmed_by.strip():
        return [Problem("confirmed_by", _("Please enter who confirmed the hours, or mark them as estimated."))]
    if is_same_person(entry.confirmed_by, volunteer):
        return [Problem("confirmed_by", _("Volunteers cannot confirm their own hours; somebody else has to."))]
    if entry.confirmed_on is None:
        return [Problem("confirmed_on", _("Please enter the day of the confirmation."))]
    if entry.confirmed_on > today:
        return [Problem("confirmed_on", _("The day of the confirmation lies in the future."))]
    if entry.to_on is not None and entry.confirmed_on < entry.to_on:
        return [Problem("confirmed_on", _("Hours are confirmed after the last day at the earliest."))]
    return []


def is_same_person(confirmed_by: str, volunteer: tuple[str, str]) -> bool:
    """Whether the one who confirms carries the volunteer's whole name, in any order and with any function."""
    own = _words(" ".join(volunteer))
    return bool(own) and own <= _words(confirmed_by)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
