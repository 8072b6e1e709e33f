"""How one proposal is painted: a box, the name, and the rest in small below it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from freiwilligenagentur.desktop import theme

DETAILS = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class TickDelegate(QStyledItemDelegate):
    """Boxes as everywhere else in the program; a click on the box or Space ticks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, QColor(colours.accent_soft))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        self._paint_box(painter, self._box(option), ticked)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        words = area.adjusted(self._indent(option), theme.HALF, -theme.GAP, -theme.HALF)
        painter.setPen(QColor(colours.on_accent_soft if chosen else colours.text))
        self._write(painter, words, option.font, str(index.data(Qt.ItemDataRole.DisplayRole)))
        below = words.adjusted(0, QFontMetrics(option.font).lineSpacing(), 0, 0)
        painter.setPen(QColor(colours.on_accent_soft if chosen else colours.muted))
        self._write(painter, below, theme.font(theme.SMALL), str(index.data(DETAILS) or ""))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        lines = QFontMetrics(option.font).lineSpacing() + QFontMetrics(theme.font(theme.SMALL)).lineSpacing()
        return QSize(theme.chars(20), lines + 2 * theme.HALF + 2)

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent):
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and event.position().x() < option.rect.left() + self._indent(option):
                ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return False
        return super().editorEvent(event, model, option, index)

    def _write(self, painter: QPainter, area: QRectF, font: QFont, text: str) -> None:
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _box(self, option: QStyleOptionViewItem) -> QRectF:
        side = QFontMetrics(option.font).height() - 2
        return QRectF(option.rect.left() + theme.GAP, option.rect.top() + theme.HALF + 1, side, side)

    def _indent(self, option: QStyleOptionViewItem) -> int:
        return 2 * theme.GAP + QFontMetrics(option.font).height() + theme.HALF

    def _paint_box(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        colours = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen if ticked else QPen(QColor(colours.control), 1))
        painter.setBrush(QColor(colours.accent if ticked else colours.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            unit = box.width() / 10
            painter.setPen(
                QPen(QColor(colours.accent_text), 1.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            points = [QPointF(2.4, 5.2), QPointF(4.3, 7.2), QPointF(7.8, 3.0)]
            painter.drawPolyline([box.topLeft() + point * unit for point in points])
