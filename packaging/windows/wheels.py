"""The locked packages as Windows would get them, downloaded and laid into one folder on any system."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement

TARGET = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "os_name": "nt",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "python_version": "3.13",
    "python_full_version": "3.13.0",
    "extra": "",
}
_WINDOWS = ["--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp", "--only-binary=:all:"]


def for_windows(lock: str) -> Iterator[str]:
    """The entries of a lock file that Windows needs, with their hashes and without conditions."""
    for entry in re.split(r"\n(?=[A-Za-z])", lock):
        first, *rest = entry.split(" \\\n", 1)
        if not first or first.startswith("#"):
            continue
        wanted = Requirement(first)
        if wanted.marker is None or wanted.marker.evaluate(TARGET):
            wanted.marker = None
            hashes = [line.strip(" \\") for line in "".join(rest).splitlines() if "--hash" in line]
            yield " ".join([str(wanted), *hashes])


def download(locks: Iterable[Path], place: Path, *, windows: bool = True) -> list[Path]:
    """Every file that the locks name, checked by hash, kept in ``place`` for the next time."""
    place.mkdir(parents=True, exist_ok=True)
    wanted = place / "wanted.txt"
    lines = list(dict.fromkeys(line for lock in locks for line in for_windows(lock.read_text(encoding="utf-8"))))
    wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps"]
    command += [*(_WINDOWS if windows else ["--no-binary=:all:"]), "-r", str(wanted), "-d", str(place)]
    subprocess.run([*command, "--disable-pip-version-check"], check=True)
    return [file for line in lines for file in place.glob(f"{_stem(line)}[-.]*")] or _missing(lines)


def lay_out(wheels: Iterable[Path], place: Path) -> None:
    """Unpacks wheels into one folder that can be imported from."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as files:
            files.extractall(place)


def _stem(line: str) -> str:
    """``PySide6_Essentials-6.11.3`` in any spelling of the name."""
    name, version = re.split("==| ", line)[:2]
    spelled = "".join(f"[{sign.lower()}{sign.upper()}]" if sign.isalpha() else "[-_.]" if sign in "-_." else sign
                      for sign in name)  # fmt: skip
    return f"{spelled}-{version}"


def _missing(lines: list[str]) -> list[Path]:
    raise FileNotFoundError(f"nothing was downloaded for {lines[0]}")
