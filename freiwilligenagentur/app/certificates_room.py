"""The room "Nachweise": the register and what leads to certificates, each as a section of its own."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.desktop.sections import Section, SectionedPage
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator

if TYPE_CHECKING:
    from freiwilligenagentur.schemes.rules import Rule

REGISTER, BATCH, SCHEMES, TRAININGS, TEXTS, LAYOUTS = "register", "batch", "schemes", "trainings", "texts", "layouts"
_DRAFTS = {"scheme": SCHEMES, "training": TRAININGS, "text_block": TEXTS, "certificate_layout": LAYOUTS}
"""Where an unfinished draft of a kind is gone on with; those of certificates at the register."""
_OF_THE_OFFICE = frozenset({SCHEMES, TEXTS, LAYOUTS})
"""What makes no sense at a stand at a fair."""


class CertificatesRoom(SectionedPage):
    """Makes the sections when they are first seen, and leads from one to another."""

    def __init__(
        self, services: Services, navigator: Navigator, memory: MutableMapping[str, str], at_stand: bool = False
    ) -> None:
        self._services, self._navigator, self._memory = services, navigator, memory
        self._at_stand = at_stand
        sections = [
            Section(REGISTER, _("Register"), self._register),
            Section(BATCH, _("Batch"), self._batch),
            Section(SCHEMES, _("Who fulfils …?"), self._schemes),
            Section(TRAININGS, _("Trainings"), self._trainings),
            Section(TEXTS, _("Text blocks"), self._texts),
            Section(LAYOUTS, _("Layouts"), self._layouts),
        ]
        if at_stand:
            sections = [section for section in sections if section.key not in _OF_THE_OFFICE]
        super().__init__(sections, "certificates.room", _("Sections of the certificates"))

    def show_record(self, certificate_id: str) -> None:
        """Opens the register at a certificate."""
        self._at(REGISTER, "show_record", certificate_id)

    def show_training(self, training_id: str) -> None:
        """Opens a training."""
        self._at(TRAININGS, "show_record", training_id)

    def show_waiting(self) -> None:
        """Opens the register at what was issued and not printed yet."""
        self._at(REGISTER, "show_waiting")

    def issue_for_list(self, volunteers: Sequence[str]) -> None:
        """Opens a batch for people who were listed in another room."""
        self._at(BATCH, "start_with", self._named(volunteers))

    def reissue(self, certificate_id: str) -> None:
        """Opens the window that issues a certificate anew whose name must no longer be shown."""
        self._at(REGISTER, "reissue", certificate_id)

    def start_issue(self, volunteer_id: str | None = None) -> None:
        """Opens the form for somebody, or the search for somebody."""
        self._at(REGISTER, "start_issue", volunteer_id)

    def open_draft(self, draft_key: str) -> None:
        """Goes on with what was begun, in the section that keeps such drafts."""
        kind = re.split("[/:]", draft_key, maxsplit=1)[0]
        self._at(_DRAFTS.get(kind, REGISTER), "open_draft", draft_key)

    def _at(self, section: str, act: str, *what: Any) -> None:
        page = self.show_section(section)
        if page is not None:
            getattr(page, act)(*what)

    def _issue_for_many(self, volunteers: Sequence[str], rule: Rule) -> None:
        """A batch for people who were chosen beside a rule."""
        from freiwilligenagentur.certificates.presenter.batch_sources import kind_of, subject_of_rule

        self._at(BATCH, "start_with", self._named(volunteers), subject_of_rule(rule), kind_of(rule))

    def _named(self, volunteers: Sequence[str]) -> list[tuple[str, str]]:
        names = {row.id: row.listed_name for row in self._services.people.rows()}
        return [(key, names[key]) for key in volunteers if key in names]

    def _show_scheme(self, land: str, scheme: str, day: date | None) -> None:
        """Everybody beside a rule."""
        self._at(SCHEMES, "show_rule", land, scheme, day or self._services.today())

    def _certify_training(self, training_id: str) -> None:
        """A batch for everybody who was at a training."""
        self._at(BATCH, "start_from", "training", training_id)

    # --- the sections

    def _register(self) -> QWidget:
        from freiwilligenagentur.certificates.view import CertificatesPage

        services = self._services
        page = CertificatesPage(services.certificates, services.people, self._navigator, self._memory)
        page.offer_blocks(not self._at_stand)
        return page

    def _batch(self) -> QWidget:
        from freiwilligenagentur.certificates.presenter.batch_sources import of_offers, of_schemes, of_trainings
        from freiwilligenagentur.certificates.view.batch import BatchPage
        from freiwilligenagentur.people.finding import PeopleFinder

        services = self._services
        sources = [
            of_schemes(services.schemes, self._show_scheme, services.today),
            of_trainings(services.trainings.attended),
            of_offers(services.placing.participants),
        ]
        find = PeopleFinder(services.people)
        return BatchPage(services.certificates, find, self._navigator, sources, self._memory, services.today)

    def _schemes(self) -> QWidget:
        from freiwilligenagentur.schemes.view import SchemesPage

        services, collect = self._services, self._issue_for_many
        return SchemesPage(services.schemes, self._navigator, self._memory, collect, services.today)

    def _trainings(self) -> QWidget:
        from freiwilligenagentur.trainings.view import TrainingsPage

        services, certify = self._services, self._certify_training
        records = (services.trainings, services.people, services.organisations, services.drafts)
        return TrainingsPage(*records, self._navigator, self._memory, certify)

    def _texts(self) -> QWidget:
        from freiwilligenagentur.certificates.view.text_blocks_page import TextBlocksPage

        services = self._services
        return TextBlocksPage(services.certificates.text_blocks, services.vocabulary, self._navigator, self._memory)

    def _layouts(self) -> QWidget:
        from freiwilligenagentur.certificates.view.layouts_page import LayoutsPage

        return LayoutsPage(self._services.certificates.layouts, self._navigator, self._memory)
