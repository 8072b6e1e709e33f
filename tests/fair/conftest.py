from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fair_days import FairDays

from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.storage import Store


@pytest.fixture
def days(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap: Cost) -> Iterator[FairDays]:
    made = FairDays(store, tmp_path, monkeypatch, cheap)
    yield made
    made.close()
