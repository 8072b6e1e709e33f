"""The sample office has what a real one has, faults included, and is the same every time."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from freiwilligenagentur.organisations.model import Offer, Organisation
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement, State
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.model import Attendance, Training

TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(store: Store) -> Store:
    sample.fill(store, Amounts(), TODAY)
    return store


def everything(store: Store, kind: type) -> list:
    with store.read() as session:
        return list(session.scalars(select(kind)).all())


def test_it_is_as_large_as_a_middle_sized_agency(filled: Store):
    assert len(everything(filled, Volunteer)) == 300
    assert len(everything(filled, Organisation)) == 120
    assert len(everything(filled, Offer)) == 250
    assert len(everything(filled, Placement)) == 60


def test_every_state_of_a_placement_occurs(filled: Store):
    assert {placement.state for placement in everything(filled, Placement)} == set(State)
    assert {entry.estimated for entry in everything(filled, HoursEntry)} == {True, False}


def test_three_trainings_were_held_or_are_to_come(filled: Store):
    trainings = sorted(everything(filled, Training), key=lambda each: each.first_on)
    lists = [[a for a in everything(filled, Attendance) if a.training_id == each.id] for each in trainings]
    assert [len(people) for people in lists] == [14, 18, 11]
    assert [any(a.present for a in people) for people in lists] == [True, True, False]
    assert all(0 < a.hours <= t.hours for t, people in zip(trainings, lists, strict=True) for a in people if a.present)
    assert any(a.hours * 2 <= t.hours for t, people in zip(trainings, lists, strict=True) for a in people if a.present)


def test_it_has_the_faults_of_real_data(filled: Store):
    offers = everything(filled, Offer)
    assert 0.15 < sum(not offer.areas for offer in offers) / len(offers) < 0.4
    assert 0.2 < sum(not offer.availability for offer in offers) / len(offers) < 0.75
    assert 0.3 < sum(offer.places_wanted is None for offer in offers) / len(offers) < 0.7
    assert sum((TODAY - offer.edited_on).days > 365 for offer in offers) > 25
    assert sum(not offer.postcode for offer in offers) > 10
    folded = Counter("".join(filter(str.isalnum, o.name.lower())) for o in everything(filled, Organisation))
    assert max(folded.values()) > 1


def test_names_are_as_odd_as_in_life(filled: Store):
    names = {person.last_name for person in everything(filled, Volunteer)}
    assert {"O'Neill", "Leyen-Çelik", "Ковальчук", "الحسن", "Aljoscha"} <= names


def test_it_is_the_same_every_time(tmp_path, template):
    from freiwilligenagentur.storage import migrate
    from freiwilligenagentur.storage.engine import sqlcipher_engine

    seen = []
    for number in range(2):
        engine = sqlcipher_engine(tmp_path / f"{number}.db", bytes(32))
        migrate.create(engine)
        store = Store(engine, user="Berger", device="test")
        sample.fill(store, Amounts(30, 10, 20, 12), TODAY)
        seen.append(sorted((p.last_name, p.first_name, p.phone) for p in everything(store, Volunteer)))
        store.close()
    assert seen[0] == seen[1]


def test_nothing_of_it_can_be_taken_back_by_accident(filled: Store):
    assert filled.undo_step() is None
