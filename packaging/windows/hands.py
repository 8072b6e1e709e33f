"""A user's hands on a virtual screen: keys for the window that bears a title."""

from __future__ import annotations

import re
import subprocess


def is_there(display: str, title: str) -> bool:
    """Whether a window with a title that begins so is on the screen; ``title`` is a pattern."""
    found = subprocess.run(["xwininfo", "-root", "-tree", "-display", display], capture_output=True, text=True)
    return re.search(rf'"(?:{title})', found.stdout) is not None


def press(display: str, title: str, *keys: str) -> None:
    """Presses keys one after the other, such as ``Tab`` and ``space``; nothing when the window has just gone."""
    _into(display, title, "key", *keys)


def write(display: str, title: str, text: str) -> None:
    """Types a text and Return."""
    _into(display, title, "type", "--delay", "20", text)
    press(display, title, "Return")


def _into(display: str, title: str, *words: str) -> None:
    # No window manager is there to give a window the keyboard.
    window = ["search", "--onlyvisible", "--name", f"^({title})", "windowfocus", "--sync"]
    subprocess.run(["xdotool", *window, *words], env={"DISPLAY": display}, capture_output=True)
