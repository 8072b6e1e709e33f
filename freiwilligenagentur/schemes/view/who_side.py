"""The list on the screen: what it is made for above, everybody below it, one person and the rule at the right."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.desktop.facts import flowing
from freiwilligenagentur.desktop.fields import Field, date_edit
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.view.listing import FilterLine
from freiwilligenagentur.schemes import words
from freiwilligenagentur.schemes.fulfilment import Outcome
from freiwilligenagentur.schemes.presenter.shown import PersonShown, RuleShown
from freiwilligenagentur.schemes.presenter.who import Choice, Filter, Options, WhoPresenter, state_text
from freiwilligenagentur.schemes.rows import PersonRow
from freiwilligenagentur.schemes.rules import Condition
from freiwilligenagentur.schemes.view.detail import Detail
from freiwilligenagentur.vocabulary.sorting import name_key

_BOTH_CHARS = 100
"""Characters that list and detail need to stand beside each other."""
_LIST_CHARS, _DETAIL_CHARS = 80, 58
_GIVE_WAY = (1, 3)
"""Columns in the order in which they hide: town, hours."""
_LAND_CHARS, _SCHEME_CHARS, _WHICH_CHARS = 20, 24, 24


class WhoSide(QWidget):
    """Fulfils the presenter's WhoView."""

    def __init__(self, memory: MutableMapping[str, str], with_batch: bool) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self._head = PageHeader(_("Who presumably fulfils …?"))
        self._batch = primary_button(_("Selection to batch printing"), "schemes.collect", "Ctrl+Return")
        self._batch.setVisible(with_batch)
        if with_batch:
            self._head.add_button(self._batch)
        self._land = Field(_("Land"), _chooser(_LAND_CHARS), "schemes.land")
        self._scheme = Field(_("Scheme"), _chooser(0), "schemes.scheme")
        self._day = Field(_("On the day"), date_edit(), "schemes.day")
        self._which = _chooser(_WHICH_CHARS)
        self._filter = FilterLine(16)
        self._table = RowTable(_columns(), "schemes.table", _("Who presumably fulfils …?"), _GIVE_WAY)
        self._table.remember_columns(memory)
        self.first_step = button(_("Write down a rule"), "schemes.first")
        self._empty = EmptyState("", self.first_step)
        self._list = QStackedWidget()
        self._detail = Detail()
        self.change, self.succeed, self.own = self._detail.change, self._detail.succeed, self._detail.own
        self._choice: Choice | None = None
        self._dress()
        self._lay_out()

    def wire(self, presenter: WhoPresenter) -> None:
        """Connects what can be pressed."""
        self._presenter = presenter
        self._land.edited.connect(self._tell_land)
        self._scheme.edited.connect(self._tell_choice)
        self._which.edited.connect(self._tell_choice)
        self._day.editor.editingFinished.connect(self._tell_day)
        self._batch.clicked.connect(presenter.collect)
        self._filter.textChanged.connect(presenter.filter)
        self._filter.stepped.connect(self._table.step)
        self._filter.accepted.connect(self._enter_detail)
        self._table.chosen.connect(presenter.open_row)
        self._table.activated_id.connect(self._enter_detail)
        self._split.back_asked.connect(self.focus_list)
        self._detail.wire(presenter)

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        self._split.bring_record_to_front(False)
        (self._table if self._list.currentWidget() is self._table else self._scheme.editor).setFocus()

    def display_choice(self, laender: Options, schemes: Options, filters: Options, choice: Choice) -> None:
        self._choice = choice
        no_land = [] if choice.land else [("", _("Please choose …"))]
        for chooser, options, code in (
            (self._land.editor, [*no_land, *laender], choice.land),
            (self._scheme.editor, schemes, choice.scheme),
            (self._which, filters, str(choice.filter)),
        ):
            chooser.set_options(options)
            chooser.set_code(code)
        self._day.editor.set_value(choice.day)
        self._scheme.editor.setEnabled(bool(schemes))

    def display_rows(self, rows: Sequence[PersonRow], chosen: str) -> None:
        self._table.set_rows(rows)
        if not (chosen and self._table.select(chosen)) and not self._table.current_id():
            self._table.select_first()
        self._batch.setEnabled(bool(rows))

    def display_count(self, text: str, empty: str, first_step: bool) -> None:
        self._head.set_texts(_("Who presumably fulfils …?"), text)
        self._empty.set_text(empty)
        self.first_step.setVisible(first_step)
        self._list.setCurrentWidget(self._empty if empty else self._table)

    def display_person(self, person: PersonShown | None) -> None:
        self._detail.display_person(person)

    def display_rule(self, rule: RuleShown | None) -> None:
        self._detail.display_rule(rule)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _tell_land(self) -> None:
        if self._choice is not None:
            self._tell(Choice(self._land.editor.code(), "", self._choice.day, self._choice.filter))

    def _tell_choice(self) -> None:
        if self._choice is not None:
            which = Filter(self._which.code() or Filter.ALL)
            self._tell(Choice(self._choice.land, self._scheme.editor.code(), self._choice.day, which))

    def _tell_day(self) -> None:
        day = self._day.editor.value()
        if self._choice is not None and day is not None and day != self._choice.day:
            self._tell(Choice(self._choice.land, self._choice.scheme, day, self._choice.filter))

    def _tell(self, choice: Choice) -> None:
        if choice != self._choice:
            self._presenter.choose(choice)

    def _enter_detail(self) -> None:
        if self._table.current_id():
            self._split.bring_record_to_front(True)
            self._detail.focus_first()

    def _find(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _dress(self) -> None:
        self._filter.setObjectName("schemes.filter")
        self._filter.setAccessibleName(_("Filter the list"))
        self._filter.setPlaceholderText(_("Type to filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._which.setObjectName("schemes.which")
        self._which.setAccessibleName(_("Who is shown"))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def _lay_out(self) -> None:
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        left = QWidget()
        left.setProperty("surface", "page")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self._head)
        column.addWidget(flowing(self._land, self._scheme, self._day))
        narrowing = QHBoxLayout()
        narrowing.setSpacing(theme.GAP)
        narrowing.addWidget(self._which)
        narrowing.addWidget(self._filter, 1)
        column.addLayout(narrowing)
        column.addWidget(self._list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._split = ListAndRecord(left, self._detail, "schemes", _BOTH_CHARS)
        self._split.setSizes([theme.chars(_LIST_CHARS), theme.chars(_DETAIL_CHARS)])
        layout.addWidget(self._split)


def _chooser(chars: int) -> Combo:
    """A list to choose from, ``chars`` wide or as wide as there is room; unfolded it shows whole names."""
    made = Combo()
    made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(chars or _SCHEME_CHARS)
    if not chars:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _columns() -> list[Column]:
    return [
        Column(_("Name"), _name, sort_key=_by_name, tip=_name, least=18),
        Column(_("Town"), _town, width=12),
        Column(_("State"), state_text, width=22, sort_key=_by_nearness, tone=tone),
        Column(_("Hours"), _hours, width=7, sort_key=_by_hours, align=Qt.AlignmentFlag.AlignRight),
        Column(_("Missing or not known"), _missing, width=26, sort_key=_by_nearness, tip=_missing),
    ]


def tone(row: PersonRow) -> Tone:
    """The colour of an outcome, always beside its word."""
    found = row.fulfilment
    if found.outcome is Outcome.MET:
        return Tone.WARN if found.estimated else Tone.GOOD
    return Tone.WARN if found.outcome is Outcome.OPEN or found.near else Tone.NEUTRAL


def _name(row: PersonRow) -> str:
    return row.name


def _by_name(row: PersonRow) -> str:
    return name_key(row.name)


def _town(row: PersonRow) -> str:
    return row.town


def _counted(row: PersonRow) -> float:
    """The most hundredths of hours that count for one of the ways."""
    found = row.fulfilment.of(Condition.HOURS) or row.fulfilment.of(Condition.ROUTE)
    return max((float(each.hours.counted) for each in found.measures), default=0.0) if found else 0.0


def _hours(row: PersonRow) -> str:
    return i18n.number(_counted(row) / 100)


def _by_hours(row: PersonRow) -> float:
    return _counted(row)


def _missing(row: PersonRow) -> str:
    return "; ".join(words.missing(row.fulfilment))


def _by_nearness(row: PersonRow) -> tuple[int, float]:
    order = (Outcome.MET, Outcome.OPEN, Outcome.MISSING)
    return order.index(row.fulfilment.outcome), row.fulfilment.share_missing
