"""The matching desk: left the person or offer, in the middle the counterparts, at the right the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.chips import FlowLayout
from freiwilligenagentur.desktop.labels import heading
from freiwilligenagentur.desktop.pages import EmptyState
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.presenter import Lists, MatchingPresenter
from freiwilligenagentur.matching.view.card_list import CardList
from freiwilligenagentur.matching.view.panels import ChosenPanel, SubjectPanel
from freiwilligenagentur.matching.view.start import FilterLine
from freiwilligenagentur.matching.view.switch import Switch

PAUSE_MS = 150
_SUBJECT, _LIST, _CHOSEN, _CHOSEN_AT_LEAST = 42, 44, 47, 30
"""Widths of the panels in characters."""


class Desk(QWidget):
    """Three panels; ``wished`` tells a wish in words after a short pause in typing.

    In a narrow window the left one gives way to the list, then the right one gets narrower."""

    wished = Signal(str)

    def __init__(self, presenter: MatchingPresenter) -> None:
        super().__init__()
        self.subject, self.chosen = SubjectPanel(), ChosenPanel()
        self.cards = CardList("matching.list", _("Counterparts"), presenter.card, presenter.is_marked)
        self.name = FilterLine()
        self.name.setObjectName("matching.name")
        self.name.setPlaceholderText(_("Look for a name"))
        self.name.setAccessibleName(_("Look for a name in this list"))
        self.wish = FilterLine()
        self.wish.setObjectName("matching.wish")
        self.wish.setPlaceholderText(_("Wish in words, such as: with animals"))
        self.wish.setAccessibleName(_("Wish in words"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell_wish)
        self.wish.textChanged.connect(self._pause.start)
        self._caption, self._looks = "", False
        self._heading = heading("")
        self._heading.setObjectName("matching.heading")
        self._heading.setFont(theme.font(1.3, bold=True))
        self.switch = Switch("matching.switch", _("Fitting or why not"))
        self._aside = button(_("Facts and trying out"), "matching.aside")
        self._aside.setCheckable(True)
        self._aside.toggled.connect(self._arrange)
        self._right = QWidget()
        self._empty = EmptyState("")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self._empty)
        self._lay_out()

    def display_list(self, lists: Lists, count: int, current: int) -> None:
        """Shows a list and its captions."""
        self._caption = lists.heading
        self._show_heading()
        self.switch.set_texts(lists.fitting, lists.others)
        self.switch.set_right(lists.shows_others)
        self._empty.set_text(lists.empty)
        self._stack.setCurrentWidget(self.cards if count else self._empty)
        self.cards.set_cards(count, current, lines=1 if lists.shows_others else 2)

    def show_looking(self, *, looking: bool) -> None:
        """Says that offers for words are being looked for, when that takes longer than a moment.

        It stands where the count stands, so that no card moves when it comes and goes.
        """
        self._looks = looking
        self._show_heading()

    def _show_heading(self) -> None:
        self._heading.setText(_("Still looking …") if self._looks else self._caption)

    def clear_lines(self) -> None:
        """Empties the lines for a wish and a name; nothing is told."""
        self._pause.stop()
        for line in (self.name, self.wish):
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)

    def _tell_wish(self) -> None:
        self.wished.emit(self.wish.text())

    def focus_line(self) -> None:
        """Puts the keyboard into the line for a wish, or for a name where no wish can be typed."""
        line = self.wish if self.wish.isVisible() else self.name
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def focus_list(self) -> None:
        """Puts the focus where the arrows move through the counterparts."""
        (self.cards if self._stack.currentWidget() is self.cards else self.switch).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()
        wished = max(theme.chars(_CHOSEN), self.width() // 4)
        beside_the_list = self.width() - theme.chars(_LIST)
        self.chosen.setFixedWidth(max(theme.chars(_CHOSEN_AT_LEAST), min(beside_the_list, wished)))

    def _arrange(self) -> None:
        """In a narrow window the subject stands in the place of the chosen one while the button is down."""
        narrow = self.width() < theme.chars(_SUBJECT + _LIST + _CHOSEN)
        aside = narrow and self._aside.isChecked()
        self._aside.setVisible(narrow)
        self.subject.setVisible(not narrow or aside)
        self._right.setVisible(not aside)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Less than the three panels need side by side, so that the window can get narrow at all."""
        return QSize(theme.chars(_LIST - 10 + _CHOSEN_AT_LEAST), theme.em(14))

    def _lay_out(self) -> None:
        self._heading.setWordWrap(False)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heading.setFixedHeight(theme.control_height())
        head = FlowLayout()
        head.addWidget(self._heading)
        head.addWidget(self.switch)
        head.addWidget(self._aside)
        middle = QWidget()
        middle.setProperty("surface", "page")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.BLOCK + theme.HALF, theme.BLOCK, theme.BLOCK + theme.HALF, 0)
        column.setSpacing(theme.GAP + theme.HALF)
        column.addLayout(head)
        lines = QHBoxLayout()
        lines.setSpacing(theme.GAP)
        lines.addWidget(self.wish, 3)
        lines.addWidget(self.name, 2)
        column.addLayout(lines)
        column.addWidget(self._stack, 1)
        self.subject.setFixedWidth(theme.chars(_SUBJECT))
        self.chosen.setFixedWidth(theme.chars(_CHOSEN))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.subject)
        across.addWidget(_divider())
        across.addWidget(middle, 1)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(_divider())
        right.addWidget(self.chosen)
        across.addWidget(self._right)


def _divider() -> QWidget:
    line = QWidget()
    line.setFixedWidth(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("line", "true")
    return line
