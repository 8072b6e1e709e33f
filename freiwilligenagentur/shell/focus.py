"""Where the keyboard is: entering a page, and whose step Strg+Z takes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


def enter(page: QWidget) -> None:
    """Puts the keyboard where it was on this page; the first time into the line that filters, or at the first stop."""
    last = page.focusWidget()
    filters = page.findChildren(QLineEdit, QRegularExpression(r"\.filter$"))
    wanted = [stop for stop in (last, *filters) if stop is not None and _takes_keys(stop, page)]
    if wanted:
        wanted[0].setFocus()
    else:
        # Not by nextInFocusChain(): PySide takes each widget in the chain for a child of the one before, and forgets
        # the rest of the window when one of them is deleted.
        page.setFocus()
        page.focusNextChild()


def _takes_keys(widget: QWidget, page: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return reached and page.isAncestorOf(widget) and widget.isVisibleTo(page)


class TextUndo(QObject):
    """Lets Strg+Z reach the office from a field that has nothing of its own to take back.

    Qt gives the key to every field, so the step that the line of state offers could not be taken back while the
    keyboard is in one. Whoever takes back typing stops at its beginning: the same key does not go on with the office.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._typing = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back, again = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (back or again) and not self._is_own(back):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _is_own(self, back: bool) -> bool:
        if isinstance(self._field, QLineEdit):
            has = self._field.isUndoAvailable() if back else self._field.isRedoAvailable()
        elif self._field is not None:
            has = self._field.document().isUndoAvailable() if back else self._field.document().isRedoAvailable()
        else:
            return False
        self._typing = self._typing or has
        return self._typing

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Listens to the field that has the keyboard, and to no other: a filter on all events would cost time."""
        if self._field is not None:
            self._field.removeEventFilter(self)
        ours = isinstance(new, QLineEdit | QPlainTextEdit) and new.window() is self._window
        self._field, self._typing = (new if ours else None), False  # type: ignore[assignment]
        if self._field is not None:
            self._field.installEventFilter(self)
