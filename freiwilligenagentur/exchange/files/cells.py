"""What single cells mean: numbers, moments, days, postcodes, coordinates.

Each function returns the value, or raises ``BadCell`` whose text says to the office what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from html import unescape

from freiwilligenagentur.i18n import _

LONGEST_LINE = 500  # characters; names of organisations reach 200
# Controls, soft hyphens, zero-width spaces, lone surrogates, and what would turn the letters round that come after it.
# The joiners of Persian and of emoji stay, and so do the marks of direction.
UNREADABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:amp|quot|lt|gt|nbsp|#\d{1,7}|[a-zA-Z]{1,2}(?:uml|acute|grave|zlig|dash|quo));")
_POSTCODE = re.compile(r"(?:D|DE)?[\s-]*(\d{5})", re.IGNORECASE)
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_NUMBER = re.compile(r"(\d{1,9}|\d{1,3}(?:\.\d{3}){1,2})(?:,0+|\.0+)?", re.ASCII)
_SECONDS = re.compile(r"\d{6,11}", re.ASCII)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{0,20})?", re.ASCII)
_BETWEEN_LABELS = re.compile(r"[\n|;]")
_YES = frozenset(("1", "ja", "j", "x", "true", "wahr", "yes"))
_NO = frozenset(("", "0", "nein", "n", "false", "falsch", "no", "-"))


class BadCell(ValueError):
    """The text of a cell has no meaning here; ``code`` names the fault for programs. Never quotes the cell."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def one_line(text: str) -> str:
    """A name or title: one line, single spaces, composed characters, entities resolved."""
    if not text:
        return ""
    if "&" in text and _ENTITY.search(text):
        text = unescape(text)
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # looked at much faster than replaced in
        text = UNREADABLE.sub("", text)
    return " ".join(text.split())


def whole_number(text: str) -> int | None:
    """``3``, ``3,0``, ``1.200``; None for nothing."""
    text = text.strip()
    if not text:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise BadCell("not_a_number", _("This is not a whole number; it was taken as unknown."))
    return int(match[1].replace(".", ""))


def flag(text: str) -> bool | None:
    """Yes or no as exports write it; None for anything else."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


def unix_moment(text: str) -> datetime | None:
    """Seconds since 1970 as an aware moment in UTC; None for nothing and for 0, which exports write for unknown."""
    text = text.strip()
    if text in {"", "0"}:
        return None
    if not _SECONDS.fullmatch(text) or not 0 < int(text) < 4_102_444_800:  # the year 2100
        raise BadCell("not_a_moment", _("This is no point in time (seconds since 1970); it was taken as unknown."))
    return datetime.fromtimestamp(int(text), UTC)


def german_day(moment: datetime) -> date:
    """The calendar day in Germany; exports write midnight there, which is still the day before in UTC."""
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))  # Directive 2000/84/EC, 01:00 UTC
    return (moment + timedelta(hours=2 if begin <= moment < end else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def day(text: str) -> date | None:
    """``03.04.1959`` or ``1959-04-03``; None for nothing."""
    text = text.strip()
    if not text:
        return None
    if match := _GERMAN_DAY.fullmatch(text):
        number, month, year = (int(part) for part in match.groups())
    elif match := _ISO_DAY.fullmatch(text):
        year, month, number = (int(part) for part in match.groups())
    else:
        raise BadCell("not_a_date", _("This is not a date such as 03.04.1959; it was taken as unknown."))
    try:
        return date(year, month, number)
    except ValueError:
        raise BadCell("no_such_day", _("This day does not exist in the calendar; it was taken as unknown.")) from None


def postcode(text: str) -> str:
    """Five digits, also out of ``D-06618``; empty for nothing."""
    text = text.strip()
    if not text:
        return ""
    match = _POSTCODE.fullmatch(text)
    if match is None or not match[1].isascii():
        raise BadCell("not_a_postcode", _("This is not a German postcode; it was put beside the town instead."))
    return match[1]


def coordinates(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees north and east, with point or comma; None where a file says so by nothing or by zeros."""
    north, east = (_degrees(text) for text in (latitude, longitude))
    if not north or not east:
        return None
    if not (47.0 < north < 55.3 and 5.5 < east < 15.3):
        raise BadCell("not_in_germany", _("These coordinates lie outside Germany; they were left away."))
    return north, east


def _degrees(text: str) -> float:
    text = text.strip().replace(",", ".")
    if not text:
        return 0.0
    if not _DEGREES.fullmatch(text):
        raise BadCell("not_coordinates", _("These are no coordinates in degrees; they were left away."))
    return float(text)


def labels(text: str) -> tuple[str, ...]:
    """The entries of a list in one cell, separated by line breaks, ``|`` or ``;`` (entries themselves hold commas)."""
    if not text:
        return ()
    found = (one_line(part).strip("•- ") for part in _BETWEEN_LABELS.split(text))
    return tuple(dict.fromkeys(part for part in found if part))
