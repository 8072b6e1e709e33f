from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from keyboard import Keyboard, show
from pytestqt.qtbot import QtBot
from training_town import TODAY, TrainingTown

from freiwilligenagentur.organisations.service import OrganisationsService
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.trainings.service import TrainingServices
from freiwilligenagentur.trainings.view import TrainingsPage
from freiwilligenagentur.vocabulary.service import Vocabulary


class Ways:
    """Remembers where somebody wanted to go and what was told."""

    def __init__(self) -> None:
        self.went: list[tuple[str, ...]] = []

    def __getattr__(self, name: str) -> Any:
        def go(*places: str) -> None:
            self.went.append((name, *places))

        return go

    def told(self) -> str:
        return self.went[-1][1]


@pytest.fixture
def services(store: Store) -> TrainingServices:
    return TrainingServices.over(store, lambda: TODAY)


@pytest.fixture
def town(store: Store, services: TrainingServices) -> TrainingTown:
    return TrainingTown(store, services)


@pytest.fixture
def people(store: Store) -> PeopleService:
    return PeopleService(store, Vocabulary(store), lambda: TODAY)


@pytest.fixture
def organisations(store: Store) -> OrganisationsService:
    return OrganisationsService(store)


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def open_page(
    store: Store,
    services: TrainingServices,
    people: PeopleService,
    organisations: OrganisationsService,
    ways: Ways,
    qtbot: QtBot,
) -> Callable[..., TrainingsPage]:
    """Shows the page; call it when the office holds what the test needs."""

    def opened(certify: Callable[[str], None] | None = None, **size: int) -> TrainingsPage:
        page = TrainingsPage(services, people, organisations, Drafts(store), ways, {}, certify)
        page.refresh()
        show(qtbot, page, **size)
        return page

    return opened
