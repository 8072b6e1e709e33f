"""A yes or no with its words beside it, which wrap: a consent is a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme

_INSET = 4  # room for the focus ring around everything


class Check(QCheckBox):
    """A check box; ``edited`` when the user ticked or cleared it."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._caption = text
        self.setAccessibleName(text)
        self.clicked.connect(self._tell_edited)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, ticked: bool) -> None:
        """Ticks or clears; emits nothing."""
        self.setChecked(ticked)

    def set_text(self, text: str) -> None:
        """Changes the words."""
        self._caption = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self._indent() + self.fontMetrics().horizontalAdvance(self._caption) + 2 * _INSET
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._indent() + theme.chars(12), self.fontMetrics().height() + 2 * _INSET)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return max(self._words_area(width).height(), self._side()) + 2 * _INSET

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words_area(self.width())
        self._paint_box(painter, QRectF(_INSET, _INSET + 1, self._side(), self._side()))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.control))
        painter.drawText(words, _FLAGS, self._caption)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(0, 0, words.right() + _INSET + 1, self.height()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, theme.RADIUS, theme.RADIUS)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.colours()
        ticked, enabled = self.isChecked(), self.isEnabled()
        fill = (colours.accent if enabled else colours.control) if ticked else colours.surface
        painter.setPen(Qt.PenStyle.NoPen if ticked else QPen(QColor(colours.control if enabled else colours.border), 1))
        painter.setBrush(QColor(colours.hover if self.underMouse() and enabled and not ticked else fill))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            unit = box.width() / 10
            ink = colours.accent_text if enabled else colours.surface
            painter.setPen(QPen(QColor(ink), 1.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            points = [QPointF(2.4, 5.2), QPointF(4.3, 7.2), QPointF(7.8, 3.0)]
            painter.drawPolyline([box.topLeft() + point * unit for point in points])

    def _words_area(self, width: int) -> QRect:
        room = QRect(self._indent(), _INSET, max(width - self._indent() - _INSET, 40), 10_000)
        return QFontMetrics(self.font()).boundingRect(room, _FLAGS, self._caption)

    def _side(self) -> int:
        return self.fontMetrics().height() - 2

    def _indent(self) -> int:
        return self._side() + theme.GAP + _INSET

    def _tell_edited(self, _ticked: bool) -> None:
        self.edited.emit()


_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
