"""Installs, tries, starts, updates and removes the program, as a user would, on a Windows that has never seen it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cpython
import hands
import trial_certificate
import trial_stand
import trial_updates
from wine import Wine, windows_path, words

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(ROOT))

from freiwilligenagentur.sample import door  # noqa: E402

OUT = ROOT / "out"
PATIENCE = 300
"""Seconds that one step may take; only something that hangs takes so long."""
TITLE, SETTING_UP, LOGIN = "Freiwilligenagentur", "Einrichten", "Anmelden"
REFUSED, INSTALLING = "Das hat nicht geklappt", "Freiwilligenagentur Setup|Installation von Freiwilligenagentur"
DOUBLE_CLICKS = {"Müller.messestand": "Datei eines Messestands", "Neue Ä.fa-update": "Neue Fassung"}
"""Files whose type the installer registers, and the window that says what the program makes of them."""
STILL_OPEN = 3
"""How the installer ends when it would replace a program that runs."""
KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Freiwilligenagentur"
NEW_SAMPLE = "Das Musterbüro wird angelegt …"
FEW_COLOURS = 200
"""A picture of the start page holds thousands of colours, one of an empty window a handful."""
BRIGHT, DARK = 0.8, 0.25
"""The start page is brighter than the one, and darker than the other where Windows is dark."""
THEMES = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
DARK_THEME = [THEMES, "/v", "AppsUseLightTheme", "/t", "REG_DWORD", "/d", "0", "/f"]
ENLARGED = [r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", "144", "/f"]
LARGER = 1.4
"""What the navigation grows by at least where Windows enlarges everything by half."""
BESIDE_NAVIGATION = "600x1+10+540"
"""A row of the picture that crosses the edge of the navigation and no word of it."""
WINDOWS_OWN = frozenset({
    "Console",
    r"Software\Classes",
    r"Software\Microsoft\Windows\CurrentVersion\Themes",
    THEMES.removeprefix("HKCU\\"),
    r"Software\Wow6432Node\Microsoft\Windows\CurrentVersion\Run",
})  # fmt: skip
"""Keys of the registry that Windows makes itself, or the check."""
WINES_OWN = r"Software\Wine"


@dataclass(frozen=True)
class Built:
    """What is tried: the installer, one of an earlier version that it is put over, the portable ZIP."""

    installer: Path
    older: Path
    portable: Path
    version: str


def everything(built: Built, wine: Wine) -> int:
    """All steps one after the other on a clean prefix; 0 when each of them holds."""
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.make(next((wine.prefix.parent / "wheels").glob("pefile-*.whl")))
    OUT.mkdir(exist_ok=True)
    trial = _Trial(built, wine)
    steps: list[tuple[str, Callable[[], None]]] = [
        ("install without a question", trial.install),
        ("installing once more repairs", trial.repair),
        ("self-test of the installed program", trial.self_test),
        ("sample office, and a picture of its window", trial.start),
        ("installing over the running program is refused", trial.refuse_while_open),
        ("logging off closes the office", trial.log_off),
        ("a double click hands its file to the program that runs", trial.double_click),
        ("a double click opens a stand", trial.stand),
        ("remove; data stays, nothing else", trial.remove),
        ("an earlier version finds the data", trial.install_older),
        ("it refuses an update of another key, and installs one of the release key", trial.update),
        ("the update where Windows is dark and enlarged", trial.dark),
        ("remove the update; data stays, nothing else", trial.remove),
        ("install for everybody, and remove", trial.for_everybody),
        ("the portable folder keeps its data beside itself", trial.portable),
    ]
    try:
        for what, act in steps:
            begun = time.monotonic()
            try:
                act()
            except (AssertionError, RuntimeError, OSError, subprocess.TimeoutExpired) as error:
                print(f"FAILED  {what}: {error}", file=sys.stderr)
                return 1
            print(f"ok      {what}  ({time.monotonic() - begun:.0f} s)", file=sys.stderr, flush=True)
    finally:
        wine.stop()
    return 0


class _Trial:
    """The installed program and what is known of the machine before it."""

    def __init__(self, built: Built, wine: Wine) -> None:
        self._built, self._wine = built, wine
        self._place = wine.local_data / "Programs" / "Freiwilligenagentur"
        self._data = wine.local_data / "Freiwilligenagentur"
        self._office = self._data / "muster.db"
        self._program = self._place / "Freiwilligenagentur.exe"
        self._before, self._keys = self._found(), wine.registry()
        self._running: subprocess.Popen[bytes] | None = None

    def install(self) -> None:
        self._silent(self._built.installer)
        _expect(self._program.exists(), "the program is not where it should be")
        _expect(bool(list(self._wine.drive.rglob("Freiwilligenagentur.lnk"))), "the start menu does not know it")
        _expect(self._registered() == self._built.version, f"registered as {self._registered()}")

    def repair(self) -> None:
        library = self._place / "programm" / "PySide6" / "QtWidgets.pyd"
        whole = library.read_bytes()
        library.write_bytes(b"damaged")
        self._silent(self._built.installer)
        _expect(library.read_bytes() == whole, "the damaged library is still there")

    def self_test(self) -> None:
        report = OUT / "self-test-windows.txt"
        report.unlink(missing_ok=True)
        said = self._wine.run(
            [str(self._program), "--self-test", "--report", windows_path(report)], cwd=self._place, timeout=PATIENCE
        )
        written = report.read_text(encoding="utf-8")
        _expect("all parts work" in written, written)
        _expect(not said or said.strip() == written.strip(), f"unexpected words: {said}")

    def start(self) -> None:
        picture = OUT / "windows.png"
        self._show(picture, self._on_sample())
        _expect(self._office.exists(), "the sample office was not made")
        _expect(_brightness(picture) > BRIGHT, "the window is dark")

    def refuse_while_open(self) -> None:
        running = self._running
        assert running is not None
        _expect(running.poll() is None, "the program has ended by itself")
        before = self._program.stat().st_mtime_ns
        installing = self._wine.start([str(self._built.installer), "/S"])
        said = words(installing.communicate(timeout=PATIENCE)[0])
        _expect((installing.returncode, said) == (STILL_OPEN, ""), f"ended with {installing.returncode}: {said}")
        _expect(self._program.stat().st_mtime_ns == before, "the program was replaced while it ran")
        _expect(running.poll() is None, "the program was ended")

    def log_off(self) -> None:
        running, log = self._running, self._data / "logs" / "sample" / "programm.log"
        assert running is not None
        said = self._wine.run(["wineboot.exe", "--end-session"], timeout=PATIENCE)
        said += words(running.communicate(timeout=PATIENCE)[0])
        self._running = None
        _expect(said in ("", NEW_SAMPLE), f"unexpected words: {said}")
        _expect(log.read_text(encoding="utf-8").endswith("The office is closed.\n"), "the office was not closed")

    def double_click(self) -> None:
        self._running = self._wine.start([str(self._program)], cwd=self._place)
        display = self._wine.display
        _expect(_until(lambda: hands.is_there(display, SETTING_UP), PATIENCE), "no window came")
        for name, title in DOUBLE_CLICKS.items():
            file = self._data / name
            file.touch()
            self._double_clicked(file)
            _expect(_until(partial(hands.is_there, display, title), 30), f"the program says nothing of {name}")
            file.unlink()
        _expect(self._running.poll() is None, "the first program has ended")
        self._end()

    def stand(self) -> None:
        file, display = self._data / "Müller.messestand", self._wine.display
        trial_stand.make(self._wine, self._program, self._office, file)
        self._running = self._wine.start(self._opened_by(file), cwd=self._place)
        _expect(_until(lambda: hands.is_there(display, trial_stand.TITLE), PATIENCE), "the stand does not open")
        trial_stand.enter(display)
        _expect(_until(lambda: hands.is_there(display, trial_stand.OPEN), PATIENCE), "nobody comes into the stand")
        _expect(_until(lambda: _is_calm(display, OUT / "windows-stand.png"), 60), "the window does not come to rest")
        self._end()
        file.unlink()
        shutil.rmtree(self._data / "staende")

    def install_older(self) -> None:
        kept = self._kept()
        self._silent(self._built.older)
        _expect(self._registered() != self._built.version, "the earlier version calls itself by the new number")
        _expect(kept == self._kept(), "installing touched the data")
        for file in (self._built.older, self._place / "Entfernen.exe"):
            _expect(cpython.signature(file) == (trial_certificate.OWNER, True), f"{file.name} is not signed")
        (self._place / "programm" / "left-over.txt").write_text("of an older version", encoding="utf-8")

    def update(self) -> None:
        stick, display = ROOT / "build" / "stick", self._wine.display
        genuine, foreign = (
            trial_updates.made(self._built.installer, self._built.version, stick / whose) for whose in ("own", "other")
        )
        known = self._place / "programm" / "resources" / "update-key.pem"
        of_development = known.read_bytes()
        shutil.copyfile(genuine.key, known)
        before, copies, present = self._of_office(), len(self._copies()), self._registered()
        running = self._wine.start([str(self._program), "--office", windows_path(self._office)], cwd=self._place)
        self._running = running
        _expect(_until(lambda: hands.is_there(display, LOGIN), PATIENCE), "nobody can log in")
        hands.write(display, LOGIN, door.PASSPHRASE)
        _expect(_until(lambda: hands.is_there(display, TITLE), PATIENCE), "the office does not open")

        self._double_clicked(foreign.file)
        _expect(_until(lambda: hands.is_there(display, REFUSED), PATIENCE), "an update of another key is not refused")
        _expect(_until(lambda: _is_calm(display, OUT / "windows-refused.png"), 60), "the window does not come to rest")
        _expect(not self._unpacked(), f"of the refused update there remains {self._unpacked()}")
        _expect(self._registered() == present, "the refused update was installed")
        hands.press(display, REFUSED, "Escape")
        _expect(_until(lambda: not hands.is_there(display, REFUSED), 30), "the refusal does not close")

        question = f"Fassung {genuine.version} einspielen"
        self._double_clicked(genuine.file)
        _expect(_until(lambda: hands.is_there(display, question), PATIENCE), "the program does not ask")
        hands.press(display, question, "Tab", "space")
        _expect(_until(lambda: hands.is_there(display, INSTALLING), PATIENCE), "the installer does not start")
        _expect(_until(lambda: running.poll() is not None, PATIENCE), "the earlier version does not close")
        _expect(len(self._copies()) == copies + 1, "no copy of the office was made")
        _expect(_until(self._through_installer, PATIENCE), "the new version was not installed and started")
        self._end()
        self._running = self._wine.start([str(self._program)], cwd=self._place)
        _expect(_until(lambda: hands.is_there(display, LOGIN), PATIENCE), "the new version does not start again")
        _expect(_until(lambda: not self._unpacked(), 60), f"the next start leaves {self._unpacked()}")
        self._end()
        _expect(self._of_office() == before, "the update touched the office")
        _expect(self._registered() == self._built.version, f"registered as {self._registered()}")
        _expect(known.read_bytes() == of_development, "the key is not that of the new version")
        _expect(not (self._place / "programm" / "left-over.txt").exists(), "the older version is still there")
        shutil.rmtree(stick)

    def dark(self) -> None:
        self._wine.run(["reg.exe", "add", *DARK_THEME])
        self._wine.run(["reg.exe", "add", *ENLARGED])
        self._wine.stop()
        picture = OUT / "windows-updated.png"
        self._show(picture, self._on_sample())
        self._end()
        _expect(_brightness(picture) < DARK, "the window is not dark")
        _expect(_navigation(picture) > LARGER * _navigation(OUT / "windows.png"), "the window is not enlarged")

    def remove(self) -> None:
        kept = self._kept()
        self._remove_from(self._place)
        _expect(kept == self._kept(), "removing touched the data")

    def for_everybody(self) -> None:
        place = self._wine.drive / "Program Files" / "Freiwilligenagentur"
        self._silent(self._built.installer, "/ALL")
        _expect((place / "Freiwilligenagentur.exe").exists(), "the program is not among those of everybody")
        _expect(self._registered("HKLM") == self._built.version, "the list of everybody's programs does not name it")
        self._remove_from(place)

    def portable(self) -> None:
        kept, stick = self._kept(), self._wine.drive / "Stick"
        shutil.unpack_archive(self._built.portable, stick)
        place = stick / "Freiwilligenagentur"
        self._show(OUT / "windows-portable.png", [str(place / "Freiwilligenagentur.exe"), "demo"])
        self._end()
        _expect(bool(list((place / "data").rglob("*.db"))), "no office lies beside the program")
        _expect(kept == self._kept(), "the portable program touched the data of the installed one")
        shutil.rmtree(stick)
        _expect(not self._left(), f"left behind: {self._left()}")

    def _remove_from(self, place: Path) -> None:
        said = self._wine.run([str(place / "Entfernen.exe"), "/S"], timeout=PATIENCE)
        _expect(not said, f"unexpected words: {said}")
        # The remover goes on as a copy of itself, so that it can remove itself.
        _expect(_until(lambda: not place.exists(), PATIENCE), "the folder of the program is still there")
        _expect(not self._left(), f"left behind: {self._left()}")

    def _show(self, picture: Path, command: list[str]) -> None:
        """Starts the program on a sample office and waits until its window has come to rest."""
        self._running = self._wine.start(command, cwd=Path(command[0]).parent)
        display = self._wine.display
        _expect(_until(lambda: hands.is_there(display, TITLE), PATIENCE), "no window came")
        _expect(_until(lambda: _is_calm(display, picture), 60), "the window does not come to rest")
        _expect(_colours(picture) > FEW_COLOURS, "the window is empty")

    def _kept(self) -> dict[Path, bytes]:
        """What lies among the user's data, byte for byte."""
        kept = {file: file.read_bytes() for file in self._data.rglob("*") if file.is_file()}
        _expect(self._office in kept, "the office is gone")
        return kept

    def _of_office(self) -> tuple[bytes, bytes]:
        return self._office.read_bytes(), self._office.with_suffix(".keys").read_bytes()

    def _copies(self) -> list[Path]:
        return list(self._data.glob(f"{self._office.stem}-Sicherungen/*.db"))

    def _unpacked(self) -> list[Path]:
        return list(self._data.glob("updates/**/*"))

    def _double_clicked(self, file: Path) -> None:
        said = self._wine.run(self._opened_by(file), timeout=PATIENCE)
        _expect(not said, f"unexpected words: {said}")

    def _through_installer(self) -> bool:
        """Goes on with what the installer proposes, to the program that it starts at its end."""
        display = self._wine.display
        if hands.is_there(display, INSTALLING):
            hands.press(display, INSTALLING, "Return")
        return hands.is_there(display, LOGIN)

    def _on_sample(self) -> list[str]:
        return [str(self._program), "demo", "--office", windows_path(self._office)]

    def _registered(self, whose: str = "HKCU") -> str:
        """The version in the list of installed programs, "" when it is not there."""
        said = self._wine.run(["reg.exe", "query", f"{whose}\\{KEY}", "/v", "DisplayVersion"], check=False)
        return said.split()[-1] if "DisplayVersion" in said else ""

    def _opened_by(self, file: Path) -> list[str]:
        """What Windows starts for a double click; Wine 8 does not look for it where a single user's programs stand."""
        kind = self._default(rf"HKCU\Software\Classes\{file.suffix}")
        command = self._default(rf"HKCU\Software\Classes\{kind}\shell\open\command")
        program, placeholder = command.strip('"').split('" "')
        return [program, placeholder.replace("%1", windows_path(file))]

    def _default(self, key: str) -> str:
        return self._wine.run(["reg.exe", "query", key, "/ve"]).partition("REG_SZ")[2].strip()

    def _silent(self, installer: Path, *more: str) -> None:
        said = self._wine.run([str(installer), "/S", *more], timeout=PATIENCE)
        _expect(not said, f"unexpected words: {said}")

    def _end(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._wine.stop()
            said = words(self._running.communicate(timeout=60)[0])
            self._running = None
            _expect(said in ("", NEW_SAMPLE), f"unexpected words: {said}")

    def _left(self) -> list[str]:
        """Files, folders and keys of the registry that were not there before, but for the user's data."""
        new = self._found() - self._before
        files = [str(each) for each in new if each != self._data and self._data not in each.parents]
        keys = [key for key in self._wine.registry() - self._keys - WINDOWS_OWN if not key.startswith(WINES_OWN)]
        return sorted([*files, *keys])[:5]

    def _found(self) -> set[Path]:
        """Everything that lies on the drive, but for what Windows itself writes."""
        drive, local = self._wine.drive, self._wine.local_data
        own = [drive / "windows", *drive.glob("users/*/Temp"), local / "Temp", local / "Microsoft"]
        found = {each for each in drive.rglob("*") if not any(each == place or place in each.parents for place in own)}
        return found - {local / "Programs"}  # the folder of all programs of one user, which stays when it is empty


def _colours(picture: Path) -> int:
    counted = subprocess.run(["identify", "-format", "%k", str(picture)], capture_output=True, text=True, check=True)
    return int(counted.stdout)


def _brightness(picture: Path) -> float:
    """From 0, black, to 1, white."""
    grey = ["convert", str(picture), "-colorspace", "gray", "-format", "%[fx:mean]", "info:"]
    return float(subprocess.run(grey, capture_output=True, text=True, check=True).stdout)


def _navigation(picture: Path) -> int:
    """How far the navigation reaches, in pixels."""
    grey = ["convert", str(picture), "-crop", BESIDE_NAVIGATION, "-depth", "8", "gray:-"]
    row = subprocess.run(grey, capture_output=True, check=True).stdout
    return next(at for at, shade in enumerate(row) if shade != row[0])


def _is_calm(display: str, picture: Path) -> bool:
    """Takes a picture; true when the screen is the same as in the one before."""
    before = picture.read_bytes() if picture.exists() else b""
    subprocess.run(["import", "-display", display, "-window", "root", "-strip", str(picture)], check=True)
    time.sleep(2)
    return picture.read_bytes() == before


def _until(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.5)
    return False


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise AssertionError(otherwise)
