"""The settings page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from freiwilligenagentur.desktop import dialogs, theme
from freiwilligenagentur.desktop.buttons import primary_button
from freiwilligenagentur.desktop.forms import Form, display_problems
from freiwilligenagentur.desktop.labels import line
from freiwilligenagentur.desktop.pages import PageHeader
from freiwilligenagentur.desktop.pictures import load_picture
from freiwilligenagentur.desktop.reading_order import follow_reading_order
from freiwilligenagentur.desktop.tasks import run_task
from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.passphrases import Strength
from freiwilligenagentur.office.presenter.settings import BackupRow, SettingsPresenter, UserRow
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.office.view.settings_parts import (
    AgencyPart,
    BackupPart,
    LanguagePart,
    PassphrasePart,
    UserPart,
)
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage.office_file import OpenOffice


class Further(Protocol):
    """What another room adds to the settings."""

    sections: Sequence[QWidget]

    def refresh(self) -> None:
        """Shows what is kept, unless something there is not kept yet."""


class SettingsPage(QWidget):
    """Everything the office decides about itself. What was changed is kept with Ctrl+S and when the page is left."""

    def __init__(
        self,
        service: OfficeService,
        opened: OpenOffice,
        settings: Settings,
        navigator: Navigator,
        restored: Callable[[], None],
        backed_up: Callable[[], None],
        cost: Cost | None = None,
        further: Sequence[Further] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._further = further
        self.setObjectName("office.settings")
        self.setProperty("surface", "page")
        self._navigator = navigator
        self._changed = False
        self.agency, self.users, self.passphrase = AgencyPart(), UserPart(), PassphrasePart()
        self.backups, self.language = BackupPart(), LanguagePart()
        self._save = primary_button(_("Save"), "office.settings.save", "Ctrl+S")
        self._presenter = SettingsPresenter(
            self, service, opened, settings, partial(run_task, self), load_picture, restored, backed_up, cost
        )
        form = self._lay_out()
        self._wire()
        self.refresh()
        follow_reading_order(form)  # what other rooms add may come with its values only

    def refresh(self) -> None:
        """Shows what is kept, unless something here is not kept yet."""
        if not self._changed:
            self._presenter.refresh()
        for part in self._further:
            part.refresh()

    def show_backups(self) -> None:
        """A copy was made elsewhere in the program."""
        self._presenter.show_backups()

    def display_office(self, office: Office) -> None:
        self.agency.display(office)
        self._mark(changed=False)

    def display_logo(self, logo: bytes | None) -> None:
        self.agency.logo.display(logo)

    def display_users(self, rows: Sequence[UserRow]) -> None:
        self.users.table.set_rows(rows)

    def display_backups(self, rows: Sequence[BackupRow], folder: Path) -> None:
        self.backups.display(rows, folder)

    def display_language(self, code: str) -> None:
        self.language.choice.editor.set_code(code)

    def display_problems(self, problems: Sequence[Problem]) -> None:
        display_problems({**self.agency.fields, **self.users.fields, **self.passphrase.fields}, problems)

    def display_strength(self, field: str, strength: Strength) -> None:
        pair = self.users.pair if field == "new_user" else self.passphrase.pair
        pair.display_strength(strength)

    def display_passphrase_taken(self) -> None:
        self.users.clear()
        self.passphrase.clear()

    def ask_overwrite(self, text: str) -> bool:
        question = _("Saved by somebody else")
        return dialogs.ask(self, question, text, _("Save mine over it"), _("Show the saved data"))

    def ask_remove_user(self, name: str) -> bool:
        text = _("{name} can no longer log in then. What {name} entered stays.").format(name=name)
        return dialogs.ask(self, _("Remove the user"), text, _("Remove {name}").format(name=name), _("Keep"))

    def ask_restore(self, made: str) -> bool:
        text = _(
            "The office will be as it was on {made}. The present state is kept in a file beside it. "
            "The program then asks you to log in again."
        ).format(made=made)
        question, do = _("Restore the backup"), _("Restore {made}").format(made=made)
        if not dialogs.ask(self, question, text, do, _("Leave as is")):
            return False
        self._mark(changed=False)  # what was not saved belongs to the present office, not to the one of then
        return True

    def tell_done(self, text: str) -> None:
        self._navigator.tell(text)

    def tell_error(self, text: str) -> None:
        dialogs.tell_error(self, text)

    def leave(self) -> bool:
        """Keeps what was changed; False when something is wrong with it, which the field then says."""
        return not self._changed or self._keep()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing typed is lost by going to another page."""
        super().hideEvent(event)
        if self._changed:
            self._keep()

    def _lay_out(self) -> Form:
        header = PageHeader(_("Settings"), _("What the whole office uses. Backups and users too."))
        header.add_button(self._save)
        form = Form("office.settings.form")
        further = [section for part in self._further for section in part.sections]
        own = (self.users.sections, self.passphrase.sections, self.backups.sections, self.language.sections)
        for section in (*self.agency.sections, *further, *(section for sections in own for section in sections)):
            form.add(section)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.EDGE, theme.EDGE, theme.BLOCK, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(line())
        layout.addWidget(form, 1)
        return form

    def _wire(self) -> None:
        for field in self.agency.fields.values():
            field.edited.connect(partial(self._mark, changed=True))
        self._save.clicked.connect(self._keep)
        self.agency.logo.choose.clicked.connect(self._choose_logo)
        self.agency.logo.remove.clicked.connect(self._remove_logo)
        self.users.pair.first.edited.connect(self._judge_new)
        self.users.add.clicked.connect(self._add_user)
        self.users.pair.second.editor.returnPressed.connect(self._add_user)
        self.users.remove.clicked.connect(self._remove_user)
        self.passphrase.pair.first.edited.connect(self._judge_own)
        self.passphrase.change.clicked.connect(self._change_passphrase)
        self.passphrase.pair.second.editor.returnPressed.connect(self._change_passphrase)
        self.backups.make.clicked.connect(self._presenter.back_up)
        self.backups.copy.clicked.connect(self._copy_elsewhere)
        self.backups.restore.clicked.connect(self._restore)
        self.language.choice.edited.connect(self._choose_language)

    def _mark(self, changed: bool) -> None:
        self._changed = changed
        self._save.setEnabled(changed)

    def _keep(self) -> bool:
        values: dict[str, Any] = self.agency.values()
        return self._presenter.save(values)

    def _choose_logo(self) -> None:
        chosen = dialogs.choose_file(self, _("Choose the logo"), _("Pictures (*.png *.jpg *.jpeg)"))
        if chosen is not None:
            self._presenter.take_logo(chosen)
            self._mark(changed=True)

    def _remove_logo(self) -> None:
        self._presenter.remove_logo()
        self._mark(changed=True)

    def _judge_new(self) -> None:
        self._presenter.judge("new_user", self.users.name.editor.value(), self.users.pair.typed()[0])

    def _judge_own(self) -> None:
        self._presenter.judge("own", "", self.passphrase.pair.typed()[0])

    def _add_user(self) -> None:
        self._presenter.add_user(self.users.name.editor.value(), *self.users.pair.typed())

    def _remove_user(self) -> None:
        self._presenter.remove_user(self.users.table.current_id())

    def _change_passphrase(self) -> None:
        self._presenter.change_passphrase(self.passphrase.current.editor.text(), *self.passphrase.pair.typed())

    def _copy_elsewhere(self) -> None:
        chosen = dialogs.choose_folder(self, _("Folder for the copy"))
        if chosen is not None:
            self._presenter.back_up_to(chosen)

    def _restore(self) -> None:
        self._presenter.restore(self.backups.table.current_id())

    def _choose_language(self) -> None:
        self._presenter.choose_language(self.language.choice.editor.code())
