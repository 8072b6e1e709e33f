"""Rules and work to hold beside each other, on a fixed day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from freiwilligenagentur.schemes.rules import Certainty, Rule, SchemeKind
from freiwilligenagentur.schemes.work import Hours, Place, Span, Work

DAY = date(2026, 11, 23)


def rule(**values: Any) -> Rule:
    """A card that asks 250 hours a year, 2 years and an age of 16, unless told otherwise."""
    values = {
        "code": "x", "scheme": "x", "kind": SchemeKind.CARD, "laender": ("BY",), "name": "Karte", "source": "Amtsblatt",
        "hours_year": Decimal(250), "years": 2, "min_age": 16, "certainty": Certainty.SEEN, **values,
    }  # fmt: skip
    return Rule(**values)


def entry(first: date, last: date, hours: float, confirmed: bool = True) -> Hours:
    return Hours(first, last, round(hours * 100), confirmed)


def place(*entries: Hours, spans: tuple[Span, ...] = (), key: str = "a") -> Place:
    return Place(key, spans, entries)


def work(*places: Place, born: date | None = date(1959, 2, 14)) -> Work:
    return Work(born, places)


def since(first: date, hours: float = 0, key: str = "a", **values: Any) -> Place:
    """A place where somebody works since a day, with hours in the last 100 days."""
    given = (entry(DAY - timedelta(days=99), DAY, hours, **values),) if hours else ()
    return place(*given, spans=(Span(first, None),), key=key)
