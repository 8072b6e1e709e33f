"""How one window asks for another, without knowing it."""

from __future__ import annotations

from typing import Protocol


class Navigator(Protocol):
    """The ways through the office. The main window fulfils it; presenters only hold it."""

    def open_volunteer(self, volunteer_id: str) -> None: ...

    def open_organisation(self, organisation_id: str) -> None: ...

    def open_offer(self, offer_id: str) -> None: ...

    def open_placement(self, placement_id: str) -> None: ...

    def open_certificate(self, certificate_id: str) -> None: ...

    def start_intake(self, draft_key: str | None = None) -> None:
        """Opens an empty Erstgespräch, or the draft kept under ``draft_key``."""

    def match_volunteer(self, volunteer_id: str) -> None:
        """Opens the matching desk for one person."""

    def match_offer(self, offer_id: str) -> None:
        """Opens the matching desk for one offer."""

    def add_consultation(self, volunteer_id: str) -> None: ...

    def issue_certificate(self, volunteer_id: str | None = None) -> None: ...

    def import_file(self) -> None: ...

    def open_help(self, place: str) -> None:
        """Opens the handbook at a place, for example ``people/intake``."""

    def tell(self, text: str) -> None:
        """A short sentence in the status bar."""
