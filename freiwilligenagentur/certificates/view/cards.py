"""The placements in the form: a tick for each, and below it the words that shall stand on the certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.entry import Card
from freiwilligenagentur.certificates.text_blocks import Shape
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import Field, check, line_edit, multi_line
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _


class CardView(QWidget):
    """One placement."""

    edited = Signal()
    block_asked = Signal(str, str)
    """Placement and text block."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._card = card
        key = card.words.placement_id
        self._tick = check(card.title)
        self._tick.setObjectName(f"certificates.placement.{key}")
        self._tick.setAccessibleDescription(card.hours)
        self._tick.set_value(card.ticked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._tick.setSizePolicy(policy)  # a long title takes two lines
        self._hours = hint(card.hours)
        self._words = QWidget()
        self.fields = {
            f"function.{key}": Field(_("Task"), line_edit(), f"certificates.function.{key}"),
            f"place.{key}": Field(_("Place"), line_edit(), f"certificates.place.{key}"),
            f"tasks.{key}": Field(_("Tasks, one a line"), multi_line(3), f"certificates.tasks.{key}"),
            f"text.{key}": Field(_("What was done, in sentences"), multi_line(2), f"certificates.text.{key}"),
            f"about.{key}": Field(_("About the place of engagement"), multi_line(2), f"certificates.about.{key}"),
        }
        self._blocks = button(_("Put in a text block …"), f"certificates.blocks.{key}")
        self._blocks.clicked.connect(self._offer_blocks)
        words = card.words
        values = (words.function, words.place, "\n".join(words.tasks), words.text, words.about)
        for field, value in zip(self.fields.values(), values, strict=True):
            field.editor.set_value(value)
            field.edited.connect(self.edited)
        self._tick.edited.connect(self._tell_ticked)
        self._lay_out()

    def value(self) -> Card:
        """What stands there now."""
        function, place, tasks, text, about = (field.editor.value() for field in self.fields.values())
        lines = tuple(tasks.splitlines())
        words = replace(self._card.words, function=function, place=place, tasks=lines, text=text, about=about)
        return replace(self._card, ticked=self._tick.value(), words=words)

    def focus_tick(self) -> None:
        """Puts the cursor on the tick."""
        self._tick.setFocus()

    def _offer_blocks(self) -> None:
        """A menu of the blocks; it opens below the button and is walked with the arrows."""
        menu = QMenu(self)
        menu.setObjectName("certificates.blocks.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shapes = {Shape.TASKS: _("{title} (list)"), Shape.PROSE: _("{title} (sentences)")}
        for choice in self._card.blocks:
            menu.addAction(shapes[choice.shape].format(title=choice.title).replace("&", "&&")).setData(choice.key)
        menu.triggered.connect(self._ask_block)
        menu.popup(self._blocks.mapToGlobal(self._blocks.rect().bottomLeft()))

    def _ask_block(self, action: QAction) -> None:
        self.block_asked.emit(self._card.words.placement_id, str(action.data()))

    def _tell_ticked(self) -> None:
        self._words.setVisible(self._tick.value())
        self.edited.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout(self._words)
        words.setContentsMargins(theme.EDGE, theme.HALF, 0, 0)
        words.setSpacing(theme.GAP)
        function, place, tasks, text, about = self.fields.values()
        first = QHBoxLayout()
        first.setSpacing(theme.GAP)
        first.addWidget(function, 3)
        first.addWidget(place, 2)
        words.addLayout(first)
        words.addWidget(tasks)
        words.addWidget(text)
        words.addWidget(self._blocks, 0, Qt.AlignmentFlag.AlignLeft)
        self._blocks.setVisible(bool(self._card.blocks))
        words.addWidget(about)
        self._hours.setContentsMargins(theme.EDGE + theme.HALF, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.GAP)
        layout.setSpacing(0)
        layout.addWidget(self._tick)
        layout.addWidget(self._hours)
        layout.addWidget(self._words)
        self._words.setVisible(self._tick.value())


class Cards(WidgetColumn):
    """All placements below each other."""

    edited = Signal()
    block_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(theme.HALF)
        self._views: list[CardView] = []

    def set_value(self, cards: Sequence[Card]) -> None:
        """Shows these placements; the cursor stays in the field where it was."""
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        self._views = [CardView(card) for card in cards]
        for view in self._views:
            view.edited.connect(self.edited)
            view.block_asked.connect(self.block_asked)
        self.fill(self._views or [_none()])
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def value(self) -> tuple[Card, ...]:
        """What stands there now."""
        return tuple(view.value() for view in self._views)

    def field(self, name: str) -> Field | None:
        """A field of one of the placements."""
        return next((view.fields[name] for view in self._views if name in view.fields), None)

    def focus_first(self) -> None:
        """Puts the cursor on the first tick."""
        if self._views:
            self._views[0].focus_tick()


def _none() -> QLabel:
    """On one line, since a column that holds nothing else would be as narrow as a wrapped one likes to be."""
    label = hint(_("There is no placement in this period."))
    label.setWordWrap(False)
    return label
