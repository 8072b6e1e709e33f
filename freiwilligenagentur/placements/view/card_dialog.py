"""The Vermittlungskarte in a window of its own: the page at the left, the ways out at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, printing, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import Field, combo
from freiwilligenagentur.desktop.labels import heading, hint
from freiwilligenagentur.desktop.pages import scrolling
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.presenter.card import CardPresenter
from freiwilligenagentur.placements.service import Cards, PlacementServices, PreparedCard

_LONGEST_LINK = 1900
"""Windows hands no longer address to a program."""


class CardDialog(QDialog):
    """One card. ``open_for`` shows it over its window."""

    def __init__(
        self, cards: Cards, navigator: Navigator, propose: Callable[[str, str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("placement.card")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Placement card"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter = CardPresenter(self, cards, navigator, propose)
        self._languages = combo([])
        self._preview = PdfPreview("placement.card.preview", _("The card as it will be printed"))
        self._ground, self._proposes = hint(""), hint("")
        self._print = primary_button(_("Print"), "placement.card.print", "Ctrl+P")
        self._save = button(_("Save as PDF …"), "placement.card.save", "Ctrl+S")
        self._mail = button(_("By e-mail …"), "placement.card.mail", "Ctrl+E")
        self._leave = button(_("Close"), "placement.card.close", "Esc")
        self._lay_out()
        self._print.clicked.connect(self._presenter.print)
        self._save.clicked.connect(self._presenter.save)
        self._mail.clicked.connect(self._presenter.mail)
        self._leave.clicked.connect(self.reject)
        self._field.edited.connect(self._choose_language)
        QShortcut(QKeySequence("F1"), self).activated.connect(partial(navigator.open_help, "matching"))

    def open_for(self, volunteer_id: str, offer_id: str) -> None:
        """Shows the card of a pair. Raises OfficeError when one of both is gone."""
        self._presenter.show(volunteer_id, offer_id)
        self.open()
        self._print.setFocus()

    # what the presenter asks for

    def display_card(self, pdf: bytes, language: str) -> None:
        self._preview.set_pdf(pdf)
        self._languages.set_code(language)

    def display_choices(self, prepared: PreparedCard) -> None:
        self._languages.set_options(prepared.languages)
        self._ground.setText(prepared.ground)
        self._proposes.setVisible(not prepared.proposed)

    def ask_print(self, pdf: bytes, title: str) -> bool:
        return printing.print_pdf(self, pdf, title)

    def ask_place(self, proposed: str) -> Path | None:
        return dialogs.save_file(self, _("Save as PDF"), proposed, _("PDF (*.pdf)"))

    def ask_mail(self, address: str, subject: str, text: str) -> bool:
        link = mail_link(address, subject, text)
        if link.toEncoded().size() > _LONGEST_LINK:
            QGuiApplication.clipboard().setText(text)
            link = mail_link(address, subject, _("(The text is in the clipboard: please insert it with Ctrl+V.)"))
        if QDesktopServices.openUrl(link):
            return True
        self.tell_error(_("No mail program answered. Please save the card as PDF and attach it to a mail by hand."))
        return False

    def display_done(self) -> None:
        self.accept()

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # inside

    def _choose_language(self) -> None:
        self._presenter.choose_language(self._languages.code())

    def _lay_out(self) -> None:
        self._field = Field(_("Language of the card"), self._languages, "placement.card.language")
        self._proposes.setText(_("The offer is proposed as soon as the card goes out."))
        side = QVBoxLayout()
        side.setSpacing(theme.GAP)
        side.addWidget(heading(_("Placement card")))
        side.addWidget(self._field)
        side.addWidget(self._ground)
        side.addWidget(self._proposes)
        side.addSpacing(theme.GAP)
        for control in (self._print, self._save, self._mail):
            side.addWidget(control)
        side.addWidget(hint(_("A mail holds the text of the card. A file cannot be attached from here.")))
        side.addStretch(1)
        side.addWidget(self._leave)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        across.setSpacing(theme.EDGE)
        across.addWidget(self._preview, 1)
        right = QWidget()
        right.setProperty("surface", "page")
        right.setLayout(side)
        ways_out = scrolling(right, "placement.card.ways_out")
        ways_out.setFixedWidth(theme.chars(40))
        across.addWidget(ways_out)
        room = self.screen().availableSize()
        width, height = theme.chars(40) + theme.em(34), theme.em(42)
        self.resize(min(width, room.width() - theme.EDGE), min(height, room.height() - 2 * theme.EDGE))


def open_card(
    services: PlacementServices, navigator: Navigator, over: QWidget, volunteer_id: str, offer_id: str
) -> None:
    """Opens the card of two who are under way together over the window that ``over`` is in."""
    dialog = CardDialog(services.cards, navigator, services.placements.propose, over.window())
    try:
        dialog.open_for(volunteer_id, offer_id)
    except OfficeError as error:
        dialog.deleteLater()
        dialogs.tell_error(over, str(error))


def mail_link(address: str, subject: str, text: str) -> QUrl:
    """A ``mailto:`` address (RFC 6068) that carries subject and text."""
    body = text.replace("\n", "\r\n")
    return QUrl(f"mailto:{quote(address)}?subject={quote(subject)}&body={quote(body)}")
