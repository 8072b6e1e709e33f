"""From a person to a draft: what there is to certify, what is proposed, what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import (
    Address,
    CertificateContent,
    Engagement,
    Issuer,
    Person,
    SignedBy,
    Training,
)
from freiwilligenagentur.certificates.request import DRAFT_KIND, Chosen, Request, draft_key, from_draft, to_draft
from freiwilligenagentur.certificates.rows import Draft, Preparation, Stint
from freiwilligenagentur.certificates.service import reading
from freiwilligenagentur.certificates.service.reading import Work
from freiwilligenagentur.certificates.service.shortcomings import shortcomings
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.people.model import Salutation, Volunteer
from freiwilligenagentur.storage import Drafts, Store
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

_ADDRESSES = {Salutation.FRAU: Address.FRAU, Salutation.HERR: Address.HERR, Salutation.NONE: Address.NEUTRAL}


class Preparing:
    """Drafts of certificates. Nothing here changes a record."""

    def __init__(self, store: Store, vocabulary: Vocabulary, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._today = today
        self._drafts = Drafts(store)

    def prepare(self, volunteer_id: str, period: tuple[date, date] | None = None) -> Preparation:
        """Everything that a person did within a period (all of it when not given), with what is proposed to write.

        Raises Refused when the record is gone.
        """
        office = OfficeService(self._store).get()
        with self._store.read() as session:
            person = reading.volunteer(session, volunteer_id)
            works = reading.works(session, volunteer_id)
        first, last = period or reading.whole_period(works, self._today())
        names = (person.first_name, person.last_name)
        stints = tuple(stint for work in works if (stint := self._stint(work, first, last, names)))
        return Preparation(
            volunteer_id=volunteer_id,
            listed_name=person.listed_name(),
            full_name=person.full_name(),
            surname=_surname(person),
            birth_date=person.birth_date,
            stints=stints,
            request=self._proposed(person, office, stints, (first, last)),
        )

    def compose(self, request: Request) -> CertificateContent:
        """The certificate as it would be issued, still without a number. Raises Refused when a record is gone."""
        with self._store.read() as session:
            return self.compose_in(session, request)

    def compose_in(self, session: Session, request: Request) -> CertificateContent:
        """The same inside a session, so that issuing sees the records that it locks."""
        office = session.scalars(select(Office)).first() or Office(name="")
        person = reading.volunteer(session, request.volunteer_id)
        works = {work.placement.id: work for work in reading.works(session, request.volunteer_id)}
        engagements = [
            engagement
            for chosen in request.chosen
            if (work := works.get(chosen.placement_id)) and (engagement := _engagement(work, chosen, request, person))
        ]
        return CertificateContent(
            person=_person(person, request),
            issuer=issuer_of(office),
            engagements=tuple(engagements),
            competences=request.competences,
            competences_text=request.competences_text.strip(),
            trainings=tuple(Training(line.strip()) for line in request.trainings if line.strip()),
            thanks=request.thanks.strip(),
            place=request.place.strip(),
            dated=request.dated,
            signatories=tuple(each for each in request.signatories if each.name.strip() or each.function.strip()),
            kind=request.kind,
            languages=request.languages,
            occasion=request.occasion.strip(),
            approved_on=request.approved_on,
        )

    def examine(self, request: Request) -> Draft:
        """The certificate as it stands and what it lacks. Raises Refused when a record is gone."""
        content = self.compose(request)
        found = self.prepare(request.volunteer_id, (request.first, request.last))
        return Draft(content, tuple(shortcomings(content, request, found, self._today())))

    def draw(self, content: CertificateContent) -> bytes:
        """A draft as PDF. Raises MissingLetters for letters that no font has, WrongFile for an unreadable logo."""
        from freiwilligenagentur.certificates import pdf

        return pdf.draw(content)

    def competences(self) -> list[str]:
        """The competences that can be chosen, as they are written."""
        return [label for _code, label in self._vocabulary.options(TermList.COMPETENCE)]

    def keep_draft(self, request: Request, title: str) -> None:
        """Keeps an unfinished certificate through a crash."""
        self._drafts.keep(draft_key(request.volunteer_id), DRAFT_KIND, title, to_draft(request))

    def draft(self, volunteer_id: str) -> Request | None:
        """What was begun for a person and not finished, or None."""
        values: dict[str, Any] | None = self._drafts.load(draft_key(volunteer_id))
        return from_draft(values) if values else None

    def discard_draft(self, volunteer_id: str) -> None:
        """Forgets what was begun."""
        self._drafts.discard(draft_key(volunteer_id))

    def _stint(self, work: Work, first: date, last: date, names: tuple[str, str]) -> Stint | None:
        period = reading.stint_period(work, first, last)
        if period is None:
            return None
        offer, organisation = work.offer, work.organisation
        return Stint(
            placement_id=work.placement.id,
            organisation_id=organisation.id,
            organisation=organisation.name,
            offer=offer.title,
            state=work.placement.state,
            first=period[0],
            last=period[1],
            tally=reading.tally(work.hours, first, last, names),
            function=work.placement.function or offer.title,
            place=offer.town if offer.town != organisation.town else "",
            tasks=tuple(self._vocabulary.labels(TermList.ACTIVITY, offer.activities)),
            about=organisation.description.strip(),
        )

    def _proposed(
        self, person: Volunteer, office: Office, stints: tuple[Stint, ...], period: tuple[date, date]
    ) -> Request:
        address = _ADDRESSES[person.salutation]
        counted = [stint for stint in stints if stint.tally.total] or list(stints)
        return Request(
            volunteer_id=person.id,
            first=period[0],
            last=period[1],
            dated=self._today(),
            chosen=tuple(Chosen(s.placement_id, s.function, s.place, s.tasks, s.about) for s in counted),
            address=address,
            with_birth_date=person.birth_date is not None,
            thanks=wording.thanks(Person(person.full_name(), _surname(person), address)),
            place=office.town,
            signatories=(SignedBy(office.signatory_name, office.signatory_function, office.name),),
        )


def _engagement(work: Work, chosen: Chosen, request: Request, person: Volunteer) -> Engagement | None:
    period = reading.stint_period(work, request.first, request.last)
    if period is None:
        return None
    counted = reading.tally(work.hours, request.first, request.last, (person.first_name, person.last_name))
    return Engagement(
        organisation=work.organisation.name,
        from_on=period[0],
        to_on=period[1],
        place=chosen.place.strip(),
        function=chosen.function.strip(),
        confirmed=counted.confirmed,
        estimated=counted.estimated,
        confirmed_by="; ".join(counted.confirmed_by),
        tasks=tuple(task.strip() for task in chosen.tasks if task.strip()),
        about=chosen.about.strip(),
        source=chosen.placement_id,
    )


def _person(person: Volunteer, request: Request) -> Person:
    birth_date = person.birth_date if request.with_birth_date else None
    return Person(person.full_name(), _surname(person), request.address, birth_date)


def _surname(person: Volunteer) -> str:
    """What follows Frau or Herr: title, prefix, last name; empty for people with one name."""
    if not person.last_name.strip():
        return ""
    return " ".join(part for part in (person.title, person.name_prefix, person.last_name) if part)


def issuer_of(office: Office) -> Issuer:
    """The agency as it stands on certificates."""
    town = f"{office.postcode} {office.town}".strip()
    return Issuer(office.name, tuple(line for line in (office.street, town) if line), office.logo)
