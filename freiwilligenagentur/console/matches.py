"""Who fits where, without a window: the offers for a volunteer, or the volunteers for an offer."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from freiwilligenagentur.app.services import Services
from freiwilligenagentur.console.opening import open_office
from freiwilligenagentur.console.ranked import RankedLine, external_ids, own_id, print_lines
from freiwilligenagentur.errors import OfficeError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.alike import Alike, with_points
from freiwilligenagentur.matching.cards import place_facts
from freiwilligenagentur.matching.ranking import Match
from freiwilligenagentur.matching.reasons import Kind
from freiwilligenagentur.storage import Store

VOLUNTEER, OFFER = "Volunteer", "Offer"
SAID = frozenset({Kind.GOOD, Kind.AGAINST, Kind.NOTE})


def match(words: argparse.Namespace) -> int:
    """Prints those that fit, best first. Raises OfficeError when nobody or several are meant."""
    office = open_office(words.office, words.user)
    try:
        services = Services(office.store)
        entity, key = _meant(services, words.record)
        matching = services.matching
        matching.prepare()
        if entity == VOLUNTEER:
            alike = _alike(services, key)
            found: Sequence[Match] = matching.for_volunteer(key, words.limit, words=alike).matches
            found = [with_points(each, alike) for each in found]
            lines = _lines(office.store, OFFER, found, lambda match: match.offer_id, _offer_words(services))
        else:
            found = matching.for_offer(key, words.limit).matches
            lines = _lines(office.store, VOLUNTEER, found, lambda match: match.volunteer_id, _person_words(services))
    finally:
        office.close()
    print_lines(lines, as_json=words.json)
    return 0


def _alike(services: Services, volunteer_id: str) -> Alike | None:
    """How near each offer's text is to what the volunteer said; None when nothing is written down."""
    person = services.matching.person_facts(volunteer_id)
    if not person.wishes.strip():
        return None
    from freiwilligenagentur.matching.text.service import TextSearch

    finder = TextSearch(services.store)
    try:
        return finder.similarity(person.wishes, person.struck)
    finally:
        finder.close()


def _lines(
    store: Store,
    entity: str,
    matches: Sequence[Match],
    key_of: Callable[[Match], str],
    words_of: Callable[[str], tuple[str, str]],
) -> list[RankedLine]:
    external = external_ids(store, entity, map(key_of, matches))
    lines = []
    for rank, found in enumerate(matches, 1):
        key = key_of(found)
        title, detail = words_of(key)
        lines.append(
            RankedLine(
                rank=rank,
                id=key,
                external_id=external.get(key, ""),
                title=title,
                detail=detail,
                score=found.score,
                reasons=tuple(reason.text for reason in found.reasons if reason.kind in SAID),
                open_points=tuple(point.text for point in found.open_points),
            )
        )
    return lines


def _offer_words(services: Services) -> Callable[[str], tuple[str, str]]:
    def words(key: str) -> tuple[str, str]:
        line = services.matching.offer_line(key)
        return line.title, place_facts(line)

    return words


def _person_words(services: Services) -> Callable[[str], tuple[str, str]]:
    def words(key: str) -> tuple[str, str]:
        line = services.matching.person_line(key)
        return line.name, f"{line.postcode} {line.town}".strip()

    return words


def _meant(services: Services, typed: str) -> tuple[str, str]:
    """Which record is meant: by own id, by the key of the import, or by a name or title that only one has."""
    people, offers = services.matching.named(typed)
    if not people and not offers:
        people, offers = (
            [key] if (key := own_id(services.store, entity, typed)) else [] for entity in (VOLUNTEER, OFFER)
        )
    found = [(VOLUNTEER, key) for key in people] + [(OFFER, key) for key in offers]
    if len(found) == 1:
        return found[0]
    if found:
        raise OfficeError(_("Several records are called “{name}”. Please give the id.").format(name=typed))
    raise OfficeError(_("There is no volunteer and no offer “{name}”.").format(name=typed))
