"""The key for certificates in the settings: what it is called, giving its public part away, renewing it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.signing import SigningKeys


class KeyView(Protocol):
    """The section."""

    def display_key(self, text: str) -> None:
        """Says which key signs now."""

    def ask_place(self, proposed: str) -> Path | None:
        """Where the public key shall be written; None when cancelled."""

    def ask_renew(self) -> bool:
        """Whether a new key is to take the place of the present one."""

    def tell_done(self, text: str) -> None:
        """A short sentence."""

    def tell_error(self, text: str) -> None:
        """Says what went wrong."""


class KeyPresenter:
    """What can be done with the key."""

    def __init__(self, view: KeyView, keys: SigningKeys) -> None:
        self._view = view
        self._keys = keys

    def refresh(self) -> None:
        """Shows the fingerprint of today's key."""
        found = self._keys.public()
        if not found:
            self._view.display_key(_("The key is made with the first certificate."))
            return
        text = _("Fingerprint {fingerprint}, valid from {date}")
        self._view.display_key(text.format(fingerprint=found[0].fingerprint, date=i18n.date(found[0].first)))

    def export(self) -> None:
        """Writes the file with the public keys where the user says."""
        place = self._view.ask_place(_("Public key for certificates.txt"))
        if place is None:
            return
        try:
            write_safely(place, self._keys.key_file().encode())
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self.refresh()
        self._view.tell_done(_("The public key is saved as {name}.").format(name=place.name))

    def renew(self) -> None:
        """Makes a new key, after asking."""
        if not self._view.ask_renew():
            return
        try:
            self._keys.renew()
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self.refresh()
        self._view.tell_done(_("From now on the new key signs. Please give its file away."))
