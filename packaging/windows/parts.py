"""What lies in the finished folder: whose it is, that nothing strange is among it, and the folder as a ZIP."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import zipfile
from pathlib import Path

import kept

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))

from freiwilligenagentur.workstation import licences  # noqa: E402

_TOOLS = frozenset({"pyinstaller-hooks-contrib", "altgraph", "pefile", "setuptools", "pywin32-ctypes"})


def complaints(folder: Path) -> list[str]:
    """What must not be in the folder, and what has to be."""
    inside = folder / "programm"
    names = {file.name.lower(): file for file in folder.rglob("*") if file.is_file()}
    found = [f"{name} was made for testing and must not be shipped" for name in sorted(kept.STUBS & names.keys())]
    found += [f"{place} is missing" for place in _needed(inside) if not place.exists()]
    found += [f"{file} is a source of Python" for file in inside.glob("freiwilligenagentur/**/*.py") if not _step(file)]
    return found


def _needed(inside: Path) -> list[Path]:
    wanted = [
        "numpy.libs",
        "pikepdf",
        "resources/consents.toml",
        "i18n/de/shell.mo",
        "PySide6/translations/qtbase_de.qm",
        "docs/handbuch/index.md",
        "Lizenzen.txt",
    ]
    wanted += ["freiwilligenagentur/storage/migrations/versions/0001_first_schema.py", "PySide6/plugins/platforms"]
    return [inside / place for place in wanted]


def _step(file: Path) -> bool:
    return "migrations" in file.parts


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def write_licences(folder: Path) -> None:
    """The licences of everything inside, in one file that the program shows."""
    packages = ROOT / "build" / "windows" / "packages"
    where = [str(packages)] if packages.exists() else sys.path
    found = [package for package in importlib.metadata.distributions(path=where) if _name(package) not in _TOOLS]
    python = ROOT / "build" / "windows" / "python" / "LICENSE.txt"
    inside = [licences.Part("Freiwilligenagentur", "", "MIT", (ROOT / "LICENSE").read_text(encoding="utf-8"))]
    if python.exists():
        inside.append(licences.Part("Python", "", "PSF-2.0", python.read_text(encoding="utf-8")))
    inside.append(licences.of_icons())
    inside += [licences.of_package(package) for package in sorted(found, key=_name)]
    (folder / "programm" / licences.LISTED).write_text(licences.listed(inside), encoding="utf-8")


def _name(package: importlib.metadata.Distribution) -> str:
    return package.metadata["Name"].lower()


def portable(folder: Path, place: Path) -> Path:
    """The same folder with a place for data beside the program, as a ZIP for the laptop at the stand."""
    partial = place.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(folder.rglob("*")):
            packed.write(file, Path("Freiwilligenagentur") / file.relative_to(folder))
        packed.writestr("Freiwilligenagentur/data/hier-liegen-die-daten.txt", _PORTABLE)
    partial.replace(place)
    return place


_PORTABLE = (
    "In diesem Ordner legt das Programm seine Daten ab, verschlüsselt wie immer.\r\n"
    "Solange es ihn gibt, fasst es auf dem Rechner sonst nichts an.\r\n"
)


def write_bill(lock: Path, place: Path) -> None:
    """The CycloneDX list of what is inside, by a tool in an environment of its own."""
    tools = ROOT / "build" / "bill"
    python = tools / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(ROOT / "requirements-bill.lock")], check=True)
    wanted = ROOT / "build" / "inside.txt"
    from wheels import for_windows

    wanted.write_text("\n".join(for_windows(lock.read_text(encoding="utf-8"))) + "\n", encoding="utf-8")
    listing = [str(python), "-m", "cyclonedx_py", "requirements", str(wanted), "--output-reproducible"]
    listing += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-file", str(place)]
    subprocess.run(listing, check=True, stderr=subprocess.DEVNULL)
    _add_the_rest(place)


def _add_the_rest(bill: Path) -> None:
    """What is inside and comes from no package: Python itself, and the icons that lie in ``resources``."""
    icons = licences.of_icons()
    rest = [("Python", _python_inside(), "PSF-2.0"), (icons.id, icons.version, icons.licence)]
    content = json.loads(bill.read_text(encoding="utf-8"))
    content["components"] += [
        {
            "type": "library",
            "bom-ref": f"{name}=={version}",
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": licence}}],
        }
        for name, version, licence in rest
    ]
    bill.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _python_inside() -> str:
    """The version of the Python that the program is built with."""
    if os.name == "nt":
        return platform.python_version()
    locked = (Path(__file__).parent / "cpython.lock").read_text(encoding="utf-8")
    return locked.partition("==")[2].split()[0]
