"""The record of an organisation: whom to call, what to do next, and everything else in sections."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop.buttons import button, link_button
from freiwilligenagentur.desktop.labels import Badge, Tone, body, hint
from freiwilligenagentur.desktop.pages import InfoBar, Section
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.describing import Fact
from freiwilligenagentur.organisations.presenter.records import ContactCard, OfferLine, OrganisationRecord
from freiwilligenagentur.organisations.view.open_line import OpenLine
from freiwilligenagentur.organisations.view.parts import breakable, fact_grid, record_title
from freiwilligenagentur.organisations.view.record_panel import RecordPanel, button_row

_FIRST_OFFERS = 10  # a foundation may have hundreds


class OrganisationRecordPanel(RecordPanel):
    """Shows an OrganisationRecord; the buttons stay when the content changes, so that the focus stays too."""

    offer_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("organisations", _("Choose an organisation in the list to see its record here."))
        self._name, self._subtitle = record_title(), hint("")
        self._archived = Badge(_("archived"))
        self._pinned = InfoBar(Tone.WARN, _("note"))
        self._reach = WidgetColumn()
        self.edit = button(_("Edit"), "organisations.edit", "F2")
        self.new_offer = button(_("New offer"), "organisations.new_offer")
        self.mail = link_button(_("Write an e-mail"), "organisations.mail")
        self.archive = link_button(_("Archive"), "organisations.archive")
        self.reactivate = link_button(_("Take up again"), "organisations.reactivate")
        self.profile = Section(_("Profile"), "organisations.profile")
        self.contacts = Section(_("Contacts"), "organisations.contacts")
        self.offers = Section(_("Offers"), "organisations.offers")
        self._facts, self._cards, self._lines = WidgetColumn(), WidgetColumn(12), WidgetColumn(0)
        self._address = ""
        self._fill_column()
        self.mail.clicked.connect(self._write_mail)

    def display(self, record: OrganisationRecord | None) -> None:
        """Shows a record, or what to do without one."""
        if record is not None:
            self._display_head(record)
            self._facts.fill([fact_grid(record.facts)] if record.facts else [hint(_("Nothing is known yet."))])
            self._cards.fill(
                [contact_card(card) for card in record.contacts] or [hint(_("Nobody has been named yet."))]
            )
            self._display_offers(record.offers, _FIRST_OFFERS)
            self.contacts.set_title(_("Contacts ({n})").format(n=len(record.contacts)))
            self.offers.set_title(_("Offers ({n})").format(n=len(record.offers)))
        self.show_content(record.id if record else "")

    def set_editing(self, editing: bool) -> None:
        """While the form is open, the record stays readable and its buttons rest."""
        for one in (self.edit, self.new_offer, self.archive, self.reactivate):
            one.setEnabled(not editing)

    def _display_head(self, record: OrganisationRecord) -> None:
        self._name.setText(breakable(record.name))
        self._subtitle.setText(breakable(record.subtitle))
        self._subtitle.setVisible(bool(record.subtitle))
        self._archived.setVisible(record.archived)
        self._pinned.setVisible(bool(record.pinned))
        self._pinned.set_text(escape(record.pinned))
        reach = [
            Fact(_("Phone"), record.phone or _("unknown")),
            Fact(_("Whom to call"), record.main_contact or _("nobody named yet")),
            Fact(_("E-mail"), record.email),
            Fact(_("Website"), record.website),
        ]
        self._reach.fill([fact_grid([fact for fact in reach if fact.text])])
        self._address = record.email
        self.mail.setVisible(bool(record.email))
        self.keep_focus(self.edit, self.archive, self.reactivate)
        self.archive.setVisible(not record.archived)
        self.reactivate.setVisible(record.archived)
        self.new_offer.setVisible(not record.archived)

    def _fill_column(self) -> None:
        self.profile.add(self._facts)
        self.contacts.add(self._cards)
        self.offers.add(self._lines)
        self.add(self._name, self._subtitle, button_row(self._archived), self._pinned, self._reach)
        self.add(button_row(self.edit, self.new_offer, self.mail, self.archive, self.reactivate))
        self.add(self.profile, self.contacts, self.offers)
        self.finish()

    def _display_offers(self, offers: Sequence[OfferLine], shown: int) -> None:
        lines: list[QWidget] = [self._line(line) for line in offers[:shown]]
        rest = len(offers) - shown
        if rest > 0:
            more = link_button(_("Show {n} more").format(n=i18n.number(rest)), "organisations.more_offers")
            more.clicked.connect(partial(self._show_all_offers, offers))
            lines.append(button_row(more))
        self._lines.fill(lines or [hint(_("No offers yet."))])

    def _show_all_offers(self, offers: Sequence[OfferLine], _checked: bool = False) -> None:
        self._display_offers(offers, len(offers))
        first = self._lines.findChild(OpenLine, f"organisations.offer.{offers[_FIRST_OFFERS].id}")
        if first is not None:
            first.setFocus()

    def _line(self, line: OfferLine) -> QWidget:
        widget = OpenLine(line.id, line.title, line.hint, f"organisations.offer.{line.id}")
        widget.opened.connect(self.offer_opened)
        return widget

    def _write_mail(self) -> None:
        QDesktopServices.openUrl(QUrl(f"mailto:{self._address}"))


def contact_card(card: ContactCard) -> QWidget:
    """Name, function, how to reach the person, and whether volunteers may know."""
    column = WidgetColumn(2)
    name = body(breakable(", ".join(text for text in (card.name, card.function) if text)))
    widgets: list[QWidget] = [name]
    reach = " · ".join(text for text in (*card.phones, card.email) if text)
    if reach:
        widgets.append(body(breakable(reach)))
    if not card.active:
        widgets.append(button_row(Badge(_("no longer there"), Tone.NEUTRAL)))
    widgets.append(hint(card.passing_on))
    column.fill(widgets)
    return column
