"""The window to log in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import link_button
from freiwilligenagentur.desktop.forms import display_problems
from freiwilligenagentur.desktop.labels import ElidedLabel, Tone, heading
from freiwilligenagentur.desktop.pages import InfoBar, scrolling
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office.passphrases import Strength
from freiwilligenagentur.office.presenter.login import LoginPresenter, Notice
from freiwilligenagentur.office.view.ways_in import ByPassphrase, ByRecovery
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
        self._users: tuple[Sequence[str], str] = ((), "")
        self._seconds = 0
        self._make_parts()
        self._clock = QTimer(self, interval=1000)
        self._presenter = LoginPresenter(self, settings, partial(run_task, self), finished_with, cost)
        self._lay_out()
        self._wire()
        self._presenter.start()

    def display_office(self, place: Path, users: Sequence[str], user: str) -> None:
        self._place.set_text(_("Office: {place}").format(place=place))
        self._users = (users, user)
        for way in self._both():
            way.display_users(users, user)
        self.passphrase.setFocus()

    def display_recovery(self, wanted: bool) -> None:
        way: ByPassphrase | ByRecovery = self._recovery() if wanted else self._by_passphrase
        self._ways.setCurrentIndex(int(wanted))
        for each in self._both():
            each.go.setDefault(each is way)
        next(iter(way.fields.values())).setFocus()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        fields = {name: field for way in self._both() for name, field in way.fields.items()}
        display_problems(fields, problems)
        if any(problem.field == "passphrase" for problem in problems):
            self.passphrase.editor.selectAll()

    def display_strength(self, strength: Strength) -> None:
        self._recovery().pair.display_strength(strength)

    def display_wait(self, seconds: int) -> None:
        self._seconds = seconds
        for way in self._both():
            way.display_wait(seconds)
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
                follow_reading_order(self)
                answer.show()  # what is not shown yet cannot have the keyboard
                answer.setFocus()

    def display_busy(self, busy: bool) -> None:
        for way in self._both():
            way.display_busy(busy)

    def display_end(self) -> None:
        self._clock.stop()
        self.accept()

    def ask_office_file(self, folder: Path) -> Path | None:
        return dialogs.choose_file(self, _("Choose the office"), _("Offices (*.db)"), folder)

    def _make_parts(self) -> None:
        self._place = ElidedLabel()
        self._place.setProperty("role", "hint")
        self._place.setFont(theme.font(theme.SMALL))
        self._notice = InfoBar(Tone.WARN, stacked=True)
        self._by_passphrase = ByPassphrase()
        self.passphrase = self._by_passphrase.passphrase
        self._by_recovery: ByRecovery | None = None  # made when somebody wants it: few ever do
        self._other = link_button(_("Open another office …"), "office.login.other")
        self._new = link_button(_("Set up a new office"), "office.login.new")

    def _both(self) -> list[ByPassphrase | ByRecovery]:
        return [self._by_passphrase, *([self._by_recovery] if self._by_recovery else [])]

    def _recovery(self) -> ByRecovery:
        if self._by_recovery is None:
            self._by_recovery = self._make_recovery()
        return self._by_recovery

    def _make_recovery(self) -> ByRecovery:
        way = ByRecovery()
        self._ways.addWidget(scrolling(way))
        way.lay_out()
        way.display_users(*self._users)
        way.display_wait(self._seconds)
        way.go.clicked.connect(self._recover_pressed)
        way.other.clicked.connect(partial(self._presenter.want_recovery, wanted=False))
        way.pair.first.edited.connect(self._judge)
        return way

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
        self._ways.addWidget(scrolling(self._by_passphrase))
        self._by_passphrase.lay_out()
        self._by_passphrase.go.setDefault(True)
        self._new.setVisible(self._set_up is not None)

    def _wire(self) -> None:
        self._by_passphrase.go.clicked.connect(self._log_in_pressed)
        self._by_passphrase.other.clicked.connect(partial(self._presenter.want_recovery, wanted=True))
        self._other.clicked.connect(self._presenter.choose_office)
        self._new.clicked.connect(self._new_pressed)
        self._clock.timeout.connect(self._presenter.second_passed)

    def _log_in_pressed(self) -> None:
        self._presenter.log_in(self._by_passphrase.user.editor.code(), self.passphrase.editor.text())

    def _recover_pressed(self) -> None:
        way = self._recovery()
        self._presenter.recover(way.user.editor.code(), way.code.editor.value(), *way.pair.typed())

    def _judge(self) -> None:
        way = self._recovery()
        self._presenter.judge(way.user.editor.code(), way.pair.typed()[0])

    def _new_pressed(self) -> None:
        if self._set_up is not None:
            self._set_up()
            self.accept()
