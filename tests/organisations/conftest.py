from __future__ import annotations

from collections.abc import Callable

import pytest
from organisations_keyboard import Keyboard
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import theme
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

    def show(page: QWidget) -> None:
        theme.apply(QApplication.instance(), dark=False)
        qtbot.addWidget(page)
        page.resize(1169, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.setFocus()

    return show
