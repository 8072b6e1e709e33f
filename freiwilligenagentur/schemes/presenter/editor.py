"""How changing a rule behaves: fields that are checked, what was typed kept, the program's version one step away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.schemes.rows import Entry, RuleDraft
from freiwilligenagentur.schemes.rules import CAN_BE_NOT_ASKED, Certainty, Period, Rule, SchemeKind
from freiwilligenagentur.schemes.service import Rulebook

NOT_ASKED = {f"no_{condition}": str(condition) for condition in CAN_BE_NOT_ASKED}
"""Ticks of the form, and what each says is not asked."""


class EditorView(Protocol):
    """The form."""

    def display_rule(self, title: str, subtitle: str, values: Mapping[str, Any]) -> None:
        """Fills the form; ``values`` by the names of Rule's fields, and the ticks of ``NOT_ASKED``."""

    def display_typed(self, texts: Mapping[str, str]) -> None:
        """Shows texts that are no day or no number as they were typed, each with what is wrong with it."""

    def display_ways(self, back_to_program: bool, removable: bool) -> None:
        """Whether the program's version can be taken again, and whether the rule can be removed."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its field and clears the others."""

    def display_kept_draft(self, waiting: bool) -> None:
        """Whether what stands there was begun earlier."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class EditorPresenter:
    """One rule being changed. ``finished`` gets the scheme to show, or "" when nothing was kept."""

    def __init__(
        self, view: EditorView, rulebook: Rulebook, navigator: Navigator, finished: Callable[[str], None]
    ) -> None:
        self._view, self._rulebook, self._navigator, self._finished = view, rulebook, navigator, finished
        self._rule: Rule | None = None
        self._version = self._fresh_version = 0
        self._shipped = False
        self._typed: Rule | None = None
        self._unreadable: Mapping[str, str] = {}
        self._refused = ""  # why the draft could not be written; told already

    def change(self, entry: Entry) -> None:
        """Opens a rule."""
        self._open(entry.rule, entry.version, shipped=entry.shipped is not None)

    def succeed(self, entry: Entry) -> None:
        """Opens a new rule that follows another in time."""
        self._open(self._rulebook.successor(entry.rule), 0, shipped=False)

    def own(self, land: str, kind: SchemeKind) -> None:
        """Opens an empty rule of the office's own."""
        self._open(self._rulebook.own(land, kind), 0, shipped=False)

    def begin_anew(self) -> None:
        """Gives up what was typed earlier."""
        if self._rule is not None:
            try:
                self._rulebook.discard_draft(self._rule, self._version)
            except OfficeError as error:
                self._view.tell_error(str(error))
                return
            self._version = self._fresh_version
            self._show(RuleDraft(self._rule, self._version), kept=False)

    def edited(self, values: Mapping[str, Any], unreadable: Mapping[str, str] = MappingProxyType({})) -> None:
        """Something was typed; ``unreadable`` are texts that are no day or no number, by field."""
        if self._rule is not None:
            self._typed, self._unreadable = _with(self._rule, values), unreadable

    def paused(self) -> None:
        """Keeps what was typed through a crash; what a disk refuses is said once, below: nothing keeps from typing."""
        told, self._refused = self._refused, self._keep()
        if self._refused != told:
            self._navigator.tell(self._refused)

    def keep(self) -> bool:
        """Keeps what was typed for later; False when the disk refuses, which is told."""
        if refused := self._keep():
            self._view.tell_error(refused)
        return not refused

    def leave(self) -> None:
        """Goes back to the list; what was typed is there the next time."""
        if self.keep():
            self._close("")

    def save(self, values: Mapping[str, Any]) -> None:
        """Keeps the rule for the office."""
        self.edited(values)
        rule = self._typed
        if rule is None:
            return
        try:
            self._rulebook.keep(rule, self._version)
        except Invalid as error:
            self._view.display_problems(error.problems)
            return
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._rulebook.discard_draft(rule, self._version)
        self._navigator.tell(_("The rule is saved. Undo brings the one before back."))
        self._close(rule.scheme)

    def take_programs(self) -> None:
        """Gives the office's version up; a rule of the office's own is removed."""
        if self._rule is None:
            return
        try:
            self._rulebook.take_programs(self._rule.code, self._version)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._rulebook.discard_draft(self._rule, self._version)
        self._navigator.tell(_("Done. Undo brings your version back."))
        self._close(self._rule.scheme)

    # --- inside

    def _open(self, rule: Rule, version: int, *, shipped: bool) -> None:
        """What was typed earlier stands there again, still on top of what it was begun with: if a colleague was
        quicker, saving says so.
        """
        self._rule, self._version, self._fresh_version, self._shipped = rule, version, version, shipped
        draft = self._rulebook.draft(rule, version)
        if draft is not None:
            self._version = draft.version
            if not version:
                self._rule = replace(rule, code=draft.rule.code, scheme=draft.rule.scheme)
        self._show(draft or RuleDraft(rule, version), kept=draft is not None)

    def _show(self, shown: RuleDraft, *, kept: bool) -> None:
        typed = shown.rule
        self._typed, self._unreadable = typed, shown.unreadable
        title = _("Change a rule") if self._shipped or self._version else _("New rule")
        self._view.display_rule(title, typed.name, _values(typed))
        overlaid = self._version > 0
        self._view.display_ways(self._shipped and overlaid, not self._shipped and overlaid)
        self._view.display_problems([])
        self._view.display_typed(shown.unreadable)
        self._view.display_kept_draft(kept)

    def _keep(self) -> str:
        """Why the draft could not be written, "" when it was."""
        if self._rule is None or self._typed is None:
            return ""
        try:
            if self._typed == self._rule and not self._unreadable:
                self._rulebook.discard_draft(self._rule, self._version)
            else:
                self._rulebook.keep_draft(RuleDraft(self._typed, self._version, self._unreadable))
        except OfficeError as error:
            return str(error)
        return ""

    def _close(self, scheme: str) -> None:
        self._rule = self._typed = None
        self._finished(scheme)


def _values(rule: Rule) -> dict[str, Any]:
    """What the form shows."""
    return {
        "name": rule.name,
        "kind": str(rule.kind),
        "laender": frozenset(rule.laender),
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "hours_week": rule.hours_week,
        "hours_year": rule.hours_year,
        "hours_project": rule.hours_project,
        "pupils_year": rule.pupils_year,
        "pupils_project": rule.pupils_project,
        "period": str(rule.period),
        "years": rule.years,
        "continuing": rule.continuing,
        "min_age": rule.min_age,
        "allowance": rule.allowance,
        "tax_allowance": rule.tax_allowance,
        "routes": "\n".join(rule.routes),
        "further": "\n".join(rule.further),
        "validity": rule.validity,
        "issuer": rule.issuer,
        "remarks": rule.remarks,
        "source": rule.source,
        "certainty": str(rule.certainty),
        **{tick: condition in rule.not_asked for tick, condition in NOT_ASKED.items()},
    }


def _with(rule: Rule, values: Mapping[str, Any]) -> Rule:
    """The rule as the form has it."""
    plain = {name: value for name, value in values.items() if name not in NOT_ASKED}
    whole = {name: None if plain[name] is None else int(plain[name]) for name in ("years", "min_age")}
    lists = {name: tuple(plain[name].splitlines()) for name in ("routes", "further")}
    choices = {
        "kind": SchemeKind(plain["kind"]),
        "period": Period(plain["period"]),
        "certainty": Certainty(plain["certainty"]),
        "laender": tuple(sorted(plain["laender"])),
        "not_asked": frozenset(condition for tick, condition in NOT_ASKED.items() if values[tick]),
    }
    return replace(rule, **{**plain, **whole, **lists, **choices})
