"""How a row of a table is painted: calm ground, a bar at the current row, states as badges."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import Tone, paint_pill
from freiwilligenagentur.desktop.row_model import TONE_ROLE


class RowDelegate(QStyledItemDelegate):
    """Paints cells itself: the same on every platform, and quicker than the style sheet."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.colours()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(colours.accent_soft))
            if self._is_first(option, index):
                painter.fillRect(QRectF(area.left(), area.top() + 3, 3, area.height() - 6), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(colours.surface_soft))
        painter.setFont(option.font)
        tone = index.data(TONE_ROLE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        inner = area.adjusted(theme.GAP, 0, -theme.GAP, 0)
        if tone is not None and text:
            self._paint_badge(painter, inner, text, tone, chosen)
        else:
            painter.setPen(QColor(colours.on_accent_soft if chosen else colours.text))
            metrics = QFontMetrics(option.font)
            shown = metrics.elidedText(text.replace("\n", " · "), Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)
        painter.restore()

    def _paint_badge(self, painter: QPainter, inner: QRectF, text: str, tone: Tone, chosen: bool) -> None:
        painter.setFont(theme.font(theme.SMALL))
        metrics = painter.fontMetrics()
        width = min(metrics.horizontalAdvance(text) + 2 * theme.GAP + 2, inner.width())
        height = metrics.height() + theme.HALF
        badge = QRectF(inner.left(), inner.center().y() - height / 2, width, height)
        paint_pill(painter, badge, text, tone, chosen)

    def _is_first(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
        table = option.widget
        header = getattr(table, "horizontalHeader", None)
        return header is not None and header().visualIndex(index.column()) == 0
