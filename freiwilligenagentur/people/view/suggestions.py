"""Offers that fit, as cards: title, facts, reasons as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.chips import FlowLayout, reason_chip
from freiwilligenagentur.desktop.labels import hint, line, subheading
from freiwilligenagentur.desktop.pages import scrolling
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.hooks import Chip, Suggestion


class SuggestionCard(QFrame):
    """One offer; Enter, Space or a click opens it."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._suggestion: Suggestion | None = None
        self._title, self._facts = subheading(""), hint("")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=theme.HALF, line_gap=theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HALF, theme.GAP, theme.HALF, theme.GAP)
        layout.setSpacing(theme.HALF)
        for part in (self._title, self._facts, self._chips):
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chips.setSizePolicy(policy)

    def offer_id(self) -> str:
        """The offer that it shows."""
        return self._suggestion.offer_id if self._suggestion is not None else ""

    def display(self, suggestion: Suggestion) -> None:
        """Shows an offer; the same again changes nothing, so that nothing flickers."""
        before, self._suggestion = self._suggestion, suggestion
        if suggestion == before:
            return
        self._title.setText(suggestion.title)
        self._facts.setText(suggestion.facts)
        self._facts.setVisible(bool(suggestion.facts))
        reasons = ", ".join(chip.text for chip in suggestion.chips)
        self.setAccessibleName(suggestion.title)
        self.setAccessibleDescription(", ".join(part for part in (suggestion.facts, reasons) if part))
        if before is None or before.chips != suggestion.chips:
            self._display_chips(suggestion.chips)

    def _display_chips(self, chips: Sequence[Chip]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for chip in chips:
            badge = reason_chip(chip.text, chip.tone)
            self._flow.addWidget(badge)
            badge.show()
        self._chips.setVisible(bool(chips))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not (self.hasFocus() or self.underMouse()):
            return
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _open(self) -> None:
        if self._suggestion is not None:
            self.opened.emit(self._suggestion.offer_id)


class SuggestionList(QWidget):
    """A few cards below each other; cards are kept and filled anew, so that the page stays calm."""

    opened = Signal(str)

    def __init__(self, name: str, most: int, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = hint(nothing)
        self._cards = [SuggestionCard(f"{name}.{number}") for number in range(most)]
        self._lines = [line() for _card in self._cards]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._nothing)
        for card, below in zip(self._cards, self._lines, strict=True):
            card.opened.connect(self.opened)
            layout.addWidget(card)
            layout.addWidget(below)
        self.display([])

    def display(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows the first ones, best first. The focus goes along with the offer that it was on."""
        shown = list(suggestions[: len(self._cards)])
        focused = next((card.offer_id() for card in self._cards if card.hasFocus()), "")
        self._nothing.setVisible(not shown)
        for number, (card, below) in enumerate(zip(self._cards, self._lines, strict=True)):
            if number < len(shown):
                card.display(shown[number])
            card.setVisible(number < len(shown))
            below.setVisible(number < len(shown))
        if focused:
            here = [number for number, suggestion in enumerate(shown) if suggestion.offer_id == focused]
            for number in here:
                self._cards[number].setFocus()


class SuggestionPanel(QFrame):
    """What fits so far, beside the talk."""

    opened = Signal(str)
    desk_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "soft")
        self.setFixedWidth(theme.chars(40))
        self._title = subheading(_("Fits already"))
        self._list = SuggestionList(
            "people.intake.suggestion",
            6,
            _("Offers that fit appear here as soon as something is known: interests, times, place."),
        )
        self._all = button(_("See all at the matching desk"), "people.intake.desk")
        self._all.clicked.connect(self.desk_wanted)
        self._list.opened.connect(self.opened)
        self._lay_out()
        self.display([])

    def display(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows the first offers and how many fit."""
        self._title.setText(_("Fits already ({n})").format(n=len(suggestions)) if suggestions else _("Fits already"))
        self._list.display(suggestions)
        self._all.setVisible(bool(suggestions))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("surface", "soft")
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, theme.BLOCK)
        column.setSpacing(theme.HALF)
        column.addWidget(self._title)
        column.addWidget(hint(_("becomes more precise while you fill in")))
        column.addWidget(self._list)
        column.addSpacing(theme.GAP)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner, "people.intake.suggestions"))
