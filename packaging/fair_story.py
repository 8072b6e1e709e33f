"""The picture of what a stand brings home: a day at the fair with invented people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import stopped_clock
from office_story import MONDAY, Story
from PySide6.QtWidgets import QPushButton

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.console.tour import settle, until
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.making import Wanted
from freiwilligenagentur.fair.view.return_dialog import ReturnDialog
from freiwilligenagentur.people.model import Volunteer

PASSPHRASE = "Kirschen und Blasmusik"  # of an invented stand that nobody keeps


def tell(story: Story, folder: Path) -> None:
    """Makes a stand, works at it, and looks at what comes home."""
    stopped_clock.show(MONDAY, 15, 20)
    services = story.windows.services
    file = folder / "messe.messestand"
    services.stands.make(Wanted("Vereinsmesse", PASSPHRASE, {}), file)
    _work(services, file)
    dialog = ReturnDialog(services.returning, services.vocabulary, story.windows.ways, story.windows.window)
    dialog.resize(980, 480)
    dialog.open_file(file)
    bring = dialog.findChild(QPushButton, "fair.returning.bring")
    assert bring is not None
    until(bring.isVisible)
    story.picture("messestand", settle, dialog)
    dialog.reject()
    settle()


def _work(office: Services, file: Path) -> None:
    """Somebody whom the office knows, two others, and an offer that was talked about."""
    known = office.people.get(next(row.id for row in office.people.rows() if row.birth_date and row.phone))
    opened = here.open_stand(here.take_in(file), "Anna Vogt", PASSPHRASE)
    stand = Services(opened.store, date.today, "M0")
    for first, last, phone in (("Mia", "Sommer", "0151 0000001"), ("Tarek", "Haddad", "0151 0000002")):
        stand.people.take_in(Volunteer(first_name=first, last_name=last, phone=phone, source="Messe"))
    again = Volunteer(first_name=known.first_name, last_name=known.last_name, phone=known.phone, mobile="0151 0000003")
    again.name_prefix, again.birth_date, again.source = known.name_prefix, known.birth_date, "Messe"
    stand.people.take_in(again)
    offer = stand.offers.get(stand.offers.rows()[0].id)
    offer.summary = "Auch für zwei, die es gemeinsam machen wollen."
    stand.offers.save(offer)
    here.close(opened, file)
    opened.close()
