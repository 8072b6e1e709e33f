"""The ways through the office: every room asks for another one here, and none knows the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from freiwilligenagentur.shell.handbook import Handbook
from freiwilligenagentur.shell.search import Entry

TODAY, PEOPLE, ORGANISATIONS, OFFERS = "today", "people", "organisations", "offers"
MATCHING, PLACEMENTS, CERTIFICATES, SETTINGS = "matching", "placements", "certificates", "settings"
FAIR = "fair"


class Frame(Protocol):
    """What the ways need of the main window."""

    def show_room(self, key: str) -> Any: ...

    def enter_page(self) -> None: ...

    def present_room(self) -> str: ...

    def present_place(self) -> str: ...

    def offer_way_back(self, room: str) -> None: ...

    def tell(self, text: str) -> None: ...


class Ways:
    """Fulfils ``navigator.Navigator`` over the main window."""

    def __init__(self, frame: Frame, import_file: Callable[[], None]) -> None:
        self._frame = frame
        self._import_file = import_file
        self._handbook = Handbook()
        self._came_from: dict[str, str] = {}

    def open_volunteer(self, volunteer_id: str) -> None:
        """Opens a person's record."""
        self._go(PEOPLE, "show_record", volunteer_id)

    def open_consents(self, volunteer_id: str) -> None:
        """Opens a person's record at the consents."""
        self._go(PEOPLE, "show_consents", volunteer_id)

    def open_organisation(self, organisation_id: str) -> None:
        """Opens an organisation's record."""
        self._go(ORGANISATIONS, "show_record", organisation_id)

    def open_offer(self, offer_id: str) -> None:
        """Opens an offer."""
        self._go(OFFERS, "show_record", offer_id)

    def open_placement(self, placement_id: str) -> None:
        """Opens a placement."""
        self._go(PLACEMENTS, "show_record", placement_id)

    def open_certificate(self, certificate_id: str) -> None:
        """Opens the register at a certificate."""
        self._go(CERTIFICATES, "show_record", certificate_id)

    def open_training(self, training_id: str) -> None:
        """Opens a training."""
        self._go(CERTIFICATES, "show_training", training_id)

    def start_intake(self, draft_key: str | None = None) -> None:
        """Opens an empty Erstgespräch, or the draft kept under ``draft_key``."""
        self._go(PEOPLE, "start_intake", draft_key)

    def open_draft(self, kind: str, draft_key: str) -> None:
        """Goes on with what somebody began."""
        rooms = {
            "organisation": ORGANISATIONS,
            "offer": OFFERS,
            "consultation": PLACEMENTS,
            **dict.fromkeys(("certificate", "training", "scheme", "text_block", "certificate_layout"), CERTIFICATES),
        }
        if kind in rooms:
            self._go(rooms[kind], "open_draft", draft_key)
        else:
            self.start_intake(draft_key)

    def match_volunteer(self, volunteer_id: str) -> None:
        """Opens the matching desk for one person."""
        self._go(MATCHING, "show_volunteer", volunteer_id)

    def match_offer(self, offer_id: str) -> None:
        """Opens the matching desk for one offer."""
        self._go(MATCHING, "show_offer", offer_id)

    def add_consultation(self, volunteer_id: str) -> None:
        """Opens an empty consultation record."""
        self._go(PLACEMENTS, "start_consultation", volunteer_id)

    def issue_certificate(self, volunteer_id: str | None = None) -> None:
        """Opens the page that issues a certificate."""
        self._go(CERTIFICATES, "start_issue", volunteer_id)

    def issue_certificates(self, volunteers: Sequence[str]) -> None:
        """Opens a batch of certificates for these people."""
        self._go(CERTIFICATES, "issue_for_list", volunteers)

    def reissue_certificate(self, certificate_id: str) -> None:
        """Opens the window that issues a certificate anew under a name that replaces a protected one."""
        self._go(CERTIFICATES, "reissue", certificate_id)

    def open_settings(self) -> None:
        """Opens the settings."""
        if self._frame.show_room(SETTINGS) is not None:
            self._frame.enter_page()

    def go_back(self) -> None:
        """Goes back to the room from which somebody was led to the present one, as it was left."""
        before = self._came_from.get(self._frame.present_room(), "")
        if before and self._frame.show_room(before) is not None:
            self._frame.enter_page()

    def import_file(self) -> None:
        """Opens the import."""
        self._import_file()

    def open_help(self, place: str) -> None:
        """Opens the handbook at a place."""
        self._handbook.open(place)

    def close_help(self) -> None:
        """Closes the handbook with the office."""
        self._handbook.close()

    def help_here(self) -> None:
        """Opens the handbook at the room that is shown."""
        self.open_help(self._frame.present_place())

    def open_entry(self, entry: Entry) -> None:
        """Opens what the search found."""
        self.open_record(entry.kind, entry.id)

    def open_record(self, kind: str, record_id: str) -> None:
        """Opens a record by its kind."""
        {
            "volunteer": self.open_volunteer,
            "organisation": self.open_organisation,
            "offer": self.open_offer,
            "certificate": self.open_certificate,
            "training": self.open_training,
        }[kind](record_id)

    def tell(self, text: str) -> None:
        """A short sentence in the line of state."""
        self._frame.tell(text)

    def _go(self, room: str, act: str, *what: str | Sequence[str] | None) -> None:
        """Goes to a room and lets its page act; stays when the present page cannot be left as it is."""
        before = self._frame.present_room()
        page = self._frame.show_room(room)
        if page is not None:
            self._came_from[room] = before
            getattr(page, act)(*what)
            self._frame.enter_page()
            if before != room:
                self._frame.offer_way_back(before)
