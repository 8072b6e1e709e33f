"""What the sections of a record are made of: facts, lines, consents, changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.fields import Field, combo, date_edit
from freiwilligenagentur.desktop.labels import Badge, body, hint, subheading
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import words
from freiwilligenagentur.people.hooks import RecordLine
from freiwilligenagentur.people.model import Purpose
from freiwilligenagentur.people.presenter.record_view import ConsentState
from freiwilligenagentur.storage.history import Change

_MOST_CHANGES = 60
_OPENABLE = frozenset({"placement", "hours", "certificate", "training", "organisation"})


class Facts(WidgetColumn):
    """Labels at the left, values at the right."""

    def display(self, facts: Sequence[tuple[str, str]]) -> None:
        """Shows labels and values."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.BLOCK)
        grid.setVerticalSpacing(theme.HALF)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(facts):
            name = hint(label)
            name.setFont(theme.font())
            name.setFixedWidth(theme.chars(21))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(value), row, 1)
        self.fill([table] if facts else [hint(_("Nothing is known yet."))])


class Lines(WidgetColumn):
    """What happened, newest first; ``opened`` carries kind and id."""

    opened = Signal(str, str)

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name, self._nothing = name, nothing

    def display(self, lines: Sequence[RecordLine]) -> None:
        """Shows lines, or what belongs here."""
        self.fill([self._line(line) for line in lines] or [hint(self._nothing)])

    def _line(self, line: RecordLine) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        day = hint(i18n.date(line.when))
        day.setFixedWidth(theme.chars(11))
        layout.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(body(line.title))
        if line.detail:
            texts.addWidget(hint(line.detail))
        layout.addLayout(texts, 1)
        if line.state:
            layout.addWidget(Badge(line.state, line.tone), 0, Qt.AlignmentFlag.AlignTop)
        if line.kind in _OPENABLE:
            opening = link_button(_("Open"), f"{self._name}.{line.id}")
            opening.setAccessibleName(_("Open {title}").format(title=line.title))
            opening.clicked.connect(partial(self.opened.emit, line.kind, line.id))
            layout.addWidget(opening, 0, Qt.AlignmentFlag.AlignTop)
        return row


class Consents(WidgetColumn):
    """Each purpose with its state and the one thing that can be done about it."""

    given = Signal(object, object, str)
    revoked = Signal(object)
    opened = Signal(str, str)
    unfolded = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._parts: dict[Purpose, QWidget] = {}

    def display(self, states: Sequence[ConsentState], today: date) -> None:
        """Shows every purpose; the keyboard stays at the purpose where it was."""
        focused = self.window().focusWidget()
        held = [purpose for purpose, part in self._parts.items() if focused and part.isAncestorOf(focused)]
        self._parts = {state.purpose: self._purpose(state, today) for state in states}
        self.fill(self._parts.values())
        for purpose in held:
            self._parts[purpose].setFocus()

    def _purpose(self, state: ConsentState, today: date) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, theme.HALF)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        title = subheading(state.title)
        title.setToolTip(state.text)
        head.addWidget(title, 1)
        if state.given or state.needed:
            head.addWidget(Badge(_("✓ given") if state.given else _("– missing"), "good" if state.given else "warn"))
        column.addLayout(head)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        below.addWidget(hint(state.state), 1)
        column.addLayout(below)
        if state.given:
            answer = self._withdrawing(state)
            below.addWidget(answer)
            part.setFocusProxy(answer)
        else:
            part.setFocusProxy(self._add_giving(column, below, state, today))
        if state.reached:
            column.addWidget(self._reached(state))
        return part

    def _reached(self, state: ConsentState) -> QWidget:
        part = WidgetColumn()
        who = Lines(f"people.consent.{state.purpose}.reached", "")
        who.display(state.reached)
        who.opened.connect(self.opened)
        told = hint(_("These have the contact data already. Please tell them that they may no longer use it:"))
        part.fill([told, who])
        return part

    def _withdrawing(self, state: ConsentState) -> QWidget:
        answer = link_button(_("Note the withdrawal"), f"people.consent.{state.purpose}.revoke")
        answer.setAccessibleDescription(state.title)
        answer.clicked.connect(partial(self._tell_revoked, state.purpose))
        return answer

    def _add_giving(self, column: QVBoxLayout, below: QHBoxLayout, state: ConsentState, today: date) -> QWidget:
        name = f"people.consent.{state.purpose}"
        opening = link_button(_("Note the consent …"), f"{name}.give")
        opening.setAccessibleDescription(state.title)
        details = GiveConsent(state, today, name)
        details.hide()
        details.given.connect(self.given)
        opening.clicked.connect(partial(self._unfold, opening, details))
        below.addWidget(opening)
        column.addWidget(details)
        return opening

    def _unfold(self, opening: QWidget, details: GiveConsent) -> None:
        details.unfold()
        opening.hide()
        self.unfolded.emit(details)

    def _tell_revoked(self, purpose: Purpose) -> None:
        self.revoked.emit(purpose)


class GiveConsent(QWidget):
    """The text to be read, day and way, and the button that notes it."""

    given = Signal(object, object, str)

    def __init__(self, state: ConsentState, today: date, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = state.purpose
        self._day = Field(_("Given on"), date_edit(), f"{name}.day")
        self._day.editor.set_value(today)
        self._how = Field(_("How"), combo(words.ways_of_consent()), f"{name}.how")
        note = button(_("Note it"), f"{name}.note")
        note.clicked.connect(self._tell)
        self._day.editor.returnPressed.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._day)
        row.addWidget(self._how)
        row.addWidget(note, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(body(state.text))
        column.addLayout(row)

    def unfold(self) -> None:
        """Shows text and fields, the cursor in the first."""
        self.show()
        self._day.editor.setFocus()

    def _tell(self) -> None:
        if fault := self._day.editor.problem():
            self._day.set_error(fault)
            return
        self.given.emit(self._purpose, self._day.editor.value(), self._how.editor.code())


class Changes(WidgetColumn):
    """Every step in the life of a record, newest first."""

    def display(self, changes: Sequence[Change]) -> None:
        """Shows the newest steps."""
        parts: list[QWidget] = []
        for change in changes[:_MOST_CHANGES]:
            parts.append(hint(f"{i18n.date_time(change.at)} · {change.user}"))
            parts.append(body("\n".join(change.lines or (change.label,))))
        self.fill(parts or [hint(_("Nothing was changed yet."))])
