"""Setting the office up: agency, first user, place of the data, recovery sheet, and its code typed back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol

from freiwilligenagentur import paths
from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.files import write_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.keyfile import Cost
from freiwilligenagentur.office import founding
from freiwilligenagentur.office.founding import FirstUser, set_up
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.passphrases import Strength, strength
from freiwilligenagentur.office.service import check
from freiwilligenagentur.settings import Settings
from freiwilligenagentur.storage import places
from freiwilligenagentur.storage.office_file import OpenOffice
from freiwilligenagentur.work import Runner


class Step(IntEnum):
    """The pages, in their order."""

    AGENCY = 0
    USER = 1
    PLACE = 2
    SHEET = 3
    CODE = 4


@dataclass(frozen=True, slots=True)
class Agency:
    """What the first page asks."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    land: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class _Created:
    office: OpenOffice
    code: str
    sheet: bytes


class SetupView(Protocol):
    """The window."""

    def display_step(self, step: Step) -> None:
        """Shows the page of a step."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field and clears the others."""

    def display_strength(self, strength: Strength) -> None:
        """Shows how good the passphrase is."""

    def display_logo(self, logo: bytes | None) -> None:
        """Shows the logo, or that there is none."""

    def display_place(self, place: Path) -> None:
        """Shows where the office will lie."""

    def display_sheet(self, pdf: bytes, kept: bool) -> None:
        """Shows the recovery sheet; ``kept`` when it was printed or saved."""

    def display_busy(self, busy: bool) -> None:
        """Blocks the page while work is under way."""

    def display_end(self) -> None:
        """Closes the window."""

    def ask_give_up(self) -> bool:
        """Whether the office that was just created is to be removed again."""

    def tell_error(self, text: str) -> None:
        """Says what went wrong."""


class SetupPresenter:
    """Leads through the pages; ``finished`` gets the open office when the code was typed back."""

    def __init__(
        self,
        view: SetupView,
        settings: Settings,
        run: Runner,
        load_picture: Callable[[Path], bytes],
        finished: Callable[[OpenOffice], None],
        cost: Cost | None = None,
    ) -> None:
        self._view, self._settings, self._run = view, settings, run
        self._load_picture, self._finished, self._cost = load_picture, finished, cost
        self._agency = Agency()
        self._logo: bytes | None = None
        self._user = FirstUser("", "")
        self._created: _Created | None = None
        self._sheet_kept = False
        self.step = Step.AGENCY
        self.place = paths.default_office()

    def start(self) -> None:
        """Shows the first page."""
        founding.set_unfinished_aside(self._settings)
        self.place = founding.free_place()
        self._view.display_place(self.place)
        self._go(Step.AGENCY)

    def take_agency(self, agency: Agency) -> None:
        """The first page is filled in."""
        self._agency = agency
        try:
            check(self._office())
        except Invalid as error:
            self._view.display_problems(error.problems)
            return
        self._go(Step.USER)

    def take_logo(self, place: Path) -> None:
        """A picture was chosen for the logo."""
        try:
            self._logo = self._load_picture(place)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_logo(self._logo)

    def remove_logo(self) -> None:
        """No logo after all."""
        self._logo = None
        self._view.display_logo(None)

    def judge(self, user: str, passphrase: str) -> None:
        """Says how good the passphrase is while it is typed."""
        self._view.display_strength(strength(passphrase, (user, self._agency.name)))

    def take_user(self, user: str, passphrase: str, again: str) -> None:
        """The second page is filled in."""
        problems = []
        if not user.strip():
            problems.append(Problem("user", _("Please enter your name; it stands beside every change.")))
        judged = strength(passphrase, (user, self._agency.name))
        if not judged.enough:
            problems.append(Problem("passphrase", judged.text))
        elif passphrase != again:
            problems.append(Problem("again", _("The two passphrases differ. Please type the same one twice.")))
        if problems:
            self._view.display_problems(problems)
            return
        self._user = FirstUser(user.strip(), passphrase)
        self._go(Step.PLACE)

    def take_place(self, place: Path) -> None:
        """The third page is filled in: creates the office."""
        self.place = place if place.suffix == ".db" else place.with_name(f"{place.name}.db")
        try:
            places.check(self.place)
        except OfficeError as error:
            self._view.display_problems([Problem("place", str(error))])
            return
        self._view.display_busy(busy=True)
        self._run(_("Setting up the office"), self._create, self._after_creating, self._refuse_place)

    def keep_sheet(self, place: Path) -> None:
        """Writes the sheet as PDF."""
        if self._created is None:
            return
        try:
            write_safely(place, self._created.sheet)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self.sheet_printed()

    def sheet_printed(self) -> None:
        """The sheet is on paper or in a file, so the last page may come."""
        self._sheet_kept = True
        if self._created is not None:
            self._view.display_sheet(self._created.sheet, kept=True)

    def leave_sheet(self) -> None:
        """On to typing the code."""
        if self._sheet_kept:
            self._go(Step.CODE)
        else:
            self._view.display_problems([Problem("sheet", _("Please print or save the sheet first."))])

    def take_code(self, typed: str) -> None:
        """The code was typed off the sheet: the last step."""
        if self._created is None:
            return
        if not founding.same_code(typed, self._created.code):
            text = _("This is not the code of the sheet yet. Please compare it group by group.")
            self._view.display_problems([Problem("code", text)])
            return
        self._settings.last_office, self._settings.last_user = str(self.place), self._user.name
        self._settings.unfinished_setup, self._settings.failed_logins = "", 0
        self._settings.save()
        opened, self._created = self._created.office, None
        self._finished(opened)
        self._view.display_end()

    def back(self) -> None:
        """One page back; the office that was created stays, so the pages before it are closed."""
        if self.step in {Step.USER, Step.PLACE, Step.CODE}:
            self._go(Step(self.step - 1))

    def give_up(self) -> bool:
        """The window is to be closed; False when it should stay. What was created is removed."""
        if self._created is None:
            return True
        if not self._view.ask_give_up():
            return False
        founding.discard(self._created.office)
        self._created = None
        self._settings.unfinished_setup = ""
        self._settings.save()
        return True

    def _create(self, _progress: Any) -> _Created:
        opened, code = set_up(self.place, self._office(), self._user, cost=self._cost)
        return _Created(opened, code, founding.recovery_sheet(opened, self._agency.name, code))

    def _after_creating(self, created: _Created) -> None:
        self._created = created
        # Until the code was typed back nobody may rely on this office; a crash here starts the setup anew.
        self._settings.unfinished_setup = str(self.place)
        self._settings.save()
        self._view.display_busy(busy=False)
        self._view.display_sheet(created.sheet, kept=False)
        self._go(Step.SHEET)

    def _refuse_place(self, error: OfficeError) -> None:
        self._view.display_busy(busy=False)
        self._view.display_problems([Problem("place", str(error))])

    def _office(self) -> Office:
        agency = self._agency
        return Office(
            name=agency.name.strip(),
            street=agency.street,
            postcode=agency.postcode,
            town=agency.town,
            land=agency.land,
            phone=agency.phone,
            email=agency.email,
            logo=self._logo,
        )

    def _go(self, step: Step) -> None:
        self.step = step
        self._view.display_problems([])
        self._view.display_step(step)
