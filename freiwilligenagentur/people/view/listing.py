"""The list of people with its filter line."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.editors import Combo, LineEdit
from freiwilligenagentur.desktop.labels import Tone, hint
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people import words
from freiwilligenagentur.people.presenter.listing import ListingPresenter
from freiwilligenagentur.people.presenter.record_view import TONES
from freiwilligenagentur.people.rows import VolunteerRow
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.vocabulary.service import Vocabulary
from freiwilligenagentur.vocabulary.times import times_text

_GIVE_WAY = (6, 5, 4, 2)
"""Columns in the order in which they hide: day taken in, phone, place, times."""


class FilterLine(LineEdit):
    """The line that filters; Up and Down move in the list below, Enter opens."""

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ListingPanel(QWidget):
    """Everybody, filtered. ``chosen`` and ``opened`` carry a person's id; ``new_wanted`` asks for a first talk,
    ``certify_wanted`` for certificates for everybody who is listed (their ids).
    """

    chosen = Signal(str)
    opened = Signal(str)
    new_wanted = Signal()
    certify_wanted = Signal(list)

    def __init__(
        self,
        people: PeopleService,
        vocabulary: Vocabulary,
        memory: MutableMapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("people.listing")
        self.presenter = ListingPresenter(self, people, vocabulary)
        self._header = PageHeader(_("Volunteers"))
        self._new = primary_button(_("+ New"), "people.new", "Ctrl+N")
        self._filter = FilterLine(0)
        self._states, self._areas, self._distances = Combo(), Combo(), Combo()
        self._table = RowTable(_columns(), "people.table", _("Volunteers"), _GIVE_WAY)
        self._first = button(_("Begin a first talk"), "people.first")
        self._reset = button(_("Show everybody"), "people.reset")
        self._nobody, self._none_matches = EmptyState("", self._first), EmptyState("", self._reset)
        self._below = QStackedWidget()
        self._count = hint("")
        self._certify = link_button(_("Certificates for this list …"), "people.certify_listed")
        self._quiet = False
        self._dress()
        self._lay_out()
        self._wire()
        self._table.remember_columns(memory)

    # --- used by the room's page

    def select(self, volunteer_id: str) -> None:
        """Makes somebody current in the list; takes the filters away when they hide the person."""
        if volunteer_id and not self._table.select(volunteer_id):
            self.show_everybody()
            self._table.select(volunteer_id)

    def show_everybody(self) -> None:
        """Takes every filter away."""
        self._filter.set_value("")
        for choice in (self._states, self._areas, self._distances):
            choice.set_code("")
        self.presenter.reset()

    def focus_list(self) -> None:
        """Puts the cursor into the list."""
        self._table.setFocus()

    # --- what the presenter shows

    def display_choices(self, states: words.Options, areas: words.Options, distances: words.Options) -> None:
        for choice, options in ((self._states, states), (self._areas, areas), (self._distances, distances)):
            choice.set_options(options)

    def display_rows(self, rows: Sequence[VolunteerRow], count: str) -> None:
        before, self._quiet = self._table.current_id(), True
        self._table.set_rows(rows)
        if self._table.current_id() != before:
            self._table.setCurrentIndex(QModelIndex())  # the record that is read stays, nobody else takes its place
        self._quiet = False
        self._count.setText(count)
        self._certify.setVisible(bool(rows))

    def display_empty(self, text: str, first_step: bool) -> None:
        page: QWidget = self._table
        if text:
            page = self._nobody if first_step else self._none_matches
            (self._nobody if first_step else self._none_matches).set_text(text)
        self._below.setCurrentWidget(page)

    def display_distance(self, possible: bool) -> None:
        self._distances.setVisible(possible)

    # --- layout

    def _dress(self) -> None:
        self._filter.setObjectName("people.filter")
        self._filter.setAccessibleName(_("Filter volunteers"))
        self._filter.setPlaceholderText(_("Name, phone, postcode or area …"))
        self._filter.setClearButtonEnabled(True)
        names = (
            (self._states, "people.filter.state", _("State")),
            (self._areas, "people.filter.area", _("Area")),
            (self._distances, "people.filter.distance", _("Distance")),
        )
        for choice, name, label in names:
            choice.setObjectName(name)
            choice.setAccessibleName(label)
        self._areas.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._areas.setMinimumContentsLength(14)
        self._distances.hide()
        self._header.add_button(self._new)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(theme.GAP)
        filters.addWidget(self._filter, 1)
        for choice in (self._distances, self._states, self._areas):
            filters.addWidget(choice)
        for page in (self._table, self._nobody, self._none_matches):
            self._below.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, theme.HALF)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._header)
        layout.addLayout(filters)
        layout.addWidget(self._below, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._certify)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self._new.clicked.connect(self.new_wanted)
        self._first.clicked.connect(self.new_wanted)
        self._reset.clicked.connect(self.show_everybody)
        self._certify.clicked.connect(self._tell_certify)
        self._filter.textChanged.connect(self.presenter.search)
        self._filter.stepped.connect(self._table.step)
        self._filter.entered.connect(self._open_current)
        self._states.edited.connect(self._state_chosen)
        self._areas.edited.connect(self._area_chosen)
        self._distances.edited.connect(self._distance_chosen)
        self._table.chosen.connect(self._tell_chosen)
        self._table.activated_id.connect(self.opened)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._focus_filter)

    def _tell_chosen(self, volunteer_id: str) -> None:
        if volunteer_id and not self._quiet:
            self.chosen.emit(volunteer_id)

    def _tell_certify(self) -> None:
        self.certify_wanted.emit([row.id for row in self._table.rows()])

    def _focus_filter(self) -> None:
        self._filter.setFocus()
        self._filter.selectAll()

    def _state_chosen(self) -> None:
        self.presenter.show_state(self._states.code())

    def _area_chosen(self) -> None:
        self.presenter.show_area(self._areas.code())

    def _distance_chosen(self) -> None:
        self.presenter.show_within(self._distances.code())

    def _open_current(self) -> None:
        if not self._table.current_id():
            self._table.select_first()
        if self._table.current_id():
            self.opened.emit(self._table.current_id())


def _columns() -> list[Column]:
    return [
        Column(_("Name"), _name, 22, sort_key=_sort_key, tip=_name),
        Column(_("Areas"), _areas, 0, tip=_areas),
        Column(_("When"), _times, 19, sort_key=_when_key, tip=_all_times),
        Column(_("State"), _state, 11, tone=_tone),
        Column(_("Place"), _place, 20),
        Column(_("Phone"), _phone, 15),
        Column(_("Taken in"), _taken_in, 11, sort_key=_taken_in_key),
    ]


def _name(row: VolunteerRow) -> str:
    return row.listed_name


def _sort_key(row: VolunteerRow) -> str:
    return row.sort_key


def _areas(row: VolunteerRow) -> str:
    return row.area_words


def _times(row: VolunteerRow) -> str:
    return times_text(row.availability, short=True)


def _all_times(row: VolunteerRow) -> str:
    return times_text(row.availability)


def _when_key(row: VolunteerRow) -> tuple[bool, int]:
    # By the first time in the week; unknown times stand at the end.
    return (not row.availability, row.availability & -row.availability)


def _state(row: VolunteerRow) -> str:
    return words.label(words.statuses(), row.status)


def _tone(row: VolunteerRow) -> Tone:
    return Tone(TONES.get(row.status, "neutral"))


def _place(row: VolunteerRow) -> str:
    return f"{row.postcode} {row.town}".strip()


def _phone(row: VolunteerRow) -> str:
    return row.phone


def _taken_in(row: VolunteerRow) -> str:
    return i18n.date(row.created_at.astimezone().date())


def _taken_in_key(row: VolunteerRow) -> str:
    return row.created_at.isoformat()
