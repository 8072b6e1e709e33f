"""The import dialog: choose a file, look at it, take it over, see what was done."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import primary_button
from freiwilligenagentur.desktop.pages import EmptyState, scrolling
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.exchange.meeting.planning import PlannedRow
from freiwilligenagentur.exchange.presenter import ImportPresenter
from freiwilligenagentur.exchange.previewing import Preview, Tick
from freiwilligenagentur.exchange.service import ImportService
from freiwilligenagentur.exchange.view.preview import PreviewPane
from freiwilligenagentur.exchange.view.report import ReportPane
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator


class ImportDialog(QDialog):
    """One import. ``open()`` shows it over its window; ``open_file`` starts with a file that is known already."""

    def __init__(self, service: ImportService, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange.import")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Import"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize()
        self.resize(min(1120, room.width() - 2 * theme.EDGE), min(680, room.height() - 2 * theme.EDGE))
        self.presenter = ImportPresenter(service, self, partial(run_task, self), navigator)
        self._preview = PreviewPane(self.presenter)
        self._report = ReportPane(self.presenter)
        self._pages = QStackedWidget()
        self._pages.setProperty("surface", "page")
        for page in (self._start_page(), self._preview, self._report):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        layout.addWidget(scrolling(self._pages))
        self._report.closed.connect(self.accept)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.presenter.help)

    def open_file(self, place: Path) -> None:
        """Opens the dialog and this file in it."""
        self.open()
        self.presenter.open(place)

    def _start_page(self) -> QWidget:
        choose = primary_button(_("Choose a file …"), "exchange.choose", "Ctrl+O")
        choose.clicked.connect(self.presenter.choose)
        text = _(
            "Offers and organisations from Freinet (CSV or XML), lists of people and other tables as CSV. "
            "You see everything that would happen before anything is written."
        )
        return EmptyState(text, choose)

    # --- what the presenter asks for

    def ask_file(self) -> Path | None:
        return dialogs.choose_file(self, _("Import a file"), _("Exports (*.csv *.xml *.txt);;All files (*)"))

    def ask_report_place(self, proposed: str) -> Path | None:
        return dialogs.save_file(self, _("Save the report"), proposed, _("Text (*.txt)"))

    def display_preview(self, preview: Preview, merge: frozenset[str], once: frozenset[str]) -> None:
        self._preview.display(preview, merge, once)
        self._pages.setCurrentWidget(self._preview)

    def display_repeats(self, repeats: tuple[Tick, ...], once: frozenset[str]) -> None:
        self._preview.display_repeats(repeats, once)

    def display_rows(self, rows: tuple[PlannedRow, ...], empty: str) -> None:
        self._preview.display_rows(rows, empty)

    def display_action(self, caption: str, summary: str, enabled: bool) -> None:
        self._preview.display_action(caption, summary, enabled)

    def display_report(self, title: str, lines: tuple[str, ...], can_undo: bool) -> None:
        self._report.display(title, lines, can_undo)
        self._pages.setCurrentWidget(self._report)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)
