"""The window that makes a stand: name, passphrase, numbers of certificates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import button, primary_button
from freiwilligenagentur.desktop.fields import Field, line_edit, number_edit
from freiwilligenagentur.desktop.forms import Form, FormSection, display_problems
from freiwilligenagentur.desktop.labels import heading, hint
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.fair.presenter.making import NOTHING, MakingPresenter, kinds
from freiwilligenagentur.fair.service.making import Stands
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.office.passphrases import Strength
from freiwilligenagentur.office.view.passphrase import PassphrasePair

_P = "fair.making"


class MakeDialog(QDialog):
    """Fulfils the presenter's MakingView."""

    def __init__(self, stands: Stands, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_P)
        self.setProperty("surface", "page")
        self.setWindowTitle(_("Prepare a stand"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._navigator, self._window = navigator, parent
        self._name = Field(_("Name of the stand"), line_edit(28), f"{_P}.name", hint=_("For example Vereinsmesse 2027"))
        self._pair = PassphrasePair("passphrase", "again", _P, _("Passphrase of the stand"))
        self._counts = {kind: Field(label, number_edit(0, 999), f"{_P}.count_{kind.value}") for kind, label in kinds()}
        self._write = primary_button(_("Write the file …"), f"{_P}.write", "Ctrl+Return")
        self._cancel = button(_("Cancel"), f"{_P}.cancel", "Esc")
        self._lay_out()
        self._presenter = MakingPresenter(self, stands, partial(run_task, self))
        self._pair.first.edited.connect(self._judge)
        self._write.clicked.connect(self._send)
        self._write.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("F1"), self).activated.connect(partial(navigator.open_help, "fair"))
        for field in self._counts.values():
            field.editor.set_value(NOTHING)
        self._name.setFocus()

    def display_problems(self, problems: Sequence[Problem]) -> None:
        counts = {f"count_{kind.value}": field for kind, field in self._counts.items()}
        display_problems({"name": self._name, **self._pair.fields, **counts}, problems)

    def display_strength(self, strength: Strength) -> None:
        self._pair.display_strength(strength)

    def ask_place(self, proposed: str) -> Path | None:
        return dialogs.save_file(self, _("Write the file of the stand"), proposed, _("Stands (*.messestand)"))

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def display_made(self, place: Path) -> None:
        self.accept()
        self._navigator.tell(_("The file of the stand lies at {place}.").format(place=place))
        text = _(
            "{place}\n\nPlease copy it to one laptop with this program and open it there by a double click. It asks "
            "for the passphrase of the stand, which nobody can look up. At the end of the fair, “Close the stand” "
            "there writes the file that comes home."
        )
        dialogs.tell(self._window, _("The stand is ready"), text.format(place=place))

    def _judge(self) -> None:
        self._presenter.judge(self._name.editor.value(), self._pair.typed()[0])

    def _send(self) -> None:
        counts = {kind: field.editor.value() for kind, field in self._counts.items()}
        self._presenter.make(self._name.editor.value(), *self._pair.typed(), counts)

    def _lay_out(self) -> None:
        stand, numbers = FormSection(_("Name and passphrase")), FormSection(_("Certificates"))
        stand.add(self._name)
        stand.add(self._pair.first, self._pair.second)
        text = _(
            "So many certificates can be issued at the stand, in a series of its own such as EN-2026-M1-0001, and only "
            "in this year. With 0 none; then the key that signs certificates stays in the office too."
        )
        numbers.add(hint(text))
        numbers.add(*self._counts.values())
        form = Form(f"{_P}.form")
        for section in (stand, numbers):
            form.add(section)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self._write)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE, theme.BLOCK, theme.EDGE, theme.BLOCK)
        column.setSpacing(theme.GAP)
        column.addWidget(heading(_("Prepare a stand")))
        column.addWidget(hint(_("No volunteer, no talk and no placement goes along. Every stand is for one laptop.")))
        column.addWidget(form, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.chars(92), room.width() - theme.EDGE), min(theme.em(34), room.height() - 3 * theme.EDGE))
