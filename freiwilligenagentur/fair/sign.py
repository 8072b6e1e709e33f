"""Whether the open database is a stand, read without mapping its table: every start asks."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Uuid, column, select, table

from freiwilligenagentur.storage import Id, Store

_STAND = table("stand", column("id", Uuid(as_uuid=False)), column("name"), column("series"), column("state"))


class Sign(NamedTuple):
    """What a stand is called, and its sign in the numbers of certificates."""

    id: Id
    name: str
    series: str


def read(store: Store) -> Sign | None:
    """The sign of a stand; None for an office."""
    with store.read() as session:
        row = session.execute(
            select(_STAND.c.id, _STAND.c.name, _STAND.c.series).where(_STAND.c.state == "here")
        ).first()
    return Sign(*row) if row else None
