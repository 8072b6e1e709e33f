"""How a form behaves: nothing typed is lost, errors stand at their fields, a colleague's save is told and merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Invalid, OfficeError, Problem, Unreadable
from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.presenter.rebase import Rebased, rebase
from freiwilligenagentur.organisations.presenter.sheets import Sheet
from freiwilligenagentur.organisations.presenter.values import Values
from freiwilligenagentur.storage import DraftRow, Drafts, new_id


class FormView(Protocol):
    """The form on the screen."""

    def display_heading(self, title: str, subtitle: str) -> None:
        """What is edited."""

    def display_values(self, values: Values, unreadable: Mapping[str, str]) -> None:
        """Fills all fields; ``unreadable`` are texts as typed, by field."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Each problem at its field, the cursor at the first."""

    def display_state(self, text: str) -> None:
        """Whether and when it was kept."""

    def display_notice(self, text: str) -> None:
        """What must be known before going on; "" takes it away."""

    def ask_values(self) -> Values:
        """What stands in the fields."""

    def ask_unreadable(self) -> Mapping[str, Unreadable]:
        """Fields whose text is no date or number."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class Closing(Enum):
    """How a form was left."""

    SAVED = auto()
    KEPT = auto()
    UNCHANGED = auto()
    DISCARDED = auto()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Drafts of this user that wait, for the bar above the list: the newest, and how many there are."""

    key: str
    text: str
    count: int


class FormPresenter:
    """One form over one sheet. ``closed`` hears how it was left and the key of the record."""

    def __init__(self, view: FormView, sheet: Sheet, drafts: Drafts, closed: Callable[[Closing, str], None]) -> None:
        self._view = view
        self._sheet = sheet
        self._drafts = drafts
        self._closed = closed
        self._kept: Values = {}
        """The record as it was read."""
        self._base: Values = {}
        """The same as the form shows it, which may drop blanks at the end of a text."""
        self._draft_key = ""
        self._is_new = False
        self._is_open = False
        self._discarded: tuple[str, str, dict[str, Any]] | None = None

    # --- opening

    def is_open(self) -> bool:
        """Whether somebody is at work in it."""
        return self._is_open

    def is_new(self) -> bool:
        """Whether the record in the form was never saved."""
        return self._is_open and self._is_new

    def record_id(self) -> str:
        """The key of the record in the form, "" while it is closed."""
        return self._sheet.record_id() if self._is_open else ""

    def start_new(self, parent_id: str = "") -> bool:
        """Opens an empty form; ``parent_id`` is what the new record belongs to."""
        self.put_aside()
        return self._open(lambda: self._sheet.new(parent_id), is_new=True)

    def edit(self, record_id: str) -> bool:
        """Opens a record; what this user typed and did not save comes back with it."""
        if self._is_open and self._sheet.record_id() == record_id:
            return True
        self.put_aside()
        if waiting := self._draft_of(record_id):
            return self.resume(waiting.key)
        return self._open(lambda: self._sheet.open(record_id), is_new=False)

    def resume(self, draft_key: str) -> bool:
        """Goes on with a draft, upon the record as it stands now."""
        self.put_aside()
        draft = self._drafts.load(draft_key)
        return draft is not None and self._resume(draft_key, draft)

    # --- working

    def edited(self) -> None:
        """Somebody changed a field."""
        if self._is_open:
            self._view.display_state(_("Not saved yet"))

    def keep_draft(self) -> bool:
        """Keeps what was typed through a crash; True when there was something to keep."""
        if not self._is_open or not self._is_changed():
            return False
        values, unreadable = self._view.ask_values(), self._view.ask_unreadable()
        data = {
            "record_id": self._sheet.record_id(),
            "base": self._base,
            "values": values,
            "unreadable": {name: fault.text for name, fault in unreadable.items()},
        }
        self._draft_key = self._draft_key or f"{self._sheet.kind}:{self._sheet.record_id()}:{new_id()}"
        try:
            at = self._drafts.keep(self._draft_key, self._sheet.kind, self._sheet.name(values), data)
        except OfficeError as error:
            self._view.display_state(str(error))
            return True
        self._view.display_state(_("Draft kept at {time}").format(time=i18n.time_of_day(at.astimezone())))
        return True

    def save(self) -> bool:
        """Keeps the record and closes; on problems or a conflict the form stays with everything in it."""
        if not self._is_open:
            return False
        if not self._is_changed() and not self._is_new:
            self._close(Closing.UNCHANGED)
            return True
        if unreadable := self._view.ask_unreadable():
            self._view.display_problems([Problem(name, fault.problem) for name, fault in unreadable.items()])
            return False
        mine = self._view.ask_values()
        changed = {name: value for name, value in mine.items() if value != self._base.get(name)}
        try:
            saved_id = self._sheet.save({**self._kept, **changed})
        except Invalid as error:
            self._view.display_problems(error.problems)
            return False
        except Conflict as error:
            self._bring_together(error)
            return False
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._drop_draft()
        self._close(Closing.SAVED, saved_id)
        return True

    def leave(self) -> None:
        """Goes back to the list; what was typed waits as a draft."""
        if self._is_open:
            kept = self.keep_draft()
            if not kept:
                self._drop_draft()
            self._close(Closing.KEPT if kept else Closing.UNCHANGED)

    def put_aside(self) -> None:
        """Keeps what was typed because something else comes to the desk."""
        if self._is_open:
            if not self.keep_draft():
                self._drop_draft()
            self._is_open = False

    def discard(self) -> None:
        """Gives up what was typed; ``bring_back`` has it until the next time."""
        if not self._is_open:
            return
        if self.keep_draft():
            self._remember_discarded(self._draft_key)
        self._drop_draft()
        self._close(Closing.DISCARDED)

    # --- drafts that wait

    def unfinished(self) -> Unfinished | None:
        """What this user typed and did not save, apart from what is in the form now."""
        waiting = [row for row in self._mine() if not (self._is_open and row.key == self._draft_key)]
        if not waiting:
            return None
        newest = waiting[0]
        text = _("{name}, {time}").format(name=newest.title, time=i18n.date_time(newest.saved_at))
        return Unfinished(newest.key, text, len(waiting))

    def discard_draft(self, draft_key: str) -> None:
        """Gives up a waiting draft; ``bring_back`` has it until the next time."""
        self._remember_discarded(draft_key)
        self._drafts.discard(draft_key)

    def can_bring_back(self) -> bool:
        """Whether something was given up last."""
        return self._discarded is not None

    def bring_back(self) -> bool:
        """Opens the form with what was given up last."""
        if self._discarded is None:
            return False
        key, title, data = self._discarded
        self._discarded = None
        self._drafts.keep(key, self._sheet.kind, title, data)
        return self.resume(key)

    # --- inside

    def _open(self, take: Callable[[], Values], *, is_new: bool) -> bool:
        try:
            self._kept = take()
        except OfficeError as error:
            self._view.tell_error(str(error))
            return False
        self._is_new, self._is_open, self._draft_key = is_new, True, ""
        self._discarded = None
        self._base = self._display(self._kept)
        self._view.display_notice("")
        self._view.display_state("")
        return True

    def _resume(self, key: str, draft: dict[str, Any]) -> bool:
        record_id = str(draft["record_id"])
        # A record that was undone since comes back as a new one; a new one may have been saved just before a crash.
        exists = self._sheet.exists(record_id)
        take = self._sheet.open if exists else self._sheet.new_again
        if not self._open(lambda: take(record_id), is_new=not exists):
            return False
        mine = {**self._base, **draft["values"]}
        result = rebase({**self._base, **draft["base"]}, mine, self._base) if exists else Rebased(mine, (), ())
        self._draft_key = key
        self._display(result.values, draft["unreadable"])
        self._view.display_notice(self._resumed_text(result))
        self._view.display_state(_("Not saved yet"))
        return True

    def _resumed_text(self, result: Rebased) -> str:
        sentences = [_("Here is what you typed and have not saved yet.")]
        if result.clashes:
            sentences.append(self._clash_text(result.clashes))
        return " ".join(sentences)

    def _bring_together(self, conflict: Conflict) -> None:
        """After a conflict the form holds both: mine where I typed, the colleague's everywhere else."""
        mine, base = self._view.ask_values(), self._base
        try:
            self._kept = self._sheet.open(self._sheet.record_id())
        except OfficeError:
            self._view.tell_error(str(conflict))
            return
        self._base = self._display(self._kept)
        result = rebase(base, mine, self._base)
        self._display(result.values)
        sentences = [
            _("A colleague saved this record in the meantime. Nothing was overwritten, your entries are here.")
        ]
        if result.taken_over:
            fields = ", ".join(self._sheet.word(name) for name in result.taken_over)
            sentences.append(_("Taken over from there: {fields}.").format(fields=fields))
        if result.clashes:
            sentences.append(self._clash_text(result.clashes))
        sentences.append(_("Please look it over and save again."))
        self._view.display_notice(" ".join(sentences))
        self.keep_draft()

    def _clash_text(self, names: Sequence[str]) -> str:
        parts = []
        for name in names:
            theirs = self._base.get(name)
            word = self._sheet.word(name)
            if isinstance(theirs, str) and theirs and name not in {"organisation_id", "contact_id"}:
                parts.append(_("{field} (there: {value})").format(field=word, value=_shortened(theirs)))
            else:
                parts.append(word)
        return _("Both changed: {fields}; your entry stands in the form.").format(fields=", ".join(parts))

    def _display(self, values: Values, unreadable: Mapping[str, str] = MappingProxyType({})) -> Values:
        """Fills the form and returns what it shows."""
        subtitle = self._sheet.needed() if self._is_new else self._sheet.name(values)
        self._view.display_heading(self._sheet.heading(self._is_new), subtitle)
        self._view.display_values(values, unreadable)
        return self._view.ask_values()

    def _is_changed(self) -> bool:
        return bool(self._view.ask_unreadable()) or self._view.ask_values() != self._base

    def _close(self, how: Closing, record_id: str = "") -> None:
        key = record_id or ("" if self._is_new else self._sheet.record_id())
        self._is_open = False
        self._closed(how, key)

    def _remember_discarded(self, key: str) -> None:
        row = next((row for row in self._mine() if row.key == key), None)
        data = self._drafts.load(key)
        self._discarded = (key, row.title, data) if row and data else None

    def _drop_draft(self) -> None:
        if self._draft_key:
            self._drafts.discard(self._draft_key)
            self._draft_key = ""

    def _draft_of(self, record_id: str) -> DraftRow | None:
        return next((row for row in self._mine() if row.key.startswith(f"{self._sheet.kind}:{record_id}:")), None)

    def _mine(self) -> list[DraftRow]:
        return [row for row in self._drafts.mine() if row.kind == self._sheet.kind]


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
