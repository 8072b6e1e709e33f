"""One of everything that the rooms show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hands import Hands

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import FollowUp, HoursEntry, Placement, State
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.office_file import OpenOffice


@dataclass(frozen=True, slots=True)
class SmallOffice:
    """The keys of what there is."""

    person: str
    club: str
    offer: str
    placement: str
    certificate: str


def furnish(store: Store) -> SmallOffice:
    """Ilse Mertens reads aloud at the Lesezeichen, has a certificate and may drive as well; Kacper Nowak waits.

    Nothing of it can be taken back.
    """
    services, today = Services(store), date.today()
    started = date(today.year - 1, 1, 7)
    with store.write("Eingerichtet", undoable=False) as session:
        agency = Office(name="Freiwilligenagentur Naumburg", town="Naumburg", signatory_name="Karla Berger")
        person = Volunteer(
            first_name="Ilse", last_name="Mertens", phone="03445 123456", postcode="06618", town="Naumburg",
            areas=frozenset({"children"}), availability=1,
        )  # fmt: skip
        club = Organisation(
            name="Bürgerverein Lesezeichen e. V.", town="Naumburg",
            contacts=[Contact(first_name="Anna", last_name="Brandt", phone="03445 111")],
        )  # fmt: skip
        waiting = Volunteer(first_name="Kacper", last_name="Nowak", phone="0171 222", areas=frozenset({"children"}))
        session.add_all([agency, person, club, waiting])
        session.flush()
        offer = Offer(
            organisation_id=club.id, title="Lesepatin", areas=frozenset({"children"}), availability=1, places_wanted=2
        )
        driving = Offer(organisation_id=club.id, title="Fahrdienst")
        session.add_all([offer, driving])
        session.flush()
        session.add(Placement(volunteer_id=person.id, offer_id=driving.id))
        placement = Placement(volunteer_id=person.id, offer_id=offer.id, state=State.ACTIVE, started_on=started)
        session.add(placement)
        session.flush()
        session.add(
            HoursEntry(
                placement_id=placement.id, from_on=started, to_on=started, amount=Decimal(12),
                confirmed_by="Anna Brandt", confirmed_on=started,
            )
        )  # fmt: skip
        session.add(FollowUp(placement_id=placement.id, due_on=today, text="Nachfragen"))
        keys = person.id, club.id, offer.id, placement.id
    prepared = services.certificates.preparing.prepare(keys[0])
    composed = services.certificates.preparing.compose(prepared.request)
    return SmallOffice(*keys, services.certificates.issuing.issue(prepared.request, composed))


def rows(hands: Hands, table: str) -> list[str]:
    """The first column of a table."""
    model = hands.window.findChild(RowTable, table).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def record(office: OpenOffice, name: str) -> None:
    """A club that somebody records elsewhere in the program."""
    with office.store.write("Organisation aufgenommen") as session:
        session.add(Organisation(name=name))
