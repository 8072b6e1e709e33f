"""How "Wer erfüllt voraussichtlich …?" behaves: a scheme and a day, everybody beside it, one person in detail."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Cancelled, OfficeError
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.office.model import LAENDER
from freiwilligenagentur.schemes import table, words
from freiwilligenagentur.schemes.fulfilment import Outcome, reference_days
from freiwilligenagentur.schemes.presenter.shown import PersonShown, RuleShown, person_shown, rule_shown
from freiwilligenagentur.schemes.rows import Entry, PersonRow, SchemeLine
from freiwilligenagentur.schemes.rules import Rule, SchemeKind
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.schemes.service.standing import Progress
from freiwilligenagentur.vocabulary.folding import findable, holds, wanted
from freiwilligenagentur.work import Runner

_MEMORY = "schemes.choice"


class Filter(StrEnum):
    """Whom the list shows."""

    ALL = "all"
    MET = "met"
    OPEN = "open"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list is made for."""

    land: str
    scheme: str
    day: date
    filter: Filter = Filter.ALL


Options = Sequence[tuple[str, str]]
Collect = Callable[[Sequence[str], Rule], None]
"""Takes people, by their ids, to certificates for many; the rule is the one that they stand beside."""


class WhoView(Protocol):
    """The page on the screen."""

    def display_choice(self, laender: Options, schemes: Options, filters: Options, choice: Choice) -> None:
        """What can be chosen, and what is."""

    def display_rows(self, rows: Sequence[PersonRow], chosen: str) -> None:
        """The list; ``chosen`` is the row to be on, "" keeps or takes the first."""

    def display_count(self, text: str, empty: str, first_step: bool) -> None:
        """How many there are; ``empty`` says why the list is empty, "" when it is not, and ``first_step`` whether
        writing down a rule helps.
        """

    def display_person(self, person: PersonShown | None) -> None:
        """The person at the right."""

    def display_rule(self, rule: RuleShown | None) -> None:
        """The rule at the right, below the person."""

    def tell_error(self, text: str) -> None:
        """A sentence about what went wrong."""


class WhoPresenter:
    """State of the page. ``edit`` opens a rule for changing, ``collect`` takes the people listed to a batch."""

    def __init__(
        self,
        view: WhoView,
        services: SchemeServices,
        navigator: Navigator,
        run: Runner,
        today: Callable[[], date],
        memory: MutableMapping[str, str],
        collect: Collect | None = None,
    ) -> None:
        self._view, self._services, self._navigator, self._run = view, services, navigator, run
        self._memory, self._collect = memory, collect
        land, scheme, kept = [*memory.get(_MEMORY, "").split("|"), "", ""][:3]
        shown = Filter(kept) if kept in set(Filter) else Filter.ALL
        self._choice = Choice(land if land in LAENDER else "", scheme, today(), shown)
        self._lines: list[SchemeLine] = []
        self._rows: list[PersonRow] = []
        self._text = self._chosen = ""
        self._asked: tuple[Rule, date] | None = None
        self._compared: tuple[Rule, date] | None = None
        self._stopped = False

    @property
    def entry(self) -> Entry | None:
        """The rule that is shown."""
        line = self._line()
        return line.entry if line else None

    @property
    def newest(self) -> Entry | None:
        """The newest rule of the scheme that is shown, also where none is known for the day."""
        line = self._line()
        return None if line is None else line.entry or line.others[-1]

    @property
    def land(self) -> str:
        """The Land that is shown."""
        return self._choice.land

    # --- what the list is made for

    def refresh(self) -> None:
        """Reads everything anew; what was chosen stays."""
        self._services.standing.read_anew()
        self._choose(self._choice)

    def choose(self, choice: Choice) -> None:
        """Another Land, scheme, day or filter."""
        self._choose(choice)

    def show_scheme(self, scheme: str) -> None:
        """Shows a scheme that was just changed; where it is none of the Land shown, what was shown stays."""
        self._services.standing.read_anew()
        self._choose(replace(self._choice, scheme=scheme))

    def filter(self, text: str) -> None:
        """Narrows the list to people whose name or place holds every word."""
        self._text = text
        self._display_list()

    def _choose(self, choice: Choice) -> None:
        land = choice.land or self._services.rulebook.land()
        self._lines = self._services.rulebook.schemes(land, choice.day) if land else []
        scheme = choice.scheme if choice.scheme in {line.id for line in self._lines} else _first(self._lines)
        self._choice = Choice(land, scheme, choice.day, choice.filter)
        self._memory[_MEMORY] = f"{land}|{scheme}|{choice.filter}"
        self._view.display_rule(self._rule_shown())
        self._display_choice()
        entry = self.entry
        if entry is None or not entry.rule.says_something():
            self._asked, self._stopped = None, False
            self._take(())
            return
        self._asked = asked = (entry.rule, choice.day)
        work = partial(self._ask, *asked)
        self._run(_("Looking at everybody"), work, partial(self._arrived, asked), self._refused)

    def _ask(self, rule: Rule, day: date, progress: Progress) -> list[PersonRow] | None:
        """Everybody; None when the user stopped it."""
        try:
            return self._services.standing.everybody(rule, day, progress)
        except Cancelled:
            return None

    def _arrived(self, asked: tuple[Rule, date], rows: list[PersonRow] | None) -> None:
        if asked is self._asked:  # else something else was chosen in the meantime
            self._stopped, self._compared = rows is None, asked
            self._take(rows or ())

    def _refused(self, error: OfficeError) -> None:
        self._view.tell_error(str(error))

    def _take(self, rows: Sequence[PersonRow]) -> None:
        self._rows = list(rows)
        self._display_choice()
        self._display_list()

    # --- the list

    def _listed(self) -> list[PersonRow]:
        words = wanted(self._text)
        kept = [row for row in self._rows if _passes(row, self._choice.filter)]
        return [row for row in kept if holds(findable(f"{row.name} {row.town}"), words)] if words else kept

    def _display_choice(self) -> None:
        schemes = [(line.id, line.name) for line in self._lines]
        counts = {which: sum(_passes(row, which) for row in self._rows) for which in Filter}
        names = {
            Filter.ALL: _("all"),
            Filter.MET: _("presumably fulfilled"),
            Filter.OPEN: _("to be clarified"),
            Filter.NEAR: _("little is missing"),
        }
        filters = [
            (str(which), _("{what} ({n})").format(what=name, n=i18n.number(counts[which])))
            for which, name in names.items()
        ]
        self._view.display_choice(list(LAENDER.items()), schemes, filters, self._choice)

    def _display_list(self) -> None:
        rows, total = self._listed(), len(self._rows)
        count = ngettext("{n} volunteer", "{n} volunteers", total).format(n=i18n.number(total))
        if len(rows) < total:
            count = _("{shown} of {n} volunteers").format(shown=i18n.number(len(rows)), n=i18n.number(total))
        self._view.display_rows(rows, self._chosen)
        self._view.display_count(count if self._rows else "", self._empty(rows), self._rule_helps())
        self.open_row(self._chosen if self._chosen in {row.id for row in rows} else rows[0].id if rows else "")

    def _empty(self, rows: Sequence[PersonRow]) -> str:
        if rows:
            return ""
        if not self._choice.land:
            return _("Please choose the Land whose rules shall be looked at. The settings keep the one of your office.")
        line = self._line()
        if line is None:
            return self._no_scheme()
        if line.entry is None:
            text = _("For {date} no rule of “{name}” is known. Another day may have one; or write your own rule.")
            return text.format(date=i18n.date(self._choice.day), name=line.name)
        if not line.entry.rule.says_something():
            text = _("What “{name}” asks is not known. As soon as you have the conditions, change the rule.")
            return text.format(name=line.name)
        if self._stopped:
            return _("Stopped, so nobody is shown. Choose a scheme or a day to look at everybody again.")
        if self._rows:
            return _("Nobody fits the filter.")
        return _("No volunteers yet. Here stands how everybody stands to this scheme.")

    def _rule_helps(self) -> bool:
        """Whether the list is empty because nothing is known to compare anybody with."""
        entry = self.entry
        return bool(self._choice.land) and (entry is None or not entry.rule.says_something())

    def _no_scheme(self) -> str:
        note = table.none_known(self._choice.land, SchemeKind.CARD)
        if note is not None:
            return _("{note} (Source: {source})").format(note=note.text, source=note.source)
        text = _("No scheme of {land} is known. Write your own rule as soon as you have one.")
        return text.format(land=LAENDER.get(self._choice.land, ""))

    # --- one person

    def open_row(self, volunteer_id: str) -> None:
        """Shows the person of a row; "" shows none."""
        row = next((row for row in self._rows if row.id == volunteer_id), None)
        self._chosen = row.id if row else ""
        if row is None or self._compared is None:
            self._view.display_person(None)
            return
        rule, day = self._compared  # while an answer is awaited, the list is still that of the choice before
        first, last = reference_days(rule, day)
        try:
            extents = self._services.extents(row.id, first, last)
            held = self._services.routes.of(row.id)
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        self._view.display_person(person_shown(row, rule, day, extents, (first, last), held))

    def open_volunteer(self) -> None:
        """Goes to the volunteer's record."""
        if self._chosen:
            self._navigator.open_volunteer(self._chosen)

    def issue_certificate(self) -> None:
        """Goes to the form that issues a certificate."""
        if self._chosen:
            self._navigator.issue_certificate(self._chosen)

    def hold_route(self, name: str, held: bool, until: date | None) -> None:
        """Writes down that the person has, or has not, what leads there without hours."""
        routes, person = self._services.routes, self._chosen
        if not person:
            return
        try:
            if held:
                routes.put_down(person, name, until)
            else:
                routes.take_off(person, name)
        except OfficeError as error:
            self._view.tell_error(str(error))
        self._choose(self._choice)

    def collect(self) -> None:
        """Takes everybody who is listed to the batch."""
        ids = [row.id for row in self._listed()]
        if self._collect is not None and ids and self._compared is not None:
            self._collect(ids, self._compared[0])

    # --- the rule

    def take_programs(self) -> None:
        """The program's facts are in force again."""
        if (entry := self.entry) is not None:
            self._settle(partial(self._services.rulebook.take_programs, entry.rule.code, entry.version))

    def stay_with_ours(self) -> None:
        """The office's facts stay although the program has others."""
        if (entry := self.entry) is not None:
            self._settle(partial(self._services.rulebook.stay_with_ours, entry.rule.code, entry.version))

    def _settle(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OfficeError as error:
            self._view.tell_error(str(error))
        self._choose(self._choice)

    def _line(self) -> SchemeLine | None:
        return next((line for line in self._lines if line.id == self._choice.scheme), None)

    def _rule_shown(self) -> RuleShown | None:
        line = self._line()
        return rule_shown(line, self._choice.land, self._choice.day) if line else None


def _first(lines: Sequence[SchemeLine]) -> str:
    """The scheme to begin with: the first of which something is known."""
    known = (line.id for line in lines if line.entry is not None and line.entry.rule.says_something())
    return next(known, lines[0].id if lines else "")


def _passes(row: PersonRow, wanted: Filter) -> bool:
    if wanted is Filter.NEAR:
        return row.fulfilment.near
    outcomes = {Filter.MET: Outcome.MET, Filter.OPEN: Outcome.OPEN}
    return wanted is Filter.ALL or row.fulfilment.outcome is outcomes[wanted]


def state_text(row: PersonRow) -> str:
    """How somebody stands, in a word."""
    return words.outcome(row.fulfilment)
