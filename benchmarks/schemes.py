"""Who presumably fulfils a scheme: everybody of a large office beside one rule, where most of them work somewhere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from sqlalchemy import select

from benchmarks import offices
from benchmarks.measuring import Figure, milliseconds
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.schemes.service import SchemeServices, reading
from freiwilligenagentur.storage import Record, Store, insert_all, office_file

TODAY = date(2026, 11, 23)
ENTRIES = 5
"""Quarters of a year with hours, for each placement."""


def figures(people: int) -> Iterator[Figure]:
    """The list as the page asks for it, beside reading the same columns."""
    with busy_office(people) as store:
        services = SchemeServices.over(store)
        entry = services.cards(TODAY, "BY")[0].entry
        assert entry is not None

        def read() -> None:
            with store.read() as session:
                reading.everybody(session)

        floor = milliseconds(read, runs=5)
        taken = milliseconds(lambda: services.standing.everybody(entry.rule, TODAY), runs=5)
        goal = "below 500 ms for 10,000" if people == 10_000 else ""
        met = taken < 500 if goal else None
        yield Figure("who fulfils a scheme", people, taken, "ms", floor, "reading the same columns", goal, met)


@contextmanager
def busy_office(people: int) -> Iterator[Store]:
    """A copy of the sample office in which seven of ten people work somewhere and have hours."""
    with tempfile.TemporaryDirectory() as folder:
        kept, place = offices.place(people), Path(folder) / "busy.db"
        for ending in (".db", ".keys"):
            shutil.copyfile(kept.with_suffix(ending), place.with_suffix(ending))
        opened = office_file.open_with_passphrase(place, sample.USER, sample.PASSPHRASE)
        with opened.store.write("Einsätze") as session:
            volunteers = list(session.scalars(select(Volunteer.id).order_by(Volunteer.id)))
            offers = list(session.scalars(select(Offer.id).order_by(Offer.id)))
            insert_all(session, _work(volunteers, offers))
        yield opened.store
        opened.close()


def _work(volunteers: list[str], offers: list[str]) -> list[Record]:
    chance = Random(4)
    placements: list[Record] = []
    hours: list[Record] = []
    for volunteer in volunteers[: len(volunteers) * 7 // 10]:
        start = TODAY - timedelta(days=chance.randint(100, 2000))
        placement = Placement(
            volunteer_id=volunteer, offer_id=chance.choice(offers), state=State.ACTIVE, started_on=start
        )
        placements.append(placement)
        for quarter in range(ENTRIES):
            last = TODAY - timedelta(days=91 * quarter + chance.randint(0, 6))
            hours.append(
                HoursEntry(
                    placement_id=placement.id,
                    from_on=last - timedelta(days=84),
                    to_on=last,
                    amount=Decimal(chance.randint(20, 400)) / 4,
                    estimated=chance.random() < 0.3,
                    confirmed_by="Koordination der Einsatzstelle",
                    confirmed_on=last,
                )
            )
    return [*placements, *hours]
