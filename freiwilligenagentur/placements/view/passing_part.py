"""Contact data to the other side: what goes out, on which consent, and what went out before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.chips import reason_chip
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.desktop.filled_anew import empty_layout, keyboard_stays
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import Tone, body, hint, subheading
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.presenter.passing import PassingLine, PassingPresenter
from freiwilligenagentur.placements.view.widgets import chain_after


class PassingPart(QWidget):
    """Fulfils the presenter's PassingView; the presenter is set by whoever builds the record."""

    revealed = Signal(QWidget)
    card_wanted = Signal(str, str)
    """The Vermittlungskarte of a volunteer and an offer."""
    presenter: PassingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._anchor: QWidget = self
        self._sides, self._passed = QVBoxLayout(), QVBoxLayout()
        for column in (self._sides, self._passed):
            column.setSpacing(theme.HALF)
        self._text = MultiLine(10)
        self._text.setReadOnly(True)
        self._text.setObjectName("placement.passed_text")
        self._text.setAccessibleName(_("Text to pass on"))
        self._copied = hint(_("The text is in the clipboard; paste it into a mail or letter with Ctrl+V."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._sides)
        layout.addWidget(self._copied)
        layout.addWidget(self._text)
        layout.addLayout(self._passed)
        self.display_text("")

    def set_anchor(self, anchor: QWidget) -> None:
        """What Tab comes from into this part."""
        self._anchor = anchor

    def display_passing(self, lines: Sequence[PassingLine], passed: Sequence[str]) -> None:
        with keyboard_stays(self):
            empty_layout(self._sides)
            before: QWidget = self._anchor
            for line in lines:
                side = self._side(line)
                self._sides.addWidget(side)
                before = chain_after(before, side)
            empty_layout(self._passed)
            if passed:
                self._passed.addWidget(subheading(_("Passed on so far")))
            for text in passed:
                self._passed.addWidget(hint(text))

    def display_text(self, text: str) -> None:
        self._text.set_value(text)
        self._text.setVisible(bool(text))
        self._copied.setVisible(bool(text))
        if text:
            QApplication.clipboard().setText(text)
            self._text.setFocus()
            self.revealed.emit(self._text)

    def ask_card(self, volunteer_id: str, offer_id: str) -> None:
        self.card_wanted.emit(volunteer_id, offer_id)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _side(self, line: PassingLine) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, theme.GAP)
        column.setSpacing(theme.HALF)
        column.addWidget(body(line.title))
        if line.fields:
            column.addWidget(hint(line.fields))
        chip = reason_chip(
            _("consent is there") if line.allowed else _("consent is missing"), Tone.GOOD if line.allowed else Tone.WARN
        )
        ground = QHBoxLayout()
        ground.setSpacing(theme.GAP)
        ground.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        ground.addWidget(hint(line.ground), 1)
        column.addLayout(ground)
        column.addWidget(self._act(line))
        return box

    def _act(self, line: PassingLine) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=theme.GAP, line_gap=theme.HALF)
        if line.allowed:
            act = button(_("Pass on and copy"), f"placement.pass.{line.side.value}")
            act.clicked.connect(partial(self.presenter.pass_on, line.side))
        else:
            act = link_button(line.repair, f"placement.repair.{line.side.value}")
            act.clicked.connect(partial(self.presenter.repair, line.side))
        act.setAccessibleDescription(f"{line.title}. {line.ground}")
        flow.addWidget(act)
        if line.has_card:
            card = button(_("Placement card …"), "placement.card_of_pair")
            card.clicked.connect(self.presenter.open_card)
            flow.addWidget(card)
        return row
