"""What goes along to a stand: the agency, its lists, whom it can send people to, and the numbers reserved there.

No volunteer, no talk, no placement, no certificate, no history, nothing half typed, and no way into the office.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, or_, select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.model import (
    CertificateLayout,
    LayoutPicture,
    NumberSeries,
    TextBlock,
    TextBlockVersion,
)
from freiwilligenagentur.certificates.service.numbers import NO_NUMBERS
from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.fair.model import Stand, StandState
from freiwilligenagentur.i18n import _
from freiwilligenagentur.matching.weights_model import MatchingWeights
from freiwilligenagentur.office.model import Office, SigningKey
from freiwilligenagentur.organisations.model import Contact, Offer, OfferStatus, Organisation, OrganisationStatus
from freiwilligenagentur.placements.model import TAKES_A_PLACE, Placement
from freiwilligenagentur.schemes.model import SchemeEdit
from freiwilligenagentur.storage import Base, migrate
from freiwilligenagentur.storage.engine import sqlcipher_engine
from freiwilligenagentur.storage.failures import translated
from freiwilligenagentur.storage.undo import Progress
from freiwilligenagentur.trainings.model import Training, TrainingStatus
from freiwilligenagentur.vocabulary.model import Term

_AT_ONCE = 500


def build(
    session: Session, stand: Stand, place: Path, key: bytes, today: date, progress: Progress | None = None
) -> None:
    """Makes the database of a stand from what the office holds within this session.

    Raises a StorageError or Cancelled; the file is then of no use.
    """
    engine = sqlcipher_engine(place, key)
    try:
        with translated():
            migrate.create(engine)
            with engine.execution_options(office_write=True).begin() as target:
                taken = _along(stand, today)
                for done, (table, query) in enumerate(taken):
                    if progress is not None:
                        progress.step(done, len(taken))
                        if progress.cancelled:
                            raise Cancelled(_("Stopped. Nothing was changed."))
                    _copy(session, target, table, query, signs=stand.series != NO_NUMBERS)
                target.execute(insert(_table(Stand)), [_own_row(stand)])
    finally:
        engine.dispose()


def _along(stand: Stand, today: date) -> list[tuple[Table, Select[Any]]]:
    """Tables in an order in which rows point to what is there already, and which rows of each."""
    taken = (
        select(func.count())
        .where(Placement.offer_id == Offer.id, Placement.state.in_(TAKES_A_PLACE))
        .correlate(Offer)
        .scalar_subquery()
    )
    offers = (Offer.status == OfferStatus.ACTIVE) & (Offer.places_wanted.is_(None) | (Offer.places_wanted > taken))
    trainings = (Training.status == TrainingStatus.ACTIVE) & (Training.last_on >= today)
    bodies = or_(
        Organisation.status != OrganisationStatus.ARCHIVED,
        Organisation.id.in_(select(Offer.organisation_id).where(offers)),
        Organisation.id.in_(select(Training.organisation_id).where(trainings)),
    )
    chosen: list[tuple[type[Base], Any]] = [
        *((whole, None) for whole in (Office, SigningKey, Term, MatchingWeights, SchemeEdit)),
        *((whole, None) for whole in (CertificateLayout, LayoutPicture, TextBlock, TextBlockVersion)),
        (NumberSeries, (NumberSeries.stand == stand.series) & (NumberSeries.year == today.year)),
        (Organisation, bodies),
        (Contact, Contact.organisation_id.in_(select(Organisation.id).where(bodies))),
        (Offer, offers),
        (Training, trainings),
    ]
    return [
        (_table(kind), select(_table(kind)) if which is None else select(_table(kind)).where(which))
        for kind, which in chosen
    ]


def _copy(session: Session, target: Connection, table: Table, query: Select[Any], *, signs: bool) -> None:
    for rows in session.execute(query).mappings().partitions(_AT_ONCE):
        taken = [dict(row) for row in rows]
        if table.name == SigningKey.__tablename__ and not signs:
            # The public keys prove certificates everywhere; what signs goes only where numbers may be given.
            taken = [{**row, "private": None} for row in taken]
        target.execute(insert(table), taken)


def _own_row(stand: Stand) -> dict[str, Any]:
    said = {column: getattr(stand, column) for column in ("id", "name", "made_by", "series", "made_at")}
    return {**said, "key": None, "state": StandState.HERE, "brought": {}, "same": {}, "version": 1}


def _table(kind: type[Base]) -> Table:
    table = kind.__table__
    assert isinstance(table, Table)  # every room maps its classes to tables
    return table
