"""Pages of a PDF as pixels, for the preview and for paper alike, so that both show the same."""

from __future__ import annotations

import ctypes
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfRaster:
    """An open PDF. Sizes are in points (1/72 inch), pixels as asked. Use as a context manager or call ``close``."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        # Sizes are asked for at every repaint; opening each page for them would be slow in long documents.
        self._sizes = [QSizeF(*self._document.get_page_size(page)) for page in range(len(self._document))]

    def __enter__(self) -> PdfRaster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the memory back."""
        self._document.close()

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page_size(self, page: int) -> QSizeF:
        """Width and height in points."""
        return self._sizes[page]

    def text(self, page: int) -> str:
        """The text of a page, for screen readers."""
        opened = self._document[page]
        content = opened.get_textpage()
        text: str = content.get_text_bounded()
        content.close()
        opened.close()
        return text

    def image(self, page: int, scale: float) -> QImage:
        """The whole page at ``scale`` pixels a point."""
        size = self._sizes[page]
        return self.band(page, scale, QRect(0, 0, round(size.width() * scale), round(size.height() * scale)))

    def band(self, page: int, scale: float, area: QRect) -> QImage:
        """A part of the page at ``scale`` pixels a point; ``area`` in those pixels. Bands join without a seam."""
        size = self._sizes[page]
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        opened = self._document[page]
        buffer = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        bitmap = pdfium.FPDFBitmap_CreateEx(
            area.width(), area.height(), pdfium.FPDFBitmap_BGRx, buffer, image.bytesPerLine()
        )
        pdfium.FPDF_RenderPageBitmap(
            bitmap,
            opened.raw,
            -area.left(),
            -area.top(),
            round(size.width() * scale),
            round(size.height() * scale),
            0,
            pdfium.FPDF_ANNOT | pdfium.FPDF_PRINTING,
        )
        pdfium.FPDFBitmap_Destroy(bitmap)
        opened.close()
        return image
