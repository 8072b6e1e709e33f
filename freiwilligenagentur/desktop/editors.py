"""What people type into: lines, texts, dates, numbers, choices. Each emits ``edited`` when the user changed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QToolButton, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.dates import NotADate, parse
from freiwilligenagentur.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox

_AROUND_CHOICE = 59  # what the style sheet leaves free around the text of a choice, with the room of its arrow
_FRAME = 24  # padding, frame and a little air beside the characters


_WHOLE_EMAIL = re.compile(r"@\S+\.[^\W\d_]{2,}")


class LineEdit(QLineEdit):
    """One line of text, as wide as what it holds; ``width_chars`` 0 takes the room there is."""

    edited = Signal()

    def __init__(self, width_chars: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chars = width_chars
        across = QSizePolicy.Policy.Maximum if width_chars else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._tell_edited)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Shows a text from its beginning; emits nothing."""
        self.setText(text)
        self.setCursorPosition(0)

    def setClearButtonEnabled(self, enable: bool) -> None:  # noqa: N802 - Qt's name
        super().setClearButtonEnabled(enable)
        for clear in self.findChildren(QToolButton):
            clear.setAccessibleName(_("Empty the field"))  # Qt gives it none

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(self._chars or 24) + _FRAME, theme.control_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(min(self._chars or 8, 8)) + _FRAME, theme.control_height())

    def _tell_edited(self, _text: str) -> None:
        self.edited.emit()


class EmailEdit(LineEdit):
    """An e-mail address; ``remarked`` carries what looks forgotten once the line is left, or "".

    It is no fault: what came from other programs holds addresses such as ``human@human``.
    """

    remarked = Signal(str)

    def set_value(self, text: str) -> None:
        super().set_value(text)
        self._remark()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._remark()

    def _remark(self) -> None:
        unfinished = "@" in self.text() and not _WHOLE_EMAIL.search(self.text())
        self.remarked.emit(_("Is the end missing, such as “.de”?") if unfinished else "")


class MultiLine(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    edited = Signal()

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._told = True
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell_edited)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Shows a text; emits nothing."""
        self._told = False
        self.setPlainText(text)
        self._told = True

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(48), self.fontMetrics().lineSpacing() * self._rows + theme.BLOCK + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.chars(16), self.sizeHint().height())

    def _tell_edited(self) -> None:
        if self._told:
            self.edited.emit()


class DateEdit(LineEdit):
    """A day, typed as ``3.4.59``, ``03.04.1959`` or ``1959-04-03``; Up and Down move it by a day.

    ``past`` reads two-digit years as births (never ahead). ``checked`` carries the fault, or "" when all is well.
    """

    checked = Signal(str)

    def __init__(self, past: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(10, parent)
        self._past = past
        self.setPlaceholderText(_("dd/mm/yyyy"))
        self.editingFinished.connect(self._settle)

    def value(self) -> date | None:  # type: ignore[override]
        """The day, or None while the line is empty or holds no day."""
        try:
            return self._parse()
        except NotADate:
            return None

    def set_value(self, day: date | None) -> None:  # type: ignore[override]
        """Shows a day; emits nothing."""
        super().set_value(i18n.date(day))

    def is_valid(self) -> bool:
        """Whether the line is empty or holds a day."""
        return not self.problem()

    def problem(self) -> str:
        """What is wrong with the text, as a sentence; "" when nothing is."""
        try:
            self._parse()
        except NotADate as fault:
            return str(fault)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly() or not self.is_valid():
            super().keyPressEvent(event)
            return
        day = self.value()
        self.set_value(day + timedelta(days=step) if day else date.today())
        self.edited.emit()

    def _parse(self) -> date | None:
        return parse(self.text(), date.today(), self._past)

    def _settle(self) -> None:
        if self.is_valid():
            self.set_value(self.value())
        self.checked.emit(self.problem())


class NumberEdit(LineEdit):
    """A number with German comma, 0 up to ``maximum``, at most ``decimals`` digits after the comma."""

    checked = Signal(str)

    def __init__(self, decimals: int = 0, maximum: float = 9999, parent: QWidget | None = None) -> None:
        super().__init__(len(i18n.number(maximum, decimals)) + 1, parent)
        self._decimals, self._maximum = decimals, Decimal(str(maximum))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._settle)

    def value(self) -> Decimal | None:  # type: ignore[override]
        """The number, or None while the line is empty or holds none."""
        number = self._parse()
        return number if number is not None and not self.problem() else None

    def set_value(self, number: Decimal | float | None) -> None:  # type: ignore[override]
        """Shows a number; emits nothing."""
        super().set_value("" if number is None else self._format(Decimal(str(number))))

    def is_valid(self) -> bool:
        """Whether the line is empty or holds a number in the range."""
        return not self.problem()

    def problem(self) -> str:
        """What is wrong with the text, as a sentence; "" when nothing is."""
        if not self.text().strip():
            return ""
        number = self._parse()
        if number is None:
            return _("Please write a number.")
        if not 0 <= number <= self._maximum:
            return _("Please write a number from 0 to {maximum}.").format(maximum=i18n.number(self._maximum))
        if number != round(number, self._decimals):
            return (
                _("At most {n} digits after the comma.").format(n=self._decimals)
                if self._decimals
                else _("Please write a whole number.")
            )
        return ""

    def _parse(self) -> Decimal | None:
        text = self.text().strip().replace("\u00a0", "").replace(" ", "")
        if i18n.language() == "de" and ("," in text or text.count(".") > 1 or self._grouped(text)):
            text = text.replace(".", "").replace(",", ".")
        elif i18n.language() != "de":
            text = text.replace(",", "")
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    def _grouped(self, text: str) -> bool:
        """Whether a single point stands for thousands, as in ``1.200``."""
        whole, point, rest = text.partition(".")
        return bool(point) and len(rest) == 3 and whole.isdigit() and whole != "0"

    def _format(self, number: Decimal) -> str:
        return i18n.number(number) if self._decimals <= 2 else i18n.number(number, self._decimals)

    def _settle(self) -> None:
        if self.is_valid():
            self.set_value(self.value())
        self.checked.emit(self.problem())


class Combo(QComboBox):
    """One of several; knows options by code. The mouse wheel scrolls the page, never the choice."""

    edited = Signal()

    def __init__(self, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kit", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.set_options(options)
        self.activated.connect(self._tell_edited)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replaces the options, pairs of code and label; keeps the chosen code where it still exists."""
        chosen = self.code()
        self.clear()
        for code, label in options:
            self.addItem(label, code)
        self.set_code(chosen)

    def code(self) -> str:
        """The code of the chosen option, "" without one."""
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Chooses an option; an unknown code chooses the first. Emits nothing."""
        self.setCurrentIndex(max(self.findData(code), 0) if self.count() else -1)

    def value(self) -> str:
        """Same as ``code``, so that every editor has a value."""
        return self.code()

    def set_value(self, code: str) -> None:
        """Same as ``set_code``."""
        self.set_code(code)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), theme.control_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(min(super().minimumSizeHint().width(), theme.chars(12) + _FRAME), theme.control_height())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """The list is as wide as its longest option, also where the choice itself is narrow."""
        listed = self.view()
        beside = listed.verticalScrollBar().sizeHint().width() + 2 * listed.frameWidth()
        wide = listed.sizeHintForColumn(0) + beside
        listed.setMinimumWidth(min(wide, self.screen().availableGeometry().width()))
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        """What is chosen ends in an ellipsis where it is longer than there is room."""
        super().initStyleOption(option)
        room = self.width() - _AROUND_CHOICE
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.text if self.isEnabled() else colours.control), 1.4))
        x, y = self.width() - 18, self.height() / 2
        painter.drawPolyline([QPointF(x, y - 2), QPointF(x + 4, y + 2), QPointF(x + 8, y - 2)])
        painter.end()

    def _tell_edited(self, _index: int) -> None:
        self.edited.emit()
