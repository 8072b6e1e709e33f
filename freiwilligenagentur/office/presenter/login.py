"""Logging in: user and passphrase, the recovery code, and a way on when the file cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Damaged, NetworkShare, NoPermission, OfficeError, Problem, WrongPassphrase
from freiwilligenagentur.files import is_there
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import access
from freiwilligenagentur.office.passphrases import Strength, strength
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.work import Runner

if TYPE_CHECKING:
    # The window comes without the database; what opens it is imported when there is something to open it with.
    from freiwilligenagentur.storage.backup import Backup
    from freiwilligenagentur.storage.office_file import OpenOffice


class Way(StrEnum):
    """What the notice offers as the next step."""

    NONE = ""
    CHOOSE = "choose"
    RESTORE = "restore"
    RESTORE_KEYS = "restore_keys"


class Notice(NamedTuple):
    """Why the office does not open, and what the button beside it does."""

    text: str
    way: Way = Way.NONE
    button: str = ""


class LoginView(Protocol):
    """The window."""

    def display_office(self, place: Path, users: Sequence[str], user: str) -> None:
        """Shows whose office it is and who can log in; ``user`` is proposed."""

    def display_recovery(self, wanted: bool) -> None:
        """Shows the fields of the recovery code, or those of the passphrase."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field and clears the others."""

    def display_strength(self, strength: Strength) -> None:
        """Shows how good the new passphrase is."""

    def display_wait(self, seconds: int) -> None:
        """Blocks logging in for so many seconds; the view calls ``second_passed`` every second until 0."""

    def display_notice(self, notice: Notice | None) -> None:
        """Shows why the office does not open, or nothing."""

    def display_busy(self, busy: bool) -> None:
        """Blocks the page while work is under way."""

    def display_end(self) -> None:
        """Closes the window."""

    def ask_office_file(self, folder: Path) -> Path | None:
        """Another office file, or None."""


class LoginPresenter:
    """Opens the office and hands it to ``finished``. Wrong passphrases cost a growing wait that a restart keeps."""

    def __init__(
        self,
        view: LoginView,
        settings: Settings,
        run: Runner,
        finished: Callable[[OpenOffice], None],
        cost: Cost | None = None,
    ) -> None:
        self._view, self._settings, self._run = view, settings, run
        self._finished, self._cost = finished, cost
        self.place = access.place_to_open(settings)
        self._waiting = 0
        self._typed = ("", "")
        self._backup: Backup | None = None

    def start(self) -> None:
        """Shows the office that was open last."""
        self._display_office()
        self._wait(access.wait_after(self._settings.failed_logins))

    def log_in(self, user: str, passphrase: str) -> None:
        """Name and passphrase were entered."""
        if self._waiting:
            return
        if not passphrase:
            self._view.display_problems([Problem("passphrase", _("Please enter your passphrase."))])
            return
        self._typed = (user, passphrase)
        self._open(partial(self._by_passphrase, user, passphrase), "passphrase")

    def recover(self, user: str, code: str, passphrase: str, again: str) -> None:
        """The recovery code and a new passphrase were entered."""
        if self._waiting:
            return
        problems = []
        if not code.strip():
            problems.append(Problem("code", _("Please enter the code from the recovery sheet.")))
        judged = strength(passphrase, (user,))
        if not user.strip():
            problems.append(Problem("recovery_user", _("Please enter your name.")))
        if not judged.enough:
            problems.append(Problem("new", judged.text))
        elif passphrase != again:
            problems.append(Problem("again", _("The two passphrases differ. Please type the same one twice.")))
        if problems:
            self._view.display_problems(problems)
            return
        self._typed = (user.strip(), passphrase)
        self._open(partial(self._by_code, user.strip(), code, passphrase), "code")

    def judge(self, user: str, passphrase: str) -> None:
        """Says how good the new passphrase is while it is typed."""
        self._view.display_strength(strength(passphrase, (user,)))

    def want_recovery(self, wanted: bool) -> None:
        """Between the passphrase and the recovery code."""
        self._view.display_problems([])
        self._view.display_recovery(wanted)

    def second_passed(self) -> None:
        """Called every second while somebody has to wait."""
        self._wait(self._waiting - 1)

    def choose_office(self) -> None:
        """Another office's file."""
        chosen = self._view.ask_office_file(self.place.parent)
        if chosen is not None:
            self.place = chosen
            self._display_office()

    def take_way(self, way: Way) -> None:
        """The button of the notice was pressed."""
        if way is Way.CHOOSE:
            self.choose_office()
        elif way is Way.RESTORE_KEYS and self._backup is not None:
            self._restore_keys(self._backup)
        elif way is Way.RESTORE and self._backup is not None:
            work = partial(self._restore, self._backup)
            self._view.display_busy(busy=True)
            self._run(_("Restoring the backup"), work, self._open_again, self._refuse_rescue)

    def _display_office(self) -> None:
        self._view.display_notice(None)
        self._view.display_problems([])
        users: list[str] = []
        if not is_there(self.place):
            text = _("There is no office at {place}. It may have been moved.").format(place=self.place)
            self._view.display_notice(Notice(text, Way.CHOOSE, _("Choose the file")))
        else:
            try:
                users = access.users_of(self.place)
            except Damaged as error:
                self._offer_keys(str(error))
        remembered = self._settings.last_user
        self._view.display_office(self.place, users, remembered if remembered in users else "")

    def _open(self, work: Callable[[Any], OpenOffice], field: str) -> None:
        self._view.display_problems([])
        self._view.display_notice(None)
        self._view.display_busy(busy=True)
        self._run(_("Opening the office"), work, self._opened, partial(self._refuse, field))

    def _by_passphrase(self, user: str, passphrase: str, _progress: Any) -> OpenOffice:
        from freiwilligenagentur.storage import office_file

        return office_file.open_with_passphrase(self.place, user, passphrase)

    def _by_code(self, user: str, code: str, passphrase: str, _progress: Any) -> OpenOffice:
        from freiwilligenagentur.storage import office_file

        return office_file.open_with_recovery(self.place, code, user, passphrase, self._cost)

    def _opened(self, opened: OpenOffice) -> None:
        self._settings.failed_logins = 0
        self._settings.last_office, self._settings.last_user = str(self.place), opened.store.user
        self._settings.save()
        self._view.display_busy(busy=False)
        self._finished(opened)
        self._view.display_end()

    def _refuse(self, field: str, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            self._refuse_key(field, error)
        elif isinstance(error, Damaged) and field == "passphrase":
            work = partial(self._find_backup, str(error))
            self._run(_("Looking for a backup"), work, self._offer_backup, self._refuse_rescue)
        elif isinstance(error, NetworkShare | NoPermission):
            self._view.display_notice(Notice(str(error), Way.CHOOSE, _("Choose another file")))
        else:
            self._view.display_notice(Notice(str(error)))

    def _refuse_key(self, field: str, error: WrongPassphrase) -> None:
        self._settings.failed_logins += 1
        self._settings.save()
        text = str(error)
        if field == "code":
            text = _("This code does not open the office. Please compare it with the sheet group by group.")
        self._view.display_problems([Problem(field, text)])
        self._wait(access.wait_after(self._settings.failed_logins))

    def _wait(self, seconds: int) -> None:
        self._waiting = max(seconds, 0)
        self._view.display_wait(self._waiting)

    def _find_backup(self, text: str, _progress: Any) -> tuple[str, Backup]:
        from freiwilligenagentur.office import rescue

        return text, rescue.newest_good_backup(self.place, *self._typed)

    def _offer_backup(self, found: tuple[str, Backup]) -> None:
        text, self._backup = found
        told = _("{reason} The newest readable backup is from {when}; what came later would be missing.").format(
            reason=text, when=i18n.date_time(self._backup.made)
        )
        self._view.display_notice(Notice(told, Way.RESTORE, _("Restore this backup")))

    def _offer_keys(self, text: str) -> None:
        from freiwilligenagentur.office import rescue

        self._backup = rescue.newest_good_keys(self.place)
        if self._backup is None:
            self._view.display_notice(Notice(text, Way.CHOOSE, _("Choose another file")))
            return
        told = _("{reason} The copy from {when} can take its place; passphrases of that day apply again.").format(
            reason=text, when=i18n.date_time(self._backup.made)
        )
        self._view.display_notice(Notice(told, Way.RESTORE_KEYS, _("Use the copy")))

    def _restore(self, copy: Backup, _progress: Any) -> None:
        from freiwilligenagentur.office import rescue

        rescue.restore(copy, self.place, *self._typed)

    def _restore_keys(self, copy: Backup) -> None:
        from freiwilligenagentur.office import rescue

        try:
            rescue.restore_keys(copy, self.place)
        except OfficeError as error:
            self._refuse_rescue(error)
            return
        self._display_office()

    def _open_again(self, _nothing: None) -> None:
        self._backup = None
        self.log_in(*self._typed)

    def _refuse_rescue(self, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        self._view.display_notice(Notice(str(error), Way.CHOOSE, _("Choose another file")))
