"""Whatever was done in the office and at the stand: nothing of the stand is lost, and nothing of the office overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fair_days import FairDays, Laptop
from held import UNJOURNALLED, content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from freiwilligenagentur.fair.service import here
from freiwilligenagentur.fair.service.returning import Returning
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.organisations.model import Contact, Offer, Organisation
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.placements.model import Placement
from freiwilligenagentur.storage import Record, Store, office_file
from freiwilligenagentur.storage.base import Base
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.values import to_plain
from freiwilligenagentur.vocabulary.service import Vocabulary

COLUMNS: dict[type[Record], tuple[str, ...]] = {
    Offer: ("title", "summary", "notes"), Organisation: ("name", "notes"), Contact: ("phone", "function"),
    Volunteer: ("notes", "email"),
}  # fmt: skip
texts = st.sampled_from(["", "a", "b", "ü", "Ж"])
acts = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from(list(COLUMNS)), st.integers(0, 2), st.integers(0, 3), texts),
        st.tuples(st.just("person"), texts),
        st.tuples(st.just("place"), st.integers(0, 3)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("remove"), st.integers(0, 3)),
    ),
    max_size=8,
)


class Snapshot:
    """An office with two offers and the stand that was made of it, copied for each example."""

    def __init__(self, home: OpenOffice, laptop: OpenOffice, folder: Path) -> None:
        self._folder, self._keys = folder, (home.key, laptop.key)
        for name, opened in (("home", home), ("laptop", laptop)):
            (folder / name).mkdir()
            opened.close()
            shutil.copyfile(opened.place, folder / name / "stand.db")
            shutil.copyfile(opened.place.with_suffix(".keys"), folder / name / "stand.keys")
        self._number = 0

    @contextmanager
    def copied(self) -> Iterator[tuple[OpenOffice, OpenOffice, Path]]:
        self._number += 1
        place = self._folder / str(self._number)
        opened = []
        for name, key in zip(("home", "laptop"), self._keys, strict=True):
            shutil.copytree(self._folder / name, place / name)
            opened.append(office_file.open_with_key(place / name / "stand.db", name, key))
        try:
            yield opened[0], opened[1], place / "heim.messestand"
        finally:
            for each in opened:
                each.close()
            shutil.rmtree(place)


@pytest.fixture(scope="module")
def snapshot(template: Path, tmp_path_factory: pytest.TempPathFactory, cheap: Cost) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("laws")
    (folder / "days").mkdir()
    shutil.copyfile(template, folder / "office.db")
    shutil.copyfile(template.with_suffix(".keys"), folder / "office.keys")
    home = office_file.open_with_passphrase(folder / "office.db", "Berger", "drei kleine Worte")
    with pytest.MonkeyPatch.context() as env:
        days = FairDays(home.store, folder / "days", env, cheap)
        days.keep(Volunteer(first_name="Ilse", last_name="Mertens", phone="1"))
        days.offer(title="Eins")
        days.offer(title="Zwei")
        laptop: Laptop = days.at(days.make())
        yield Snapshot(home, laptop.opened, folder)


def act(store: Store, kind: str, *what: Any) -> None:
    if kind == "undo":
        store.undo()
        return
    with store.write(kind) as session:
        offers, people, contacts = (
            session.scalars(select(each).order_by(each.id)).all() for each in (Offer, Volunteer, Contact)
        )
        if kind == "change":
            entity, column, which, text = what
            rows = session.scalars(select(entity).order_by(entity.id)).all()
            if rows:
                names = COLUMNS[entity]
                setattr(rows[which % len(rows)], names[column % len(names)], text)
        elif kind == "person":
            person = Volunteer(first_name="P", last_name=what[0], phone="1")
            person.consents.append(Consent(purpose=Purpose.ADVICE, text_version="1", given_on=person.created_at.date()))
            session.add(person)
        elif kind == "place" and people and offers:
            session.add(
                Placement(volunteer_id=people[what[0] % len(people)].id, offer_id=offers[what[0] % len(offers)].id)
            )
        elif kind == "remove" and contacts:
            contact = contacts[what[0] % len(contacts)]
            for offer in offers:
                offer.contact_id = None if offer.contact_id == contact.id else offer.contact_id
            session.flush()
            session.delete(contact)


def held(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Every record by table and key, as JSON values."""
    found = {}
    with store.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in {*UNJOURNALLED, "stand", "signing_key"} and "id" in table.c:
                rows = session.execute(select(table)).mappings()
                found[table.name] = {
                    row["id"]: {name: to_plain(value) for name, value in row.items() if name != "version"}
                    for row in rows
                }
    return found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(there=acts, here_=acts, later=acts, same=st.booleans())
def test_nothing_of_the_stand_is_lost_and_nothing_of_the_office_overwritten(
    snapshot: Snapshot, there: list, here_: list, later: list, same: bool
):
    with snapshot.copied() as (home, laptop, file):
        base = origin = held(home.store)
        returning = Returning(home.store, PeopleService(home.store, Vocabulary(home.store)).known)
        known = min(base["volunteer"]) if base["volunteer"] else ""
        for made in here_:
            act(home.store, *made)
        mapped: dict[str, str] = {}
        for part in (there, later):
            for made in part:
                act(laptop.store, *made)
            here.close(laptop, file)
            before = held(home.store)
            with returning.open(file) as returned:
                fresh = [row["id"] for row in returning.plan(returned).outcome.new.get("volunteer", ())]
                if same and known in before["volunteer"] and not mapped:
                    mapped = dict.fromkeys(fresh[:1], known)
                returning.bring(returned, mapped)
                after = held(home.store)
                check(base, before, after)
                check_kept(origin, after, held(laptop.store), mapped)
                whole = content(home.store)
                assert not returning.plan(returned).is_new
                returning.bring(returned, mapped)
                assert content(home.store) == whole
            base = after


def check(base: dict, before: dict, after: dict) -> None:
    for table, rows in before.items():
        for key, row in rows.items():
            assert key in after[table], "what the office had it still has"
            for column, value in row.items():
                old = base[table].get(key)
                changed_here = old is None or old[column] != value
                if changed_here and value not in (None, "", [], {}):
                    assert after[table][key][column] == value, "what the office changed stays"


def check_kept(origin: dict, after: dict, stand: dict, mapped: dict[str, str]) -> None:
    for table, rows in stand.items():
        made = rows.keys() - origin[table].keys() - (mapped.keys() if table == "volunteer" else set())
        assert made <= after[table].keys(), "what the stand made is there"
