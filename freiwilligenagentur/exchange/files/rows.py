"""One row while it is being understood: its cells by field, and where its faults are written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from freiwilligenagentur.exchange.files.cells import LONGEST_LINE, BadCell, one_line
from freiwilligenagentur.exchange.files.problems import RowProblem, excerpt
from freiwilligenagentur.i18n import _

V = TypeVar("V")


class RowReader:
    """Cells of one row by field; every fault lands in ``problems`` under the name that the file gives the column."""

    def __init__(
        self,
        line: int,
        cells: Mapping[str, str],
        names: Mapping[str, str],
        problems: list[RowProblem],
        *,
        quoting: bool,
    ) -> None:
        self.line = line
        self._cells = cells
        self._names = names
        self._problems = problems
        self._quoting = quoting  # False where cells are personal data

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the row has a cell for, filled or not."""
        return frozenset(self._cells)

    def raw(self, field: str) -> str:
        """The cell as it stands in the file, empty if there is none."""
        return self._cells.get(field, "")

    def text(self, field: str) -> str:
        """The cell on one line. A line nobody could read is shortened, and that is told."""
        cell = self._cells.get(field)
        if not cell:
            return ""
        line = one_line(cell)
        if len(line) <= LONGEST_LINE:
            return line
        reason = _("This text has {n} characters; it was shortened to {limit}.")
        self.report(field, "shortened", reason.format(n=len(line), limit=LONGEST_LINE))
        return line[: LONGEST_LINE - 1] + "…"

    def value(self, field: str, read: Callable[[str], V], default: V) -> V:
        """What ``read`` makes of the cell; ``default`` and a report when it cannot."""
        try:
            return read(self.raw(field))
        except BadCell as fault:
            self.report(field, fault.code, str(fault))
            return default

    def report(self, field: str, code: str, reason: str, *, left_out: bool = False) -> None:
        """Writes down what is wrong with a cell."""
        value = excerpt(self.raw(field)) if self._quoting and not field.startswith("contact_") else ""
        self._problems.append(RowProblem(self.line, self._names.get(field, field), code, reason, value, left_out))
