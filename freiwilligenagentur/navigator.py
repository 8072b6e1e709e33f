"""How one window asks for another, without knowing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Navigator(Protocol):
    """The ways through the office. The main window fulfils it; presenters only hold it."""

    def open_volunteer(self, volunteer_id: str) -> None:
        """Opens a person's record."""

    def open_consents(self, volunteer_id: str) -> None:
        """Opens a person's record at the consents."""

    def open_organisation(self, organisation_id: str) -> None:
        """Opens an organisation's record."""

    def open_offer(self, offer_id: str) -> None:
        """Opens an offer."""

    def open_placement(self, placement_id: str) -> None:
        """Opens a placement."""

    def open_certificate(self, certificate_id: str) -> None:
        """Opens the register at a certificate."""

    def open_training(self, training_id: str) -> None:
        """Opens a training."""

    def start_intake(self, draft_key: str | None = None) -> None:
        """Opens an empty Erstgespräch, or the draft kept under ``draft_key``."""

    def open_draft(self, kind: str, draft_key: str) -> None:
        """Goes on with what somebody began: ``kind`` is the room that kept the draft."""

    def match_volunteer(self, volunteer_id: str) -> None:
        """Opens the matching desk for one person."""

    def match_offer(self, offer_id: str) -> None:
        """Opens the matching desk for one offer."""

    def add_consultation(self, volunteer_id: str) -> None:
        """Opens an empty consultation record."""

    def issue_certificate(self, volunteer_id: str | None = None) -> None:
        """Opens the page that issues a certificate."""

    def issue_certificates(self, volunteers: Sequence[str]) -> None:
        """Opens a batch of certificates for these people, by their ids."""

    def reissue_certificate(self, certificate_id: str) -> None:
        """Opens the window that issues a certificate anew because its name must no longer be shown (§13 SBGG)."""

    def open_settings(self) -> None:
        """Opens the settings."""

    def go_back(self) -> None:
        """Goes back to the room from which somebody was led to the present one, as it was left."""

    def import_file(self) -> None:
        """Opens the import."""

    def open_help(self, place: str) -> None:
        """Opens the handbook at a place, for example ``people/intake``."""

    def tell(self, text: str) -> None:
        """A short sentence in the status bar."""
