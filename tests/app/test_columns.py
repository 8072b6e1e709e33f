"""Columns stay as somebody left them, from one start of the program to the next."""

from __future__ import annotations

from pathlib import Path

from hands import Hands, Windows
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.sample import door
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.sample.words import Amounts
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file

ROOMS = ("people", "organisations", "offers", "placements", "certificates")
WIDTH = 91


def table_of(hands: Hands, room: str) -> RowTable:
    hands.window.enter_room(room)
    table = hands.window.findChild(RowTable, f"{room}.table")
    assert table is not None
    assert table.isVisible()
    return table


def fixed_column(table: RowTable) -> int:
    """A column that shows and whose width somebody may draw."""
    header = table.horizontalHeader()
    return next(n for n in (5, 1, 0) if not header.isSectionHidden(n) and header.sectionSize(n) > 0)


def test_every_list_has_its_columns_as_they_were_left(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    settings = Settings()
    office, _code = sample.create(tmp_path / "naumburg.db", Amounts(20, 8, 16, 12))
    place = office.place
    before = Hands(qtbot, windows(office, settings))
    left: dict[str, tuple[int, list[str]]] = {}
    for room in ROOMS:
        table = table_of(before, room)
        column = fixed_column(table)
        table.setColumnWidth(column, WIDTH)
        table.sort_by(column)
        left[room] = (column, [row.id for row in table.rows()])
    before.window.close()
    qtbot.waitUntil(lambda: not before.window.isVisible())
    settings.save(tmp_path / "settings.json")
    again = office_file.open_with_passphrase(place, door.USER, door.PASSPHRASE)
    after = Hands(qtbot, windows(again, Settings.load(tmp_path / "settings.json")))
    for room in ROOMS:
        table, (column, order) = table_of(after, room), left[room]
        assert (room, table.columnWidth(column)) == (room, WIDTH)
        assert (room, [row.id for row in table.rows()]) == (room, order)
