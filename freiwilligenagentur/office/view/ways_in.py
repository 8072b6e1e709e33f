"""The two ways through the login window: the passphrase, or the recovery code with a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import theme
from freiwilligenagentur.desktop.buttons import link_button, primary_button
from freiwilligenagentur.desktop.fields import Field, combo, line_edit
from freiwilligenagentur.desktop.labels import hint
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.office.view.passphrase import CHARS, PassphrasePair, passphrase_edit


class Way(QWidget):
    """Fields, the button that opens the office, the one to the other way, and how long to wait."""

    rows: Sequence[Field]
    """The fields from top to bottom."""

    def __init__(self, user: Field, go: QPushButton, other: QPushButton) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.user = user
        self.go = go
        self.other = other
        self._wait = hint("")
        self._has_users = False
        self._seconds = 0
        self._busy = False

    def display_users(self, users: Sequence[str], user: str) -> None:
        self.user.editor.set_options([(name, name) for name in users])
        self.user.editor.set_code(user)
        self._has_users = bool(users)
        self.other.setEnabled(self._has_users)
        self._enable()

    def display_wait(self, seconds: int) -> None:
        text = ngettext("Please wait {n} more second.", "Please wait {n} more seconds.", seconds).format(n=seconds)
        self._wait.setText(text)
        self._wait.setVisible(bool(seconds))
        self._seconds = seconds
        self._enable()

    def display_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def lay_out(self) -> None:
        """Called when the page has its place: Qt dresses all that a widget holds anew when it gets another parent."""
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.go)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.GAP + theme.HALF)
        for field in self.rows:
            layout.addWidget(field)
        layout.addWidget(self._wait)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._wait.setVisible(False)

    def _enable(self) -> None:
        self.go.setEnabled(self._has_users and not self._seconds and not self._busy)


class ByPassphrase(Way):
    """Name and passphrase."""

    def __init__(self) -> None:
        super().__init__(
            Field(_("Name"), combo([], CHARS), "office.login.user"),
            primary_button(_("Log in"), "office.login.go"),
            link_button(_("Use the recovery code"), "office.login.to_recovery"),
        )
        self.passphrase = Field(_("Passphrase"), passphrase_edit(), "office.login.passphrase")
        self.fields = {"passphrase": self.passphrase}
        self.rows = (self.user, self.passphrase)


class ByRecovery(Way):
    """The recovery code, the name, and a new passphrase twice."""

    def __init__(self) -> None:
        super().__init__(
            Field(_("Name"), combo([], CHARS), "office.login.recovery_user"),
            primary_button(_("Open and set the passphrase"), "office.login.recover"),
            link_button(_("Back to the passphrase"), "office.login.to_passphrase"),
        )
        self.code = Field(
            _("Recovery code"),
            line_edit(40),
            "office.login.code",
            hint=_("From the recovery sheet. Capitals, spaces and dashes do not matter."),
        )
        self.pair = PassphrasePair("new", "again", "office.login", _("New passphrase"))
        self.fields = {"code": self.code, "recovery_user": self.user, **self.pair.fields}
        self.rows = tuple(self.fields.values())
