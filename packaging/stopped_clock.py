"""A clock that stands still, so that pictures of windows are the same at every run.

Import it before anything else of the program: whoever imported ``datetime`` earlier keeps the real clock.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from datetime import date as real_date
from datetime import datetime as real_datetime
from typing import Any
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Europe/Berlin")
_moment = real_datetime(2026, 1, 1, tzinfo=_ZONE)


class _AnyDate(type):
    """Takes the real dates for its own too, since C code makes them."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, real_date)


class _AnyMoment(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, real_datetime)


class StoppedDate(real_date, metaclass=_AnyDate):
    """``datetime.date`` whose today was set."""

    @classmethod
    def today(cls) -> StoppedDate:
        return cls(_moment.year, _moment.month, _moment.day)


class StoppedMoment(real_datetime, metaclass=_AnyMoment):
    """``datetime.datetime`` whose now was set."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:
        here = _moment.astimezone(tz or _ZONE)
        return cls.combine(here.date(), here.time(), tz)


def stop() -> None:
    """Puts the still clock in the place of the real one; German time."""
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    dt.date, dt.datetime = StoppedDate, StoppedMoment  # type: ignore[misc]


def show(day: str, hour: int, minute: int) -> None:
    """Sets the clock: ``show("2026-11-23", 9, 5)``."""
    global _moment  # noqa: PLW0603  (there is one clock)
    parts = [int(part) for part in day.split("-")]
    _moment = real_datetime(parts[0], parts[1], parts[2], hour, minute, tzinfo=_ZONE)
