"""Places of an offer: who takes one, and who is told that none is left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from placing import TODAY, Town

from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.service import NeedsInsisting, PlacementServices
from freiwilligenagentur.storage import Store


def test_two_who_take_the_last_place_are_told_apart(town: Town, store: Store) -> None:
    offer = town.offer(places_wanted=1)
    mine, colleagues = town.placement(offer=offer), town.placement(offer=offer)
    colleague = PlacementServices.over(Store(store._engine, user="Kollegin", device="B"), lambda: TODAY)
    colleague.placements.advance(colleagues, State.CONTACTED)
    with pytest.raises(NeedsInsisting, match="Kein Platz mehr frei"):
        town.services.placements.advance(mine, State.CONTACTED)
    assert town.services.placements.get(mine).state is State.PROPOSED
    town.services.placements.advance(mine, State.CONTACTED, anyway=True)
    assert town.services.placements.occupancy() == {offer: 2}


def test_of_two_at_the_same_moment_only_one_gets_the_last_place(town: Town, store: Store) -> None:
    offer = town.offer(places_wanted=1)
    keys = [town.placement(offer=offer) for _n in range(4)]
    start = Barrier(len(keys))

    def take(key: str) -> bool:
        workstation = PlacementServices.over(Store(store._engine, user="Platz", device=key), lambda: TODAY)
        start.wait()
        try:
            workstation.placements.advance(key, State.CONTACTED)
        except NeedsInsisting:
            return False
        return True

    with ThreadPoolExecutor(len(keys)) as pool:
        took = list(pool.map(take, keys))
    assert sum(took) == 1
    assert town.services.placements.occupancy() == {offer: 1}


def test_going_on_needs_no_second_place(town: Town) -> None:
    key = town.placement(State.CONTACTED, offer=town.offer(places_wanted=1))
    town.services.placements.advance(key, State.TRIAL)
    assert town.services.placements.get(key).places_taken == 1


def test_a_full_offer_is_proposed_only_when_the_office_insists(town: Town) -> None:
    offer = town.offer(places_wanted=1)
    town.placement(State.ACTIVE, offer=offer)
    with pytest.raises(NeedsInsisting):
        town.services.placements.propose(town.volunteer(), offer)


def test_offers_that_do_not_say_how_many_have_room_for_everybody(town: Town) -> None:
    offer = town.offer(places_wanted=None)
    for _n in range(3):
        town.placement(State.CONTACTED, offer=offer)
    assert town.services.placements.occupancy() == {offer: 3}


def test_proposals_and_ended_placements_take_no_place(town: Town) -> None:
    offer = town.offer()
    town.placement(State.PROPOSED, offer=offer)
    town.placement(State.ENDED, offer=offer)
    assert town.services.placements.occupancy() == {}
