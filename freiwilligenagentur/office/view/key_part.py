"""The section of the settings about the key that certificates are signed with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.forms import FormSection
from freiwilligenagentur.desktop.labels import body, hint
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.office.presenter.key import KeyPresenter
from freiwilligenagentur.office.signing import SigningKeys


class KeyPart:
    """Holds the section; ``refresh`` is called with the page."""

    def __init__(self, keys: SigningKeys, navigator: Navigator) -> None:
        self._navigator = navigator
        section = FormSection(_("Key for certificates"))
        self.text = body("")
        self.export = button(_("Save the public key …"), "office.settings.export_key")
        self.renew = button(_("Renew the key …"), "office.settings.renew_key")
        section.add(self.text)
        section.add(
            hint(
                _("Whoever has the file with the public key can check without a network whether a certificate is real.")
            )
        )
        section.add(self.export, self.renew)
        self.sections: Sequence[QWidget] = (section,)
        self._presenter = KeyPresenter(self, keys)
        self.export.clicked.connect(self._presenter.export)
        self.renew.clicked.connect(self._presenter.renew)
        self._presenter.refresh()

    def refresh(self) -> None:
        """Shows which key signs now."""
        self._presenter.refresh()

    # what the presenter needs

    def display_key(self, text: str) -> None:
        self.text.setText(text)

    def ask_place(self, proposed: str) -> Path | None:
        return dialogs.save_file(self.export, _("Save the public key"), proposed, _("Text (*.txt)"))

    def ask_renew(self) -> bool:
        text = _(
            "Renew it when somebody else may have got hold of it. Certificates up to now stay proven; whoever checks "
            "newer ones needs the new file."
        )
        return dialogs.ask(self.renew, _("Renew the key"), text, _("Make a new key"), _("Leave as is"))

    def tell_done(self, text: str) -> None:
        self._navigator.tell(text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self.export, text)
