"""A stand for the check: its file is made by the installed program, from the sample office."""

from __future__ import annotations

import sys
from pathlib import Path

import hands
from wine import Wine, windows_path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))

from freiwilligenagentur.console.arguments import PASSPHRASE_FILE, STAND_PASSPHRASE_FILE  # noqa: E402
from freiwilligenagentur.sample import door  # noqa: E402

NAME = "Messe am Dom"
TITLE, OPEN = "Messestand", f"Messestand .+ {NAME}"
"""Of the window that asks who is at the stand, and of the stand."""


def make(wine: Wine, program: Path, office: Path, file: Path) -> None:
    """Writes the file. Raises RuntimeError when the program says more than where it lies."""
    secret = file.with_suffix(".txt")
    secret.write_text(door.PASSPHRASE, encoding="utf-8")
    known = {variable: windows_path(secret) for variable in (PASSPHRASE_FILE, STAND_PASSPHRASE_FILE)}
    words = ["stand", "make", windows_path(file), "--office", windows_path(office), "--name", NAME]
    try:
        said = wine.run([str(program), *words, "--numbers", "EN=5"], more=known).strip()
    finally:
        secret.unlink()
    if said not in ("", windows_path(file)) or not file.exists():
        raise RuntimeError(f"no file of a stand, or unexpected words: {said}")


def enter(display: str) -> None:
    """Somebody helps at the stand, and knows its passphrase."""
    hands.press(display, TITLE, *"Mia", "Tab")
    hands.write(display, TITLE, door.PASSPHRASE)
