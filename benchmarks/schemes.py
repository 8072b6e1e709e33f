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
from typing import Any

from sqlalchemy import select

from benchmarks import offices
from benchmarks.measuring import Figure, milliseconds
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.sample import door
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.storage import Store, insert_all, new_id, office_file

TODAY = date(2026, 11, 23)
ENTRIES = 5
"""Quarters of a year with hours, for each placement."""
COLUMNS = (
    "id, first_name, name_prefix, last_name, town, birth_date FROM volunteer WHERE status != 'archived'",
    "volunteer_id, id, offer_id, state, started_on, ended_on FROM placement",
    "placement_id, from_on, to_on, amount, estimated, confirmed_by FROM hours",
)
"""What the list needs, as the driver hands it out."""


def figures(people: int) -> Iterator[Figure]:
    """The list as the page asks for it, beside the driver that hands out the same columns."""
    with busy_office(people) as store:
        services = SchemeServices.over(store)
        entry = services.cards(TODAY, "BY")[0].entry
        assert entry is not None

        def read() -> None:
            with store.read() as session:
                for columns in COLUMNS:
                    session.connection().exec_driver_sql(f"SELECT {columns}").all()

        floor = milliseconds(read, runs=5)

        def first() -> None:
            services.standing.read_anew()
            services.standing.everybody(entry.rule, TODAY)

        yield _figure("who fulfils a scheme, at first", people, milliseconds(first, runs=5), floor)
        again = milliseconds(lambda: services.standing.everybody(entry.rule, TODAY), runs=5)
        yield _figure("who fulfils a scheme, another day", people, again, floor)


def _figure(what: str, people: int, taken: float, floor: float) -> Figure:
    goal = "below 500 ms" if people == 10_000 else ""
    return Figure(what, people, taken, "ms", floor, "the same columns, unread", goal, taken < 500 if goal else None)


@contextmanager
def busy_office(people: int) -> Iterator[Store]:
    """A copy of the sample office in which seven of ten people work somewhere and have hours."""
    with tempfile.TemporaryDirectory() as folder:
        kept, place = offices.place(people), Path(folder) / "busy.db"
        for ending in (".db", ".keys"):
            shutil.copyfile(kept.with_suffix(ending), place.with_suffix(ending))
        opened = office_file.open_with_passphrase(place, door.USER, door.PASSPHRASE)
        with opened.store.write("Einsätze") as session:
            volunteers = list(session.scalars(select(Volunteer.id).order_by(Volunteer.id)))
            offers = list(session.scalars(select(Offer.id).order_by(Offer.id)))
            placements, hours = _work(volunteers, offers)
            insert_all(session, Placement(volunteer_id="", offer_id=""), placements)
            insert_all(session, HoursEntry(placement_id="", from_on=TODAY, to_on=TODAY, amount=Decimal(0)), hours)
        yield opened.store
        opened.close()


def _work(volunteers: list[str], offers: list[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    chance = Random(4)
    placements: list[dict[str, Any]] = []
    hours: list[dict[str, Any]] = []
    for volunteer in volunteers[: len(volunteers) * 7 // 10]:
        key, start = new_id(), TODAY - timedelta(days=chance.randint(100, 2000))
        placements.append(
            {"id": key, "volunteer_id": volunteer, "offer_id": chance.choice(offers)}
            | {"state": State.ACTIVE, "started_on": start}
        )
        for quarter in range(ENTRIES):
            last = TODAY - timedelta(days=91 * quarter + chance.randint(0, 6))
            hours.append(
                {"placement_id": key, "from_on": last - timedelta(days=84), "to_on": last}
                | {"amount": Decimal(chance.randint(20, 400)) / 4, "estimated": chance.random() < 0.3}
                | {"confirmed_by": "Koordination der Einsatzstelle", "confirmed_on": last}
            )
    return placements, hours
