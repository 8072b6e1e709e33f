"""An office for each test of this room."""

from __future__ import annotations

import pytest
from placing import TODAY, Town

from freiwilligenagentur.office.model import Office
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Store


@pytest.fixture
def services(store: Store) -> PlacementServices:
    return PlacementServices.over(store, lambda: TODAY)


@pytest.fixture
def town(store: Store, services: PlacementServices) -> Town:
    made = Town(store, services)
    made.keep(Office(name="Freiwilligenagentur Naumburg", contact_follow_up_weeks=4, start_follow_up_months=3))
    return made
