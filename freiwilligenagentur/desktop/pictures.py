"""Pictures that the office chooses, made small and checked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _

_FORMATS = {b"png": "PNG", b"jpeg": "JPEG"}
_LARGEST_SIDE = 20_000  # beyond this it is no logo but an attack on the memory


def load_picture(place: Path, longest: int = 600) -> bytes:
    """A PNG or JPEG file as bytes, scaled down so that no side is longer than ``longest`` pixels.

    What the file is shows its content, not its name. Raises WrongFile.
    """
    reader = QImageReader(str(place))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = _FORMATS.get(bytes(reader.format().data()))
    size = reader.size()
    if kind is None or not size.isValid() or max(size.width(), size.height()) > _LARGEST_SIDE:
        raise WrongFile(
            _("{name} is not a picture that can be used. Please choose a PNG or JPEG file.").format(name=place.name)
        )
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise WrongFile(_("{name} cannot be read completely. Please choose another picture.").format(name=place.name))
    return _written(image, kind)


def _written(image: QImage, kind: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "JPEG":
        writer.setQuality(90)
    writer.write(image)
    buffer.close()
    return bytes(content.data())
