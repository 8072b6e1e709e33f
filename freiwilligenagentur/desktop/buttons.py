"""Buttons: one primary in a place, plain ones beside it, links for the rest; each shows its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.keys import shortcut_text

PRIMARY, PLAIN, LINK, HEAD = "primary", "plain", "link", "head"
_PADDING = {PRIMARY: 14, PLAIN: 14, LINK: 2, HEAD: 2}


def primary_button(text: str, name: str, shortcut: str = "") -> Button:
    """The one filled button of a place: what most people come here to do."""
    return Button(text, name, shortcut, PRIMARY)


def button(text: str, name: str, shortcut: str = "") -> Button:
    """An ordinary button."""
    return Button(text, name, shortcut, PLAIN)


def link_button(text: str, name: str, shortcut: str = "") -> Button:
    """A button without a frame, for side ways."""
    return Button(text, name, shortcut, LINK)


class Button(QPushButton):
    """A push button that shows its key in small beside its text and always shows where the focus is.

    ``name`` is the object name (``room.thing``); ``shortcut`` a key sequence in Qt's spelling (``"Ctrl+Return"``).
    """

    def __init__(
        self, text: str, name: str, shortcut: str = "", kind: str = PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._keys = shortcut
        self.setObjectName(name)
        self.setAutoDefault(True)  # in dialogs Enter presses the button that has the focus
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Changes the caption and keeps the shortcut, which Qt's ``setText`` alone would drop."""
        self.setText(text.replace("&", "&&"))
        self._caption = text
        self.setAccessibleName(text)
        if self._keys:
            self.setShortcut(QKeySequence(self._keys))
            self.setToolTip(f"{text} ({shortcut_text(self._keys)})")
        self.updateGeometry()

    def set_icon(self, icon: QIcon) -> Button:
        """Puts an icon before the text; returns the button."""
        self.setIcon(icon)
        self.updateGeometry()
        return self

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            # Qt would show the button pressed for 100 ms and act only then: the next keys would land in the old place.
            self.click()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self._caption) + 2 * _PADDING[self.kind]
        if self._keys:
            width += theme.GAP + self._key_metrics().horizontalAdvance(shortcut_text(self._keys))
        if not self.icon().isNull():
            width += self._icon_size() + (theme.GAP if self._caption else 0)
        if self.menu() is not None:
            width += theme.BLOCK
        height = theme.control_height() - (6 if self.kind in (LINK, HEAD) else 0)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.colours()
        lit = self.underMouse() or self.isDown()
        fill: str | None = colours.surface
        line: str | None = colours.control
        if self.kind == LINK:
            fill, line = None, None
        elif self.kind == HEAD:
            fill, line = (colours.hover if lit else None), None
        elif not self.isEnabled():
            fill, line = colours.surface_soft, colours.border
        elif self.kind == PRIMARY or self.isChecked():
            fill, line = (colours.accent_hover if lit else colours.accent), None
        elif lit:
            fill = colours.hover
        painter.setPen(QPen(QColor(line), 1) if line else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)

    def _paint_content(self, painter: QPainter) -> None:
        caption, key = self.fontMetrics(), self._key_metrics()
        keys = shortcut_text(self._keys) if self._keys else ""
        icon_width = 0 if self.icon().isNull() else self._icon_size() + (theme.GAP if self._caption else 0)
        room = self.width() - (theme.BLOCK if self.menu() is not None else 0)
        beside = icon_width + (theme.GAP + key.horizontalAdvance(keys) if keys else 0)
        text = self._caption
        if caption.horizontalAdvance(text) > room - beside:
            text = caption.elidedText(text, Qt.TextElideMode.ElideRight, room - beside)
        caption_width = caption.horizontalAdvance(text)
        width = beside + caption_width
        stretched = self.kind == HEAD or self.width() > self.sizeHint().width() + theme.EDGE
        x = _PADDING[self.kind] if stretched else max(2, (room - width) // 2)
        baseline = (self.height() + caption.ascent() - caption.descent()) // 2
        if icon_width:
            side = self._icon_size()
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(painter, x, (self.height() - side) // 2, side, side, mode=mode)
            x += icon_width
        painter.setPen(QColor(self._ink()))
        painter.drawText(x, baseline, text)
        if self.kind == LINK and self.underMouse() and self.isEnabled():
            painter.drawLine(x, baseline + 2, x + caption_width, baseline + 2)
        if self.menu() is not None:
            self._paint_arrow(painter)
        if keys:
            ink = QColor(self._ink())
            ink.setAlphaF(0.85 if self.kind == PRIMARY or self.isChecked() else 0.75)
            painter.setPen(ink)
            painter.setFont(theme.font(theme.SMALL * 0.95))
            painter.drawText(x + caption_width + theme.GAP, baseline, keys)
            painter.setFont(self.font())

    def _paint_arrow(self, painter: QPainter) -> None:
        x, y = self.width() - theme.BLOCK - 2, self.height() / 2
        painter.setPen(QPen(QColor(self._ink()), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QRectF(x, y - 2, 0, 0).topLeft(), QRectF(x + 4, y + 2, 0, 0).topLeft())
        painter.drawLine(QRectF(x + 4, y + 2, 0, 0).topLeft(), QRectF(x + 8, y - 2, 0, 0).topLeft())

    def _paint_focus(self, painter: QPainter) -> None:
        colours = theme.colours()
        filled = self.isEnabled() and (self.kind == PRIMARY or self.isChecked())
        # On the filled button the ring runs inside in the colour of its text, where it has contrast on every ground.
        inset = 3.0 if filled else 1.0
        painter.setPen(QPen(QColor(colours.accent_text if filled else colours.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, theme.RADIUS - 1, theme.RADIUS - 1)

    def _ink(self) -> str:
        colours = theme.colours()
        if not self.isEnabled():
            return colours.control
        if self.kind == LINK:
            return colours.accent
        return colours.accent_text if self.kind == PRIMARY or self.isChecked() else colours.text

    def _icon_size(self) -> int:
        return self.fontMetrics().height() + 2

    def _key_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(theme.SMALL * 0.95))
