"""One file to start with: sets the project up on a fresh machine and runs it, with the standard library alone.

python3 run.py              the program on a sample office (offscreen into out/ without a display)
python3 run.py test [...]   all tests; further words go to pytest
python3 run.py check        format, lint, types, import contracts, catalogues, documents (PDF/A, PDF/UA)
python3 run.py bench [...]  the benchmarks, each figure beside its floor
python3 run.py installer    the installer for Windows (on Debian under Wine)
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]  # the second: the first, and tools for tests
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads at run time on Debian: the library it asks for, and the package that brings it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
FONTS = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, **extra: str) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1", **extra}
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment).returncode


def must(*command: str | Path, **extra: str) -> None:
    code = run(*command, **extra)
    if code:
        say(f"This step failed with code {code}: {' '.join(map(str, command))}")
        raise SystemExit(code)


def missing_packages() -> list[str]:
    """Debian packages that Qt or the set-up still needs on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not FONTS.exists():
        missing.append("fonts-noto-core")
    try:
        import ensurepip  # noqa: F401  (Debian keeps it in a package of its own)
    except ImportError:
        missing.append("python3-venv")
    return missing


def system_libraries() -> None:
    packages = missing_packages()
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system libraries: {' '.join(packages)}")
        must("apt-get", "update", "-qq")
        must(*line.split(), "-qq", DEBIAN_FRONTEND="noninteractive")
    elif "python3-venv" in packages:
        raise SystemExit(f"Python cannot make environments here yet. Please run once:\n    sudo {line}")
    else:
        say(f"Qt needs a few system libraries. If no window appears, run once:\n    sudo {line}")


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def environment(lock: Path) -> None:
    """Makes .venv and installs exactly what the lock file names, checked by hash."""
    if STAMP.exists() and fingerprint(lock) in STAMP.read_text().split():
        return
    if not STAMP.exists() or not PYTHON.exists():
        say(f"Making an environment in {VENV.name}/ …")
        must(sys.executable, "-m", "venv", "--clear", VENV)
    say(f"Installing what {lock.name} names …")
    must(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock, PIP_DISABLE_PIP_VERSION_CHECK="1")
    STAMP.write_text("\n".join(fingerprint(each) for each in (LOCKS if lock == LOCKS[1] else [lock])))


def has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(words: list[str]) -> int:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise SystemExit(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
    job, rest = (words[0], words[1:]) if words else ("start", [])
    place = ["--office", ".sample/naumburg.db", *([] if has_display() else ["--out", "out"])]
    jobs = {
        "start": ("-m", "freiwilligenagentur", "demo", *place, *rest),
        "test": ("-m", "pytest", *(rest or ["-n", "auto"])),
        "bench": ("-m", "benchmarks", *rest),
        "installer": ("packaging/windows/build.py", *rest),
    }
    if job not in (*jobs, "check"):
        say(__doc__ or "")
        return 2
    system_libraries()
    environment(LOCKS[0] if job == "start" else LOCKS[1])
    if job in jobs:
        return run(PYTHON, *jobs[job])
    checks = [
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        ("packaging/catalogues.py", "--check"),
        ("packaging/archive_check.py",),
    ]
    failed = [" ".join(words) for words in checks if run(PYTHON, *words)]
    say(f"Not in order: {', '.join(failed)}" if failed else "All checks are in order.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
