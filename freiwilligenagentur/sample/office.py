"""Makes the sample office: an invented agency in Naumburg with everything that a real one has."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.placements.model import Placement
from freiwilligenagentur.sample import organisations, placements, trainings, volunteers
from freiwilligenagentur.sample.door import PASSPHRASE, USER
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.storage import Store
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.vocabulary.service import Vocabulary

SEED = 20260
CERTIFICATES = 6
CHEAP = Cost(memory=8 * 1024, rounds=1, lanes=1)


def create(place: Path, amounts: Amounts | None = None, *, today: date | None = None) -> tuple[OpenOffice, str]:
    """A new sample office, open, and its recovery code. The same seed always makes the same people.

    Its passphrase is no secret, so the key is derived at a cost that does not slow the start down.
    """
    agency = Office(
        name="Freiwilligenagentur Naumburg",
        street="Salzstraße 00",
        postcode="06618",
        town="Naumburg (Saale)",
        land="ST",
        phone="03445 000000",
        email="buero@example.org",
        signatory_name="Ingrid Berger",
        signatory_function="Leitung der Freiwilligenagentur",
    )
    office, code = set_up(place, agency, FirstUser(USER, PASSPHRASE), cost=CHEAP)
    fill(office.store, amounts or Amounts(), today or date.today())
    issue_some(office.store, today or date.today())
    return office, code


def issue_some(store: Store, today: date) -> list[str]:
    """Issues certificates for the first people with confirmed hours; returns their ids."""
    certificates = CertificateServices.over(store, Vocabulary(store), lambda: today)
    issued: list[str] = []
    for candidate in certificates.register.candidates():
        request = certificates.preparing.prepare(candidate.volunteer_id).request
        draft = certificates.preparing.examine(request)
        if len(issued) < CERTIFICATES and not any(missing.hinders for missing in draft.missing):
            issued.append(certificates.issuing.issue(request, draft.content))
    return issued


def fill(store: Store, amounts: Amounts, today: date) -> None:
    """Puts the records into an empty office, as one step that cannot be taken back."""
    chance = Random(SEED)  # noqa: S311  (the same office every time, nothing secret)
    made = organisations.organisations(chance, amounts.organisations, today)
    people = [volunteers.volunteer(chance, number, today) for number in range(amounts.volunteers)]
    offers: list[Offer] = []
    while len(offers) < amounts.offers:
        organisation, names = chance.choice(made)
        offers.append(organisations.offer(chance, organisation, names, today))
    placed = placements.placements(chance, people, offers, amounts.placements, today)
    talks = [placements.consultation(chance, person) for person in people if chance.random() < 0.8]
    first = [record for record in placed if isinstance(record, Placement)]
    hanging = [record for record in placed if not isinstance(record, Placement)]
    held = trainings.trainings(people, today)
    with store.write(_("Sample office made"), undoable=False) as session:
        # One kind after the other, since records point to others that must be there already.
        homes = [organisation for organisation, _names in made]
        courses = [training for training, _who in held]
        lists = [attendance for _training, who in held for attendance in who]
        for records in (homes, people, offers, first, [*talks, *hanging], courses, lists):
            session.add_all(records)
            session.flush()
