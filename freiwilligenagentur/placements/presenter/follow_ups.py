"""How the follow-ups of a placement are shown, ticked off, put off and added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Invalid, OfficeError, Problem
from freiwilligenagentur.i18n import _
from freiwilligenagentur.navigator import Navigator
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.due import FollowUpRow
from freiwilligenagentur.placements.intervals import Due, add_months, working_day
from freiwilligenagentur.placements.rows import PlacementRecord
from freiwilligenagentur.placements.service import FollowUps


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One follow-up: a word for how near it is, its day and text."""

    id: str
    due: Due
    badge: str
    day: str
    due_on: date
    text: str
    done: bool
    later: tuple[tuple[str, date], ...]
    """Where it may be put off to: a caption and the day."""


class FollowUpsView(Protocol):
    """The section of the follow-ups."""

    def display_follow_ups(self, lines: Sequence[FollowUpLine], nothing: str) -> None:
        """Open ones first, then those that are done."""

    def display_new(self) -> None:
        """Empties the row for a new one."""

    def display_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong, at the fields."""

    def tell_error(self, text: str) -> None:
        """A sentence that must be read."""


class FollowUpsPresenter:
    """Follow-ups of the placement that is shown."""

    def __init__(
        self, view: FollowUpsView, follow_ups: FollowUps, navigator: Navigator, changed: Callable[[], None]
    ) -> None:
        self._view = view
        self._follow_ups = follow_ups
        self._navigator = navigator
        self._changed = changed
        self._placement_id = ""

    def show(self, record: PlacementRecord | None) -> None:
        """Shows the follow-ups of a placement."""
        placement_id = record.id if record else ""
        if placement_id != self._placement_id:
            self._placement_id = placement_id
            self._view.display_new()
        if record is not None:
            today = self._follow_ups.today()
            lines = [line(row, today) for row in record.follow_ups]
            lines.sort(key=lambda each: (each.done, each.due_on))
            self._view.display_follow_ups(lines, _("Nothing to follow up."))

    def add(self, due_on: date | None, text: str) -> None:
        """Adds one for the placement."""
        try:
            self._follow_ups.add(due_on, text, placement_id=self._placement_id)
        except Invalid as fault:
            self._view.display_problems(fault.problems)
        except OfficeError as error:
            self._view.tell_error(str(error))
        else:
            self._view.display_problems(())
            self._view.display_new()
            self._changed()

    def tick(self, follow_up_id: str, done: bool) -> None:
        """Ticks one off, or takes the tick away."""
        act = self._follow_ups.done if done else self._follow_ups.reopen
        self._do(lambda: act(follow_up_id), _("Done. Ctrl+Z brings it back.") if done else "")

    def put_off(self, follow_up_id: str, due_on: date) -> None:
        """Moves one to another day."""
        self._do(
            lambda: self._follow_ups.move(follow_up_id, due_on),
            _("Put off to {date}.").format(date=i18n.date(due_on)),
        )

    def _do(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except OfficeError as error:
            self._view.tell_error(str(error))
            return
        if done:
            self._navigator.tell(done)
        self._changed()


def line(row: FollowUpRow, today: date) -> FollowUpLine:
    """A follow-up as a line."""
    return FollowUpLine(
        id=row.id,
        due=row.due,
        badge=_("done") if row.done else words.due(row.due),
        day=i18n.date(row.due_on),
        due_on=row.due_on,
        text=row.text,
        done=row.done,
        later=() if row.done else _later(max(row.due_on, today), today),
    )


def _later(due_on: date, today: date) -> tuple[tuple[str, date], ...]:
    days = {
        _("to tomorrow: {day}"): today + timedelta(days=1),
        _("by a week: {day}"): due_on + timedelta(weeks=1),
        _("by a month: {day}"): add_months(due_on, 1),
    }
    return tuple((text.format(day=i18n.date(working_day(day))), working_day(day)) for text, day in days.items())
