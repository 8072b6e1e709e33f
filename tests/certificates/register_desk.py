"""The register without windows: what a screen would show, and a register with two certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from certifying import Agency
from issue_desk import Ways

from freiwilligenagentur.certificates.filtering import Chosen
from freiwilligenagentur.certificates.presenter.register import Choices, RegisterPresenter
from freiwilligenagentur.certificates.presenter.register_record import CertificateRecord
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewals
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.errors import OfficeError


class Screen:
    def __init__(self) -> None:
        self.rows: list[CertificateRow] = []
        self.count = self.empty = self.reason_problem = ""
        self.filter: Chosen | None = None
        self.can_clear = False
        self.sheet: Path | None = None
        self.asked: list[str] = []
        self.reissue: tuple[Renewals, str] | None = None
        self.record: CertificateRecord | None = None
        self.pdf: bytes | None = None
        self.cancelling = False
        self.printed: list[tuple[bytes, str]] = []
        self.printing_ends_as: Handed | None = Handed.PRINTED
        self.place: Path | None = None
        self.errors: list[str] = []

    def display_rows(self, rows: Sequence[CertificateRow], chosen: str) -> None:
        self.rows, self.chosen = list(rows), chosen

    def display_count(self, text: str, empty: str, can_clear: bool) -> None:
        self.count, self.empty, self.can_clear = text, empty, can_clear

    def display_choices(self, choices: Choices) -> None:
        self.choices = choices

    def display_filter(self, chosen: Chosen) -> None:
        self.filter = chosen

    def display_record(self, record: CertificateRecord | None) -> None:
        self.record = record

    def display_document(self, pdf: bytes | None) -> None:
        self.pdf = pdf

    def display_cancelling(self, asked: bool) -> None:
        self.cancelling = asked

    def display_reason_problem(self, text: str) -> None:
        self.reason_problem = text

    def ask_print(self, pdf: bytes, title: str) -> Handed | None:
        self.printed.append((pdf, title))
        return self.printing_ends_as

    def ask_file(self, proposed: str) -> Path | None:
        self.proposed = proposed
        return self.place

    def ask_spreadsheet_place(self, proposed: str) -> Path | None:
        self.proposed = proposed
        return self.sheet

    def ask_open_record(self, text: str) -> bool:
        self.asked.append(text)
        return True

    def ask_reissue(self, found: Renewals, certificate_id: str, reason: Reason) -> None:
        self.reissue = found, certificate_id

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Watched:
    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        pass


def run_here(_title: str, work: Any, done: Any, failed: Any) -> None:
    """Long work at once."""
    try:
        work(Watched())
    except OfficeError as error:
        failed(error)
    else:
        done(None)


class Desk:
    """A register with two certificates: EN-2026-0001 of Ilse Mertens, EN-2026-0002 of Bo Müller."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.screen, self.ways = agency, Screen(), Ways()
        self.presenter = RegisterPresenter(self.screen, agency.services, self.ways, run_here)  # type: ignore[arg-type]
        self.person, self.placement = agency.reader()
        self.ilse = agency.issue(agency.request(self.person))
        other = agency.volunteer(first_name="Bo", last_name="Müller")
        placement = agency.placement(other)
        agency.hours(placement, date(2026, 1, 1), date(2026, 3, 31), "20")
        self.bo = agency.issue(agency.request(other))

    @property
    def record(self) -> CertificateRecord:
        assert self.screen.record is not None
        return self.screen.record
