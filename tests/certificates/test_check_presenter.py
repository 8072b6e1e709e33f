"""The window that checks certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest
from certificate_samples import certificate, signer
from certifying import TODAY, Agency
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from freiwilligenagentur.certificates import pdf
from freiwilligenagentur.certificates.presenter.check import Answer, CheckPresenter
from freiwilligenagentur.certificates.proof import seal
from freiwilligenagentur.certificates.proof.checking import Result
from freiwilligenagentur.certificates.view.check_dialog import CheckDialog
from freiwilligenagentur.desktop.labels import Badge
from freiwilligenagentur.office.public_keys import key_file
from freiwilligenagentur.office.signing import SigningKeys


@dataclass
class Screen:
    answer: Answer | None = None
    keys: str = ""
    document: Path | None = None
    key: Path | None = None
    errors: list[str] = field(default_factory=list)

    def display_answer(self, answer: Answer | None) -> None:
        self.answer = answer

    def display_keys(self, text: str) -> None:
        self.keys = text

    def ask_document(self) -> Path | None:
        return self.document

    def ask_key(self) -> Path | None:
        return self.key

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(screen: Screen, agency: Agency) -> CheckPresenter:
    keys = SigningKeys(agency.store, lambda: TODAY)
    found = CheckPresenter(screen, keys.public, agency.services.register.standing)
    found.begin()
    return found


@pytest.fixture
def own(agency: Agency, tmp_path: Path) -> Path:
    """A certificate of the office itself."""
    person, _placement = agency.reader()
    place = tmp_path / "eigener.pdf"
    place.write_bytes(agency.services.register.pdf(agency.issue(agency.request(person))))
    return place


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A certificate of another agency."""
    place = tmp_path / "fremd.pdf"
    place.write_bytes(seal.sealed(pdf.draw(certificate()), signer()))
    return place


@pytest.fixture
def foreign_key(tmp_path: Path) -> Path:
    place = tmp_path / "schluessel.txt"
    place.write_text(key_file("Agentur", [signer().public]), "utf-8")
    return place


def test_a_chosen_file_of_the_own_office_is_genuine_and_valid(
    screen: Screen, presenter: CheckPresenter, own: Path
) -> None:
    assert screen.answer is None
    screen.document = own
    presenter.choose_document()
    assert screen.answer is not None
    assert (screen.answer.headline, screen.answer.source) == ("Echt", "eigener.pdf")
    assert "Nach dem Register ist der Nachweis gültig." in screen.answer.sentences
    assert ("Name", "Ilse Mertens") in screen.answer.facts


def test_a_cancelled_certificate_is_told_with_its_reason(
    screen: Screen, presenter: CheckPresenter, agency: Agency, own: Path
) -> None:
    (row,) = agency.services.register.rows()
    agency.services.register.cancel(row.id, "Falscher Name")
    presenter.check_file(own)
    assert screen.answer is not None
    assert screen.answer.headline == "Echt, aber storniert"
    assert any("Falscher Name" in sentence for sentence in screen.answer.sentences)


def test_the_text_of_a_code_is_checked_and_an_emptied_field_says_nothing(
    screen: Screen, presenter: CheckPresenter, own: Path
) -> None:
    with pikepdf.open(own) as opened:
        token = str(opened.docinfo["/Nachweis"])
    presenter.check_text(token)
    assert screen.answer is not None
    assert screen.answer.result is Result.GENUINE
    presenter.check_text("Guten Tag")
    assert screen.answer.result is Result.NOT_A_CERTIFICATE
    presenter.check_text("JVGM-GVE3-YZ29")
    assert screen.answer.result is Result.SHORT_CODE
    presenter.check_text(" ")
    assert screen.answer is None


def test_the_key_of_another_agency_counts_at_once_for_what_is_shown(
    screen: Screen, presenter: CheckPresenter, foreign: Path, foreign_key: Path
) -> None:
    presenter.check_file(foreign)
    assert screen.answer is not None
    assert screen.answer.headline == "Schlüssel unbekannt"
    screen.key = foreign_key
    presenter.add_key()
    assert signer().public.fingerprint in screen.keys
    assert screen.answer.headline == "Echt"
    assert not any("Register" in sentence for sentence in screen.answer.sentences)


def test_files_that_cannot_be_read_or_are_no_key_are_told(
    screen: Screen, presenter: CheckPresenter, tmp_path: Path, foreign: Path
) -> None:
    presenter.check_file(tmp_path / "fehlt.pdf")
    screen.key = foreign
    presenter.add_key()
    assert screen.errors == [
        "fehlt.pdf kann nicht gelesen werden.",
        "In dieser Datei ist kein öffentlicher Schlüssel für Nachweise, oder sie ist beschädigt.",
    ]
    assert screen.answer is None


class Ways:
    def open_help(self, place: str) -> None:
        self.helped = place


@pytest.fixture
def dialog(agency: Agency, qtbot: QtBot) -> CheckDialog:
    keys = SigningKeys(agency.store, lambda: TODAY)
    opened = CheckDialog(keys.public, agency.services.register.standing, Ways())  # type: ignore[arg-type]
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_a_file_that_is_dropped_is_checked(dialog: CheckDialog, own: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(own))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPoint(5, 5), action, dragged, button, key))
    (badge,) = dialog.findChildren(Badge)
    assert badge.isVisible()
    assert badge.text() == "Echt"


def test_help_leads_to_the_page_about_checking(agency: Agency, qtbot: QtBot) -> None:
    ways = Ways()
    other = CheckDialog(list, agency.services.register.standing, ways)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    qtbot.keyClick(other, Qt.Key.Key_F1)
    assert ways.helped == "check"


def test_every_control_has_a_name_and_tab_reaches_all(dialog: CheckDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    seen = []
    for _step in range(4):
        focused = dialog.focusWidget()
        assert focused is not None
        assert focused.accessibleName()
        seen.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert set(seen) == {f"certificates.check.{name}" for name in ("open", "key", "text", "close")}


def test_on_a_small_screen_the_answer_comes_into_sight_and_the_window_can_be_closed(
    dialog: CheckDialog, own: Path, qtbot: QtBot
) -> None:
    dialog.resize(dialog.width(), 360)
    qtbot.waitExposed(dialog)
    dialog.presenter.check_file(own)
    (badge,) = dialog.findChildren(Badge)
    qtbot.waitUntil(lambda: not badge.visibleRegion().isEmpty())
    last = next(label for label in dialog.findChildren(QLabel) if label.text() == "23.11.2026")
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert dialog.height() == 360
    assert not dialog._leave.visibleRegion().isEmpty()
