"""How the figures of the register behave: counted by kind, area or organisation; a figure opens what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import figures, filtering, texts
from freiwilligenagentur.certificates.figures import Figure
from freiwilligenagentur.certificates.filtering import Chosen, State
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service import Register
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.sorting import word_key


class By(StrEnum):
    """What is counted by."""

    KIND = "kind"
    AREA = "area"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure; ``chosen`` narrows the register to what it counts, None where the list cannot show exactly that."""

    id: str
    label: str
    figure: Figure
    chosen: Chosen | None


class StatisticsView(Protocol):
    """The window on the screen."""

    def display_choices(self, by: Sequence[tuple[str, str]], years: Sequence[tuple[str, str]]) -> None:
        """What can be counted by, and the years."""

    def display_lines(self, lines: Sequence[FigureLine], summary: str, empty: str) -> None:
        """The figures, a sentence about all of them, and what to say when there are none."""

    def leave(self) -> None:
        """Closes the window."""


class StatisticsPresenter:
    """Counts anew whenever something else is chosen."""

    def __init__(self, view: StatisticsView, register: Register, narrow: Callable[[Chosen], None]) -> None:
        self._view = view
        self._register = register
        self._narrow = narrow
        self._lines: list[FigureLine] = []

    def begin(self) -> None:
        """Shows the figures of all years by kind."""
        years = [(str(year), str(year)) for year in filtering.years(self._register.rows())]
        by = [
            (By.KIND.value, _("by year and kind")),
            (By.AREA.value, _("by area")),
            (By.ORGANISATION.value, _("by place of engagement")),
        ]
        self._view.display_choices(by, [("", _("all years")), *years])
        self.count(By.KIND, 0)

    def count(self, by: By, year: int) -> None:
        """Counts the valid certificates of a year (0 for all)."""
        rows = [row for row in self._register.rows() if not year or row.year == year]
        self._lines = self._counted(rows, by, year)
        valid = [row for row in rows if row.is_valid]
        gone = len(rows) - len(valid)
        hours = sum(row.hours for row in valid)
        text = _("{count} valid certificates over {hours} hours; {gone} were cancelled or issued anew.")
        if by is not By.KIND:
            text = f"{text} " + _("What belongs to several counts at each of them.")
        summary = text.format(count=i18n.number(len(valid)), hours=i18n.number(hours), gone=i18n.number(gone))
        self._view.display_lines(self._lines, summary, "" if self._lines else _("There is nothing to count yet."))

    def open(self, line_id: str) -> None:
        """Narrows the register to what a figure counts."""
        line = next((line for line in self._lines if line.id == line_id), None)
        if line is not None and line.chosen is not None:
            self._view.leave()
            self._narrow(line.chosen)

    def _counted(self, rows: Sequence[CertificateRow], by: By, year: int) -> list[FigureLine]:
        if by is By.KIND:
            return _by_kind(rows)
        if by is By.AREA:
            labels = self._register.area_labels(filtering.areas(rows))
            found = figures.by_area(rows).items()
            return _sorted(
                FigureLine(
                    code or "-",
                    labels.get(code, code) or _("without area"),
                    figure,
                    Chosen(area=code, year=year, state=State.VALID) if code else None,
                )
                for code, figure in found
            )
        return _sorted(
            FigureLine(
                name or "-",
                name or _("without place of engagement"),
                figure,
                Chosen(organisation=name, year=year, state=State.VALID) if name else None,
            )
            for name, figure in figures.by_organisation(rows).items()
        )


def _by_kind(rows: Sequence[CertificateRow]) -> list[FigureLine]:
    """Each year with its sum first, then its kinds."""
    counted = figures.by_kind_and_year(rows)
    lines = []
    for year in sorted({year for year, _kind in counted}, reverse=True):
        of_year = {kind: figure for (when, kind), figure in counted.items() if when == year}
        total = Figure(sum(f.count for f in of_year.values()), sum((f.hours for f in of_year.values()), Figure().hours))
        chosen = Chosen(year=year, state=State.VALID)
        lines.append(FigureLine(str(year), _("{year}, all kinds").format(year=year), total, chosen))
        for kind in filtering.kinds(rows):
            if kind in of_year:
                label = _("{year}, {kind}").format(year=year, kind=texts.kind(kind))
                only = Chosen(kind=kind, year=year, state=State.VALID)
                lines.append(FigureLine(f"{year}/{kind.value}", label, of_year[kind], only))
    return lines


def _sorted(lines: Iterable[FigureLine]) -> list[FigureLine]:
    """The most certificates first, then by name."""
    return sorted(lines, key=lambda line: (-line.figure.count, word_key(line.label)))


def count_text(line: FigureLine) -> str:
    """``12``."""
    return i18n.number(line.figure.count)


def hours_text(line: FigureLine) -> str:
    """``1.234,5``."""
    return i18n.number(line.figure.hours)
