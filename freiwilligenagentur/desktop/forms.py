"""Forms: sections with a title at the left and fields that flow at the right, separated by thin lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.fields import Field
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import line, subheading
from freiwilligenagentur.desktop.widget_column import HighAsItsText
from freiwilligenagentur.errors import Problem

_LINE_CHARS = 80  # longer lines are hard to read
_TITLE_CHARS = 17
_NARROW_CHARS = 68  # below this width titles stand above their fields


class FormSection(QWidget):
    """A titled group of fields; ``add`` puts one row, which wraps where the window is narrow."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = subheading(title)
        self._title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP + theme.HALF)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.GAP)
        self._columns.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._rows, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP + theme.HALF, 0, 0)
        layout.setSpacing(theme.GAP + theme.HALF)
        layout.addLayout(self._columns)
        layout.addWidget(line())
        self._set_narrow(False)

    def add(self, *widgets: QWidget) -> QWidget:
        """Adds one row of fields or other widgets and returns the row, so that it can be hidden as a whole."""
        row = QWidget()
        flow = FlowLayout(row, gap=theme.GAP, line_gap=theme.GAP)
        labelled = any(isinstance(widget, Field) and widget.label_text for widget in widgets)
        for widget in widgets:
            if isinstance(widget, QLabel) and widget.wordWrap():
                widget.setSizePolicy(_wrapping())
                widget.setMaximumWidth(theme.chars(_LINE_CHARS))
            if labelled and not isinstance(widget, Field):
                flow.add_lowered(widget, QFontMetrics(theme.font(theme.SMALL)).height() + theme.HALF)
            else:
                flow.addWidget(widget)
        row.setSizePolicy(_wrapping())
        self._rows.addWidget(row)
        return row

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # As narrow as its widest row: with the title beside it, one wide row would keep the whole form from folding.
        return QSize(self._rows.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < theme.chars(_NARROW_CHARS)
        if narrow != (self._columns.direction() == QBoxLayout.Direction.TopToBottom):
            self._set_narrow(narrow)

    def _set_narrow(self, narrow: bool) -> None:
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._title.setFixedWidth(theme.chars(_NARROW_CHARS // 2 if narrow else _TITLE_CHARS))


def _wrapping() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class Form(QScrollArea):
    """A column of sections that scrolls and follows the focus."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = HighAsItsText()
        self._column.setProperty("surface", "page")
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, theme.GAP, theme.BLOCK)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self.setWidget(self._column)
        self._revealed: QWidget | None = None
        # Queued: when the form gets its height, what is in it does not have its place yet.
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_sight, Qt.ConnectionType.QueuedConnection)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls to what has the keyboard, also in a new form, where it gets its place a moment later."""
        self._revealed = widget
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self._revealed is not None and isValid(self._revealed) and self._revealed is self.window().focusWidget():
            self.ensureWidgetVisible(self._revealed, theme.BLOCK, theme.BLOCK * 2)
        else:
            self._revealed = None

    def add(self, section: QWidget) -> None:
        """Adds a section (or any widget) below the others."""
        self._layout.insertWidget(self._layout.count() - 1, section)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        moved = super().focusNextPrevChild(forward)
        focused = self.window().focusWidget()
        if focused is not None and self._column.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, theme.BLOCK, theme.BLOCK * 2)
        return moved


def display_problems(fields: Mapping[str, Field], problems: Iterable[Problem]) -> list[Problem]:
    """Shows each problem at its field, clears the other fields, puts the cursor at the first and shows it.

    Returns the problems that belong to none of the fields, for the caller to tell.
    """
    texts: dict[str, str] = {}
    homeless: list[Problem] = []
    for problem in problems:
        if problem.field in fields:
            texts.setdefault(problem.field, problem.text)
        else:
            homeless.append(problem)
    first = True
    for name, field in fields.items():
        if name in texts:
            field.set_error(texts[name], focus=first)
            if first:
                _bring_into_sight(field)
            first = False
        else:
            field.clear_error()
    return homeless


def _bring_into_sight(field: QWidget) -> None:
    """Scrolls to a field wherever it stands: else nothing seems to happen when one saves."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(field, 0, theme.BLOCK * 2)
        around = around.parentWidget()
