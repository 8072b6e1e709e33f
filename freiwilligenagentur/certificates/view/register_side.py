"""The register on the screen: list at the left, the certificate as it lies on paper at the right."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.presenter.register import (
    CertificateRecord,
    RegisterPresenter,
    period_text,
    state_text,
)
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.view.parts import FilterLine, ask_pdf_place, fact_grid, flowing
from freiwilligenagentur.desktop import dialogs, printing, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.labels import Badge, Tone, hint, subheading
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.sorting import name_key

_BOTH_CHARS = 100
"""Characters that list and record need to stand beside each other."""
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
        self._filter = FilterLine("certificates.filter", _("Filter the register"), _("Type to filter (Ctrl+F)"))
        self._table = RowTable(_columns(), "certificates.table", _("Certificates"), _GIVE_WAY)
        self._table.remember_columns(memory)
        self._empty = EmptyState("")
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        self._record = _RecordSide()
        self._lay_out()
        self._filter.stepped.connect(self._table.step)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._find)

    def wire(self, presenter: RegisterPresenter) -> None:
        """Connects what can be pressed."""
        self._filter.textEdited.connect(presenter.filter)
        self._table.chosen.connect(presenter.choose)
        self._table.activated_id.connect(self._enter_record)
        self._filter.accepted.connect(self._enter_record)
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

    def display_count(self, text: str, empty: str) -> None:
        self._head.set_texts(_("Certificates"), text)
        self._empty.set_text(empty)
        self._list.setCurrentWidget(self._empty if empty else self._table)

    def display_filter(self, text: str) -> None:
        self._filter.set_value(text)

    def display_record(self, record: CertificateRecord | None) -> None:
        self._record.display_record(record)

    def display_document(self, pdf: bytes | None) -> None:
        self._record.preview.set_pdf(pdf)

    def display_cancelling(self, asked: bool) -> None:
        self._record.display_cancelling(asked)

    def display_reason_problem(self, text: str) -> None:
        self._record.reason.set_error(text)

    def ask_print(self, pdf: bytes, title: str) -> bool:
        return printing.print_pdf(self, pdf, title)

    def ask_file(self, proposed: str) -> Path | None:
        return ask_pdf_place(self, proposed)

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
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._split = ListAndRecord(left, self._record, "certificates", _BOTH_CHARS)
        layout.addWidget(self._split)

    def _enter_record(self) -> None:
        if self._table.current_id():
            self._split.bring_record_to_front(True)
            self._record.focus_first()

    def _find(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()


class _RecordSide(QWidget):
    """One certificate: what it is, what can be done with it, and the document."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._badge = subheading(""), Badge("")
        self._facts = WidgetColumn(theme.HALF)
        self._note = InfoBar(Tone.WARN)
        self._print = primary_button(_("Print"), "certificates.print", "Ctrl+P")
        self._copy = button(_("Print a copy"), "certificates.copy")
        self._save = button(_("Save as PDF"), "certificates.save")
        self._cancel = button(_("Cancel certificate …"), "certificates.cancel")
        self._person = link_button(_("Volunteer's record"), "certificates.person")
        self.reason = Field(_("Why is it cancelled?"), line_edit(), "certificates.reason")
        self._do_cancel = button(_("Cancel this certificate"), "certificates.do_cancel")
        self._leave = button(_("Leave it valid"), "certificates.leave_cancel")
        self._question = QWidget()
        self.preview = PdfPreview("certificates.preview", _("Certificate"))
        self._nothing = hint(_("Choose a certificate to see it."))
        self._content = QWidget()
        self._lay_out()

    def wire(self, presenter: RegisterPresenter) -> None:
        """Connects what can be pressed."""
        self._print.clicked.connect(presenter.print_again)
        self._copy.clicked.connect(presenter.print_copy)
        self._save.clicked.connect(presenter.save)
        self._person.clicked.connect(presenter.open_person)
        self._cancel.clicked.connect(presenter.ask_cancel)
        self._leave.clicked.connect(presenter.leave_cancel)
        self._do_cancel.clicked.connect(self._send_reason)
        self.reason.editor.returnPressed.connect(self._send_reason)
        self._presenter = presenter

    def focus_first(self) -> None:
        """Puts the keyboard on the first thing that can be done with it."""
        (self._print if self._print.isEnabled() else self._person).setFocus()

    def display_record(self, record: CertificateRecord | None) -> None:
        """Shows what is known of it."""
        self._content.setVisible(record is not None)
        self._nothing.setVisible(record is None)
        if record is None:
            return
        self._title.setText(_("{serial}, {name}").format(serial=record.serial, name=record.name))
        tone = Tone.BAD if not record.valid else Tone.WARN if record.note else Tone.GOOD
        self._badge.set_state(record.state, tone)
        self._facts.fill([fact_grid(record.facts)])
        self._note.set_text(escape(record.note))
        self._note.setVisible(bool(record.note))
        for way_out in (self._print, self._copy, self._save):
            way_out.setEnabled(record.valid)  # what was cancelled leaves the office no more
        self._cancel.setVisible(record.valid)

    def display_cancelling(self, asked: bool) -> None:
        """Shows the line for the reason."""
        self._question.setVisible(asked)
        self.reason.clear_error()
        if asked:
            self.reason.editor.set_value("")
            self.reason.editor.setFocus()

    def _send_reason(self) -> None:
        self._presenter.cancel(self.reason.editor.value())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._title, 1)
        head.addWidget(self._person, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, theme.HALF, 0, 0)
        question.setSpacing(theme.GAP)
        question.addWidget(self.reason)
        question.addWidget(flowing(self._do_cancel, self._leave))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._note)
        column.addWidget(flowing(self._print, self._copy, self._save, self._cancel))
        column.addWidget(self._question)
        column.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        self._nothing.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)


def _columns() -> list[Column]:
    return [
        Column(_("Number"), _serial, width=13),
        Column(_("Name"), _name, sort_key=_by_name, tip=_name),
        Column(_("Period"), period_text, width=21, sort_key=_by_period),
        Column(_("Hours"), _hours, width=7, sort_key=_by_hours, align=Qt.AlignmentFlag.AlignRight),
        Column(_("Issued"), _issued, width=10, sort_key=_by_issue),
        Column(_("State"), state_text, width=16, tone=_tone),
    ]


def _serial(row: CertificateRow) -> str:
    return row.serial


def _name(row: CertificateRow) -> str:
    return row.name


def _by_name(row: CertificateRow) -> str:
    return name_key(row.name)


def _by_period(row: CertificateRow) -> tuple[int, int]:
    return row.period_from.toordinal(), row.period_to.toordinal()


def _hours(row: CertificateRow) -> str:
    return i18n.number(row.hours)


def _by_hours(row: CertificateRow) -> float:
    return float(row.hours)


def _issued(row: CertificateRow) -> str:
    return i18n.date(row.issued_at.astimezone().date())


def _by_issue(row: CertificateRow) -> float:
    return row.issued_at.timestamp()


def _tone(row: CertificateRow) -> Tone:
    if row.cancelled_at is not None:
        return Tone.BAD
    return Tone.WARN if row.hours_now is not None else Tone.GOOD
