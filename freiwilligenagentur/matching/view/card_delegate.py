"""How a counterpart is painted: score and bar, title, facts, and two lines of reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.labels import Tone, paint_pill
from freiwilligenagentur.matching.cards import Card
from freiwilligenagentur.matching.reasons import Kind, Reason

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_ROLE = Qt.ItemDataRole.UserRole + 2

TONES = {
    Kind.GOOD: Tone.GOOD,
    Kind.OPEN: Tone.WARN,
    Kind.BARRIER: Tone.BAD,
    Kind.AGAINST: Tone.NEUTRAL,
    Kind.UNKNOWN: Tone.NEUTRAL,
    Kind.NOTE: Tone.NEUTRAL,
}
SIGNS = {Kind.GOOD: "✓ ", Kind.OPEN: "! ", Kind.BARRIER: "✗ "}

_EDGE = 12
_BAR = 4
_PILL_GAP = 6


def pill_text(reason: Reason) -> str:
    """A reason with its sign, so that nothing hangs on the colour."""
    return SIGNS.get(reason.kind, "") + reason.text


class CardDelegate(QStyledItemDelegate):
    """Paints cards of one height; ``lines`` is how many lines of reasons they have."""

    lines = 2

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        chips = self.lines * (_pill_height() + _PILL_GAP)
        height = 2 * _EDGE + _height(1.0, True) + 3 + _height(theme.SMALL) + 2 + chips + theme.HALF
        return QSize(option.rect.width(), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(CARD_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -theme.HALF + 0.5)
        self._paint_ground(painter, area, option, chosen)
        score_width = theme.chars(7)
        self._paint_score(painter, QRectF(area.left() + _EDGE, area.top() + _EDGE - 2, score_width, 0), card, chosen)
        if index.data(MARK_ROLE):
            self._paint_mark(painter, area, score_width)
        self._paint_texts(painter, area.adjusted(2 * _EDGE + score_width, _EDGE, -_EDGE, -_EDGE), card, chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, chosen: bool) -> None:
        colours = theme.colours()
        if chosen:
            edge = QColor(colours.accent)
            edge.setAlphaF(0.35)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(area, theme.RADIUS + 1, theme.RADIUS + 1)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.surface_soft))
            painter.drawRoundedRect(area, theme.RADIUS + 1, theme.RADIUS + 1)

    def _paint_score(self, painter: QPainter, area: QRectF, card: Card, chosen: bool) -> None:
        colours = theme.colours()
        painter.setFont(theme.font(1.35, bold=True))
        number = QRectF(area.topLeft(), QPointF(area.right(), area.top() + painter.fontMetrics().height()))
        painter.setPen(QColor(colours.green if card.fits else colours.muted))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(card.score))
        bar = QRectF(area.left(), number.bottom() + 3, area.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface if chosen else colours.grey_soft))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(colours.accent if card.fits else colours.control))
        painter.drawRoundedRect(bar.adjusted(0, 0, -bar.width() * (1 - card.score / 100), 0), _BAR / 2, _BAR / 2)

    def _paint_mark(self, painter: QPainter, area: QRectF, width: float) -> None:
        """A tick below the score, with a frame, so that it is seen without colour."""
        colours = theme.colours()
        side = _pill_height()
        box = QRectF(area.left() + _EDGE + (width - side) / 2, area.bottom() - _EDGE - side, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(QColor(colours.accent_text), 2))
        middle = box.center()
        painter.drawPolyline(
            [
                QPointF(middle.x() - 5, middle.y()),
                QPointF(middle.x() - 1, middle.y() + 4),
                QPointF(middle.x() + 5, middle.y() - 4),
            ]
        )

    def _paint_texts(self, painter: QPainter, area: QRectF, card: Card, chosen: bool) -> None:
        colours = theme.colours()
        top = _paint_line(painter, area, area.top(), card.title, 1.0, True, colours.text) + 3
        top = _paint_line(painter, area, top, card.facts, theme.SMALL, False, colours.muted) + theme.HALF + 2
        painter.setFont(theme.font(theme.SMALL))
        if self.lines == 1:
            _paint_pills(painter, area, top, card.missing, chosen)
            return
        fitting, left_over = _that_fit(painter.fontMetrics(), area.width(), card.good)
        _paint_pills(painter, area, top, fitting, chosen)
        top += (_pill_height() + _PILL_GAP) if fitting else 0
        _paint_pills(painter, area, top, (*card.missing, *left_over, *card.other), chosen)


def _paint_line(painter: QPainter, area: QRectF, top: float, text: str, size: float, bold: bool, ink: str) -> float:
    """Paints one elided line and returns its lower edge."""
    painter.setFont(theme.font(size, bold))
    painter.setPen(QColor(ink))
    metrics = painter.fontMetrics()
    shown = shortened(metrics, text, int(area.width()))
    line = QRectF(area.left(), top, area.width(), metrics.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return line.bottom()


def shortened(metrics: QFontMetrics, text: str, room: int) -> str:
    """A line that fits into ``room``: a long name gives way to the places and the date behind it."""
    name, dot, rest = text.partition(" · ")
    left = room - metrics.horizontalAdvance(dot + rest)
    if rest and metrics.horizontalAdvance(text) > room and left > room // 3:
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + dot + rest
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _paint_pills(painter: QPainter, area: QRectF, top: float, reasons: Sequence[Reason], chosen: bool) -> None:
    """As many reasons as there is room for, then how many more there are."""
    metrics, x = painter.fontMetrics(), area.left()
    shown, more = _that_fit(metrics, area.width() - _pill_width(metrics, "+9") - _PILL_GAP, reasons)
    if len(more) == 1:
        shown, more = _that_fit(metrics, area.width(), reasons)
    for reason in shown or reasons[:1]:
        width = min(_pill_width(metrics, pill_text(reason)), area.right() - x)
        paint_pill(painter, QRectF(x, top, width, _pill_height()), pill_text(reason), TONES[reason.kind], chosen)
        x += width + _PILL_GAP
    if shown and more:
        text = f"+{len(more)}"
        paint_pill(painter, QRectF(x, top, _pill_width(metrics, text), _pill_height()), text, Tone.NEUTRAL)


def _that_fit(
    metrics: QFontMetrics, room: float, reasons: Sequence[Reason]
) -> tuple[Sequence[Reason], Sequence[Reason]]:
    """Those that stand beside each other in ``room``, and those left over."""
    used = 0.0
    for place, reason in enumerate(reasons):
        used += _pill_width(metrics, pill_text(reason)) + _PILL_GAP
        if used - _PILL_GAP > room:
            return reasons[:place], reasons[place:]
    return reasons, ()


def _pill_width(metrics: QFontMetrics, text: str) -> float:
    return metrics.horizontalAdvance(text) + 2 * theme.GAP + 2


def _pill_height() -> int:
    return _height(theme.SMALL) + theme.HALF + 2


def _height(size: float, bold: bool = False) -> int:
    return QFontMetrics(theme.font(size, bold)).height()
