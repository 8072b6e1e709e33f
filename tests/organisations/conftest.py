from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from keyboard import Keyboard, show
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.organisations.service import OffersService, OrganisationsService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary


@pytest.fixture
def organisations(store: Store) -> OrganisationsService:
    return OrganisationsService(store)


@pytest.fixture
def taken() -> dict[str, int]:
    """Places taken by offer id; a test may fill it."""
    return {}


@pytest.fixture
def offers(store: Store, taken: dict[str, int]) -> OffersService:
    return OffersService(store, lambda: taken)


@pytest.fixture
def vocabulary(store: Store) -> Vocabulary:
    lists = Vocabulary(store)
    lists.ensure_defaults()
    return lists


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def on_screen(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a page as an active window of the usual size."""
    return partial(show, qtbot)
