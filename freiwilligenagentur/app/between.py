"""What one room shows of another: small translations between their values, given to the pages as callables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from freiwilligenagentur import i18n
from freiwilligenagentur.app.services import Services
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office import facts
from freiwilligenagentur.organisations import recheck
from freiwilligenagentur.shell.search import Entry

if TYPE_CHECKING:
    from freiwilligenagentur.organisations.presenter.hooks import PlacementLine
    from freiwilligenagentur.people.hooks import RecordLine
    from freiwilligenagentur.placements.rows import Figures, PlacementHours

KINDS = {"Volunteer": "volunteer", "Organisation": "organisation", "Offer": "offer", "Certificate": "certificate"}


class Between:
    """The translations over the services of one office, or of a stand at a fair."""

    def __init__(self, services: Services, *, at_stand: bool = False) -> None:
        self._services, self._at_stand = services, at_stand

    # for the volunteers' pages

    def timeline(self, volunteer_id: str) -> list[RecordLine]:
        """Talks and placements of a person, newest first."""
        from freiwilligenagentur.people.hooks import RecordLine

        return [
            RecordLine(
                kind="placement" if row.placement_id else row.kind.value,
                id=row.placement_id or row.id,
                title=row.title,
                when=row.day,
                detail=row.text,
            )
            for row in self._services.placing.timeline.of_volunteer(volunteer_id)
        ]

    def service(self, volunteer_id: str) -> list[RecordLine]:
        """Hours by placement, trainings attended, and certificates."""
        from freiwilligenagentur.people.hooks import RecordLine

        hours = [_hours_line(each) for each in self._services.placing.hours.of_volunteer(volunteer_id)]
        issued = [
            RecordLine("certificate", row.id, row.serial, row.issued_at.astimezone().date(), detail=_hours(row.hours))
            for row in self._services.certificates.register.rows(volunteer_id)
        ]
        attended = [
            RecordLine("training", each.training_id, each.title, each.first, detail=_hours(each.present))
            for each in self._services.trainings.attended.attended_by(volunteer_id)
        ]
        return [*hours, *attended, *issued]

    def passed_on(self, volunteer_id: str) -> list[RecordLine]:
        """The organisations that got a person's contact data, newest first."""
        from freiwilligenagentur.people.hooks import RecordLine
        from freiwilligenagentur.placements import words

        return [
            RecordLine(
                kind="organisation",
                id=row.organisation_id,
                title=row.recipient,
                when=row.at.astimezone().date(),
                detail=", ".join(words.contact_field(code) for code in row.what),
            )
            for row in self._services.placing.transfers.reached(volunteer_id)
        ]

    def office_name(self) -> str:
        """The agency's name, as consent texts say it."""
        return facts.read(self._services.store).name

    def former_name_is_known(self, volunteer_id: str) -> bool:
        """Whether the office still keeps a name that the person no longer bears."""
        return self._services.certificates.forgetting.are_known(volunteer_id)

    def certificate_of_former_name(self, volunteer_id: str) -> str:
        """A valid certificate that bears it."""
        return self._services.certificates.forgetting.certificate_in_the_way(volunteer_id)

    def forget_former_name(self, volunteer_id: str) -> None:
        """Removes it for good."""
        self._services.certificates.forgetting.forget(volunteer_id)

    # for the offers' page

    def placements_of_offer(self, offer_id: str) -> list[PlacementLine]:
        """Who is at an offer, and how far."""
        from freiwilligenagentur.organisations.presenter.hooks import PlacementLine
        from freiwilligenagentur.placements import words
        from freiwilligenagentur.placements.model import OPEN_STATES

        return [
            PlacementLine(
                row.id,
                row.volunteer,
                f"{words.state(row.state)}, {i18n.date(row.since)}",
                row.state in OPEN_STATES,
            )
            for row in self._services.placing.placements.for_offer(offer_id)
        ]

    # for the start page

    def is_empty(self) -> bool:
        """Whether neither a person nor an organisation was recorded yet."""
        return not (self.people() or self.organisations())

    def without_offer(self) -> int:
        """Open volunteers for whom nothing is under way."""
        return self._services.placing.placements.count_waiting()

    def offers_to_recheck(self) -> int:
        """Offers that nobody checked for as long as the office allows; none at a stand, where nobody can check them."""
        if self._at_stand:
            return 0
        store = self._services.store
        return recheck.count(store, self._services.today(), facts.read(store).recheck_months)

    def done(self, follow_up_id: str) -> None:
        """Ticks a follow-up off."""
        self._services.placing.follow_ups.done(follow_up_id)

    def figures(self) -> Figures:
        """The year so far."""
        return self._services.placing.figures.of_year()

    def certificates(self) -> tuple[int, int]:
        """Issued this year, and last year up to the same day."""
        return self._services.certificate_counts.this_year_and_last()

    def people(self) -> int:
        """Everybody on the list."""
        return self._services.people.count()

    def organisations(self) -> int:
        """All on the list."""
        return self._services.organisations.count()

    def offers(self) -> int:
        """Those that can be proposed."""
        return self._services.offers.count()

    def pending(self) -> int:
        """Placements on their way."""
        from freiwilligenagentur.placements.states import Group

        return self._services.placing.placements.counts()[Group.PENDING]

    def recent(self) -> list[tuple[str, str, str, datetime]]:
        """(kind, id, label, when) of what this user worked on last."""
        found = []
        for entity, key, when in self._services.store.recent(tuple(KINDS), limit=4):
            label = next((entry.label for entry in self.entries(KINDS[entity], [key])), "")
            if label:
                found.append((KINDS[entity], key, label, when))
        return found

    # for the search

    def entries(self, kind: str, ids: Iterable[str] | None) -> Iterator[Entry]:
        """What the search knows of one kind: everything, or the given keys."""
        services = self._services
        sources: dict[str, Callable[[Collection[str] | None], Iterable[tuple[str, str, str, str]]]] = {
            "volunteer": services.people.search_entries,
            "organisation": services.organisations.search_entries,
            "offer": services.offers.search_entries,
            "certificate": services.certificates.register.search_entries,
            "training": services.trainings.trainings.search_entries,
        }
        wanted = None if ids is None else list(ids)
        for entry_id, label, hint, text in sources[kind](wanted):
            yield Entry(kind, entry_id, label, hint, text)


def _hours_line(each: PlacementHours) -> RecordLine:
    from freiwilligenagentur.people.hooks import RecordLine
    from freiwilligenagentur.placements import words

    total = each.sum
    detail = _("{hours} confirmed").format(hours=_hours(total.confirmed))
    if total.estimated:
        detail = _("{hours} confirmed, {more} estimated").format(
            hours=_hours(total.confirmed), more=_hours(total.estimated)
        )
    title = f"{each.function or each.offer}, {each.organisation}"
    return RecordLine(
        "placement", each.placement_id, title, each.started_on, detail=detail, state=words.state(each.state)
    )


def _hours(amount: object) -> str:
    from decimal import Decimal

    assert isinstance(amount, Decimal)
    return _("{n} hours").format(n=i18n.number(amount))
