"""The rule of one scheme for one stretch of time: what a Land's Nachweis or card asks, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from freiwilligenagentur.errors import Problem
from freiwilligenagentur.i18n import _


class SchemeKind(StrEnum):
    """What a scheme gives: a document over what was done, or a card with advantages."""

    CERTIFICATE = "certificate"
    CARD = "card"


class Certainty(StrEnum):
    """How sure the facts of a rule are."""

    SEEN = "seen"
    OLDER = "older"
    WEAK = "weak"
    UNSEEN = "unseen"


class Period(StrEnum):
    """Over which year hours are counted. Where no source says it, the last twelve months are taken."""

    UNKNOWN = ""
    LAST_12_MONTHS = "last_12_months"
    CALENDAR_YEAR = "calendar_year"


class Condition(StrEnum):
    """What a scheme may ask. Allowance and what is further asked only people can answer."""

    ENGAGED = "engaged"
    HOURS = "hours"
    YEARS = "years"
    AGE = "age"
    CONTINUING = "continuing"
    ALLOWANCE = "allowance"
    FURTHER = "further"
    ROUTE = "route"


CAN_BE_NOT_ASKED = (Condition.HOURS, Condition.YEARS, Condition.AGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one scheme asks on the days from ``valid_from`` to ``valid_to``, both included; None is not known.

    ``scheme`` is shared by the rules that follow each other in time, ``code`` is one rule's own. Hours are enough when
    the week *or* the year *or* the project has them. What is neither given nor in ``not_asked`` is unknown.
    """

    code: str
    scheme: str
    kind: SchemeKind
    laender: tuple[str, ...]
    """Keys of ``office.model.LAENDER``."""
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    hours_week: Decimal | None = None
    hours_year: Decimal | None = None
    hours_project: Decimal | None = None
    pupils_year: Decimal | None = None
    """What is enough for pupils."""
    pupils_project: Decimal | None = None
    period: Period = Period.UNKNOWN
    years: int | None = None
    """Years of engagement before the day."""
    continuing: bool = False
    """Whether the engagement shall go on."""
    min_age: int | None = None
    not_asked: frozenset[str] = frozenset()
    """Of ``CAN_BE_NOT_ASKED``: what the scheme is known not to ask."""
    allowance: Decimal | None = None
    """Euros a year that do no harm."""
    tax_allowance: bool = False
    """Whether the allowances of §3 Nr. 26 and 26a EStG do no harm."""
    routes: tuple[str, ...] = ()
    """What leads there without the hours: Juleica, service medals."""
    further: tuple[str, ...] = ()
    """Conditions that only people can judge."""
    validity: str = ""
    issuer: str = ""
    remarks: str = ""
    source: str = ""
    certainty: Certainty = Certainty.UNSEEN

    def says_something(self) -> bool:
        """Whether anything is known that can be compared with the records."""
        known = (self.hours_week, self.hours_year, self.hours_project, self.years, self.min_age)
        return any(each is not None for each in known) or Condition.HOURS in self.not_asked

    def holds_on(self, day: date) -> bool:
        """Whether the rule is the one of that day; an end that is not known is open."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


_DAYS = frozenset({"valid_from", "valid_to"})
_NUMBERS = frozenset({"hours_week", "hours_year", "hours_project", "pupils_year", "pupils_project", "allowance"})
_LISTS = frozenset({"laender", "routes", "further"})
_CHOICES = {"kind": SchemeKind, "certainty": Certainty, "period": Period}


def to_plain(rule: Rule) -> dict[str, Any]:
    """The rule as JSON values; what is not known is left out."""
    plain: dict[str, Any] = {}
    for name, value in asdict(rule).items():
        if value is None or value is False or value in ("", (), frozenset()):
            continue
        if name in _DAYS:
            plain[name] = value.isoformat()
        elif name in _NUMBERS:
            plain[name] = f"{value.normalize():f}"
        elif name in _LISTS or name == "not_asked":
            plain[name] = sorted(value) if name == "not_asked" else list(value)
        else:
            plain[name] = str(value) if name in _CHOICES else value
    return plain


def from_plain(plain: Mapping[str, Any]) -> Rule:
    """The rule that ``to_plain`` or a table of the program wrote; fields of a newer program are left out."""
    known = {field.name for field in fields(Rule)}
    values: dict[str, Any] = {}
    for name, value in plain.items():
        if name in _DAYS:
            values[name] = value if isinstance(value, date) else date.fromisoformat(value)
        elif name == "allowance" and value == "tax":
            values["tax_allowance"] = True
        elif name in _NUMBERS:
            values[name] = Decimal(str(value))
        elif name in _LISTS:
            values[name] = tuple(sorted(value)) if name == "laender" else tuple(value)
        elif name == "not_asked":
            values[name] = frozenset(value)
        elif name in _CHOICES:
            values[name] = _CHOICES[name](value)
        elif name in known:
            values[name] = value
    return Rule(**values)


def tidied(rule: Rule) -> Rule:
    """The rule as it is kept: no blanks around texts, no empty lines."""
    return replace(
        rule,
        name=rule.name.strip(),
        validity=rule.validity.strip(),
        issuer=rule.issuer.strip(),
        remarks=rule.remarks.strip(),
        source=rule.source.strip(),
        routes=_lines(rule.routes),
        further=_lines(rule.further),
    )


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def problems(rule: Rule) -> list[Problem]:
    """What keeps a rule of the office from being kept."""
    found = []
    if not rule.name.strip():
        found.append(Problem("name", _("How is the scheme called?")))
    if not rule.laender:
        found.append(Problem("laender", _("Please choose the Land that the rule is for.")))
    if not rule.source.strip():
        found.append(Problem("source", _("Please write where this stands: a rule without a source cannot be checked.")))
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        found.append(Problem("valid_to", _("The last day lies before the first.")))
    found += [
        Problem(name, _("Hours lie above 0; leave the field empty where nothing is known."))
        for name in ("hours_week", "hours_year", "hours_project", "pupils_year", "pupils_project")
        if getattr(rule, name) is not None and getattr(rule, name) <= 0
    ]
    if rule.hours_week is not None and rule.hours_week > _HOURS_A_WEEK:
        found.append(Problem("hours_week", _("A week has 168 hours.")))
    found += [Problem(name, _contradiction()) for name in _contradicting(rule)]
    return found


_HOURS_A_WEEK = 168


def _contradicting(rule: Rule) -> list[str]:
    """The fields that ask what the rule says is not asked."""
    hours = [name for name in ("hours_week", "hours_year", "hours_project") if getattr(rule, name) is not None]
    found = hours[:1] if Condition.HOURS in rule.not_asked else []
    if Condition.YEARS in rule.not_asked and rule.years is not None:
        found.append("years")
    if Condition.AGE in rule.not_asked and rule.min_age is not None:
        found.append("min_age")
    return found


def _contradiction() -> str:
    return _("A number stands here, and beside it that none is asked. Please keep one of the two.")
