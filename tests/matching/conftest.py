"""An office for each test of this room."""

from __future__ import annotations

import pytest
from matching_desk import Desk

from freiwilligenagentur.storage import Store


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)
