"""One certificate on the screen: what it is, what can be done with it, and the document."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.register import RegisterPresenter
from freiwilligenagentur.certificates.presenter.register_record import CertificateRecord
from freiwilligenagentur.certificates.view.parts import fact_grid, flowing
from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.labels import Badge, Tone, hint, subheading
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _


class RecordSide(QWidget):
    """One certificate: what it is, what can be done with it, and the document."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "soft")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._badge = subheading(""), Badge("")
        self._facts = WidgetColumn(theme.HALF)
        self._note = InfoBar(Tone.WARN)
        self._print = primary_button(_("Print"), "certificates.print", "Ctrl+P")
        self._copy = button(_("Print a copy"), "certificates.copy")
        self._save = button(_("Save as PDF"), "certificates.save")
        self._reissue = button(_("Issue anew …"), "certificates.reissue")
        self._cancel = button(_("Cancel certificate …"), "certificates.cancel")
        self._new = link_button(_("Go to the new one"), "certificates.open_new")
        self._person = link_button(_("Volunteer's record"), "certificates.person")
        self.reason = Field(_("Why is it cancelled?"), line_edit(), "certificates.reason")
        self._do_cancel = button(_("Cancel this certificate"), "certificates.do_cancel")
        self._leave = button(_("Leave it valid"), "certificates.leave_cancel")
        self._question = QWidget()
        self.preview = PdfPreview("certificates.preview", _("Certificate"))
        self._nothing = hint(_("Choose a certificate to see it."))
        self._content = QWidget()
        self._lay_out()

    def wire(self, presenter: RegisterPresenter) -> None:
        """Connects what can be pressed."""
        self._print.clicked.connect(presenter.print_again)
        self._copy.clicked.connect(presenter.print_copy)
        self._save.clicked.connect(presenter.save)
        self._person.clicked.connect(presenter.open_person)
        self._reissue.clicked.connect(presenter.reissue)
        self._new.clicked.connect(presenter.open_new)
        self._cancel.clicked.connect(presenter.ask_cancel)
        self._leave.clicked.connect(presenter.leave_cancel)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._question)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(presenter.leave_cancel)
        self._do_cancel.clicked.connect(self._send_reason)
        self.reason.editor.returnPressed.connect(self._send_reason)
        self._presenter = presenter

    def focus_first(self) -> None:
        """Puts the keyboard on the first thing that can be done with it."""
        (self._print if self._print.isEnabled() else self._person).setFocus()

    def display_record(self, record: CertificateRecord | None) -> None:
        """Shows what is known of it."""
        self._content.setVisible(record is not None)
        self._nothing.setVisible(record is None)
        if record is None:
            return
        self._title.setText(_("{serial}, {name}").format(serial=record.serial, name=record.name))
        self._badge.set_state(record.state, record.tone)
        self._facts.fill([fact_grid(record.facts)])
        self._note.set_text(escape(record.note))
        self._note.setVisible(bool(record.note))
        for way_out in (self._print, self._copy, self._save):
            way_out.setEnabled(record.valid)  # what was cancelled leaves the office no more
        if self._cancel.hasFocus() and not record.valid:
            self._person.setFocus()  # before it hides, else the keyboard lands in the preview
        self._cancel.setVisible(record.valid)
        self._reissue.setVisible(record.valid)
        self._new.setVisible(bool(record.reissued_id))

    def display_cancelling(self, asked: bool) -> None:
        """Shows the line for the reason."""
        answered = any(widget.hasFocus() for widget in (self.reason.editor, self._do_cancel, self._leave))
        self._question.setVisible(asked)
        self.reason.clear_error()
        if asked:
            self.reason.editor.set_value("")
            self.reason.editor.setFocus()
        elif answered:
            self._cancel.setFocus()

    def _send_reason(self) -> None:
        self._presenter.cancel(self.reason.editor.value())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._title, 1)
        head.addWidget(self._person, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, theme.HALF, 0, 0)
        question.setSpacing(theme.GAP)
        question.addWidget(self.reason)
        question.addWidget(flowing(self._do_cancel, self._leave))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(theme.BLOCK, theme.BLOCK, theme.BLOCK, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._note)
        column.addWidget(flowing(self._print, self._copy, self._save, self._reissue, self._cancel, self._new))
        column.addWidget(self._question)
        column.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content, 1)
        self._nothing.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.EDGE)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
