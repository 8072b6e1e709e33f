"""An office for each test of this room."""

from __future__ import annotations

import pytest
from desk_case import READING, Case
from matching_desk import Desk

from freiwilligenagentur.storage import Store


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def case(desk: Desk) -> Case:
    return Case(desk)


@pytest.fixture
def ilse(desk: Desk) -> str:
    return desk.volunteer(first_name="Ilse", activities=READING)
