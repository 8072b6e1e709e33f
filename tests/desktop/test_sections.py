"""A room with several sections: tabs above, one page below."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.sections import Section, SectionedPage


class Leaf(QWidget):
    """A page that counts how often it was read anew and may refuse to be left."""

    made: list[str]

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.read, self.stays = name, 0, False
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        self.read += 1

    def leave(self) -> bool:
        return not self.stays


class Made:
    """Makes pages and remembers them."""

    def __init__(self) -> None:
        self.pages: dict[str, Leaf] = {}

    def first(self) -> QWidget:
        return self.pages.setdefault("first", Leaf("first"))

    def second(self) -> QWidget:
        return self.pages.setdefault("second", Leaf("second"))


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def page(qtbot: QtBot, made: Made) -> SectionedPage:
    sections = [Section("first", "Register", made.first), Section("second", "Fortbildungen", made.second)]
    page = SectionedPage(sections, "room.page", "Bereiche")
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def test_the_first_section_is_shown_and_others_wait(page: SectionedPage, made: Made) -> None:
    assert page.section() == "first"
    assert set(made.pages) == {"first"}
    assert made.pages["first"].read == 1


def test_a_section_is_read_anew_only_when_it_is_seen(page: SectionedPage, made: Made) -> None:
    page.show_section("second")
    page.refresh()
    assert (made.pages["first"].read, made.pages["second"].read) == (1, 2)
    page.show_section("first")
    assert made.pages["first"].read == 2
    page.show_section("first")
    assert made.pages["first"].read == 2


def test_the_keyboard_goes_round(qtbot: QtBot, page: SectionedPage, made: Made) -> None:
    made.pages["first"].field.setFocus()
    qtbot.keyClick(made.pages["first"].field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.section() == "second"
    tabs = page.findChild(QTabBar)
    assert tabs is not None
    assert tabs.tabText(tabs.currentIndex()) == "Fortbildungen"
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert page.section() == "first"


def test_what_cannot_be_left_stays(page: SectionedPage, made: Made) -> None:
    made.pages["first"].stays = True
    assert page.show_section("second") is None
    tabs = page.findChild(QTabBar)
    assert tabs is not None
    assert (page.section(), tabs.currentIndex(), page.leave()) == ("first", 0, False)
