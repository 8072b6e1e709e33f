"""What pages are made of: head, empty state, info bar, folding section, list beside record."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import HEAD, Button, button
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Badge, Tone, heading, hint, line, tone_colours
from freiwilligenagentur.desktop.widget_column import HighAsItsText
from freiwilligenagentur.i18n import _

_BAR_CHARS = 46  # narrower bars have their answers below the text


class PageHeader(QWidget):
    """Title and one line below it; buttons at the right, the primary one first."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle = heading(title), hint(subtitle)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GAP)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, theme.GAP + theme.HALF)
        self._row.setSpacing(theme.BLOCK)
        self._row.addLayout(texts, 1)
        self._row.addLayout(self._buttons)
        self._subtitle.setVisible(bool(subtitle))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add_button(self, widget: QWidget) -> None:
        """Adds a button (or any small widget) at the right."""
        self._buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Changes both texts."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as title or buttons alone: in a narrow window the buttons stand below the title."""
        hint_size = super().minimumSizeHint()
        alone = max(self._buttons.minimumSize().width(), theme.chars(16))
        return QSize(min(hint_size.width(), alone), hint_size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        beside = title + theme.BLOCK + self._buttons.sizeHint().width() <= self.width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


class EmptyState(QWidget):
    """What belongs on an empty page, and the first step."""

    def __init__(self, text: str, *first_steps: QPushButton) -> None:
        super().__init__()
        self._text = hint(text)
        self._text.setFont(theme.font())
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(theme.chars(48))
        self._fit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE * 2, theme.EDGE, theme.EDGE)
        layout.setSpacing(theme.BLOCK)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        for first_step in first_steps:
            layout.addWidget(first_step, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def set_text(self, text: str) -> None:
        """Changes the text."""
        self._text.setText(text)
        self._fit()

    def _fit(self) -> None:
        """A centred label gets the height of the whole row's width, which is too little for a narrow text."""
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(theme.chars(48))))


class InfoBar(QFrame):
    """A bar across the page: a word as badge, a text (simple bold markup allowed), buttons for the answers.

    In a narrow place, and always when ``stacked``, the answers stand below the text.
    """

    def __init__(
        self, tone: Tone | str = Tone.WARN, word: str = "", stacked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = Tone(tone)
        self._badge = Badge(word, tone)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setMinimumWidth(theme.chars(12))  # a long word is cut rather than making the page wider
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._stacked = stacked
        self._layout = QBoxLayout(down if stacked else across, self)
        self._layout.setContentsMargins(theme.GAP + theme.HALF, theme.GAP, theme.GAP + theme.HALF, theme.GAP)
        self._layout.setSpacing(theme.GAP + theme.HALF)
        self._layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._badge.setVisible(bool(word))
        self._layout.addWidget(self._text, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, markup: str) -> None:
        """Sets the text; escape what comes from data (``html.escape``)."""
        self._text.setText(markup)
        self.setAccessibleName(markup.replace("<b>", "").replace("</b>", ""))

    def set_plain_text(self, text: str) -> None:
        """Sets a text without markup, as an error says it."""
        self.set_text(escape(text))
        self.setAccessibleName(text)

    def text(self) -> str:
        """The text with its markup."""
        return self._text.text()

    def add_button(self, text: str, name: str, shortcut: str = "") -> Button:
        """Adds an answer and returns its button."""
        answer = button(text, name, shortcut)
        self._layout.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return answer

    def clear_buttons(self) -> None:
        """Takes all answers away."""
        for answer in self.findChildren(Button):
            self._layout.removeWidget(answer)
            answer.hide()
            answer.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        stacked = self._stacked or self.width() < theme.chars(_BAR_CHARS)
        self._layout.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.colours()
        lines = {Tone.WARN: colours.amber_border, Tone.BAD: colours.red_border}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(lines.get(self._tone, colours.border)), 1))
        ground = QColor(tone_colours(self._tone)[0])
        ground.setAlphaF(0.55)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        painter.end()


class Section(QWidget):
    """A part of a record that folds; its head is a button, so Tab and Space reach it."""

    toggled = Signal(bool)

    def __init__(self, title: str, name: str = "", opened: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._head = Button(title, f"{name}.head", kind=HEAD)
        self._head.setFont(theme.font(bold=True))
        self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head.clicked.connect(self._flip)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(theme.HALF, 0, 0, theme.GAP)
        self._column.setSpacing(theme.GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.HALF, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self._head)
        layout.addWidget(self._body)
        layout.addWidget(line())
        self._title = title
        self._open = True
        self.set_open(opened)

    def add(self, widget: QWidget) -> None:
        """Adds a widget below the others of this section."""
        self._column.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Changes the title, for example to carry a count."""
        self._title = title
        self._head.set_text(title)
        self._describe()

    def set_open(self, opened: bool) -> None:
        """Opens or folds."""
        self._open = opened
        self._body.setVisible(opened)
        self._head.set_icon(icon("caret-down" if opened else "caret-right", "muted"))
        self._describe()

    def focus_head(self) -> None:
        """Puts the keyboard on the head."""
        self._head.setFocus()

    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._open

    def _flip(self) -> None:
        self.set_open(not self._open)
        self.toggled.emit(self._open)

    def _describe(self) -> None:
        self._head.setAccessibleDescription(_("unfolded") if self._open else _("folded"))


class SplitPage(QSplitter):
    """A list at the left, the record at the right; the divider moves by mouse and the list keeps its width."""

    def __init__(self, list_side: QWidget, record_side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(list_side)
        self.addWidget(record_side)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)


class ScrollingColumn(QScrollArea):
    """A column of widgets that scrolls up and down, never sideways."""

    def __init__(self, content: QWidget, name: str = "") -> None:
        super().__init__()
        self._revealed: QWidget | None = None
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    def setWidget(self, content: QWidget) -> None:  # noqa: N802 - Qt's name
        around = HighAsItsText()
        layout = QVBoxLayout(around)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        super().setWidget(around)

    def to_top(self) -> None:
        """Shows the beginning, because something else stands here now."""
        self._revealed = None
        self.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls to what was just unfolded and has the keyboard, also when it gets its height a moment later."""
        self._revealed = widget
        self._keep_in_sight()

    def follow(self, section: Section) -> None:
        """Scrolls to what a section unfolds."""
        section.toggled.connect(partial(self._section_toggled, section))

    def _section_toggled(self, section: Section, opened: bool) -> None:
        if opened:
            self.reveal(section)

    def _keep_in_sight(self) -> None:
        if self._revealed is not None and not isValid(self._revealed):
            self._revealed = None  # a list was filled anew since then
        focused = self.window().focusWidget()
        if self._revealed is None or focused is None or not self._revealed.isVisible():
            return
        if focused is self._revealed or self._revealed.isAncestorOf(focused):
            self.ensureWidgetVisible(self._revealed, 0, theme.BLOCK)
            self.ensureWidgetVisible(focused, 0, theme.BLOCK)


def scrolling(content: QWidget, name: str = "") -> ScrollingColumn:
    """Lets a column of widgets scroll up and down, never sideways."""
    return ScrollingColumn(content, name)
