"""A colour as text, with the colour itself beside it and the system's palette behind a button."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.i18n import _

_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")


class ColourLine(QWidget):
    """``#0B4F40``; ``edited`` when the user changed it."""

    edited = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self._line = LineEdit(8)
        self._swatch = _Swatch()
        self._choose = button(_("Choose …"), f"{name}.choose")
        self._line.setObjectName(f"{name}.line")
        self._line.setAccessibleName(label)
        self._choose.setAccessibleName(_("{what}: choose a colour").format(what=label))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        for widget in (self._swatch, self._line, self._choose):
            layout.addWidget(widget)
        self._line.edited.connect(self._tell_edited)
        self._choose.clicked.connect(self._ask)

    def value(self) -> str:
        """The colour; what was typed where it is none."""
        text = self._line.value()
        return f"#{text.lstrip('#')}".upper() if _COLOUR.fullmatch(text) else text

    def set_value(self, colour: str) -> None:
        """Shows a colour; emits nothing."""
        self._line.set_value(colour)
        self._swatch.display(colour)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Puts the cursor into the line. A focus proxy would make the whole a second stop of Tab."""
        self._line.setFocus(reason)

    def setAccessibleDescription(self, text: str) -> None:  # noqa: N802 - Qt's name
        """What is wrong is said where the cursor is."""
        super().setAccessibleDescription(text)
        self._line.setAccessibleDescription(text)

    def _tell_edited(self) -> None:
        self._swatch.display(self.value())
        self.edited.emit()

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.value()), self, self._line.accessibleName())
        if chosen.isValid():
            self.set_value(chosen.name().upper())
            self._tell_edited()


class _Swatch(QWidget):
    """The colour as it is; the text beside it says it too."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor()
        self.setFixedSize(theme.control_height(), theme.control_height())

    def display(self, colour: str) -> None:
        """Shows a colour; nothing for a text that is none."""
        self._colour = QColor(colour) if _COLOUR.fullmatch(colour) else QColor()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().control), 1))
        painter.setBrush(self._colour if self._colour.isValid() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(3.5, 3.5, -3.5, -3.5), theme.RADIUS, theme.RADIUS)
        painter.end()
