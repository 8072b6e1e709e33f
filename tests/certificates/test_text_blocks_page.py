"""Editing text blocks by keyboard: change, fault with its place, three forms, draft, put aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates.service import TextBlocks
from freiwilligenagentur.certificates.view.text_blocks_page import TextBlocksPage
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.errors import DiskFull
from freiwilligenagentur.storage import Store
from freiwilligenagentur.vocabulary.service import Vocabulary

CTRL = Qt.KeyboardModifier.ControlModifier
P = "certificates.text_blocks"
READING = "reading_aloud.prose"


class Ways:
    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.calls.append((name, *given))


class Desk:
    """The page in a window, worked by keys alone."""

    def __init__(self, page: TextBlocksPage, blocks: TextBlocks, ways: Ways) -> None:
        self.page, self.blocks, self.ways = page, blocks, ways

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, held)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def tab_to(self, name: str) -> None:
        for _step in range(60):
            if self.focused().objectName() == f"{P}.{name}":
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"{name} cannot be reached with Tab")

    def find(self, name: str) -> Any:
        found = self.page.findChild(QWidget, f"{P}.{name}")
        assert found is not None, name
        return found

    def open_reading(self) -> None:
        """Finds the sentences about reading aloud, by typing."""
        self.press(Qt.Key.Key_F, CTRL)
        self.write("vorlesen")
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        assert self.find("table").current_id() == READING
        assert self.focused().objectName() == f"{P}.title"

    def rewrite(self, form: str, text: str) -> None:
        self.tab_to(form)
        self.press(Qt.Key.Key_A, CTRL)
        self.write(text)


@pytest.fixture
def desk(store: Store, qtbot: QtBot) -> Desk:
    theme.apply(QApplication.instance(), dark=False)
    vocabulary, blocks, ways = Vocabulary(store), TextBlocks(store), Ways()
    vocabulary.ensure_defaults()
    page = TextBlocksPage(blocks, vocabulary, ways)  # type: ignore[arg-type]
    page.resize(1166, 720)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    page.findChild(QWidget, f"{P}.table").setFocus()
    return Desk(page, blocks, ways)


def test_a_block_is_changed_and_kept_by_keyboard_alone(desk: Desk) -> None:
    desk.open_reading()
    desk.rewrite("neutral", "{Person} las am Abend vor.")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.blocks.get(READING).words.neutral == "{Person} las am Abend vor."
    assert ("tell", "Der Textbaustein ist gespeichert.") in desk.ways.calls
    row = next(row for row in desk.find("table").rows() if row.id == READING)
    assert row.state == "Fassung 1"


def test_an_unknown_placeholder_is_marked_and_named_while_one_types(desk: Desk) -> None:
    desk.open_reading()
    desk.rewrite("neutral", "{Verein}")
    assert desk.find("neutral.field").error().startswith("Zeile 1, Spalte 1: Den Platzhalter {Verein} gibt es nicht.")
    (mark,) = desk.find("neutral").extraSelections()
    assert mark.cursor.selectedText() == "{Verein}"
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.blocks.get(READING).number == 0
    assert desk.focused().objectName() == f"{P}.neutral"
    desk.rewrite("neutral", "{Einsatzstelle}")
    assert desk.find("neutral.field").error() == ""
    assert desk.find("neutral").extraSelections() == []


def test_what_cannot_be_kept_waits_when_one_leaves(desk: Desk) -> None:
    desk.open_reading()
    desk.rewrite("neutral", "{Pers")
    assert desk.page.leave()
    assert desk.blocks.get(READING).number == 0
    desk.page.open_draft("text_block/area.nature")
    assert desk.find("neutral").toPlainText() != "{Pers"
    desk.page.open_draft(f"text_block/{READING}")
    assert desk.find("neutral").toPlainText() == "{Pers"
    anew = desk.find("anew")
    assert anew.isVisible()
    anew.click()
    assert desk.find("neutral").toPlainText().startswith("{Person} las vor")
    assert not anew.isVisible()


def test_what_a_full_disk_does_not_take_stays_on_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise DiskFull("Die Festplatte ist voll.")

    told: list[str] = []
    monkeypatch.setattr(type(desk.blocks), "keep_draft", refuse)
    monkeypatch.setattr(desk.page, "tell_error", told.append)
    desk.open_reading()
    desk.rewrite("neutral", "{Pers")
    desk.page.open_draft("text_block/area.nature")
    assert (desk.find("neutral").toPlainText(), told) == ("{Pers", ["Die Festplatte ist voll."])


def test_leaving_keeps_what_is_in_order(desk: Desk) -> None:
    desk.open_reading()
    desk.rewrite("neutral", "{Person} las.")
    assert desk.page.leave()
    assert desk.blocks.get(READING).words.neutral == "{Person} las."


def test_a_new_block_is_begun_and_listed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.focused().objectName() == f"{P}.title"
    desk.write("Lesefest")
    desk.rewrite("neutral", "{Person} half beim Lesefest.")
    desk.press(Qt.Key.Key_S, CTRL)
    own = next(block for block in desk.blocks.all() if block.title == "Lesefest")
    assert desk.find("table").current_id() == own.key
    desk.tab_to("aside")
    desk.press(Qt.Key.Key_Space)
    assert not desk.blocks.get(own.key).active


def test_undo_is_seen_after_the_page_reads_anew(desk: Desk, store: Store) -> None:
    desk.open_reading()
    desk.rewrite("neutral", "{Person} las.")
    desk.press(Qt.Key.Key_S, CTRL)
    store.undo()
    desk.page.refresh()
    assert desk.find("neutral").toPlainText().startswith("{Person} las vor")


def test_a_filter_that_finds_nothing_says_so(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.write("zzz")
    assert desk.find("table").rows() == []
    assert not desk.find("table").isVisible()
