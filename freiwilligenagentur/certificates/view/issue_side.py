"""Issuing on the screen: whom for; then the form with the draft beside it, one at a time in a narrow window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.content import SignedBy
from freiwilligenagentur.certificates.presenter.entry import Entry
from freiwilligenagentur.certificates.presenter.issue import IssuePresenter
from freiwilligenagentur.certificates.presenter.whom import PersonHit
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.certificates.view.choosing import Choosing
from freiwilligenagentur.certificates.view.form import CertificateForm
from freiwilligenagentur.certificates.view.parts import ask_pdf_place, flowing, hand_out
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.labels import Tone, hint
from freiwilligenagentur.desktop.list_and_record import ListAndRecord
from freiwilligenagentur.desktop.pages import InfoBar, PageHeader
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _

PAUSE_MS = 250
_MOST_LINES = 5
_BOTH_CHARS = 104  # below this width form and draft do not stand beside each other


class IssueSide(QWidget):
    """Fulfils the presenter's IssueView."""

    pool_asked = Signal()

    def __init__(self, layouts: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self._layouts = layouts
        self._competences: Sequence[str] = ()
        self._choosing = Choosing()
        self._head = PageHeader(_("Issue a certificate"))
        self._to_draft = button(_("Look at the draft"), "certificates.to_draft", "F6")
        self._to_draft.hide()
        self._back = link_button(_("Back to the register"), "certificates.issue_back").set_icon(
            icon("caret-left", "accent")
        )
        self._begun = InfoBar(Tone.NEUTRAL)
        self._begun.set_text(_("You began this certificate earlier. What you typed is here again."))
        self._anew = self._begun.add_button(_("Begin anew"), "certificates.anew")
        self._form: CertificateForm | None = None
        self._form_place = QVBoxLayout()
        self._missing = WidgetColumn(theme.HALF)
        self._preview = PdfPreview("certificates.draft", _("Draft of the certificate"))
        self._draft = button(_("Print the draft"), "certificates.print_draft", "Ctrl+D")
        self._print = primary_button(_("Issue and print"), "certificates.issue_print", "Ctrl+Return")
        self._save = button(_("Issue and save as PDF"), "certificates.issue_save", "Ctrl+S")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._stack = QStackedWidget()
        self._lay_out()

    def wire(self, presenter: IssuePresenter) -> None:
        """Connects what can be pressed."""
        self._presenter = presenter
        self._choosing.wire(presenter)
        self._pause.timeout.connect(presenter.look)
        self._back.clicked.connect(presenter.leave)
        self._anew.clicked.connect(presenter.begin_anew)
        self._draft.clicked.connect(presenter.print_draft)
        self._print.clicked.connect(presenter.issue_and_print)
        self._save.clicked.connect(presenter.issue_and_save)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._escape)
        self._to_draft.clicked.connect(self._bring_draft)
        self._split.back_asked.connect(self._return_to_form)
        self._split.narrowed.connect(self._to_draft.setVisible)

    def display_people(self, people: Sequence[PersonHit], title: str, empty: str) -> None:
        self._choosing.display_people(people, title, empty)

    def display_choosing(self, text: str) -> None:
        self._stack.setCurrentWidget(self._choosing)
        self._choosing.begin(text)

    def display_form(self, title: str, subtitle: str, entry: Entry, has_birth_date: bool) -> None:
        self._head.set_texts(title, subtitle)
        self._ready_form().set_value(entry, has_birth_date)
        self._stack.setCurrentWidget(self._split)
        self._split.bring_record_to_front(False)
        self._order()
        self._ready_form().go_to("kind")

    def display_choices(
        self, courses: Sequence[tuple[str, str]], cards: Sequence[str], competences: Sequence[str]
    ) -> None:
        if competences != self._competences:
            self._drop_form()
        self._competences = competences
        self._ready_form().set_choices(courses, cards)
        self._ready_form().set_layouts(self._layouts())

    def display_parts(self, parts: frozenset[str]) -> None:
        self._ready_form().show_parts(parts)
        self._order()

    def display_cards(self, entry: Entry) -> None:
        self._ready_form().set_cards(entry)
        self._order()

    def display_thanks(self, text: str) -> None:
        self._ready_form().set_thanks(text)

    def display_signatories(self, signatories: Sequence[SignedBy]) -> None:
        self._ready_form().set_signatories(signatories)

    def display_kept_draft(self, waiting: bool) -> None:
        self._begun.setVisible(waiting)

    def display_missing(self, missing: Sequence[Missing], can_issue: bool) -> None:
        lines = [self._missing_line(number, each) for number, each in enumerate(missing[:_MOST_LINES])]
        if not lines:
            lines = [hint(_("Nothing is missing. The number is given when the certificate is issued."))]
        self._missing.fill(lines)
        self._print.setEnabled(can_issue)
        self._save.setEnabled(can_issue)
        self._order()

    def display_preview(self, pdf: bytes | None) -> None:
        page = self._preview.current_page()
        self._preview.set_pdf(pdf)
        self._preview.go_to(page)

    def display_field(self, field: str) -> None:
        self._split.bring_record_to_front(False)
        self._ready_form().go_to(field)

    def ask_print(self, pdf: bytes, title: str, done: str = "") -> Handed | None:
        return hand_out(self.window(), pdf, title, done)  # the form may be left by then

    def ask_file(self, proposed: str) -> Path | None:
        return ask_pdf_place(self, proposed)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _ready_form(self) -> CertificateForm:
        """The form; made when it is needed, with the competences to choose from by then."""
        if self._form is None:
            self._form = CertificateForm(self._competences)
            self._form.edited.connect(self._tell_edited)
            self._form.block_asked.connect(self._tell_block)
            self._form.pool_asked.connect(self.pool_asked)
            self._form_place.addWidget(self._form, 1)
        return self._form

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _order(self) -> None:
        """Tab follows reading, over lines that came later too; after the last button it reaches the way back."""
        follow_reading_order(self)
        QWidget.setTabOrder(self._save, self._back)

    def _bring_draft(self) -> None:
        """In a narrow window the draft with what is still open instead of the form."""
        self._presenter.look()
        self._split.bring_record_to_front(True)
        self._preview.setFocus(Qt.FocusReason.TabFocusReason)

    def _return_to_form(self) -> None:
        self._to_draft.setFocus(Qt.FocusReason.TabFocusReason)

    def _escape(self) -> None:
        """From the draft of a narrow window to the form, else back to the register."""
        if self._back.isVisible() or not self._split.isVisible():
            self._presenter.leave()
            return
        self._split.bring_record_to_front(False)
        self._return_to_form()

    def _tell_edited(self) -> None:
        self._presenter.edited(self._ready_form().value())
        self._pause.start()

    def _tell_block(self, placement_id: str, key: str) -> None:
        self._presenter.edited(self._ready_form().value())
        self._presenter.insert_block(placement_id, key)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._pause.stop()  # nothing is asked of an office that may be closed by then
        super().hideEvent(event)

    def _missing_line(self, number: int, missing: Missing) -> QWidget:
        bar = InfoBar(
            Tone.BAD if missing.hinders else Tone.WARN,
            _("still open") if missing.hinders else _("for your information"),
        )
        bar.set_text(_escaped(missing.text))
        if missing.field or missing.placement_id or missing.volunteer_id or missing.certificate_id:
            words = _("Go there") if missing.in_form else _("Go to the record")
            way = bar.add_button(words, f"certificates.missing.{number}")
            way.clicked.connect(partial(self._presenter.go_to, missing))
        return bar

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("surface", "page")
        self._form_place = QVBoxLayout(left)
        self._form_place.setContentsMargins(theme.EDGE, theme.GAP, theme.GAP, 0)
        self._form_place.setSpacing(theme.HALF)
        self._form_place.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.add_button(self._to_draft)
        self._form_place.addWidget(self._head)
        self._form_place.addWidget(self._begun)
        right = QWidget()
        right.setProperty("surface", "soft")
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(self._missing)
        column.addWidget(self._preview, 1)
        column.addWidget(flowing(self._print, self._save, self._draft))
        self._stack.addWidget(self._choosing)
        self._split = ListAndRecord(left, right, "certificates.draft_side", _BOTH_CHARS, _("Back to the form"))
        self._stack.addWidget(self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
