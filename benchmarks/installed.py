"""How long the frozen program takes to its first windows under Wine, beside an empty window frozen the same way.

Measures what ``python3 run.py installer`` has built; without a build there is nothing to measure.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.measuring import Figure
from benchmarks.offices import place
from freiwilligenagentur.sample import door

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "packaging" / "windows"))

import build  # noqa: E402
import kept  # noqa: E402
import screen  # noqa: E402
from wine import Wine, windows_path  # noqa: E402

PEOPLE = 10_000
RUNS = 7
GOAL = 1.5
PATIENCE = 120
EMPTY = "Leeres Fenster"
COMPANION = "notepad.exe"
LOGIN, OFFICE = "Anmelden", "Freiwilligenagentur"


def figures(_people: int) -> list[Figure]:
    """To the login window, and to the open office (the sample's way in, which asks for no passphrase)."""
    program = ROOT / "build" / "dist" / "Freiwilligenagentur" / "Freiwilligenagentur.exe"
    if not program.exists():
        print("installed: nothing was built (python3 run.py installer)", file=sys.stderr)
        return []
    with screen.virtual() as display:
        wine = Wine(build.cache() / "prefix", display)
        home = wine.local_data / "measured"
        try:
            empty, office = _frozen_empty_window(wine), _laid_out(home)
            wine.start([COMPANION])  # somebody is logged in at a workstation; alone, each program would start Wine anew
            trial = _Trial(wine, empty, {"FREIWILLIGENAGENTUR_HOME": windows_path(home)})
            shown = [str(program), "demo", "--office", windows_path(office)]
            return [
                trial.figure("installed: to the login window", [str(program)], LOGIN),
                trial.figure("installed: to the open office", shown, OFFICE),
                trial.beside("the empty window with one word in it", [str(empty), "Wort"], EMPTY),
            ]
        finally:
            wine.stop()
            shutil.rmtree(home, ignore_errors=True)


def _frozen_empty_window(wine: Wine) -> Path:
    """The empty window, frozen by the same interpreter, packages and settings."""
    target = ROOT / "build" / "empty"
    python = ROOT / "build" / "windows" / "python" / "python.exe"
    places = ["--distpath", windows_path(target), "--workpath", windows_path(target / "work")]
    places += ["--specpath", windows_path(target)]
    script = windows_path(Path(__file__).parent / "empty_window.py")
    wine.run([str(python), "-m", "PyInstaller", "--noconfirm", "--windowed", "--log-level", "ERROR", *places, script])
    wine.stop()
    for double in kept.STUBS:
        for file in (target / "empty_window").rglob(double):
            file.unlink()
    return target / "empty_window" / "empty_window.exe"


def _laid_out(home: Path) -> Path:
    """An office of many people as the last one that was open."""
    home.mkdir(parents=True, exist_ok=True)
    source = place(PEOPLE)
    for ending in (".db", ".keys"):
        shutil.copyfile(source.with_suffix(ending), home / f"office{ending}")
    office = home / "office.db"
    settings = {"last_office": windows_path(office), "last_user": door.USER}
    (home / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    return office


class _Trial:
    """Program and empty window in turn, so that both see the same machine."""

    def __init__(self, wine: Wine, empty: Path, more: dict[str, str]) -> None:
        self._wine, self._empty, self._more = wine, empty, more

    def figure(self, what: str, command: list[str], title: str) -> Figure:
        """A start that has a goal."""
        seen = self.beside(what, command, title)
        return replace(seen, goal=f"<= {GOAL} x floor", met=seen.value <= GOAL * seen.floor)

    def beside(self, what: str, command: list[str], title: str) -> Figure:
        """A start beside the floor."""
        taken, floor = [], []
        for _run in range(RUNS + 1):
            taken.append(self._until_shown(command, title))
            floor.append(self._until_shown([str(self._empty)], EMPTY))
        value, bottom = median(taken[1:]) * 1000, median(floor[1:]) * 1000
        return Figure(what, PEOPLE, value, "ms", bottom, "a frozen empty window with SQLAlchemy")

    def _until_shown(self, command: list[str], title: str) -> float:
        """Seconds from the start of the process until a window with this title is on the screen."""
        named = re.compile(rf'"[^"]*{title}[^"]*": .* \d{{3,4}}x\d{{3}}')
        begun = time.monotonic()
        process = self._wine.start(command, cwd=Path(command[0]).parent, more=self._more)
        while not named.search(_windows(self._wine.display)):
            if time.monotonic() - begun > PATIENCE or process.poll() is not None:
                raise RuntimeError(f"no window named {title} came")
            time.sleep(0.01)
        taken = time.monotonic() - begun
        with process:  # closes its end of the pipe; what Wine started with it may keep the other one open
            process.kill()
        while named.search(_windows(self._wine.display)):
            time.sleep(0.05)
        return taken


def _windows(display: str) -> str:
    listed = subprocess.run(["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True)
    return listed.stdout
