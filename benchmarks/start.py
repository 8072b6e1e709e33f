"""From the start of the process to a window that can be used, beside the same libraries with an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.measuring import Figure
from benchmarks.offices import FOLDER, place
from freiwilligenagentur.sample import door
from freiwilligenagentur.settings import Settings

RUNS = 15
HOME = FOLDER / "start"

LOGIN = """
import os, sys, time
from freiwilligenagentur import desktop  # as in __main__
from PySide6.QtWidgets import QApplication
from freiwilligenagentur.__main__ import main

def ready(_application):
    QApplication.processEvents()
    {then}

QApplication.exec = ready
main([])
"""

OFFICE = """
import os, sys, time
from pathlib import Path
from freiwilligenagentur import garbage, i18n
i18n.use("de")
from freiwilligenagentur.storage import office_file  # before PySide, as where the sample office is opened
with garbage.kept():
    from freiwilligenagentur import desktop  # as in __main__
    from freiwilligenagentur.app.program import Program, application
    from freiwilligenagentur.settings import Settings
    app = application()
    program = Program(Settings())
    office = office_file.open_with_passphrase(Path(sys.argv[1]), *sys.argv[2:4])
    program.open(office, remember=False)
app.processEvents()
{then}
"""

PASSED = "print(time.time() - float(os.environ['STARTED']), flush=True); os._exit(0)"

LIBRARIES = (
    "ours = {'freiwilligenagentur', '__main__'}; "
    "print(','.join(name for name in sys.modules if name.partition('.')[0] not in ours), flush=True); os._exit(0)"
)

FLOOR = """
import importlib, os, sys, time
for name in sys.argv[1].split(","):
    try:
        importlib.import_module(name)
    except ImportError:
        pass  # a module that exists only inside another one's start
from PySide6 import QtCore, QtGui, QtWidgets
app = QtWidgets.QApplication([])
app.setStyle("Fusion")
window = QtWidgets.QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
{then}
"""


def once(code: str, *words: str) -> str:
    """What a script in a process of its own prints last."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "STARTED": str(time.time())}
    environment["FREIWILLIGENAGENTUR_HOME"] = str(HOME)
    # An installed program has its compiled modules beside it, whatever the developer's shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()[-1]


def figures(people: int) -> list[Figure]:
    """The start as far as the login window, and as far as the office once the passphrase is known."""
    return [_figure("start to the login window", LOGIN, people), _figure("start to the open office", OFFICE, people)]


def _is_of_qt(module: str) -> bool:
    """In a bare script PySide slows every import after it, so the floor takes it last."""
    return module.startswith(("PySide6", "shiboken"))


def _figure(name: str, window: str, people: int) -> Figure:
    """Program and floor in turn, so that both see the same machine."""
    access = (str(place(people)), door.USER, door.PASSPHRASE)
    Settings(last_office=access[0], last_user=door.USER).save(HOME / "settings.json")
    others = ",".join(sorted(once(window.format(then=LIBRARIES), *access).split(","), key=_is_of_qt))
    program, floor = [], []
    for warm in range(RUNS + 1):
        program.append(float(once(window.format(then=PASSED), *access)))
        floor.append(float(once(FLOOR.format(then=PASSED), others)))
        if not warm:
            program.clear()
            floor.clear()
    value, bottom = median(program) * 1000, median(floor) * 1000
    return Figure(name, people, value, "ms", bottom, "same libraries, empty window", "<= 1.5 x floor",
                  value <= 1.5 * bottom)  # fmt: skip
