"""The way through the rooms, at the left of every page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.icons import icon

COUNT = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
COUNT_CHARS = 5


class NavList(QListWidget):
    """One line a room: icon, name, how many. ``room_chosen`` tells the room's key, ``entered`` that Enter was pressed.

    Tab comes by without going anywhere: only arrows, Enter and a click choose a room.
    """

    room_chosen = Signal(str)
    entered = Signal(str)

    def __init__(
        self, rooms: Sequence[tuple[str, str, str]], name: str, label: str, parent: QWidget | None = None
    ) -> None:
        """``rooms`` are (key, title, icon name) from top to bottom."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._signs = _NavDelegate(self)
        self.setItemDelegate(self._signs)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")
        for key, title, sign in rooms:
            item = QListWidgetItem(icon(sign), title)
            item.setData(KEY, key)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            self.addItem(item)
        self._marking = False
        self.itemSelectionChanged.connect(self._tell)
        self.itemActivated.connect(self._tell_entered)

    def show_room(self, key: str) -> None:
        """Marks a room as the present one; no line when it stands elsewhere."""
        found = [row for row in range(self.count()) if self.item(row).data(KEY) == key]
        self._marking = True
        if found:
            self.setCurrentRow(found[0])
        else:
            self.setCurrentRow(-1)
            self.clearSelection()
        self._marking = False

    def set_narrow(self, narrow: bool) -> None:
        """Only the signs, where every pixel counts; the titles stay in tooltips and for screen readers."""
        if narrow != self._signs.narrow:  # asking for the viewport has Python name all that a scroll area can hold
            self._signs.narrow = narrow
            self.viewport().update()

    def needed_width(self) -> int:
        """Room for the longest title in bold with its count, or for the signs alone."""
        if self._signs.narrow:
            return theme.em() + 4 * theme.GAP + 2 * theme.HALF + 2
        metrics = QFontMetrics(theme.font(bold=True))
        titles = max(metrics.horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        return titles + theme.em() + theme.chars(COUNT_CHARS) + 4 * theme.GAP + 2 * theme.HALF

    def hug(self) -> None:
        """Takes no more height than its lines need."""
        self.setFixedHeight(self.sizeHintForRow(0) * self.count() + 2)

    def set_count(self, key: str, count: int | None) -> None:
        """Shows how many a room holds; None shows nothing."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(KEY) == key:
                text = "" if count is None else i18n.number(count)
                item.setData(COUNT, text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {text}".strip())

    def _tell(self) -> None:
        if not self._marking:
            for item in self.selectedItems():
                self.room_chosen.emit(item.data(KEY))

    def _tell_entered(self, item: QListWidgetItem) -> None:
        self.entered.emit(item.data(KEY))


class _NavDelegate(QStyledItemDelegate):
    """Paints one room; the present one has a bar, a ground and bold letters, so it never rests on colour alone."""

    narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(10, theme.em() + theme.BLOCK + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect).adjusted(theme.GAP, 1, -theme.GAP, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        if chosen:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(area.left(), area.center().y() - 8, 3, 16), 1.5, 1.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.focus))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        self._paint_content(painter, area, index, chosen)
        painter.restore()

    def _paint_content(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, chosen: bool
    ) -> None:
        colours = theme.colours()
        side = theme.em() + 2
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        left = area.left() + theme.GAP + theme.HALF
        sign.paint(painter, int(left), int(area.center().y() - side / 2), side, side)
        if self.narrow:
            return
        painter.setPen(QColor(colours.text))
        painter.setFont(theme.font(bold=chosen))
        middle = Qt.AlignmentFlag.AlignVCenter
        text = area.adjusted(left - area.left() + side + theme.GAP + 2, 0, -theme.GAP, 0)
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeft, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(theme.font(theme.SMALL, bold=chosen))
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, str(index.data(COUNT) or ""))
