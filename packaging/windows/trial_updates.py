"""Update files for the check, signed with keys that are made for it and live no longer than it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
MAKER = ROOT / "packaging" / "make_update.py"


class TrialUpdate(NamedTuple):
    """An update file, the public half of its key, and the number that it goes by."""

    file: Path
    key: Path
    version: str


def made(installer: Path, version: str, folder: Path) -> TrialUpdate:
    """An update around an installer, by the way that a release goes.

    As long as nothing was released, the earlier version calls itself by the same number as the new one; so the file
    says that it brings one that comes right after it.
    """
    later = f"{version}.1"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    own = folder / installer.name
    own.hardlink_to(installer)
    _make("--new-key", str(folder))
    _make(str(own), later, key=folder / "update-key-private.pem")
    return TrialUpdate(folder / f"Freiwilligenagentur-{later}.fa-update", folder / "update-key.pem", later)


def _make(*words: str, key: Path | None = None) -> None:
    named = {} if key is None else {"FREIWILLIGENAGENTUR_UPDATE_KEY": str(key)}
    surroundings = {**os.environ, "FREIWILLIGENAGENTUR_UPDATE_KEY_PASSWORD": "", **named}
    subprocess.run([sys.executable, str(MAKER), *words], env=surroundings, check=True, stdout=subprocess.DEVNULL)
