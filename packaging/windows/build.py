"""The installer for Windows, built on Windows itself or on Debian under Wine.

python packaging/windows/build.py            everything into dist/
python packaging/windows/build.py --check    also installed, tried, updated and removed (Debian only)

Downloads and the Wine prefix are kept beside the checkout, or where FREIWILLIGENAGENTUR_BUILD_CACHE says.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cpython
import kept
import parts
import prepared
import screen
import signing
import wheels
from wine import Wine, windows_path

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-installer.lock"]
ON_WINDOWS = os.name == "nt"
PACKAGES = [
    "wine",
    "wine64",
    "nsis",
    "gcc-mingw-w64-x86-64-win32",
    "osslsigncode",
    "xvfb",
    "x11-utils",
    "imagemagick",
    "xdotool",
]


def main(words: list[str]) -> int:
    if not ON_WINDOWS:
        debian_packages()
    folder = frozen_on_windows() if ON_WINDOWS else frozen_under_wine()
    version = prepared.version_of(ROOT)
    parts.write_licences(folder)
    complaints = parts.complaints(folder)
    for complaint in complaints:
        say(complaint)
    if complaints:
        return 1
    signed = signing.sign(folder / "Freiwilligenagentur.exe")
    DIST.mkdir(exist_ok=True)
    with ThreadPoolExecutor() as beside:  # each of them is the work of one core
        packing = beside.submit(packed, folder, version)
        zipping = beside.submit(parts.portable, folder, DIST / f"Freiwilligenagentur-{version}-portabel.zip")
        listing = beside.submit(parts.write_bill, LOCKS[0], DIST / f"Freiwilligenagentur-{version}.cdx.json")
        older = beside.submit(earlier, folder) if "--check" in words else None
    installer, portable = packing.result(), zipping.result()
    listing.result()
    signed = signing.sign(installer) and signed
    for file in (installer, portable):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        file.with_name(f"{file.name}.sha256").write_text(f"{digest}  {file.name}\n", encoding="utf-8")
        say(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    say(f"unpacked: {parts.size(folder) / 1e6:.1f} MB")
    say("signed" if signed else "unsigned: no certificate was given (FREIWILLIGENAGENTUR_SIGNING_CERTIFICATE)")
    if older is not None:
        import check

        with screen.virtual() as display:
            built = check.Built(installer, older.result(), portable, version)
            return check.everything(built, Wine(cache() / "prefix-check", display))
    return 0


def cache() -> Path:
    """Where downloads and the prefix are kept between builds; inside the checkout where nothing may lie beside it."""
    chosen = os.environ.get("FREIWILLIGENAGENTUR_BUILD_CACHE")
    beside = Path(chosen) if chosen else ROOT.parent / f".{ROOT.name}-windows-build"
    try:
        beside.mkdir(parents=True, exist_ok=True)
    except OSError:
        beside = ROOT / "build" / "cache"
        beside.mkdir(parents=True, exist_ok=True)
    return beside


def debian_packages() -> None:
    """Installs what is missing where that is allowed, else says the line to type."""
    needed = ["wine", "makensis", "x86_64-w64-mingw32-gcc", "osslsigncode", "Xvfb", "xwininfo", "import", "xdotool"]
    if all(shutil.which(command) for command in needed):
        return
    line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    if os.geteuid() != 0:
        raise SystemExit(f"Please run once:\n    sudo {' '.join(line)}")
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(line, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL)


def frozen_under_wine() -> Path:
    """PyInstaller and the interpreter of Windows, under Wine."""
    beside = cache()
    (archive,) = wheels.download([Path(__file__).parent / "cpython.lock"], beside / "cpython", windows=False)
    files = wheels.download(LOCKS, beside / "wheels")
    place = ROOT / "build" / "windows"
    shutil.rmtree(place, ignore_errors=True)
    interpreter = cpython.unpacked(archive, place / "python")
    wheels.lay_out(files, place / "packages")
    (interpreter / "_wmi.pyd").unlink()  # asks Windows for its version in a way that Wine does not know
    paths = ["python313.zip", ".", windows_path(place / "packages"), "import site"]
    (interpreter / "python313._pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    with screen.virtual() as display:
        wine = Wine(beside / "prefix", display)
        wine.make(next(file for file in files if file.name.startswith("pefile")))
        say("Freezing the program …")
        said = wine.run([str(interpreter / "python.exe"), *freezing(windows_path)], cwd=ROOT)
        wine.stop()
    if unexpected := [line for line in said.splitlines() if not kept.was_expected(line)]:
        raise SystemExit("\n".join(["PyInstaller says:", *unexpected]))
    return ROOT / "build" / "dist" / "Freiwilligenagentur"


def frozen_on_windows() -> Path:
    """PyInstaller in the environment of the project."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCKS[1])]
    subprocess.run([*install, "--disable-pip-version-check"], check=True)
    subprocess.run([sys.executable, *freezing(str)], check=True, cwd=ROOT)
    return ROOT / "build" / "dist" / "Freiwilligenagentur"


def freezing(path: Callable[[Path], str]) -> list[str]:
    """PyInstaller's call; ``path`` spells places as the system that it runs on does."""
    places = ["--distpath", path(ROOT / "build" / "dist"), "--workpath", path(ROOT / "build" / "frozen")]
    spec = path(ROOT / "build_installer.spec")
    return ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, spec]


def packed(folder: Path, version: str) -> Path:
    """The installer around the folder."""
    say("Packing the installer …")
    return with_nsis(folder, version, DIST / f"Freiwilligenagentur-{version}-Einrichtung.exe")


def earlier(folder: Path) -> Path:
    """An installer that calls itself by an earlier number, as long as there is none that really is older.

    It is signed with a certificate for trial, so that the check sees who signed what.
    """
    import trial_certificate

    environment = {**os.environ, **trial_certificate.made(ROOT / "build")}
    installer = with_nsis(folder, "0.0.1", ROOT / "build" / "earlier.exe", environment, quickly=True)
    signing.sign(installer, environment)
    return installer


def with_nsis(
    folder: Path, version: str, place: Path, environment: Mapping[str, str] = os.environ, *, quickly: bool = False
) -> Path:
    """NSIS at work, which signs the remover as ``environment`` says; ``quickly`` packs less tightly."""
    compiler = shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe"
    option = "/" if ON_WINDOWS else "-"
    drawn = ROOT / "build" / "frozen" / "build_installer"
    said = {
        "VERSION": version,
        "FOLDER": folder,
        "OUT": place,
        "ICON": drawn / "Freiwilligenagentur.ico",
        "DRAWING": drawn / "welcome.bmp",
        "MEGABYTES": parts.size(folder) // 1_000_000,
    }
    if signing.is_wanted(environment):
        said |= {"PYTHON": sys.executable, "SIGNER": Path(signing.__file__).resolve()}
    words = [f"{option}D{name}={value}" for name, value in said.items()] + [f"{option}DQUICKLY"] * quickly
    script = str(ROOT / "packaging" / "installer.nsi")
    subprocess.run([compiler, f"{option}V2", f"{option}WX", *words, script], check=True, env=environment)
    return place


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
