from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from scheme_office import TODAY, SchemeOffice, Ways

from freiwilligenagentur.errors import DiskFull, Problem
from freiwilligenagentur.schemes.presenter.editor import EditorPresenter
from freiwilligenagentur.schemes.rules import SchemeKind
from freiwilligenagentur.schemes.table import shipped_rules


class Form:
    def __init__(self) -> None:
        self.title = self.subtitle = ""
        self.values: dict[str, Any] = {}
        self.problems: list[str] = []
        self.kept = self.back = self.removable = False
        self.errors: list[str] = []

    def display_rule(self, title: str, subtitle: str, values: Mapping[str, Any]) -> None:
        self.title, self.subtitle, self.values = title, subtitle, dict(values)

    def display_typed(self, texts: Mapping[str, str]) -> None:
        assert not texts

    def display_ways(self, back_to_program: bool, removable: bool) -> None:
        self.back, self.removable = back_to_program, removable

    def display_problems(self, problems: Sequence[Problem]) -> None:
        self.problems = [problem.field for problem in problems]

    def display_kept_draft(self, waiting: bool) -> None:
        self.kept = waiting

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Desk:
    def __init__(self, office: SchemeOffice) -> None:
        self.office, self.form, self.ways = office, Form(), Ways()
        self.finished: list[str] = []
        rulebook = office.services.rulebook
        self.presenter = EditorPresenter(self.form, rulebook, self.ways, self.finished.append)  # type: ignore[arg-type]

    def type(self, **values: Any) -> dict[str, Any]:
        self.form.values |= values
        self.presenter.edited(self.form.values)
        return self.form.values


@pytest.fixture
def desk(bavaria: SchemeOffice) -> Desk:
    return Desk(bavaria)


def test_a_rule_is_changed_and_shown(desk: Desk) -> None:
    desk.presenter.change(desk.office.blue())
    assert (desk.form.title, desk.form.subtitle) == ("Regel ändern", "Bayerische Ehrenamtskarte, blau")
    assert (desk.form.back, desk.form.removable) == (False, False)
    desk.presenter.save(desk.type(hours_year=Decimal(200), years=Decimal(3)))
    assert desk.finished == ["by-blau"]
    assert (desk.office.blue().rule.hours_year, desk.office.blue().rule.years) == (200, 3)
    desk.presenter.change(desk.office.blue())
    assert (desk.form.back, desk.form.removable) == (True, False)


@pytest.mark.parametrize("code", [rule.code for rule in shipped_rules() if rule.source])
def test_saving_what_nobody_changed_makes_no_version(desk: Desk, code: str) -> None:
    rulebook = desk.office.services.rulebook
    desk.presenter.change(rulebook.entry(code))
    desk.presenter.save(desk.form.values)
    assert not rulebook.entry(code).edited
    assert rulebook.entry(code).rule == next(rule for rule in shipped_rules() if rule.code == code)


def test_problems_stay_at_their_fields_and_the_form_stays_open(desk: Desk) -> None:
    desk.presenter.change(desk.office.blue())
    desk.presenter.save(desk.type(source=" "))
    assert (desk.form.problems, desk.finished) == (["source"], [])
    desk.presenter.save(desk.type(source="Amtsblatt"))
    assert desk.finished == ["by-blau"]


def test_what_was_typed_is_there_again_until_it_is_saved(desk: Desk) -> None:
    desk.presenter.change(desk.office.blue())
    desk.type(hours_year=Decimal(123))
    desk.presenter.leave()
    assert desk.finished == [""]
    desk.presenter.change(desk.office.blue())
    assert (desk.form.kept, desk.form.values["hours_year"]) == (True, 123)
    desk.presenter.begin_anew()
    assert (desk.form.kept, desk.form.values["hours_year"]) == (False, 250)
    desk.presenter.leave()
    desk.presenter.change(desk.office.blue())
    assert not desk.form.kept


def test_leaving_without_a_word_keeps_no_draft(desk: Desk) -> None:
    desk.presenter.change(desk.office.blue())
    desk.presenter.edited(desk.form.values)
    desk.presenter.leave()
    assert desk.office.services.rulebook.draft(desk.office.blue().rule, 0) is None


def test_a_new_rule_goes_on_where_it_was_left(desk: Desk) -> None:
    desk.presenter.own("BY", SchemeKind.CARD)
    assert desk.form.title == "Neue Regel"
    desk.type(name="Karte der Stadt")
    desk.presenter.leave()
    desk.presenter.own("BY", SchemeKind.CARD)
    assert desk.form.values["name"] == "Karte der Stadt"
    desk.presenter.save(desk.type(source="Ratsbeschluss", hours_year=Decimal(100)))
    names = [line.name for line in desk.office.services.cards(TODAY)]
    assert "Karte der Stadt" in names
    desk.presenter.own("BY", SchemeKind.CARD)
    assert (desk.form.kept, desk.form.values["name"]) == (False, "")


def test_an_own_rule_can_be_removed(desk: Desk) -> None:
    rulebook = desk.office.services.rulebook
    own = replace(rulebook.own("BY", SchemeKind.CARD), name="Karte der Stadt", source="Ratsbeschluss")
    rulebook.keep(own, 0)
    desk.presenter.change(rulebook.entry(own.code))
    assert (desk.form.back, desk.form.removable) == (False, True)
    desk.presenter.take_programs()
    assert "Karte der Stadt" not in [line.name for line in desk.office.services.cards(TODAY)]
    assert desk.ways.calls == [("tell", "Erledigt. Rückgängig holt Ihre Fassung zurück.")]


def test_a_colleague_who_was_quicker_is_not_overwritten_and_nothing_typed_is_lost(desk: Desk) -> None:
    rulebook = desk.office.services.rulebook
    desk.presenter.change(desk.office.blue())
    desk.type(hours_year=Decimal(123))
    rulebook.keep(replace(desk.office.blue().rule, hours_year=Decimal(200)), 0)
    desk.presenter.save(desk.form.values)
    assert desk.form.errors[0].startswith("Jemand im Büro hat diese Regel inzwischen geändert.")
    assert desk.finished == []
    desk.presenter.leave()
    assert desk.office.blue().rule.hours_year == 200
    desk.presenter.change(desk.office.blue())
    assert desk.form.values["hours_year"] == 123


def test_a_full_disk_is_told_once_below_and_keeps_the_form(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.presenter.change(desk.office.blue())
    with monkeypatch.context() as full:
        full.setattr(type(desk.office.services.rulebook), "keep_draft", refuse)
        for hours in (20, 200):
            desk.type(hours_year=Decimal(hours))
            desk.presenter.paused()
        assert (desk.ways.calls, desk.form.errors) == ([("tell", "Die Festplatte ist voll.")], [])
        desk.presenter.leave()
        assert (desk.finished, desk.form.errors) == ([], ["Die Festplatte ist voll."])
    desk.presenter.leave()
    desk.presenter.change(desk.office.blue())
    assert (desk.form.kept, desk.form.values["hours_year"]) == (True, 200)


def refuse(*_given: object) -> None:
    raise DiskFull("Die Festplatte ist voll.")
