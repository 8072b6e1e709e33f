"""A batch of 200 is killed at random moments, over and over: no gap, no number twice, no certificate without its PDF."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from freiwilligenagentur import paths
from freiwilligenagentur.certificates.batch import BatchWish
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, CertificateBatchItem, Document, NumberSeries
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.storage import Store, office_file
from freiwilligenagentur.vocabulary.service import Vocabulary

PEOPLE = 200
TODAY = date(2026, 11, 23)
PASSPHRASE = "drei kleine Worte"


class Quiet:
    """Progress that nobody looks at; tells when the work has begun."""

    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None:
        pass


def services_of(store: Store) -> CertificateServices:
    return CertificateServices.over(store, Vocabulary(store), lambda: TODAY)


def fill(store: Store, count: int = PEOPLE) -> list[str]:
    """An office with so many people, each with confirmed hours."""
    Vocabulary(store).ensure_defaults()
    with store.write("Vorbereitet", undoable=False) as session:
        session.add(Office(name="Agentur", town="Musterstadt", signatory_name="Jana Vogel"))
        club = Organisation(name="Lesezeichen e. V.", town="Musterstadt")
        session.add(club)
        session.flush()
        offer = Offer(organisation_id=club.id, title="Vorlesen")
        people = [Volunteer(first_name=f"Kim {number}", last_name="Probe", phone="1") for number in range(count)]
        session.add_all([offer, *people])
        session.flush()
        placed = [
            Placement(volunteer_id=each.id, offer_id=offer.id, state=State.ACTIVE, started_on=date(2026, 1, 1))
            for each in people
        ]
        session.add_all(placed)
        session.flush()
        session.add_all(
            HoursEntry(
                placement_id=each.id, from_on=date(2026, 1, 1), to_on=date(2026, 6, 30), amount=Decimal(20),
                confirmed_by="Tom Weiß", confirmed_on=date(2026, 7, 1),
            )
            for each in placed
        )  # fmt: skip
        return [each.id for each in people]


def go_on_and_die(place: Path, batch: str, seconds: float) -> None:
    """Runs in a process of its own, which ends at some moment of its work as if the current had failed."""
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    services = services_of(office.store)
    signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody listens to the alarm, so it kills
    services.batches.run(batch, Quiet())
    signal.setitimer(signal.ITIMER_REAL, 0)
    office.close()


def assert_sound(store: Store) -> int:
    """Numbers without gaps, each with its document, nobody twice; returns how many there are."""
    with store.read() as session:
        issued = session.scalars(
            select(Certificate)
            .options(joinedload(Certificate.document).undefer(Document.pdf))
            .order_by(Certificate.number)
        ).all()
        items = session.scalars(select(CertificateBatchItem.certificate_id)).all()
        counters = session.scalars(select(NumberSeries.last)).all()
        assert [each.number for each in issued] == list(range(1, len(issued) + 1))
        assert sum(counters) == len(issued)
        assert len({each.volunteer_id for each in issued}) == len(issued)
        assert {each.id for each in issued} == {key for key in items if key}
        for each in issued:
            assert each.document.pdf.startswith(b"%PDF")
            assert hashlib.sha256(each.document.pdf).hexdigest() == each.pdf_sha256
        return len(issued)


@pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot set itself an alarm")
def test_a_batch_that_is_killed_over_and_over_ends_as_if_nothing_had_happened(template: Path, tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    shutil.copyfile(template, place)
    shutil.copyfile(template.with_suffix(".keys"), place.with_suffix(".keys"))
    office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
    people, services = fill(office.store), services_of(office.store)
    checked = services.batch_check.check(BatchWish(Kind.EHRENAMTSNACHWEIS, TODAY), people, Quiet())
    batch = services.batches.begin("Alle", Kind.EHRENAMTSNACHWEIS, checked)
    office.close()

    chance, deaths, done = random.Random(), 0, 0
    surroundings = {**os.environ, "PYTHONPATH": str(paths.root())}
    while done < PEOPLE:
        seconds = f"{chance.uniform(0.01, 0.6):.4f}" if deaths < 12 else "0"
        words = [sys.executable, __file__, str(place), batch, seconds]
        ended = subprocess.run(words, check=False, capture_output=True, env=surroundings)
        assert ended.returncode in {0, -signal.SIGALRM}, ended.stderr
        deaths += ended.returncode != 0
        office = office_file.open_with_passphrase(place, "Berger", PASSPHRASE)
        now = assert_sound(office.store)
        office.close()
        assert now >= done, f"after {seconds} seconds certificates were gone"
        assert now == PEOPLE or ended.returncode, "it ended by itself before everybody had one"
        done = now
    assert deaths, "it was never killed"


if __name__ == "__main__":
    from freiwilligenagentur import i18n
    from freiwilligenagentur.app import models  # every table is known before the office opens

    assert models.MODELS
    i18n.use("de")
    go_on_and_die(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
