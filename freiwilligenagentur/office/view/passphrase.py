"""Two lines for a new passphrase, and how good it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from freiwilligenagentur.desktop.editors import LineEdit
from freiwilligenagentur.desktop.fields import Field, line_edit
from freiwilligenagentur.desktop.icons import icon
from freiwilligenagentur.desktop.keys import shortcut_text
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.passphrases import Strength

_SIGNS = {"bad": "…", "warn": "!", "good": "✓"}
CHARS = 28


def passphrase_edit() -> LineEdit:
    """A line that hides what is typed, with an eye at its end that shows it; also by Alt+Z, for the keyboard."""
    edit = line_edit(CHARS)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    eye = edit.addAction(icon("eye", "muted"), QLineEdit.ActionPosition.TrailingPosition)
    eye.setCheckable(True)
    eye.setShortcut(QKeySequence("Alt+Z"))
    eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    eye.setText(_("Show the passphrase"))
    eye.setToolTip(_("Show the passphrase ({keys})").format(keys=shortcut_text("Alt+Z")))
    eye.toggled.connect(partial(_show, edit))
    return edit


def _show(edit: LineEdit, shown: bool) -> None:
    edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class PassphrasePair:
    """The fields ``<name>`` and ``<again>``; put both into a form with their ``fields``."""

    def __init__(self, name: str, again: str, prefix: str, label: str) -> None:
        advice = _("At least 10 characters. Three or four ordinary words are good.")
        self.first = Field(label, passphrase_edit(), f"{prefix}.{name}", hint=advice)
        self.second = Field(_("The same again"), passphrase_edit(), f"{prefix}.{again}")
        self.fields = {name: self.first, again: self.second}
        self._advice = advice

    def typed(self) -> tuple[str, str]:
        """What stands in both lines, as typed."""
        return self.first.editor.text(), self.second.editor.text()

    def clear(self) -> None:
        """Empties both lines."""
        for field in (self.first, self.second):
            field.editor.clear()
            field.clear_error()
        self.first.set_hint(self._advice)

    def display_strength(self, strength: Strength) -> None:
        """Says below the first line how good the passphrase is."""
        typed = self.first.editor.text()
        self.first.set_hint(f"{_SIGNS[strength.tone]} {strength.text}" if typed else self._advice)
