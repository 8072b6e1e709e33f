"""The form for one certificate without its window: what it would show, and where it would lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdf_reading
from certifying import Agency

from freiwilligenagentur.certificates.content import SignedBy
from freiwilligenagentur.certificates.presenter.entry import Entry
from freiwilligenagentur.certificates.presenter.issue import IssuePresenter
from freiwilligenagentur.certificates.presenter.whom import PersonHit
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.standing import Handed


class Screen:
    """What the page would show, kept as plain values."""

    def __init__(self) -> None:
        self.people: list[PersonHit] = []
        self.people_title = self.empty = ""
        self.entry: Entry | None = None
        self.missing: list[Missing] = []
        self.can_issue = False
        self.pdf: bytes | None = None
        self.field = ""
        self.errors: list[str] = []
        self.printed: list[str] = []
        self.told_before_print = ""
        self.printer_takes = True
        self.place: Path | None = None
        self.kept_draft = False
        self.cards_shown = 0

    def display_people(self, people: Sequence[PersonHit], title: str, empty: str) -> None:
        self.people, self.people_title, self.empty = list(people), title, empty

    def display_choosing(self, text: str) -> None:
        self.entry = None

    def display_form(self, title: str, subtitle: str, entry: Entry, has_birth_date: bool) -> None:
        self.title, self.subtitle, self.entry = title, subtitle, entry

    def display_choices(
        self, courses: Sequence[tuple[str, str]], cards: Sequence[str], competences: Sequence[str]
    ) -> None:
        self.courses, self.cards = list(courses), list(cards)

    def display_parts(self, parts: frozenset[str]) -> None:
        self.parts = parts

    def display_cards(self, entry: Entry) -> None:
        self.cards_shown += 1
        self.entry = entry

    def display_thanks(self, text: str) -> None:
        self.entry = replace(self.form, thanks=text)

    def display_signatories(self, signatories: Sequence[SignedBy]) -> None:
        self.entry = replace(self.form, signatories=tuple(signatories))

    def display_kept_draft(self, waiting: bool) -> None:
        self.kept_draft = waiting

    def display_missing(self, missing: Sequence[Missing], can_issue: bool) -> None:
        self.missing, self.can_issue = list(missing), can_issue

    def display_preview(self, pdf: bytes | None) -> None:
        self.pdf = pdf

    def display_field(self, field: str) -> None:
        self.field = field

    def ask_print(self, pdf: bytes, title: str, done: str = "") -> Handed | None:
        self.printed.append(title)
        self.told_before_print = done
        return Handed.PRINTED if self.printer_takes else None

    def ask_file(self, proposed: str) -> Path | None:
        self.proposed = proposed
        return self.place

    def tell_error(self, text: str) -> None:
        self.errors.append(text)

    @property
    def form(self) -> Entry:
        assert self.entry is not None
        return self.entry

    @property
    def words(self) -> str:
        assert self.pdf is not None
        return " ".join(pdf_reading.pages(self.pdf)[0].split())


class Ways:
    """Notes where the presenter wants to go."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def open_placement(self, key: str) -> None:
        self.calls.append(("placement", key))

    def open_certificate(self, key: str) -> None:
        self.calls.append(("certificate", key))

    def open_consents(self, key: str) -> None:
        self.calls.append(("consents", key))

    def open_volunteer(self, key: str) -> None:
        self.calls.append(("volunteer", key))

    def tell(self, text: str) -> None:
        self.calls.append(("tell", text))


class Desk:
    """The presenter with its screen, its ways and what it ended with."""

    def __init__(self, agency: Agency) -> None:
        self.agency, self.screen, self.ways = agency, Screen(), Ways()
        self.finished: list[str | None] = []
        self.known = [("1", "Mertens, Ilse", "67 J.")]
        self.presenter = IssuePresenter(
            self.screen,
            agency.services,
            self._find,
            self.ways,
            self.finished.append,  # type: ignore[arg-type]
        )

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return self.known if text == "mert" else []

    def write(self, **changes: Any) -> None:
        """As if somebody typed and then paused."""
        self.screen.entry = replace(self.screen.form, **changes)
        self.presenter.edited(self.screen.entry)
        self.presenter.look()

    def serials(self) -> list[str]:
        return [row.serial for row in self.agency.services.register.rows()]
