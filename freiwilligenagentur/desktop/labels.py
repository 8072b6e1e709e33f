"""Texts: heads, running text, hints, and badges that say a state in a word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from freiwilligenagentur.desktop import theme

_BREAK = "\u200b"  # nothing to be seen, but a line may end there
_LONG_WORD = 28


class Tone(StrEnum):
    """What a state means to the reader; always shown with a word or sign, never by colour alone."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


def heading(text: str) -> QLabel:
    """The title of a page."""
    return _label(text, theme.HEAD, bold=True, role="heading")


def subheading(text: str) -> QLabel:
    """The title of a part of a page."""
    return _label(text, 1.0, bold=True, role="subheading")


def body(text: str) -> QLabel:
    """Running text, wraps; may be selected by the user."""
    label = _label(text, 1.0, bold=False, role="body")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def hint(text: str) -> QLabel:
    """Small grey text that explains."""
    return _label(text, theme.SMALL, bold=False, role="hint")


def line() -> QFrame:
    """A thin line between parts."""
    frame = QFrame()
    frame.setProperty("line", "true")
    frame.setFixedHeight(1)
    return frame


class WrappedLabel(QLabel):
    """Plain text that wraps; a word longer than the place breaks too instead of making the place wider."""

    def __init__(self, text: str) -> None:
        super().__init__(_breakable(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A name in Arabic script begins where the others do, not at the far end of its line.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        """The text without the places where it may break."""
        return super().text().replace(_BREAK, "")

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(_breakable(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint_size = super().minimumSizeHint()
        return QSize(min(hint_size.width(), theme.chars(_LONG_WORD)), hint_size.height())


def _breakable(text: str) -> str:
    """Lets long words break anywhere; addresses stay whole, since somebody may copy them, and paths break where they
    say so themselves.
    """
    words = text.replace(_BREAK, " ").split()
    long = [word for word in words if len(word) > _LONG_WORD and "@" not in word and "://" not in word]
    for word in dict.fromkeys(long):
        text = text.replace(word, _BREAK.join(word))
    return text


def _label(text: str, factor: float, bold: bool, role: str) -> QLabel:
    label = WrappedLabel(text)
    label.setFont(theme.font(factor, bold))
    label.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)  # else a layout gives wrapped text the height of another width
    label.setSizePolicy(policy)
    return label


class ElidedLabel(QLabel):
    """One line that ends in … where room ends; the whole text stays in the tooltip and for screen readers."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Sets the whole text."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def whole_text(self) -> str:
        """The text without the dots."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.fontMetrics().height())

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Badge(QLabel):
    """A state as a word on a soft coloured pill."""

    def __init__(self, text: str, tone: Tone | str = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.tone = Tone(tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, tone: Tone | str) -> None:
        """Changes word and colour together."""
        self.tone = Tone(tone)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * theme.GAP + 2, metrics.height() + theme.HALF + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self.text(), self.tone)
        painter.end()


def paint_pill(painter: QPainter, area: QRectF, text: str, tone: Tone, chosen: bool = False) -> None:
    """Paints a badge into ``area`` with the painter's font; tables use it for their state column.

    ``chosen`` is what lies on a chosen row, whose ground is the green of a good badge.
    """
    ground, ink = tone_colours(tone)
    if chosen and tone is Tone.GOOD:
        ground = theme.colours().surface
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) - 2 * theme.GAP + 2)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)


def tone_colours(tone: Tone) -> tuple[str, str]:
    """Ground and ink of a tone."""
    colours = theme.colours()
    return {
        Tone.NEUTRAL: (colours.grey_soft, colours.grey),
        Tone.GOOD: (colours.green_soft, colours.green),
        Tone.WARN: (colours.amber_soft, colours.amber),
        Tone.BAD: (colours.red_soft, colours.red),
    }[tone]
