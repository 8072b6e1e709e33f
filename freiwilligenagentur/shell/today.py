"""The start page, without its window: what is due, what is new, and this year's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements.due import FollowUpRow
from freiwilligenagentur.placements.intervals import Due
from freiwilligenagentur.storage import DraftRow

if TYPE_CHECKING:
    from freiwilligenagentur.placements.rows import Figures

AT_ONCE = 12
"""So many lines fill a window; what else is due follows when these stand."""
FURTHER = 40
"""So many lines are added at a time, so that keys are taken between."""
REASONS = 6
"""So many lines with reasons of refusals stand on the start page; the last one sums up what has no line."""


class Card(NamedTuple):
    """One figure of the year."""

    label: str
    figure: str
    below: str


class Line(NamedTuple):
    """One thing to do: a word for its urgency, a text with the name in bold, a button that opens it."""

    id: str
    badge: str
    tone: str
    text: str
    strong: str
    button: str
    can_be_done: bool = False


class Recent(NamedTuple):
    """A record that was worked on last."""

    id: str
    label: str
    when: str


class Sources(NamedTuple):
    """Where the start page gets its facts; everything is asked again at every refresh."""

    due: Callable[[int | None], list[FollowUpRow]]
    """What is due, the oldest first; the first so many, or all."""
    amount_due: Callable[[], int]
    done: Callable[[str], None]
    figures: Callable[[], Figures]
    drafts: Callable[[], list[DraftRow]]
    offers_to_recheck: Callable[[], int]
    open_recheck: Callable[[], None]
    without_offer: Callable[[], int]
    certificates: Callable[[], tuple[int, int]]
    """Issued this year, issued last year up to the same day."""
    recent: Callable[[], list[tuple[str, str, str, datetime]]]
    """(kind, id, label, when) of what was worked on last."""
    open_recent: Callable[[str, str], None]
    is_empty: Callable[[], bool]
    """Whether nobody and nothing was recorded yet; asked only when nothing is due."""
    certificates_to_print: Callable[[], int] = lambda: 0
    """Issued, but not printed yet."""
    open_to_print: Callable[[], None] = lambda: None
    today: Callable[[], date] = date.today


class TodayView(Protocol):
    """What the window can do for the start page."""

    def display_head(self, day: date, subtitle: str) -> None: ...

    def ask_rest_later(self) -> None:
        """Calls ``fill_rest`` once, when what is due is painted."""

    def display_cards(self, cards: list[Card]) -> None: ...

    def display_lines(self, lines: list[Line], nothing: str) -> None: ...

    def display_further_lines(self, lines: list[Line]) -> None:
        """Shows more below those that are there."""

    def display_months(self, months: list[tuple[int, int, int]]) -> None:
        """(month 1 … 12, this year, the year before)."""

    def display_recent(self, recent: list[Recent]) -> None: ...

    def display_ages(self, ages: list[str]) -> None:
        """How long ago each of the recent ones is by now."""

    def display_reasons(self, reasons: list[tuple[str, str]]) -> None:
        """(why it came to nothing, how often), the most frequent first."""


BADGES = {
    Due.OVERDUE: (lambda: _("overdue"), "bad"),
    Due.TODAY: (lambda: _("today"), "warn"),
    Due.THIS_WEEK: (lambda: _("this week"), "neutral"),
    Due.LATER: (lambda: _("later"), "neutral"),
}


class TodayPresenter:
    """Fills the start page and opens what its lines stand for."""

    def __init__(self, view: TodayView, sources: Sources, navigator: Navigator) -> None:
        self._view = view
        self._sources = sources
        self._navigator = navigator
        self._openers: dict[str, Callable[[], None]] = {}
        self._further: list[Line] = []
        self._missing = False
        """Whether only the first of what is due was read."""
        self._counted = False
        """Whether the figures stand there."""
        self._stale = False
        """Whether they are from before the last change."""
        self._day: date | None = None

    def refresh(self) -> None:
        """What is due, at once; figures and what was worked on last as soon as that stands."""
        self._day = self._sources.today()
        self._openers = {}
        drafts = [self._draft_line(draft) for draft in self._sources.drafts()]
        waiting = [*self._print_line(), *self._recheck_line()]
        amount = self._sources.amount_due()
        due = self._due_lines(None if self._counted else AT_ONCE)
        self._missing = amount > len(due)
        lines = [*drafts, *due, *([] if self._missing else waiting)]
        subtitle = self._subtitle(len(drafts) + amount + len(waiting))
        if not lines and self._sources.is_empty():
            lines, subtitle = [self._first_step()], _("The office is still empty.")
        self._further, self._stale = [], True
        if not self._counted:
            self._view.display_cards(self._cards(None))
            lines, self._further = lines[:AT_ONCE], lines[AT_ONCE:]
        self._view.display_head(self._day, subtitle)
        self._view.display_lines(lines, _("Nothing is due. A good day to call somebody."))
        self._view.ask_rest_later()

    def fill_rest(self) -> None:
        """The view has a moment: the figures, what was worked on last, and what else is due, some at a time."""
        if self._stale:
            self._fill_figures()
        if self._missing:
            self._missing = False
            self._further += [*self._due_lines(None)[AT_ONCE:], *self._print_line(), *self._recheck_line()]
        self._view.display_further_lines(self._further[:FURTHER])
        self._further = self._further[FURTHER:]
        if self._further:
            self._view.ask_rest_later()

    def _fill_figures(self) -> None:
        figures = self._sources.figures()
        self._counted, self._stale = True, False
        self._view.display_cards(self._cards(figures))
        self._view.display_months([(month.month, month.placed, month.year_before) for month in figures.months[-6:]])
        self._view.display_recent(self._recent())
        self._view.display_reasons(_reasons(figures))

    def minute_passed(self) -> None:
        """The page stands open while time goes on: another day may have begun, and what was just now is longer ago."""
        if self._sources.today() != self._day:
            self.refresh()
        else:
            self._view.display_ages([each.when for each in self._recent()])

    def open(self, line_id: str) -> None:
        """Opens what a line or a recent record stands for."""
        self._openers[line_id]()

    def done(self, line_id: str) -> None:
        """Ticks a follow-up off."""
        self._sources.done(line_id)
        self._navigator.tell(_("Done. Ctrl+Z brings it back."))

    def _subtitle(self, amount: int) -> str:
        if not amount:
            return _("Nothing is due today.")
        return ngettext("{n} thing is due", "{n} things are due", amount).format(n=amount)

    def _cards(self, figures: Figures | None) -> list[Card]:
        """The year in four figures; without any the cards stand there and wait."""
        year = figures.year if figures else self._sources.today().year
        titles = (
            _("Consultations {year}").format(year=year),
            _("Placed {year}").format(year=year),
            _("Still without an offer"),
            _("Certificates {year}").format(year=year),
        )
        if figures is None:
            return [Card(title, "…", " ") for title in titles]
        issued, issued_before = self._sources.certificates()
        before = _("Last year to date: {n}")
        counted = (
            (figures.consultations, before.format(n=i18n.number(figures.consultations_before))),
            (figures.placed, _("{n} pending").format(n=i18n.number(figures.pending))),
            (self._sources.without_offer(), _("open volunteers")),
            (issued, before.format(n=i18n.number(issued_before))),
        )
        return [Card(title, i18n.number(n), below) for title, (n, below) in zip(titles, counted, strict=True)]

    def _due_lines(self, limit: int | None) -> list[Line]:
        return [self._follow_up_line(row) for row in self._sources.due(limit)]

    def _first_step(self) -> Line:
        self._openers["import"] = self._navigator.import_file
        text = _("Import the offers, organisations and people that you have already")
        return Line("import", _("first step"), "good", text, "", _("Import …"))

    def _follow_up_line(self, row: FollowUpRow) -> Line:
        word, tone = BADGES[row.due]
        self._openers[row.id] = lambda: self._open_follow_up(row)
        text = row.text
        if row.organisation:
            text = _("{text} (at {organisation})").format(text=row.text, organisation=row.organisation)
        return Line(row.id, word(), tone, text, row.volunteer or row.offer, _("Open"), can_be_done=True)

    def _open_follow_up(self, row: FollowUpRow) -> None:
        if row.placement_id:
            self._navigator.open_placement(row.placement_id)
        elif row.volunteer_id:
            self._navigator.open_volunteer(row.volunteer_id)
        elif row.offer_id:
            self._navigator.open_offer(row.offer_id)

    def _draft_line(self, draft: DraftRow) -> Line:
        line_id = f"draft:{draft.key}"
        self._openers[line_id] = lambda: self._open_draft(draft)
        since = i18n.date_time(draft.saved_at)
        text = _("Unfinished, saved {time}").format(time=since)
        return Line(line_id, _("draft"), "warn", text, draft.title, _("Go on"))

    def _open_draft(self, draft: DraftRow) -> None:
        self._navigator.open_draft(draft.kind, draft.key)

    def _recheck_line(self) -> list[Line]:
        amount = self._sources.offers_to_recheck()
        if not amount:
            return []
        self._openers["recheck"] = self._sources.open_recheck
        text = ngettext(
            "{n} offer was not checked for a long time", "{n} offers were not checked for a long time", amount
        ).format(n=i18n.number(amount))
        return [Line("recheck", _("this week"), "neutral", text, "", _("Look"))]

    def _print_line(self) -> list[Line]:
        amount = self._sources.certificates_to_print()
        if not amount:
            return []
        self._openers["print"] = self._sources.open_to_print
        text = ngettext("{n} certificate waits for printing", "{n} certificates wait for printing", amount)
        return [Line("print", _("not printed"), "warn", text.format(n=i18n.number(amount)), "", _("Look"))]

    def _recent(self) -> list[Recent]:
        found = []
        for kind, record_id, label, when in self._sources.recent():
            line_id = f"recent:{record_id}"
            self._openers[line_id] = self._recent_opener(kind, record_id)
            found.append(Recent(line_id, label, i18n.ago(when)))
        return found

    def _recent_opener(self, kind: str, record_id: str) -> Callable[[], None]:
        return lambda: self._sources.open_recent(kind, record_id)


def _reasons(figures: Figures) -> list[tuple[str, str]]:
    counted = [(i18n.capitalised(figure.words), figure.count) for figure in figures.reasons if figure.count]
    if len(counted) > REASONS:
        rest = counted[REASONS - 1 :]
        counted[REASONS - 1 :] = [(_("Further reasons"), sum(count for _words, count in rest))]
    return [(words, i18n.number(count)) for words, count in counted]
