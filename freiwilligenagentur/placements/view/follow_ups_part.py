"""The follow-ups of a placement: tick, put off, add."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.fields import Field, date_edit, line_edit
from freiwilligenagentur.desktop.filled_anew import empty_layout, keyboard_stays
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Badge, Tone, body, hint
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.presenter.follow_ups import FollowUpLine, FollowUpsPresenter
from freiwilligenagentur.placements.view.looks import due_tone
from freiwilligenagentur.placements.view.widgets import chain_after


class FollowUpsPart(QWidget):
    """Fulfils the presenter's FollowUpsView; the presenter is set by whoever builds the record."""

    presenter: FollowUpsPresenter

    def __init__(self) -> None:
        super().__init__()
        self._anchor: QWidget = self
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.HALF)
        self._day = Field(_("Follow up on"), date_edit(), "placement.follow_up_day")
        self._text = Field(_("What is to be done"), line_edit(), "placement.follow_up_text")
        self._text.editor.returnPressed.connect(self._add)
        add = button(_("Add follow-up"), "placement.follow_up_add")
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._day)
        row.addWidget(self._text, 1)
        self._button_column = QVBoxLayout()
        self._button_column.setSpacing(theme.HALF)
        self._button_column.addWidget(_gap())
        self._button_column.addWidget(add)
        self._button_column.addStretch(1)
        row.addLayout(self._button_column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._lines)
        layout.addLayout(row)

    def set_anchor(self, anchor: QWidget) -> None:
        """What Tab comes from into this part."""
        self._anchor = anchor

    def display_follow_ups(self, lines: Sequence[FollowUpLine], nothing: str) -> None:
        with keyboard_stays(self):
            empty_layout(self._lines)
            if not lines:
                self._lines.addWidget(hint(nothing))
            before: QWidget = self._anchor
            for line in lines:
                row = self._row(line)
                self._lines.addWidget(row)
                before = chain_after(before, row)

    def display_new(self) -> None:
        self._day.editor.set_value(None)
        self._text.editor.set_value("")
        self.display_problems(())

    def display_problems(self, problems: Sequence[Problem]) -> None:
        display_problems({"due_on": self._day, "text": self._text}, problems)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _row(self, line: FollowUpLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        badge = Badge(line.badge, Tone.NEUTRAL if line.done else due_tone(line.due))
        badge.setMinimumWidth(max(theme.chars(11), badge.sizeHint().width()))
        text = hint(f"{line.day}  {line.text}") if line.done else body(f"{line.day}  {line.text}")
        layout.addWidget(badge)
        layout.addWidget(text, 1)
        tick = link_button("", f"placement.tick.{line.id}")
        tick.set_icon(icon("arrow-counter-clockwise" if line.done else "check", "accent"))
        caption = _("Open again: {text}") if line.done else _("Done: {text}")
        tick.setAccessibleName(caption.format(text=line.text))
        tick.setToolTip(_("Open again") if line.done else _("Done"))
        tick.clicked.connect(partial(self.presenter.tick, line.id, not line.done))
        layout.addWidget(tick)
        if not line.done:
            layout.addWidget(self._later(line))
        return row

    def _later(self, line: FollowUpLine) -> QWidget:
        later = link_button("", f"placement.later.{line.id}").set_icon(icon("clock-clockwise", "accent"))
        later.setAccessibleName(_("Put off: {text}").format(text=line.text))
        later.setToolTip(_("Put off"))
        menu = QMenu(later)
        for caption, day in line.later:
            menu.addAction(caption).triggered.connect(partial(self._put_off, line.id, day))
        later.setMenu(menu)
        return later

    def _put_off(self, follow_up_id: str, day: date, _checked: bool = False) -> None:
        self.presenter.put_off(follow_up_id, day)

    def _add(self) -> None:
        problem = self._day.editor.problem()
        if problem:
            self._day.set_error(problem)
        else:
            self.presenter.add(self._day.editor.value(), self._text.editor.value())


def _gap() -> QLabel:
    """As high as the label above a field."""
    label = QLabel(" ")
    label.setFont(theme.font(theme.SMALL))
    return label
