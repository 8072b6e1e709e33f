"""A switch between two lists, as one control of two segments."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme


class Switch(QWidget):
    """Two segments of which one is on. Tab enters at that one, Left and Right switch."""

    switched = Signal(bool)
    """True when the right segment was chosen."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._segments = (Segment(f"{name}.left", True), Segment(f"{name}.right", False))
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, segment in enumerate(self._segments):
            self._group.addButton(segment, place)
            layout.addWidget(segment)
            segment.stepped.connect(self._step)
        self._group.idClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_right(False)

    def set_texts(self, left: str, right: str) -> None:
        """Captions of both segments."""
        for segment, text in zip(self._segments, (left, right), strict=True):
            segment.setText(text)
            segment.setAccessibleName(text)
            segment.updateGeometry()

    def set_right(self, right: bool) -> None:
        """Shows which one is on; emits nothing."""
        self._segments[right].setChecked(True)
        for segment in self._segments:
            on = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def is_right(self) -> bool:
        """Whether the right segment is on."""
        return self._segments[1].isChecked()

    def _clicked(self, place: int) -> None:
        self.set_right(bool(place))
        self.switched.emit(bool(place))

    def _step(self, right: bool) -> None:
        if right != self.is_right():
            self._segments[right].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._clicked(int(right))


class Segment(QAbstractButton):
    """One half of a switch."""

    stepped = Signal(bool)

    def __init__(self, name: str, left: bool) -> None:
        super().__init__()
        self._left = left
        self.setObjectName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 28, theme.control_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self._outline(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        on = self.isChecked()
        fill = colours.accent if on else colours.hover if self.underMouse() else colours.surface
        painter.setPen(QPen(QColor(colours.accent if on else colours.control), 1))
        painter.setBrush(QColor(fill))
        painter.drawPath(outline)
        painter.setPen(QColor(colours.accent_text if on else colours.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent_text if on else colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), theme.RADIUS - 1, theme.RADIUS - 1)
        painter.end()

    def _outline(self, area: QRectF) -> QPainterPath:
        """Round at the outer side, straight where both segments meet."""
        rounded, straight = QPainterPath(), QPainterPath()
        rounded.addRoundedRect(area, theme.RADIUS, theme.RADIUS)
        half = area.adjusted(area.width() / 2, 0, 0, 0) if self._left else area.adjusted(0, 0, -area.width() / 2, 0)
        straight.addRect(half)
        return rounded.united(straight)
