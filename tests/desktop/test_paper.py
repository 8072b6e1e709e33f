from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from freiwilligenagentur.desktop import paper, printing, tasks
from freiwilligenagentur.desktop.pdf_raster import PdfRaster
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.task_dialog import TaskDialog

Press = Callable[..., None]
Window = Callable[..., QWidget]
A4 = (595.28, 841.89)
MM = 72 / 25.4
_Duplex = QPrinter.DuplexMode


def pdf(pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """Pages with a black square of 20 mm, 30 mm from the left and 40 mm from the top, and their number."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for page in range(pages):
        canvas.rect(30 * MM, size[1] - 60 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
        canvas.drawString(200, 100, f"Seite {page + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def black_box(image: QImage, limit: int = 0) -> QRect:
    """The extent of the black square, which lies in the upper half."""
    dark = [
        (x, y)
        for y in range(limit or image.height() // 2)
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 100
    ]
    xs, ys = [x for x, _y in dark], [y for _x, y in dark]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def test_a_page_is_drawn_in_the_size_asked_for() -> None:
    raster = PdfRaster(pdf())
    image = raster.image(0, 1.0)
    assert (image.width(), image.height()) == (595, 842)
    box = black_box(image)
    assert box.x() == pytest.approx(30 * MM, abs=1.5)
    assert box.y() == pytest.approx(40 * MM, abs=1.5)
    assert box.width() == pytest.approx(20 * MM, abs=1.5)
    assert image.pixelColor(5, 5) == QColor("white")


def test_bands_join_without_a_seam() -> None:
    raster = PdfRaster(pdf())
    whole = raster.image(0, 1.0)
    for top in (0, 100, 137):
        area = QRect(0, top, 595, 97)
        assert raster.band(0, 1.0, area) == whole.copy(area)


def test_a_hundred_percent_on_the_screen_is_the_size_on_paper(window: Window) -> None:
    preview = PdfPreview("t.preview", "Vorschau")
    window(preview).resize(1000, 700)
    preview.set_pdf(pdf())
    preview.set_zoom(1.0)
    area = preview.page_rect(0)
    dots = preview.logicalDpiX()
    assert area.width() == pytest.approx(210 / 25.4 * dots, abs=1)
    assert area.height() == pytest.approx(297 / 25.4 * dots, abs=1)


def test_the_preview_shows_what_the_printer_gets(window: Window, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setResolution(96)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printing.paint_pdf(printer, pdf())
    preview = PdfPreview("t.preview", "Vorschau")
    shown = window(preview)
    shown.resize(900, 1300)
    preview.set_pdf(pdf())
    preview.set_zoom(1.0)
    page = preview.page_rect(0)
    on_screen = black_box(preview.viewport().grab(page).toImage())
    paper = PdfRaster((tmp_path / "paper.pdf").read_bytes())
    on_paper = black_box(paper.image(0, 96 / 72))
    for side in ("x", "y", "width", "height"):
        assert getattr(on_screen, side)() == pytest.approx(getattr(on_paper, side)(), abs=2)


@pytest.mark.parametrize("size", [A4, A4[::-1], (420, 595)], ids=["upright", "landscape", "A5"])
def test_paper_keeps_size_pages_and_true_measures(tmp_path: Path, qapp: object, size: tuple[float, float]) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert printing.paint_pdf(printer, pdf(2, size))
    paper = PdfRaster((tmp_path / "paper.pdf").read_bytes())
    assert paper.page_count() == 2
    assert paper.page_size(1).width() == pytest.approx(size[0], abs=1.5)
    assert paper.page_size(1).height() == pytest.approx(size[1], abs=1.5)
    box = black_box(paper.image(1, 1.0), limit=300)
    assert box.x() == pytest.approx(30 * MM, abs=3)
    assert box.y() == pytest.approx(40 * MM, abs=3)
    assert box.width() == pytest.approx(20 * MM, abs=2)


def test_a_range_of_pages_prints_only_those(tmp_path: Path, qapp: object) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.paint_pdf(printer, pdf(5))
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == 2


@pytest.mark.parametrize(("sides", "printed"), [(_Duplex.DuplexNone, 2), (_Duplex.DuplexLongSide, 3)])
def test_backs_that_are_left_empty_cost_no_paper_where_only_fronts_are_printed(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, sides: QPrinter.DuplexMode, printed: int
) -> None:
    with pikepdf.open(io.BytesIO(pdf(3))) as document:
        document.pages[1].Contents = document.make_stream(b"")
        document.save(left_empty := io.BytesIO())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: sides)
    assert printing.paint_pdf(printer, left_empty.getvalue())
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == printed


@pytest.fixture
def a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["HP"])


@pytest.mark.usefixtures("a_printer")
@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt warns of what the window then says
def test_a_printer_that_refuses_is_told(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "missing" / "folder" / "paper.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    shown = window()
    assert printing.print_pdf(shown, pdf(), "Nachweis") is False
    box = shown.findChild(QMessageBox)
    assert "Drucker" in box.text()
    box.close()


@pytest.mark.usefixtures("a_printer")
def test_print_goes_to_the_printer_that_was_chosen(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    shown = window()
    assert printing.print_pdf(shown, pdf(3), "Nachweis") is True
    shown.findChild(QMessageBox).close()  # says that this one prints on one side only
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == 3


@pytest.mark.usefixtures("a_printer")
@pytest.mark.parametrize("one_sided", [False, True])
def test_papers_of_one_page_each_go_on_one_side(
    window: Window, monkeypatch: pytest.MonkeyPatch, one_sided: bool
) -> None:
    sides: list[QPrinter.DuplexMode] = []

    def look(dialog: QPrintDialog) -> QDialog.DialogCode:
        sides.append(dialog.printer().duplex())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(paper, "prints_both_sides", lambda _printer: True)
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: sides.append(mode))
    monkeypatch.setattr(QPrintDialog, "exec", look)
    assert printing.print_pdf(window(), pdf(2), "Anschreiben", one_sided=one_sided) is False
    assert sides[0] == (QPrinter.DuplexMode.DuplexNone if one_sided else QPrinter.DuplexMode.DuplexLongSide)


@pytest.mark.usefixtures("a_printer")
@pytest.mark.parametrize(
    ("usual", "chosen", "one_sided", "wanted"),
    [
        (_Duplex.DuplexNone, _Duplex.DuplexNone, False, _Duplex.DuplexLongSide),
        (_Duplex.DuplexLongSide, _Duplex.DuplexLongSide, True, _Duplex.DuplexNone),
        (_Duplex.DuplexLongSide, _Duplex.DuplexNone, False, None),
    ],
    ids=["remembered", "papers of one page", "chosen in the dialog"],
)
def test_sides_follow_the_printer_that_is_chosen_in_the_dialog(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    usual: QPrinter.DuplexMode,
    chosen: QPrinter.DuplexMode,
    one_sided: bool,
    wanted: QPrinter.DuplexMode | None,
) -> None:
    names, sides = ["HP"], list[QPrinter.DuplexMode]()

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        names[0] = "Canon"
        sides.clear()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(paper, "prints_both_sides", lambda _printer: True)
    monkeypatch.setattr(paper, "usual_sides", lambda _printer: usual)
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: names[0])
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: sides[-1] if sides else chosen)
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: sides.append(mode))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    assert printing.print_pdf(window(), pdf(2), "Nachweis", one_sided=one_sided)
    assert sides == ([] if wanted is None else [wanted])


@pytest.mark.usefixtures("a_printer")
def test_a_long_print_shows_how_far_it_is_and_can_be_stopped(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        return QDialog.DialogCode.Accepted

    seen: list[str] = []

    def look(dialog: TaskDialog, done: int, total: int, text: str, *_more: object) -> None:
        seen.append(text)
        if done == 2:
            dialog.findChild(QWidget, "desktop.task.cancel").click()

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    monkeypatch.setattr(tasks, "_DIALOG_AFTER_MS", 0)
    monkeypatch.setattr(TaskDialog, "display", look)
    shown = window()
    assert printing.print_pdf(shown, pdf(40), "Nachweise") is False
    assert seen == ["Seite 1 von 40", "Seite 2 von 40", "Seite 3 von 40"]
    box = shown.findChild(QMessageBox)
    assert "abgebrochen" in box.windowTitle()
    box.close()


@pytest.mark.usefixtures("a_printer")
def test_cancelling_the_print_dialog_prints_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    assert printing.print_pdf(window(), pdf(), "Nachweis") is False


def test_pages_turn_and_zoom_by_keyboard(window: Window, press: Press, qtbot: QtBot) -> None:
    preview = PdfPreview("t.preview", "Vorschau")
    window(preview).resize(800, 600)
    preview.set_pdf(pdf(4))
    preview.setFocus()
    with qtbot.waitSignal(preview.page_changed):
        press(Qt.Key.Key_PageDown)
    assert preview.current_page() == 1
    press(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert preview.current_page() == 1
    press(Qt.Key.Key_End)
    assert preview.current_page() == 3
    press(Qt.Key.Key_Home)
    assert preview.current_page() == 0
    before = preview.zoom()
    press(Qt.Key.Key_Plus, held=Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom() > before
    press(Qt.Key.Key_Minus, Qt.Key.Key_Minus, held=Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom() < before
    press(Qt.Key.Key_0, held=Qt.KeyboardModifier.ControlModifier)
    assert preview.page_rect(0).height() <= preview.viewport().height()


def test_the_preview_reads_its_page_to_screen_readers(window: Window, press: Press) -> None:
    preview = PdfPreview("t.preview", "Vorschau")
    window(preview)
    assert preview.accessibleDescription() == "nichts anzuzeigen"
    preview.set_pdf(pdf(2))
    preview.setFocus()
    press(Qt.Key.Key_PageDown)
    assert preview.accessibleName() == "Vorschau"
    assert preview.accessibleDescription() == "Seite 2 von 2. Seite 2"


def test_another_document_starts_at_its_first_page(window: Window, press: Press) -> None:
    preview = PdfPreview("t.preview", "Vorschau")
    window(preview).resize(700, 500)
    preview.set_pdf(pdf(4))
    preview.setFocus()
    press(Qt.Key.Key_End)
    preview.set_pdf(pdf(2))
    assert (preview.current_page(), preview.page_count()) == (0, 2)
    preview.set_pdf(None)
    assert preview.page_count() == 0
    preview.grab()
