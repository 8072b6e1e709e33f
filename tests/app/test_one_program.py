"""The program started twice, as somebody does who double-clicks a file while it is open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from freiwilligenagentur.app.program import Program
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from freiwilligenagentur import i18n
from freiwilligenagentur.app import program

i18n.use("de")

class Looking(program.Program):
    def asked(self, place):
        super().asked(place)
        QTimer.singleShot(0, QApplication.instance(), look)

def look():
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    boxes = [w for w in windows if isinstance(w, QMessageBox)]
    print(*[box.text() for box in boxes] or [w._place.toolTip() for w in windows], sep="\\n", flush=True)
    QApplication.instance().quit()

program.Program = Looking
sys.exit(program.start(Path(sys.argv[1])))
"""


@pytest.mark.parametrize(
    ("file", "seen"),
    [
        ("messe.messestand", "Die Datei messe.messestand gibt es nicht."),
        ("halle.db", "halle.db"),
        ("neu.fa-update", "„neu.fa-update“ wird geprüft, sobald ein Büro offen ist."),
        ("", "naumburg.db"),
    ],
)
def test_the_second_start_hands_its_file_to_the_first_and_ends(
    tmp_path: Path, cheap: Cost, file: str, seen: str
) -> None:
    for name in ("naumburg", "halle"):
        office_file.create(tmp_path / f"{name}.db", "Berger", "drei kleine Worte", cost=cheap)[0].close()
    home = {**os.environ, "FREIWILLIGENAGENTUR_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path / "naumburg.db")], stdout=subprocess.PIPE, text=True, env=home
    )
    lock = tmp_path / "home" / "running.lock"
    while not lock.exists():
        assert first.poll() is None
    words = [str(tmp_path / file)] if file else []
    second = subprocess.run(
        [sys.executable, "-m", "freiwilligenagentur", *words], capture_output=True, text=True, env=home, timeout=60
    )
    assert (second.returncode, second.stderr) == (0, "")
    told, _errors = first.communicate(timeout=60)
    assert seen in told
    assert first.returncode == 0


def test_a_stand_file_that_was_double_clicked_first_is_explained_over_the_first_window(
    tmp_path: Path, cheap: Cost
) -> None:
    office_file.create(tmp_path / "home" / "office.db", "Berger", "drei kleine Worte", cost=cheap)[0].close()
    (tmp_path / "messe.messestand").write_text("no stand")
    home = {**os.environ, "FREIWILLIGENAGENTUR_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST, str(tmp_path / "messe.messestand")],
        capture_output=True,
        text=True,
        env=home,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "„messe.messestand“ ist keine Datei eines Messestands oder beschädigt" in done.stdout


def test_an_update_that_was_double_clicked_waits_for_the_office_and_is_checked_there(
    qtbot: QtBot, office: OpenOffice, tmp_path: Path
) -> None:
    program = Program(Settings(last_office=str(office.place)))
    (tmp_path / "neu.fa-update").write_text("no update")
    program.begin(tmp_path / "neu.fa-update")
    assert "sobald ein Büro offen ist" in told().text()
    told().close()
    program.open(office, remember=False)
    opened = program.office
    assert opened is not None
    qtbot.waitUntil(lambda: "ist keine neue Fassung dieses Programms" in words())
    assert opened.window.present_room() == "settings"
    program.asked(tmp_path / "neu.fa-update")  # while that is still to be read
    assert "Bitte erledigen Sie erst, was hier offen ist" in words()
    for box in boxes():
        box.close()
    program.asked(tmp_path / "neu.fa-update")
    qtbot.waitUntil(lambda: "ist keine neue Fassung dieses Programms" in words())
    told().close()
    opened.release()
    opened.window.close()
    opened.window.deleteLater()


def test_an_office_that_opens_closes_the_door_that_was_asked_for_meanwhile(
    qtbot: QtBot, office: OpenOffice, tmp_path: Path, cheap: Cost
) -> None:
    office_file.create(tmp_path / "halle.db", "Berger", "drei kleine Worte", cost=cheap)[0].close()
    program = Program(Settings(last_office=str(office.place)))
    program.begin()
    program.asked(tmp_path / "halle.db")  # while the passphrase of the first one is being checked
    program.open(office, remember=False)
    opened = program.office
    assert opened is not None
    qtbot.waitUntil(lambda: shown() == [opened.window])
    program.asked(office.place)  # it is open already
    assert shown() == [opened.window]
    program.asked(tmp_path / "halle.db")
    qtbot.waitUntil(lambda: len(shown()) == 2)
    (told,) = (each for each in shown() if each is not opened.window)
    assert isinstance(told, QMessageBox)
    assert told.text().startswith("Das Büro „office.db“ ist geöffnet.")
    told.close()
    opened.release()
    opened.window.close()
    opened.window.deleteLater()


def boxes() -> list[QMessageBox]:
    return [each for each in shown() if isinstance(each, QMessageBox)]


def told() -> QMessageBox:
    (box,) = boxes()
    return box


def words() -> str:
    return "\n".join(box.text() for box in boxes())


def shown() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]
