"""The register as a spreadsheet for Excel: real days and numbers, and nothing that a text could make it calculate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Protocol

from freiwilligenagentur.certificates import figures, texts
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.i18n import _

_OFTEN = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY, _HOURS, _COUNT, _YEAR = "dd.mm.yyyy", "#,##0.00", "#,##0", "0"
_LONGEST = 32_767
"""Letters that one cell may hold."""
_BETWEEN = "; "
"""Areas and organisations have commas in their names."""


class Progress(Protocol):
    """How far it is, and whether the user wants it to stop."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop at the next step."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Says how many rows are written."""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    value: Callable[[Any], Any]
    width: int
    form: str = ""


def written(rows: Sequence[CertificateRow], areas: Mapping[str, str], progress: Progress) -> bytes:
    """The rows in the order given as an Excel file, with a second sheet of figures by year and kind.

    ``areas`` gives the label of each area's code. Nothing touches the disk. Raises Cancelled.
    """
    import xlsxwriter

    out = BytesIO()
    # Without "in_memory" the names would lie in a temporary file that nothing encrypts.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _("Register of certificates")})
    sheet = _Sheet(book, _("Register"), _columns(areas))
    for number, row in enumerate(rows):
        if number % _OFTEN == 0:
            progress.step(number, len(rows), "")
            if progress.cancelled:
                raise Cancelled(_("Stopped. Nothing was written."))
        sheet.add(row)
    sheet.finish()
    _add_figures(book, rows)
    book.close()
    return out.getvalue()


class _Sheet:
    """A sheet with a fixed head, one line a row."""

    def __init__(self, book: Any, name: str, columns: Sequence[_Column]) -> None:
        self._sheet = book.add_worksheet(name)
        self._columns = columns
        self._next = 1
        self._text = book.add_format({"valign": "top"})
        self._quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self._forms = {
            each: book.add_format({"num_format": each, "valign": "top"}) for each in (_DAY, _HOURS, _COUNT, _YEAR)
        }
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.title, head)
        self._sheet.freeze_panes(1, 1)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)

    def add(self, row: Any) -> None:
        """Writes one line."""
        for place, column in enumerate(self._columns):
            self._write(place, column.value(row), column.form)
        self._next += 1

    def finish(self) -> None:
        """Lets the head filter what stands below it."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._columns) - 1)

    def _write(self, place: int, value: Any, form: str) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            cell = self._quoted if value.startswith(_FORMULA) else self._text
            self._sheet.write_string(self._next, place, value[:_LONGEST], cell)
        elif form == _DAY:
            self._sheet.write_datetime(self._next, place, value, self._forms[form])
        else:
            self._sheet.write_number(self._next, place, float(value), self._forms[form])


def _day(moment: datetime | None) -> datetime | None:
    """The local day; Excel knows no time zones."""
    return (
        None if moment is None else moment.astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    )


def _add_figures(book: Any, rows: Sequence[CertificateRow]) -> None:
    """Valid certificates and hours by year and kind, one line each."""
    columns = [
        _Column(_("Year"), lambda line: line[0][0], 8, _YEAR),
        _Column(_("Kind"), lambda line: texts.kind(line[0][1]), 34),
        _Column(_("Valid certificates"), lambda line: line[1].count, 14, _COUNT),
        _Column(_("Hours"), lambda line: line[1].hours, 12, _HOURS),
    ]
    sheet = _Sheet(book, _("Figures"), columns)
    for line in sorted(figures.by_kind_and_year(rows).items(), reverse=True):
        sheet.add(line)
    sheet.finish()


def _columns(areas: Mapping[str, str]) -> list[_Column]:
    def labels(row: CertificateRow) -> str:
        return _BETWEEN.join(sorted(areas.get(code, code) for code in row.areas))

    return [
        _Column(_("Number"), lambda row: row.serial, 16),
        _Column(_("Kind"), lambda row: texts.kind(row.kind), 24),
        _Column(_("Year"), lambda row: row.year, 7, _YEAR),
        _Column(_("Name"), lambda row: row.name, 28),
        _Column(_("Places of engagement"), lambda row: _BETWEEN.join(row.organisations), 36),
        _Column(_("Areas"), labels, 24),
        _Column(_("From"), lambda row: row.period_from, 11, _DAY),
        _Column(_("To"), lambda row: row.period_to, 11, _DAY),
        _Column(_("Hours"), lambda row: row.hours, 9, _HOURS),
        _Column(_("Issued on"), lambda row: _day(row.issued_at), 12, _DAY),
        _Column(_("Issued by"), lambda row: row.issued_by, 16),
        _Column(_("First handed out on"), lambda row: _day(row.printed_at), 12, _DAY),
        _Column(_("State"), texts.state, 18),
        _Column(_("Not valid since"), lambda row: _day(row.cancelled_at), 12, _DAY),
        _Column(_("Reason"), lambda row: row.cancel_reason, 28),
        _Column(_("Issued anew as"), lambda row: row.reissued_as, 16),
        _Column(_("Short code"), lambda row: row.code, 17),
    ]
