"""How the room of stands behaves in the office: the list, and making a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.fair.container import ENDING, with_ending
from freiwilligenagentur.fair.model import StandState
from freiwilligenagentur.fair.service.making import StandRow, Stands, Wanted, check
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.passphrases import Strength, strength
from freiwilligenagentur.storage.undo import Progress
from freiwilligenagentur.work import Runner

NOTHING = Decimal(0)


class MakingView(Protocol):
    """The window that makes a stand."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong, at each field."""

    def display_strength(self, strength: Strength) -> None:
        """How good the passphrase is."""

    def ask_place(self, proposed: str) -> Path | None:
        """Where the file is to lie; None when cancelled."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""

    def display_made(self, place: Path) -> None:
        """The file lies there."""


class MakingPresenter:
    """Makes a stand."""

    def __init__(self, view: MakingView, stands: Stands, run: Runner) -> None:
        self._view = view
        self._stands = stands
        self._run = run

    def judge(self, name: str, passphrase: str) -> None:
        """Says how good the passphrase is while it is typed."""
        self._view.display_strength(strength(passphrase, (name,)))

    def make(self, name: str, passphrase: str, again: str, counts: Mapping[Kind, Decimal | None]) -> None:
        """Everything was entered: asks for the place and writes the file."""
        wanted = Wanted(name, passphrase, {kind: int(count or NOTHING) for kind, count in counts.items()})
        unread = [kind for kind, count in counts.items() if count is None]
        text = _("Please enter a number; 0 means none.")
        problems = [*_problems(wanted, again), *(Problem(f"count_{kind.value}", text) for kind in unread)]
        self._view.display_problems(problems)
        place = None if problems else self._view.ask_place(f"{name.strip()}{ENDING}")
        if place is None:
            return
        place = with_ending(place)

        def work(progress: Progress) -> Path:
            self._stands.make(wanted, place, progress)
            return place

        self._run(_("Writing the file of the stand"), work, self._view.display_made, self._refuse)

    def _refuse(self, error: OfficeError) -> None:
        if isinstance(error, Invalid):
            self._view.display_problems(error.problems)
        else:
            self._view.tell_error(str(error))


def _problems(wanted: Wanted, again: str) -> list[Problem]:
    found: list[Problem] = []
    judged = strength(wanted.passphrase, (wanted.name,))
    if not judged.enough:
        found.append(Problem("passphrase", judged.text))
    elif wanted.passphrase != again:
        found.append(Problem("again", _("The two passphrases differ. Please type the same one twice.")))
    try:
        check(wanted)
    except Invalid as error:
        return [*error.problems, *found]
    except OfficeError:
        return found  # of the passphrase, which is judged above
    return found


def numbers_text(row: StandRow) -> str:
    """``M1: 3 of 20``; "" for a stand without numbers."""
    if not row.reserved:
        return ""
    given, reserved = i18n.number(row.given), i18n.number(row.reserved)
    return _("{sign}: {given} of {reserved}").format(sign=row.series, given=given, reserved=reserved)


def state_text(row: StandRow) -> str:
    """Where the stand is."""
    if row.state is StandState.HOME and row.home_at is not None:
        return _("home since {date}").format(date=i18n.date(row.home_at.astimezone().date()))
    return _("on its way")


def made_text(row: StandRow) -> str:
    """``23.11.2026, Berger``."""
    return f"{i18n.date(row.made_at.astimezone().date())}, {row.made_by}"


def kinds() -> list[tuple[Kind, str]]:
    """The kinds of certificates that numbers can be reserved for."""
    return [(kind, texts.kind(kind)) for kind in Kind]
