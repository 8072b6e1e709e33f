from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from scheme_office import TODAY, SchemeOffice

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.schemes import table
from freiwilligenagentur.schemes.rows import RuleDraft
from freiwilligenagentur.schemes.rules import Certainty, Rule, SchemeKind
from freiwilligenagentur.schemes.service import rulebook as rulebook_module


def ours(office: SchemeOffice, **values: object) -> Rule:
    """The blue card as the office has it."""
    rule = replace(office.blue().rule, source="Amtsblatt 3/2027", certainty=Certainty.SEEN, **values)  # type: ignore[arg-type]
    office.services.rulebook.keep(rule, office.blue().version)
    return rule


def test_the_cards_of_a_land_stand_before_its_certificates(bavaria: SchemeOffice) -> None:
    lines = bavaria.services.rulebook.schemes("BY", TODAY)
    assert [line.id for line in lines] == ["by-blau", "by-gold", "by-nachweis"]
    assert [line.id for line in bavaria.services.cards(TODAY)] == ["by-blau", "by-gold"]
    assert [line.id for line in bavaria.services.cards(TODAY, "HB")] == ["ni-hb-karte"]


@pytest.mark.parametrize(
    ("day", "code"), [(date(2025, 12, 31), "nw-karte-bis-2025"), (date(2026, 1, 1), "nw-karte-2026")]
)
def test_the_day_chooses_the_rule(bavaria: SchemeOffice, day: date, code: str) -> None:
    (card,) = bavaria.services.cards(day, "NW")
    assert card.entry is not None
    assert card.entry.rule.code == code
    assert len(card.others) == 1


def test_certificates_are_told_the_names_of_the_cards_of_a_day(bavaria: SchemeOffice) -> None:
    services = bavaria.services
    assert services.card_names("BY", TODAY) == ("Bayerische Ehrenamtskarte, blau", "Bayerische Ehrenamtskarte, gold")
    assert services.card_names("SN", date(2028, 1, 1)) == ()
    assert services.card_names("BW", TODAY) == ()


def test_on_a_day_without_a_rule_there_is_none(bavaria: SchemeOffice) -> None:
    (card,) = bavaria.services.cards(date(2028, 1, 1), "SN")
    assert (card.entry, card.name) == (None, "Ehrenamtskarte Sachsen")


def test_the_offices_version_holds_and_can_be_taken_back(bavaria: SchemeOffice) -> None:
    ours(bavaria, hours_year=Decimal(200))
    assert bavaria.blue().rule.hours_year == 200
    assert (bavaria.blue().edited, bavaria.blue().news) == (True, False)
    assert bavaria.store.undo() == "Regel geändert"
    assert (bavaria.blue().rule.hours_year, bavaria.blue().edited) == (250, False)
    assert bavaria.store.redo() == "Regel geändert"
    assert bavaria.blue().rule.hours_year == 200


def test_every_version_stands_in_the_journal(bavaria: SchemeOffice) -> None:
    ours(bavaria, hours_year=Decimal(200))
    ours(bavaria, hours_year=Decimal(210))
    with bavaria.store.read() as session:
        key = session.query(rulebook_module.SchemeEdit).one().id
    lines = bavaria.store.history("SchemeEdit", key)
    assert [line.after["facts"]["hours_year"] for line in lines] == ["210", "200"]  # type: ignore[index]


def test_the_way_back_to_the_programs_rule_can_be_taken_back_too(bavaria: SchemeOffice) -> None:
    ours(bavaria, hours_year=Decimal(200))
    bavaria.services.rulebook.take_programs("by-blau", bavaria.blue().version)
    assert (bavaria.blue().rule.hours_year, bavaria.blue().edited) == (250, False)
    bavaria.store.undo()
    assert bavaria.blue().rule.hours_year == 200


def test_a_version_that_says_what_the_program_says_is_none(bavaria: SchemeOffice) -> None:
    original = bavaria.blue().rule
    ours(bavaria, hours_year=Decimal(200))
    bavaria.services.rulebook.keep(replace(original, name=f" {original.name} "), bavaria.blue().version)
    assert not bavaria.blue().edited


def test_when_the_program_knows_more_both_are_there_and_the_office_chooses(
    bavaria: SchemeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours(bavaria, hours_year=Decimal(200))
    newer = tuple(replace(r, years=3) if r.code == "by-blau" else r for r in table.shipped_rules())
    monkeypatch.setattr(rulebook_module, "shipped_rules", lambda: newer)
    entry = bavaria.blue()
    assert entry.news
    assert entry.shipped is not None
    assert (entry.rule.years, entry.shipped.years) == (2, 3)
    bavaria.services.rulebook.stay_with_ours("by-blau", entry.version)
    assert (bavaria.blue().news, bavaria.blue().rule.years, bavaria.blue().rule.hours_year) == (False, 2, 200)
    bavaria.store.undo()
    bavaria.services.rulebook.take_programs("by-blau", bavaria.blue().version)
    assert (bavaria.blue().news, bavaria.blue().rule.years, bavaria.blue().rule.hours_year) == (False, 3, 250)


def test_facts_that_the_program_adds_reach_an_office_that_changed_nothing(
    bavaria: SchemeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tuple(replace(r, years=3) if r.code == "by-blau" else r for r in table.shipped_rules())
    monkeypatch.setattr(rulebook_module, "shipped_rules", lambda: newer)
    assert (bavaria.blue().rule.years, bavaria.blue().news) == (3, False)


def test_two_who_change_the_same_rule_do_not_overwrite_each_other(bavaria: SchemeOffice) -> None:
    before = bavaria.blue()
    ours(bavaria, hours_year=Decimal(200))
    mine = replace(before.rule, years=5)
    with pytest.raises(Conflict):
        bavaria.services.rulebook.keep(mine, before.version)
    with pytest.raises(Conflict):
        bavaria.services.rulebook.take_programs("by-blau", before.version)
    assert bavaria.blue().rule.hours_year == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"source": " "}, "source"),
        ({"name": ""}, "name"),
        ({"laender": ()}, "laender"),
        ({"hours_year": Decimal(0)}, "hours_year"),
        ({"hours_week": Decimal(169)}, "hours_week"),
        ({"valid_from": date(2027, 1, 1), "valid_to": date(2026, 1, 1)}, "valid_to"),
        ({"not_asked": frozenset({"hours"})}, "hours_week"),
        ({"not_asked": frozenset({"age"})}, "min_age"),
        ({"not_asked": frozenset({"years"})}, "years"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(bavaria: SchemeOffice, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        bavaria.services.rulebook.keep(replace(bavaria.blue().rule, **values), 0)  # type: ignore[arg-type]
    assert [problem.field for problem in caught.value.problems] == [field]
    assert not bavaria.blue().edited


def test_a_rule_of_the_offices_own_is_a_scheme_of_its_land(bavaria: SchemeOffice) -> None:
    rulebook = bavaria.services.rulebook
    own = replace(rulebook.own("BY", SchemeKind.CARD), name="Ehrenamtskarte der Stadt", source="Ratsbeschluss")
    rulebook.keep(own, 0)
    lines = rulebook.schemes("BY", TODAY)
    assert [line.name for line in lines if line.kind is SchemeKind.CARD][-1] == "Ehrenamtskarte der Stadt"
    entry = rulebook.entry(own.code)
    assert (entry.shipped, entry.news, entry.rule) == (None, False, own)
    rulebook.take_programs(own.code, entry.version)
    with pytest.raises(Refused):
        rulebook.entry(own.code)
    bavaria.store.undo()
    assert rulebook.entry(own.code).rule == own


def test_a_later_version_takes_the_place_of_the_one_before_from_its_day_on(bavaria: SchemeOffice) -> None:
    rulebook = bavaria.services.rulebook
    later = replace(rulebook.successor(bavaria.blue().rule), valid_from=date(2027, 4, 1), hours_year=Decimal(200))
    rulebook.keep(later, 0)

    def hours_on(day: date) -> Decimal | None:
        entry = bavaria.services.cards(day)[0].entry
        return entry.rule.hours_year if entry else None

    assert [hours_on(day) for day in (date(2027, 3, 31), date(2027, 4, 1))] == [250, 200]


def test_what_was_typed_is_kept_for_its_rule(bavaria: SchemeOffice) -> None:
    rulebook, rule = bavaria.services.rulebook, bavaria.blue().rule
    gold = rulebook.entry("by-gold").rule
    rulebook.keep_draft(RuleDraft(replace(rule, hours_year=Decimal(7)), 0, {"years": "zwei"}))
    rulebook.keep_draft(RuleDraft(replace(gold, hours_year=Decimal(8)), 0))
    assert rulebook.draft(rule, 0) == RuleDraft(replace(rule, hours_year=Decimal(7)), 0, {"years": "zwei"})
    rulebook.discard_draft(rule, 0)
    assert rulebook.draft(rule, 0) is None
    assert rulebook.draft(gold, 0) == RuleDraft(replace(gold, hours_year=Decimal(8)), 0)
    new = replace(rulebook.own("BY", SchemeKind.CARD), name="Neu")
    rulebook.keep_draft(RuleDraft(new, 0))
    assert rulebook.draft(rulebook.own("BY", SchemeKind.CARD), 0) == RuleDraft(new, 0)
