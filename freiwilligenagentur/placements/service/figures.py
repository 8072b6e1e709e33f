"""The year's figures for the start page and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from freiwilligenagentur.i18n import _
from freiwilligenagentur.placements import words
from freiwilligenagentur.placements.intervals import add_months
from freiwilligenagentur.placements.model import (
    OPEN_STATES,
    Consultation,
    Placement,
    PlacementStep,
    Result,
    State,
)
from freiwilligenagentur.placements.rows import Figures, MonthFigure, ReasonFigure
from freiwilligenagentur.placements.states import CLOSED
from freiwilligenagentur.storage import Store


class FigureService:
    """Counts for those who fund the agency: consultations, Vermittlungen, Absagen, Schwebe."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def of_year(self, until: date | None = None) -> Figures:
        """This year up to a day (today if not given), beside the year before up to the same day.

        A placement counts in the month in which it first began; one that was refused counts as declined on that day.
        """
        day = until or self._today()
        before = add_months(day, -12)
        with self._store.read() as session:
            begun = _begun(session)
            return Figures(
                year=day.year,
                consultations=_consultations(session, day),
                consultations_before=_consultations(session, before),
                information_only=_consultations(session, day, Result.INFORMATION),
                placed=sum(_in_year(found, day) for found in begun.values()),
                placed_before=sum(_in_year(found, before) for found in begun.values()),
                declined=_declined(session, day, set(begun)),
                pending=_count(session, *OPEN_STATES),
                active=_count(session, State.ACTIVE),
                months=_months(begun, day),
                reasons=_reasons(session, day, before),
            )


def _begun(session: Session) -> dict[str, date]:
    query = (
        select(PlacementStep.placement_id, func.min(PlacementStep.day))
        .where(PlacementStep.state == State.ACTIVE)
        .group_by(PlacementStep.placement_id)
    )
    return dict(session.execute(query).all())


def _in_year(found: date, until: date) -> bool:
    return date(until.year, 1, 1) <= found <= until


def _consultations(session: Session, until: date, result: Result | None = None) -> int:
    first = datetime(until.year, 1, 1).astimezone()
    end = datetime.combine(until + timedelta(days=1), datetime.min.time()).astimezone()
    query = select(func.count()).where(Consultation.held_at >= first, Consultation.held_at < end)
    if result is not None:
        query = query.where(Consultation.result == result)
    return session.scalar(query) or 0


def _reasons(session: Session, until: date, before: date) -> tuple[ReasonFigure, ...]:
    """Every reason of a side exit in one of both years; what was typed freely counts as one, in nobody's words."""
    now: Counter[str] = Counter()
    then: Counter[str] = Counter()
    for state, reason, day in session.execute(_EXITS):
        said = words.reasons(state).get(reason, _("other reason"))
        now[said] += _in_year(day, until)
        then[said] += _in_year(day, before)
    found = [ReasonFigure(said, now[said], then[said]) for said in now if now[said] or then[said]]
    return tuple(sorted(found, key=lambda figure: (-figure.count, -figure.before, figure.words)))


_EXITS = (
    select(Placement.state, Placement.reason, func.max(PlacementStep.day))
    .join(PlacementStep, PlacementStep.placement_id == Placement.id)
    .where(PlacementStep.state == Placement.state, Placement.state.in_(CLOSED - {State.ENDED}))
    .group_by(Placement.id, Placement.state, Placement.reason)
)


def _declined(session: Session, until: date, begun: set[str]) -> int:
    query = (
        select(PlacementStep.placement_id, func.max(PlacementStep.day))
        .join(Placement, Placement.id == PlacementStep.placement_id)
        .where(PlacementStep.state == Placement.state, Placement.state.in_(CLOSED - {State.ENDED}))
        .group_by(PlacementStep.placement_id)
    )
    return sum(_in_year(day, until) for placement_id, day in session.execute(query) if placement_id not in begun)


def _count(session: Session, *wanted: State) -> int:
    return session.scalar(select(func.count()).where(Placement.state.in_(wanted))) or 0


def _months(begun: dict[str, date], day: date) -> tuple[MonthFigure, ...]:
    counted = Counter((found.year, found.month) for found in begun.values())
    firsts = [add_months(day.replace(day=1), -back) for back in range(11, -1, -1)]
    return tuple(
        MonthFigure(first.year, first.month, counted[first.year, first.month], counted[first.year - 1, first.month])
        for first in firsts
    )
