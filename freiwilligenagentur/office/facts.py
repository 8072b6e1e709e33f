"""What the first page needs of the agency, read without mapping its table."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Integer, column, select, table

from freiwilligenagentur.storage import Store

OFFICE = table("office", column("name"), column("recheck_months", Integer))


class Facts(NamedTuple):
    """The agency's name, and after how many months an offer is to be checked again."""

    name: str = ""
    recheck_months: int = 12


def read(store: Store) -> Facts:
    """The facts of an office; without its row (never by this program) the usual ones."""
    with store.read() as session:
        row = session.execute(select(OFFICE.c.name, OFFICE.c.recheck_months)).first()
    return Facts(*row) if row else Facts()
