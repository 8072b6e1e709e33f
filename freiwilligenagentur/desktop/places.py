"""Where windows stand, remembered for each set of screens: at the desk, at the projector, with the laptop alone."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SETS = 8  # so many sets of screens are remembered for one window


def keep(window: QWidget, name: str, memory: MutableMapping[str, str]) -> None:
    """Notes size and place of a window for the screens that there are now."""
    own = [key for key in memory if key.partition(" ")[0] == name]
    present = f"{name} {screens()}"
    for key in {name, present, *own[: 1 - _SETS]} & set(own):
        del memory[key]  # the newest stands last
    memory[present] = bytes(window.saveGeometry().toHex().data()).decode()


def restore(window: QWidget, name: str, memory: MutableMapping[str, str]) -> None:
    """Puts a window where it stood with these screens, or else as before; Qt itself moves it onto a screen."""
    place = memory.get(f"{name} {screens()}") or memory.get(name, "")
    if place:
        window.restoreGeometry(QByteArray.fromHex(place.encode()))


def screens() -> str:
    """``1366x768+0+0 1920x1080+1366+0``, each with its scaling when it has some."""
    found = []
    for screen in QGuiApplication.screens():
        area, scale = screen.geometry(), screen.devicePixelRatio()
        found.append(f"{area.width()}x{area.height()}+{area.x()}+{area.y()}" + (f"@{scale:g}" if scale != 1 else ""))
    return " ".join(sorted(found))
