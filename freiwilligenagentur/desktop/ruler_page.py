"""The page that shows how far a printer's print lies off: rulers from the edges of an A4 sheet, and two thick lines.

All lines are labelled with their distance from the edge of the paper, so they can be measured with any ruler, and held
against a sheet that is printed already.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import paper
from freiwilligenagentur.desktop.printers import PrinterSetup
from freiwilligenagentur.desktop.printing import MM_PER_INCH, move
from freiwilligenagentur.i18n import _

WIDTH, HEIGHT = 210, 297
LINE = 20
"""Where the thick lines lie, in millimetres from the left and from the upper edge."""
_A4 = QSizeF(595.276, 841.89)
_FIRST = 6
"""Most printers leave out the first millimetres."""


def print_test_page(printer: QPrinter, setup: PrinterSetup) -> bool:
    """Prints the page on A4; False when the printer cannot be opened."""
    paper.set_page(printer, _A4)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    move(painter, printer.resolution(), setup)
    paint(painter, printer.resolution() / MM_PER_INCH, setup)
    return painter.end()


def paint(painter: QPainter, dots: float, setup: PrinterSetup) -> None:
    """Draws the page where the painter stands; ``dots`` are those of a millimetre."""
    _rulers(painter, dots)
    pen = QPen(Qt.GlobalColor.black, 0.4 * dots)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(LINE * dots, _FIRST * dots, LINE * dots, (HEIGHT - _FIRST) * dots))
    painter.drawLine(QLineF(_FIRST * dots, LINE * dots, (WIDTH - _FIRST) * dots, LINE * dots))
    _words(painter, dots, setup)


def _rulers(painter: QPainter, dots: float) -> None:
    pen = QPen(Qt.GlobalColor.black, 0.1 * dots)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setFont(_font(2.6 * dots))
    for at in range(_FIRST, WIDTH - _FIRST + 1):
        x, length = at * dots, _length(at)
        painter.drawLine(QLineF(x, 60 * dots, x, (60 - length) * dots))
        if at % 10 == 0 and at not in {LINE, 40}:
            painter.drawText(
                QRectF(x - 5 * dots, 61 * dots, 10 * dots, 4 * dots), Qt.AlignmentFlag.AlignHCenter, str(at)
            )
    for at in range(_FIRST, HEIGHT - _FIRST + 1):
        y, length = at * dots, _length(at)
        painter.drawLine(QLineF(40 * dots, y, (40 - length) * dots, y))
        if at % 10 == 0 and at not in {LINE, 60}:
            area = QRectF(41 * dots, y - 2 * dots, 8 * dots, 4 * dots)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(at))


def _length(at: int) -> float:
    return 5 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2


def _words(painter: QPainter, dots: float, setup: PrinterSetup) -> None:
    painter.setFont(_font(6 * dots, bold=True))
    painter.drawText(QRectF(55 * dots, 80 * dots, 135 * dots, 12 * dots), Qt.AlignmentFlag.AlignLeft, _("Test page"))
    painter.setFont(_font(4 * dots))
    text = "\n\n".join(
        (
            _(
                "Measure from the left edge of the paper to the thick upright line, and from the upper edge to the "
                "thick level line. Both should be {n} mm."
            ).format(n=LINE),
            _(
                "Is it less? Then enter the difference as moved to the right or down. Is it more? Then as moved to the "
                "left or up. Print this page again to see whether it is right now."
            ),
            _(
                "For paper that is printed already: hold this page with it against the light and read at the rulers "
                "where lines and crest lie."
            ),
            _moved(setup),
        )
    ).replace(" mm", "\u00a0mm")
    area = QRectF(55 * dots, 95 * dots, 135 * dots, 120 * dots)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, text)


def _moved(setup: PrinterSetup) -> str:
    """What of the shift is on this page, each way named as in the dialog."""
    right, down = i18n.number(abs(setup.right), 1), i18n.number(abs(setup.down), 1)
    if setup.right < 0:
        said = (
            _("Moved on this page: {across} mm to the left, {along} mm up.")
            if setup.down < 0
            else _("Moved on this page: {across} mm to the left, {along} mm down.")
        )
    else:
        said = (
            _("Moved on this page: {across} mm to the right, {along} mm up.")
            if setup.down < 0
            else _("Moved on this page: {across} mm to the right, {along} mm down.")
        )
    return said.format(across=right, along=down)


def _font(pixels: float, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    return font
