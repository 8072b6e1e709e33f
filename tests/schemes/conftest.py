"""An office in Bavaria on a fixed day, for every test of this room that wants one."""

from __future__ import annotations

import pytest
from scheme_office import SchemeOffice

from freiwilligenagentur.storage import Store


@pytest.fixture
def bavaria(store: Store) -> SchemeOffice:
    return SchemeOffice(store)
