"""Pages of a PDF as pixels, for the preview and for paper alike, so that both show the same."""

from __future__ import annotations

import ctypes
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfRaster:
    """The pages of a PDF. Sizes are in points (1/72 inch), pixels as asked.

    The document is opened anew for every picture: that takes a millisecond, and nobody has to close anything.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with self._opened() as document:
            self._sizes = [QSizeF(*document.get_page_size(page)) for page in range(len(document))]

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page_size(self, page: int) -> QSizeF:
        """Width and height in points."""
        return self._sizes[page]

    def empty_pages(self) -> frozenset[int]:
        """Pages with nothing on them, such as the backs that are left empty."""
        with self._opened() as document:
            return frozenset(number for number in range(len(document)) if not self._draws(document, number))

    def text(self, page: int) -> str:
        """The text of a page, for screen readers."""
        with self._opened() as document, closing(document[page]) as opened, closing(opened.get_textpage()) as content:
            return str(content.get_text_bounded())

    def image(self, page: int, scale: float) -> QImage:
        """The whole page at ``scale`` pixels a point."""
        size = self._sizes[page]
        return self.band(page, scale, QRect(0, 0, round(size.width() * scale), round(size.height() * scale)))

    def band(self, page: int, scale: float, area: QRect) -> QImage:
        """A part of the page at ``scale`` pixels a point; ``area`` in those pixels. Bands join without a seam."""
        size = self._sizes[page]
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        buffer = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        with self._opened() as document, closing(document[page]) as opened:
            bitmap = pdfium.FPDFBitmap_CreateEx(
                area.width(), area.height(), pdfium.FPDFBitmap_BGRx, buffer, image.bytesPerLine()
            )
            whole = round(size.width() * scale), round(size.height() * scale)
            flags = pdfium.FPDF_ANNOT | pdfium.FPDF_PRINTING
            pdfium.FPDF_RenderPageBitmap(bitmap, opened.raw, -area.left(), -area.top(), *whole, 0, flags)
            pdfium.FPDFBitmap_Destroy(bitmap)
        return image

    def _draws(self, document: pypdfium2.PdfDocument, page: int) -> bool:
        with closing(document[page]) as opened:
            return pdfium.FPDFPage_CountObjects(opened.raw) > 0

    def _opened(self) -> closing[pypdfium2.PdfDocument]:
        return closing(pypdfium2.PdfDocument(self._pdf))
