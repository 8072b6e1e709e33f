"""The preview: what happens to each row, which names are one, what is odd, which column is what."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.editors import Combo, LineEdit
from freiwilligenagentur.desktop.labels import Tone, body, hint
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.exchange.files.records import Kind
from freiwilligenagentur.exchange.meeting.planning import Fate, PlannedRow
from freiwilligenagentur.exchange.presenter import ImportPresenter
from freiwilligenagentur.exchange.previewing import NoteRow, Preview, SharedRow, Tick, fate_label
from freiwilligenagentur.exchange.view.columns import ColumnsPane
from freiwilligenagentur.exchange.view.parts import Parts
from freiwilligenagentur.exchange.view.ticks import TickList
from freiwilligenagentur.i18n import _

_TONES = {Fate.NEW: Tone.GOOD, Fate.CHANGED: Tone.WARN, Fate.UNCHANGED: Tone.NEUTRAL, Fate.LEFT_OUT: Tone.BAD}


class PreviewPane(QWidget):
    """Everything about a file before anything is written."""

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._header = PageHeader("", "")
        self._take = primary_button("", "exchange.take_over", "Ctrl+Return")
        self._take.clicked.connect(presenter.apply)
        other = button(_("Other file …"), "exchange.other_file", "Ctrl+O")
        other.clicked.connect(presenter.choose)
        self._header.add_button(self._take)
        self._header.add_button(other)
        self._summary = body("")
        self._fault = InfoBar(Tone.WARN, _("not yet"))
        self._rows = _RowsPane(presenter)
        self._groups = TickList("exchange.groups", _("Names that are probably one"))
        self._repeats = TickList("exchange.repeats", _("Offers with the same title"))
        self._shared = RowTable(_shared_columns(), "exchange.shared", _("Organisations of several agencies"))
        self._notes = RowTable(_note_columns(), "exchange.notes", _("Remarks about the file"), give_way=(3, 2))
        self._columns = ColumnsPane(presenter)
        self._parts = Parts("exchange.parts", _("Parts of the preview"))
        self._groups.ticked.connect(presenter.merge)
        self._repeats.ticked.connect(presenter.take_once)
        self._several = self._several_pane()
        for part in (self._rows, self._groups, self._several, self._notes, self._columns):
            self._parts.add(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (self._header, self._summary, self._fault):
            layout.addWidget(widget)
        layout.addWidget(self._parts, 1)

    def display(self, preview: Preview, merge: frozenset[str], once: frozenset[str]) -> None:
        """Shows a file; ``merge`` and ``once`` are what is ticked."""
        self._header.set_texts(preview.title, preview.subtitle)
        self._fault.setVisible(bool(preview.fault))
        self._fault.set_text(escape(preview.fault))
        self._rows.display(preview)
        self._groups.display(preview.groups, merge, _groups_hint(preview.kind))
        self._shared.set_rows(preview.shared)
        self._notes.set_rows(preview.notes)
        self._columns.display(preview)
        self._show_parts(preview)
        self.display_repeats(preview.repeats, once)

    def display_repeats(self, repeats: tuple[Tick, ...], once: frozenset[str]) -> None:
        """Shows the offers that are listed twice, and how many there are."""
        self._repeats.display(repeats, once, _repeats_hint())
        self._repeats.setVisible(bool(repeats))
        self._set_title(self._several, _("Listed twice"), len(repeats) + len(self._shared.rows()))

    def display_rows(self, rows: tuple[PlannedRow, ...], empty: str) -> None:
        """Shows the rows that pass the filter."""
        self._rows.display_rows(rows, empty)

    def display_action(self, caption: str, summary: str, enabled: bool) -> None:
        """Shows what the primary button would do."""
        self._take.set_text(caption)
        self._take.setEnabled(enabled)
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def _several_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._repeats, 1)
        self._shared_hint = hint(_("Organisations that several agencies list come in once:"))
        column.addWidget(self._shared_hint)
        column.addWidget(self._shared, 1)
        return pane

    def _show_parts(self, preview: Preview) -> None:
        """Only what the file has something for; the first part is what people look at first."""
        rows = _("People") if preview.kind is Kind.PEOPLE else _("Offers")
        names = _("Already here?") if preview.kind is Kind.PEOPLE else _("Spellings")
        self._shared_hint.setVisible(bool(preview.shared))
        self._shared.setVisible(bool(preview.shared))
        parts = (
            (self._rows, rows, len(preview.rows)),
            (self._groups, names, len(preview.groups)),
            (self._notes, _("Remarks"), len(preview.notes)),
            (self._columns, _("Columns"), len(preview.columns)),
        )
        for widget, title, number in parts:
            self._set_title(widget, title, number)
        self._parts.show_part(self._columns if preview.fault else self._rows)
        follow_reading_order(self)  # the parts were made before the buttons above them
        first = self._columns if preview.fault else self._take
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_title(self, part: QWidget, title: str, number: int) -> None:
        self._parts.set_title(part, f"{title} ({i18n.number(number)})", shown=bool(number))


class _RowsPane(QWidget):
    """The rows, with a line to filter them."""

    def __init__(self, presenter: ImportPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._filter = LineEdit()
        self._filter.setObjectName("exchange.filter")
        self._filter.setAccessibleName(_("Filter the rows"))
        self._filter.setPlaceholderText(_("Type to filter"))
        self._fate = Combo([("", _("all rows")), *((fate.value, fate_label(fate)) for fate in Fate)])
        self._fate.setObjectName("exchange.fate")
        self._fate.setAccessibleName(_("What happens"))
        self._table = RowTable(_row_columns(), "exchange.rows", _("Rows of the file"), give_way=(4, 3))
        self._empty = hint("")
        for editor in (self._filter, self._fate):
            editor.edited.connect(self._narrow)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._filter, 1)
        head.addWidget(self._fate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._table, 1)

    def display(self, preview: Preview) -> None:
        self._filter.set_value("")
        self._fate.set_code("")
        self._table.set_column_needed(3, preview.kind is not Kind.PEOPLE)
        self.display_rows(preview.rows, "")

    def display_rows(self, rows: tuple[PlannedRow, ...], empty: str) -> None:
        self._table.set_rows(rows)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))

    def _narrow(self) -> None:
        self._presenter.narrow(self._filter.value(), self._fate.code())


def _row_columns() -> list[Column]:
    return [
        Column(_("Line"), _line_of, width=6, sort_key=_line_key, align=Qt.AlignmentFlag.AlignRight),
        Column(_("What happens"), _fate_of, width=14, tone=_tone_of),
        Column(_("Name"), _title_of, tip=_title_of),
        Column(_("Organisation"), _organisation_of, width=30, tip=_organisation_of),
        Column(_("Place"), _place_of, width=20),
        Column(_("Details"), _details_of, width=26, tip=_details_of),
    ]


def _note_columns() -> list[Column]:
    return [
        Column(_("Line"), _line_of, width=6, sort_key=_line_key, align=Qt.AlignmentFlag.AlignRight),
        Column("", _left_out_of, width=13, tone=_left_out_tone),
        Column(_("Column"), _field_of, width=20),
        Column(_("Written there"), _value_of, width=22),
        Column(_("What it means"), _reason_of, tip=_reason_of),
    ]


def _shared_columns() -> list[Column]:
    return [
        Column(_("Organisation"), _name_of, width=44, tip=_name_of),
        Column(_("Agencies"), _agencies_of, tip=_agencies_of),
    ]


def _groups_hint(kind: Kind) -> str:
    if kind is Kind.PEOPLE:
        return _("These people are probably here already. Ticked: they stay one record, and gaps in it are filled.")
    return _(
        "These names differ only in case, legal form, dash or space. Ticked: they become one organisation with the "
        "name in the first line. Untick what is really two."
    )


def _repeats_hint() -> str:
    return _("The same organisation and title occur more than once. Ticked: only the one edited last comes in.")


def _line_of(row: PlannedRow | NoteRow) -> str:
    return str(row.line) if row.line else ""


def _line_key(row: PlannedRow | NoteRow) -> int:
    return row.line


def _fate_of(row: PlannedRow) -> str:
    return fate_label(row.fate)


def _tone_of(row: PlannedRow) -> Tone:
    return _TONES[row.fate]


def _title_of(row: PlannedRow) -> str:
    return row.title


def _organisation_of(row: PlannedRow) -> str:
    return row.organisation


def _place_of(row: PlannedRow) -> str:
    return row.place


def _details_of(row: PlannedRow) -> str:
    return row.details


def _left_out_of(row: NoteRow) -> str:
    return _("left out") if row.left_out else _("remark")


def _left_out_tone(row: NoteRow) -> Tone:
    return Tone.BAD if row.left_out else Tone.NEUTRAL


def _field_of(row: NoteRow) -> str:
    return row.field


def _value_of(row: NoteRow) -> str:
    return row.value


def _reason_of(row: NoteRow) -> str:
    return row.reason


def _name_of(row: SharedRow) -> str:
    return row.name


def _agencies_of(row: SharedRow) -> str:
    return row.agencies
