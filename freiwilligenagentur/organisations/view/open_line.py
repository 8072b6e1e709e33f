"""Two lines that open something: a title that ends in … where room ends, and a hint below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.i18n import _


class OpenLine(QAbstractButton):
    """A button as wide as its panel; ``opened`` carries the id."""

    opened = Signal(str)

    def __init__(self, record_id: str, title: str, below: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._title, self._below = record_id, title, below
        self.setObjectName(name)
        self.setAccessibleName(_("{title}, {hint}").format(title=title, hint=below) if below else title)
        self.setToolTip(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._tell_opened)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        small = QFontMetrics(theme.font(theme.SMALL)).height() + 2 if self._below else 0
        return QSize(theme.chars(24), self.fontMetrics().height() + small + theme.GAP)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(10), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        inner = self.rect().adjusted(theme.HALF, theme.HALF, -theme.HALF, -theme.HALF)
        title = QRect(inner.left(), inner.top(), inner.width(), self.fontMetrics().height())
        painter.setPen(QColor(colours.accent))
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, self._elided(self.fontMetrics(), self._title, inner))
        if self._below:
            small = theme.font(theme.SMALL)
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            below = inner.adjusted(0, title.height() + 2, 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._elided(QFontMetrics(small), self._below, inner))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _elided(self, metrics: QFontMetrics, text: str, room: QRect) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())

    def _tell_opened(self) -> None:
        self.opened.emit(self._id)
