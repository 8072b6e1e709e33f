"""A small office: makes people, placements and hours, each outside of undo, so that undo only meets what a test does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.schemes.rows import Entry
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.storage import Store

TODAY = date(2026, 11, 23)


class SchemeOffice:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.services = SchemeServices.over(store)
        self.keep(Office(name="Freiwilligenagentur Musterstadt", land="BY"))

    def keep(self, record: Any) -> str:
        with self.store.write("Vorbereitet", undoable=False) as session:
            session.add(record)
            return str(record.id)

    def volunteer(self, last_name: str = "Mertens", first_name: str = "Ilse", **values: Any) -> str:
        values = {"birth_date": date(1959, 2, 14), "phone": "03445 1", **values}
        return self.keep(Volunteer(last_name=last_name, first_name=first_name, **values))

    def offer(self, organisation: str = "Lesezeichen e. V.", title: str = "Lesepatin") -> str:
        club = self.keep(Organisation(name=organisation))
        return self.keep(Offer(organisation_id=club, title=title))

    def placement(self, volunteer: str, offer: str = "", **values: Any) -> str:
        values = {"state": State.ACTIVE, "started_on": date(2020, 1, 1), **values}
        return self.keep(Placement(volunteer_id=volunteer, offer_id=offer or self.offer(), **values))

    def hours(
        self,
        placement: str,
        amount: float,
        by: str = "Tom Weiß, Vorstand",
        first: date = date(2026, 1, 1),
        last: date = date(2026, 6, 30),
    ) -> str:
        return self.keep(
            HoursEntry(
                placement_id=placement, from_on=first, to_on=last, amount=Decimal(str(amount)), estimated=not by,
                confirmed_by=by, confirmed_on=last if by else None,
            )
        )  # fmt: skip

    def worker(self, last_name: str, amount: float, **values: Any) -> str:
        """Somebody who works since 2020 and has hours this year."""
        person = self.volunteer(last_name)
        self.hours(self.placement(person), amount, **values)
        return person

    def blue(self) -> Entry:
        return self.services.rulebook.entry("by-blau")


class Ways:
    """Notes where somebody was led."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.calls.append((name, *given))


class NotAsked:
    """Progress that nobody looks at."""

    cancelled = False

    def step(self, done: int, total: int, text: str = "") -> None: ...


def at_once(title: str, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
    """Runs work where it is, as a test wants it."""
    done(work(NotAsked()))
