"""How the offers of a file meet those of the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from freiwilligenagentur.exchange.files.problems import RowProblem, excerpt
from freiwilligenagentur.exchange.files.records import UNKNOWN_SOURCE, ImportedContact, ImportedFile, ImportedOffer
from freiwilligenagentur.exchange.meeting.comparing import NOTHING, Comparison, compare, digest
from freiwilligenagentur.exchange.meeting.known import OFFER, Known
from freiwilligenagentur.exchange.meeting.organisations import OrganisationMeeting, key_of
from freiwilligenagentur.exchange.meeting.planning import Fate
from freiwilligenagentur.exchange.model import ImportedState
from freiwilligenagentur.exchange.names import name_key
from freiwilligenagentur.exchange.progress import Step
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.organisations.model import Contact, Offer
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

# Field here, and the fields of the file that it is made of: only what the file speaks of is compared.
MADE_OF: dict[str, frozenset[str]] = {
    "organisation_id": frozenset(("organisation",)),
    "title": frozenset(("title",)),
    "summary": frozenset(("summary",)),
    "description": frozenset(("description",)),
    "street": frozenset(("street",)),
    "postcode": frozenset(("postcode",)),
    "town": frozenset(("town", "district")),
    "district": frozenset(("district",)),
    "anywhere": frozenset(("districts",)),
    "latitude": frozenset(("latitude", "longitude")),
    "longitude": frozenset(("latitude", "longitude")),
    "places_wanted": frozenset(("places_wanted",)),
    "placed_before": frozenset(("placed_before",)),
    "placed_elsewhere": frozenset(("placed_elsewhere",)),
    "time_text": frozenset(("time_text",)),
    "requirements": frozenset(("requirements",)),
    "benefits": frozenset(("benefits",)),
    "accessibility": frozenset(("accessibility",)),
    "areas": frozenset(("areas",)),
    "target_groups": frozenset(("target_groups",)),
    "agency": frozenset(("agency",)),
    "edited_on": frozenset(("edited_at",)),
    "contact": frozenset(
        ("contact_first_name", "contact_last_name", "contact_phone", "contact_mobile", "contact_email")
    ),
}
COUNTERS = frozenset(("placed_before", "placed_elsewhere", "edited_on"))
"""Fields that nobody writes here; the newest figure from there is always right."""


@dataclass(slots=True)
class OfferMeeting:
    """Where one offer of the file goes."""

    offer: ImportedOffer
    fate: Fate
    external_id: str = ""
    here: Offer | None = None
    state: ImportedState | None = None
    organisation: OrganisationMeeting | None = None
    comparison: Comparison = NOTHING
    unlisted: tuple[str, ...] = ()
    """Areas and target groups that the office's lists do not know."""
    reason: str = ""


@dataclass(slots=True)
class Offers:
    """All of them, in the order of the file, with what is to be told."""

    meetings: list[OfferMeeting]
    problems: list[RowProblem]
    no_longer_there: int


def meet_offers(
    file: ImportedFile,
    organisations: dict[str, OrganisationMeeting],
    known: Known,
    vocabulary: Vocabulary,
    leave_out: frozenset[int],
    step: Step,
) -> Offers:
    """Ties the offers of a file to those here; lines in ``leave_out`` stay outside. ``step`` is told each number."""
    offers = file.offers
    problems: list[RowProblem] = []
    words = _Words(vocabulary)
    meetings: list[OfferMeeting] = []
    lines: dict[str, int] = {}
    keys = _keys(offers, numbered=file.source != UNKNOWN_SOURCE)
    for number, (offer, external_id) in enumerate(zip(offers, keys, strict=True), 1):
        step(number)
        if offer.line in leave_out:
            meetings.append(OfferMeeting(offer, Fate.LEFT_OUT, reason=_("Left out as you decided.")))
        elif external_id in lines:
            reason = _("The same number stands in line {line} already. The row was left out.").format(
                line=lines[external_id]
            )
            problems.append(RowProblem(offer.line, "", "same_number", reason, offer.external_id, left_out=True))
            meetings.append(OfferMeeting(offer, Fate.LEFT_OUT, reason=reason))
        else:
            lines[external_id] = offer.line
            meetings.append(_meet(offer, external_id, organisations[key_of(offer.organisation)], known, words))
    gone = sum(entity == OFFER and external_id not in lines for entity, external_id in known.states)
    return Offers(meetings, [*problems, *words.problems()], gone)


def _keys(offers: Iterable[ImportedOffer], *, numbered: bool) -> Iterable[str]:
    """The number in the other system; where that is missing or means nothing, what the offer is about."""
    times: dict[str, int] = defaultdict(int)
    for offer in offers:
        if numbered and offer.external_id:
            yield offer.external_id
            continue
        about = f"{name_key(offer.organisation.name)}|{offer.title.casefold()}"
        times[about] += 1
        yield f"about:{digest(f'{about}|{times[about]}')}"


def _meet(
    offer: ImportedOffer, external_id: str, organisation: OrganisationMeeting, known: Known, words: _Words
) -> OfferMeeting:
    meeting = OfferMeeting(offer, Fate.NEW, external_id, organisation=organisation)
    meeting.state = known.state(OFFER, external_id)
    if meeting.state is not None:
        meeting.here = known.offers.get(meeting.state.record_id)
    if organisation.removed or (meeting.state is not None and meeting.here is None):
        meeting.fate = Fate.LEFT_OUT
        meeting.reason = _("It was imported before and removed here since.")
        return meeting
    there = _values(offer, organisation.record_id, words)
    meeting.unlisted = words.unlisted_of(offer)
    if meeting.here is None or meeting.state is None:
        meeting.comparison = Comparison(there)
        return meeting
    spoken_of = {name: value for name, value in there.items() if MADE_OF[name] & offer.given}
    if offer.coordinates is None:  # one format of the same system knows them, another writes zeros
        spoken_of = {name: value for name, value in spoken_of.items() if name not in {"latitude", "longitude"}}
    meeting.comparison = _compare(spoken_of, meeting.here, meeting.state, known)
    meeting.fate = Fate.CHANGED if meeting.comparison.take else Fate.UNCHANGED
    return meeting


def _compare(there: dict[str, object], here: Offer, state: ImportedState, known: Known) -> Comparison:
    present = {name: getattr(here, name) for name in there if name != "contact"}
    present["contact"] = contact_text(known.contacts.get(here.contact_id)) if here.contact_id else ""
    base = dict(state.digests)
    for name in COUNTERS & there.keys():
        base[name] = digest(present[name])
    return compare(there, present, base)


def _values(offer: ImportedOffer, organisation_id: str, words: _Words) -> dict[str, object]:
    latitude, longitude = offer.coordinates or (None, None)
    values: dict[str, object] = {
        "organisation_id": organisation_id,
        "title": offer.title,
        "summary": offer.summary,
        "description": offer.description,
        "street": offer.street,
        "postcode": offer.postcode,
        "town": offer.town,
        "district": offer.district,
        "anywhere": offer.anywhere,
        "latitude": latitude,
        "longitude": longitude,
        "places_wanted": offer.places_wanted,
        "placed_before": offer.placed_before,
        "placed_elsewhere": offer.placed_elsewhere,
        "time_text": offer.time_text,
        "requirements": offer.requirements,
        "benefits": offer.benefits,
        "accessibility": offer.accessibility,
        "areas": words.codes(TermList.AREA, offer.areas),
        "target_groups": words.codes(TermList.TARGET_GROUP, offer.target_groups),
        "agency": offer.agency,
        "edited_on": offer.edited_on,
        "contact": contact_text(offer.contact),
    }
    return values


def contact_text(contact: ImportedContact | Contact | None) -> str:
    """What makes two entries of a contact the same, as one text to compare."""
    if contact is None:
        return ""
    parts = (contact.first_name, contact.last_name, contact.phone, contact.mobile, contact.email)
    return "|".join(part.strip().casefold() for part in parts) if any(parts) else ""


class _Words:
    """The words of a file in the codes of the office's lists; those without a code are collected."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._missing: dict[str, list[int]] = {}

    def codes(self, which: TermList, labels: Sequence[str]) -> frozenset[str]:
        """Codes of all labels that the list knows."""
        return frozenset(code for label in labels if (code := self._vocabulary.code_for(which, label)))

    def unlisted_of(self, offer: ImportedOffer) -> tuple[str, ...]:
        """Labels of an offer that no list knows; they are remembered for ``problems``."""
        wordings = [(TermList.AREA, label) for label in offer.areas]
        wordings += [(TermList.TARGET_GROUP, label) for label in offer.target_groups]
        found = [label for which, label in wordings if self._vocabulary.code_for(which, label) is None]
        for label in found:
            self._missing.setdefault(label, []).append(offer.line)
        return tuple(found)

    def problems(self) -> list[RowProblem]:
        """One line for each word, not for each offer."""
        found = []
        for label, lines in self._missing.items():
            reason = ngettext(
                "This word is in none of the office's lists; it is kept in the notes of {n} offer.",
                "This word is in none of the office's lists; it is kept in the notes of {n} offers.",
                len(lines),
            ).format(n=len(lines))
            found.append(RowProblem(lines[0], "", "unlisted_word", reason, excerpt(label)))
        return found
