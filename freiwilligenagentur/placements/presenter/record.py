"""How the record of one placement behaves: its state, its exits, its agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from freiwilligenagentur.errors import Conflict, OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.model import State
from freiwilligenagentur.placements.presenter.texts import Sheet, sheet
from freiwilligenagentur.placements.rows import PlacementRecord
from freiwilligenagentur.placements.service import NeedsInsisting, Placements
from freiwilligenagentur.placements.states import is_exit


@dataclass(frozen=True, slots=True)
class ExitQuestion:
    """An exit that was chosen and waits for its reason."""

    title: str
    reasons: Mapping[str, str]


class RecordView(Protocol):
    """The record on the screen."""

    def display_sheet(self, shown: Sheet | None) -> None:
        """Head, state and history; None when no placement is chosen."""

    def display_opened(self, sections: frozenset[str]) -> None:
        """Unfolds these sections and folds the others."""

    def display_agreement(self, function: str, agreement: str) -> None:
        """What was agreed, into the fields."""

    def display_other_agreement(self, text: str) -> None:
        """A colleague's text beside one's own, "" when there is none."""

    def display_exit(self, question: ExitQuestion | None) -> None:
        """Asks for the reason of an exit, or no longer."""

    def display_refusal(self, text: str, can_insist: bool) -> None:
        """Why a step was not taken, "" when all is well; ``can_insist`` offers to do it all the same."""

    def display_step_taken(self) -> None:
        """Empties note and day for the next step."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class Part(Protocol):
    """A section of the record that shows a part of it."""

    def show(self, record: PlacementRecord | None) -> None:
        """Shows its part of a placement."""


class RecordPresenter:
    """One placement at a time."""

    def __init__(
        self,
        view: RecordView,
        placements: Placements,
        navigator: Navigator,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._placements = placements
        self._navigator = navigator
        self._changed = changed
        self._parts: list[Part] = []
        self._record: PlacementRecord | None = None
        self._typed: tuple[str, str] | None = None
        self._exit: State | None = None
        self._anyway: Callable[[str, date | None], None] | None = None

    def add_part(self, part: Part) -> None:
        """A section that shows along."""
        self._parts.append(part)

    # --- showing

    def load(self, placement_id: str) -> None:
        """Shows a placement, "" none; what was typed into the agreement is kept first."""
        if self._record is not None and self._record.id != placement_id:
            self.keep_agreement()
            self._forget()
        before = (self._record.id, self._record.state) if self._record else None
        self._record = self._read(placement_id) if placement_id else None
        self._display(before)

    def reload(self) -> None:
        """Reads the same placement anew."""
        self.load(self._record.id if self._record else "")

    def open_person(self) -> None:
        """Goes to the person's record."""
        if self._record is not None:
            self._navigator.open_volunteer(self._record.person.id)

    def open_offer(self) -> None:
        """Goes to the offer."""
        if self._record is not None:
            self._navigator.open_offer(self._record.offer_id)

    def open_organisation(self) -> None:
        """Goes to the organisation."""
        if self._record is not None:
            self._navigator.open_organisation(self._record.organisation_id)

    def add_consultation(self) -> None:
        """Opens an empty record of a talk with the person."""
        if self._record is not None:
            self._navigator.add_consultation(self._record.person.id)

    def match(self) -> None:
        """Looks for another offer for the person."""
        if self._record is not None:
            self._navigator.match_volunteer(self._record.person.id)

    def propose_again(self) -> None:
        """The same offer once more for the same person, as a placement of its own."""
        self._propose("", None, anyway=False)

    def _propose(self, note: str, day: date | None, *, anyway: bool) -> None:
        record = self._record
        if record is None:
            return
        self._anyway = None if anyway else partial(self._propose, anyway=True)
        try:
            key = self._placements.propose(record.person.id, record.offer_id, note=note, day=day, anyway=anyway)
        except NeedsInsisting as refusal:
            self._view.display_refusal(str(refusal), True)
        except OfficeError as refusal:
            self._anyway = None
            self._view.display_refusal(str(refusal), False)
        else:
            self._changed()
            self._navigator.open_placement(key)
            self._navigator.tell(_("Proposed again. Ctrl+Z takes it back."))

    # --- steps

    def advance(self, note: str, day: date | None) -> None:
        """Takes the usual next step."""
        step = sheet(self._record).step if self._record else None
        if step is not None:
            self._advance(step.state, note, day, anyway=False)

    def choose(self, state: State, note: str, day: date | None) -> None:
        """Takes another step, or asks for the reason of an exit first."""
        if is_exit(state):
            self._exit = state
            self._view.display_refusal("", False)
            self._view.display_exit(ExitQuestion(words.step(state), {"": _("Please choose …"), **words.reasons(state)}))
        else:
            self._advance(state, note, day, anyway=False)

    def leave(self, reason: str, note: str, day: date | None) -> None:
        """Takes the exit that was chosen."""
        if self._record is not None and self._exit is not None:
            step = partial(self._placements.exit, self._record.id, self._exit, reason, note=note, day=day)
            self._take(step, _("Noted: {step}. Ctrl+Z takes it back.").format(step=words.step(self._exit)))

    def stay(self) -> None:
        """Takes no exit after all."""
        self._exit = None
        self._view.display_exit(None)

    def insist(self, note: str, day: date | None) -> None:
        """Does what was refused all the same, with what stands in the fields by now."""
        if self._anyway is not None:
            self._anyway(note, day)

    def day_typed(self) -> None:
        """A refusal of the day that stood there is over."""
        if self._anyway is None:
            self._view.display_refusal("", False)

    def _advance(self, state: State, note: str, day: date | None, *, anyway: bool) -> None:
        if self._record is None:
            return
        self._anyway = None if anyway else partial(self._advance, state, anyway=True)
        step = partial(self._placements.advance, self._record.id, state, note=note, day=day, anyway=anyway)
        self._take(step, _("Noted: {step}. Ctrl+Z takes it back.").format(step=words.taken(state)))

    def _take(self, step: Callable[[], None], done: str) -> None:
        self.keep_agreement()
        try:
            step()
        except NeedsInsisting as refusal:
            self._view.display_refusal(str(refusal), True)
        except Conflict as conflict:
            self._anyway = None
            self._changed()
            self._view.display_refusal(str(conflict), False)
        except OfficeError as refusal:
            self._anyway = None
            self._view.display_refusal(str(refusal), False)
        else:
            self._anyway = None
            self.stay()
            self._view.display_refusal("", False)
            self._view.display_step_taken()
            self._navigator.tell(done)
            self._changed()

    # --- agreement

    def agreement_typed(self, function: str, agreement: str) -> None:
        """Remembers what stands in the fields; it is kept when they are left."""
        self._typed = (function, agreement)

    def keep_agreement(self) -> None:
        """Keeps what was typed. A colleague's text is shown beside it, never written over."""
        record, typed = self._record, self._typed
        if record is None or typed is None:
            return
        if typed == (record.function, record.agreement):
            self._typed = None
            return
        try:
            self._placements.describe(record.id, record.version, *typed)
        except Conflict:
            self._rebase(record, typed)
        except OfficeError as error:
            self._view.tell_error(str(error))
        else:
            self._typed = None
            self._navigator.tell(_("Agreement kept."))
            self._changed()

    def keep_mine(self) -> None:
        """Keeps one's own text in the place of the colleague's."""
        self._view.display_other_agreement("")
        self.keep_agreement()

    def take_theirs(self) -> None:
        """Takes the colleague's text and forgets one's own."""
        self._typed = None
        self._view.display_other_agreement("")
        self.reload()

    def _rebase(self, mine: PlacementRecord, typed: tuple[str, str]) -> None:
        self._record = current = self._read(mine.id)
        if current is None:
            return
        if (current.function, current.agreement) == (mine.function, mine.agreement):
            self.keep_agreement()  # only the state had moved on
            return
        self._view.display_other_agreement(
            _("A colleague wrote meanwhile: {text}").format(
                text="\n".join(part for part in (current.function, current.agreement) if part)
            )
        )

    # --- inside

    def _read(self, placement_id: str) -> PlacementRecord | None:
        try:
            return self._placements.get(placement_id)
        except OfficeError:
            return None  # taken back by undo or by a colleague

    def _display(self, before: tuple[str, State] | None) -> None:
        shown = sheet(self._record) if self._record else None
        self._view.display_sheet(shown)
        if self._record is not None and shown is not None and before != (self._record.id, self._record.state):
            self._view.display_opened(shown.opened)
        if self._record is not None and self._typed is None:
            self._view.display_agreement(self._record.function, self._record.agreement)
        for part in self._parts:
            part.show(self._record)

    def _forget(self) -> None:
        self._typed = self._exit = self._anyway = None
        self._view.display_exit(None)
        self._view.display_refusal("", False)
        self._view.display_other_agreement("")
        self._view.display_step_taken()
