"""A field: label above, editor, and below it what is wrong, tied to the editor for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.check import Check
from freiwilligenagentur.desktop.editors import Combo, DateEdit, EmailEdit, LineEdit, MultiLine, NumberEdit

_NARROWEST_TEXT = 20  # characters a line, below a short field


class Field(QWidget):
    """One labelled editor. ``name`` is the editor's object name; ``hint`` stands below until something is wrong."""

    edited = Signal()

    def __init__(self, label: str, editor: QWidget, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label_text = label
        self.editor: Any = editor  # each room knows which editor it put in
        self._hint = hint
        self._found_by_check = ""
        editor.setObjectName(name)
        self.setObjectName(f"{name}.field")
        if label:
            editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        self._label = _small(QLabel(label), "label")
        self._label.setBuddy(editor)
        self._below = _small(_Below(hint), "hint")
        self._bound_below()
        self._lay_out()
        self._label.setVisible(bool(label))
        self._below.setVisible(bool(hint))
        self._listen()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 - Qt's name
        """Puts the cursor into the editor. A focus proxy would make the field itself a second stop of Tab."""
        self.editor.setFocus(reason)

    def set_error(self, text: str, focus: bool = True) -> None:
        """Says what is wrong, aloud for screen readers, and puts the cursor there unless told not to."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if not text:
            self.clear_error()
            return
        self._show_below(text, "error")
        self.editor.setAccessibleDescription(text)
        self._mark("true")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, f"{self.label_text}: {text}"))
        if focus:
            self.editor.setFocus()

    def clear_error(self) -> None:
        """Takes the error away and shows the hint again."""
        if not self.error():
            return
        self._show_below(self._hint, "hint")
        self.editor.setAccessibleDescription(self._hint)
        self._mark("false")

    def set_hint(self, text: str) -> None:
        """Changes the hint; it shows as soon as no error stands there."""
        self._hint = text
        if not self.error():
            self._show_below(text, "hint")
            self.editor.setAccessibleDescription(text)

    def error(self) -> str:
        """The error that stands there, "" without one."""
        return self._below.text() if self._below.property("role") == "error" else ""

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self._label)
        layout.addWidget(self.editor)
        layout.addWidget(self._below)
        layout.addStretch(1)
        self.setSizePolicy(self.editor.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Preferred)

    def _listen(self) -> None:
        if hasattr(self.editor, "edited"):
            self.editor.edited.connect(self._tell_edited)
        if isinstance(self.editor, DateEdit | NumberEdit):
            self.editor.checked.connect(self._display_check)
        if isinstance(self.editor, EmailEdit):
            self.editor.remarked.connect(self.set_hint)

    def _tell_edited(self) -> None:
        self.clear_error()
        self.edited.emit()

    def _display_check(self, text: str) -> None:
        """Leaving a day or number checks it, and so does Enter, which may just have found something else wrong."""
        if text or self.error() == self._found_by_check:
            self.set_error(text, focus=False)
        self._found_by_check = text

    def _show_below(self, text: str, role: str) -> None:
        self._below.setProperty("role", role)
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._bound_below()
        _restyle(self._below)

    def _bound_below(self) -> None:
        # A long error below a short field wraps, so that its neighbours hardly move; left to itself, Qt would make it a
        # column of single words.
        if self.editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum:
            widest = max(self.editor.sizeHint().width(), theme.chars(_NARROWEST_TEXT))
            self._below.setMaximumWidth(widest)
            self._below.setMinimumWidth(min(widest, self._below.fontMetrics().horizontalAdvance(self._below.text())))

    def _mark(self, invalid: str) -> None:
        self.editor.setProperty("invalid", invalid)
        _restyle(self.editor)


def line_edit(width_chars: int = 0) -> LineEdit:
    """One line of text; 0 takes the room there is."""
    return LineEdit(width_chars)


def email_edit(width_chars: int = 0) -> EmailEdit:
    """An e-mail address; below it stands what looks forgotten."""
    return EmailEdit(width_chars)


def multi_line(rows: int = 3) -> MultiLine:
    """Several lines of text."""
    return MultiLine(rows)


def date_edit(past: bool = False) -> DateEdit:
    """A day; ``past`` for births, so that 27 means 1927."""
    return DateEdit(past)


def number_edit(decimals: int = 0, maximum: float = 9999) -> NumberEdit:
    """A number from 0 to ``maximum``; its value is a Decimal or None."""
    return NumberEdit(decimals, maximum)


def combo(options: Sequence[tuple[str, str]], width_chars: int = 0) -> Combo:
    """One of several, pairs of code and label; at least ``width_chars`` wide, else as wide as its options."""
    chosen = Combo(options)
    if width_chars:
        chosen.setMinimumWidth(line_edit(width_chars).sizeHint().width())
    return chosen


def check(text: str) -> Check:
    """A yes or no."""
    return Check(text)


class _Below(QLabel):
    """The text below an editor, which wraps where the editor ends."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        # A layout asks for all the room that it has; what is higher in its own width would press others flat.
        return super().heightForWidth(min(width, self.maximumWidth()))


def _small(label: QLabel, role: str) -> QLabel:
    label.setFont(theme.font(theme.SMALL))
    label.setProperty("role", role)
    return label


def _restyle(widget: QWidget) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt dresses it when it is shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)
