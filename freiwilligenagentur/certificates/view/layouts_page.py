"""The page of layouts: the list at the left, the fields in the middle, a certificate in this layout at the right."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout_file import ENDING
from freiwilligenagentur.certificates.layout_rows import LayoutRow, SampleText, StoredLayout
from freiwilligenagentur.certificates.presenter.layouts import LayoutsPresenter
from freiwilligenagentur.certificates.service import Layouts
from freiwilligenagentur.certificates.view.layout_form import LayoutForm, kind_names
from freiwilligenagentur.certificates.view.parts import flowing
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, combo
from freiwilligenagentur.desktop.labels import Tone, body, hint
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.printer_dialog import set_up_printer
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tables import Column, RowTable
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator

PAUSE_MS = 250
_ALL_CHARS, _BOTH_CHARS = 130, 100
"""Characters that list and fields, and fields and preview, need to stand beside each other."""
_LIST_CHARS, _FIELDS_CHARS = 36, 54


class LayoutsPage(QWidget):
    """Fulfils the presenter's LayoutsView."""

    def __init__(
        self,
        layouts: Layouts,
        navigator: Navigator,
        memory: MutableMapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.layouts")
        self.setProperty("surface", "page")
        self._memory: MutableMapping[str, str] = {} if memory is None else memory
        self._head = PageHeader(_("Layouts"))
        self._new = primary_button(_("New layout"), "certificates.layouts.new", "Ctrl+N")
        self._import = button(_("Take over from a file …"), "certificates.layouts.import")
        self._printer = link_button(_("Set up the printer …"), "certificates.layouts.printer")
        self._table = RowTable(_columns(), "certificates.layouts.table", _("Layouts"))
        self._table.remember_columns(self._memory)
        self._empty = body(
            _("Without a layout of your own, certificates look as the preview shows. “New layout” begins with it.")
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._form = LayoutForm()
        self._others = InfoBar(Tone.BAD, _("still open"))
        self._state = hint("")
        self._save = primary_button(_("Save"), "certificates.layouts.save", "Ctrl+S")
        self._discard = button(_("Take back what was typed"), "certificates.layouts.discard")
        self._copy = button(_("Duplicate"), "certificates.layouts.copy")
        self._export = button(_("Save as a file …"), "certificates.layouts.export")
        self._delete = button(_("Delete"), "certificates.layouts.delete")
        self._see = button(_("Show the preview"), "certificates.layouts.see")
        self._sample = Field(_("With the text of"), combo([], 18), "certificates.layouts.sample")
        self._kind = Field(_("as"), combo(kind_names()), "certificates.layouts.kind")
        self._preview = PdfPreview("certificates.layouts.preview", _("Preview of the layout"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.presenter = LayoutsPresenter(self, layouts, navigator)
        self._lay_out()
        self._wire()

    def refresh(self) -> None:
        """Reads anew; what was changed and is not kept yet stays."""
        self.presenter.refresh()

    def open_draft(self, draft_key: str) -> None:
        """Goes on with a layout that was begun and could not be kept; a new one waits on the page anyway."""
        if layout := draft_key.partition("/")[2]:
            self.presenter.choose(layout)

    def leave(self) -> bool:
        """Keeps what was typed; the window may close."""
        self._pause.stop()
        self.presenter.keep()
        return True

    # --- the presenter's view

    def display_rows(self, rows: Sequence[LayoutRow], chosen: str) -> None:
        self._table.blockSignals(True)  # the presenter knows which is chosen
        self._table.set_rows(rows)
        if chosen:
            self._table.select(chosen)
        self._table.blockSignals(False)
        self._list.setCurrentWidget(self._table if rows else self._empty)

    def display_layout(self, stored: StoredLayout | None) -> None:
        self._fields.setVisible(stored is not None)
        self._nothing.setVisible(stored is None)
        if stored is not None:
            self._form.set_value(stored)
        for each in (self._save, self._discard, self._copy, self._export, self._delete):
            each.setEnabled(stored is not None)
        self._order()

    def display_pictures(self, stored: StoredLayout) -> None:
        self._form.set_pictures(stored)

    def display_state(self, text: str) -> None:
        self._state.setText(text)

    def display_problems(self, problems: Sequence[Problem], focus: bool) -> None:
        others = self._form.display_problems(problems, focus)
        self._others.setVisible(bool(others))
        self._others.set_plain_text(" ".join(problem.text for problem in others))
        if problems and focus:
            self._split.bring_record_to_front(True)

    def display_preview(self, pdf: bytes | None) -> None:
        page = self._preview.current_page()
        self._preview.set_pdf(pdf)
        self._preview.go_to(page)

    def display_samples(self, samples: Sequence[SampleText]) -> None:
        # An entry without a code would read as none chosen, so the invented text has one.
        self._sample.editor.set_options([(each.volunteer_id or "-", each.name) for each in samples])

    def ask_overwrite(self, text: str) -> bool:
        return dialogs.ask(self, _("Saved by somebody else"), text, _("Save mine over it"), _("Show the saved layout"))

    def ask_with_signatures(self) -> bool:
        text = _("This layout holds scanned signatures. Whoever gets the file could print them.")
        return dialogs.ask(self, _("Scanned signatures"), text, _("With signatures"), _("Without signatures"))

    def ask_open(self) -> Path | None:
        return dialogs.choose_file(self, _("Take a layout over"), _("Layouts (*{ending})").format(ending=ENDING))

    def ask_save(self, proposed: str) -> Path | None:
        filters = _("Layouts (*{ending})").format(ending=ENDING)
        place = dialogs.save_file(self, _("Save the layout as a file"), proposed, filters)
        if place is not None and place.suffix.lower() != ENDING:
            return place.with_name(f"{place.name}{ENDING}")
        return place

    def ask_picture(self) -> Path | None:
        return dialogs.choose_file(self, _("Choose a picture"), _("Pictures (*.png *.jpg *.jpeg)"))

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # --- inside

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._pause.stop()  # nothing is asked of an office that may be closed by then
        super().hideEvent(event)

    def _wire(self) -> None:
        presenter = self.presenter
        self._table.chosen.connect(self._choose)
        self._table.activated_id.connect(self._enter)
        self._new.clicked.connect(self._begin)
        self._import.clicked.connect(presenter.import_file)
        self._printer.clicked.connect(self._set_up_printer)
        self._form.edited.connect(self._tell_edited)
        self._form.picture_wanted.connect(self._take_picture)
        self._form.picture_removed.connect(self._remove_picture)
        self._pause.timeout.connect(presenter.look)
        for each, do in (
            (self._save, presenter.save),
            (self._discard, presenter.discard),
            (self._copy, presenter.duplicate),
            (self._export, presenter.export_file),
            (self._delete, presenter.delete),
        ):
            each.clicked.connect(do)
        self._see.clicked.connect(self._show_preview)
        self._sample.edited.connect(self._show_with)
        self._kind.edited.connect(self._show_with)
        self._inner.narrowed.connect(self._see.setVisible)
        self._split.back_asked.connect(self._table.setFocus)

    def _choose(self, layout_id: str) -> None:
        if layout_id:
            self.presenter.choose(layout_id)

    def _enter(self, _layout_id: str) -> None:
        self._split.bring_record_to_front(True)
        self._form.focus_first()

    def _begin(self) -> None:
        self.presenter.new()
        self._split.bring_record_to_front(True)
        self._form.focus_first()

    def _tell_edited(self) -> None:
        self.presenter.edited(self._form.value())
        self._pause.start()

    def _take_picture(self, place: str) -> None:
        self.presenter.take_picture(place)

    def _remove_picture(self, place: str) -> None:
        self.presenter.remove_picture(place)

    def _show_with(self) -> None:
        volunteer = self._sample.editor.code()
        self.presenter.show_with("" if volunteer == "-" else volunteer, Kind(self._kind.editor.code()))

    def _show_preview(self) -> None:
        self._inner.bring_record_to_front(True)
        self._preview.setFocus()

    def _set_up_printer(self) -> None:
        set_up_printer(self)

    def _order(self) -> None:
        follow_reading_order(self)

    def _lay_out(self) -> None:
        self._list = QStackedWidget()
        self._list.addWidget(self._table)
        self._list.addWidget(self._empty)
        below = flowing(self._copy, self._export, self._delete)
        left = _column(self._head, flowing(self._new, self._import), (self._list, 1), below, self._printer)
        self._fields = _column(
            self._others,
            (self._form, 1),
            self._state,
            flowing(self._save, self._discard, self._see),
            edge=0,
        )
        self._nothing = hint(_("Choose a layout at the left, or begin a new one."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        middle = _column((self._fields, 1), self._nothing)
        right = _column(flowing(self._sample, self._kind), (self._preview, 1), surface="soft")
        self._inner = ListAndRecord(
            middle, right, "certificates.layouts.preview_side", _BOTH_CHARS, _("Back to the fields")
        )
        self._split = ListAndRecord(left, self._inner, "certificates.layouts.record", _ALL_CHARS)
        for splitter, first in ((self._split, _LIST_CHARS), (self._inner, _FIELDS_CHARS)):
            splitter.setStretchFactor(0, 0)
            splitter.setStretchFactor(1, 1)
            splitter.setSizes([theme.chars(first), theme.chars(_ALL_CHARS)])
        self._others.hide()
        self._see.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)


def _column(*parts: QWidget | tuple[QWidget, int], edge: int = theme.BLOCK, surface: str = "page") -> QWidget:
    """Widgets below each other; a pair says how much of the free room it takes."""
    side = QWidget()
    side.setProperty("surface", surface)
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(side)
    layout.setContentsMargins(edge, edge, edge, edge and theme.GAP)
    layout.setSpacing(theme.GAP)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        layout.addWidget(widget, stretch)
    return side


def _columns() -> list[Column]:
    return [
        Column(_("Name"), _name_of, least=14),
        Column(_("Version"), _version_of, 8),
    ]


def _name_of(row: LayoutRow) -> str:
    return row.name


def _version_of(row: LayoutRow) -> str:
    return str(row.version)
