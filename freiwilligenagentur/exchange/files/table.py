"""Reading tables from text: a CSV reader that knows its lines and does not lose a file to one broken quote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.filetypes import LARGEST_FILE
from freiwilligenagentur.exchange.files.problems import RowProblem, excerpt
from freiwilligenagentur.i18n import _

LARGEST_CELL = 1_000_000  # characters; the longest descriptions of real exports have about 6,000
SEPARATORS = (";", ",", "\t")
_MOST_COLUMNS = 500
_EFFORT = 40  # how many times its length a broken file is read at most while looking for the next whole row


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record and the line on which it starts, counted from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header, the rows that fit it, and what is wrong with the others."""

    separator: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


def read_table(text: str) -> Table:
    """Reads CSV text with ``;``, ``,`` or tab between the cells.

    A row whose quotes are broken or whose cells do not match the header is reported with its line and left out;
    reading goes on at the next line from which a whole row can be read. Raises WrongFile when there is no table.
    """
    csv.field_size_limit(LARGEST_FILE)  # cells are measured below, where the line and the column are known
    lines = list(io.StringIO(text, newline=""))
    first, declared = _skip_preface(lines)
    if first == len(lines):
        raise WrongFile(_("The file is empty. Please choose the file that was exported."))
    separator = declared or _separator(lines, first)
    reader = _Reader(lines, separator)
    header_row = reader.record(first)
    if header_row is None or len(header_row.cells) > _MOST_COLUMNS:
        raise WrongFile(_("The first line holds no column names that can be read. Nothing was imported."))
    header = tuple(" ".join(cell.split()) for cell in header_row.cells)
    if len([name for name in header if name]) < 2:
        raise WrongFile(_("This is no table: columns separated by semicolon, comma or tab were not found."))
    rows, problems = _rows(reader, header, header_row.end)
    return Table(separator, header, tuple(rows), tuple(problems))


def _skip_preface(lines: list[str]) -> tuple[int, str]:
    """Index of the header line; Excel may put ``sep=;`` before it."""
    declared = ""
    for index, line in enumerate(lines):
        stripped = line.strip(" \r\n")
        match = re.fullmatch(r'"?sep=(.)"?', stripped, re.IGNORECASE)
        if match and not declared:
            declared = match[1] if match[1] in SEPARATORS else ""
        elif stripped.strip(";,\t"):
            return index, declared
    return len(lines), declared


def _separator(lines: list[str], first: int) -> str:
    """The separator that gives the header the most columns; the order of SEPARATORS decides between equals."""
    counts = {}
    for separator in SEPARATORS:
        record = _Reader(lines, separator).record(first)
        counts[separator] = len(record.cells) if record else 0
    return max(SEPARATORS, key=lambda separator: counts[separator])


@dataclass(frozen=True, slots=True)
class _Record:
    cells: tuple[str, ...]
    end: int  # index of the line after the record


class _Reader:
    """Single records from any line; counts how many characters it looked at."""

    def __init__(self, lines: list[str], separator: str) -> None:
        self.lines = lines
        self.separator = separator
        self.looked_at = 0
        self._at = 0
        self._csv = self._fresh()

    def _fresh(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self.separator, strict=True)

    def _feed(self) -> Iterator[str]:
        while self._at < len(self.lines):
            line = self.lines[self._at]
            self._at += 1
            self.looked_at += len(line)
            yield line

    def record(self, start: int) -> _Record | None:
        """The record that starts on the line with this index, None if its quotes are broken."""
        if start != self._at:
            self._at = start
            self._csv = self._fresh()
        try:
            cells = next(self._csv)
        except (csv.Error, StopIteration):
            self._csv = self._fresh()
            return None
        return _Record(tuple(cells), self._at)

    @property
    def reached(self) -> int:
        return self._at


def _rows(reader: _Reader, header: tuple[str, ...], start: int) -> tuple[list[Row], list[RowProblem]]:
    rows: list[Row] = []
    problems: list[RowProblem] = []
    budget = _EFFORT * (sum(map(len, reader.lines)) + 10_000)
    index = start
    while index < len(reader.lines):
        if reader.looked_at > budget:
            reason = _("From this line on, the quotes are so damaged that the rest of the file cannot be read.")
            problems.append(RowProblem(index + 1, "", "unreadable_rest", reason, left_out=True))
            break
        record = reader.record(index)
        cells = _fitting(record, len(header))
        if record is not None and cells is not None:
            if any(cell.strip() for cell in cells):
                too_long = _too_long(header, cells, index + 1)
                problems += too_long
                rows += [] if too_long else [Row(index + 1, cells)]
            index = record.end
            continue
        reached = reader.reached
        after = _next_whole_row(reader, len(header), index, record, budget)
        problems.append(_broken(record, header, (index + 1, after), reached))
        index = after
    return rows, problems


def _fitting(record: _Record | None, columns: int) -> tuple[str, ...] | None:
    """The cells, when they match the header; empty lines count, and so do empty cells too many at the end."""
    if record is None:
        return None
    cells = record.cells
    if len(cells) <= 1 and not any(cell.strip() for cell in cells):
        return ("",) * columns
    if len(cells) > columns and not any(cell.strip() for cell in cells[columns:]):
        return cells[:columns]
    return cells if len(cells) == columns else None


def _next_whole_row(reader: _Reader, columns: int, broken: int, record: _Record | None, budget: int) -> int:
    """Where reading goes on: behind the row if its quotes were whole, else at the next line that reads as a row."""
    if record is not None and record.end < len(reader.lines):
        following = reader.record(record.end)
        if following is not None and len(following.cells) > 1:
            return record.end
    for index in range(broken + 1, len(reader.lines)):
        if reader.looked_at > budget:
            return index
        candidate = reader.record(index)
        if candidate is not None and len(candidate.cells) > 1 and _fitting(candidate, columns) is not None:
            return index
    return len(reader.lines)


def _broken(record: _Record | None, header: tuple[str, ...], lines: tuple[int, int], reached: int) -> RowProblem:
    first, last = lines
    if record is None:
        code = "broken_quotes"
        reason = _("A quotation mark is missing or stands in the wrong place (noticed in line {noticed}).").format(
            noticed=reached
        )
    else:
        code = "wrong_columns"
        reason = _("The row has {found} columns instead of {expected}.").format(
            found=len(record.cells), expected=len(header)
        )
    if last > first:
        extent = _("Lines {first} to {last} were left out.").format(first=first, last=last)
    else:
        extent = _("The row was left out.")
    return RowProblem(first, "", code, f"{reason} {extent}", left_out=True)


def _too_long(header: tuple[str, ...], cells: tuple[str, ...], line: int) -> list[RowProblem]:
    if sum(map(len, cells)) <= LARGEST_CELL:
        return []
    reason = _("This cell holds {n} characters, more than a description can have. The row was left out.")
    return [
        RowProblem(line, excerpt(name), "cell_too_long", reason.format(n=i18n.number(len(cell))), left_out=True)
        for name, cell in zip(header, cells, strict=True)
        if len(cell) > LARGEST_CELL
    ]
