"""The settings of the office: its data, who works with it, periods, backups, language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem, WrongPassphrase
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import access, rescue
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.passphrases import Strength, strength
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import backup as copies
from freiwilligenagentur.storage.backup import Backup
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.storage.undo import Progress
from freiwilligenagentur.work import Runner


@dataclass(frozen=True, slots=True)
class UserRow:
    """One who can log in; the name is the id."""

    id: str
    note: str


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One copy; the place is the id."""

    id: str
    made: str
    size: str


class SettingsView(Protocol):
    """The page."""

    def display_office(self, office: Office) -> None:
        """Shows the agency's data."""

    def display_logo(self, logo: bytes | None) -> None:
        """Shows the logo, or that there is none."""

    def display_users(self, rows: Sequence[UserRow]) -> None:
        """Shows who can log in."""

    def display_backups(self, rows: Sequence[BackupRow], folder: Path) -> None:
        """Shows the copies and the folder they lie in."""

    def display_language(self, code: str) -> None:
        """Shows the language chosen."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field and clears the others."""

    def display_strength(self, field: str, strength: Strength) -> None:
        """Shows how good a new passphrase is, at its field."""

    def display_passphrase_taken(self) -> None:
        """Empties all passphrase fields."""

    def ask_overwrite(self, text: str) -> bool:
        """Whether the values of this window are to replace those that a colleague saved in between."""

    def ask_remove_user(self, name: str) -> bool:
        """Whether somebody is to be removed."""

    def ask_restore(self, made: str) -> bool:
        """Whether the copy of that moment is to take the place of the office."""

    def tell_done(self, text: str) -> None:
        """A short sentence."""

    def tell_error(self, text: str) -> None:
        """Says what went wrong."""


class SettingsPresenter:
    """Everything on the settings page. ``restored`` is called when a backup took the place of the office: the program
    must then open the office anew. ``backed_up`` is called when a copy was made.
    """

    def __init__(
        self,
        view: SettingsView,
        service: OfficeService,
        opened: OpenOffice,
        settings: Settings,
        run: Runner,
        load_picture: Callable[[Path], bytes],
        restored: Callable[[], None],
        backed_up: Callable[[], None],
        cost: Cost | None = None,
    ) -> None:
        self._view, self._service, self._opened, self._settings = view, service, opened, settings
        self._run, self._load_picture, self._cost = run, load_picture, cost
        self._restored, self._tell_backed_up = restored, backed_up
        self._office = Office(name="")

    def refresh(self) -> None:
        """Shows everything as it is kept."""
        self._office = self._service.get()
        self._view.display_office(self._office)
        self._view.display_logo(self._office.logo)
        self._view.display_language(self._settings.language)
        self._display_users()
        self.show_backups()

    def save(self, values: dict[str, Any]) -> bool:
        """Keeps the agency's data; ``values`` by the names of Office's columns. False when something is wrong."""
        for name, value in values.items():
            setattr(self._office, name, value)
        try:
            self._service.save(self._office)
        except Invalid as error:
            self._view.display_problems(error.problems)
            return False
        except Conflict as error:
            return self._settle(values, self._view.ask_overwrite(str(error)))
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._view.display_problems([])
        self.refresh()
        self._view.tell_done(_("Saved."))
        return True

    def _settle(self, values: dict[str, Any], overwrite: bool) -> bool:
        """A colleague was quicker: takes the newest data, and on it the values of this window or none of them."""
        logo = self._office.logo
        self._office = self._service.get()
        if overwrite:
            self._office.logo = logo
            return self.save(values)
        self.refresh()
        return False

    def take_logo(self, place: Path) -> None:
        """A picture was chosen for the logo; it is kept with the next saving."""
        try:
            self._office.logo = self._load_picture(place)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_logo(self._office.logo)

    def remove_logo(self) -> None:
        """No logo any more, from the next saving on."""
        self._office.logo = None
        self._view.display_logo(None)

    def choose_language(self, code: str) -> None:
        """The language from the next start on."""
        self._settings.language = code
        self._settings.save()
        self._view.tell_done(_("The language changes when the program is started again."))

    def judge(self, field: str, user: str, passphrase: str) -> None:
        """Says how good a new passphrase is while it is typed."""
        self._view.display_strength(field, strength(passphrase, (user, self._office.name)))

    def add_user(self, name: str, passphrase: str, again: str) -> None:
        """Somebody more may log in."""
        problems = []
        taken = {user.casefold() for user in self._opened.users()}
        if not name.strip():
            problems.append(Problem("new_user", _("Please enter a name.")))
        elif name.strip().casefold() in taken:
            problems.append(Problem("new_user", _("There is already a user of this name.")))
        problems += self._passphrase_problems("new_user", name, passphrase, again)
        self._view.display_problems(problems)
        if not problems:
            work = partial(self._set_passphrase, name.strip(), passphrase)
            self._run(_("Adding a user"), work, self._user_added, self._refuse)

    def change_passphrase(self, current: str, passphrase: str, again: str) -> None:
        """The own passphrase, after the present one was entered."""
        problems = self._passphrase_problems("own", self._opened.store.user, passphrase, again)
        if not current:
            problems.insert(0, Problem("own_current", _("Please enter your present passphrase.")))
        self._view.display_problems(problems)
        if not problems:
            work = partial(self._change_passphrase, current, passphrase)
            self._run(_("Changing the passphrase"), work, self._passphrase_changed, self._refuse)

    def remove_user(self, name: str) -> None:
        """Somebody leaves the agency."""
        if name == self._opened.store.user:
            self._view.tell_error(_("You are logged in with this name. Somebody else must remove it."))
            return
        if not name or not self._view.ask_remove_user(name):
            return
        try:
            self._opened.remove_user(name)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._display_users()
        self._view.tell_done(_("The user can no longer log in."))

    def back_up(self) -> None:
        """Makes a copy now, where the others lie."""
        self._run(_("Backing up"), self._back_up, self._backed_up, self._refuse)

    def back_up_to(self, folder: Path) -> None:
        """Makes a copy in another folder, for example on a USB stick."""
        self._run(_("Backing up"), partial(self._back_up_to, folder), self._backed_up, self._refuse)

    def restore(self, place: str) -> None:
        """Puts a copy in the place of the office, after asking."""
        chosen = next((copy for copy in self._opened.backups() if str(copy.place) == place), None)
        if chosen is not None and self._view.ask_restore(i18n.date_time(chosen.made)):
            work = partial(self._restore, chosen)
            self._run(_("Restoring the backup"), work, self._after_restoring, self._refuse_restore)

    def _display_users(self) -> None:
        me = self._opened.store.user
        rows = [UserRow(name, _("logged in now") if name == me else "") for name in self._opened.users()]
        self._view.display_users(rows)

    def show_backups(self) -> None:
        """Shows the copies that are there."""
        rows = [BackupRow(str(b.place), i18n.date_time(b.made), _size(b.size)) for b in self._opened.backups()]
        self._view.display_backups(rows, copies.folder_of(self._opened.place))

    def _passphrase_problems(self, field: str, user: str, passphrase: str, again: str) -> list[Problem]:
        judged = strength(passphrase, (user, self._office.name))
        if not judged.enough:
            return [Problem(f"{field}_passphrase", judged.text)]
        if passphrase != again:
            text = _("The two passphrases differ. Please type the same one twice.")
            return [Problem(f"{field}_again", text)]
        return []

    def _set_passphrase(self, user: str, passphrase: str, _progress: Any) -> None:
        self._opened.set_passphrase(user, passphrase, self._cost)

    def _change_passphrase(self, current: str, passphrase: str, _progress: Any) -> None:
        access.check_current_passphrase(self._opened, current)
        self._opened.set_passphrase(self._opened.store.user, passphrase, self._cost)

    def _user_added(self, _nothing: None) -> None:
        self._view.display_passphrase_taken()
        self._display_users()
        self._view.tell_done(_("The new user can log in from now on."))

    def _passphrase_changed(self, _nothing: None) -> None:
        self._view.display_passphrase_taken()
        self._view.tell_done(_("Your new passphrase applies from the next login on."))

    def _back_up(self, progress: Progress) -> Backup:
        return self._opened.backup(progress)

    def _back_up_to(self, folder: Path, progress: Progress) -> Backup:
        return rescue.copy_to(self._opened, folder, progress)

    def _backed_up(self, made: Backup) -> None:
        self.show_backups()
        self._tell_backed_up()
        self._view.tell_done(_("Backed up and checked: {name}").format(name=made.place.name))

    def _restore(self, copy: Backup, _progress: Any) -> None:
        self._opened.restore(copy.place)

    def _after_restoring(self, _nothing: None) -> None:
        self._restored()

    def _refuse_restore(self, error: OfficeError) -> None:
        # The store is closed by now, so the program has to open the office anew in any case.
        self._view.tell_error(str(error))
        self._restored()

    def _refuse(self, error: OfficeError) -> None:
        if isinstance(error, WrongPassphrase):
            self._view.display_problems([Problem("own_current", _("This is not your present passphrase."))])
        else:
            self._view.tell_error(str(error))


def _size(size: int) -> str:
    """``1,4 MB``."""
    return _("{n} MB").format(n=i18n.number(max(size / 1_000_000, 0.1), 1))
