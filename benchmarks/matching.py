"""Who fits where: one against all, keeping up with changes, and all pairs at once, beside plain matrix products."""

from __future__ import annotations

import time
import tracemalloc
from functools import partial
from statistics import median

import numpy as np
from sqlalchemy import select

from benchmarks import desk
from benchmarks.measuring import Figure, milliseconds
from benchmarks.offices import open_office
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.matching.all_pairs import Question, best_places
from freiwilligenagentur.matching.arrays import People, Places, rows_of
from freiwilligenagentur.matching.tables import Tables
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer

FEATURES = 64
SHOWN = 50
BEST = 10
OFFERS = 5_000
"""All pairs are looked at against so many offers at most, so that a hundred thousand people can be waited for."""
IN_BLOCKS = 10_000
"""The floor keeps all scores of so many people in memory at once."""


def figures(people: int) -> list[Figure]:
    """The desk from both sides, with reasons for what is shown; refreshing; the ten best for everybody."""
    office = open_office(people)
    services = Services(office.store)
    matching, tables = services.matching, services.matching._tables
    started = time.perf_counter()
    of_people, of_places = tables.people(), tables.places()
    built = (time.perf_counter() - started) * 1000
    read = milliseconds(partial(_read_all, services), runs=3, warm=0)
    person = next(key for key, known in zip(of_people.keys, of_people.records, strict=True) if known.areas)
    offer = of_places.keys[len(of_places) // 2]
    for_person = milliseconds(lambda: list(matching.for_volunteer(person).matches[:SHOWN]))
    for_offer = milliseconds(lambda: list(matching.for_offer(offer).matches[:SHOWN]))
    refreshed = max(_after_change(services, tables, Volunteer, person), _after_change(services, tables, Offer, offer))
    row = milliseconds(partial(_row, services, person))
    pairs, floor, memory = all_pairs(of_people.columns, of_places.columns, services)
    office.close()
    large = people == 10_000
    offers = len(of_places)
    return [
        Figure("offers for one, reasons for 50", people, for_person, "ms", _one(offers), "64 columns, sorted",
               "<= 10 ms at 10,000", for_person <= 10 if large else None),
        Figure("people for one, reasons for 50", people, for_offer, "ms", _one(people), "64 columns, sorted",
               "<= 10 ms at 10,000", for_offer <= 10 if large else None),
        Figure("columns after a change", people, refreshed, "ms", row, "the changed row alone",
               "<= 100 ms at 10,000", refreshed <= 100 if large else None),
        Figure("columns from nothing", people, built, "ms", read, "the same columns read from the database"),
        Figure("all open pairs, ten best each", people, pairs, "ms", floor, "64 columns, argpartition",
               "<= 3 x floor at 10,000", pairs <= 3 * floor if large else None),
        Figure("memory for all open pairs", people, memory, "MB", people * FEATURES * 4 / 1e6, "64 columns of people",
               "<= 500 MB", memory <= 500),
        *desk.figures(people),
    ]  # fmt: skip


def all_pairs(people: People, places: Places, services: Services) -> tuple[float, float, float]:
    """Milliseconds of the ten best for everybody, and of one matrix product with argpartition, the best of several
    turns each; and the megabytes that the first take at most."""
    some = rows_of(places, np.arange(min(OFFERS, len(places.company))))
    question = Question(np.arange(len(people.company)), services.today(), BEST)
    size = len(people.company), len(some.company)
    features = [np.random.default_rng(1).random((count, FEATURES), dtype=np.float32) for count in size]
    taken: list[tuple[float, float]] = []
    for _ in range(9 if size[0] <= IN_BLOCKS else 3):
        start = time.perf_counter()
        best_places(people, some, question)
        between = time.perf_counter()
        _floor(features[0], features[1])
        taken.append((between - start, time.perf_counter() - between))
    tracemalloc.start()
    best_places(people, some, question)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return 1000 * min(each[0] for each in taken), 1000 * min(each[1] for each in taken), peak / 1e6


def _floor(people: np.ndarray, places: np.ndarray) -> None:
    last = max(0, len(places) - BEST)
    for start in range(0, len(people), IN_BLOCKS):
        np.argpartition(people[start : start + IN_BLOCKS] @ places.T, last, axis=1)


def _one(count: int) -> float:
    features, wish = np.random.default_rng(1).random((count, FEATURES), dtype=np.float32), np.ones(FEATURES, np.float32)
    return milliseconds(lambda: np.argsort(features @ wish))


def _after_change(services: Services, tables: Tables, kind: type[Volunteer] | type[Offer], key: str) -> float:
    """The slower side decides; the write itself is not counted."""
    taken = []
    for hours in range(5):
        with services.store.write("bench") as session:
            record = session.get(kind, key)
            assert record is not None
            record.hours_min = 1.0 + hours % 2
        start = time.perf_counter()
        tables.people()
        tables.places()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def _read_all(services: Services) -> None:
    with services.store.read() as session:
        for kind in (Volunteer, Offer):
            session.execute(select(kind.__table__)).all()


def _row(services: Services, key: str) -> None:
    with services.store.read() as session:
        session.execute(select(Volunteer.__table__).where(Volunteer.id == key)).all()
