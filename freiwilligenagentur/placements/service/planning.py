"""Follow-ups that the program sets and takes away itself, inside the step that causes them."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.i18n import _
from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.placements import states
from freiwilligenagentur.placements.intervals import add_months, working_day
from freiwilligenagentur.placements.model import Cause, FollowUp, Placement, State
from freiwilligenagentur.placements.service.case import Case, periods
from freiwilligenagentur.storage import utc_now

# §72a(5) SGB VIII: the note goes at the latest six months after the activity was last exercised, at once if it was
# not taken up.
POLICE_CHECK_MONTHS = 6

_OF_THE_WAY = frozenset({Cause.CONTACT, Cause.TRIAL, Cause.START})
_CAUSES = {State.CONTACTED: Cause.CONTACT, State.TRIAL: Cause.TRIAL, State.ACTIVE: Cause.START}


def plan(session: Session, case: Case, before: State, day: date, today: date, user: str) -> None:
    """Closes what the step makes pointless and sets what it makes necessary."""
    state = case.placement.state
    _settle_way(session, case.placement, user)
    if state in _CAUSES:
        _add(session, case, _CAUSES[state], max(_due(session, state, day), today))
    if case.offer.police_check:
        if state in states.STARTED:
            _settle_police_check(session, case, user)
        elif state in states.CLOSED:
            _plan_police_check(session, case, before, day, today)


def _due(session: Session, state: State, day: date) -> date:
    office = periods(session)
    if state is State.ACTIVE:
        return working_day(add_months(day, office.start_follow_up_months))
    return working_day(day + timedelta(weeks=office.contact_follow_up_weeks))


def _text(cause: Cause) -> str:
    return {
        Cause.CONTACT: _("Ask whether they have met"),
        Cause.TRIAL: _("Ask how the trial was"),
        Cause.START: _("Ask whether it still suits both sides"),
        Cause.POLICE_CHECK: _("Delete the note about the police check (§72a(5) SGB VIII)"),
    }[cause]


def _add(session: Session, case: Case, cause: Cause, due_on: date) -> None:
    session.add(
        FollowUp(
            due_on=due_on,
            text=_text(cause),
            cause=cause,
            volunteer_id=case.volunteer.id,
            placement_id=case.placement.id,
            offer_id=case.offer.id,
        )
    )


def _settle_way(session: Session, placement: Placement, user: str) -> None:
    for follow_up in session.scalars(
        select(FollowUp).where(
            FollowUp.placement_id == placement.id, FollowUp.cause.in_(_OF_THE_WAY), FollowUp.done_at.is_(None)
        )
    ):
        follow_up.done_at, follow_up.done_by = utc_now(), user


def _settle_police_check(session: Session, case: Case, user: str) -> None:
    for follow_up in session.scalars(
        select(FollowUp).where(
            FollowUp.volunteer_id == case.volunteer.id,
            FollowUp.cause == Cause.POLICE_CHECK,
            FollowUp.done_at.is_(None),
        )
    ):
        follow_up.done_at, follow_up.done_by = utc_now(), user


def _plan_police_check(session: Session, case: Case, before: State, day: date, today: date) -> None:
    if case.volunteer.police_check_seen_on is None or _still_needed(session, case):
        return
    due_on = add_months(day, POLICE_CHECK_MONTHS) if before in states.STARTED else day
    _add(session, case, Cause.POLICE_CHECK, max(due_on, today))


def _still_needed(session: Session, case: Case) -> bool:
    others = select(Placement.id).join(Offer, Offer.id == Placement.offer_id)
    return (
        session.scalars(
            others.where(
                Placement.volunteer_id == case.volunteer.id,
                Placement.id != case.placement.id,
                Placement.state.in_(states.UNDER_WAY),
                Offer.police_check.is_(True),
            )
        ).first()
        is not None
    )
