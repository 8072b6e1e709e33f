"""Windows on Linux: a prefix of its own for Wine, with what Wine 8 lacks of Windows 10, and a way to run in it.

What is added here is for building and testing only; ``kept.STUBS`` and a check of the finished folder see to it that
nothing of it reaches the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

STUBS = Path(__file__).parent / "stubs"
FONTS = Path(__file__).parent / "fonts.conf"
LIBRARIES = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
_BUILTIN = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
_LOADER = Path("/usr/lib/wine/wine64")
_MARK = b"Wine builtin DLL"
# Complex numbers come in one register: their real part is its lower half, their imaginary part its upper half.
_COMPLEX = {
    b"crealf": bytes.fromhex("660f6ec1c3"),  # movd xmm0, ecx; ret
    b"cimagf": bytes.fromhex("48c1e920660f6ec1c3"),  # shr rcx, 32; movd xmm0, ecx; ret
}


class Wine:
    """One prefix: its own drive C:, its own registry."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self.display = display
        # A developer's own place of data would be the program's, too.
        outside = {name: value for name, value in os.environ.items() if not name.startswith("FREIWILLIGENAGENTUR_")}
        self._surroundings = outside | {
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms,ucrtbase=n,b;mshtml,mscoree=;winedbg.exe=d",
            "FONTCONFIG_FILE": str(FONTS),
            "DISPLAY": display,
            "PYTHONUTF8": "1",
        }

    @property
    def drive(self) -> Path:
        """Drive C: as a folder of this system."""
        return self.prefix / "drive_c"

    @property
    def local_data(self) -> Path:
        """The user's local application data."""
        return self.drive / "users" / (os.environ.get("USER") or "root") / "AppData" / "Local"

    def make(self, reader: Path) -> None:
        """Sets the prefix up, unless it is there; what is half made, or remembers other fonts, is made anew.

        ``reader`` is the wheel of pefile, which reads Wine's C library.
        """
        ready = self.prefix / "ready"
        if ready.exists() and ready.read_bytes() == FONTS.read_bytes():
            return
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.run(["wineboot.exe", "--init"], check=False)  # it complains of 32 bit programs, which nothing here needs
        system = self.drive / "windows" / "system32"
        for name, libraries in LIBRARIES.items():
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(system / f"{name}.dll")]
            subprocess.run([*compiler, str(STUBS / f"{name}.c"), *libraries], check=True)
        (system / "ucrtbase.dll").write_bytes(with_complex_numbers((_BUILTIN / "ucrtbase.dll").read_bytes(), reader))
        shutil.copyfile(FONTS, ready)

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        check: bool = True,
        timeout: float | None = None,
        more: Mapping[str, str] | None = None,
    ) -> str:
        """Runs a Windows program to its end; returns what it printed. CPython wants a pipe for it and no keyboard."""
        done = subprocess.run(
            [str(_LOADER), *command],
            cwd=cwd,
            env={**self._surroundings, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
        said = words(done.stdout)
        if check and done.returncode:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{said}")
        return said

    def start(
        self, command: Sequence[str], cwd: Path | None = None, more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a Windows program and lets it run."""
        return subprocess.Popen(
            [str(_LOADER), *command],
            cwd=cwd,
            env={**self._surroundings, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def registry(self) -> set[str]:
        """The names of all keys, once nothing runs any more and Wine has written them down."""
        self.stop()
        lines = [line for file in ("user.reg", "system.reg") for line in _lines(self.prefix / file)]
        return {line.rpartition("]")[0][1:].replace(r"\\", "\\") for line in lines if line.startswith("[")}

    def stop(self) -> None:
        """Ends everything that still runs in the prefix."""
        subprocess.run(["wineserver", "-k"], env=self._surroundings, check=False)
        subprocess.run(["wineserver", "-w"], env=self._surroundings, check=False)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines()


def words(output: bytes) -> str:
    """What a Windows program printed, without what Wine says of itself."""
    return "\n".join(line for line in output.decode(errors="replace").splitlines() if line and not _is_wines_own(line))


def windows_path(place: Path) -> str:
    """The same place as Windows programs see it."""
    return str(PureWindowsPath("Z:\\", *place.resolve().parts[1:]))


def with_complex_numbers(library: bytes, reader: Path) -> bytes:
    """Wine 8's C library with the two functions that numpy needs and that are empty there.

    Without its mark Wine takes the file for one of Windows, or it would load its own again.
    """
    sys.path.insert(0, str(reader))
    import pefile  # type: ignore[import-not-found]  # lies in the wheel

    changed = bytearray(library)
    read = pefile.PE(data=library, fast_load=True)
    read.parse_data_directories(directories=[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    for symbol in read.DIRECTORY_ENTRY_EXPORT.symbols:
        if code := _COMPLEX.get(symbol.name or b""):
            at = read.get_offset_from_rva(symbol.address)
            changed[at : at + len(code)] = code
    at = changed.find(_MARK)
    changed[at : at + len(_MARK)] = bytes(len(_MARK))
    return bytes(changed)


def _is_wines_own(line: str) -> bool:
    """What Wine says of this machine, or Qt of what Wine 8 lacks, and not the program of itself."""
    lacking = line.startswith("Qt: EnableNonClientDpiScaling() failed") and "not implemented" in line
    own = ("wine: Read access denied for device", "wine client error:", "it looks like wine32", "multiarch needs")
    return lacking or line.startswith((*own, "execute "))
