"""The window that checks whether a certificate is genuine: drop or choose a PDF, or paste the text of the QR code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.check import Answer, CheckPresenter
from freiwilligenagentur.certificates.proof.checking import Lookup, Result
from freiwilligenagentur.certificates.view.parts import fact_grid, flowing
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import Field, multi_line
from freiwilligenagentur.desktop.labels import Badge, Tone, body, heading, hint
from freiwilligenagentur.desktop.pages import scrolling
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.office.public_keys import PublicKey

_WARNINGS = (Result.UNKNOWN_KEY, Result.SHORT_CODE, Result.LOCKED, Result.NOT_A_CERTIFICATE)
_TONES = {Result.GENUINE: Tone.GOOD, **dict.fromkeys(_WARNINGS, Tone.WARN)}


class CheckDialog(QDialog):
    """Fulfils the presenter's CheckView."""

    def __init__(
        self,
        own_keys: Callable[[], Sequence[PublicKey]],
        register: Lookup,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.check")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Check a certificate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.presenter = CheckPresenter(self, own_keys, register)
        self._open = primary_button(_("Choose a PDF …"), "certificates.check.open", "Ctrl+O")
        self._key = button(_("Open a key file …"), "certificates.check.key")
        self._leave = button(_("Close"), "certificates.check.close", "Esc")
        self._text = Field(_("Or the text of the QR code"), multi_line(3), "certificates.check.text")
        for inside in (self._text.editor, self._text.editor.viewport()):
            inside.setAcceptDrops(False)  # a file that is dropped on the field is meant for the window
        self._keys = hint("")
        self._badge, self._source = Badge(""), body("")
        self._answer = WidgetColumn(theme.HALF)
        self._found, self._all = QWidget(), QWidget()
        self._scrolled = scrolling(self._all, "certificates.check.all")
        self._lay_out()
        self._open.clicked.connect(self.presenter.choose_document)
        self._key.clicked.connect(self.presenter.add_key)
        self._leave.clicked.connect(self.reject)
        self._text.edited.connect(self._check_text)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._show_found)
        QShortcut(QKeySequence("F1"), self).activated.connect(partial(navigator.open_help, "check"))
        self.presenter.begin()

    # what the presenter asks for

    def display_answer(self, answer: Answer | None) -> None:
        self._found.setVisible(answer is not None)
        if answer is None:
            return
        self._badge.set_state(answer.headline, _TONES.get(answer.result, Tone.BAD))
        self._source.setText(answer.source)
        told: list[QWidget] = [body(sentence) for sentence in answer.sentences]
        if answer.facts:
            told.append(fact_grid(answer.facts))
        self._answer.fill(told)
        self._found.setAccessibleName(f"{answer.headline}. {' '.join(answer.sentences)}")

    def display_keys(self, text: str) -> None:
        self._keys.setText(text)

    def ask_document(self) -> Path | None:
        return dialogs.choose_file(self, _("Choose the certificate"), _("PDF (*.pdf)"))

    def ask_key(self) -> Path | None:
        return dialogs.choose_file(self, _("Open a key file"), _("Key files (*.txt *.pem)"))

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        place = _dropped(event.mimeData())
        if place is not None:
            event.acceptProposedAction()
            self.presenter.check_file(place)

    # inside

    def _check_text(self) -> None:
        self.presenter.check_text(self._text.editor.value())

    def _show_found(self) -> None:
        """On a small screen the answer comes into sight; how far one can scroll is known only once it is laid out."""
        if self._found.isVisible():
            self._scrolled.ensureWidgetVisible(self._found, 0, 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._source, 1)
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, theme.GAP, 0, 0)
        found.setSpacing(theme.GAP)
        found.addLayout(head)
        found.addWidget(self._answer)
        self._all.setProperty("surface", "page")
        self._all.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._all)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(_("Check a certificate")))
        column.addWidget(hint(_("Drop the PDF here or choose it. A scanner or a telephone reads the QR code as text.")))
        column.addWidget(flowing(self._open, self._key))
        column.addWidget(self._keys)
        column.addWidget(self._text)
        column.addWidget(self._found)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.EDGE, theme.GAP, theme.EDGE, theme.BLOCK)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._scrolled, 1)
        both.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(76), room.width() - theme.EDGE), min(theme.em(40), room.height() - 2 * theme.EDGE))


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dragged."""
    places = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(places[0]) if len(places) == 1 else None
