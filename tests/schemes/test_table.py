from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from freiwilligenagentur import paths
from freiwilligenagentur.office.model import LAENDER
from freiwilligenagentur.schemes.rules import Certainty, Rule, SchemeKind, from_plain, problems, to_plain
from freiwilligenagentur.schemes.table import allowance_on, allowances, juleica, none_known, shipped_rules

RULES = shipped_rules()


def shipped(code: str) -> Rule:
    return next(rule for rule in RULES if rule.code == code)


def by_code(rule: Rule) -> str:
    return rule.code


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_every_rule_is_one_of_a_land_and_has_its_source_unless_nothing_is_known(rule: Rule) -> None:
    assert set(rule.laender) <= set(LAENDER)
    faults = {problem.field for problem in problems(rule)}
    assert faults == ({"source"} if rule.certainty is Certainty.UNSEEN and not rule.source else set())
    if rule.certainty is Certainty.UNSEEN:
        assert not rule.says_something()


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_is_the_same_after_it_was_kept(rule: Rule) -> None:
    assert from_plain(to_plain(rule)) == rule


def test_each_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_rules_of_one_scheme_never_hold_on_the_same_day() -> None:
    for rule in RULES:
        others = [other for other in RULES if other.scheme == rule.scheme and other is not rule]
        assert not any(other.holds_on(rule.valid_from or date.min) for other in others)


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("by-nachweis", {"hours_year": 80, "pupils_year": 60, "min_age": 14, "tax_allowance": True}),
        ("be-freiwilligenpass", {"hours_year": 80, "hours_project": 200, "pupils_year": 40, "pupils_project": 100}),
        ("by-blau", {"hours_week": 5, "hours_year": 250, "years": 2, "min_age": 16, "validity": "3 Jahre"}),
        ("by-gold", {"years": 25, "validity": "unbegrenzt"}),
        ("ni-hb-karte", {"hours_week": 5, "hours_year": 250, "years": 2, "min_age": None}),
        ("sn-karte-2025", {"hours_week": 3, "years": 2, "min_age": 14, "allowance": 840}),
        ("sh-karte", {"hours_week": 3, "hours_year": 150, "years": 2, "min_age": 16}),
        ("be-bb-karte", {"hours_year": 200, "years": 1, "continuing": True}),
        ("nw-karte-2026", {"hours_week": 4, "hours_year": 200, "valid_from": date(2026, 1, 1)}),
        ("nw-karte-bis-2025", {"hours_week": 5, "hours_year": 250, "valid_to": date(2025, 12, 31)}),
        ("he-karte", {"hours_week": 5, "hours_year": 250, "years": None, "allowance": 0, "certainty": Certainty.WEAK}),
    ],
)
def test_a_rule_says_what_its_source_said(code: str, facts: dict[str, object]) -> None:
    rule = shipped(code)
    assert {name: getattr(rule, name) for name in facts} == facts


def test_no_text_of_the_tables_promises_anything() -> None:
    for table in (paths.resources() / "schemes").glob("*.toml"):
        assert not re.search(r"Anspruch|anspruchsberechtigt|steht zu\b", table.read_text("utf-8")), table.name


@pytest.mark.parametrize(
    ("day", "nr_26", "nr_26a"),
    [
        (date(2026, 1, 1), 3300, 960),
        (date(2025, 12, 31), 3000, 840),
        (date(2021, 1, 1), 3000, 840),
        (date(2020, 12, 31), 2400, 720),
    ],
)
def test_the_allowance_of_a_day(day: date, nr_26: int, nr_26a: int) -> None:
    found = allowance_on(day)
    assert found is not None
    assert (found.nr_26, found.nr_26a) == (Decimal(nr_26), Decimal(nr_26a))


def test_before_the_oldest_amount_no_allowance_is_known() -> None:
    assert allowance_on(date(2012, 12, 31)) is None
    assert all(each.source for each in allowances())


def test_what_is_known_beside_the_rules() -> None:
    note = none_known("BW", SchemeKind.CARD)
    assert note is not None
    assert "keine Ehrenamtskarte" in note.text
    assert none_known("BY", SchemeKind.CARD) is None
    assert [each.land for each in juleica("ST")] == ["ST"]
    assert [each.land for each in juleica("BY")] == ["ST", ""]
