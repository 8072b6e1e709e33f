"""Everything that certificates of some people are made from, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from freiwilligenagentur.certificates.content import SignedBy
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.rows import Earlier
from freiwilligenagentur.certificates.service import numbers, reading
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in
from freiwilligenagentur.certificates.service.reading import Work
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.signer import Signer
from freiwilligenagentur.office.signing import signer_in
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id
from freiwilligenagentur.trainings.rows import Attended
from freiwilligenagentur.trainings.service.attended import attended_in


@dataclass(frozen=True, slots=True)
class Person:
    """One person with all that was done."""

    record: Volunteer
    works: Sequence[Work]
    attended: Sequence[Attended]
    earlier: Sequence[Earlier]


class Records:
    """What the office knows about some people and about itself, for as long as the session lasts."""

    def __init__(self, session: Session, volunteer_ids: Sequence[Id]) -> None:
        self._session = session
        self._layouts: dict[tuple[Id, Kind], StoredLayout] = {}
        self.office = session.scalars(select(Office)).first() or Office(name="")
        works, attended = reading.works(session, volunteer_ids), attended_in(session, volunteer_ids)
        earlier = reading.earlier(session, volunteer_ids)
        people = select(Volunteer).where(Volunteer.id.in_(volunteer_ids)).options(selectinload(Volunteer.consents))
        self._people = {
            each.id: Person(each, works.get(each.id, ()), attended.get(each.id, ()), earlier.get(each.id, ()))
            for each in session.scalars(people)
        }

    def of(self, volunteer_id: Id) -> Person:
        """One of them. Raises Refused when the record is gone."""
        found = self._people.get(volunteer_id)
        if found is None:
            raise reading.gone()
        return found

    def layout(self, layout_id: Id, kind: Kind) -> StoredLayout:
        """The layout that was chosen, or the one of a kind."""
        key = layout_id, kind
        if key not in self._layouts:
            self._layouts[key] = chosen_in(self._session, layout_id, kind)
        return self._layouts[key]

    def without_number(self, kind: Kind, year: int, stand: str) -> str:
        """Why a stand can give no number of a kind, "" when it can and for the office."""
        return numbers.why_none(self._session, kind, year, stand)

    def areas(self, volunteer_id: Id, placements: Sequence[Id]) -> frozenset[str]:
        """The areas of the offers behind these placements of somebody."""
        there = (work for work in self.of(volunteer_id).works if work.placement.id in placements)
        return frozenset[str]().union(*(work.offer.areas for work in there))

    @cached_property
    def signer(self) -> Signer:
        """Signs with today's key. Raises Refused when there is none."""
        return signer_in(self._session)

    @cached_property
    def signed(self) -> tuple[SignedBy, ...]:
        """Who signs where nothing else was chosen."""
        office = self.office
        head = SignedBy(office.signatory_name, office.signatory_function, office.name)
        return self.layout("", Kind.EHRENAMTSNACHWEIS).layout.signed_by() or (head,)
