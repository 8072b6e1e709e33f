"""Chips: choosing several of many with one key each, and short reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import Badge, Tone
from freiwilligenagentur.i18n import _

__all__ = ["Chip", "ChipGroup", "FlowLayout", "reason_chip"]

_SIGNS = {Tone.GOOD: "✓ ", Tone.WARN: "! ", Tone.BAD: "✗ ", Tone.NEUTRAL: ""}
_MARK = 18  # room for the check mark, always kept so that nothing moves on choosing


def reason_chip(text: str, tone: Tone | str = Tone.NEUTRAL) -> Badge:
    """A short reason with its sign: ✓ fits, ! to be cleared, ✗ does not. Where it is narrow it ends in …"""
    chip = Badge(_SIGNS[Tone(tone)] + text, tone)
    chip.setMinimumWidth(theme.chars(8))
    chip.setToolTip(text)
    return chip


class Chip(QPushButton):
    """A pill that is chosen or not; chosen is filled and has a check mark."""

    stepped = Signal(int)

    def __init__(self, text: str, code: str, checkable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.code = code
        self.caption = text
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.caption) + 2 * theme.GAP + _MARK, metrics.height() + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        keys = Qt.Key
        step = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_Left: -1, keys.Key_Up: -1}.get(keys(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = self.isChecked(), self.isEnabled()
        ink = colours.accent_text if chosen else colours.text
        ground = colours.accent if chosen else colours.hover if self.underMouse() and enabled else colours.surface
        if not enabled:
            ground, ink = (colours.grey_soft, colours.grey) if chosen else (colours.surface, colours.muted)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(QColor(colours.control), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        self._paint_text(painter, ink, chosen)
        if self.hasFocus():
            inset = 3.0 if chosen else 1.0
            painter.setPen(QPen(QColor(colours.accent_text if chosen else colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()

    def _paint_text(self, painter: QPainter, ink: str, chosen: bool) -> None:
        area = QRectF(self.rect())
        if chosen:
            middle, x = area.height() / 2, theme.GAP + 3.0
            painter.setPen(QPen(QColor(ink), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([QPointF(x, middle), QPointF(x + 3, middle + 3.5), QPointF(x + 9, middle - 4)])
            area.adjust(_MARK, 0, 0, 0)
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.caption)


class ChipGroup(QWidget):
    """Chips of which any number may be chosen. Tab enters and leaves the group, arrows move, Space chooses,
    letters jump. Beyond ``visible`` options, "more …" unfolds the rest; chosen ones are never hidden.
    """

    edited = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str]], name: str, label: str, visible: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._label = label
        self._visible = visible
        self._unfolded = len(options) <= visible + 1
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._more = Chip(_("more …"), "", checkable=False, parent=self)
        self._more.setObjectName(f"{name}.more")
        self._more.clicked.connect(self._unfold)
        self._more.stepped.connect(self._step)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, text in options:
            self._add(code, text, name)
        self._flow.addWidget(self._more)
        self._fold()

    def selected(self) -> frozenset[str]:
        """The chosen codes."""
        return frozenset(chip.code for chip in self._chips if chip.isChecked())

    def set_selected(self, codes: Iterable[str]) -> None:
        """Chooses exactly these; emits nothing."""
        wanted = set(codes)
        for chip in self._chips:
            chip.setChecked(chip.code in wanted)
        self._fold()

    def value(self) -> frozenset[str]:
        """Same as ``selected``, so that every editor has a value."""
        return self.selected()

    def set_value(self, codes: Iterable[str]) -> None:
        """Same as ``set_selected``."""
        self.set_selected(codes)

    def chip(self, code: str) -> Chip:
        """The chip of a code; KeyError without one."""
        return {chip.code: chip for chip in self._chips}[code]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._entry().setFocus(event.reason())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Puts the focus on the chip where Tab would enter."""
        self._entry().setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        row = self._row()
        if event.key() == Qt.Key.Key_Home:
            self._enter(row[0])
        elif event.key() == Qt.Key.Key_End:
            self._enter(row[-1])
        elif event.text().isalnum():
            self._jump(event.text().casefold())
        else:
            super().keyPressEvent(event)

    def _add(self, code: str, text: str, name: str) -> None:
        chip = Chip(text, code, parent=self)
        chip.setObjectName(f"{name}.{code}")
        chip.setAccessibleDescription(self._label)
        chip.clicked.connect(self._tell_edited)
        chip.stepped.connect(self._step)
        self._chips.append(chip)
        self._flow.addWidget(chip)

    def _fold(self) -> None:
        for index, chip in enumerate(self._chips):
            chip.setVisible(self._unfolded or index < self._visible or chip.isChecked())
        self._more.setVisible(not self._unfolded)
        focused = next((chip for chip in self._row() if chip.hasFocus()), None)
        self._set_entry(focused or (self._row() or [self._more])[0])
        self.updateGeometry()

    def _unfold(self) -> None:
        first_hidden = next((chip for chip in self._chips if chip.isHidden()), None)
        self._unfolded = True
        self._fold()
        if first_hidden is not None:
            self._enter(first_hidden)

    def _row(self) -> list[Chip]:
        return [chip for chip in [*self._chips, self._more] if not chip.isHidden()]

    def _entry(self) -> Chip:
        row = self._row()
        return next((chip for chip in row if chip.focusPolicy() & Qt.FocusPolicy.TabFocus), row[0])

    def _set_entry(self, entry: Chip) -> None:
        # One stop for Tab in the whole group: thirty chips must not cost thirty key presses.
        for chip in [*self._chips, self._more]:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is entry else Qt.FocusPolicy.ClickFocus)

    def _enter(self, chip: Chip) -> None:
        self._set_entry(chip)
        chip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, step: int) -> None:
        row = self._row()
        here = next((index for index, chip in enumerate(row) if chip.hasFocus()), 0)
        self._enter(row[(here + step) % len(row)])

    def _jump(self, letter: str) -> None:
        row = self._row()
        here = next((index for index, chip in enumerate(row) if chip.hasFocus()), 0)
        for chip in row[here + 1 :] + row[: here + 1]:
            if chip.caption.casefold().startswith(letter):
                self._enter(chip)
                return

    def _tell_edited(self) -> None:
        self.edited.emit()
