"""Finding per key, and opening a record."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from benchmarks.measuring import Figure, milliseconds, slowest
from benchmarks.offices import open_office
from freiwilligenagentur.app.between import Between
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.app.suggestions import Suggestions
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.shell.search import SearchIndex
from freiwilligenagentur.vocabulary.folding import fold

KINDS = ("volunteer", "organisation", "offer", "certificate")
TYPED = ("m", "mü", "mül", "müll", "müller", "mueler", "ilse mert", "03445 1", "06618", "grundschule", "zzzzzz")


def figures(people: int) -> list[Figure]:
    """Search over everything, the slowest of several inputs; a person's record with all that its panel asks for."""
    office = open_office(people)
    services = Services(office.store)
    between = Between(services)
    index = SearchIndex()
    for kind in KINDS:
        index.put(between.entries(kind, None))
    texts = [indexed.everything for indexed in index._entries.values()]
    search = slowest([partial(index.find, typed) for typed in TYPED])
    scan = slowest([partial(_scan, texts, fold(typed)) for typed in TYPED])
    row = services.people.rows()[people // 2]
    record = milliseconds(partial(_record, services, between, row.id))
    suggestions = Suggestions(services)
    matches = milliseconds(partial(suggestions.matches, row.id))
    weighed = milliseconds(partial(_weigh, people // 2))
    raw = milliseconds(partial(_raw, services, row.id))
    office.close()
    return [
        Figure("search per key, slowest input", people, search, "ms", scan, "one scan of all texts",
               "<= 50 ms at 10,000", search <= 50 if people == 10_000 else None),
        Figure("opening a record", people, record, "ms", raw, "the person's row alone", "<= 50 ms", record <= 50),
        Figure("its fitting offers, after that", people, matches, "ms", weighed, "ten numbers an offer added up"),
    ]  # fmt: skip


def _scan(texts: list[str], part: str) -> int:
    return sum(part in text for text in texts)


def _record(services: Services, between: Between, volunteer_id: str) -> None:
    services.people.get(volunteer_id)
    services.people.history(volunteer_id)
    between.timeline(volunteer_id)
    between.service(volunteer_id)


def _weigh(offers: int) -> list[float]:
    return [sum(weight * offer for weight in range(10)) for offer in range(offers)]


def _raw(services: Services, volunteer_id: str) -> None:
    with services.store.read() as session:
        session.execute(select(Volunteer.__table__).where(Volunteer.id == volunteer_id)).all()
