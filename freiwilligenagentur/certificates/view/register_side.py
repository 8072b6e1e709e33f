"""The register on the screen: list at the left, the certificate as it lies on paper at the right."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.filtering import Chosen
from freiwilligenagentur.certificates.presenter.register import Choices, RegisterPresenter
from freiwilligenagentur.certificates.presenter.register_record import CertificateRecord
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewals
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.certificates.view.parts import ask_pdf_place, flowing, hand_out
from freiwilligenagentur.certificates.view.register_filters import RegisterFilters
from freiwilligenagentur.certificates.view.register_record import RecordSide
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import EmptyState, PageHeader
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.sorting import name_key

AskReissue = Callable[[Renewals, str, Reason], None]

_BOTH_CHARS = 100
"""Characters that list and record need to stand beside each other."""
_LIST_CHARS, _RECORD_CHARS = 76, 43
"""How they share a small screen, so that the choices stand in one row."""
_GIVE_WAY = (2, 4, 3)
"""Columns in the order in which they hide: period, day of issue, hours."""


class RegisterSide(QWidget):
    """Fulfils the presenter's RegisterView."""

    def __init__(self, memory: MutableMapping[str, str]) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self._head = PageHeader(_("Certificates"))
        self.issue = primary_button(_("Issue a certificate"), "certificates.issue", "Ctrl+N")
        self._head.add_button(self.issue)
        self._filters = RegisterFilters()
        self._table = RowTable(_columns(), "certificates.table", _("Certificates"), _GIVE_WAY)
        self._table.remember_columns(memory)
        self._clear = button(_("Show all"), "certificates.clear_filter")
        self._empty = EmptyState("", self._clear)
        self.figures = link_button(_("Figures …"), "certificates.figures")
        self.export = link_button(_("Save as spreadsheet …"), "certificates.export")
        self.blocks = link_button(_("Numbers for stands …"), "certificates.blocks")
        self._ask_reissue: AskReissue | None = None
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        self._record = RecordSide()
        self._lay_out()
        self._filters.text.stepped.connect(self._table.step)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def wire(self, presenter: RegisterPresenter, ask_reissue: AskReissue) -> None:
        """Connects what can be pressed; ``ask_reissue`` opens the window that issues anew."""
        self._ask_reissue = ask_reissue
        self._filters.edited.connect(partial(self._send_filter, presenter))
        self._clear.clicked.connect(presenter.show_all)
        self._filters.clear.clicked.connect(presenter.show_all)
        self.export.clicked.connect(presenter.export)
        self._table.chosen.connect(presenter.choose)
        self._table.activated_id.connect(self._enter_record)
        self._filters.text.accepted.connect(self._enter_record)
        self._split.back_asked.connect(self.focus_list)
        self._record.wire(presenter)

    def show_whole_record(self) -> None:
        """Brings the record to the front where there is no room for it beside the list."""
        self._split.bring_record_to_front(True)

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        (self._table if self._list.currentWidget() is self._table else self.issue).setFocus()

    def display_rows(self, rows: Sequence[CertificateRow], chosen: str) -> None:
        self._table.set_rows(rows)
        if not (chosen and self._table.select(chosen)) and not self._table.current_id():
            self._table.select_first()

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self._head.set_texts(_("Certificates"), text)
        self._empty.set_text(empty)
        self._clear.setVisible(can_clear)
        self._filters.clear.setVisible(can_clear)
        self._list.setCurrentWidget(self._empty if empty else self._table)

    def display_choices(self, choices: Choices) -> None:
        self._filters.set_choices(choices)

    def display_filter(self, chosen: Chosen) -> None:
        self._filters.display(chosen)

    def display_record(self, record: CertificateRecord | None) -> None:
        self._record.display_record(record)

    def display_document(self, pdf: bytes | None) -> None:
        self._record.preview.set_pdf(pdf)

    def display_cancelling(self, asked: bool) -> None:
        self._record.display_cancelling(asked)

    def display_reason_problem(self, text: str) -> None:
        self._record.reason.set_error(text)

    def ask_print(self, pdf: bytes, title: str) -> Handed | None:
        return hand_out(self, pdf, title)

    def ask_file(self, proposed: str) -> Path | None:
        return ask_pdf_place(self, proposed)

    def ask_spreadsheet_place(self, proposed: str) -> Path | None:
        place = dialogs.save_file(self, _("Save as spreadsheet …"), proposed, _("Excel (*.xlsx)"))
        if place is not None and place.suffix.lower() != ".xlsx":
            return place.with_name(f"{place.name}.xlsx")
        return place

    def ask_open_record(self, text: str) -> bool:
        return dialogs.ask(self, _("Issue anew …"), text, _("Open the record"))

    def ask_reissue(self, found: Renewals, certificate_id: str, reason: Reason) -> None:
        assert self._ask_reissue is not None, "wired before anything can be pressed"
        self._ask_reissue(found, certificate_id, reason)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("surface", "page")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.BLOCK, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addWidget(self._head)
        column.addWidget(self._filters)
        column.addWidget(self._list, 1)
        column.addWidget(flowing(self.figures, self.export, self.blocks))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._split = ListAndRecord(left, self._record, "certificates", _BOTH_CHARS)
        self._split.setSizes([theme.chars(_LIST_CHARS), theme.chars(_RECORD_CHARS)])
        layout.addWidget(self._split)

    def _enter_record(self) -> None:
        if self._table.current_id():
            self._split.bring_record_to_front(True)
            self._record.focus_first()

    def _find(self) -> None:
        self._filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filters.text.selectAll()

    def _send_filter(self, presenter: RegisterPresenter) -> None:
        presenter.filter(self._filters.chosen())


def _columns() -> list[Column]:
    return [
        Column(_("Number"), _serial, width=16),
        Column(_("Name"), _name, sort_key=_by_name, tip=_name),
        Column(_("Period"), texts.period, width=21, sort_key=_by_period),
        Column(_("Hours"), _hours, width=7, sort_key=_by_hours, align=Qt.AlignmentFlag.AlignRight),
        Column(_("Issued"), _issued, width=10, sort_key=_by_issue),
        Column(_("State"), texts.state, width=19, tone=_tone),
    ]


def _serial(row: CertificateRow) -> str:
    return row.serial


def _name(row: CertificateRow) -> str:
    return texts.bearer(row)


def _by_name(row: CertificateRow) -> str:
    return name_key(row.name)


def _by_period(row: CertificateRow) -> tuple[int, int]:
    return row.period_from.toordinal(), row.period_to.toordinal()


def _hours(row: CertificateRow) -> str:
    return i18n.number(row.hours) if row.hours else ""


def _by_hours(row: CertificateRow) -> float:
    return float(row.hours)


def _issued(row: CertificateRow) -> str:
    return i18n.date(row.issued_at.astimezone().date())


def _by_issue(row: CertificateRow) -> float:
    return row.issued_at.timestamp()


def _tone(row: CertificateRow) -> Tone:
    return Tone(texts.tone(row))
