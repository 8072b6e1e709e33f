"""What issuing a certificate needs of its page on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from freiwilligenagentur.certificates.content import SignedBy
from freiwilligenagentur.certificates.presenter.entry import Entry
from freiwilligenagentur.certificates.presenter.whom import PersonHit
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.standing import Handed


class IssueView(Protocol):
    """The page on the screen: choosing somebody first, then form and draft beside each other."""

    def display_people(self, people: Sequence[PersonHit], title: str, empty: str) -> None:
        """Who can be chosen; ``empty`` says why nobody."""

    def display_choosing(self, text: str) -> None:
        """The search for somebody, instead of the form."""

    def display_form(self, title: str, subtitle: str, entry: Entry, has_birth_date: bool) -> None:
        """The form with these values."""

    def display_choices(
        self, courses: Sequence[tuple[str, str]], cards: Sequence[str], competences: Sequence[str]
    ) -> None:
        """The trainings that can be chosen, code and text; the cards that can be named."""

    def display_parts(self, parts: frozenset[str]) -> None:
        """The parts of the form that the kind needs, as ``kind_fields`` names them."""

    def display_cards(self, entry: Entry) -> None:
        """Only the placements, because the period or their hours changed."""

    def display_thanks(self, text: str) -> None:
        """The closing sentence, because the form of address changed."""

    def display_signatories(self, signatories: Sequence[SignedBy]) -> None:
        """Who signs, because the layout changed."""

    def display_kept_draft(self, waiting: bool) -> None:
        """Whether the form shows what was begun earlier."""

    def display_missing(self, missing: Sequence[Missing], can_issue: bool) -> None:
        """What the certificate lacks."""

    def display_preview(self, pdf: bytes | None) -> None:
        """The draft; None while there is nothing to show."""

    def display_field(self, field: str) -> None:
        """Puts the cursor into a field."""

    def ask_print(self, pdf: bytes, title: str, done: str = "") -> Handed | None:
        """The system's print dialog; what came of it. ``done`` is told with the place of a file instead."""

    def ask_file(self, proposed: str) -> Path | None:
        """Where a PDF shall be written; None when cancelled."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""
