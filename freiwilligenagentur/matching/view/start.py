"""Whom to begin with: open volunteers without an offer, or offers with places left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.presenter.whole_office import PairRow
from freiwilligenagentur.matching.service import Waiting
from freiwilligenagentur.matching.view.switch import Switch
from freiwilligenagentur.vocabulary.folding import holds, wanted

_OFFERS, _OFFICE = 1, 2


class FilterLine(LineEdit):
    """A line to filter by; Up, Down and Enter go on to the table."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class StartPage(QWidget):
    """A searchable choice. ``volunteer_chosen``, ``offer_chosen`` and ``pair_chosen`` tell with whom to begin."""

    needed = Signal()
    """Somebody begins before the lists are there."""
    volunteer_chosen = Signal(str)
    offer_chosen = Signal(str)
    pair_chosen = Signal(str, str)
    """Volunteer and offer."""
    office_asked = Signal()
    """The pairs of the whole office are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filled = False
        self._volunteers: list[Waiting] = []
        self._offers: list[Waiting] = []
        self._header = PageHeader(_("Matching desk"), _("Whom would you like to find something for?"))
        self._pairs: list[PairRow] = []
        self._pairs_note = ""
        self._switch = Switch("matching.start.switch", _("Volunteers, offers or the whole office"), 3)
        self._switch.set_texts(_("Volunteers"), _("Offers"), _("Whole office"))
        self.wish = button(_("Wish in words …"), "matching.start.wish")
        self.talk = button(_("Begin a first talk"), "matching.start.talk", "Ctrl+N")
        self._header.add_button(self.wish)
        self._header.add_button(self.talk)
        self._filter = FilterLine()
        self._filter.setObjectName("matching.start.filter")
        self._filter.setPlaceholderText(_("Type to filter"))
        self._filter.setAccessibleName(_("Filter"))
        self._people = _table(
            "matching.start.volunteers",
            _("Volunteers without an offer"),
            (
                Column(_("Name"), _title, width=28),
                Column(_("Would like"), _detail),
                Column(_("Where"), _place, width=26),
            ),
            _("Since"),
        )
        self._places = _table(
            "matching.start.offers",
            _("Offers with places left"),
            (Column(_("Offer"), _title), Column(_("Places"), _detail, width=20), Column(_("Organisation"), _place, 38)),
            _("As of"),
        )
        self._office = _pairs_table()
        self._note = hint("")
        self._empty = EmptyState("")
        self._lay_out()
        self._connect()

    def display(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        """Shows who and what waits."""
        self._volunteers, self._offers = volunteers, offers
        self._filled = True
        self._switch.set_texts(
            _("Volunteers ({n})").format(n=i18n.number(len(volunteers))),
            _("Offers ({n})").format(n=i18n.number(len(offers))),
            _("Whole office"),
        )
        if self._switch.place() == _OFFICE:
            self.office_asked.emit()
        self._show()

    def display_pairs(self, rows: list[PairRow], note: str) -> None:
        """Shows the best pairs of the whole office."""
        self._pairs, self._pairs_note = rows, note
        if self._switch.place() == _OFFICE:
            self._show()

    def display_looking(self) -> None:
        """Says that the pairs are being looked for."""
        self.display_pairs([], _("Looking for who could be placed today …"))

    def focus_first(self) -> None:
        """Puts the focus where typing filters."""
        self._filter.setFocus()

    def _show(self) -> None:
        place = self._switch.place()
        table, rows = self._kinds()[place]
        words = wanted(self._filter.text())
        shown = [row for row in rows if holds(row.found_by, words)]
        table.set_rows(shown)
        if not table.current_id():
            table.select_first()
        for kind, (other, _rows) in enumerate(self._kinds()):
            other.setVisible(bool(shown) and kind == place)
        self._note.setText(self._pairs_note)
        self._note.setVisible(bool(shown) and place == _OFFICE)
        self._empty.setVisible(not shown)
        self._empty.set_text(self._reason_for_nothing(bool(rows), place))

    def _kinds(self) -> tuple[tuple[RowTable, Sequence[Waiting | PairRow]], ...]:
        return (self._people, self._volunteers), (self._places, self._offers), (self._office, self._pairs)

    def _reason_for_nothing(self, filtered: bool, place: int) -> str:
        if filtered and place not in (_OFFERS, _OFFICE):
            return _(
                "Nobody found who waits for an offer. Fewer letters find more; all others stand under “Volunteers”."
            )
        if filtered:
            return _("Nothing found. Fewer letters find more.")
        if place == _OFFICE:
            return self._pairs_note
        if place == _OFFERS:
            return _("There is no active offer with a place left. New offers are made under “Offers”.")
        return _("Nobody is waiting for an offer at present. Everybody else is found under “Volunteers”.")

    def _table_shown(self) -> RowTable:
        return self._kinds()[self._switch.place()][0]

    def _step(self, down: int) -> None:
        self._table_shown().step(down)

    def _begin(self) -> None:
        if not self._filled:
            self.needed.emit()
        self._tell(self._table_shown().current_id())

    def _tell(self, row_id: str) -> None:
        if not row_id:
            return
        place = self._switch.place()
        if place == _OFFICE:
            self.pair_chosen.emit(*row_id.split())
        elif place == _OFFERS:
            self.offer_chosen.emit(row_id)
        else:
            self.volunteer_chosen.emit(row_id)

    def _switch_to(self, place: int) -> None:
        self._show()
        if place == _OFFICE:
            self.office_asked.emit()

    def _connect(self) -> None:
        self._switch.placed.connect(self._switch_to)
        self._filter.textChanged.connect(self._show)
        self._filter.stepped.connect(self._step)
        self._filter.returnPressed.connect(self._begin)
        self._people.activated_id.connect(self._tell)
        self._places.activated_id.connect(self._tell)
        self._office.activated_id.connect(self._tell)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self._filter, 1)
        line.addWidget(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(self._header)
        column.addLayout(line)
        column.addWidget(self._note)
        for widget in (self._people, self._places, self._office, self._empty):
            column.addWidget(widget, 1)


def _table(name: str, label: str, what: Sequence[Column], since: str) -> RowTable:
    columns = (*what, Column(since, _since, width=12, sort_key=_since_key))
    return RowTable(columns, name, label, give_way=(3, 2))


def _pairs_table() -> RowTable:
    columns: Sequence[Column] = (
        Column(_("Points"), _points, width=8, align=Qt.AlignmentFlag.AlignRight, sort_key=_points_key),
        Column(_("Volunteer"), _person, width=24),
        Column(_("Offer"), _offer, width=34),
        Column(_("Organisation"), _organisation, width=26),
        Column(_("Why"), _why, tip=_why),
    )
    return RowTable(columns, "matching.start.pairs", _("Who could be placed today"), give_way=(3, 4))


def _points(row: PairRow) -> str:
    return str(row.score)


def _points_key(row: PairRow) -> str:
    return f"{100 - row.score:03}"


def _person(row: PairRow) -> str:
    return row.person


def _offer(row: PairRow) -> str:
    return row.offer


def _organisation(row: PairRow) -> str:
    return row.organisation


def _why(row: PairRow) -> str:
    return row.why


def _title(row: Waiting) -> str:
    return row.title


def _place(row: Waiting) -> str:
    return row.place


def _detail(row: Waiting) -> str:
    return row.detail


def _since(row: Waiting) -> str:
    return i18n.date(row.since)


def _since_key(row: Waiting) -> str:
    return row.since.isoformat() if row.since else ""
