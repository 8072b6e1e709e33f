"""The one table model of the program: plain rows and column specs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import Tone

TONE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows of a row and how it sorts.

    ``width`` in characters, 0 takes the room left over, of which it wants ``least``. ``sort_key`` gets the row; without
    it the shown text sorts as dictionaries do. ``tone`` paints the text as a badge where it returns a tone. ``tip`` is
    a longer text for the cell.
    """

    title: str
    value: Callable[[Any], str]
    width: int = 0
    sort_key: Callable[[Any], Any] | None = None
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    tone: Callable[[Any], Tone | None] | None = None
    tip: Callable[[Any], str] | None = None
    least: int = 20


class RowTableModel(QAbstractTableModel):
    """Rows are any values with an ``id``. Texts are made when painted, so that long lists stay quick."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._rows: list[Any] = []
        self._places: dict[str, int] = {}
        self._sorted_by = -1
        self._descending = False

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replaces all rows; they are sorted as the user last chose, else kept in the order given."""
        self.beginResetModel()
        self._rows = self._in_order(list(rows))
        self._places = {row.id: number for number, row in enumerate(self._rows)}
        self.endResetModel()

    def rows(self) -> list[Any]:
        """The rows in the order shown."""
        return self._rows

    def row_of(self, row_id: str) -> int | None:
        """Where a row stands, None when it is not here."""
        return self._places.get(row_id)

    def id_at(self, row: int) -> str:
        """The id of the row at a place, "" outside."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.value(self._rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == TONE_ROLE and column.tone is not None:
            return column.tone(self._rows[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(self._rows[index.row()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.FontRole:
                return theme.font(theme.SMALL)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.id_at(index.row()) for index in before]
        self._rows = self._in_order(self._rows)
        self._places = {row.id: number for number, row in enumerate(self._rows)}
        after = [self.index(self._places[row_id], index.column()) for row_id, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, rows: list[Any]) -> list[Any]:
        if not 0 <= self._sorted_by < len(self.columns):
            return rows
        column = self.columns[self._sorted_by]
        key = column.sort_key or (lambda row: dictionary_key(column.value(row)))
        return sorted(rows, key=key, reverse=self._descending)


def dictionary_key(text: str) -> str:
    """Sorts ä as a and ß as ss, whatever the case (DIN 5007-1)."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
