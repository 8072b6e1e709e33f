"""The list of counterparts: any number of cards, of which only those in sight are put into words and painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.cards import Card
from freiwilligenagentur.matching.view.card_delegate import CARD_ROLE, MARK_ROLE, CardDelegate

Index = QModelIndex | QPersistentModelIndex


def _never(_row: int) -> bool:
    return False


class CardModel(QAbstractListModel):
    """``count`` cards, read one by one when they come into sight."""

    def __init__(self, read: Callable[[int], Card], marked: Callable[[int], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self._marked = marked
        self._count = 0
        self._cards: dict[int, Card] = {}

    def reset(self, count: int) -> None:
        """Forgets all cards; there are ``count`` now."""
        self.beginResetModel()
        self._count, self._cards = count, {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < self._count:
            return None
        if role == CARD_ROLE:
            return self._card(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            spoken = self._card(index.row()).spoken
            return _("Marked. {card}").format(card=spoken) if self._marked(index.row()) else spoken
        if role == MARK_ROLE:
            return self._marked(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._card(index.row()).title
        return None

    def _card(self, row: int) -> Card:
        if row not in self._cards:
            self._cards[row] = self._read(row)
        return self._cards[row]


class CardList(QListView):
    """``row_chosen`` tells the row that became current; ``proposed`` and ``rejected`` come from Enter and Delete."""

    row_chosen = Signal(int)
    proposed = Signal()
    rejected = Signal()
    mark_asked = Signal(int)
    """Another mark for this row."""
    extend_asked = Signal(int)
    """A mark for this row, if it has none."""

    def __init__(
        self, name: str, label: str, read: Callable[[int], Card], marked: Callable[[int], bool] = _never
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._model = CardModel(read, marked, self)
        self._delegate = CardDelegate(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; }")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_chosen)

    def set_cards(self, count: int, current: int, lines: int) -> None:
        """Shows ``count`` cards with ``lines`` of reasons; the place in the list stays where it can."""
        top = self.verticalScrollBar().value()
        self._quiet = True
        self._delegate.lines = lines
        self._model.reset(count)
        if current >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(current), flags)
        self._quiet = False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(top)
        self.scrollTo(self.currentIndex())

    def step(self, down: int) -> None:
        """Moves the current card."""
        row = self.currentIndex().row() + down
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        at = self.indexAt(event.position().toPoint())
        if held and at.isValid():
            self.mark_asked.emit(at.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.proposed.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.rejected.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.mark_asked.emit(self.currentIndex().row())
        elif self._extends(event):
            self.extend_asked.emit(self.currentIndex().row())
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def show_marks(self) -> None:
        """Paints the marks anew."""
        self.viewport().update()

    def _extends(self, event: QKeyEvent) -> bool:
        """Shift with Up or Down: mark this one and go on."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return held == Qt.KeyboardModifier.ShiftModifier and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)

    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.row_chosen.emit(current.row())
