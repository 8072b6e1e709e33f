"""Where the pages stand: no page is moved up and down as a whole while it can be shown smaller."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.labels import body
from freiwilligenagentur.shell.stage import Stack, stage


def page(height: int) -> QWidget:
    """Text that wraps above something that scrolls by itself and would like to be so high."""
    made, content, area = QWidget(), QWidget(), QScrollArea()
    content.setFixedSize(100, height)
    area.setWidget(content)
    area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    layout = QVBoxLayout(made)
    layout.addWidget(body("Wer passt wohin? " * 20))
    layout.addWidget(area)
    return made


def test_a_page_that_scrolls_by_itself_fills_the_stage_and_no_other_page_changes_that(qtbot: QtBot) -> None:
    stack, pages = Stack(), [page(2_000), page(50)]
    area = stage(stack)
    qtbot.addWidget(area)
    for each in pages:
        stack.addWidget(each)
    area.resize(600, 400)
    with qtbot.waitExposed(area):
        area.show()
    for each in (*pages, pages[0]):
        stack.setCurrentWidget(each)
        qtbot.waitUntil(lambda each=each: each.size() == area.viewport().size() == area.size())
        assert [other.isVisible() for other in pages] == [other is each for other in pages]


def test_a_page_that_cannot_be_so_small_is_moved_sideways(qtbot: QtBot) -> None:
    stack, wide = Stack(), page(50)
    area = stage(stack)
    qtbot.addWidget(area)
    stack.addWidget(wide)
    stack.setCurrentWidget(wide)
    area.resize(600, 400)
    with qtbot.waitExposed(area):
        area.show()
    wide.setMinimumWidth(900)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 900 - area.viewport().width() > 0)
    assert wide.width() == 900
