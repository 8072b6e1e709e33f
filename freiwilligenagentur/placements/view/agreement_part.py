"""What was agreed: function and the text that was fixed in writing."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import button
from freiwilligenagentur.desktop.fields import Field, line_edit, multi_line
from freiwilligenagentur.desktop.labels import Tone
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements.presenter.record import RecordPresenter
from freiwilligenagentur.placements.view.widgets import flow_row


class AgreementPart(QWidget):
    """Two fields that are kept when they are left."""

    def __init__(self, presenter: RecordPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._function = Field(
            _("Function"), line_edit(), "placement.function", _("Stands on the certificate, for example “Lesepatin”.")
        )
        self._text = Field(
            _("What was agreed"),
            multi_line(4),
            "placement.agreement",
            _("Tasks, times, length of the trial, when both sides talk again."),
        )
        self._other = InfoBar(Tone.WARN, _("changed meanwhile"))
        mine, theirs = button(_("Keep mine"), "placement.keep_mine"), button(_("Take theirs"), "placement.take_theirs")
        mine.clicked.connect(presenter.keep_mine)
        theirs.clicked.connect(presenter.take_theirs)
        self._answers = flow_row(mine, theirs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        for widget in (self._other, self._answers, self._function, self._text):
            layout.addWidget(widget)
        for field in (self._function, self._text):
            field.edited.connect(self._tell_typed)
            field.editor.installEventFilter(self)
        self.display_other("")

    def display(self, function: str, agreement: str) -> None:
        """Fills both fields."""
        for field, value in ((self._function, function), (self._text, agreement)):
            if field.editor.value() != value:
                field.editor.set_value(value)

    def display_other(self, text: str) -> None:
        """A colleague's text above one's own."""
        self._other.set_text(escape(text).replace("\n", "<br>"))
        self._other.setVisible(bool(text))
        self._answers.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.FocusOut and self._other.isHidden():
            self._presenter.keep_agreement()
        return super().eventFilter(watched, event)

    def _tell_typed(self) -> None:
        self._presenter.agreement_typed(self._function.editor.value(), self._text.editor.value())
