"""A small agency on a fixed day: makes people, placements and hours, and issues certificates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import text, update

from freiwilligenagentur.certificates.model import Document
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Salutation, Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.storage import Store

TODAY = date(2026, 11, 23)


def falsify_documents(store: Store) -> None:
    """Alters every stored document as only somebody can who takes the guard of the database away."""
    guard = "ALTER TABLE certificate_document {} TRIGGER certificate_document_fixed"
    with store.write_quietly() as session:
        postgres = session.get_bind().dialect.name == "postgresql"
        session.execute(text(guard.format("DISABLE") if postgres else "DROP TRIGGER certificate_document_fixed"))
        session.execute(update(Document).values(pdf=b"%PDF-1.4 something else"))
        if postgres:
            session.execute(text(guard.format("ENABLE")))


class Agency:
    """Every record is made outside of undo, so that undo only meets what a test does."""

    def __init__(self, store: Store, services: CertificateServices) -> None:
        self.store = store
        self.services = services
        self.keep(
            Office(
                name="Freiwilligenagentur Musterstadt", street="Salzstraße 00", postcode="06618", town="Musterstadt",
                signatory_name="Jana Vogel", signatory_function="Leitung",
            )
        )  # fmt: skip

    def keep(self, record: Any) -> str:
        with self.store.write("Vorbereitet", undoable=False) as session:
            session.add(record)
            return str(record.id)

    def volunteer(self, *, consented: bool = True, **values: Any) -> str:
        values = {
            "first_name": "Ilse", "last_name": "Mertens", "salutation": Salutation.FRAU, "phone": "03445 1",
            "birth_date": date(1959, 2, 14), **values,
        }  # fmt: skip
        consents = [Consent(purpose=Purpose.ADVICE, text_version="1", given_on=date(2025, 1, 1))]
        return self.keep(Volunteer(consents=consents if consented else [], **values))

    def placement(self, volunteer_id: str, organisation: str = "Bürgerverein Lesezeichen e. V.", **values: Any) -> str:
        club = self.keep(Organisation(name=organisation, town="Musterstadt", description="Wir lesen vor."))
        offer = self.keep(Offer(organisation_id=club, title="Lesepatin", activities=frozenset({"reading_aloud"})))
        values = {"state": State.ACTIVE, "started_on": date(2025, 2, 1), **values}
        return self.keep(Placement(volunteer_id=volunteer_id, offer_id=offer, **values))

    def hours(self, placement_id: str, first: date, last: date, amount: str, by: str = "Tom Weiß, Vorstand") -> str:
        return self.keep(
            HoursEntry(
                placement_id=placement_id, from_on=first, to_on=last, amount=Decimal(amount),
                estimated=not by, confirmed_by=by, confirmed_on=last if by else None,
            )
        )  # fmt: skip

    def reader(self) -> tuple[str, str]:
        """Ilse Mertens with 168 confirmed hours; her id and the placement's."""
        person = self.volunteer()
        placement = self.placement(person)
        self.hours(placement, date(2025, 2, 1), date(2025, 12, 31), "80")
        self.hours(placement, date(2026, 1, 1), date(2026, 10, 31), "88")
        return person, placement

    def request(self, person: str) -> Request:
        return self.services.preparing.prepare(person).request

    def issue(self, request: Request) -> str:
        return self.services.issuing.issue(request, self.services.preparing.compose(request))
