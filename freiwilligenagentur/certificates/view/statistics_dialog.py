"""The figures of the register in a window; Enter on a figure shows the certificates that it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.filtering import Chosen
from freiwilligenagentur.certificates.presenter.statistics import (
    By,
    FigureLine,
    StatisticsPresenter,
    count_text,
    hours_text,
)
from freiwilligenagentur.certificates.service import Register
from freiwilligenagentur.certificates.view.parts import flowing
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import combo
from freiwilligenagentur.desktop.labels import heading, hint
from freiwilligenagentur.desktop.pages import EmptyState
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _


class StatisticsDialog(QDialog):
    """Fulfils the presenter's StatisticsView; ``narrow`` shows in the register what a figure counts."""

    def __init__(self, register: Register, narrow: Callable[[Chosen], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.statistics")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Figures of the register"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._by, self._year = combo(()), combo(())
        for choice, name, label in ((self._by, "by", _("Count by")), (self._year, "year", _("Year"))):
            choice.setObjectName(f"certificates.statistics.{name}")
            choice.setAccessibleName(label)
            choice.edited.connect(self._count)
        self._table = RowTable(_columns(), "certificates.statistics.table", _("Figures of the register"))
        self._empty = EmptyState("")
        self._shown = QStackedWidget()
        self._summary = hint("")
        self._open = primary_button(_("Show these certificates"), "certificates.statistics.open")
        self._close = button(_("Close"), "certificates.statistics.close", "Esc")
        self._lay_out()
        self.presenter = StatisticsPresenter(self, register, narrow)
        self._table.activated_id.connect(self.presenter.open)
        self._table.chosen.connect(self._show_whether_it_opens)
        self._open.clicked.connect(self._open_current)
        self._close.clicked.connect(self.reject)
        self.presenter.begin()
        self._table.setFocus()

    def display_choices(self, by: Sequence[tuple[str, str]], years: Sequence[tuple[str, str]]) -> None:
        self._by.set_options(by)
        self._year.set_options(years)

    def display_lines(self, lines: Sequence[FigureLine], summary: str, empty: str) -> None:
        self._summary.setText(summary)
        self._empty.set_text(empty)
        self._table.set_rows(lines)
        self._table.select_first()
        self._shown.setCurrentWidget(self._empty if empty else self._table)
        self._show_whether_it_opens(self._table.current_id())

    def leave(self) -> None:
        self.accept()

    def _count(self) -> None:
        self.presenter.count(By(self._by.code()), int(self._year.code() or 0))

    def _open_current(self) -> None:
        self.presenter.open(self._table.current_id())

    def _show_whether_it_opens(self, line_id: str) -> None:
        line = next((line for line in self._table.rows() if line.id == line_id), None)
        self._open.setEnabled(line is not None and line.chosen is not None)

    def _lay_out(self) -> None:
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addStretch(1)
        foot.addWidget(self._open)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(_("Figures of the register")))
        column.addWidget(flowing(self._by, self._year))
        column.addWidget(self._summary)
        column.addWidget(self._shown, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(80), room.width() - theme.EDGE), min(theme.em(42), room.height() - 3 * theme.EDGE))


def _columns() -> list[Column]:
    right = Qt.AlignmentFlag.AlignRight
    return [
        Column(_("Counted"), _label, tip=_label),
        Column(_("Certificates"), count_text, width=11, sort_key=_by_count, align=right),
        Column(_("Hours"), hours_text, width=11, sort_key=_by_hours, align=right),
    ]


def _label(line: FigureLine) -> str:
    return line.label


def _by_count(line: FigureLine) -> int:
    return line.figure.count


def _by_hours(line: FigureLine) -> float:
    return float(line.figure.hours)
