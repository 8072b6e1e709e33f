"""Setting up a printer once: tray, both sides, and how far its print lies off, with a page to measure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, paper, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import Field, check, combo, number_edit
from freiwilligenagentur.desktop.flow import FlowLayout
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.desktop.printers import LARGEST_SHIFT, PrinterSetup, remember, setup_of, within_reach
from freiwilligenagentur.desktop.ruler_page import print_test_page
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _

_PLUS, _MINUS = "plus", "minus"


def set_up_printer(parent: QWidget) -> PrinterDialog | None:
    """Opens the dialog and does not wait; None when there is no printer, which was told."""
    if not QPrinterInfo.availablePrinterNames():
        text = _(
            "No printer is set up on this computer. Set one up in the settings of the system, then come back here. "
            "Until then you can save everything as PDF."
        )
        dialogs.tell(parent, _("No printer"), text)
        return None
    dialog = PrinterDialog(parent)
    dialog.open()
    return dialog


class PrinterDialog(QDialog):
    """What is chosen is kept when the dialog closes, and when another printer is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desktop.printer")
        self.setWindowTitle(_("Set up the printer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = QPrinterInfo.availablePrinterNames()
        self._printer = Field(_("Printer"), combo([(name, name) for name in names], 30), "desktop.printer.name")
        self._printer.editor.set_code(QPrinterInfo.defaultPrinterName())
        self._shown = self._printer.editor.code()
        self._right = Field(_("Move (mm)"), number_edit(1, LARGEST_SHIFT), "desktop.printer.right")
        self._across = Field(
            _("which way"), combo([(_PLUS, _("to the right")), (_MINUS, _("to the left"))]), "desktop.printer.across"
        )
        self._down = Field(_("Move (mm)"), number_edit(1, LARGEST_SHIFT), "desktop.printer.down")
        self._along = Field(_("which way"), combo([(_PLUS, _("down")), (_MINUS, _("up"))]), "desktop.printer.along")
        self._tray = Field(_("Paper tray"), combo([]), "desktop.printer.tray")
        self._both_sides = check(_("Two pages on both sides of one sheet"))
        self._both_sides.setObjectName("desktop.printer.both_sides")
        self._cannot = hint(_("This printer prints on one side only."))
        self._test = button(_("Print a test page"), "desktop.printer.test", "Ctrl+P")
        self._done = primary_button(_("Close"), "desktop.printer.done")
        self._lay_out()
        self._printer.edited.connect(self._change_printer)
        self._test.clicked.connect(self._print_test_page)
        self._done.clicked.connect(self.accept)
        self.finished.connect(self._keep)
        self._display()

    def setup(self) -> PrinterSetup:
        """What stands in the fields."""
        tray = self._tray.editor.code()
        return replace(
            setup_of(self._shown),
            right=_shift(self._right, self._across),
            down=_shift(self._down, self._along),
            tray=int(tray) if tray else -1,
            double_sided=self._both_sides.value(),
        )

    def _display(self) -> None:
        setup = setup_of(self._shown)
        _show_shift(self._right, self._across, setup.right)
        _show_shift(self._down, self._along, setup.down)
        trays = paper.trays(_printer(self._shown))
        self._tray.editor.set_options([("-1", _("chosen by the printer")), *((str(n), name) for n, name in trays)])
        self._tray.editor.set_code(str(setup.tray))
        self._tray.setVisible(bool(trays))
        can = paper.prints_both_sides(self._shown)
        self._both_sides.set_value(setup.double_sided)
        self._both_sides.setVisible(can)
        self._cannot.setVisible(not can)

    def _change_printer(self) -> None:
        self._keep()
        self._shown = self._printer.editor.code()
        self._display()

    def _keep(self) -> None:
        setup = self.setup()
        if setup == setup_of(self._shown):
            return
        try:
            remember(self._shown, setup)
        except OfficeError as error:
            dialogs.tell_error(self.parentWidget() or self, str(error))

    def _print_test_page(self) -> None:
        printer = _printer(self._shown)
        printer.setDocName(_("Test page"))
        paper.set_up(printer, self.setup(), 1, printer.pageLayout().fullRectPoints().size().toSizeF())
        if not print_test_page(printer, self.setup()):
            text = _("The printer did not take the pages. Please check that it is switched on and try again.")
            dialogs.tell_error(self, text)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        layout.setSpacing(theme.GAP + theme.HALF)
        layout.addWidget(self._printer)
        said = _(
            "Where the print does not lie as it should, for example on paper that is printed already: "
            "print the test page, measure, and enter how far everything shall move."
        )
        layout.addWidget(hint(said))
        for pair in ((self._right, self._across), (self._down, self._along)):
            layout.addWidget(_row(*pair))
        for widget in (self._tray, self._both_sides, self._cannot):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(_row(self._done, self._test))


def _printer(name: str) -> QPrinter:
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row)
    for widget in widgets:
        flow.addWidget(widget)
    return row


def _shift(amount: Field, way: Field) -> float:
    found: Decimal | None = amount.editor.value()
    return within_reach(float(found or 0) * (-1 if way.editor.code() == _MINUS else 1))


def _show_shift(amount: Field, way: Field, shift: float) -> None:
    amount.editor.set_value(abs(shift))
    way.editor.set_code(_MINUS if shift < 0 else _PLUS)
