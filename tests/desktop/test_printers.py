from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QStatusTipEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from test_paper import A4, black_box, pdf

from freiwilligenagentur import paths
from freiwilligenagentur.desktop import dialogs, paper, printing, ruler_page, tray_names
from freiwilligenagentur.desktop.pdf_raster import PdfRaster
from freiwilligenagentur.desktop.printer_dialog import PrinterDialog, set_up_printer
from freiwilligenagentur.desktop.printers import PrinterSetup, remember, setup_of

Press = Callable[..., None]
Window = Callable[..., QWidget]
MM = 600 / 25.4
"""Dots of a millimetre at 600 dpi."""


def to_file(place: Path, dpi: int = 600) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(dpi)
    printer.setOutputFileName(str(place))
    return printer


def painted(setup: PrinterSetup) -> QImage:
    """The test page as a printer of 600 dpi gets it."""
    image = QImage(round(210 * MM), round(297 * MM), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    printing.move(painter, 600, setup)
    ruler_page.paint(painter, MM, setup)
    painter.end()
    return image


def dark_stretches(
    image: QImage, *, row: float | None = None, column: float | None = None, dots: float = MM
) -> list[float]:
    """The middles of what is dark along a row or a column, in millimetres."""
    if row is not None:
        line = [image.pixelColor(x, round(row * dots)).lightness() < 128 for x in range(image.width())]
    else:
        line = [image.pixelColor(round((column or 0) * dots), y).lightness() < 128 for y in range(image.height())]
    found, start = [], -1
    for at, dark in enumerate([*line, False]):
        if dark and start < 0:
            start = at
        elif not dark and start >= 0:
            found.append((start + at) / 2 / dots)
            start = -1
    return found


@pytest.mark.parametrize("setup", [PrinterSetup(), PrinterSetup(0.3, -0.2), PrinterSetup(-4.7, 3.1)], ids=str)
def test_the_rulers_lie_where_they_say_moved_as_wanted(setup: PrinterSetup, qapp: object) -> None:
    image = painted(setup)
    upright = dark_stretches(image, row=8 + setup.down)
    assert upright[0] == pytest.approx(20 + setup.right, abs=0.1)
    level = dark_stretches(image, column=8 + setup.right)
    assert level[0] == pytest.approx(20 + setup.down, abs=0.1)
    marks = dark_stretches(image, row=59.2 + setup.down)
    wanted = [at + setup.right for at in range(6, 205)]
    seen = [at for at in marks if at > 45.5 + setup.right]  # left of it stands the other ruler
    assert seen == pytest.approx([at for at in wanted if at > 45.5 + setup.right], abs=0.2)


def test_the_test_page_keeps_its_measures_on_paper(tmp_path: Path, qapp: object) -> None:
    assert ruler_page.print_test_page(to_file(tmp_path / "paper.pdf"), PrinterSetup(1.5, -0.7))
    dots = 20.0
    image = PdfRaster((tmp_path / "paper.pdf").read_bytes()).image(0, dots * 25.4 / 72)
    assert dark_stretches(image, row=8, dots=dots)[0] == pytest.approx(21.5, abs=0.2)
    assert dark_stretches(image, column=8, dots=dots)[0] == pytest.approx(19.3, abs=0.2)
    assert image.width() / dots == pytest.approx(210, abs=0.3)


def test_pages_are_moved_by_a_tenth_of_a_millimetre_and_no_larger(tmp_path: Path, qapp: object) -> None:
    boxes = []
    for number, setup in enumerate((PrinterSetup(), PrinterSetup(2.1, -3.4))):
        assert printing.paint_pdf(to_file(tmp_path / f"{number}.pdf"), pdf(), setup)
        image = PdfRaster((tmp_path / f"{number}.pdf").read_bytes()).image(0, 10 * 25.4 / 72)
        boxes.append(black_box(image, limit=900))
    before, after = boxes
    assert (after.x() - before.x()) / 10 == pytest.approx(2.1, abs=0.2)
    assert (after.y() - before.y()) / 10 == pytest.approx(-3.4, abs=0.2)
    assert after.size() == before.size()
    assert before.x() / 10 == pytest.approx(30, abs=0.2)
    assert before.y() / 10 == pytest.approx(40, abs=0.2)


def test_a_page_moved_off_the_paper_leaves_the_rest_whole(tmp_path: Path, qapp: object) -> None:
    assert printing.paint_pdf(to_file(tmp_path / "paper.pdf", 100), pdf(2), PrinterSetup(-20, -20))
    found = PdfRaster((tmp_path / "paper.pdf").read_bytes())
    assert found.page_count() == 2
    box: QRect = black_box(found.image(0, 1.0))
    assert box.x() == pytest.approx(10 * 72 / 25.4, abs=2)


@pytest.mark.parametrize(
    ("size", "name"),
    [(A4, "A4"), (A4[::-1], "A4"), ((419.53, 595.28), "A5"), ((311.8, 623.6), "DL")],
    ids=["upright", "landscape", "A5", "window envelope"],
)
def test_paper_is_asked_for_by_its_name(size: tuple[float, float], name: str, tmp_path: Path, qapp: object) -> None:
    printer = to_file(tmp_path / "paper.pdf")
    paper.set_page(printer, PdfRaster(pdf(1, size)).page_size(0))
    assert name in printer.pageLayout().pageSize().name()
    rect = printer.pageLayout().fullRectPoints()
    assert (rect.width() > rect.height()) == (size[0] > size[1])


class WithMargins(QPrinter):
    """Like a printer of an office: it cannot print up to the edge, and refuses a layout that asks for it."""

    def setPageLayout(self, layout: QPageLayout) -> bool:  # noqa: N802 - Qt's name
        beyond = layout.mode() is QPageLayout.Mode.StandardMode and layout.margins().left() < 6
        return not beyond and super().setPageLayout(layout)


def test_a_printer_with_margins_of_its_own_turns_the_paper_too(qapp: object) -> None:
    printer = WithMargins()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    paper.set_page(printer, PdfRaster(pdf(1, A4[::-1])).page_size(0))
    layout = printer.pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Landscape


def test_a_printer_keeps_what_was_set_up_and_others_know_nothing_of_it() -> None:
    remember("Büro HP", PrinterSetup(0.4, -1.25, 2, double_sided=False))
    assert setup_of("Büro HP") == PrinterSetup(0.4, -1.2, 2, double_sided=False)
    assert setup_of("anderer") == PrinterSetup()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"HP": 1}', '{"HP": {"right": "2", "down": true, "tray": 1.5}}', "\x00"]
)
def test_what_nobody_can_read_is_nothing_special(content: str) -> None:
    place = paths.user_data() / "printers.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content, "utf-8")
    assert setup_of("HP") == PrinterSetup()


def test_a_shift_beyond_reason_is_bounded() -> None:
    place = paths.user_data() / "printers.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"HP": {"right": 9000.0, "down": -0.04}}), "utf-8")
    assert setup_of("HP") == PrinterSetup(20.0, 0.0)


@pytest.mark.parametrize(("can", "pages", "size", "wanted"), [
    (True, 2, A4, QPrinter.DuplexMode.DuplexLongSide),
    (True, 2, A4[::-1], QPrinter.DuplexMode.DuplexShortSide),
    (True, 1, A4, QPrinter.DuplexMode.DuplexNone),
    (False, 2, A4, QPrinter.DuplexMode.DuplexNone),
])  # fmt: skip
def test_two_pages_turn_like_those_of_a_book(
    can: bool,
    pages: int,
    size: tuple[float, float],
    wanted: QPrinter.DuplexMode,
    monkeypatch: pytest.MonkeyPatch,
    qapp: object,
) -> None:
    monkeypatch.setattr(paper, "prints_both_sides", lambda _printer: can)
    printer = QPrinter()
    asked: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(printer, "setDuplex", asked.append)
    paper.set_up(printer, PrinterSetup(), pages, PdfRaster(pdf(1, size)).page_size(0))
    assert asked == [wanted]
    paper.set_up(printer, PrinterSetup(double_sided=False), pages, PdfRaster(pdf(1, size)).page_size(0))
    assert asked[1] == QPrinter.DuplexMode.DuplexNone


def test_a_printer_of_one_side_is_told_once(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["HP"])
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    shown = window()
    assert printing.print_pdf(shown, pdf(2), "Nachweis")
    box = shown.findChild(QMessageBox)
    assert "nur einseitig" in box.text()
    box.close()
    box.setParent(None)
    assert printing.print_pdf(shown, pdf(2), "Nachweis")
    assert shown.findChild(QMessageBox) is None


def test_trays_are_called_as_windows_calls_them(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    printer = QPrinter()
    sources = [QPrinter.PaperSource.FormSource, QPrinter.PaperSource.Upper]
    monkeypatch.setattr(printer, "supportedPaperSources", lambda: sources, raising=False)
    told = "".join(name.ljust(24, "\0") for name in ("Automatisch auswählen", "Fach 1 (oben) mit A4, 80"))
    monkeypatch.setattr(paper, "tray_names", lambda _printer: tray_names.cut(told))
    assert [name for _number, name in paper.trays(printer)] == ["Automatisch auswählen", "Fach 1 (oben) mit A4, 80"]
    monkeypatch.setattr(paper, "tray_names", lambda _printer: [])
    assert [name for _number, name in paper.trays(printer)] == ["Fach 12", "Fach 0"]


class Told(QObject):
    """What a window is told for its line of state."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QStatusTipEvent):
            self.texts.append(event.tip())
        return super().eventFilter(watched, event)


def test_without_a_printer_the_pdf_is_offered(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def agree(_parent: QWidget, _title: str, text: str, do: str, _leave: str) -> bool:
        asked.append(f"{text} [{do}]")
        return True

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(dialogs, "ask", agree)
    monkeypatch.setattr(dialogs, "save_file", lambda *_given: tmp_path / "Nachweis")
    document = pdf(2)
    shown, told = window(), Told()
    shown.installEventFilter(told)
    assert printing.print_pdf(shown, document, "Nachweis") is False
    qtbot.waitUntil(lambda: told.texts == [f"Nachweis.pdf ist in „{tmp_path}“ gespeichert."])
    assert (tmp_path / "Nachweis.pdf").read_bytes() == document
    assert "kein Drucker eingerichtet" in asked[0]
    assert asked[0].endswith("[Als PDF speichern]")


def test_setting_up_without_a_printer_says_what_to_do(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    shown = window()
    assert set_up_printer(shown) is None
    box = shown.findChild(QMessageBox)
    assert "Einstellungen des Systems" in box.text()
    box.close()


@pytest.fixture
def dialog(window: Window, monkeypatch: pytest.MonkeyPatch) -> PrinterDialog:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Büro HP", "Etiketten"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Büro HP")
    opened = set_up_printer(window())
    assert opened is not None
    return opened


def test_a_printer_is_set_up_by_keyboard(dialog: PrinterDialog, press: Press) -> None:
    dialog.findChild(QWidget, "desktop.printer.right").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "0,3")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "1,5")
    press(Qt.Key.Key_Escape)
    assert setup_of("Büro HP") == PrinterSetup(-0.3, 1.5)
    assert setup_of("Etiketten") == PrinterSetup()


def test_each_printer_has_its_own_shift(dialog: PrinterDialog) -> None:
    remember("Etiketten", PrinterSetup(2.0, 0.5))
    names = dialog.findChild(QWidget, "desktop.printer.name")
    names.set_code("Etiketten")
    names.edited.emit()
    assert dialog.setup() == PrinterSetup(2.0, 0.5)
    dialog.accept()
    assert setup_of("Büro HP") == PrinterSetup()


def test_the_test_page_is_printed_as_the_fields_say(
    dialog: PrinterDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, press: Press
) -> None:
    from freiwilligenagentur.desktop import printer_dialog

    monkeypatch.setattr(printer_dialog, "_printer", lambda _name: to_file(tmp_path / "paper.pdf", 100))
    dialog.findChild(QWidget, "desktop.printer.right").set_value(1.5)
    dialog.findChild(QWidget, "desktop.printer.test").click()
    (text,) = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "paper.pdf")]
    assert "1,5 mm nach rechts" in " ".join(text.split())
    dialog.accept()


def test_every_control_of_the_dialog_has_a_name(dialog: PrinterDialog) -> None:
    controls = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.objectName()]
    assert len(controls) > 6
    assert [w.objectName() for w in controls if not w.accessibleName()] == []
    dialog.accept()
