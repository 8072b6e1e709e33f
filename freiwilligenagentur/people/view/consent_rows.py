"""Consents in the talk: each purpose by itself, its text to be read, with day and way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.fields import Field, check, combo, date_edit
from freiwilligenagentur.desktop.labels import Badge, Tone
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import words
from freiwilligenagentur.people.drafting import Agreement
from freiwilligenagentur.people.model import Purpose
from freiwilligenagentur.people.presenter.intake_view import ConsentLine
from freiwilligenagentur.people.view.lines import Paragraph

_INDENT = theme.EDGE + 3  # below the words of the tick


class ConsentRow(QWidget):
    """One purpose: a tick, the text below it, and once ticked the day and how it was given."""

    changed = Signal()

    def __init__(self, line: ConsentLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = line.purpose
        self._today = today
        name = f"people.intake.consent.{line.purpose}"
        self._tick = check(line.title)
        self._tick.setObjectName(name)
        self._tick.setFont(theme.font(bold=True))
        self._tick.setAccessibleDescription(line.text)
        self._day = Field(_("Given on"), date_edit(), f"{name}.day")
        self._how = Field(_("How"), combo(words.ways_of_consent()), f"{name}.how")
        self._standing = Badge(_("✓ given on {date}").format(date=line.standing), Tone.GOOD)
        self._details = QWidget()
        details = QHBoxLayout(self._details)
        details.setContentsMargins(_INDENT, 0, 0, theme.HALF)
        details.setSpacing(theme.GAP)
        details.addWidget(self._day)
        details.addWidget(self._how)
        details.addStretch(1)
        text = QHBoxLayout()
        text.setContentsMargins(_INDENT, 0, 0, 0)
        text.addWidget(Paragraph(line.text), 1)
        text.addStretch(0)
        head = QHBoxLayout()
        head.addWidget(self._tick)
        head.addWidget(self._standing)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.HALF)
        layout.setSpacing(theme.HALF)
        layout.addLayout(head)
        layout.addLayout(text)
        layout.addWidget(self._details)
        self._display(line)
        self._tick.edited.connect(self._ticked)
        self._day.edited.connect(self.changed)
        self._how.edited.connect(self.changed)

    def agreement(self) -> Agreement | None:
        """What was agreed in this talk; None without a tick."""
        if not self._tick.value() or not self._tick.isEnabled():
            return None
        return Agreement(self._day.editor.value() or self._today, self._how.editor.code())

    def day(self) -> Field | None:
        """The field of the day; None without a tick."""
        return self._day if self.agreement() is not None else None

    def _display(self, line: ConsentLine) -> None:
        given = line.agreement
        self._tick.set_value(given is not None or bool(line.standing))
        self._tick.setEnabled(not line.standing)
        self._standing.setVisible(bool(line.standing))
        self._day.editor.set_value(given.given_on if given else self._today)
        self._how.editor.set_code(given.how if given else "signed")
        self._details.setVisible(given is not None)

    def _ticked(self) -> None:
        self._details.setVisible(self._tick.value())
        self.changed.emit()


class ConsentRows(QWidget):
    """All purposes; ``agreed`` carries the purpose and the agreement or None."""

    agreed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Purpose, ConsentRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GAP)

    def display(self, lines: Sequence[ConsentLine], today: date) -> None:
        """Shows every purpose anew."""
        for row in self._rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {line.purpose: ConsentRow(line, today) for line in lines}
        for purpose, row in self._rows.items():
            self._layout.addWidget(row)
            row.show()
            row.changed.connect(partial(self._tell, purpose))

    def row(self, purpose: Purpose) -> ConsentRow:
        """The row of a purpose."""
        return self._rows[purpose]

    def days(self) -> dict[str, Field]:
        """The fields of the days of what was agreed in this talk, by ``consent.<purpose>``."""
        return {f"consent.{purpose}": day for purpose, row in self._rows.items() if (day := row.day()) is not None}

    def _tell(self, purpose: Purpose) -> None:
        self.agreed.emit(purpose, self._rows[purpose].agreement())
