"""From the bytes of a file to records: recognises what it is, and reads it again with other assignments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files import columns
from freiwilligenagentur.exchange.files.freinet_xml import looks_like_xml, read_xml
from freiwilligenagentur.exchange.files.offers import read_offer
from freiwilligenagentur.exchange.files.people import read_person
from freiwilligenagentur.exchange.files.problems import RowProblem
from freiwilligenagentur.exchange.files.reading import FileText, read_text
from freiwilligenagentur.exchange.files.records import (
    UNKNOWN_SOURCE,
    Column,
    ImportedFile,
    ImportedOffer,
    ImportedPerson,
    Kind,
)
from freiwilligenagentur.exchange.files.rows import RowReader
from freiwilligenagentur.exchange.files.table import Table, read_table
from freiwilligenagentur.i18n import _


def _no_step(_done: int) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True)
class OpenedTable:
    """A CSV file whose cells are read but not yet understood, so that its columns can be assigned."""

    name: str
    encoding: str
    table: Table
    problems: tuple[RowProblem, ...]


def open_file(content: bytes, name: str) -> OpenedTable | ImportedFile:
    """The table in a file, or all its offers if it is XML. Raises WrongFile with a sentence for anything else."""
    file = read_text(content)
    if looks_like_xml(file.text):
        read = read_xml(name, file.text, file.encoding)
        return replace(read, problems=_in_order((*file.problems, *read.problems)))
    return _opened(name, file)


def _opened(name: str, file: FileText) -> OpenedTable:
    table = read_table(file.text)
    return OpenedTable(name, file.encoding, table, (*file.problems, *table.problems))


def understand(
    opened: OpenedTable,
    *,
    kind: Kind | None = None,
    fields: Sequence[str] | None = None,
    today: date | None = None,
    step: Callable[[int], None] = _no_step,
) -> ImportedFile:
    """Reads the rows of a table as offers or people.

    ``fields`` assigns a field (or "") to each column; without it the headers decide. Raises WrongFile when a column
    that no row can do without is missing; the sentence names it. ``step`` is told the number of each row.
    """
    header = opened.table.header
    kind = kind or columns.likely_kind(header)
    assigned = tuple(fields) if fields is not None else columns.recognise(header, kind)
    if lacking := columns.missing(set(assigned), kind):
        raise WrongFile(_not_found(lacking, kind))
    problems = list(opened.problems)
    offers: list[ImportedOffer] = []
    people: list[ImportedPerson] = []
    names = {field: name for field, name in zip(assigned, header, strict=True) if field}
    for number, row in enumerate(opened.table.rows, 1):
        step(number)
        cells = {field: cell for field, cell in zip(assigned, row.cells, strict=True) if field}
        reader = RowReader(row.line, cells, names, problems, quoting=kind is Kind.OFFERS)
        if kind is Kind.OFFERS:
            offers += [offer] if (offer := read_offer(reader)) else []
        else:
            people += [person] if (person := read_person(reader, today or date.today())) else []
    return ImportedFile(
        name=opened.name,
        kind=kind,
        format="Freinet CSV" if is_freinet(header) else "CSV",
        source="freinet" if is_freinet(header) else UNKNOWN_SOURCE,
        encoding=opened.encoding,
        separator=opened.table.separator,
        columns=_columns(opened.table, assigned),
        rows=len(opened.table.rows) + sum(problem.left_out for problem in opened.table.problems),
        offers=tuple(offers),
        people=tuple(people),
        problems=_in_order(problems),
    )


def is_freinet(header: Sequence[str]) -> bool:
    """Whether a header is that of Freinet's exports of offers or people."""
    plain = {columns.plain_header(name) for name in header}
    return {"angebotsname", "einrichtungsname"} <= plain or "inhaberehrenamtskarte" in plain


def _columns(table: Table, assigned: Sequence[str]) -> tuple[Column, ...]:
    examples: list[list[str]] = [[] for _name in table.header]
    for row in table.rows[:50]:
        for found, cell in zip(examples, row.cells, strict=True):
            if len(found) < 3 and (text := cell[:80].strip()) and text not in found:
                found.append(text)
    return tuple(
        Column(name, field, tuple(found)) for name, field, found in zip(table.header, assigned, examples, strict=True)
    )


def _in_order(problems: Sequence[RowProblem]) -> tuple[RowProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _not_found(lacking: Sequence[str], kind: Kind) -> str:
    names = ", ".join(lacking)
    if kind is Kind.OFFERS:
        return _("These columns were not found: {names}. Please assign them, or choose another file.").format(
            names=names
        )
    return _("No column with names was found ({names}). Please assign one, or choose another file.").format(names=names)
