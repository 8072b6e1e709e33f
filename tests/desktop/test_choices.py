from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop.availability import AvailabilityGrid, Head
from freiwilligenagentur.desktop.chips import ChipGroup, reason_chip
from freiwilligenagentur.desktop.fields import Field, line_edit

Press = Callable[..., None]
Window = Callable[..., QWidget]
AREAS = [
    ("sport", "Sport"),
    ("culture", "Kultur"),
    ("seniors", "Senioren"),
    ("nature", "Natur & Tiere"),
    ("school", "Bildung"),
    ("rescue", "Rettung"),
]


def test_chips_are_chosen_by_keyboard_and_tab_passes_the_group_in_one_step(window: Window, press: Press) -> None:
    before, group, after = line_edit(), ChipGroup(AREAS, "t.areas", "Bereiche"), line_edit()
    window(before, group, after)
    before.setFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert group.selected() == {"sport", "seniors"}
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()
    press(Qt.Key.Key_Backtab)
    assert group.chip("seniors").hasFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert group.chip("rescue").hasFocus()


def test_a_letter_jumps_to_the_next_chip_that_begins_with_it(window: Window, press: Press) -> None:
    group = ChipGroup(AREAS, "t.areas", "Bereiche")
    window(group)
    group.setFocus()
    press(Qt.Key.Key_S)
    assert group.chip("seniors").hasFocus()
    press(Qt.Key.Key_S)
    assert group.chip("sport").hasFocus()
    press(Qt.Key.Key_End)
    assert group.chip("rescue").hasFocus()
    press(Qt.Key.Key_Home)
    assert group.chip("sport").hasFocus()


def test_more_unfolds_the_rest_and_goes_there(window: Window, press: Press) -> None:
    group = ChipGroup(AREAS, "t.areas", "Bereiche", visible=3)
    window(group)
    assert group.chip("rescue").isHidden()
    group.setFocus()
    press(Qt.Key.Key_End, Qt.Key.Key_Space)
    assert not group.chip("rescue").isHidden()
    assert group.chip("nature").hasFocus()


def test_chosen_chips_are_never_folded_away(window: Window) -> None:
    group = ChipGroup(AREAS, "t.areas", "Bereiche", visible=3)
    window(group)
    group.set_selected({"rescue"})
    assert group.chip("rescue").isVisible()
    assert group.chip("nature").isHidden()


def test_only_the_user_edits_chips(window: Window, qtbot: QtBot) -> None:
    group = ChipGroup(AREAS, "t.areas", "Bereiche")
    window(group)
    with qtbot.assertNotEmitted(group.edited):
        group.set_selected({"sport", "unknown"})
    assert group.selected() == {"sport"}
    with qtbot.waitSignal(group.edited):
        QTest.mouseClick(group.chip("culture"), Qt.MouseButton.LeftButton)
    assert group.selected() == {"sport", "culture"}


def test_a_chosen_chip_keeps_its_width_so_that_nothing_moves(qtbot: QtBot) -> None:
    group = ChipGroup(AREAS, "t.areas", "Bereiche")
    qtbot.addWidget(group)
    before = group.chip("sport").sizeHint()
    group.set_selected({"sport"})
    assert group.chip("sport").sizeHint() == before


def test_a_label_leads_into_its_group(window: Window) -> None:
    field = Field("Bereiche", ChipGroup(AREAS, "t.areas", ""), "t.areas")
    window(field)
    field.setFocus()
    assert field.editor.isAncestorOf(QApplication.focusWidget())
    assert field.editor.accessibleName() == "Bereiche"


def test_a_reason_says_by_sign_whether_it_speaks_for_or_against(qtbot: QtBot) -> None:
    chips = [reason_chip("Kinder", "good"), reason_chip("Führungszeugnis fehlt", "warn"), reason_chip("3 km")]
    for chip in chips:
        qtbot.addWidget(chip)
    assert [chip.text() for chip in chips] == ["✓ Kinder", "! Führungszeugnis fehlt", "3 km"]


def test_times_are_chosen_by_keyboard(window: Window, press: Press) -> None:
    grid, after = AvailabilityGrid("t.times", "Wann?"), line_edit()
    window(grid, after)
    grid.setFocus()
    press(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert grid.mask() == 1 << 0 | 1 << (2 * 3 + 1)
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_cell_says_what_it_is_and_whether_it_is_chosen(window: Window, press: Press) -> None:
    grid = AvailabilityGrid("t.times", "Wann?")
    window(grid)
    grid.setFocus()
    press(Qt.Key.Key_Space)
    assert grid.cell(0, 0).accessibleName() == "Montag vormittags"
    assert grid.cell(0, 0).accessibleDescription() == "gewählt"
    assert grid.cell(1, 0).accessibleDescription() == "nicht gewählt"
    assert grid.accessibleDescription() == "Montag vormittags"


def test_a_click_on_a_head_chooses_all_of_it_and_another_clears_it(window: Window) -> None:
    grid = AvailabilityGrid("t.times", "Wann?")
    window(grid)
    heads = {head.text(): head for head in grid.findChildren(Head)}
    QTest.mouseClick(heads["Mi"], Qt.MouseButton.LeftButton)
    assert grid.mask() == 0b111 << 6
    QTest.mouseClick(heads["abends"], Qt.MouseButton.LeftButton)
    assert all(grid.cell(day, 2).isChecked() for day in range(7))
    QTest.mouseClick(heads["abends"], Qt.MouseButton.LeftButton)
    assert grid.mask() == 0b011 << 6


def test_whole_days_and_times_of_day_are_chosen_by_keyboard_too(window: Window, press: Press) -> None:
    grid = AvailabilityGrid("t.times", "Wann?")
    window(grid)
    grid.setFocus()
    press(Qt.Key.Key_Space, held=Qt.KeyboardModifier.ShiftModifier)
    assert grid.mask() == 0b111
    press(Qt.Key.Key_Space, held=Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Space, held=Qt.KeyboardModifier.ControlModifier)
    assert grid.mask() == sum(1 << day * 3 for day in range(7))


def test_a_grid_to_read_takes_neither_focus_nor_clicks(window: Window) -> None:
    other, grid = line_edit(), AvailabilityGrid("t.times", "Wann?", read_only=True)
    window(other, grid)
    grid.set_mask(0b101)
    QTest.mouseClick(grid.cell(0, 0), Qt.MouseButton.LeftButton)
    assert grid.mask() == 0b101
    assert not any(grid.cell(day, part).focusPolicy() for day in range(7) for part in range(3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(mask=st.integers(0, 2**21 - 1))
def test_every_mask_comes_back_as_it_was_shown(qapp: QApplication, mask: int) -> None:
    grid = AvailabilityGrid("t.times", "Wann?")
    grid.set_mask(mask)
    assert grid.mask() == mask
    grid.deleteLater()
