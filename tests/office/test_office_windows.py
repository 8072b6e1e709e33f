from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.pictures import load_picture
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.presenter.setup import Step
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.office.view.login import LoginWindow
from freiwilligenagentur.office.view.settings import SettingsPage
from freiwilligenagentur.office.view.setup import SetupWindow
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

GOOD, NEW = "Regen Lampe Tomate", "Kirsche Hammer Wolke"
KEYS = Qt.Key


def nothing() -> None:
    return None


class Status:
    """Takes the place of the main window."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)


class Hands:
    """Somebody at the keyboard of one window."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot, self.window = qtbot, window
        theme.apply(QApplication.instance(), dark=False)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget() or self.window, key, held)

    def at(self) -> str:
        return self.window.focusWidget().objectName()

    def tab_to(self, name: str) -> None:
        for _stop in range(80):
            if self.at() == name:
                return
            self.press(KEYS.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")


@pytest.fixture(autouse=True)
def _no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that nobody expects is answered at once instead of waiting for ever."""
    monkeypatch.setattr(dialogs, "ask", lambda *words: True)


@pytest.fixture
def opened() -> Iterator[list[OpenOffice]]:
    """What the windows opened; closed at the end."""
    offices: list[OpenOffice] = []
    yield offices
    for office in offices:
        office.close()


@pytest.fixture
def used(place: Path, cheap: Cost, settings: Settings) -> str:
    """An office that was set up before; its recovery code."""
    office, code = set_up(place, Office(name="Freiwilligenagentur"), FirstUser("Berger", GOOD), cost=cheap)
    office.close()
    settings.last_office = str(place)
    return code


def test_an_office_is_set_up_by_keyboard_alone(
    qtbot: QtBot,
    settings: Settings,
    cheap: Cost,
    opened: list[OpenOffice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *args: tmp_path / "blatt.pdf")
    window = SetupWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    hands.press(KEYS.Key_Return)
    assert window.agency.fields["name"].error()
    hands.type("Freiwilligenagentur Naumburg")
    hands.press(KEYS.Key_Tab)
    hands.type("Salzstrasse 1")
    hands.press(KEYS.Key_Tab)
    hands.type("06618")
    hands.press(KEYS.Key_Tab)
    hands.type("Naumburg")
    hands.press(KEYS.Key_Tab)
    hands.type("Sachsen-Anhalt")
    hands.press(KEYS.Key_Return)
    assert hands.at() == "office.setup.user"
    hands.type("Berger")
    hands.press(KEYS.Key_Tab)
    hands.type(GOOD)
    hands.press(KEYS.Key_Tab)
    hands.type(GOOD)
    hands.press(KEYS.Key_Return)
    assert hands.at() == "office.setup.next"
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(window.sheet.preview.isVisible, timeout=10_000)
    assert window.sheet.preview.page_count() == 1
    hands.press(KEYS.Key_S, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil((tmp_path / "blatt.pdf").exists)
    hands.press(KEYS.Key_Return)
    assert hands.at() == "office.setup.code"
    hands.type(window._presenter._created.code.lower())
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    kept = OfficeService(opened[0].store).get()
    assert (kept.name, kept.town, kept.land) == ("Freiwilligenagentur Naumburg", "Naumburg", "ST")
    assert not window.isVisible()


def test_escape_while_setting_up_asks_only_when_there_is_something_to_lose(
    qtbot: QtBot,
    settings: Settings,
    cheap: Cost,
    opened: list[OpenOffice],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions: list[str] = []

    def answer(parent: QWidget, title: str, text: str, do: str, leave: str) -> bool:
        questions.append(do)
        return True

    monkeypatch.setattr(dialogs, "ask", answer)
    window = SetupWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    window._presenter.take_place(place)
    qtbot.waitUntil(
        lambda: window._presenter.step is Step.AGENCY or bool(window.place.fields["place"].error()), timeout=10_000
    )
    hands.press(KEYS.Key_Escape)
    assert not window.isVisible()
    assert questions == []


def test_who_came_from_logging_in_gets_back_there(
    qtbot: QtBot, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    went: list[str] = []

    def log_in() -> None:
        went.append("login")
        window.close()

    window = SetupWindow(settings, opened.append, cost=cheap, way_back=log_in)
    hands = Hands(qtbot, window)
    hands.press(KEYS.Key_Left, held=Qt.KeyboardModifier.AltModifier)
    assert went == ["login"]
    assert not window.isVisible()


def test_the_doors_fit_on_a_small_screen_at_double_size(
    qtbot: QtBot, settings: Settings, used: str, opened: list[OpenOffice]
) -> None:
    room = QSize(683, 384 - 2 * theme.EDGE)  # 1366 x 768 at 200 %, less the frame of a window
    for window in (LoginWindow(settings, opened.append), SetupWindow(settings, opened.append)):
        qtbot.addWidget(window)
        window.show()
        assert window.size().boundedTo(window.screen().availableSize()) == window.size()
        assert window.minimumSizeHint().boundedTo(room) == window.minimumSizeHint()


def test_logging_in_takes_the_passphrase_and_enter(
    qtbot: QtBot, used: str, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    window = LoginWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    assert hands.at() == "office.login.passphrase"
    hands.type(GOOD)
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[0].store.user == "Berger"
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_was_typed_as_passphrase_can_be_looked_at(
    qtbot: QtBot, used: str, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    window = LoginWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    hands.type(GOOD)
    assert window.passphrase.editor.displayText() != GOOD
    hands.press(KEYS.Key_Z, held=Qt.KeyboardModifier.AltModifier)
    assert window.passphrase.editor.displayText() == GOOD
    hands.press(KEYS.Key_Z, held=Qt.KeyboardModifier.AltModifier)
    assert window.passphrase.editor.displayText() != GOOD


def test_a_wrong_passphrase_stays_in_the_window_and_counts_down(
    qtbot: QtBot, used: str, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    window = LoginWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    hands.type("nicht die richtige")
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(window.passphrase.error()), timeout=10_000)
    assert "öffnet das Büro nicht" in window.passphrase.error()
    assert hands.at() == "office.login.passphrase"
    go = window.findChild(QWidget, "office.login.go")
    assert not go.isEnabled()
    qtbot.waitUntil(go.isEnabled, timeout=5_000)
    hands.type(GOOD)
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)


def test_the_recovery_code_opens_by_keyboard(
    qtbot: QtBot, used: str, place: Path, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    window = LoginWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    hands.tab_to("office.login.to_recovery")
    hands.press(KEYS.Key_Space)
    assert hands.at() == "office.login.code"
    hands.type(used.lower())
    hands.tab_to("office.login.new")
    hands.type(NEW)
    hands.press(KEYS.Key_Tab)
    hands.type(NEW)
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    opened.pop().close()
    office_file.open_with_passphrase(place, "Berger", NEW).close()


def test_settings_are_kept_with_ctrl_s_and_a_user_is_added_by_keyboard(
    qtbot: QtBot, office: OpenOffice, settings: Settings, cheap: Cost
) -> None:
    status = Status()
    page = SettingsPage(OfficeService(office.store), office, settings, status, nothing, nothing, cost=cheap)
    hands = Hands(qtbot, page)
    page.agency.fields["name"].setFocus()
    hands.type("Freiwilligenagentur Naumburg")
    hands.press(KEYS.Key_S, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: status.told == ["Gespeichert."])
    assert OfficeService(office.store).get().name == "Freiwilligenagentur Naumburg"
    hands.tab_to("office.settings.new_user")
    hands.type("Kowalski")
    hands.press(KEYS.Key_Tab)
    hands.type(NEW)
    hands.press(KEYS.Key_Tab)
    hands.type(NEW)
    hands.press(KEYS.Key_Tab, KEYS.Key_Space)
    qtbot.waitUntil(lambda: len(page.users.table.rows()) == 2, timeout=10_000)
    assert office.users() == ["Berger", "Kowalski"]


def test_leaving_the_settings_keeps_what_was_typed(
    qtbot: QtBot, office: OpenOffice, settings: Settings, cheap: Cost
) -> None:
    page = SettingsPage(OfficeService(office.store), office, settings, Status(), nothing, nothing, cost=cheap)
    hands = Hands(qtbot, page)
    page.agency.fields["name"].setFocus()
    hands.type("Freiwilligenagentur")
    page.refresh()
    assert page.agency.fields["name"].editor.value() == "Freiwilligenagentur"
    page.hide()
    assert OfficeService(office.store).get().name == "Freiwilligenagentur"


def test_enter_behind_the_repeated_passphrase_adds_the_user(
    qtbot: QtBot, office: OpenOffice, settings: Settings, cheap: Cost
) -> None:
    page = SettingsPage(OfficeService(office.store), office, settings, Status(), nothing, nothing, cost=cheap)
    hands = Hands(qtbot, page)
    page.users.name.editor.setFocus()
    hands.type("Sommer")
    for _line in page.users.pair.typed():
        hands.press(KEYS.Key_Tab)
        hands.type(NEW)
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "Sommer" in office.users(), timeout=10_000)


def test_everything_in_the_settings_is_named_and_reached_by_tab(
    qtbot: QtBot, office: OpenOffice, settings: Settings, cheap: Cost
) -> None:
    office.backup()
    page = SettingsPage(OfficeService(office.store), office, settings, Status(), nothing, nothing, cost=cheap)
    hands = Hands(qtbot, page)
    page.agency.fields["name"].setFocus()
    reached = []
    for _stop in range(40):
        reached.append(page.window().focusWidget())
        hands.press(KEYS.Key_Tab)
    names = [widget.objectName() for widget in reached]
    for wanted in (
        "street",
        "land",
        "choose_logo",
        "recheck_months",
        "users",
        "remove_user",
        "add_user",
        "own_current",
        "back_up",
        "restore",
        "language",
    ):
        assert f"office.settings.{wanted}" in names
    assert all(widget.accessibleName() for widget in reached)
    assert "Logo wählen" in [widget.accessibleName() for widget in reached]
    assert "Logo" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_logo_is_scaled_down_and_recognised_by_its_content(tmp_path: Path, qapp: QApplication) -> None:
    large = QImage(3000, 1500, QImage.Format.Format_ARGB32)
    large.fill(0x80FF0000)
    large.save(str(tmp_path / "logo.png"))
    (tmp_path / "logo.png").rename(tmp_path / "logo.bin")
    picture = QImage.fromData(load_picture(tmp_path / "logo.bin"))
    assert (picture.width(), picture.height()) == (600, 300)
    assert picture.hasAlphaChannel()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n kaputt", b"GIF89a" + bytes(100)])
def test_what_is_no_picture_is_refused_by_name(tmp_path: Path, qapp: QApplication, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(WrongFile, match=r"logo\.png"):
        load_picture(tmp_path / "logo.png")


def test_a_picture_that_ends_too_early_is_refused(tmp_path: Path, qapp: QApplication) -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    image.save(str(tmp_path / "logo.png"))
    whole = (tmp_path / "logo.png").read_bytes()
    (tmp_path / "logo.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WrongFile):
        load_picture(tmp_path / "logo.png")


def test_a_damaged_office_offers_its_copy_to_the_keyboard_at_once(
    qtbot: QtBot, used: str, settings: Settings, cheap: Cost, opened: list[OpenOffice]
) -> None:
    place = Path(settings.last_office)
    office = office_file.open_with_passphrase(place, "Berger", GOOD)
    office.backup()
    office.close()
    place.write_bytes(b"nichts davon ist eine Datenbank" * 4096)
    window = LoginWindow(settings, opened.append, cost=cheap)
    hands = Hands(qtbot, window)
    hands.type(GOOD)
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: hands.at() == "office.login.way", timeout=10_000)
    hands.press(KEYS.Key_Tab)
    assert hands.at() == "office.login.user"
