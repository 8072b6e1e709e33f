"""The window to log in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, combo, line_edit
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import ElidedLabel, Tone, heading, hint
from freiwilligenagentur.desktop.pages import InfoBar, scrolling
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.passphrases import Strength
from freiwilligenagentur.office.presenter.login import LoginPresenter, Notice
from freiwilligenagentur.office.view.passphrase import CHARS, PassphrasePair, passphrase_edit
from freiwilligenagentur.settings import Settings

if TYPE_CHECKING:
    from freiwilligenagentur.storage.office_file import OpenOffice


class LoginWindow(QDialog):
    """Name and passphrase, or the recovery code. ``finished_with`` gets the open office before the window closes;
    ``set_up`` is called for a new office, when there may be one.
    """

    def __init__(
        self,
        settings: Settings,
        finished_with: Callable[[OpenOffice], None],
        set_up: Callable[[], None] | None = None,
        cost: Cost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("office.login")
        self.setWindowTitle(_("Log in"))
        self.setProperty("surface", "page")
        room = self.screen().availableSize()
        self.resize(min(theme.chars(64), room.width() - theme.EDGE), min(theme.em(30), room.height() - 2 * theme.EDGE))
        self._set_up = set_up
        self._make_fields()
        self._clock = QTimer(self, interval=1000)
        self._presenter = LoginPresenter(self, settings, partial(run_task, self), finished_with, cost)
        self._lay_out()
        self._wire()
        self._presenter.start()

    def display_office(self, place: Path, users: Sequence[str], user: str) -> None:
        self._place.set_text(_("Office: {place}").format(place=place))
        options = [(name, name) for name in users]
        for field in (self.user, self.recovery_user):
            field.editor.set_options(options)
            field.editor.set_code(user)
        for widget in (self._log_in, self._recover, self._to_recovery):
            widget.setEnabled(bool(users))
        self.passphrase.setFocus()

    def display_recovery(self, wanted: bool) -> None:
        self._ways.setCurrentIndex(1 if wanted else 0)
        self._log_in.setDefault(not wanted)
        self._recover.setDefault(wanted)
        (self.code if wanted else self.passphrase).setFocus()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        fields = {
            "passphrase": self.passphrase,
            "code": self.code,
            "recovery_user": self.recovery_user,
            **self.pair.fields,
        }
        display_problems(fields, problems)
        if any(problem.field == "passphrase" for problem in problems):
            self.passphrase.editor.selectAll()

    def display_strength(self, strength: Strength) -> None:
        self.pair.display_strength(strength)

    def display_wait(self, seconds: int) -> None:
        for widget in (self._log_in, self._recover):
            widget.setEnabled(not seconds)
        text = ngettext("Please wait {n} more second.", "Please wait {n} more seconds.", seconds).format(n=seconds)
        for label in self._waits:
            label.setText(text)
            label.setVisible(bool(seconds))
        if seconds and not self._clock.isActive():
            self._clock.start()
        elif not seconds:
            self._clock.stop()

    def display_notice(self, notice: Notice | None) -> None:
        self._notice.setVisible(notice is not None)
        self._notice.clear_buttons()
        if notice is not None:
            self._notice.set_plain_text(notice.text)
            if notice.button:
                answer = self._notice.add_button(notice.button, "office.login.way")
                answer.clicked.connect(partial(self._presenter.take_way, notice.way))
                answer.setFocus()

    def display_busy(self, busy: bool) -> None:
        for widget in (self._log_in, self._recover):
            widget.setEnabled(not busy)

    def display_end(self) -> None:
        self._clock.stop()
        self.accept()

    def ask_office_file(self, folder: Path) -> Path | None:
        return dialogs.choose_file(self, _("Choose the office"), _("Offices (*.db)"), folder)

    def _make_fields(self) -> None:
        self._place = ElidedLabel()
        self._place.setProperty("role", "hint")
        self._place.setFont(theme.font(theme.SMALL))
        self._notice = InfoBar(Tone.WARN, stacked=True)
        self.user = Field(_("Name"), combo([], CHARS), "office.login.user")
        self.passphrase = Field(_("Passphrase"), passphrase_edit(), "office.login.passphrase")
        self._log_in = primary_button(_("Log in"), "office.login.go")
        self._to_recovery = link_button(_("Use the recovery code"), "office.login.to_recovery")
        self.code = Field(
            _("Recovery code"),
            line_edit(40),
            "office.login.code",
            hint=_("From the recovery sheet. Capitals, spaces and dashes do not matter."),
        )
        self.recovery_user = Field(_("Name"), combo([], CHARS), "office.login.recovery_user")
        self.pair = PassphrasePair("new", "again", "office.login", _("New passphrase"))
        self._recover = primary_button(_("Open and set the passphrase"), "office.login.recover")
        self._to_passphrase = link_button(_("Back to the passphrase"), "office.login.to_passphrase")
        self._other = link_button(_("Open another office …"), "office.login.other")
        self._new = link_button(_("Set up a new office"), "office.login.new")
        self._waits = (hint(""), hint(""))

    def _lay_out(self) -> None:
        self._ways = QStackedWidget()
        foot = QHBoxLayout()
        foot.setSpacing(theme.BLOCK)
        foot.addWidget(self._other)
        foot.addWidget(self._new)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.EDGE, theme.BLOCK)
        layout.setSpacing(theme.GAP)
        layout.addWidget(heading(_("Log in")))
        layout.addWidget(self._place)
        layout.addWidget(self._notice)
        layout.addWidget(self._ways, 1)
        layout.addLayout(foot)
        # Filled from the outside in: Qt dresses all that a widget holds anew whenever it gets another parent.
        self._add_way([self.user, self.passphrase], self._log_in, self._to_recovery, self._waits[0])
        fields = [self.code, self.recovery_user, self.pair.first, self.pair.second]
        self._add_way(fields, self._recover, self._to_passphrase, self._waits[1])
        self._log_in.setDefault(True)
        self._new.setVisible(self._set_up is not None)

    def _add_way(self, fields: list[Field], go: QWidget, other_way: QWidget, wait: QWidget) -> None:
        page = QWidget()
        page.setProperty("surface", "page")
        self._ways.addWidget(scrolling(page))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(go)
        buttons.addWidget(other_way)
        buttons.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP + theme.HALF)
        for field in fields:
            layout.addWidget(field)
        layout.addWidget(wait)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _wire(self) -> None:
        self._log_in.clicked.connect(self._log_in_pressed)
        self._recover.clicked.connect(self._recover_pressed)
        self._to_recovery.clicked.connect(partial(self._presenter.want_recovery, wanted=True))
        self._to_passphrase.clicked.connect(partial(self._presenter.want_recovery, wanted=False))
        self._other.clicked.connect(self._presenter.choose_office)
        self._new.clicked.connect(self._new_pressed)
        self.pair.first.edited.connect(self._judge)
        self._clock.timeout.connect(self._presenter.second_passed)

    def _log_in_pressed(self) -> None:
        self._presenter.log_in(self.user.editor.code(), self.passphrase.editor.text())

    def _recover_pressed(self) -> None:
        self._presenter.recover(self.recovery_user.editor.code(), self.code.editor.value(), *self.pair.typed())

    def _judge(self) -> None:
        self._presenter.judge(self.recovery_user.editor.code(), self.pair.typed()[0])

    def _new_pressed(self) -> None:
        if self._set_up is not None:
            self._set_up()
            self.accept()
