"""An office of so many volunteers, each with confirmed hours at one place: what a batch of that size needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Salutation, Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.storage import Store, office_file
from freiwilligenagentur.vocabulary.service import Vocabulary

TODAY = date(2026, 11, 23)
ACTIVITIES = frozenset({"reading_aloud", "mentoring", "events"})


class Quiet:
    """Progress that nobody looks at."""

    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        """Nothing."""


def office_of(folder: Path, count: int) -> tuple[CertificateServices, list[str], Callable[[], None]]:
    """Its services, everybody's id, and how to close it."""
    office, _code = office_file.create(folder / "office.db", "Berger", "drei kleine Worte")
    vocabulary = Vocabulary(office.store)
    vocabulary.ensure_defaults()
    keys = _fill(office.store, count)
    return CertificateServices.over(office.store, vocabulary, lambda: TODAY), keys, office.close


def _fill(store: Store, count: int) -> list[str]:
    with store.write("Probe", undoable=False) as session:
        session.add(
            Office(
                name="Freiwilligenagentur Musterstadt", street="Salzstraße 00", postcode="06618", town="Musterstadt",
                signatory_name="Jana Vogel", signatory_function="Leitung",
            )
        )  # fmt: skip
        club = Organisation(name="Bürgerverein Lesezeichen e. V.", town="Musterstadt", description="Wir lesen vor.")
        session.add(club)
        session.flush()
        offer = Offer(organisation_id=club.id, title="Vorlesen in der Grundschule", activities=ACTIVITIES)
        people = [_person(number) for number in range(count)]
        session.add_all([offer, *people])
        session.flush()
        placed = [
            Placement(volunteer_id=each.id, offer_id=offer.id, state=State.ACTIVE, started_on=date(2026, 1, 1))
            for each in people
        ]
        session.add_all(placed)
        session.flush()
        session.add_all(_hours(each.id) for each in placed)
        return [each.id for each in people]


def _person(number: int) -> Volunteer:
    person = Volunteer(
        salutation=Salutation.FRAU, first_name=f"Ilse {number}", last_name=f"Mertens{number % 97}", phone="03445 1",
        birth_date=date(1959, 2, 14), street=f"Am Anger {number}", postcode="06618", town="Musterstadt",
    )  # fmt: skip
    person.consents = [Consent(purpose=Purpose.ADVICE, text_version="1", given_on=date(2026, 1, 1))]
    return person


def _hours(placement_id: str) -> HoursEntry:
    return HoursEntry(
        placement_id=placement_id, from_on=date(2026, 1, 1), to_on=date(2026, 6, 30), amount=Decimal(20),
        confirmed_by="Tom Weiß, Vorstand", confirmed_on=date(2026, 7, 1),
    )  # fmt: skip
