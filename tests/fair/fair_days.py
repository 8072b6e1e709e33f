"""An office before, at and after a fair: its own store, laptops with folders of their own, and files between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.making import Stands, Wanted
from freiwilligenagentur.fair.service.returning import Plan, Returning
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Record, Store
from freiwilligenagentur.storage.office_file import OpenOffice

TODAY = date(2026, 11, 23)
PASSPHRASE = "Kirschen und Blasmusik"


class FairDays:
    """Makes, opens, closes and brings home."""

    def __init__(self, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, cost: Cost) -> None:
        self.store, self.folder, self._env = store, folder, monkeypatch
        self.services = Services(store, lambda: TODAY)
        self.services.vocabulary.ensure_defaults()
        self.stands = Stands(store, lambda: TODAY, cost)
        self.returning = Returning(store, self.services.people.known)
        self.open: list[OpenOffice] = []
        if self.services.office.get().name == "":
            self.keep(
                Office(
                    name="Freiwilligenagentur Musterstadt",
                    town="Musterstadt",
                    signatory_name="Jana Vogel",
                    signatory_function="Leitung",
                )
            )

    def keep(self, *records: Record, undoable: bool = False) -> str:
        """Keeps records in the office; returns the key of the last."""
        with self.store.write("Vorbereitet", undoable=undoable) as session:
            for record in records:
                session.add(record)
                session.flush()
            return str(records[-1].id)

    def offer(self, **values: Any) -> str:
        """An offer at a club of its own with somebody to call."""
        club = Organisation(
            name="Bürgerverein Lesezeichen e. V.", contacts=[Contact(last_name="Weiß", phone="03445 7")]
        )
        self.keep(club)
        return self.keep(
            Offer(organisation_id=club.id, **{"title": "Lesepatin", "contact_id": club.contacts[0].id, **values})
        )

    def make(self, name: str = "Vereinsmesse 2027", counts: Mapping[Kind, int] | None = None) -> Path:
        """The file of a new stand."""
        file = self.folder / f"{name}.messestand"
        self.stands.make(Wanted(name, PASSPHRASE, counts or {}), file)
        return file

    def at(self, file: Path, laptop: str = "laptop", helper: str = "Anna Helferin") -> Laptop:
        """The stand on a laptop, opened."""
        self._env.setenv("FREIWILLIGENAGENTUR_HOME", str(self.folder / laptop))
        opened = here.open_stand(here.take_in(file), helper, PASSPHRASE)
        self.open.append(opened)
        return Laptop(opened)

    def plan(self, file: Path) -> Plan:
        """What bringing a file home would do."""
        with self.returning.open(file) as returned:
            return self.returning.plan(returned)

    def bring(self, file: Path, same: Mapping[str, str] | None = None) -> Plan:
        """Brings a file home."""
        with self.returning.open(file) as returned:
            return self.returning.bring(returned, same or {})

    def get(self, kind: type[Record], key: str) -> Any:
        """A record of the office, None when it is not there."""
        with self.store.read() as session:
            return session.get(kind, key)

    def close(self) -> None:
        for opened in self.open:
            opened.close()


class Laptop:
    """One stand that is open."""

    def __init__(self, opened: OpenOffice) -> None:
        self.opened = opened
        self.store = opened.store
        found = here.facts(opened)
        assert found is not None
        self.facts = found
        self.services = Services(opened.store, lambda: TODAY, stand=found.series)

    def take_in(self, **values: Any) -> str:
        """Somebody new at the stand."""
        person = Volunteer(**{"first_name": "Mia", "last_name": "Sommer", "phone": "0151 2345678", **values})
        return str(self.services.people.take_in(person).id)

    def change(self, kind: type[Record], key: str, **values: Any) -> None:
        with self.store.write("Geändert") as session:
            record = session.get_one(kind, key)
            for name, value in values.items():
                setattr(record, name, value)

    def close(self, file: Path) -> Path:
        """Closes the stand into a file."""
        here.close(self.opened, file)
        return file

    def certify(self, volunteer_id: str) -> str:
        """Issues a Dankurkunde, which needs no hours; returns its number."""
        from dataclasses import replace

        certificates = self.services.certificates
        request = replace(
            certificates.preparing.prepare(volunteer_id).request, kind=Kind.DANK, dated=TODAY, occasion="die Messe"
        )
        key = certificates.issuing.issue(request, certificates.preparing.compose(request))
        return certificates.register.row(key).serial


def without_stands(held: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: rows for name, rows in held.items() if name != "stand"}
