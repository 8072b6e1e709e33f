"""From the start of the process to a window that can be used, beside the same libraries with an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.measuring import Figure
from benchmarks.offices import place

RUNS = 7

PROGRAM = """
import os, sys, time
from pathlib import Path
from freiwilligenagentur import i18n
i18n.use("de")
from freiwilligenagentur.app.office_window import OfficeWindow
from freiwilligenagentur.app.program import application
from freiwilligenagentur.sample import office as sample
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
app = application()
office = office_file.open_with_passphrase(Path(sys.argv[1]), sample.USER, sample.PASSPHRASE)
windows = OfficeWindow(office, Settings(), lambda: None)
windows.open()
app.processEvents()
print(time.time() - float(os.environ["STARTED"]), flush=True)
windows.release()
os._exit(0)
"""

FLOOR = """
import os, sys, time
import alembic, babel.dates, cryptography.hazmat.primitives.kdf.argon2, filelock, numpy, platformdirs, psutil
import rapidfuzz.process, sqlalchemy.orm, sqlcipher3.dbapi2, uuid_utils
from PySide6 import QtCore, QtGui, QtWidgets
app = QtWidgets.QApplication([])
app.setStyle("Fusion")
window = QtWidgets.QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
print(time.time() - float(os.environ["STARTED"]), flush=True)
os._exit(0)
"""


def once(code: str, *words: str) -> float:
    """Seconds until the script says that its window is there."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "STARTED": str(time.time())}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def figures(people: int) -> list[Figure]:
    """The start, program and floor in turn so that both see the same machine."""
    where = str(place(people))
    once(PROGRAM, where)
    once(FLOOR)
    program, floor = [], []
    for _ in range(RUNS):
        program.append(once(PROGRAM, where))
        floor.append(once(FLOOR))
    value, bottom = median(program) * 1000, median(floor) * 1000
    return [
        Figure("start to usable window", people, value, "ms", bottom, "same libraries, empty window",
               "<= 1.5 x floor", value <= 1.5 * bottom)
    ]  # fmt: skip
