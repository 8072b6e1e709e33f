"""How the register behaves: the list, one certificate with its document, copies, cancelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.model import CertificateStatus
from freiwilligenagentur.certificates.proof import code, words
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service import Register
from freiwilligenagentur.errors import Invalid, OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.folding import fold


@dataclass(frozen=True, slots=True)
class CertificateRecord:
    """One certificate as the right side shows it."""

    id: str
    serial: str
    name: str
    volunteer_id: str
    valid: bool
    state: str
    facts: tuple[tuple[str, str], ...]
    note: str
    """That the hours changed since, or why it was cancelled; "" when there is nothing to say."""


class RegisterView(Protocol):
    """The page on the screen: the list at the left, the certificate at the right."""

    def display_rows(self, rows: Sequence[CertificateRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not."""

    def display_filter(self, text: str) -> None:
        """What the list is narrowed to."""

    def display_record(self, record: CertificateRecord | None) -> None:
        """The certificate at the right."""

    def display_document(self, pdf: bytes | None) -> None:
        """Its document."""

    def display_cancelling(self, asked: bool) -> None:
        """The line that asks for the reason, or not."""

    def display_reason_problem(self, text: str) -> None:
        """What is wrong with the reason."""

    def ask_print(self, pdf: bytes, title: str) -> bool:
        """The system's print dialog; whether it was printed."""

    def ask_file(self, proposed: str) -> Path | None:
        """Where a PDF shall be written; None when cancelled."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class RegisterPresenter:
    """State of the register: what is listed, what is chosen."""

    def __init__(self, view: RegisterView, register: Register, navigator: Navigator) -> None:
        self._view = view
        self._register = register
        self._navigator = navigator
        self._rows: list[CertificateRow] = []
        self._text = ""
        self._chosen = ""

    # --- the list

    def refresh(self) -> None:
        """Reads everything anew; filter and choice stay."""
        self._rows = self._register.rows()
        self._display_list()
        self.choose(self._chosen)

    def filter(self, text: str) -> None:
        """Narrows the list to rows that hold every word."""
        self._text = text
        self._display_list()

    def show_record(self, certificate_id: str) -> None:
        """Shows one certificate, also when the filter hid it."""
        self._rows = self._register.rows()
        self._chosen = certificate_id
        if certificate_id not in {row.id for row in self._listed()}:
            self._text = ""
            self._view.display_filter("")
        self._display_list()
        self.choose(certificate_id)

    def choose(self, certificate_id: str) -> None:
        """Shows the certificate of a row; "" shows none."""
        row = next((row for row in self._rows if row.id == certificate_id), None)
        self._chosen = row.id if row else ""
        self._view.display_cancelling(False)
        self._view.display_record(_record(row) if row else None)
        self._view.display_document(self._document() if row else None)

    # --- what can be done with one

    def print_again(self) -> None:
        """Prints the certificate as it was issued."""
        self._print(self._document(), "{serial}")

    def print_copy(self) -> None:
        """Prints it marked as Zweitschrift."""
        try:
            pdf = self._register.reprint(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._print(pdf, _("{serial}, copy"))

    def save(self) -> None:
        """Writes the PDF, exactly as it was issued, where the user says."""
        row, pdf = self._row(), self._document()
        if row is None or pdf is None:
            return
        place = self._view.ask_file(f"{row.serial} {row.name}.pdf")
        if place is None:
            return
        try:
            write_safely(place, pdf)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._navigator.tell(_("{serial} is saved as {name}.").format(serial=row.serial, name=place.name))

    def open_person(self) -> None:
        """Goes to the volunteer's record."""
        if row := self._row():
            self._navigator.open_volunteer(row.volunteer_id)

    def ask_cancel(self) -> None:
        """Asks for the reason."""
        if self._chosen:
            self._view.display_cancelling(True)

    def leave_cancel(self) -> None:
        """Leaves the certificate as it is."""
        self._view.display_cancelling(False)

    def cancel(self, reason: str) -> None:
        """Cancels the certificate; its number stays taken."""
        try:
            self._register.cancel(self._chosen, reason)
        except Invalid as error:
            self._view.display_reason_problem(str(error))
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if row := self._row():
            self._navigator.tell(_("{serial} is cancelled.").format(serial=row.serial))
        self.refresh()

    # --- inside

    def _listed(self) -> list[CertificateRow]:
        parts = fold(code.tidied(self._text)).split()
        return [row for row in self._rows if all(part in row.searchable for part in parts)]

    def _display_list(self) -> None:
        rows, total = self._listed(), len(self._rows)
        empty = ""
        if not self._rows:
            empty = _("No certificate yet. Here stands every certificate that was issued, exactly as it was issued.")
        elif not rows:
            empty = words.wrong_code(self._text) or _("No certificate fits the filter.")
        count = ngettext("{n} certificate", "{n} certificates", total).format(n=i18n.number(total))
        if len(rows) < total:
            count = ngettext("{shown} of {n} certificate", "{shown} of {n} certificates", total)
            count = count.format(shown=i18n.number(len(rows)), n=i18n.number(total))
        self._view.display_rows(rows, self._chosen)
        self._view.display_count(count, empty)

    def _row(self) -> CertificateRow | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    def _document(self) -> bytes | None:
        if not self._chosen:
            return None
        try:
            return self._register.pdf(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return None

    def _print(self, pdf: bytes | None, title: str) -> None:
        row = self._row()
        if pdf is None or row is None:
            return
        if self._view.ask_print(pdf, title.format(serial=row.serial)):
            self._navigator.tell(_("{serial} is printed.").format(serial=row.serial))


def state_text(row: CertificateRow) -> str:
    """The state of a certificate in a word."""
    if row.status is CertificateStatus.CANCELLED:
        return _("cancelled")
    return _("hours changed") if row.hours_now is not None else _("valid")


def period_text(row: CertificateRow) -> str:
    """``01.02.2025 – 31.10.2026``."""
    return f"{i18n.date(row.period_from)} – {i18n.date(row.period_to)}"


def _record(row: CertificateRow) -> CertificateRecord:
    valid = row.status is CertificateStatus.ISSUED
    issued = _("{when} by {who}").format(when=i18n.date_time(row.issued_at), who=row.issued_by)
    return CertificateRecord(
        id=row.id,
        serial=row.serial,
        name=row.name,
        volunteer_id=row.volunteer_id,
        valid=valid,
        state=state_text(row),
        facts=(
            (_("Period"), period_text(row)),
            (_("Extent"), _("{hours} hours").format(hours=i18n.number(row.hours))),
            (_("Issued"), issued),
            *(((_("Short code"), row.code),) if row.code else ()),
        ),
        note=_note(row),
    )


def _note(row: CertificateRow) -> str:
    if row.status is CertificateStatus.CANCELLED and row.cancelled_at is not None:
        text = _("Cancelled on {date}: {reason}")
        return text.format(date=i18n.date(row.cancelled_at.astimezone().date()), reason=row.cancel_reason)
    if row.hours_now is not None:
        text = _("The hours were changed since: today they would be {now} instead of {then}. The certificate stays.")
        return text.format(now=i18n.number(row.hours_now), then=i18n.number(row.hours))
    return ""
