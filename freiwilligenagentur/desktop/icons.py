"""Icons of one family (Phosphor), drawn from a font in the colour of the text they stand beside.

The font holds only the signs that are used; ``packaging/icons.py`` adds one.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from freiwilligenagentur import paths
from freiwilligenagentur.desktop import theme


def icon(name: str, tone: str = "text") -> QIcon:
    """The Phosphor icon ``name`` (for example ``"user"``) in the colour token ``tone``; follows light and dark.

    Raises KeyError for a name that the font does not hold.
    """
    drawer = _drawer()
    key = (name, tone)
    if key not in drawer.icons:
        drawer.icons[key] = QIcon(_Engine(drawer.family, chr(int(_codes()[name], 16)), tone))
    return drawer.icons[key]


class _Drawer(QObject):
    """The loaded font and the icons made so far; dies with the application, as fonts do."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        font = QFontDatabase.addApplicationFontFromData(_signs("ttf").read_bytes())
        self.family = QFontDatabase.applicationFontFamilies(font)[0]
        # Python must hold every icon: Qt keeps the engine, but not the Python half of it.
        self.icons: dict[tuple[str, str], QIcon] = {}


class _Engine(QIconEngine):
    """Paints one sign of the icon font at any size."""

    def __init__(self, family: str, sign: str, tone: str) -> None:
        super().__init__()
        self._family, self._sign, self._tone = family, sign, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        colours = theme.colours()
        painter.save()
        painter.setPen(QColor(colours.control if mode == QIcon.Mode.Disabled else getattr(colours, self._tone)))
        font = QFont(self._family)
        font.setPixelSize(max(rect.height(), 1))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._sign)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


def _drawer() -> _Drawer:
    app = QApplication.instance()
    assert isinstance(app, QApplication), "icons need the application"
    return _drawer_of(app)


@cache
def _drawer_of(app: QApplication) -> _Drawer:
    return _Drawer(app)


@cache
def _codes() -> dict[str, str]:
    """Hexadecimal by name."""
    codes: dict[str, str] = json.loads(_signs("json").read_text("utf-8"))
    return codes


def _signs(ending: str) -> Path:
    return paths.resources() / "icons" / f"signs.{ending}"
