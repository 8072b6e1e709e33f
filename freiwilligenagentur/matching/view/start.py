"""Whom to begin with: open volunteers without an offer, or offers with places left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.service import Waiting
from freiwilligenagentur.matching.view.switch import Switch
from freiwilligenagentur.vocabulary.folding import fold


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
    """A searchable choice. ``volunteer_chosen`` and ``offer_chosen`` tell with whom to begin."""

    volunteer_chosen = Signal(str)
    offer_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._volunteers: list[Waiting] = []
        self._offers: list[Waiting] = []
        self._header = PageHeader(_("Matching desk"), _("Whom would you like to find something for?"))
        self._switch = Switch("matching.start.switch", _("Volunteers or offers"))
        self._filter = FilterLine()
        self._filter.setObjectName("matching.start.filter")
        self._filter.setPlaceholderText(_("Type to filter"))
        self._filter.setAccessibleName(_("Filter"))
        self._people = _table(
            "matching.start.volunteers", _("Volunteers without an offer"), _("Name"), _("Would like"), _("Since")
        )
        self._places = _table(
            "matching.start.offers", _("Offers with places left"), _("Offer"), _("Places"), _("Checked")
        )
        self._empty = EmptyState("")
        self._lay_out()
        self._connect()

    def display(self, volunteers: list[Waiting], offers: list[Waiting]) -> None:
        """Shows who and what waits."""
        self._volunteers, self._offers = volunteers, offers
        self._switch.set_texts(
            _("Volunteers ({n})").format(n=i18n.number(len(volunteers))),
            _("Offers ({n})").format(n=i18n.number(len(offers))),
        )
        self._show()

    def focus_first(self) -> None:
        """Puts the focus where typing filters."""
        self._filter.setFocus()

    def _show(self) -> None:
        offers = self._switch.is_right()
        table, rows = (self._places, self._offers) if offers else (self._people, self._volunteers)
        wanted = fold(self._filter.text()).split()
        shown = [row for row in rows if all(word in row.found_by for word in wanted)]
        table.set_rows(shown)
        if not table.current_id():
            table.select_first()
        self._people.setVisible(bool(shown) and not offers)
        self._places.setVisible(bool(shown) and offers)
        self._empty.setVisible(not shown)
        self._empty.set_text(self._reason_for_nothing(bool(rows), offers))

    def _reason_for_nothing(self, filtered: bool, offers: bool) -> str:
        if filtered:
            return _("Nothing found. Fewer letters find more.")
        if offers:
            return _("There is no active offer with a place left. New offers are made under “Offers”.")
        return _("Nobody is waiting: every open volunteer has an offer under way. Others are found under “Volunteers”.")

    def _table_shown(self) -> RowTable:
        return self._places if self._switch.is_right() else self._people

    def _step(self, down: int) -> None:
        self._table_shown().step(down)

    def _begin(self) -> None:
        self._tell(self._table_shown().current_id())

    def _tell(self, row_id: str) -> None:
        if not row_id:
            return
        if self._switch.is_right():
            self.offer_chosen.emit(row_id)
        else:
            self.volunteer_chosen.emit(row_id)

    def _connect(self) -> None:
        self._switch.switched.connect(self._show)
        self._filter.textChanged.connect(self._show)
        self._filter.stepped.connect(self._step)
        self._filter.returnPressed.connect(self._begin)
        self._people.activated_id.connect(self._tell)
        self._places.activated_id.connect(self._tell)

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
        for widget in (self._people, self._places, self._empty):
            column.addWidget(widget, 1)


def _table(name: str, label: str, title: str, detail: str, since: str) -> RowTable:
    columns: Sequence[Column] = (
        Column(title, _title, width=28),
        Column(detail, _detail),
        Column(_("Where"), _place, width=26),
        Column(since, _since, width=12, sort_key=_since_key),
    )
    return RowTable(columns, name, label, give_way=(3, 2))


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
