"""Which column of the file is taken for what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.desktop.labels import ElidedLabel, hint, subheading
from freiwilligenagentur.desktop.pages import scrolling
from freiwilligenagentur.exchange.files.records import Kind
from freiwilligenagentur.exchange.presenter import ImportPresenter
from freiwilligenagentur.exchange.previewing import ColumnRow, Preview
from freiwilligenagentur.i18n import _


class ColumnsPane(QWidget):
    """One line a column: its name, examples, and a choice of what it is."""

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._kind = Combo([(Kind.OFFERS.value, _("offers")), (Kind.PEOPLE.value, _("people"))])
        self._kind.setObjectName("exchange.kind")
        self._kind.setAccessibleName(_("What the rows are"))
        self._kind.edited.connect(self._take_file_as)
        self._combos: dict[int, Combo] = {}
        self._body = QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        asked = hint(_("The rows of this file are"))
        asked.setWordWrap(False)
        head.addWidget(asked)
        head.addWidget(self._kind)
        head.addStretch(1)
        self._area = scrolling(self._body, "exchange.columns")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def display(self, preview: Preview) -> None:
        """Shows the columns; where the file decides by itself, nothing can be chosen."""
        self._kind.set_code(preview.kind.value)
        self._kind.setEnabled(bool(preview.fields))
        self._combos = {}
        self._body = QWidget()
        self._body.setProperty("surface", "page")
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.BLOCK)
        grid.setVerticalSpacing(theme.HALF)
        grid.setColumnMinimumWidth(0, theme.chars(28))
        grid.setColumnStretch(2, 1)
        for place, title in enumerate((_("Column of the file"), _("is taken for"), _("Examples"))):
            grid.addWidget(subheading(title), 0, place)
        for row in preview.columns:
            self._add(grid, row, preview)
        grid.setRowStretch(len(preview.columns) + 1, 1)
        self._area.setWidget(self._body)
        if self._combos:
            self.setFocusProxy(next(iter(self._combos.values())))

    def _add(self, grid: QGridLayout, row: ColumnRow, preview: Preview) -> None:
        combo = Combo(preview.fields or [(row.field, row.label)])
        combo.set_code(row.field)
        combo.setEnabled(bool(preview.fields))
        combo.setObjectName(f"exchange.column.{row.number}")
        combo.setAccessibleName(_("{column} is taken for").format(column=row.name))
        combo.edited.connect(partial(self._take_column_as, row.number))
        self._combos[row.number] = combo
        grid.addWidget(ElidedLabel(row.name), row.number + 1, 0)
        grid.addWidget(combo, row.number + 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(ElidedLabel(row.examples), row.number + 1, 2)

    def _take_column_as(self, number: int) -> None:
        self._presenter.take_column_as(number, self._combos[number].code())

    def _take_file_as(self) -> None:
        self._presenter.take_file_as(Kind(self._kind.code()))
