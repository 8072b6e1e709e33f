"""What must be settled before somebody begins: age, guardians, police check, measles, hygiene.

Matching asks whether somebody would; here it counts what has been shown. Unknown never forbids anything; it is named
as still to be settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.gates import BORN_BEFORE_MEASLES_RULE, FULL_AGE
from freiwilligenagentur.organisations.model import Offer, OfferStatus
from freiwilligenagentur.people.model import Volunteer, Willingness


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: what to do about it, and whether nobody may begin before."""

    text: str
    forbids: bool


def obstacles(volunteer: Volunteer, offer: Offer, day: date) -> list[Obstacle]:
    """Everything that stands between a person and beginning at an offer on ``day``, the grave ones first."""
    found = [*_age(volunteer, offer, day), *_police_check(volunteer, offer), *_proofs(volunteer, offer)]
    return sorted(found, key=lambda obstacle: not obstacle.forbids)


def no_longer_offered(offer: Offer) -> list[Obstacle]:
    """What to tell somebody for whom nothing is decided yet, when the offer rests or was archived meanwhile."""
    texts = {
        OfferStatus.PAUSED: _("The offer rests at present. Please tell the person, or look for another one."),
        OfferStatus.ARCHIVED: _("The offer was archived. Please tell the person, and look for another one."),
    }
    return [Obstacle(texts[offer.status], forbids=False)] if offer.status in texts else []


def _age(volunteer: Volunteer, offer: Offer, day: date) -> Iterator[Obstacle]:
    age = volunteer.age_on(day)
    if offer.minimum_age is not None:
        if age is None:
            yield Obstacle(
                _("The age is not known; the offer is for people from {age} years on.").format(age=offer.minimum_age),
                forbids=False,
            )
        elif age < offer.minimum_age:
            yield Obstacle(
                _("Too young: the offer is for people from {age} years on.").format(age=offer.minimum_age),
                forbids=True,
            )
    if age is not None and age < FULL_AGE and volunteer.guardians_agreed_on is None:
        # Parents represent a child jointly (§1629 BGB); their agreement is kept with its date.
        yield Obstacle(
            _("Under 18: the agreement of the guardians is missing. Please enter its date in the person's record."),
            forbids=True,
        )


def _police_check(volunteer: Volunteer, offer: Offer) -> Iterator[Obstacle]:
    if not offer.police_check or volunteer.police_check is Willingness.SHOWN:
        return
    if volunteer.police_check is Willingness.DECLINED:
        yield Obstacle(
            _("The offer needs an extended police check, and the person does not want to show one."), forbids=True
        )
    else:
        yield Obstacle(_("The extended police check has not been shown yet."), forbids=False)


def _proofs(volunteer: Volunteer, offer: Offer) -> Iterator[Obstacle]:
    born = volunteer.birth_date
    if offer.measles and (born is None or born > BORN_BEFORE_MEASLES_RULE):
        if volunteer.measles is Willingness.DECLINED:
            yield Obstacle(
                _("The facility must see a measles proof, and the person does not want to show one."), forbids=True
            )
        elif volunteer.measles is Willingness.UNKNOWN:
            yield Obstacle(_("The facility must see the measles proof before the beginning."), forbids=False)
    if offer.hygiene:
        if volunteer.hygiene is Willingness.DECLINED:
            yield Obstacle(
                _("The offer needs a hygiene instruction, and the person does not want to take part."), forbids=True
            )
        elif volunteer.hygiene is Willingness.UNKNOWN:
            yield Obstacle(_("The hygiene instruction is still to come."), forbids=False)
