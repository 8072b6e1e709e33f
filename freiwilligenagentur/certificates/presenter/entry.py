"""What the form for a certificate holds, and the way from it to a request and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.content import Address, SignedBy
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.request import Chosen, Request
from freiwilligenagentur.certificates.rows import BlockChoice, Preparation, Stint, Tally
from freiwilligenagentur.certificates.text_blocks import Shape
from freiwilligenagentur.certificates.wording import TRANSLATIONS
from freiwilligenagentur.i18n import _
from freiwilligenagentur.vocabulary.sorting import word_key

SIGNATORIES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """One placement in the form: whether it is wanted, and its words; title and hours are only shown."""

    ticked: bool
    words: Chosen
    title: str = ""
    hours: str = ""
    blocks: tuple[BlockChoice, ...] = ()
    """The text blocks that can be put in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields as they stand. A day is None while nothing readable stands there; lists are one thing a line."""

    first: date | None
    last: date | None
    dated: date | None
    cards: tuple[Card, ...]
    address: Address
    with_birth_date: bool
    competences: frozenset[str]
    competences_text: str
    trainings: str
    thanks: str
    place: str
    signatories: tuple[SignedBy, ...]
    kind: Kind = Kind.EHRENAMTSNACHWEIS
    languages: frozenset[str] = frozenset()
    occasion: str = ""
    training_id: str = ""
    scheme: str = ""
    layout_id: str = ""
    approved_on: date | None = None
    approved_reading: str = ""
    """What the draft said when that day was entered."""


def entry_of(request: Request, found: Preparation) -> Entry:
    """The form for a request; placements that it does not name are offered unticked."""
    chosen = {each.placement_id: each for each in request.chosen}
    return Entry(
        first=request.first,
        last=request.last,
        dated=request.dated,
        cards=tuple(_card(stint, chosen.get(stint.placement_id), found.request) for stint in found.stints),
        address=request.address,
        with_birth_date=request.with_birth_date,
        competences=frozenset(request.competences),
        competences_text=request.competences_text,
        trainings="\n".join(request.trainings),
        thanks=request.thanks,
        place=request.place,
        signatories=lines_to_sign(request.signatories),
        kind=request.kind,
        languages=frozenset(request.languages),
        occasion=request.occasion,
        training_id=request.training_id,
        scheme=request.scheme,
        layout_id=request.layout_id,
        approved_on=request.approved_on,
        approved_reading=request.approved_reading,
    )


def lines_to_sign(signed: Sequence[SignedBy]) -> tuple[SignedBy, ...]:
    """As many lines as the form has, the last ones empty."""
    return (*signed, *[SignedBy()] * SIGNATORIES)[: max(SIGNATORIES, len(signed))]


def day_missing(entry: Entry | None) -> str:
    """The first field without a day that can be read."""
    if entry is None or entry.first is None:
        return "first"
    return "last" if entry.last is None else "dated"


def with_ticked(offered: Sequence[str], entry: Entry) -> list[str]:
    """The competences to choose from: what is offered, and behind it what was ticked before it went or was renamed."""
    return [*offered, *sorted(entry.competences.difference(offered), key=word_key)]


def request_of(entry: Entry, volunteer_id: str, offered: Sequence[str]) -> Request | None:
    """What is wanted; None while a day is missing. ``offered`` gives the order of the competences."""
    if entry.first is None or entry.last is None or entry.dated is None:
        return None
    return Request(
        volunteer_id=volunteer_id,
        first=entry.first,
        last=entry.last,
        dated=entry.dated,
        chosen=tuple(card.words for card in entry.cards if card.ticked),
        address=entry.address,
        with_birth_date=entry.with_birth_date,
        competences=tuple(each for each in with_ticked(offered, entry) if each in entry.competences),
        competences_text=entry.competences_text,
        trainings=tuple(line.strip() for line in entry.trainings.splitlines() if line.strip()),
        thanks=entry.thanks,
        place=entry.place,
        signatories=tuple(each for each in entry.signatories if each != SignedBy()),
        kind=entry.kind,
        languages=tuple(each for each in TRANSLATIONS if each in entry.languages),
        occasion=entry.occasion,
        training_id=entry.training_id,
        scheme=entry.scheme,
        layout_id=entry.layout_id,
        approved_on=entry.approved_on,
        approved_reading=entry.approved_reading,
    )


def draft_of(entry: Entry, proposed: Request, competences: Sequence[str]) -> Request:
    """The form to be kept, with the proposed days where nothing readable stands, so that all the rest is kept."""
    request = request_of(
        replace(
            entry,
            first=entry.first or proposed.first,
            last=entry.last or proposed.last,
            dated=entry.dated or proposed.dated,
        ),
        proposed.volunteer_id,
        competences,
    )
    assert request is not None  # it has all its days
    return request


def with_block(card: Card, shape: Shape, said: str) -> Card:
    """The card with a text block put in: sentences behind the others, lines that are not there yet below them."""
    words = card.words
    if shape is Shape.PROSE:
        text = f"{words.text.rstrip()} {said}".strip()
        return replace(card, words=replace(words, text=words.text if said in words.text else text))
    tasks = [line for line in words.tasks if line.strip()]
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return replace(card, words=replace(words, tasks=(*tasks, *(line for line in lines if line not in tasks))))


def with_cards_of(entry: Entry, found: Preparation, known: Mapping[str, Card]) -> Entry:
    """The form over another period: placements that were ``known`` keep their words, new ones come as proposed."""
    proposed = entry_of(found.request, found).cards
    cards = [_kept(known.get(card.words.placement_id), card) for card in proposed]
    return replace(entry, cards=tuple(cards))


def _kept(old: Card | None, new: Card) -> Card:
    return replace(old, title=new.title, hours=new.hours, blocks=new.blocks) if old else new


def _card(stint: Stint, chosen: Chosen | None, proposed: Request) -> Card:
    own = next((each for each in proposed.chosen if each.placement_id == stint.placement_id), None)
    words = chosen or own or Chosen(stint.placement_id, stint.function, stint.place, stint.tasks, stint.about)
    title = _("{organisation}: {offer}").format(organisation=stint.organisation, offer=stint.offer)
    return Card(chosen is not None, words, title, hours_text(stint.tally), stint.blocks)


def hours_text(tally: Tally) -> str:
    """``168 Stunden bestätigt, 7,5 geschätzt``."""
    confirmed, estimated = i18n.number(tally.confirmed), i18n.number(tally.estimated)
    if tally.confirmed and tally.estimated:
        return _("{confirmed} hours confirmed, {estimated} estimated").format(confirmed=confirmed, estimated=estimated)
    if tally.confirmed:
        return _("{confirmed} hours confirmed").format(confirmed=confirmed)
    return _("{estimated} hours estimated").format(estimated=estimated) if tally.estimated else _("no hours yet")
