"""Reading dates as people type them at the counter."""

from __future__ import annotations

import re
from datetime import date

from freiwilligenagentur.i18n import _

_AHEAD = 10  # two-digit years up to this far ahead belong to this century
_GERMAN = re.compile(r"(\d{1,2})\s*[.,/ -]\s*(\d{1,2})(?:\s*[.,/ -]\s*(\d{4}|\d{2})?)?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


class NotADate(ValueError):
    """The text is no date; the message says so to the user."""


def parse(text: str, today: date, past: bool = False) -> date | None:
    """The day that ``3.4.59``, ``03.04.1959``, ``030459``, ``3.4.`` or ``1959-04-03`` means; None for nothing.

    A two-digit year lies at most ten years ahead of ``today``, with ``past`` never ahead (births). Raises NotADate.
    """
    text = text.strip()
    if not text:
        return None
    day, month, year = _parts(text)
    if not year:
        number = today.year
    elif len(year) == 2:
        number = _century(int(year), today, past)
    else:
        number = int(year)
    try:
        return date(number, month, day)
    except ValueError:
        raise NotADate(
            _("There is no {day:02}/{month:02}/{year}. Please check the date.").format(
                day=day, month=month, year=number
            )
        ) from None


def _parts(text: str) -> tuple[int, int, str]:
    if iso := _ISO.fullmatch(text):
        return int(iso[3]), int(iso[2]), iso[1]
    found = _GERMAN.fullmatch(text) or _RUN.fullmatch(text)
    if not found:
        raise NotADate(_("Please write the date as day/month/year, for example 03/04/1959."))
    return int(found[1]), int(found[2]), found[3] or ""


def _century(short: int, today: date, past: bool) -> int:
    latest = today.year + (0 if past else _AHEAD)
    year = today.year - today.year % 100 + short
    while year > latest:
        year -= 100
    while year + 100 <= latest:
        year += 100
    return year
