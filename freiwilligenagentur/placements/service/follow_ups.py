"""Wiedervorlagen: what is due, done, put off, and added by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from freiwilligenagentur.errors import Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements import due
from freiwilligenagentur.placements.due import FollowUpRow
from freiwilligenagentur.placements.model import FollowUp, Placement
from freiwilligenagentur.storage import Id, Store, utc_now


class FollowUps:
    """Things to do on a day."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def today(self) -> date:
        """The day from which everything is counted."""
        return self._today()

    def open(self) -> list[FollowUpRow]:
        """Everything that is not done, oldest first."""
        with self._store.read() as session:
            return due.rows(session, self._today())

    def for_volunteer(self, volunteer_id: Id) -> list[FollowUpRow]:
        """All of a person, done ones too."""
        with self._store.read() as session:
            return due.rows(session, self._today(), volunteer_id=volunteer_id)

    def for_offer(self, offer_id: Id) -> list[FollowUpRow]:
        """All of an offer, done ones too."""
        with self._store.read() as session:
            return due.rows(session, self._today(), offer_id=offer_id)

    def add(
        self,
        due_on: date | None,
        text: str,
        *,
        volunteer_id: Id | None = None,
        placement_id: Id | None = None,
        offer_id: Id | None = None,
    ) -> Id:
        """Adds one for a record and returns its id. Raises Invalid without day or text.

        One for a placement belongs to its person and offer as well.
        """
        with self._store.write(_("Follow-up added")) as session:
            follow_up = make(due_on, text, self._today())
            placement = session.get(Placement, placement_id) if placement_id else None
            if placement is not None:
                volunteer_id, offer_id = placement.volunteer_id, placement.offer_id
            follow_up.volunteer_id, follow_up.placement_id = volunteer_id, placement_id
            follow_up.offer_id = offer_id
            session.add(follow_up)
            return follow_up.id

    def done(self, follow_up_id: Id) -> None:
        """Ticks one off; one that a colleague ticked off already stays theirs."""
        with self._store.write(_("Follow-up done")) as session:
            follow_up = _get(session, follow_up_id)
            if follow_up.done_at is None:
                follow_up.done_at, follow_up.done_by = utc_now(), self._store.user

    def reopen(self, follow_up_id: Id) -> None:
        """Takes the tick away."""
        with self._store.write(_("Follow-up open again")) as session:
            follow_up = _get(session, follow_up_id)
            follow_up.done_at, follow_up.done_by = None, ""

    def move(self, follow_up_id: Id, due_on: date) -> None:
        """Puts one off (or forward). Raises Invalid for a day that has passed."""
        _check_day(due_on, self._today())
        with self._store.write(_("Follow-up put off")) as session:
            _get(session, follow_up_id).due_on = due_on


def make(due_on: date | None, text: str, today: date) -> FollowUp:
    """A new follow-up, not yet kept. Raises Invalid without day or text or for a day that has passed."""
    if due_on is None:
        message = _("Please enter the day of the follow-up.")
        raise Invalid(message, (Problem("due_on", message),))
    _check_day(due_on, today)
    if not text.strip():
        message = _("Please write what is to be done.")
        raise Invalid(message, (Problem("text", message),))
    return FollowUp(due_on=due_on, text=text.strip())


def _check_day(due_on: date, today: date) -> None:
    if due_on < today:
        message = _("A follow-up lies today or later.")
        raise Invalid(message, (Problem("due_on", message),))


def _get(session: Session, follow_up_id: Id) -> FollowUp:
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None:
        raise Refused(_("This follow-up no longer exists. It was taken back in the meantime."))
    return follow_up
