"""The people of a training: a line to add somebody by name, the list, and the entry of the chosen person."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.check import Check
from freiwilligenagentur.desktop.fields import Field, check, line_edit, number_edit
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import hint, subheading
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.organisations.view.listing import FilterLine
from freiwilligenagentur.organisations.view.record_panel import button_row
from freiwilligenagentur.people.finding import Finder
from freiwilligenagentur.trainings.presenter.attendance import AttendancePresenter, PersonHit
from freiwilligenagentur.trainings.presenter.shown import name_text
from freiwilligenagentur.trainings.rows import AttendanceRow, TrainingRecord
from freiwilligenagentur.trainings.rules import AttendanceInput
from freiwilligenagentur.trainings.service import Attendances
from freiwilligenagentur.trainings.view.columns import AttendanceColumns, hit_columns

_FEWEST_ROWS, _HIT_ROWS = 3, 5
_OTHER_ROWS = 14
"""As high as so many rows is what a window shows of a training besides the list, fields and hints included."""


class PeopleTable(RowTable):
    """Space marks somebody as present or absent, Del takes somebody off the list."""

    toggled = Signal(str)
    removed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggled.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removed.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def fit_rows(self, fewest: int, most: int) -> None:
        """As high as its rows, within limits; beyond them it scrolls."""
        rows = min(max(len(self.rows()), fewest), most)
        height = self.verticalHeader().defaultSectionSize() * rows + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + 2 * self.frameWidth() + theme.HALF)


class AttendancePart(QWidget):
    """Fulfils the presenter's AttendanceView; ``changed`` tells that something was kept."""

    changed = Signal()

    def __init__(self, attendances: Attendances, find: Finder, navigator: Navigator) -> None:
        super().__init__()
        self._columns = AttendanceColumns()
        self._title = subheading("")
        self.all_present = button(_("All present"), "trainings.all_present")
        self._search = FilterLine()
        self._search.setObjectName("trainings.add_person")
        self._search.setAccessibleName(_("Put somebody on the list"))
        self._search.setPlaceholderText(_("Put somebody on the list: type a name"))
        self._search.setClearButtonEnabled(True)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hits = PeopleTable(hit_columns(), "trainings.hits", _("People found"))
        self._nothing = hint("")
        self._table = PeopleTable(self._columns.columns(), "trainings.people", _("Participants"), give_way=(4, 1))
        self._empty = hint(_("Nobody is on the list yet. Type a name above; Enter takes the first one found."))
        self._help = hint(_("Space: present or absent. Enter: change the hours. Del: take off the list."))
        self._entry = _Entry()
        self._lay_out()
        self.display_hits((), "")
        self._presenter = AttendancePresenter(self, attendances, find, navigator, self.changed.emit)
        self._wire()

    def presenter(self) -> AttendancePresenter:
        """What decides."""
        return self._presenter

    # --- what the presenter says

    def display_people(self, record: TrainingRecord, chosen: str) -> str:
        self._columns.record = record
        self._table.set_rows(record.attendances)
        if not (chosen and self._table.select(chosen)) and not self._table.current_id():
            self._table.select_first()
        self._fit_rows()
        for widget in (self._table, self._help):
            widget.setVisible(bool(record.attendances))
        self._empty.setVisible(not record.attendances)
        self.all_present.setEnabled(record.begun and bool(record.attendances))
        return self._table.current_id()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit_rows()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit_rows()
        return False

    def _fit_rows(self) -> None:
        """As many rows as leave the fields below them in sight."""
        most = self.window().height() // self._table.verticalHeader().defaultSectionSize() - _OTHER_ROWS
        self._table.fit_rows(_FEWEST_ROWS, max(_FEWEST_ROWS, most))

    def display_entry(self, row: AttendanceRow | None, held: Decimal, begun: bool) -> None:
        self._entry.display(row, held, begun)
        if row is not None:
            self._table.select(row.id)

    def display_hits(self, hits: Sequence[PersonHit], nothing: str) -> None:
        self._hits.set_rows(hits)
        self._hits.select_first()
        self._hits.fit_rows(1, _HIT_ROWS)
        self._hits.setVisible(bool(hits))
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))

    def display_search(self, text: str) -> None:
        self._search.set_value(text)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        if homeless := display_problems(self._entry.fields, problems):
            self.tell_error("\n".join(problem.text for problem in homeless))

    def ask_entry(self) -> AttendanceInput | None:
        return self._entry.value()

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def display_title(self, text: str) -> None:
        """How many are on the list."""
        self._title.setText(text)

    def focus_people(self) -> None:
        """Puts the keyboard where somebody goes on: into the list, or into the line that begins it."""
        (self._table if self._table.isVisible() else self._search).setFocus(Qt.FocusReason.TabFocusReason)

    # --- inside

    def _wire(self) -> None:
        presenter, entry = self._presenter, self._entry
        self.all_present.clicked.connect(presenter.all_present)
        self._search.edited.connect(self._typed)
        self._search.stepped.connect(self._hits.step)
        self._search.accepted.connect(self._add)
        self._hits.activated_id.connect(presenter.add)
        self._table.chosen.connect(presenter.choose)
        self._table.toggled.connect(presenter.toggle)
        self._table.removed.connect(presenter.remove)
        self._table.activated_id.connect(self._go_to_hours)
        for tick in (entry.registered, entry.present):
            tick.edited.connect(self._ticked)
        for editor in (entry.hours, entry.note):
            editor.editingFinished.connect(self._left)
            editor.returnPressed.connect(self._go_on)
        entry.person.clicked.connect(presenter.open_person)
        entry.remove.clicked.connect(self._remove)

    def _typed(self) -> None:
        self._presenter.search(self._search.text())

    def _add(self) -> None:
        self._presenter.add(self._hits.current_id())

    def _remove(self) -> None:
        self._presenter.remove(self._table.current_id())
        self.focus_people()

    def _go_to_hours(self, _attendance_id: str) -> None:
        self._entry.hours.setFocus()
        self._entry.hours.selectAll()

    def _ticked(self) -> None:
        if not self._entry.hours.is_valid():
            self._entry.hours.set_value(None)  # what is no number cannot stand in the way of a tick
        self._presenter.mark()

    def _left(self) -> None:
        self._presenter.keep()

    def _go_on(self) -> None:
        """Enter in a field keeps it and goes to the next person."""
        if self._presenter.keep(again=True):
            self._table.setFocus()
            self._table.step(1)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._title)
        layout.addWidget(button_row(self._search, self.all_present))
        for widget in (self._nothing, self._hits, self._empty, self._table, self._entry, self._help):
            layout.addWidget(widget)


class _Entry(QWidget):
    """Registered, present, hours and note of one person."""

    def __init__(self) -> None:
        super().__init__()
        self._name = subheading("")
        self.registered: Check = check(_("registered"))
        self.registered.setObjectName("trainings.entry.registered")
        self.present: Check = check(_("present"))
        self.present.setObjectName("trainings.entry.present")
        self.hours = number_edit(2, 999)
        self.note = line_edit(24)
        self.fields = {
            "hours": Field(_("Hours present"), self.hours, "trainings.entry.hours"),
            "note": Field(_("Note"), self.note, "trainings.entry.note"),
        }
        self.person = link_button(_("To the person"), "trainings.entry.person")
        self.remove = link_button(_("Take off the list"), "trainings.entry.remove")
        self._lay_out()

    def display(self, row: AttendanceRow | None, held: Decimal, begun: bool) -> None:
        """Shows an entry; None hides it."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._name.setText(name_text(row))
        self.registered.set_value(row.registered)
        self.present.set_value(row.present)
        self.hours.set_value(row.hours if row.present else None)
        self.note.set_value(row.note)
        self.present.setEnabled(begun)
        self.fields["hours"].setEnabled(begun)
        self.person.setVisible(bool(row.volunteer_id))

    def _lay_out(self) -> None:
        self._name.setMinimumHeight(self.person.sizeHint().height())
        head = button_row(self._name, self.person, self.remove)
        below_labels = QFontMetrics(theme.font(theme.SMALL)).height() + theme.GAP
        row = QWidget()
        flow = FlowLayout(row, gap=theme.BLOCK)
        for tick in (self.registered, self.present):
            flow.add_lowered(tick, below_labels)
        for field in self.fields.values():
            flow.addWidget(field)
        row.setSizePolicy(head.sizePolicy())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(head)
        layout.addWidget(row)

    def value(self) -> AttendanceInput | None:
        """What stands in the fields; None while the number cannot be read."""
        if not self.hours.is_valid():
            return None
        return AttendanceInput(self.registered.value(), self.present.value(), self.hours.value(), self.note.value())
