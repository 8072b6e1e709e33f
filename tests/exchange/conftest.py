"""An office to import into."""

from __future__ import annotations

import pytest
from importing_office import Importing

from freiwilligenagentur.storage import Store


@pytest.fixture
def importing(store: Store) -> Importing:
    return Importing(store)
