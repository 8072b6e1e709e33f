"""Active offers of the office as texts, and what is kept of their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.matching.model import OfferVector
from freiwilligenagentur.matching.prose import Criteria
from freiwilligenagentur.matching.prose.texts import offer_text
from freiwilligenagentur.matching.text.corpus import Floats
from freiwilligenagentur.matching.text.meaning import digest, packed, unpacked
from freiwilligenagentur.matching.text.places import Where
from freiwilligenagentur.matching.text.search import OfferText
from freiwilligenagentur.matching.values import place_position
from freiwilligenagentur.organisations.model import Offer, OfferStatus, Organisation
from freiwilligenagentur.storage import Store

_AT_ONCE: Final = 500
_COLUMNS: Final = (
    Offer.id, Offer.title, Offer.summary, Offer.description, Offer.requirements, Offer.time_text, Offer.activities,
    Offer.target_groups, Offer.availability, Offer.rhythm, Offer.minimum_age, Offer.anywhere, Offer.german_level,
    Offer.licences, Offer.struck, Offer.district, Offer.town, Offer.postcode, Offer.latitude, Offer.longitude,
    Organisation.name,
)  # fmt: skip


def read_offers(store: Store, ids: Iterable[str] | None = None) -> list[OfferText]:
    """The active offers, all or those of some ids, in the order of their ids."""
    with store.read() as session:
        if ids is None:
            return list(_read(session, None))
        return [offer for chunk in _chunks(ids) for offer in _read(session, chunk)]


def read_vectors(store: Store, offers: Iterable[OfferText]) -> dict[str, Floats]:
    """The vectors that are kept and still those of their texts."""
    digests = {offer.id: digest(offer.title, offer.text) for offer in offers}
    with store.read() as session:
        if len(digests) > _AT_ONCE:
            rows: Iterable[Any] = session.execute(select(OfferVector.offer_id, OfferVector.digest, OfferVector.vector))
        else:
            chosen = OfferVector.offer_id.in_(list(digests))
            rows = session.execute(select(OfferVector.offer_id, OfferVector.digest, OfferVector.vector).where(chosen))
        return {offer_id: unpacked(data) for offer_id, known, data in rows if digests.get(offer_id) == known}


def keep_vectors(store: Store, offers: Iterable[OfferText], vectors: Mapping[str, Floats]) -> None:
    """Writes vectors. Offers that somebody removed meanwhile are passed over."""
    by_id = {offer.id: offer for offer in offers if offer.id in vectors}
    with store.write_quietly() as session:
        for chunk in _chunks(by_id):
            for offer_id in session.scalars(select(Offer.id).where(Offer.id.in_(chunk))).all():
                offer = by_id[offer_id]
                kept = digest(offer.title, offer.text)
                session.merge(OfferVector(offer_id=offer_id, digest=kept, vector=packed(vectors[offer_id])))


def _read(session: Session, ids: list[str] | None) -> Iterator[OfferText]:
    query = select(*_COLUMNS).join(Organisation, Organisation.id == Offer.organisation_id)
    query = query.where(Offer.status == OfferStatus.ACTIVE).order_by(Offer.id)
    for row in session.execute(query if ids is None else query.where(Offer.id.in_(ids))):
        yield OfferText(
            id=row.id,
            title=row.title,
            text=offer_text(row),
            organisation=row.name,
            activities=row.activities,
            target_groups=row.target_groups,
            said=Criteria(
                half_days=row.availability,
                rhythm=row.rhythm,
                minimum_age=row.minimum_age,
                anywhere=row.anywhere or None,
                german=row.german_level,
                licences=row.licences,
            ),
            where=Where(
                row.district, row.town, row.postcode, place_position(row.latitude, row.longitude, row.postcode)
            ),
            struck=row.struck,
        )


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(sorted(ids))
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
