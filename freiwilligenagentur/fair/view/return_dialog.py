"""The window that brings a stand home: what would come in, who is known already, what stays as it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur import i18n
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.labels import Tone, body, hint
from freiwilligenagentur.desktop.pages import EmptyState, InfoBar, PageHeader, scrolling
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.exchange.view.parts import Parts
from freiwilligenagentur.exchange.view.ticks import TickList
from freiwilligenagentur.fair.presenter.returning import ReturnPresenter
from freiwilligenagentur.fair.service.returning import Returning
from freiwilligenagentur.fair.telling import Line, Preview, Stays
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.vocabulary.service import Vocabulary

_P = "fair.returning"


class ReturnDialog(QDialog):
    """Fulfils the presenter's ReturnView. ``open_file`` shows it with a file, or a sentence why not."""

    def __init__(self, returning: Returning, vocabulary: Vocabulary, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName(_P)
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Bring a stand home"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._busy = False
        room = self.screen().availableSize()
        self.resize(min(1120, room.width() - 2 * theme.EDGE), min(680, room.height() - 2 * theme.EDGE))
        self._presenter = ReturnPresenter(self, returning, vocabulary, partial(run_task, self), navigator)
        self._make_parts()
        self._pages = QStackedWidget()
        self._pages.setProperty("surface", "page")
        self._done = EmptyState("", self._finish)
        for page in (EmptyState(_("The file is being opened …")), self._preview(), self._done):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        layout.addWidget(scrolling(self._pages))
        self._wire()
        QShortcut(QKeySequence("F1"), self).activated.connect(partial(navigator.open_help, "fair"))

    def open_file(self, file: Path) -> None:
        """Opens the window and this file in it."""
        self.open()
        self._presenter.open(file)

    def display_preview(self, preview: Preview, ticked: frozenset[str]) -> None:
        text = _("Ticked: they are one person. Then the office's record stays, and gaps in it are filled.")
        self._guesses.display(preview.guesses, ticked, text)
        self.display_changes(preview)
        self._parts.set_title(self._guesses, _titled(_("Known already?"), len(preview.guesses)), bool(preview.guesses))
        self._parts.show_part(self._guesses if preview.guesses else self._coming)
        self._pages.setCurrentIndex(1)
        follow_reading_order(self)
        self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def display_changes(self, preview: Preview) -> None:
        self._header.set_texts(_("Bring home: {name}").format(name=preview.title), preview.subtitle)
        self._lines.set_rows(preview.lines)
        self._stays.set_rows(preview.stays)
        self._nothing.setVisible(not preview.lines)
        self._parts.set_title(self._coming, _titled(_("Comes in"), len(preview.lines)), shown=True)
        self._parts.set_title(
            self._staying, _titled(_("Stays as in the office"), len(preview.stays)), bool(preview.stays)
        )
        self._warning.setVisible(bool(preview.warning))
        self._warning.set_plain_text(preview.warning)

    def display_action(self, summary: str, enabled: bool) -> None:
        self._summary.setText(summary)
        self._bring.setEnabled(enabled)

    def display_done(self, title: str, text: str) -> None:
        self._done.set_text(f"{title}\n\n{text}".strip())
        self._pages.setCurrentWidget(self._done)
        self._finish.setFocus(Qt.FocusReason.OtherFocusReason)

    def display_busy(self, busy: bool) -> None:
        self._busy = busy
        self._pages.setEnabled(not busy)

    def display_end(self) -> None:
        self.reject()

    def reject(self) -> None:
        """Esc and the window's own button: not while the file is being read or brought home."""
        if not self._busy:
            super().reject()

    def tell_refusal(self, text: str) -> None:
        self.reject()  # first, so that the page has the keyboard again when the sentence was read
        dialogs.tell_error(self._page, text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _make_parts(self) -> None:
        self._header = PageHeader("", "")
        self._bring = primary_button(_("Bring home"), f"{_P}.bring", "Ctrl+Return")
        self._leave = button(_("Not now"), f"{_P}.leave", "Esc")
        self._finish = primary_button(_("Close"), f"{_P}.close")
        self._summary = body("")
        self._warning = InfoBar(Tone.WARN, _("final"))
        self._lines = RowTable(_line_columns(), f"{_P}.lines", _("What comes in"), give_way=(3, 1))
        self._nothing = hint(_("Nothing new."))
        self._guesses = TickList(f"{_P}.guesses", _("People who are probably known"))
        self._stays = RowTable(_stays_columns(), f"{_P}.stays", _("What stays as in the office"), give_way=(4, 3))
        self._parts = Parts(f"{_P}.parts", _("Parts of the preview"))
        self._coming = _column(self._nothing, self._lines)
        about = _("The office changed these too, or knows them differently. Nothing is overwritten; please compare.")
        self._staying = _column(hint(about), self._stays)

    def _preview(self) -> QWidget:
        for each in (self._bring, self._leave):
            self._header.add_button(each)
        for part in (self._guesses, self._coming, self._staying):
            self._parts.add(part)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (self._header, self._summary, self._warning):
            layout.addWidget(widget)
        layout.addWidget(self._parts, 1)
        return page

    def _wire(self) -> None:
        self._bring.clicked.connect(self._presenter.bring)
        self._leave.clicked.connect(self.reject)
        self._finish.clicked.connect(self.accept)
        self._guesses.ticked.connect(self._presenter.tick)
        self.finished.connect(self._close)

    def _close(self, _result: int) -> None:
        self._presenter.close()


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, theme.GAP, 0, 0)
    layout.setSpacing(theme.GAP)
    for number, widget in enumerate(widgets):
        layout.addWidget(widget, int(number == len(widgets) - 1))
    return page


def _titled(title: str, number: int) -> str:
    return f"{title} ({i18n.number(number)})"


def _line_columns() -> list[Column]:
    return [
        Column("", _newness, width=10, tone=_newness_tone),
        Column(_("Kind"), _kind, width=16),
        Column(_("Name"), _title, tip=_title),
        Column(_("Details"), _details, width=44, tip=_details),
    ]


def _stays_columns() -> list[Column]:
    return [
        Column(_("Record"), _title, tip=_title),
        Column(_("Field"), _field, width=16),
        Column(_("In the office"), _here, width=22, tip=_here),
        Column(_("At the stand"), _there, width=22, tip=_there),
        Column(_("Why"), _why, width=24, tip=_why),
    ]


def _newness(line: Line) -> str:
    return _("new") if line.new else _("changed")


def _newness_tone(line: Line) -> Tone:
    return Tone.GOOD if line.new else Tone.WARN


def _kind(line: Line) -> str:
    return line.kind


def _title(row: Line | Stays) -> str:
    return row.title


def _details(line: Line) -> str:
    return line.details


def _field(row: Stays) -> str:
    return row.field


def _here(row: Stays) -> str:
    return row.here


def _there(row: Stays) -> str:
    return row.there


def _why(row: Stays) -> str:
    return row.why
