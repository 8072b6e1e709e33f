"""What the spec needs and no file of the project holds: compiled catalogues, the icon, the version resource."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

STRIP = (164, 314)
GREEN = "#0b6b57"
SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def all_of_it(root: Path, work: Path) -> None:
    """Writes everything into ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    compile_catalogues(root / "i18n", work / "i18n")
    drawing = root / "resources" / "icons" / "program.svg"
    draw_icon(drawing, work / "Freiwilligenagentur.ico")
    draw_welcome(drawing, work / "welcome.bmp")
    (work / "version.txt").write_text(version_resource(version_of(root)), encoding="utf-8")


def version_of(root: Path) -> str:
    """The version that the project states, such as ``0.1.0``."""
    found = re.search(r'^version = "([\d.]+)"', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError("pyproject.toml states no version")
    return found[1]


def compile_catalogues(source: Path, target: Path) -> None:
    """``.po`` to ``.mo``; only the compiled ones go along."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for catalogue in source.rglob("*.po"):
        place = (target / catalogue.relative_to(source)).with_suffix(".mo")
        place.parent.mkdir(parents=True, exist_ok=True)
        with catalogue.open("rb") as read, place.open("wb") as written:
            write_mo(written, read_po(read))


def draw_icon(drawing: Path, place: Path) -> None:
    """The drawing in all sizes that Windows shows it in, each drawn anew."""
    pictures = [drawn(drawing, side) for side in SIDES]
    pictures[-1].save(place, sizes=[(side, side) for side in SIDES], append_images=pictures[:-1])


def draw_welcome(drawing: Path, place: Path) -> None:
    """The strip beside the installer's first and last page."""
    from PIL import Image

    strip = Image.new("RGB", STRIP, GREEN)
    sign = drawn(drawing, STRIP[0] // 2)
    strip.paste(sign, (STRIP[0] // 4, STRIP[0] // 4), sign)
    strip.save(place)


def drawn(drawing: Path, side: int) -> Image.Image:
    """A vector drawing as a square picture."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication(["icon", "-platform", "offscreen"])
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only file names
    del application
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def version_resource(version: str) -> str:
    """What the properties of the program's file say."""
    numbers = tuple(int(part) for part in (*version.split("."), "0")[:4])
    said = {
        "CompanyName": "Freiwilligenagentur",
        "FileDescription": "Freiwilligenagentur",
        "FileVersion": version,
        "InternalName": "Freiwilligenagentur",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "Freiwilligenagentur.exe",
        "ProductName": "Freiwilligenagentur",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in said.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable('040704B0', "
        f"[{strings}])]), VarFileInfo([VarStruct('Translation', [1031, 1200])])])\n"
    )
