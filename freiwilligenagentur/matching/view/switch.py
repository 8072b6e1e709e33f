"""A switch between two or three lists, as one control of segments."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme

_NAMES = {2: ("left", "right"), 3: ("left", "middle", "right")}


class Switch(QWidget):
    """Two or three segments of which one is on. Tab enters at that one, Left and Right switch."""

    switched = Signal(bool)
    """True when any but the left segment was chosen."""
    placed = Signal(int)
    """Which segment was chosen, from 0."""

    def __init__(self, name: str, label: str, count: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        ends = {0: Qt.AlignmentFlag.AlignLeft, count - 1: Qt.AlignmentFlag.AlignRight}
        self._segments = [
            Segment(f"{name}.{side}", ends.get(place, Qt.AlignmentFlag.AlignHCenter))
            for place, side in enumerate(_NAMES[count])
        ]
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
        self.set_place(0)

    def set_texts(self, *texts: str) -> None:
        """Captions of the segments, from the left."""
        for segment, text in zip(self._segments, texts, strict=True):
            segment.setText(text)
            segment.setAccessibleName(text)
            segment.updateGeometry()

    def set_place(self, place: int) -> None:
        """Shows which one is on; emits nothing."""
        self._segments[place].setChecked(True)
        for segment in self._segments:
            on = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def place(self) -> int:
        """Which segment is on, from 0."""
        return self._group.checkedId()

    def set_right(self, right: bool) -> None:
        """Shows the right one of two, or the left; emits nothing."""
        self.set_place(int(right))

    def _clicked(self, place: int) -> None:
        self.set_place(place)
        self.placed.emit(place)
        self.switched.emit(place > 0)

    def _step(self, right: bool) -> None:
        place = self.place() + (1 if right else -1)
        if 0 <= place < len(self._segments):
            self._segments[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._clicked(place)


class Segment(QAbstractButton):
    """One part of a switch; ``end`` says at which end of it, or in the middle."""

    stepped = Signal(bool)

    def __init__(self, name: str, end: Qt.AlignmentFlag) -> None:
        super().__init__()
        self._end = end
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
        """Round at the outer side, straight where two segments meet."""
        rounded, straight = QPainterPath(), QPainterPath()
        if self._end == Qt.AlignmentFlag.AlignHCenter:
            straight.addRect(area)
            return straight
        rounded.addRoundedRect(area, theme.RADIUS, theme.RADIUS)
        left = self._end == Qt.AlignmentFlag.AlignLeft
        half = area.adjusted(area.width() / 2, 0, 0, 0) if left else area.adjusted(0, 0, -area.width() / 2, 0)
        straight.addRect(half)
        return rounded.united(straight)
