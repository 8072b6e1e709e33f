"""Issuing certificates anew under another name: at the left what and why, at the right how it will look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from freiwilligenagentur.certificates.presenter.reissue import ReissuePresenter
from freiwilligenagentur.certificates.renaming import PersonalText
from freiwilligenagentur.certificates.service import Reissuing
from freiwilligenagentur.certificates.service.reissuing import Reason, Renewals
from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, link_button, primary_button
from freiwilligenagentur.desktop.editors import Combo
from freiwilligenagentur.desktop.fields import Field, check, combo, line_edit, multi_line
from freiwilligenagentur.desktop.labels import Tone, heading, hint
from freiwilligenagentur.desktop.pages import InfoBar, scrolling
from freiwilligenagentur.desktop.preview import PdfPreview
from freiwilligenagentur.desktop.widget_column import WidgetColumn
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator

_PAUSE_MS = 350
_REASON_CHARS = 28


class ReissueDialog(QDialog):
    """Fulfils the presenter's ReissueView."""

    def __init__(
        self, reissuing: Reissuing, navigator: Navigator, finished: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("certificates.anew")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Issue anew"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = ReissuePresenter(self, reissuing, navigator, finished)
        self._head = heading("")
        self._reason = Field(_("Why"), _wide_combo(), "certificates.anew.reason")
        self._explained, self._warning = hint(""), InfoBar(Tone.WARN)
        self._certificates, self._texts = WidgetColumn(theme.HALF), WidgetColumn(theme.GAP)
        self._preview = PdfPreview("certificates.anew.preview", _("The new certificate"))
        self._issue = primary_button("", "certificates.anew.issue", "Ctrl+Return")
        self._leave = button(_("Leave everything as it is"), "certificates.anew.leave", "Esc")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._reason.edited.connect(self._send_reason)
        self._issue.clicked.connect(self.presenter.reissue)
        self._leave.clicked.connect(self.reject)
        self._pause.timeout.connect(self.presenter.preview)

    def begin(self, found: Renewals, certificate_id: str, reason: Reason) -> None:
        """Opens the window for one certificate and all others of the same person, with the usual reason chosen."""
        self.presenter.begin(found, certificate_id)
        self._reason.editor.set_code(reason.value)
        self.presenter.choose_reason(reason)
        self.open()
        self._reason.editor.setFocus()

    def display_head(self, title: str, reasons: Sequence[tuple[str, str]]) -> None:
        self._head.setText(title)
        self._reason.editor.set_options(reasons)

    def display_certificates(self, listed: Sequence[tuple[str, str]], chosen: frozenset[str], can_choose: bool) -> None:
        held = self.focusWidget().objectName() if self.focusWidget() else ""
        rows: list[QWidget] = []
        for key, text in listed:
            tick = check(text)
            tick.setObjectName(f"certificates.anew.tick.{key}")
            tick.set_value(key in chosen)
            tick.setEnabled(can_choose)
            tick.edited.connect(partial(self._send_tick, tick, key))
            rows.append(tick)
            if len(listed) > 1:
                look = link_button(_("Texts and preview"), f"certificates.anew.look.{key}")
                look.setAccessibleDescription(text)
                look.clicked.connect(partial(self.presenter.look_at, key))
                rows.append(look)
        self._certificates.fill(rows)
        for row in rows:
            if row.objectName() == held:
                row.setFocus()

    def display_explained(self, text: str, warning: str) -> None:
        self._explained.setText(text)
        self._warning.set_plain_text(warning)
        self._warning.setVisible(bool(warning))

    def display_texts(self, certificate_id: str, listed: Sequence[PersonalText]) -> None:
        self._pause.stop()
        fields: list[QWidget] = [
            hint(_("Please read these texts again; they may speak of the person in another form."))
        ]
        for each in listed:
            short = each.key.startswith("function")
            field = Field(_label(each), line_edit() if short else multi_line(3), f"certificates.anew.{each.key}")
            field.editor.set_value(each.text)
            field.edited.connect(partial(self._send_text, field, each.key))
            fields.append(field)
        self._texts.fill(fields if listed else [])

    def display_preview(self, pdf: bytes | None) -> None:
        self._preview.set_pdf(pdf)

    def display_action(self, text: str, enabled: bool) -> None:
        self._issue.set_text(text)
        self._issue.setEnabled(enabled)

    def leave(self) -> None:
        self.accept()

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def _send_reason(self) -> None:
        self.presenter.choose_reason(Reason(self._reason.editor.code()))

    def _send_tick(self, tick: QWidget, key: str) -> None:
        self.presenter.tick(key, tick.value())  # type: ignore[attr-defined]  # a Check of the window kit

    def _send_text(self, field: Field, key: str) -> None:
        self.presenter.write(key, field.editor.value())
        self._pause.start()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("surface", "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, theme.BLOCK, 0)
        column.setSpacing(theme.GAP + theme.HALF)
        for part in (self._reason, self._explained, self._warning, self._certificates, self._texts):
            column.addWidget(part)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(theme.BLOCK)
        both.addWidget(scrolling(left, "certificates.anew.form"), 5)
        both.addWidget(self._preview, 4)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addStretch(1)
        foot.addWidget(self._issue)
        foot.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._head)
        layout.addLayout(both, 1)
        layout.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(130), room.width() - theme.EDGE), min(theme.em(52), room.height() - 3 * theme.EDGE))


def _label(each: PersonalText) -> str:
    if each.key.startswith("text"):
        return _("What was done at {organisation}").format(organisation=each.about)
    if each.about:
        return _("Task at {organisation}").format(organisation=each.about)
    return _("Closing words") if each.key == "thanks" else _("Competences in own words")


def _wide_combo() -> Combo:
    """As wide as there is room, so that each reason can be read whole, but no wider than a small screen."""
    made = combo(())
    made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_REASON_CHARS)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
