"""An office to import into."""

from __future__ import annotations

import pytest

from freiwilligenagentur.storage import Store
from importing_office import Importing


@pytest.fixture
def importing(store: Store) -> Importing:
    return Importing(store)
