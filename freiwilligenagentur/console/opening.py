"""Getting at an office from the command line."""

from __future__ import annotations

import getpass
import os
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from freiwilligenagentur import keyfile, paths
from freiwilligenagentur.console.arguments import PASSPHRASE_FILE
from freiwilligenagentur.errors import OfficeError, StorageError, WrongPassphrase
from freiwilligenagentur.files import is_there
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.office import access
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import office_file
from freiwilligenagentur.storage.office_file import OpenOffice

Done = TypeVar("Done")


def passphrase(prompt: str, variable: str = PASSPHRASE_FILE) -> str:
    """The passphrase from the file that the environment names, else typed. Raises OfficeError without either."""
    named = os.environ.get(variable)
    if named:
        try:
            return Path(named).read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise OfficeError(_("The file that {variable} names cannot be read.").format(variable=variable)) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # else everybody could read what is typed
            return getpass.getpass(f"{prompt}: ")
    except getpass.GetPassWarning:
        raise OfficeError(
            _("Nobody can be asked for the passphrase here. Please name the file that holds it in {variable}.").format(
                variable=variable
            )
        ) from None
    except (EOFError, OSError):
        raise OfficeError(_("No passphrase was given.")) from None


def place_of(chosen: Path | None) -> Path:
    """The office that was named, else the one where a new office is proposed to lie."""
    return chosen or paths.default_office()


def user_of(place: Path, chosen: str | None) -> str:
    """Who signs in: as named, or the only user there is. Raises StorageError when that is not clear."""
    names = keyfile.of(place).names()
    if chosen:
        return chosen
    if len(names) == 1:
        return names[0]
    raise StorageError(_("Several people use this office. Please say with --user who signs in."))


def open_office(chosen: Path | None, user: str | None) -> OpenOffice:
    """Opens the office as a user. Raises StorageError with a sentence."""
    place = place_of(chosen)
    if not is_there(place):
        raise StorageError(_("There is no office at {place}.").format(place=place))
    return with_passphrase(user_of(place, user), partial(office_file.open_with_passphrase, place))


def with_passphrase(user: str, do: Callable[[str, str], Done]) -> Done:
    """Asks a user for the passphrase and does what it opens. Wrong ones cost the growing wait that the windows know,
    counted together with theirs. Raises what ``do`` raises.
    """
    _wait(access.wait_after(Settings.load().failed_logins))
    secret = passphrase(_("Passphrase of {user}").format(user=user))
    try:
        done = do(user, secret)
    except WrongPassphrase:
        _note_failures(Settings.load().failed_logins + 1)
        raise
    _note_failures(0)
    return done


def _wait(seconds: int) -> None:
    if seconds:
        text = ngettext("Please wait {n} more second.", "Please wait {n} more seconds.", seconds)
        sys.stderr.write(text.format(n=seconds) + "\n")
        time.sleep(seconds)


def _note_failures(number: int) -> None:
    settings = Settings.load()
    if settings.failed_logins != number:
        settings.failed_logins = number
        settings.save()
