from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import icons, theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.keys import shortcut_text
from freiwilligenagentur.desktop.labels import body
from freiwilligenagentur.desktop.palette import DARK, LIGHT, Colours, contrast, from_system

TEXTS = [
    ("text", "surface"),
    ("text", "window"),
    ("text", "surface_soft"),
    ("text", "hover"),
    ("muted", "surface"),
    ("muted", "window"),
    ("muted", "surface_soft"),
    ("accent", "surface"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    ("amber", "amber_soft"),
    ("red", "red_soft"),
    ("red", "surface"),
    ("green", "green_soft"),
    ("grey", "grey_soft"),
]
CONTROLS = [
    (edge, ground) for edge in ("control", "focus", "accent") for ground in ("surface", "surface_soft", "window")
]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_has_enough_contrast(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), CONTROLS)
def test_controls_and_focus_have_enough_contrast(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3.0


def test_contrast_of_black_and_white_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_colour_is_a_colour() -> None:
    for colours in (LIGHT, DARK):
        assert all(QColor(value).isValid() for value in colours._asdict().values() if isinstance(value, str))


def test_high_contrast_takes_the_colours_of_the_system(qapp: QApplication) -> None:
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    assert from_system(system).text == "#ffff00"


def test_switching_to_dark_changes_palette_and_colours_at_once(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    assert theme.colours() == DARK
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.surface
    theme.apply(qapp, dark=False)
    assert theme.colours() == LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == LIGHT.surface


def test_icons_follow_light_and_dark(qapp: QApplication) -> None:
    theme.apply(qapp, dark=False)
    house = icons.icon("house-simple")
    light = house.pixmap(32, 32).toImage()
    theme.apply(qapp, dark=True)
    dark = house.pixmap(32, 32).toImage()
    theme.apply(qapp, dark=False)
    assert light != dark
    assert {light.pixelColor(x, y).alpha() for x in range(32) for y in range(32)} != {0}


def test_an_icon_that_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("Ctrl+N", "Strg+N"), ("Ctrl+Return", "Strg+Eingabe"), ("Del", "Entf"), ("Ctrl++", "Strg++"), ("F3", "F3")],
)
def test_keys_are_named_as_on_a_german_keyboard(keys: str, shown: str) -> None:
    assert shortcut_text(keys) == shown


def test_a_button_keeps_its_key_when_its_words_change(qtbot: QtBot) -> None:
    save: QPushButton = button("Sichern & schließen", "x.save", "Ctrl+S")
    qtbot.addWidget(save)
    save.set_text("Gesichert")
    assert save.shortcut().toString() == "Ctrl+S"
    assert save.accessibleName() == "Gesichert"


def test_a_word_longer_than_its_place_breaks_and_stays_the_same_word(window: Callable[..., QWidget]) -> None:
    word = "Nachbarschaftshilfe" * 10
    label, beside = body(word), body("kurz")
    window(label, beside).resize(240, 300)
    assert label.window().width() <= 240
    assert label.heightForWidth(240) > 2 * beside.heightForWidth(240)
    assert label.text() == word


def test_an_address_keeps_its_letters_when_somebody_copies_it() -> None:
    address = "buero.der.nachbarschaftshilfe.im.landkreis@example.org"
    label = body(address)
    label.setSelection(0, len(address))
    assert label.selectedText() == address


def test_a_path_breaks_where_it_says_so_and_not_within_a_folder() -> None:
    folder = "Freiwilligenagentur\\\u200boffice-Sicherungen"
    label = body(folder)
    label.setSelection(0, len(folder))
    assert label.selectedText() == folder
