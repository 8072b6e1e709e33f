"""Placing: proposing, going on step by step, leaving, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from freiwilligenagentur import i18n
from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.model import Offer, OfferStatus
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements import gates, states, words
from freiwilligenagentur.placements.model import TAKES_A_PLACE, HoursEntry, Placement, PlacementStep, Side, State
from freiwilligenagentur.placements.rows import PlacementRecord, PlacementRow
from freiwilligenagentur.placements.service import reading
from freiwilligenagentur.placements.service.case import Case, load_case, load_offer, load_volunteer, taken
from freiwilligenagentur.placements.service.planning import plan
from freiwilligenagentur.storage import Id, Store


class NeedsInsisting(Refused):
    """Refused at first; the same call with ``anyway=True`` does it all the same."""


class Placements:
    """The way of one person to one offer. Every step is one write that can be taken back."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def propose(
        self, volunteer_id: Id, offer_id: Id, *, note: str = "", day: date | None = None, anyway: bool = False
    ) -> Id:
        """Proposes an offer to a person and returns the placement's id.

        Raises Refused when both are already under way together or one of them is archived, NeedsInsisting when no
        place is left or the offer is paused.
        """
        with self._store.write(_("Offer proposed")) as session:
            self._check_day(day)
            return self._propose(session, (volunteer_id, offer_id), note, day or self._today(), anyway=anyway)

    def propose_all(self, pairs: Sequence[tuple[Id, Id]], *, anyway: bool = False) -> list[Id]:
        """Proposes several pairs of person and offer as one step and returns the placements' ids.

        Raises as ``propose`` does, with the title of the offer that stands in the way; nothing is proposed then.
        """
        several = ngettext("{n} proposal made", "{n} proposals made", len(pairs)).format(n=len(pairs))
        with self._store.write(several if len(pairs) > 1 else _("Offer proposed")) as session:
            return [self._propose(session, pair, "", self._today(), anyway=anyway) for pair in pairs]

    def reject(self, volunteer_id: Id, offer_id: Id, reason: str, by: Side | None = None, *, note: str = "") -> Id:
        """Keeps that an offer is not for a person, so that it is not proposed again; returns the placement's id.

        A placement of both that is under way gets the exit; otherwise one is made that is closed at once.
        ``reason`` is a code of ``words.desk_reasons`` or free text; ``by`` says who declined, and without it the
        code does (free text: the volunteer).
        """
        if by is None:
            by = Side.ORGANISATION if reason in words.reasons(State.ORGANISATION_DECLINED) else Side.VOLUNTEER
        state = State.VOLUNTEER_DECLINED if by is Side.VOLUNTEER else State.ORGANISATION_DECLINED
        with self._store.write(words.step_label(state)) as session:
            load_offer(session, offer_id)
            load_volunteer(session, volunteer_id)
            placement_id = _under_way(session, volunteer_id, offer_id)
            if placement_id is not None:
                case = load_case(session, placement_id)
                self._move(session, case, state, note, self._today(), reason)
                return placement_id
            placement = Placement(volunteer_id=volunteer_id, offer_id=offer_id, state=state, reason=reason)
            session.add(placement)
            self._note_step(placement, note, self._today())
            return placement.id

    def advance(
        self, placement_id: Id, to: State, *, note: str = "", day: date | None = None, anyway: bool = False
    ) -> None:
        """Goes on to ``to``, which happened on ``day`` (today if not given).

        Raises Conflict when somebody else went on meanwhile, Refused when age, guardians or a refused police check
        forbid the beginning, NeedsInsisting when another took the last place.
        """
        with self._store.write(words.step_label(to)) as session:
            self._check_day(day)
            case = load_case(session, placement_id)
            when = day or self._today()
            if to in states.STARTED:
                _check_gates(case, when)
            takes_place = to in TAKES_A_PLACE and case.placement.state not in TAKES_A_PLACE
            if takes_place and not anyway:
                _check_places(session, case.offer)
            self._move(session, case, to, note, when, "")

    def exit(self, placement_id: Id, to: State, reason: str, *, note: str = "", day: date | None = None) -> None:
        """Leaves the way by a side exit. ``reason`` is a code of ``words.reasons`` or free text.

        Raises Refused without a reason and Conflict when somebody else went on meanwhile.
        """
        if not reason.strip():
            raise Refused(_("Please choose a reason, so that the yearly report can count it."))
        with self._store.write(words.step_label(to)) as session:
            self._check_day(day)
            self._move(session, load_case(session, placement_id), to, note, day or self._today(), reason)

    def describe(self, placement_id: Id, version: int, function: str, agreement: str) -> None:
        """Keeps the function and what was fixed in writing. Raises Conflict when ``version`` is no longer current."""
        with self._store.write(_("Agreement changed")) as session:
            placement = load_case(session, placement_id).placement
            if placement.version != version:
                raise Conflict(
                    _("A colleague changed this placement in the meantime. Your text is still here; nothing was kept.")
                )
            placement.function, placement.agreement = function.strip(), agreement.strip()

    def rows(self, group: states.Group = states.Group.ALL, also: Id = "") -> list[PlacementRow]:
        """The placements of a group (and the one with the id ``also``), those with the next follow-up first."""
        with self._store.read() as session:
            return reading.rows(session, self._today(), states.GROUPS[group], also=also)

    def counts(self) -> dict[states.Group, int]:
        """How many placements each group holds."""
        with self._store.read() as session:
            found = dict(session.execute(select(Placement.state, func.count()).group_by(Placement.state)).all())
        return {group: sum(found.get(state, 0) for state in members) for group, members in states.GROUPS.items()}

    def count_waiting(self) -> int:
        """How many open volunteers have nothing under way; counted by the database, for the start."""
        busy = select(Placement.volunteer_id).where(Placement.state.in_(states.UNDER_WAY))
        waiting = select(func.count()).where(Volunteer.status == Status.OPEN, Volunteer.id.not_in(busy))
        with self._store.read() as session:
            return session.scalar(waiting) or 0

    def get(self, placement_id: Id) -> PlacementRecord:
        """One placement with everything that its window shows. Raises Refused when it is gone."""
        with self._store.read() as session:
            return reading.record(session, placement_id, self._today())

    def for_offer(self, offer_id: Id) -> list[PlacementRow]:
        """The placements of an offer."""
        with self._store.read() as session:
            return reading.rows(session, self._today(), offer_id=offer_id)

    def for_volunteer(self, volunteer_id: Id) -> list[PlacementRow]:
        """The placements of a person."""
        with self._store.read() as session:
            return reading.rows(session, self._today(), volunteer_id=volunteer_id)

    def occupancy(self) -> Mapping[Id, int]:
        """How many places are taken, by offer; offers without any are missing."""
        with self._store.read() as session:
            counted = (
                select(Placement.offer_id, func.count())
                .where(Placement.state.in_(TAKES_A_PLACE))
                .group_by(Placement.offer_id)
            )
            return dict(session.execute(counted).all())

    def pairs(self) -> Mapping[tuple[Id, Id], State]:
        """The newest state of every person and offer that ever met, by (volunteer id, offer id)."""
        with self._store.read() as session:
            found = select(Placement.volunteer_id, Placement.offer_id, Placement.state).order_by(
                Placement.created_at, Placement.id
            )
            return {(volunteer, offer): state for volunteer, offer, state in session.execute(found)}

    def proposals(self) -> Mapping[Id, Sequence[date]]:
        """On which days each offer was proposed to anybody, by offer; offers without any are missing."""
        with self._store.read() as session:
            days: dict[Id, list[date]] = {}
            for offer, at in session.execute(select(Placement.offer_id, Placement.created_at)):
                days.setdefault(offer, []).append(at.astimezone().date())
            return days

    def _propose(self, session: Session, pair: tuple[Id, Id], note: str, day: date, *, anyway: bool) -> Id:
        offer, volunteer = load_offer(session, pair[1]), load_volunteer(session, pair[0])
        _check_pair(session, volunteer, offer)
        if not anyway:
            _check_offer(session, offer)
        placement = Placement(volunteer_id=volunteer.id, offer_id=offer.id)
        session.add(placement)
        self._note_step(placement, note, day)
        return placement.id

    def _move(self, session: Session, case: Case, to: State, note: str, day: date, reason: str) -> None:
        placement, before = case.placement, case.placement.state
        if not states.allowed(before, to):
            raise Conflict(
                _("This placement stands at “{state}” by now. Nothing was changed; please look at it again.").format(
                    state=words.state(before)
                )
            )
        if to in states.CLOSED:
            _check_end(session, placement, day)
        placement.state, placement.reason = to, reason
        if to is State.ACTIVE:
            placement.started_on = day
        elif before is State.ACTIVE:
            placement.ended_on = day
        self._note_step(placement, note, day)
        session.flush()
        _keep_status(session, case.volunteer, before, to)
        plan(session, case, before, day, self._today(), self._store.user)

    def _note_step(self, placement: Placement, note: str, day: date) -> None:
        placement.steps.append(PlacementStep(state=placement.state, user=self._store.user, note=note.strip(), day=day))

    def _check_day(self, day: date | None) -> None:
        if day is not None and day > self._today():
            raise Refused(
                _("This day lies in the future. Please enter the step when it has happened, or set a follow-up.")
            )


def _check_pair(session: Session, volunteer: Volunteer, offer: Offer) -> None:
    if volunteer.status in {Status.ENDED, Status.ARCHIVED}:
        raise Refused(_("This person's record is closed. Please open it again before you propose something."))
    if offer.status is OfferStatus.ARCHIVED:
        raise Refused(_("This offer is archived. Please fetch it back before you propose it."))
    if _under_way(session, volunteer.id, offer.id) is not None:
        raise Refused(_("This offer has already been proposed to this person. The placement is under way."))


def _check_offer(session: Session, offer: Offer) -> None:
    if offer.status is OfferStatus.PAUSED:
        raise NeedsInsisting(
            _("“{offer}” is paused: the organisation is not looking for anybody at the moment.").format(
                offer=offer.title
            )
        )
    _check_places(session, offer)


def _check_places(session: Session, offer: Offer) -> None:
    if offer.places_wanted and taken(session, offer.id) >= offer.places_wanted:
        raise NeedsInsisting(
            _("No place left at “{offer}”; the last one may have been taken a moment ago. Nothing was changed.").format(
                offer=offer.title
            )
        )


def _check_end(session: Session, placement: Placement, day: date) -> None:
    if placement.started_on and day < placement.started_on:
        raise Refused(_("The end lies before the beginning. Nothing was changed."))
    last = session.scalar(select(func.max(HoursEntry.to_on)).where(HoursEntry.placement_id == placement.id))
    if last is not None and day < last:
        raise Refused(
            _(
                "Hours are entered up to {date}, beyond this end. Nothing was changed; please correct the hours first,"
                " or enter a later day."
            ).format(date=i18n.date(last))
        )


def _check_gates(case: Case, day: date) -> None:
    for obstacle in gates.obstacles(case.volunteer, case.offer, day):
        if obstacle.forbids:
            raise Refused(obstacle.text)


def _under_way(session: Session, volunteer_id: Id, offer_id: Id) -> Id | None:
    return session.scalars(
        select(Placement.id).where(
            Placement.volunteer_id == volunteer_id,
            Placement.offer_id == offer_id,
            Placement.state.in_(states.UNDER_WAY),
        )
    ).first()


def _keep_status(session: Session, volunteer: Volunteer, before: State, after: State) -> None:
    if after is State.ACTIVE and volunteer.status in {Status.OPEN, Status.PAUSED}:
        volunteer.status = Status.PLACED
    elif before is State.ACTIVE and volunteer.status is Status.PLACED:
        active = select(func.count()).where(Placement.volunteer_id == volunteer.id, Placement.state == State.ACTIVE)
        if not session.scalar(active):
            volunteer.status = Status.OPEN
