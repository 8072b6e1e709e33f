"""The search of an open office follows every change, and makes each vector once."""

from __future__ import annotations

from threading import Thread

import pytest
from sqlalchemy import func, select
from text_offers import WordEncoder

from freiwilligenagentur.matching.model import OfferVector
from freiwilligenagentur.matching.text.service import TextSearch
from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation
from freiwilligenagentur.storage import Store, save


class Office:
    """An office with two offers."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.write("Angelegt") as session:
            self.club = save(session, Organisation(name="Bürgerverein")).id
        self.reading = self.add(title="Lesepatin", description="Kindern vorlesen")
        self.dogs = self.add(title="Gassigehen", description="Hunde im Tierheim")

    def add(self, **values: object) -> str:
        with self.store.write("Angebot aufgenommen") as session:
            return save(session, Offer(organisation_id=self.club, **values)).id

    def change(self, offer_id: str, **values: object) -> None:
        with self.store.write("Angebot geändert") as session:
            offer = session.get_one(Offer, offer_id)
            for name, value in values.items():
                setattr(offer, name, value)

    def vectors(self) -> int:
        with self.store.read() as session:
            return session.scalar(select(func.count()).select_from(OfferVector)) or 0


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def best(search: TextSearch, wish: str) -> str:
    return search.search(wish)[0].offer_id


def test_new_changed_paused_and_returned_offers_are_found_as_they_are_now(office: Office):
    search = TextSearch(office.store, WordEncoder())
    assert best(search, "Kindern vorlesen") == office.reading
    garden = office.add(title="Gartenpaten", description="Beete pflegen")
    assert best(search, "Gartenarbeit") == garden
    office.change(garden, title="Fahrradwerkstatt", description="Räder reparieren")
    assert best(search, "Fahrräder reparieren") == garden
    office.change(garden, status=OfferStatus.PAUSED)
    assert garden not in [hit.offer_id for hit in search.search("Fahrräder reparieren")]
    office.store.undo()
    assert best(search, "Fahrräder reparieren") == garden


def test_coordinates_of_a_whole_town_give_way_to_the_postcode_as_at_the_desk(office: Office):
    town = {"title": "Plätzchen backen", "latitude": 53.55, "longitude": 10.0}
    far, near = office.add(**town, postcode="21149"), office.add(**town, postcode="22307")
    nowhere = office.add(**town | {"latitude": 0.0, "longitude": 0.0})
    hits = TextSearch(office.store, WordEncoder()).search("Plätzchen backen in 22307")
    assert [hit.offer_id for hit in hits if hit.offer_id in {far, near, nowhere}] == [near, nowhere, far]


def test_an_organisation_that_is_called_otherwise_costs_no_offer(office: Office):
    search = TextSearch(office.store, WordEncoder())
    assert best(search, "Hunde ausführen") == office.dogs
    with office.store.write("Verein umbenannt") as session:
        session.get_one(Organisation, office.club).name = "Bürgerverein Süd"
    assert best(search, "Hunde ausführen") == office.dogs


def test_vectors_are_made_once_kept_and_made_again_only_for_changed_texts(office: Office):
    first = WordEncoder()
    assert TextSearch(office.store, first).encode_all() == 2
    assert office.vectors() == 2
    second = WordEncoder()
    search = TextSearch(office.store, second)
    assert search.encode_all() == 0
    assert second.texts == []
    office.change(office.dogs, notes="angerufen")
    assert search.encode_all() == 0
    office.change(office.dogs, description="Hunde und Katzen im Tierheim")
    assert search.encode_all() == 1
    assert office.vectors() == 2


def test_a_vector_goes_with_its_offer_and_comes_again_with_it(office: Office):
    search = TextSearch(office.store, WordEncoder())
    garden = office.add(title="Gartenpaten")
    search.encode_all()
    office.store.undo()
    assert office.vectors() == 2
    office.store.redo()
    assert search.encode_all() == 1
    assert best(search, "im Garten") == garden


def test_making_vectors_tells_nobody_and_leaves_nothing_to_take_back(office: Office):
    told: list[object] = []
    office.store.subscribe(told.append)
    step = office.store.undo_step()
    TextSearch(office.store, WordEncoder()).encode_all()
    assert told == []
    assert office.store.undo_step() == step


def test_making_vectors_can_be_stopped(office: Office):
    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, text: str = "") -> None:
            raise AssertionError(f"nothing was done: {done} of {total} {text}")

    assert TextSearch(office.store, WordEncoder()).encode_all(Stopped()) == 0


def test_several_threads_may_search_while_offers_change(office: Office):
    search = TextSearch(office.store, WordEncoder())
    answers: list[str] = []
    threads = [Thread(target=lambda: answers.append(best(search, "Kindern vorlesen"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    office.add(title="Gartenpaten")
    for thread in threads:
        thread.join()
    assert answers == [office.reading] * 4


def test_work_beside_the_windows_ends_with_close_and_has_made_the_vectors(office: Office):
    search = TextSearch(office.store, WordEncoder())
    search.start()
    search.search("vorlesen")
    search.finish()
    search.close()
    assert office.vectors() == 2
