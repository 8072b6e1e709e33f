from __future__ import annotations

import pytest
from training_town import TODAY, TrainingTown

from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.service import TrainingServices


@pytest.fixture
def services(store: Store) -> TrainingServices:
    return TrainingServices.over(store, lambda: TODAY)


@pytest.fixture
def town(store: Store, services: TrainingServices) -> TrainingTown:
    return TrainingTown(store, services)
