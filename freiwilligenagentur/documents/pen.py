"""Draws the marks of a page on a ReportLab canvas and notes which structure element each belongs to.

Everything drawn lies in a marked-content sequence: content under the role and id of its element, decoration as an
artifact (ISO 32000-1, 14.6 and 14.8.2.2).
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from freiwilligenagentur.documents import fonts
from freiwilligenagentur.documents.layout import BoxMark, Mark, PictureMark, RuleMark, TextMark
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _

_PICTURE_PIXELS = 1200


class Pen:
    """Draws on one page after the other; measures are points from the left top corner of the page."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._page = 0
        self._next_mark = 0
        self._open: Element | None = None
        self._inside = False

    def draw(self, mark: Mark, left: float = 0, top: float = 0) -> None:
        """Draws a mark that counts from ``left`` and ``top``."""
        self._enter(mark.element if isinstance(mark, (TextMark, PictureMark)) else None)
        match mark:
            case TextMark():
                self._text(mark, left + mark.x, self._height - top - mark.baseline)
            case RuleMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y
                self._canvas.line(left + mark.x, y, left + mark.x + mark.length, y)
            case BoxMark():
                self._stroke(mark.thickness, mark.colour)
                y = self._height - top - mark.y - mark.height
                self._canvas.rect(left + mark.x, y, mark.width, mark.height)
            case PictureMark():
                self._picture(mark, left + mark.x, self._height - top - mark.y - mark.height)

    def end_page(self) -> None:
        """Closes the page; the next mark stands on a new one."""
        self._leave()
        self._canvas.showPage()
        self._page += 1
        self._next_mark = 0

    def _enter(self, element: Element | None) -> None:
        """Opens the marked content of an element, or an artifact for None, unless it is open already."""
        if self._inside and self._open is element:
            return
        self._leave()
        if element is None:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            self._canvas.addLiteral(f"/{element.role} <</MCID {self._next_mark}>> BDC")
            element.marks.append((self._page, self._next_mark))
            self._next_mark += 1
        self._open, self._inside = element, True

    def _leave(self) -> None:
        if self._inside:
            self._canvas.addLiteral("EMC")
        self._open, self._inside = None, False

    def _text(self, mark: TextMark, x: float, y: float) -> None:
        if mark.angle:
            self._canvas.saveState()
            self._canvas.translate(x, y)
            self._canvas.rotate(mark.angle)
            x = y = 0
        text = self._canvas.beginText(x, y)
        text.setFillColor(_colour(mark.colour))
        for run in mark.line.runs:
            text.setFont(fonts.register(run), mark.size)
            text.textOut(run.text)
        self._canvas.drawText(text)
        if mark.angle:
            self._canvas.restoreState()

    def _stroke(self, thickness: float, colour: str) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeColor(_colour(colour))

    def _picture(self, mark: PictureMark, x: float, y: float) -> None:
        reader = _reader(mark.data)
        wide, high = reader.getSize()
        scale = min(mark.width / wide, mark.height / high)
        width, height = wide * scale, high * scale
        y += mark.height - height
        self._canvas.drawImage(reader, x, y, width, height, mask="auto")
        if mark.element is not None:
            mark.element.box = (x, y, x + width, y + height)


@lru_cache(maxsize=64)
def _colour(colour: str) -> Any:
    return HexColor(colour)


@lru_cache(maxsize=4)
def _reader(data: bytes) -> Any:
    """A picture ready to draw, no larger than paper can show. Raises WrongFile."""
    try:
        image: Any = Image.open(BytesIO(data))
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise WrongFile(_("The picture cannot be read. Please choose a PNG or JPEG file as the logo.")) from error
    if max(image.size) > _PICTURE_PIXELS:
        image.thumbnail((_PICTURE_PIXELS, _PICTURE_PIXELS))
    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    return ImageReader(image.convert("RGBA" if clear else "RGB"))
