"""What goes into the program for Windows, and where an unpacked program keeps its data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from freiwilligenagentur import i18n, paths

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "packaging" / "windows"))

import kept  # noqa: E402
import prepared  # noqa: E402
import wheels  # noqa: E402


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("icuuc.dll", False),
        ("programm\\ucrtbase.dll", False),
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6\\Qt6Quick.dll", False),
        ("PySide6\\Qt6Widgets.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\sqldrivers\\qsqlite.dll", False),
    ],
)
def test_libraries_of_windows_doubles_and_unused_parts_of_qt_stay_out(name: str, stays: bool) -> None:
    assert kept.binary(name) is stays


def test_a_library_that_a_wheel_keeps_in_its_folder_lies_there_alone() -> None:
    names = ["numpy.libs\\blas-4e39.dll", "blas-4e39.dll", "qpdf30-14ef.dll", "pikepdf\\_core.pyd"]
    assert kept.without_doubles(names) == {"numpy.libs\\blas-4e39.dll", "qpdf30-14ef.dll", "pikepdf\\_core.pyd"}


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("2211 INFO: PyInstaller: 6.22.3, contrib hooks: 2026.9", True),
        ('178298 WARNING: Hidden import "phonenumbers.geodata.data7" not found!', True),
        ('178298 WARNING: Hidden import "MySQLdb" not found!', True),
        (
            "269097 WARNING: Library not found: could not resolve 'api-ms-win-crt-heap-l1-1-0.dll', dependency of 'x'.",
            True,
        ),
        ("269097 WARNING: Library not found: could not resolve 'qpdf30.dll', dependency of 'pikepdf'.", False),
        ('178298 WARNING: Hidden import "sqlcipher3" not found!', False),
        ("Traceback (most recent call last):", False),
    ],
)
def test_what_the_build_says_is_passed_over_only_where_it_is_known(line: str, known: bool) -> None:
    assert kept.was_expected(line) is known


def test_only_languages_that_windows_and_documents_speak_are_kept() -> None:
    assert kept.data("babel\\locale-data\\uk.dat")
    assert not kept.data("babel\\locale-data\\zu.dat")
    assert kept.data("PySide6\\translations\\qtbase_de.qm")
    assert not kept.data("PySide6\\translations\\qtbase_fr.qm")


def test_the_lock_file_is_read_for_windows() -> None:
    lines = list(wheels.for_windows((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    names = [line.split("==")[0] for line in lines]
    assert "tzdata" in names
    assert names.count("numpy") == 1
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


def test_compiled_catalogues_alone_are_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepared.compile_catalogues(ROOT / "i18n", tmp_path)
    monkeypatch.setattr(paths, "catalogues", lambda: tmp_path)
    try:
        i18n.use("de")
        assert i18n._("Organisations") == "Organisationen"
    finally:
        monkeypatch.undo()
        i18n.use("de")


def test_an_unpacked_program_keeps_its_data_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FREIWILLIGENAGENTUR_HOME", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Freiwilligenagentur.exe"))
    assert paths.user_data() != tmp_path / "data"
    (tmp_path / "data").mkdir()
    assert paths.user_data() == tmp_path / "data"
