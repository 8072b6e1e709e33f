"""What somebody sees after a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.watch import Watch
from freiwilligenagentur.desktop import dialogs
from freiwilligenagentur.desktop.editors import MultiLine
from freiwilligenagentur.workstation import logs
from freiwilligenagentur.workstation.report import Report
from freiwilligenagentur.workstation.view.fault_dialog import FaultDialog

REPORT = Report("Ein Schritt konnte nicht zu Ende geführt werden.\n\nKeyError\n", None)


@pytest.fixture
def dialog(qtbot: QtBot) -> FaultDialog:
    made = FaultDialog(REPORT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def push(dialog: FaultDialog, name: str) -> None:
    """Reaches a button by Tab and presses Space."""
    for _stop in range(10):
        if dialog.focusWidget().objectName() == name:
            QTest.keyClick(dialog.focusWidget(), " ")
            return
        QTest.keyClick(dialog.focusWidget(), "\t")
    pytest.fail(f"Tab never reaches {name}")


def test_enter_goes_on_working(dialog: FaultDialog, qtbot: QtBot) -> None:
    assert dialog.focusWidget().objectName() == "workstation.fault.close"
    QTest.keyClick(dialog.focusWidget(), "\r")
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_the_report_is_copied_by_keyboard(dialog: FaultDialog) -> None:
    push(dialog, "workstation.fault.copy")
    assert QGuiApplication.clipboard().text() == REPORT.text


def test_the_report_is_saved_where_somebody_says(
    dialog: FaultDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "bericht.txt"
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: place)
    push(dialog, "workstation.fault.save")
    assert place.read_text("utf-8") == REPORT.text


def test_a_further_fault_comes_below_the_one_that_is_being_read(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    watch = Watch(app, tmp_path)
    watch.faults.take(KeyError("Ilse"), "window")
    watch.faults.take(ValueError("Ilse"), "window")
    caplog.get_records("call").clear()
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    qtbot.waitUntil(lambda: "ValueError" in dialog.findChild(MultiLine).toPlainText())
    push(dialog, "workstation.fault.close")
    qtbot.waitUntil(lambda: not shown())
    logs.stop()
    watch.deleteLater()


def shown() -> list[FaultDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, FaultDialog) and each.isVisible()]


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from freiwilligenagentur.app.program import application, run
from freiwilligenagentur import i18n

i18n.use("de")
kept = []

def fail():
    kept[7]

def after():
    dialog = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "workstation.fault")
    print(dialog.windowTitle(), dialog.isVisible(), kept[0].isVisible())
    dialog.accept()
    QTimer.singleShot(0, kept[0], kept[0].close)

def begin():
    if sys.argv[1] == "start":
        QTimer.singleShot(300, last)
        fail()
    kept.append(QPushButton("Weiter"))
    kept[0].show()
    kept[0].clicked.connect(fail)
    QTimer.singleShot(0, kept[0], kept[0].click)
    QTimer.singleShot(300, kept[0], after)

def last():
    (dialog,) = QApplication.topLevelWidgets()
    print(dialog.windowTitle(), dialog.isVisible())
    dialog.accept()

sys.exit(run(application(), begin))
"""


@pytest.mark.parametrize(
    ("when", "seen"),
    [("slot", "Etwas ist schiefgegangen True True"), ("start", "Etwas ist schiefgegangen True")],
)
def test_the_program_lives_on_and_says_what_happened(tmp_path: Path, when: str, seen: str) -> None:
    home = {**os.environ, "FREIWILLIGENAGENTUR_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, when], capture_output=True, text=True, check=False, env=home, timeout=60
    )
    assert done.stdout.strip() == seen, done.stderr
    assert done.returncode == 0
    names = sorted(file.name.partition("-")[0] for file in (tmp_path / "logs").iterdir())
    assert names == ["bericht", "programm.log"]
