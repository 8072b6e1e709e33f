"""Tables of which the first page reads a few columns without mapping them are named as the schema names them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import TableClause
from sqlalchemy.types import NullType

from freiwilligenagentur.app import models
from freiwilligenagentur.certificates import counts
from freiwilligenagentur.office import facts
from freiwilligenagentur.organisations import recheck
from freiwilligenagentur.organisations.model import OfferStatus
from freiwilligenagentur.placements import due
from freiwilligenagentur.storage.base import Base

ALONE = [
    counts.REGISTER, due.FOLLOW_UP, due.VOLUNTEER, due.OFFER, due.ORGANISATION, facts.OFFICE, recheck.OFFER,
]  # fmt: skip


@pytest.mark.parametrize("alone", ALONE, ids=lambda each: each.name)
def test_its_columns_are_those_of_the_schema(alone: TableClause) -> None:
    assert models.MODELS
    mapped: Any = Base.metadata.tables[alone.name]
    assert {column.name for column in alone.c} <= {column.name for column in mapped.c}
    typed = {column.name: type(column.type) for column in alone.c if not isinstance(column.type, NullType)}
    assert typed == {name: type(mapped.c[name].type) for name in typed}


def test_an_offer_that_counts_is_an_active_one() -> None:
    assert OfferStatus(recheck.ACTIVE) is OfferStatus.ACTIVE
