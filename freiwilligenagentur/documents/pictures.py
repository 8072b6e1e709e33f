"""Pictures as they go into a file: read once, kept compressed, and so cheap on every further document.

Photographs in JPEG go in as they are, without what a camera noted about place and time; black and white as bits, all
else as sRGB. What is clear in a picture stays clear (a soft mask), since a scanned signature may lie over a line.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from freiwilligenagentur.documents.pdf_file import PdfFile
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _

_PIXELS = 1200
"""More than this along the longer side is not seen on paper."""

_ORIENTATION = 0x0112
"""The EXIF entry that says how a camera was held."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be written; pixels are compressed as ``filter`` says."""

    name: str
    width: int
    height: int
    space: str
    bits: int
    filter: str
    pixels: bytes
    mask: bytes | None
    """How far each pixel covers what lies below it, one byte each, compressed; None when all do wholly."""


@lru_cache(maxsize=16)
def prepared(data: bytes) -> Prepared:
    """A picture from PNG or JPEG bytes, no larger than paper can show. Raises WrongFile."""
    try:
        image: Any = Image.open(BytesIO(data))
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise WrongFile(_("The picture cannot be read. Please choose a PNG or JPEG file as the logo.")) from error
    name = "picture-" + hashlib.sha256(data).hexdigest()[:16]
    fits = max(image.size) <= _PIXELS
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    if image.format == "JPEG" and image.mode in {"RGB", "L"} and fits and upright:
        space = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
        return Prepared(name, image.width, image.height, space, 8, "DCTDecode", bare_jpeg(data), None)
    if not upright:
        image = ImageOps.exif_transpose(image)
    if not fits:
        image.thumbnail((_PIXELS, _PIXELS))
    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    if image.mode == "1" and not clear:
        return Prepared(
            name, image.width, image.height, "DeviceGray", 1, "FlateDecode", zlib.compress(image.tobytes()), None
        )
    alpha = image.convert("RGBA").getchannel("A") if clear else None
    mask = None if alpha is None or alpha.getextrema() == (255, 255) else zlib.compress(alpha.tobytes())
    pixels = zlib.compress(image.convert("RGB").tobytes())
    return Prepared(name, image.width, image.height, "DeviceRGB", 8, "FlateDecode", pixels, mask)


def fitted(data: bytes, width: float, height: float) -> tuple[float, float]:
    """How wide and high a picture stands in a box of these measures. Raises WrongFile."""
    picture = prepared(data)
    scale = min(width / picture.width, height / picture.height)
    return picture.width * scale, picture.height * scale


def cleaned(data: bytes) -> bytes:
    """A picture as it may be kept and passed on: PNG or JPEG with nothing in it but its pixels, no larger than paper
    can show. Cleaning twice changes nothing more. Raises WrongFile.
    """
    try:
        image: Any = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise WrongFile(_("The picture cannot be read. Please choose a PNG or JPEG file.")) from error
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    if image.format == "JPEG" and image.mode in {"RGB", "L"} and max(image.size) <= _PIXELS and upright:
        bare = bare_jpeg(data)
        return bare[: bare.rfind(b"\xff\xd9") + 2] if b"\xff\xd9" in bare else bare
    image = ImageOps.exif_transpose(image)
    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    plain = image.convert("RGBA" if clear else "L" if image.mode in {"1", "L"} else "RGB")
    plain.thumbnail((_PIXELS, _PIXELS))
    out = BytesIO()
    Image.frombytes(plain.mode, plain.size, plain.tobytes()).save(out, "PNG", optimize=True)
    return out.getvalue()


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without comments and notes of cameras and programs; only what its pixels need stays (ITU-T T.81, B.1)."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:  # filling before a marker
            at += 1
            continue
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        # APP0 names the file format, APP14 the colours; APP1 to APP15 else and COM are notes.
        if marker in {0xE0, 0xEE} or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def write(file: PdfFile, picture: Prepared) -> int:
    """Writes a picture; returns its number."""
    covered = ""
    if picture.mask is not None:
        mask = file.add_stream(_entries(picture, "DeviceGray", 8, "FlateDecode"), picture.mask)
        covered = f"/SMask {mask} 0 R"
    entries = _entries(picture, picture.space, picture.bits, picture.filter)
    return file.add_stream(entries + covered, picture.pixels)


def _entries(picture: Prepared, space: str, bits: int, filtered: str) -> str:
    size = f"/Width {picture.width}/Height {picture.height}"
    return f"/Type/XObject/Subtype/Image{size}/ColorSpace/{space}/BitsPerComponent {bits}/Filter/{filtered}"
