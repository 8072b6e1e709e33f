"""Tables: rows of values with column specs, sorted by a click, the chosen row kept by its id."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.row_delegate import RowDelegate
from freiwilligenagentur.desktop.row_model import Column, RowTableModel
from freiwilligenagentur.desktop.shown_columns import ShownColumns
from freiwilligenagentur.i18n import _

__all__ = ["Column", "RowTable", "RowTableModel"]


class RowTable(QTableView):
    """One line a row. ``chosen`` tells the id of the current row whenever another one becomes current (also by
    ``select``), ``activated_id`` the id on Enter or double click. Arrows, letters, Home and End move. ``give_way``
    names the columns that hide first where room is short.
    """

    chosen = Signal(str)
    activated_id = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        label: str,
        give_way: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._model = RowTableModel(columns, self)
        self._told = ""
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self._dress()
        self._dress_header(columns)
        self._columns = ShownColumns(self.horizontalHeader(), columns, give_way)
        self._memory: MutableMapping[str, str] = {}
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._tell_activated)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Shows these rows in the order the user chose; the current row and the scroll position stay.

        When the current row is gone, its neighbour in place becomes current; without rows nothing is.
        """
        current, row_number = self.current_id(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._quiet = True
        self._model.set_rows(rows)
        self._quiet = False
        if current and self._model.row_of(current) is not None:
            self._go_to(self._model.row_of(current) or 0)
            self.verticalScrollBar().setValue(top)
        elif current and rows:
            self._go_to(min(row_number, len(rows) - 1))
        elif self._told:
            self._tell("")

    def rows(self) -> list[Any]:
        """The rows in the order shown."""
        return self._model.rows()

    def current_id(self) -> str:
        """The id of the current row, "" without one."""
        return self._model.id_at(self.currentIndex().row())

    def select(self, row_id: str) -> bool:
        """Makes a row current and scrolls to it; False when it is not in the table."""
        row = self._model.row_of(row_id)
        if row is None:
            return False
        self._go_to(row)
        self.scrollTo(self.currentIndex())
        return True

    def select_first(self) -> None:
        """Makes the first row current, if there is one."""
        if self._model.rowCount():
            self._go_to(0)

    def step(self, down: int) -> None:
        """Moves the current row; a filter line uses it for Up and Down."""
        if self._model.rowCount():
            row = self.currentIndex().row() + down
            self._go_to(max(0, min(row, self._model.rowCount() - 1)))
            self.scrollTo(self.currentIndex())

    def sort_by(self, column: int, descending: bool = False) -> None:
        """Sorts as if the user had clicked on the head of a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def remember_columns(self, memory: MutableMapping[str, str]) -> None:
        """Puts widths, order, choice and sorting of the columns as ``memory`` knows them, and keeps them there."""
        self._memory = memory
        if self._columns.restore(memory.get(self.objectName(), "")):
            self._columns.fit(self.viewport().width())

    def set_column_needed(self, number: int, needed: bool) -> None:
        """Hides a column that says the same in every row at present, or shows it again."""
        self._columns.say_before(number, not needed)
        self._columns.fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._columns.fit(self.viewport().width())
        super().resizeEvent(event)
        current = self.currentIndex()
        if event.size().height() <= self.visualRect(current).bottom() < event.oldSize().height():
            self.scrollTo(current)  # what it is about came up below and shall not cover it

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._memory[self.objectName()] = self._columns.state()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._tell_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu key offers sorting and columns, which the mouse finds in the head."""
        self._columns_menu(event.globalPos())

    def offer_columns(self) -> None:
        """Opens the menu of sorting and columns at the head of the table."""
        self._columns_menu(self.mapToGlobal(self.horizontalHeader().geometry().bottomLeft()))

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.em(2) + 2)
        self.verticalHeader().setMinimumSectionSize(8)

    def _dress_header(self, columns: Sequence[Column]) -> None:
        header = self.horizontalHeader()
        header.setFont(theme.font(theme.SMALL))
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(theme.chars(3))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for number, column in enumerate(columns):
            if column.width:
                header.resizeSection(number, theme.chars(column.width) + theme.BLOCK)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)

    def _go_to(self, row: int) -> None:
        column = max(self.currentIndex().column(), 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(row, column), flags.ClearAndSelect | flags.Rows)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        # Qt makes the first row current when there was none, but does not show it as chosen.
        row = self.currentIndex().row()
        if row >= 0 and not self.selectionModel().isRowSelected(row, QModelIndex()):
            self._go_to(row)

    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet:
            self._tell(self._model.id_at(current.row()))

    def _tell(self, row_id: str) -> None:
        if row_id != self._told:
            self._told = row_id
            self.chosen.emit(row_id)

    def _tell_activated(self, index: QModelIndex) -> None:
        if row_id := self._model.id_at(index.row()):
            self.activated_id.emit(row_id)

    def _header_menu(self, place: QPoint) -> None:
        self._columns_menu(self.horizontalHeader().mapToGlobal(place))

    def _columns_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sorting = menu.addMenu(_("Sort by"))
        for number, column in enumerate(self._model.columns):
            sorting.addAction(column.title).setData(number)
        menu.addSeparator()
        for number, column in enumerate(self._model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(number > 0)
            action.setData(number)
        sorting.triggered.connect(self._sort_chosen)
        menu.triggered.connect(self._column_toggled)
        menu.popup(place)

    def _sort_chosen(self, action: Any) -> None:
        self.sort_by(action.data())

    def _column_toggled(self, action: Any) -> None:
        if action.isCheckable():
            self._columns.choose(action.data(), action.isChecked())
            self._columns.fit(self.viewport().width())
