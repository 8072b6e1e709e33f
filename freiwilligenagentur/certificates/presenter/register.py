"""How the register behaves: the list, one certificate with its document, copies, cancelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import filtering, spreadsheet, texts
from freiwilligenagentur.certificates.filtering import Chosen
from freiwilligenagentur.certificates.presenter.register_record import CertificateRecord, record_of
from freiwilligenagentur.certificates.proof import words
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewals
from freiwilligenagentur.certificates.spreadsheet import Progress
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.errors import Invalid, OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.sorting import word_key


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be narrowed to, pairs of code and words; "" is everything."""

    kinds: Sequence[tuple[str, str]]
    years: Sequence[tuple[str, str]]
    states: Sequence[tuple[str, str]]
    areas: Sequence[tuple[str, str]]
    organisations: Sequence[tuple[str, str]]


class RegisterView(Protocol):
    """The page on the screen: the list at the left, the certificate at the right."""

    def display_rows(self, rows: Sequence[CertificateRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not; whether a filter hides some."""

    def display_choices(self, choices: Choices) -> None:
        """What the list can be narrowed to; what is chosen stays."""

    def display_filter(self, chosen: Chosen) -> None:
        """What the list is narrowed to."""

    def display_record(self, record: CertificateRecord | None) -> None:
        """The certificate at the right."""

    def display_document(self, pdf: bytes | None) -> None:
        """Its document."""

    def display_cancelling(self, asked: bool) -> None:
        """The line that asks for the reason, or not."""

    def display_reason_problem(self, text: str) -> None:
        """What is wrong with the reason."""

    def ask_print(self, pdf: bytes, title: str) -> Handed | None:
        """The system's print dialog; what came of it."""

    def ask_file(self, proposed: str) -> Path | None:
        """Where a PDF shall be written; None when cancelled."""

    def ask_spreadsheet_place(self, proposed: str) -> Path | None:
        """Where the spreadsheet shall be written; None when cancelled."""

    def ask_open_record(self, text: str) -> bool:
        """Whether to go to the person's record, where the name is changed."""

    def ask_reissue(self, found: Renewals, certificate_id: str, reason: Reason) -> None:
        """Opens the window that issues certificates anew."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class Run(Protocol):
    """Runs long work beside the window, with progress and a way to stop it."""

    def __call__(
        self,
        title: str,
        work: Callable[[Progress], None],
        done: Callable[[None], None],
        failed: Callable[[OfficeError], None],
    ) -> object:
        """Exactly one of ``done`` and ``failed`` is called afterwards, or neither when it was stopped."""


class RegisterPresenter:
    """State of the register: what is listed, what is chosen."""

    def __init__(self, view: RegisterView, services: CertificateServices, navigator: Navigator, run: Run) -> None:
        self._view = view
        self._register = services.register
        self._reissuing = services.reissuing
        self._navigator = navigator
        self._run = run
        self._rows: list[CertificateRow] = []
        self._filter = Chosen()
        self._chosen = ""

    # --- the list

    def refresh(self) -> None:
        """Reads everything anew; filter and choice stay."""
        self._read()
        self._display_list()
        self.choose(self._chosen)

    def filter(self, chosen: Chosen) -> None:
        """Narrows the list to rows that fit everything that is chosen and hold every word."""
        self._filter = chosen
        self._display_list()

    def narrow(self, chosen: Chosen) -> None:
        """Narrows the list to what somebody came for, and shows so in the filter."""
        self._read()
        self._view.display_filter(chosen)
        self.filter(chosen)

    def show_all(self) -> None:
        """Takes every filter away."""
        self._view.display_filter(Chosen())
        self.filter(Chosen())

    def show_record(self, certificate_id: str) -> None:
        """Shows one certificate, also when the filter hid it."""
        self._read()
        self._chosen = certificate_id
        if certificate_id not in {row.id for row in self._listed()}:
            self._filter = Chosen()
            self._view.display_filter(self._filter)
        self._display_list()
        self.choose(certificate_id)

    def choose(self, certificate_id: str) -> None:
        """Shows the certificate of a row; "" shows none."""
        row = next((row for row in self._rows if row.id == certificate_id), None)
        self._chosen = row.id if row else ""
        self._view.display_cancelling(False)
        self._view.display_record(record_of(row, self._register.handed_out(row.id)) if row else None)
        self._view.display_document(self._document() if row and row.name else None)

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
        self._print(pdf, _("{serial}, copy"), Handed.COPIED)

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
        self._note(Handed.SAVED)
        self._navigator.tell(_("{serial} is saved as {name}.").format(serial=row.serial, name=place.name))

    def reissue(self) -> None:
        """Opens the window that issues it anew under the person's present name, or says what comes first."""
        self._ask_reissue(Reason.NEW_NAME)

    def reissue_protected(self) -> None:
        """The same because the former name must no longer be shown."""
        self._ask_reissue(Reason.PROTECTED)

    def _ask_reissue(self, reason: Reason) -> None:
        try:
            found = self._reissuing.renewals(self._chosen)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if found.needed():
            self._view.ask_reissue(found, self._chosen, reason)
            return
        text = _("In the record the name is {name}, as on the certificate. Please change it there first.")
        if self._view.ask_open_record(text.format(name=found.name)):
            self._navigator.open_volunteer(found.volunteer_id)

    def open_new(self) -> None:
        """Goes to the certificate that took the place of this one."""
        if (row := self._row()) and row.reissued_id:
            self.show_record(row.reissued_id)

    def export(self) -> None:
        """Writes the certificates that are listed as a spreadsheet."""
        place = self._view.ask_spreadsheet_place(f"{_('Register of certificates')}.xlsx")
        if place is None:
            return
        rows = self._listed()
        areas = self._register.area_labels(filtering.areas(rows))

        def write(progress: Progress) -> None:
            write_safely(place, spreadsheet.written(rows, areas, progress))

        def tell(_nothing: None) -> None:
            count = len(rows)
            text = ngettext("{n} certificate is written to {name}.", "{n} certificates are written to {name}.", count)
            self._navigator.tell(text.format(n=i18n.number(count), name=place.name))

        self._run(_("Save the register as a spreadsheet"), write, tell, self._tell)

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

    def _read(self) -> None:
        self._rows = self._register.rows()
        self._view.display_choices(_choices(self._rows, self._register.area_labels(filtering.areas(self._rows))))

    def _listed(self) -> list[CertificateRow]:
        return filtering.fitting(self._rows, self._filter)

    def _display_list(self) -> None:
        rows, total = self._listed(), len(self._rows)
        empty = ""
        if not self._rows:
            empty = _("No certificate yet. Here stands every certificate that was issued, exactly as it was issued.")
        elif not rows:
            empty = words.wrong_code(self._filter.text) or _("No certificate fits the filter.")
        count = ngettext("{n} certificate", "{n} certificates", total).format(n=i18n.number(total))
        if len(rows) < total:
            count = ngettext("{shown} of {n} certificate", "{shown} of {n} certificates", total)
            count = count.format(shown=i18n.number(len(rows)), n=i18n.number(total))
        self._view.display_rows(rows, self._chosen)
        self._view.display_count(count, empty, not self._filter.is_empty)

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

    def _print(self, pdf: bytes | None, title: str, noted_as: Handed | None = None) -> None:
        row = self._row()
        handed = self._view.ask_print(pdf, title.format(serial=row.serial)) if pdf is not None and row else None
        if row is None or handed is None:
            return
        self._note(noted_as or handed)
        if handed is Handed.PRINTED:
            self._navigator.tell(_("{serial} is printed.").format(serial=row.serial))

    def _note(self, handed: Handed) -> None:
        try:
            self._register.note([self._chosen], handed)
        except OfficeError as error:
            self._tell(error)
        self.refresh()

    def _tell(self, error: OfficeError) -> None:
        self._view.tell_error(str(error))


def _choices(rows: Sequence[CertificateRow], areas: Mapping[str, str]) -> Choices:
    """Only what occurs in the register can be chosen."""
    named = sorted(filtering.organisations(rows), key=word_key)
    used = sorted((areas.get(code, code), code) for code in filtering.areas(rows))
    return Choices(
        kinds=[("", _("all kinds")), *((kind.value, texts.kind(kind)) for kind in filtering.kinds(rows))],
        years=[("", _("all years")), *((str(year), str(year)) for year in filtering.years(rows))],
        states=texts.states(),
        areas=[("", _("all areas")), *((code, label) for label, code in used)],
        organisations=[("", _("all places of engagement")), *((name, name) for name in named)],
    )
