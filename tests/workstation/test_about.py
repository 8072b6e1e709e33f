"""Which program this is, and under which licences its parts stand."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur import paths
from freiwilligenagentur.workstation import licences
from freiwilligenagentur.workstation.licences import RULE, Part
from freiwilligenagentur.workstation.presenter.about import AboutPresenter
from freiwilligenagentur.workstation.view.about import AboutDialog

PARTS = [
    Part("Freiwilligenagentur", "0.1.0", "MIT", "Permission is hereby granted"),
    Part("Babel", "2.18", "BSD-3-Clause", "Redistribution and use"),
    Part("segno", "1.6.6", "", ""),
]


class Seen:
    """The window, as far as the presenter knows it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.count = self.title = self.text = ""

    def display_parts(self, parts: Sequence[Part], count: str) -> None:
        self.parts, self.count = [part.id for part in parts], count

    def display_licence(self, title: str, text: str) -> None:
        self.title, self.text = title, text


def test_every_library_of_the_program_is_listed_with_a_licence_and_its_text() -> None:
    found = {part.id.lower().replace("_", "-"): part for part in licences.parts()}
    assert {
        "freiwilligenagentur",
        "python",
        "pyside6-essentials",
        "sqlalchemy",
        "font-source-sans-pro",
        "phosphor",
    } <= set(found)
    assert "pytest" not in found
    without = {part.id for part in found.values() if not part.licence or len(part.text) < 200}
    assert without <= {"sqlcipher3", "segno"}  # these two bring a text and say no licence, or the other way round
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["pyside6-essentials"].text


def test_the_list_says_what_was_written_into_it() -> None:
    assert licences.of_list(licences.listed(PARTS)) == PARTS


def test_the_installed_program_reads_the_list_that_was_made_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.resources() / "licences", tmp_path / "resources" / "licences")
    line = f"drawn like this:{RULE}and so on"
    texts = [
        "Freiwilligenagentur\n\nMIT License",
        "Python\n\nPSF",
        f"odd 1.0\nMIT\n\n{line}",
        "PySide6 6.11\nLGPL-3.0-only",
    ]
    (tmp_path / licences.LISTED).write_text(RULE.join(texts), encoding="utf-8")
    monkeypatch.setattr(paths, "root", lambda: tmp_path)
    found = licences.parts()
    assert [(part.id, part.version, part.licence) for part in found] == [
        ("Freiwilligenagentur", "", ""),
        ("Python", "", ""),
        ("odd", "1.0", "MIT"),
        ("PySide6", "6.11", "LGPL-3.0-only"),
    ]
    assert [part.text for part in found[:3]] == ["MIT License", "PSF", line]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found[3].text


def test_parts_are_found_by_name_licence_and_words_of_the_text() -> None:
    seen = Seen()
    presenter = AboutPresenter(seen, lambda: PARTS)
    for words, parts, count in (
        ("", ["Freiwilligenagentur", "Babel", "segno"], "3 Bausteine"),
        ("bsd", ["Babel"], "1 Baustein"),
        ("use redistribution", ["Babel"], "1 Baustein"),
        ("nirgends", [], "0 Bausteine"),
    ):
        presenter.search(words)
        assert (seen.parts, seen.count) == (parts, count)
    presenter.choose("Babel")
    assert (seen.title, seen.text) == ("Babel 2.18 · BSD-3-Clause", "Redistribution and use")
    presenter.choose("segno")
    assert (seen.title, seen.text) == ("segno 1.6.6", "Der Baustein bringt keinen Lizenztext mit.")
    presenter.search("nirgends")
    assert (seen.title, seen.text) == ("", "")


def test_a_licence_is_found_and_read_by_keyboard(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = AboutDialog(parent, lambda: PARTS)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    keys = Keyboard()
    assert keys.focus().objectName() == "workstation.about.search"
    keys.type("babel")
    keys.tab_to("workstation.about.parts")
    keys.tab_to("workstation.about.licence")
    assert keys.focus().toPlainText() == "Redistribution and use"
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not parent.findChildren(AboutDialog))
