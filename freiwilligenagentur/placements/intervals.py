"""When something falls due."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5


class Due(StrEnum):
    """How near a day is, in the words of the start page."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


def due(day: date, today: date) -> Due:
    """How near ``day`` is; the week ends on Sunday."""
    if day < today:
        return Due.OVERDUE
    if day == today:
        return Due.TODAY
    return Due.THIS_WEEK if day <= end_of_week(today) else Due.LATER


def end_of_week(day: date) -> date:
    """The Sunday of the week of ``day``."""
    return day + timedelta(days=6 - day.weekday())


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month (§188(3) BGB)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day
