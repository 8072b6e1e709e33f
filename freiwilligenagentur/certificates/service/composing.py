"""From a request to what a certificate says: each kind takes only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from freiwilligenagentur.certificates.content import (
    CertificateContent,
    Course,
    Engagement,
    Issuer,
    Person,
)
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.request import Chosen, Request
from freiwilligenagentur.certificates.service import reading
from freiwilligenagentur.certificates.service.reading import Work
from freiwilligenagentur.certificates.training_lines import training_of
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.trainings.rows import Attended


def composed(
    request: Request,
    office: Office,
    person: Volunteer,
    works: Sequence[Work],
    attended: Sequence[Attended],
) -> CertificateContent:
    """The certificate without a number."""
    own: dict[str, Any] = {}
    if request.kind in {Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS}:
        own = _of_work(request) | {"engagements": _engagements(request, person, works)}
    elif request.kind is Kind.EHRENAMTSKARTE:
        own = {"engagements": _engagements(request, person, works), "scheme": request.scheme.strip()}
    elif request.kind is Kind.TEILNAHME:
        own = {"course": course_of(request.training_id, attended)}
    elif request.kind is Kind.DANK:
        own = {"occasion": request.occasion.strip(), "thanks": request.thanks.strip()}
    return CertificateContent(
        person=_person(person, request),
        issuer=issuer_of(office),
        place=request.place.strip(),
        dated=request.dated,
        signatories=tuple(each for each in request.signatories if each.name.strip() or each.function.strip()),
        kind=request.kind,
        languages=request.languages,
        approved_on=request.approved_on,
        **{"engagements": (), **own},
    )


def course_of(training_id: str, attended: Sequence[Attended]) -> Course | None:
    """A training as somebody attended it; the hours present are never more than those held."""
    found = next((each for each in attended if each.training_id == training_id), None)
    if found is None:
        return None
    return Course(
        title=found.title,
        first=found.first,
        last=found.last,
        held=found.held,
        present=min(found.present, found.held),
        contents=found.contents,
        organiser=found.organiser,
        lecturer=found.lecturer,
    )


def surname(person: Volunteer) -> str:
    """What follows Frau or Herr: title, prefix, last name; empty for people with one name."""
    if not person.last_name.strip():
        return ""
    return " ".join(part for part in (person.title, person.name_prefix, person.last_name) if part)


def _of_work(request: Request) -> dict[str, Any]:
    return {
        "competences": request.competences,
        "competences_text": request.competences_text.strip(),
        "trainings": tuple(training_of(line) for line in request.trainings if line.strip()),
        "thanks": request.thanks.strip(),
    }


def _engagements(request: Request, person: Volunteer, works: Sequence[Work]) -> tuple[Engagement, ...]:
    by_placement = {work.placement.id: work for work in works}
    found = (
        _engagement(work, chosen, request, person)
        for chosen in request.chosen
        if (work := by_placement.get(chosen.placement_id))
    )
    return tuple(engagement for engagement in found if engagement)


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
        text=chosen.text.strip(),
        source=chosen.placement_id,
    )


def _person(person: Volunteer, request: Request) -> Person:
    birth_date = person.birth_date if request.with_birth_date and request.kind is not Kind.DANK else None
    return Person(person.full_name(), surname(person), request.address, birth_date)


def issuer_of(office: Office) -> Issuer:
    """The agency as it stands on certificates."""
    town = f"{office.postcode} {office.town}".strip()
    return Issuer(office.name, tuple(line for line in (office.street, town) if line), office.logo)
