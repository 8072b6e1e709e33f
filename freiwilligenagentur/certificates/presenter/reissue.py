"""How issuing anew behaves: why, which certificates, what their texts say; then all of them in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.renaming import PersonalText, with_personal_texts
from freiwilligenagentur.certificates.service import Reissuing
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewal, Renewals
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator


class ReissueView(Protocol):
    """The window on the screen."""

    def display_head(self, title: str, reasons: Sequence[tuple[str, str]]) -> None:
        """Whom it is for, and the reasons that can be chosen."""

    def display_certificates(self, listed: Sequence[tuple[str, str]], chosen: frozenset[str], can_choose: bool) -> None:
        """The certificates with their words, which are ticked, and whether that can be changed."""

    def display_explained(self, text: str, warning: str) -> None:
        """What the reason means; ``warning`` is what the office has to see to itself, "" for nothing."""

    def display_texts(self, certificate_id: str, listed: Sequence[PersonalText]) -> None:
        """The texts of the certificate that is looked at."""

    def display_preview(self, pdf: bytes | None) -> None:
        """The new certificate as it will look."""

    def display_action(self, text: str, enabled: bool) -> None:
        """What the button does."""

    def leave(self) -> None:
        """Closes the window."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class ReissuePresenter:
    """``finished`` gets the id of the new certificate that took the place of the one somebody came for."""

    def __init__(
        self, view: ReissueView, reissuing: Reissuing, navigator: Navigator, finished: Callable[[str], None]
    ) -> None:
        self._view = view
        self._reissuing = reissuing
        self._navigator = navigator
        self._finished = finished
        self._reason = Reason.NEW_NAME
        self._chosen: dict[str, dict[str, str]] = {}
        self._looked_at = ""

    def begin(self, found: Renewals, certificate_id: str) -> None:
        """Shows what can be issued anew; all that bear the former name are chosen."""
        self._found = found
        self._needed = {each.id: each for each in found.needed()}
        self._texts: dict[str, dict[str, str]] = {key: {} for key in self._needed}
        self._chosen = {key: self._texts[key] for key in self._needed}
        self._view.display_head(_("Issue anew for {name}").format(name=found.name), texts.reasons())
        self._display()
        self.look_at(certificate_id if certificate_id in self._needed else next(iter(self._needed)))

    def choose_reason(self, reason: Reason) -> None:
        """For a name that must not be shown all certificates are issued anew."""
        self._reason = reason
        if reason is Reason.PROTECTED:
            self._chosen = {key: self._texts[key] for key in self._needed}
        self._display()

    def tick(self, certificate_id: str, wanted: bool) -> None:
        """Takes a certificate in, or leaves it as it is; it is looked at."""
        if wanted:
            self._chosen[certificate_id] = self._texts[certificate_id]
        else:
            self._chosen.pop(certificate_id, None)
        self._display()
        self.look_at(certificate_id)

    def look_at(self, certificate_id: str) -> None:
        """Shows the texts of one certificate and how it will look."""
        self._looked_at = certificate_id
        found = self._needed[certificate_id]
        written = self._texts[certificate_id]
        listed = [PersonalText(each.key, written.get(each.key, each.text), each.about) for each in found.texts()]
        self._view.display_texts(certificate_id, listed)
        self.preview()

    def write(self, key: str, text: str) -> None:
        """Takes what stands in the field of a text."""
        self._texts[self._looked_at][key] = text

    def preview(self) -> None:
        """Draws the certificate that is looked at."""
        found = self._needed[self._looked_at]
        try:
            content = with_personal_texts(found.content, self._texts[self._looked_at])
            self._view.display_preview(self._reissuing.draw(content, found.layout_id))
        except OfficeError as error:
            self._view.display_preview(None)
            self._view.tell_error(str(error))

    def reissue(self) -> None:
        """Issues the chosen certificates anew, all or none."""
        try:
            new = self._reissuing.reissue(self._found, self._chosen, self._reason)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        order = [key for key in self._needed if key in self._chosen]
        place = order.index(self._looked_at) if self._looked_at in order else 0
        text = ngettext("{n} certificate is issued anew.", "{n} certificates are issued anew.", len(new))
        self._navigator.tell(text.format(n=i18n.number(len(new))))
        self._view.leave()
        self._finished(new[place])

    def _display(self) -> None:
        listed = [(key, _listed(each)) for key, each in self._needed.items()]
        protected = self._reason is Reason.PROTECTED
        self._view.display_certificates(listed, frozenset(self._chosen), not protected)
        warning = ""
        if protected and self._found.mail_shows_name:
            warning = _("The e-mail address in the record still shows the former name. Please ask for the new one.")
        self._view.display_explained(_explained(self._reason), warning)
        count = len(self._chosen)
        text = ngettext("Issue {n} certificate anew", "Issue {n} certificates anew", count)
        self._view.display_action(text.format(n=i18n.number(count)), count > 0)


def _listed(each: Renewal) -> str:
    first, last = each.period
    text = _("{serial}, {from_on} – {to_on}, made out to {name}")
    return text.format(serial=each.serial, from_on=i18n.date(first), to_on=i18n.date(last), name=each.bears)


def _explained(reason: Reason) -> str:
    if reason is Reason.PROTECTED:
        return _(
            "All valid certificates are issued anew. The former name is removed from the register, the record, its "
            "history, notes and search; number, day, hours and check sum of the old certificates stay. This cannot be "
            "taken back. Papers that were handed out and backups that were made before still bear the name."
        )
    return _(
        "Each gets a new number and today's date, with the same contents. The old one stays in the register and is no "
        "longer valid. This cannot be taken back."
    )
