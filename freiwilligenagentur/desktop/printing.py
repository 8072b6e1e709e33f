"""Putting a PDF on paper through the system's print dialog, as large as it is meant."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QPainter, QStatusTipEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from freiwilligenagentur.desktop import dialogs, paper
from freiwilligenagentur.desktop.pdf_raster import POINTS_PER_INCH, PdfRaster
from freiwilligenagentur.desktop.printers import PrinterSetup, remember, setup_of
from freiwilligenagentur.desktop.tasks import TaskProgress, WatchedProgress
from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _

MM_PER_INCH = 25.4
_HIGHEST_DPI = 600
_BAND_PIXELS = 512  # rows at a time: a whole A4 page at 600 dpi would take 140 MB


class Outcome(Enum):
    """What became of pages that were to be printed."""

    NOTHING = "nothing"
    """The user cancelled or stopped it, or the printer or the disk refused, which was told."""
    PRINTED = "printed"
    SAVED = "saved"
    """There was no printer, and they were saved as a PDF."""


def print_pdf(parent: QWidget, pdf: bytes, title: str, done: str = "", *, one_sided: bool = False) -> bool:
    """As ``print_or_save``; whether it was printed."""
    return print_or_save(parent, pdf, title, done, one_sided=one_sided) is Outcome.PRINTED


def print_or_save(parent: QWidget, pdf: bytes, title: str, done: str = "", *, one_sided: bool = False) -> Outcome:
    """Asks for the printer and prints. What takes long shows how far it is.

    Where there is no printer, the PDF is offered instead; where it went is told behind ``done``, a sentence about what
    was done before. ``one_sided`` papers of one page each do not share a sheet, whatever is remembered of the printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        return Outcome.SAVED if _offer_file(parent, pdf, title, done) else Outcome.NOTHING
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    raster = PdfRaster(pdf)
    size, pages = raster.page_size(0), raster.page_count()
    together = 1 if one_sided else pages
    paper.set_page(printer, size)
    paper.set_up(printer, setup_of(printer.printerName()), together, size)
    proposed = printer.printerName()
    if not _asked(parent, printer, title, pages):
        return Outcome.NOTHING
    if printer.printerName() != proposed and printer.duplex() == paper.usual_sides(printer.printerName()):
        # Another printer was chosen, but no sides: what is remembered of it holds, not what the dialog began with.
        paper.set_sides(printer, setup_of(printer.printerName()), together, size)
    setup = _remembered(printer, together)
    progress = WatchedProgress(parent, _("Printing"))
    try:
        taken = paint_pdf(printer, pdf, setup, progress)
    except Cancelled:
        text = _("The printer may still put out the pages that it already has.")
        dialogs.tell(parent, _("Printing was stopped"), text)
        return Outcome.NOTHING
    finally:
        progress.finish()
    if not taken:
        text = _("The printer did not take the pages. Please check that it is switched on and try again.")
        dialogs.tell_error(parent, text)
        return Outcome.NOTHING
    if together > 1 and not setup.told_one_sided and not paper.prints_both_sides(printer.printerName()):
        _tell_one_sided(parent, printer.printerName(), setup)
    return Outcome.PRINTED


def paint_pdf(
    printer: QPrinter, pdf: bytes, setup: PrinterSetup | None = None, progress: TaskProgress | None = None
) -> bool:
    """Prints the pages that the printer was asked for, in true size; False when the printer cannot be opened.

    Everything is moved as ``setup`` says, by default as it is remembered of this printer. Raises Cancelled when a
    step of ``progress`` does.
    """
    progress = progress or TaskProgress()
    setup = setup_of(printer.printerName()) if setup is None else setup
    raster = PdfRaster(pdf)
    pages = _pages(printer, raster)
    paper.set_page(printer, raster.page_size(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages):
            progress.step(number, len(pages), _("Page {page} of {pages}").format(page=number + 1, pages=len(pages)))
            if number:
                paper.set_page(printer, raster.page_size(page))
                printer.newPage()
            move(painter, printer.resolution(), setup)
            _paint_page(painter, printer.resolution(), raster, page)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painted = painter.end()
    return painted


def move(painter: QPainter, dots_per_inch: int, setup: PrinterSetup) -> None:
    """Lets everything painted from here on lie further to the right and down on the paper."""
    painter.resetTransform()
    painter.translate(setup.right * dots_per_inch / MM_PER_INCH, setup.down * dots_per_inch / MM_PER_INCH)


def _paint_page(painter: QPainter, resolution: int, raster: PdfRaster, page: int) -> None:
    dots = min(resolution, _HIGHEST_DPI)
    painter.scale(resolution / dots, resolution / dots)
    size: QSizeF = raster.page_size(page) * (dots / POINTS_PER_INCH)
    width, height = round(size.width()), round(size.height())
    for top in range(0, height, _BAND_PIXELS):
        area = QRect(0, top, width, min(_BAND_PIXELS, height - top))
        painter.drawImage(area.topLeft(), raster.band(page, dots / POINTS_PER_INCH, area))


def _pages(printer: QPrinter, raster: PdfRaster) -> list[int]:
    """The pages asked for, in the printer's order. Backs that are left empty need no paper where fronts alone print."""
    chosen = list(range(raster.page_count()))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        chosen = chosen[printer.fromPage() - 1 : printer.toPage()]
    if printer.duplex() == QPrinter.DuplexMode.DuplexNone:
        empty = raster.empty_pages()
        chosen = [page for page in chosen if page not in empty] or chosen
    return chosen[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else chosen


def _asked(parent: QWidget, printer: QPrinter, title: str, pages: int) -> bool:
    """The system's dialog; whether to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=pages > 1)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _remembered(printer: QPrinter, pages: int) -> PrinterSetup:
    """Keeps tray and sides as they were chosen in the dialog, for the next time."""
    name = printer.printerName()
    before = setup_of(name)
    tray = printer.paperSource().value if paper.trays(printer) else before.tray
    chosen = replace(before, tray=tray)
    if pages > 1 and paper.prints_both_sides(name):
        chosen = replace(chosen, double_sided=printer.duplex() != QPrinter.DuplexMode.DuplexNone)
    if chosen != before:
        remember(name, chosen)
    return chosen


def _tell_one_sided(parent: QWidget, name: str, setup: PrinterSetup) -> None:
    """Said once for each printer."""
    remember(name, replace(setup, told_one_sided=True))
    text = _(
        "This printer prints on one side only, so each page came on a sheet of its own. For both sides, print page 1, "
        "put the sheet back with the empty side up, and print page 2."
    )
    dialogs.tell(parent, _("Printed on one side"), text)


def _offer_file(parent: QWidget, pdf: bytes, title: str, done: str) -> bool:
    """Whether it was saved."""
    text = _(
        "No printer is set up on this computer. You can save the pages as a PDF and print them later, or set up a "
        "printer in the settings of the system."
    )
    if not dialogs.ask(parent, _("No printer"), text, _("Save as PDF"), _("Do not print")):
        return False
    place = dialogs.save_file(parent, _("Save as PDF"), f"{title}.pdf", _("PDF (*.pdf)"))
    if place is None:
        return False
    if place.suffix.lower() != ".pdf":
        place = place.with_name(f"{place.name}.pdf")
    try:
        write_safely(place, pdf)
    except OfficeError as error:
        dialogs.tell_error(parent, str(error))
        return False
    _tell_saved(parent, place, done)
    return True


def _tell_saved(parent: QWidget, place: Path, done: str) -> None:
    """At the foot of the main window, also where a dialog lies over it; after whatever is kept because of it."""
    window = parent.window()
    while (below := window.parentWidget()) is not None:
        window = below.window()
    text = _("{name} is saved in “{folder}”.").format(name=place.name, folder=place.parent)
    QApplication.postEvent(window, QStatusTipEvent(f"{done} {text}".strip()))
