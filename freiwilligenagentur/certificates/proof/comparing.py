"""Compares what a page shows with what was signed, and names what differs.

Texts are compared letter by letter without spaces and hyphens, since lines break there; letters that run from right to
left are compared without their order, since the page holds them in the order in which they are drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.proof.reading import Shown
from freiwilligenagentur.certificates.proof.statement import Statement

FIELDS = ("number", "kind", "name", "period", "hours", "issuer", "dated")
"""What is signed, in the order in which it is told."""

_SERIAL = re.compile(r"(?<![A-Z0-9-])[A-Z]{1,4}-\d{4}-[A-Z0-9-]*\d")
_HEADING = re.compile(r"H\d?")
_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d.]*(?:,\d+)?)Stunde")
_ANY_DAY = re.compile(r"\d\.[^\W\d]+\d{4}")
_NO_DATE_LINES = {"TD", "TH", "LBody"}
_HYPHENS = "-\u00ad\u2010\u2011\u0002\ufffe\uffff"


def altered(said: Statement, shown: Sequence[Shown]) -> tuple[str, ...]:
    """The fields whose text is not on the page as it was signed."""
    page = _Page(shown)
    checks: dict[str, Callable[[], bool]] = {
        "number": lambda: page.bears(said.number),
        "kind": lambda: page.heads(said.kind),
        "name": lambda: page.heads(said.name),
        "period": lambda: all(page.has_day(day) for day in (said.first, said.last) if day),
        "hours": lambda: not said.hours or page.has_hours(said.hours),
        "issuer": lambda: page.has_line(said.issuer),
        "dated": lambda: said.dated is None or page.is_dated(said.dated),
    }
    return tuple(field for field in FIELDS if not checks[field]())


def squeezed(text: str) -> str:
    """The text without what depends on how lines break."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if not sign.isspace() and sign not in _HYPHENS)
    return "".join(sign for sign in kept if unicodedata.category(sign) not in {"Cf", "Cc"})


class _Page:
    """All parts of the pages, squeezed; of translations only the numbers, since the German page is what counts."""

    def __init__(self, shown: Sequence[Shown]) -> None:
        self._written = [unicodedata.normalize("NFKC", each.text) for each in shown]
        self._parts = [(each.role, squeezed(each.text)) for each in shown if not each.translated]
        self._headings = [text for role, text in self._parts if _HEADING.fullmatch(role)]
        self._all = "".join(text for _role, text in self._parts)
        mark = squeezed(wording.label("copy", date=""))
        self._dates = [text for role, text in self._parts if role not in _NO_DATE_LINES and not text.startswith(mark)]

    def bears(self, number: str) -> bool:
        """Whether the page bears this number, and no other one that looks like the number of a certificate."""
        found = {match for text in self._written for match in _SERIAL.findall(text)}
        return found == {number} if _SERIAL.fullmatch(number) else squeezed(number) in self._all

    def heads(self, text: str) -> bool:
        """Whether a heading says this; in a file that lost its structure, whether it stands anywhere."""
        wanted = squeezed(text)
        if not self._headings:
            return _same(wanted, self._all, within=True)
        return any(_same(wanted, heading) for heading in self._headings)

    def has_line(self, text: str) -> bool:
        """Whether a part of the page says this and nothing else; in a file without structure, whether it occurs."""
        wanted = squeezed(text)
        if not any(role for role, _text in self._parts):
            return _same(wanted, self._all, within=True)
        return any(_same(wanted, part) for role, part in self._parts if role)

    def has_day(self, day: date) -> bool:
        """Whether a day stands in a table of the page, where periods stand; without such a table, anywhere."""
        tables = [text for role, text in self._parts if role == "TD" and _ANY_DAY.search(text)]
        pattern = _day(day)
        return any(pattern.search(text) for text in tables or [text for _role, text in self._parts])

    def has_hours(self, hours: Decimal) -> bool:
        """Whether this number of hours stands on the page."""
        return wording.number(hours) in {found for _role, text in self._parts for found in _AMOUNT.findall(text)}

    def is_dated(self, day: date) -> bool:
        """Whether a part outside of tables and lists ends with the day, as the line above the signatures does.

        What marks a copy names the day of the copy, which may be the same.
        """
        pattern = re.compile(_day(day).pattern + r"\Z")
        return any(pattern.search(text) for text in self._dates)


def _day(day: date) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){re.escape(squeezed(wording.long_date(day)))}(?!\d)")


def _same(wanted: str, found: str, *, within: bool = False) -> bool:
    if wanted == found or (within and wanted in found):
        return True
    if not any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in wanted):
        return False
    if within:
        return not set(wanted) - set(found)
    return sorted(wanted) == sorted(found)
