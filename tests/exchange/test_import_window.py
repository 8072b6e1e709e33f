"""The import dialog by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import Importing
from made_up_exports import offer_row, offers_csv
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import Button
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.desktop.tables import RowTable
from freiwilligenagentur.exchange.view import ImportDialog
from freiwilligenagentur.organisations.model import Offer, Organisation

CONTENT = offers_csv(
    offer_row(id="1", einrichtungsname="Lesefreunde e.V.", angebotsname="Vorlesen"),
    offer_row(id="2", einrichtungsname="Lese-Freunde", angebotsname="Lesenacht", plz="Altstadt"),
)
KEYS, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Status:
    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)

    def open_help(self, place: str) -> None:
        self.told.append(f"help: {place}")


class Hands:
    """Somebody at the keyboard of the dialog."""

    def __init__(self, qtbot: QtBot, importing: Importing) -> None:
        theme.apply(QApplication.instance(), dark=False)
        self.qtbot, self.importing, self.status = qtbot, importing, Status()
        self.home = QWidget()
        qtbot.addWidget(self.home)
        with qtbot.waitExposed(self.home):
            self.home.show()
        self.dialog = ImportDialog(importing.service, self.status, self.home)  # type: ignore[arg-type]
        self.dialog.open()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.dialog.focusWidget() or self.dialog, key, held)

    def tab_to(self, name: str) -> None:
        for _stop in range(80):
            widget = self.dialog.focusWidget()
            if widget is not None and widget.objectName() == name:
                return
            self.press(KEYS.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def sees(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: any(w.isVisible() for w in self.dialog.findChildren(QWidget, name)))

    def button(self, name: str) -> Button:
        found = self.dialog.findChild(Button, name)
        assert isinstance(found, Button)
        return found

    def count(self, kind: type) -> int:
        with self.importing.store.read() as session:
            return session.scalar(select(func.count()).select_from(kind)) or 0


@pytest.fixture
def hands(qtbot: QtBot, importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    place = tmp_path / "export.csv"
    place.write_bytes(CONTENT)
    monkeypatch.setattr(dialogs, "choose_file", lambda *words: place)
    shown = Hands(qtbot, importing)
    yield shown
    for dialog in shown.home.findChildren(ImportDialog):
        dialog.close()


def test_an_import_from_the_file_to_the_report_by_keyboard(hands: Hands) -> None:
    hands.press(KEYS.Key_O, held=CTRL)
    hands.sees("exchange.rows")
    take = hands.button("exchange.take_over")
    assert take.accessibleName() == "2 Angebote übernehmen"
    rows = hands.dialog.findChild(RowTable, "exchange.rows")
    assert isinstance(rows, RowTable)
    assert [row.title for row in rows.rows()] == ["Vorlesen", "Lesenacht"]

    stops: list[str] = []
    for _stop in range(6):
        stops.append(hands.dialog.focusWidget().objectName())
        hands.press(KEYS.Key_Tab)
    assert stops == [f"exchange.{stop}" for stop in ("take_over", "other_file", "parts.0", "filter", "fate", "rows")]

    hands.tab_to("exchange.parts.0")
    hands.press(KEYS.Key_Right)
    hands.sees("exchange.groups")
    hands.tab_to("exchange.groups")
    proposals = hands.dialog.findChild(QListWidget, "exchange.groups")
    assert isinstance(proposals, QListWidget)
    assert proposals.item(0).checkState() == Qt.CheckState.Checked
    hands.press(KEYS.Key_Space)
    assert proposals.item(0).checkState() == Qt.CheckState.Unchecked

    hands.press(KEYS.Key_Return, held=CTRL)
    hands.sees("exchange.close")
    assert (hands.count(Offer), hands.count(Organisation)) == (2, 2)
    assert hands.status.told == ["2 Angebote übernommen"]

    hands.press(KEYS.Key_Z, held=CTRL)
    hands.qtbot.waitUntil(lambda: not hands.button("exchange.undo").isVisible())
    assert hands.count(Offer) == 0
    hands.press(KEYS.Key_Return, held=CTRL)
    hands.qtbot.waitUntil(lambda: not hands.home.findChildren(ImportDialog))


def test_on_a_small_screen_tab_brings_everything_into_sight(hands: Hands) -> None:
    hands.dialog.resize(635, 336)  # what 1366 x 768 at 200 % leaves
    assert hands.dialog.height() == 336
    hands.press(KEYS.Key_O, held=CTRL)
    hands.sees("exchange.rows")
    hands.tab_to("exchange.parts.0")
    hands.press(KEYS.Key_Right)
    for name in ("exchange.groups.none", "exchange.groups", "exchange.take_over", "exchange.parts.1"):
        hands.tab_to(name)
        widget = hands.dialog.focusWidget()
        assert widget is not None
        top = widget.mapTo(hands.dialog, widget.rect().topLeft())
        assert hands.dialog.rect().contains(top), name
        assert widget.mapTo(hands.dialog, widget.rect().topRight()).x() < hands.dialog.width(), name


def test_escape_leaves_without_writing_anything(hands: Hands) -> None:
    hands.press(KEYS.Key_O, held=CTRL)
    hands.sees("exchange.rows")
    hands.press(KEYS.Key_Escape)
    hands.qtbot.waitUntil(lambda: not hands.home.findChildren(ImportDialog))
    assert hands.count(Offer) == 0


def test_f1_opens_the_handbook_at_importing(hands: Hands) -> None:
    hands.press(KEYS.Key_F1)
    assert hands.status.told == ["help: import"]


def test_columns_are_assigned_by_keyboard(hands: Hands, tmp_path: Path) -> None:
    place = tmp_path / "liste.csv"
    place.write_bytes(b"wer;Angebot\nSaalewerk;Fahrdienst\n")
    hands.dialog.presenter.open(place)
    hands.sees("exchange.column.0")
    assert not hands.button("exchange.take_over").isEnabled()
    combo = hands.dialog.findChild(Combo, "exchange.column.0")
    assert isinstance(combo, Combo)
    assert combo.accessibleName() == "wer gilt als"
    hands.tab_to("exchange.column.0")
    for _step in range(combo.count()):
        if combo.code() == "organisation":
            break
        QTest.keyClick(combo, KEYS.Key_Down)
    hands.qtbot.waitUntil(lambda: hands.button("exchange.take_over").isEnabled())
    assert hands.button("exchange.take_over").accessibleName() == "1 Angebot übernehmen"


def test_everything_that_can_be_used_has_a_name_for_screen_readers(hands: Hands) -> None:
    hands.press(KEYS.Key_O, held=CTRL)
    hands.sees("exchange.rows")
    nameless = [
        widget.metaObject().className()
        for widget in hands.dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert not nameless
