from __future__ import annotations

from pathlib import Path

import pytest
from certifying import Agency
from layout_samples import full
from page_hands import CTRL, PageHands, Ways
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.view.layouts_page import LayoutsPage
from freiwilligenagentur.desktop import dialogs, theme


class Desk(PageHands):
    """The page of layouts."""

    def __init__(self, agency: Agency, qtbot: QtBot) -> None:
        self.layouts = agency.services.layouts
        super().__init__(LayoutsPage(self.layouts, Ways()), qtbot)  # type: ignore[arg-type]
        self.page.refresh()


@pytest.fixture
def desk(agency: Agency, qtbot: QtBot) -> Desk:
    theme.apply(QApplication.instance(), dark=False)
    return Desk(agency, qtbot)


def test_a_layout_is_made_and_kept_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.focused().objectName() == "certificates.layout.name"
    desk.rewrite("Blaue Urkunde")
    desk.tab_to("certificates.layout.accent.line")
    desk.rewrite("12407a")
    desk.tab_to("certificates.layout.signature.0.name")
    desk.rewrite("Dr. Andrea Sommer")
    desk.tab_to("certificates.layout.footer")
    desk.rewrite("Mit Hilfe der Stadt")
    preview = desk.find("certificates.layouts.preview")
    qtbot.waitUntil(lambda: "Mit Hilfe der Stadt" in preview.accessibleDescription())
    desk.tab_to("certificates.layout.footer_en")
    desk.rewrite("Supported by the town")
    assert "Dr. Andrea Sommer" in preview.accessibleDescription()
    desk.press(Qt.Key.Key_S, CTRL)
    (row,) = desk.layouts.rows()
    kept = desk.layouts.get(row.id).layout
    assert (kept.name, kept.accent, kept.footer) == ("Blaue Urkunde", "#12407A", ("Mit Hilfe der Stadt",))
    assert (kept.footer_en, kept.footer_uk) == (("Supported by the town",), ())
    assert kept.signatures[0].name == "Dr. Andrea Sommer"


def test_what_is_wrong_is_said_at_its_field_and_the_cursor_goes_there(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.tab_to("certificates.layout.accent.line")
    desk.rewrite("#EEEEEE")
    field = desk.find("certificates.layout.accent.field")
    qtbot.waitUntil(lambda: "zu blass" in field.error())
    assert "zu blass" in desk.focused().accessibleDescription()
    desk.tab_to("certificates.layout.title")
    desk.rewrite("Qualipass")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.focused().objectName() == "certificates.layout.accent.line"
    assert "Ausstellungsberechtigung" in desk.find("certificates.layout.title.field").error()


def test_everything_chosen_comes_back_into_the_fields(desk: Desk) -> None:
    kept = desk.layouts.save(StoredLayout(full(), default_for=frozenset({Kind.DANK})))
    desk.page.refresh()
    desk.tab_to("certificates.layouts.table")
    desk.press(Qt.Key.Key_Return)
    assert desk.page._form.value() == kept
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.layouts.get(kept.id).layout == full()


def test_leaving_the_page_keeps_what_was_typed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.rewrite("Zur Feier")
    assert desk.page.leave()
    assert [row.name for row in desk.layouts.rows()] == ["Zur Feier"]


def test_a_picture_is_asked_for_only_where_one_is_wanted(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    picture = desk.find("certificates.layout.picture.seal.choose_logo")
    assert not picture.isVisible()
    desk.tab_to("certificates.layout.stamp")
    for _step in range(2):
        desk.press(Qt.Key.Key_Down)
    assert picture.isVisible()
    desk.tab_to("certificates.layout.picture.seal.choose_logo")


def test_a_file_gets_the_ending_of_layouts(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_given: tmp_path / "Urkunde Dr. M")
    desk.press(Qt.Key.Key_N, CTRL)
    desk.tab_to("certificates.layouts.export")
    desk.press(Qt.Key.Key_Space)
    assert (tmp_path / "Urkunde Dr. M.nachweislayout").exists()


def test_every_control_has_a_name_for_screen_readers(desk: Desk) -> None:
    desk.layouts.save(StoredLayout(full()))
    desk.page.refresh()
    controls = [
        widget
        for widget in desk.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName().startswith("certificates.")
    ]
    assert len(controls) > 30
    assert [widget.objectName() for widget in controls if not widget.accessibleName()] == []


def test_in_a_narrow_window_list_fields_and_preview_show_one_at_a_time(desk: Desk) -> None:
    desk.layouts.save(StoredLayout(full()))
    desk.page.resize(624, 340)
    desk.page.refresh()
    table, name = desk.find("certificates.layouts.table"), desk.find("certificates.layout.name")
    preview = desk.find("certificates.layouts.preview")
    shown = lambda: (table.isVisible(), name.isVisible(), preview.isVisible())  # noqa: E731
    assert shown() == (True, False, False)
    table.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert shown() == (False, True, False)
    desk.tab_to("certificates.layouts.see")
    desk.press(Qt.Key.Key_Space)
    assert shown() == (False, False, True)
    desk.press(Qt.Key.Key_Escape)
    assert shown() == (False, True, False)
    desk.press(Qt.Key.Key_Escape)
    assert shown() == (True, False, False)
