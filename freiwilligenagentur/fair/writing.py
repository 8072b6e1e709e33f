"""Writes what comes home from a stand into the office, inside one step."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Mapper, Session

from freiwilligenagentur.certificates.model import Certificate, Document
from freiwilligenagentur.errors import Cancelled
from freiwilligenagentur.fair.harvest import Harvest, Row, records, table_of
from freiwilligenagentur.fair.meeting import NEEDS, Outcome
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Consent, Purpose, Volunteer
from freiwilligenagentur.storage import Id, insert_all
from freiwilligenagentur.storage.journal import journalled
from freiwilligenagentur.storage.redaction import forget
from freiwilligenagentur.storage.undo import Progress


def write(session: Session, harvest: Harvest, outcome: Outcome, progress: Progress | None = None) -> None:
    """Adds and changes the records. Works inside Store.write(); raises Cancelled, after which nothing is kept."""
    mappers = {table_of(mapper).name: mapper for mapper in records().values()}
    total = len(outcome.new) + 1
    if harvest.documents:
        session.execute(insert(Document), [{"id": row["id"], "pdf": row["pdf"]} for row in harvest.documents])
    for done, (table, rows) in enumerate(outcome.new.items()):
        _go_on(progress, done, total)
        _add(session, mappers[table], rows)
    _go_on(progress, total - 1, total)
    for (table, key), values in outcome.taken.items():
        _change(session, mappers[table], key, values)
    session.flush()
    for consent in _withdrawn(session, outcome):
        _withdraw_twins(session, consent)
        if consent.purpose is Purpose.HEALTH:
            forget(session, Volunteer, consent.volunteer_id, NEEDS)


def withdraws_health(harvest: Harvest) -> bool:
    """Whether somebody withdrew at the stand what an earlier file brought; that is never taken back."""
    changed = harvest.changed.get(Consent.__tablename__, ())
    return any(each.row["purpose"] is Purpose.HEALTH and each.row["revoked_on"] for each in changed)


def _add(session: Session, mapper: Mapper[Any], rows: list[Row]) -> None:
    """A certificate may point to the one that took its place, which was issued later and has to be there first."""
    columns = {"id", *(column for _attribute, column in journalled(mapper)), *_unjournalled(mapper)}
    later_first = sorted(rows, key=lambda row: str(row["id"]), reverse=mapper.class_ is Certificate)
    blank = mapper.class_manager.new_instance()
    insert_all(session, blank, [{name: row[name] for name in columns} for row in later_first])


def _unjournalled(mapper: Mapper[Any]) -> set[str]:
    return {column.key for column in table_of(mapper).columns if not column.info.get("journal", True)}


def _change(session: Session, mapper: Mapper[Any], key: Id, values: Row) -> None:
    attributes = {column: attribute for attribute, column in journalled(mapper)}
    record = session.get(mapper.class_, key)
    for column, value in values.items():
        setattr(record, attributes[column], value)


def _withdrawn(session: Session, outcome: Outcome) -> list[Consent]:
    """Consents that were withdrawn at the stand after they had come home once."""
    keys = [
        key
        for (table, key), values in outcome.taken.items()
        if table == Consent.__tablename__ and values.get("revoked_on")
    ]
    return [session.get_one(Consent, key) for key in keys]


def _withdraw_twins(session: Session, consent: Consent) -> None:
    """Who was known may have agreed in the office too; what they withdraw at the stand is withdrawn altogether."""
    twins = select(Consent).where(
        Consent.volunteer_id == consent.volunteer_id,
        Consent.purpose == consent.purpose,
        Consent.revoked_on.is_(None),
        Consent.given_on <= consent.revoked_on,
    )
    for twin in session.scalars(twins):
        twin.revoked_on = consent.revoked_on


def _go_on(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress.step(done, total)
        if progress.cancelled:
            raise Cancelled(_("Stopped. Nothing was changed."))
