"""Putting a PDF on paper through the system's print dialog, as large as it is meant."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from freiwilligenagentur.desktop.dialogs import tell_error
from freiwilligenagentur.desktop.pdf_raster import POINTS_PER_INCH, PdfRaster
from freiwilligenagentur.i18n import _

_HIGHEST_DPI = 600
_BAND_PIXELS = 512  # rows at a time: a whole A4 page at 600 dpi would take 140 MB


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Asks for the printer and prints; False when the user cancelled or the printer refused (then it was told)."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    raster = PdfRaster(pdf)
    _set_page(printer, raster.page_size(0))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, raster.page_count())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=raster.page_count() > 1)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return False
    if not paint_pdf(printer, pdf):
        tell_error(parent, _("The printer did not take the pages. Please check that it is switched on and try again."))
        return False
    return True


def paint_pdf(printer: QPrinter, pdf: bytes) -> bool:
    """Prints the pages that the printer was asked for, in true size; False when the printer cannot be opened."""
    raster = PdfRaster(pdf)
    pages = _pages(printer, raster.page_count())
    _set_page(printer, raster.page_size(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if number:
            _set_page(printer, raster.page_size(page))
            printer.newPage()
        _paint_page(painter, printer, raster, page)
    return painter.end()


def _paint_page(painter: QPainter, printer: QPrinter, raster: PdfRaster, page: int) -> None:
    dots = min(printer.resolution(), _HIGHEST_DPI)
    painter.resetTransform()
    painter.scale(printer.resolution() / dots, printer.resolution() / dots)
    size = raster.page_size(page) * (dots / POINTS_PER_INCH)
    width, height = round(size.width()), round(size.height())
    for top in range(0, height, _BAND_PIXELS):
        area = QRect(0, top, width, min(_BAND_PIXELS, height - top))
        painter.drawImage(area.topLeft(), raster.band(page, dots / POINTS_PER_INCH, area))


def _pages(printer: QPrinter, count: int) -> list[int]:
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        chosen = range(printer.fromPage() - 1, min(printer.toPage(), count))
    else:
        chosen = range(count)
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return list(reversed(chosen)) if backwards else list(chosen)


def _set_page(printer: QPrinter, size: QSizeF) -> None:
    """The paper of the PDF, without margins of the printer: nothing is scaled, so 20 mm on screen are 20 mm here."""
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, turn, QMarginsF(0, 0, 0, 0)))
