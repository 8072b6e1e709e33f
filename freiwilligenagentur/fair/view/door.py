"""The window before a stand: passphrase and the name of the helper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import Tone, heading, hint
from freiwilligenagentur.desktop.pages import InfoBar
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.fair.presenter.door import DoorPresenter
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.office.view.passphrase import CHARS, passphrase_edit
from freiwilligenagentur.settings import Settings

if TYPE_CHECKING:
    from freiwilligenagentur.storage.office_file import OpenOffice


class DoorWindow(QDialog):
    """Fulfils the presenter's DoorView. ``finished_with`` gets the open stand before the window closes.

    ``to_office`` is called for whoever wants an office instead.
    """

    def __init__(
        self,
        settings: Settings,
        finished_with: Callable[[OpenOffice], None],
        source: Path,
        to_office: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("fair.door")
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Stand at a fair"))
        room = self.screen().availableSize()
        self.resize(min(theme.chars(64), room.width() - theme.EDGE), min(theme.em(30), room.height() - 2 * theme.EDGE))
        self._seconds, self._busy, self._can_open = 0, False, False
        self._title, self._text, self._wait = heading(""), hint(""), hint("")
        self._notice = InfoBar(Tone.WARN, stacked=True)
        self._helper = Field(_("Your name"), line_edit(CHARS), "fair.door.helper")
        self._passphrase = Field(_("Passphrase of the stand"), passphrase_edit(), "fair.door.passphrase")
        self._go = primary_button(_("Open the stand"), "fair.door.go")
        self._office = link_button(_("To an office instead"), "fair.door.office")
        self._clock = QTimer(self, interval=1000)
        self._lay_out()
        self._presenter = DoorPresenter(self, settings, partial(run_task, self), finished_with, source)
        self._clock.timeout.connect(self._presenter.second_passed)
        self._go.clicked.connect(self._pressed)
        self._office.clicked.connect(to_office)
        self._go.setDefault(True)
        self._presenter.start()

    def display_stand(self, name: str, text: str, helper: str) -> None:
        self._can_open = bool(name)
        self._title.setText(_("Stand: {name}").format(name=name) if name else _("Stand at a fair"))
        self._text.setText(text)
        self._helper.editor.set_value(helper)
        (self._passphrase if helper else self._helper).setFocus()
        self._enable()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        display_problems({"helper": self._helper, "passphrase": self._passphrase}, problems)
        if any(problem.field == "passphrase" for problem in problems):
            self._passphrase.editor.selectAll()

    def display_notice(self, text: str) -> None:
        self._notice.setVisible(bool(text))
        self._notice.set_plain_text(text)

    def display_wait(self, seconds: int) -> None:
        self._seconds = seconds
        text = ngettext("Please wait {n} more second.", "Please wait {n} more seconds.", seconds).format(n=seconds)
        self._wait.setText(text)
        self._wait.setVisible(bool(seconds))
        if seconds and not self._clock.isActive():
            self._clock.start()
        elif not seconds:
            self._clock.stop()
        self._enable()

    def display_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def display_end(self) -> None:
        self._clock.stop()
        self.accept()

    def _pressed(self) -> None:
        self._presenter.enter(self._helper.editor.value(), self._passphrase.editor.text())

    def _enable(self) -> None:
        self._go.setEnabled(self._can_open and not self._seconds and not self._busy)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP + theme.HALF)
        for widget in (self._title, self._text, self._notice, self._helper, self._passphrase, self._wait):
            layout.addWidget(widget)
        layout.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addWidget(self._office, 0, Qt.AlignmentFlag.AlignLeft)
        self._notice.hide()
        self._wait.hide()
