"""A list of proposals, each with a box to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.exchange.previewing import Tick
from freiwilligenagentur.exchange.view.tick_delegate import DETAILS, TickDelegate
from freiwilligenagentur.i18n import _

_ID = Qt.ItemDataRole.UserRole


class TickList(QWidget):
    """Arrows move, Space ticks; two buttons tick all or none. ``ticked`` tells id and state."""

    ticked = Signal(str, bool)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint("")
        self._list = QListWidget()
        self._list.setObjectName(name)
        self._list.setAccessibleName(label)
        self._list.setItemDelegate(TickDelegate(self._list))
        self._list.itemChanged.connect(self._tell)
        self._all = button(_("Tick all"), f"{name}.all")
        self._all.clicked.connect(self._tick_all)
        self._none = button(_("Untick all"), f"{name}.none")
        self._none.clicked.connect(self._untick_all)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._hint, 1)
        head.addWidget(self._all)
        head.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)

    def display(self, ticks: tuple[Tick, ...], ticked: frozenset[str], text: str) -> None:
        """Shows proposals; ``text`` says what a tick means."""
        self._hint.setText(text)
        self._list.blockSignals(True)
        self._list.clear()
        for tick in ticks:
            item = QListWidgetItem(tick.title)
            item.setData(DETAILS, tick.details)
            item.setToolTip(tick.details)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tick.details)
            item.setData(_ID, tick.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if tick.id in ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)

    def _tell(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_ID), item.checkState() == Qt.CheckState.Checked)

    def _tick_all(self) -> None:
        self._set_all(Qt.CheckState.Checked)

    def _untick_all(self) -> None:
        self._set_all(Qt.CheckState.Unchecked)

    def _set_all(self, state: Qt.CheckState) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(state)
