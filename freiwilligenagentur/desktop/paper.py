"""What a printer can do and shall do: paper, tray, both sides."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from freiwilligenagentur.desktop.printers import PrinterSetup
from freiwilligenagentur.desktop.tray_names import tray_names
from freiwilligenagentur.i18n import _

_Source = QPrinter.PaperSource
_Duplex = QPrinter.DuplexMode


def set_page(printer: QPrinter, size: QSizeF) -> None:
    """The paper of the PDF, without margins of the printer: nothing is scaled, so 20 mm on screen are 20 mm here.

    The mode is part of the layout: a printer with margins of its own refuses any other one that has none.

    ``size`` in points. Paper that the system knows (A4, A5, DL …) is asked for by its name, other paper by its size.
    """
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turn, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def set_up(printer: QPrinter, setup: PrinterSetup, pages: int, size: QSizeF) -> None:
    """Tray and sides as they are remembered; pages turn like those of a book, upright or landscape."""
    if setup.tray >= 0 and setup.tray in {number for number, _name in trays(printer)}:
        printer.setPaperSource(_Source(setup.tray))
    set_sides(printer, setup, pages, size)


def set_sides(printer: QPrinter, setup: PrinterSetup, pages: int, size: QSizeF) -> None:
    """Both sides where that is remembered and the printer can."""
    wanted = pages > 1 and setup.double_sided and prints_both_sides(printer.printerName())
    along = _Duplex.DuplexShortSide if size.width() > size.height() else _Duplex.DuplexLongSide
    printer.setDuplex(along if wanted else _Duplex.DuplexNone)


def usual_sides(printer: str) -> QPrinter.DuplexMode:
    """What the system's dialog shows when this printer is chosen in it."""
    return QPrinterInfo.printerInfo(printer).defaultDuplexMode()


def prints_both_sides(printer: str) -> bool:
    """Whether a printer can print on both sides by itself."""
    modes = QPrinterInfo.printerInfo(printer).supportedDuplexModes()
    return any(mode != _Duplex.DuplexNone for mode in modes)


def trays(printer: QPrinter) -> list[tuple[int, str]]:
    """The trays that the system offers, number and name; none where it leaves them to its own dialog."""
    supported = getattr(printer, "supportedPaperSources", None)  # Qt has it on Windows only
    numbers = [source.value for source in supported()] if supported is not None else []
    names = tray_names(printer.printerName())
    if len(names) != len(numbers):
        names = [_("Tray {n}").format(n=number) for number in numbers]
    return list(zip(numbers, names, strict=True))
