"""The organisation behind an offer while it is edited: choosing it brings its address and its people along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Organisation, OrganisationStatus
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.organisations.service import OrganisationsService

ADDRESS = ("street", "postcode", "town", "district")


class OfferHomeView(Protocol):
    """The part of the form that depends on the organisation."""

    def display_organisations(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """The organisations to choose from."""

    def display_contacts(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """The contacts of the chosen organisation."""

    def display_address(self, values: Values) -> None:
        """The four fields of the address."""

    def ask_values(self) -> Values:
        """What stands in the form."""


class OfferHome:
    """Remembers the address it filled in, so that an address typed by hand is never overwritten."""

    def __init__(self, view: OfferHomeView, organisations: OrganisationsService) -> None:
        self._view = view
        self._organisations = organisations
        self._home: Organisation | None = None

    def prepare(self, organisation_id: str, contact_id: str) -> None:
        """Offers the choices that fit the values about to be shown."""
        self._home = self._read(organisation_id)
        options = self._organisations.choices()
        if self._home is not None and organisation_id not in dict(options):
            name = _("{name} (archived)") if self._home.status is OrganisationStatus.ARCHIVED else "{name}"
            options = [(organisation_id, name.format(name=self._home.name)), *options]
        self._view.display_organisations(options, organisation_id)
        self._view.display_contacts(self._contacts(contact_id), contact_id)

    def chosen(self, organisation_id: str) -> None:
        """Somebody chose another organisation."""
        before, self._home = self._home, self._read(organisation_id)
        main = next((contact.id for contact in self._home.contacts if contact.active), "") if self._home else ""
        self._view.display_contacts(self._contacts(main), main)
        present = {name: self._view.ask_values()[name] for name in ADDRESS}
        untouched = not any(present.values()) or (before is not None and present == _address(before))
        if self._home is not None and untouched:
            self._view.display_address(_address(self._home))

    def _contacts(self, chosen: str) -> list[tuple[str, str]]:
        contacts = self._home.contacts if self._home else []
        named = [
            (contact.id, ", ".join(text for text in (contact.full_name(), contact.function) if text))
            for contact in contacts
            if contact.active or contact.id == chosen
        ]
        return [("", _("nobody in particular")), *named]

    def _read(self, organisation_id: str) -> Organisation | None:
        if not organisation_id:
            return None
        try:
            return self._organisations.get(organisation_id)
        except OfficeError:
            return None


def _address(organisation: Organisation) -> Values:
    return {name: getattr(organisation, name) for name in ADDRESS}
