from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from scheme_office import TODAY, SchemeOffice, Ways, at_once

from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.schemes import table, words
from freiwilligenagentur.schemes.presenter.shown import PersonShown, RuleShown
from freiwilligenagentur.schemes.presenter.who import Choice, Filter, WhoPresenter
from freiwilligenagentur.schemes.rows import PersonRow
from freiwilligenagentur.schemes.rules import Rule
from freiwilligenagentur.schemes.service import rulebook as rulebook_module
from freiwilligenagentur.storage import Store


class Screen:
    def __init__(self) -> None:
        self.rows: list[PersonRow] = []
        self.count = self.empty = ""
        self.first_step = False
        self.choice: Choice | None = None
        self.filters: dict[str, str] = {}
        self.schemes: list[str] = []
        self.person: PersonShown | None = None
        self.rule: RuleShown | None = None
        self.errors: list[str] = []

    def display_choice(self, laender: Any, schemes: Any, filters: Any, choice: Choice) -> None:
        self.schemes, self.filters, self.choice = [name for _key, name in schemes], dict(filters), choice

    def display_rows(self, rows: Sequence[PersonRow], chosen: str) -> None:
        self.rows = list(rows)

    def display_count(self, text: str, empty: str, first_step: bool) -> None:
        self.count, self.empty, self.first_step = text, empty, first_step

    def display_person(self, person: PersonShown | None) -> None:
        self.person = person

    def display_rule(self, rule: RuleShown | None) -> None:
        self.rule = rule

    def tell_error(self, text: str) -> None:
        self.errors.append(text)


class Desk:
    def __init__(self, office: SchemeOffice, memory: dict[str, str] | None = None) -> None:
        self.office, self.screen, self.ways = office, Screen(), Ways()
        self.collected: list[Sequence[str]] = []
        self.memory = {} if memory is None else memory
        self.presenter = WhoPresenter(
            self.screen, office.services, self.ways, at_once, lambda: TODAY, self.memory, self._collect
        )  # type: ignore[arg-type]

    def _collect(self, ids: Sequence[str], rule: Rule) -> None:
        self.collected.append(ids)
        self.collected_for = rule.code

    @property
    def names(self) -> list[str]:
        return [row.name.partition(",")[0] for row in self.screen.rows]

    @property
    def told(self) -> dict[str, tuple[str, str]]:
        """State and text of each condition of the person shown."""
        assert self.screen.person is not None
        return {each.title: (each.word, " ".join(each.lines)) for each in self.screen.person.conditions}

    def choose(self, **values: Any) -> None:
        assert self.screen.choice is not None
        self.presenter.choose(replace(self.screen.choice, **values))


@pytest.fixture
def desk(bavaria: SchemeOffice) -> Desk:
    bavaria.worker("Genug", 280)
    bavaria.worker("Fast", 240)
    bavaria.worker("Wenig", 20)
    made = Desk(bavaria)
    made.presenter.refresh()
    return made


def test_the_offices_own_land_and_its_card_come_first(desk: Desk) -> None:
    assert desk.screen.choice == Choice("BY", "by-blau", TODAY)
    assert desk.screen.schemes[0] == "Bayerische Ehrenamtskarte, blau"
    assert desk.names == ["Genug", "Fast", "Wenig"]
    assert desk.screen.count == "3 Personen"


def test_each_condition_says_how_much_is_missing(desk: Desk) -> None:
    fast = next(row.id for row in desk.screen.rows if row.name.startswith("Fast"))
    desk.presenter.open_row(fast)
    state, text = desk.told["Stunden"]
    assert state == "fehlt noch"
    assert text == (
        "Eines davon genügt: Verlangt: 250 Stunden vom 24.11.2025 bis 23.11.2026. "
        "Verlangt: im Schnitt 5 Stunden in der Woche, das sind 260,71 Stunden vom 24.11.2025 bis 23.11.2026. "
        "Bestätigt: 240. Es fehlt: noch 10 Stunden. "
        "Gezählt sind die letzten zwölf Monate; ob ein Kalenderjahr gemeint ist, sagt keine Quelle."
    )
    assert desk.told["Zeit davor"][0] == "voraussichtlich erfüllt"
    assert desk.told["Aufwandsentschädigung"][0] == "nicht bekannt"
    assert "960 Euro" in desk.told["Aufwandsentschädigung"][1]


def test_nobody_is_called_entitled(desk: Desk) -> None:
    desk.presenter.open_row(desk.screen.rows[0].id)
    assert desk.screen.person is not None
    assert desk.screen.person.state == "voraussichtlich erfüllt"
    everything = f"{desk.screen} {desk.screen.person} {desk.screen.rule} {desk.screen.filters}"
    assert "berechtigt" not in everything
    assert "Anspruch" not in everything


def test_the_day_from_when_on_is_told(desk: Desk) -> None:
    person = desk.office.volunteer("Jung", birth_date=date(2011, 3, 14))
    desk.office.hours(desk.office.placement(person, started_on=date(2025, 5, 1)), 260)
    desk.presenter.refresh()
    desk.presenter.open_row(person)
    assert desk.told["Alter"] == (
        "fehlt noch", "Verlangt: 16 Jahre. Alter an diesem Tag: 15. Erfüllt ab 14.03.2027.",
    )  # fmt: skip
    assert desk.told["Zeit davor"][1] == (
        "Verlangt: 2 Jahre Engagement. Eingetragen: 1 Jahr und 6 Monate. "
        "Es fehlt noch: 5 Monate. Geht der Einsatz weiter, ist es ab 01.05.2027 erfüllt."
    )


def test_the_hours_of_each_placement_stand_below(desk: Desk) -> None:
    desk.presenter.open_row(desk.screen.rows[0].id)
    assert desk.screen.person is not None
    ((organisation, text),) = desk.screen.person.hours
    assert organisation == "Lesezeichen e. V."
    assert text == "Lesepatin: 280 Stunden, bestätigt; 5,37 in der Woche"


def test_estimated_hours_are_said_in_list_and_condition(desk: Desk) -> None:
    person = desk.office.worker("Geschätzt", 300, by="")
    desk.presenter.refresh()
    desk.presenter.open_row(person)
    state, text = desk.told["Stunden"]
    assert state == "voraussichtlich erfüllt, geschätzt"
    assert "Bestätigt: 0; mit geschätzten: 300. Nur mit geschätzten Stunden" in text
    row = next(row for row in desk.screen.rows if row.id == person)
    assert words.missing(row.fulfilment) == ["nur mit geschätzten Stunden"]


def test_what_is_enough_for_pupils_stands_beside_what_is_missing(desk: Desk) -> None:
    pupil = desk.office.volunteer("Jung", birth_date=date(2010, 1, 1))
    desk.office.hours(desk.office.placement(pupil), 62)
    desk.choose(scheme="by-nachweis")
    desk.presenter.open_row(pupil)
    assert "Für Schülerinnen und Schüler genügen 60 Stunden; so viele sind eingetragen." in desk.told["Stunden"][1]
    assert desk.screen.rule is not None
    assert dict(desk.screen.rule.facts)["Schülerinnen und Schüler"] == "60 Stunden im Jahr"


def test_the_filters_say_how_many_they_show(desk: Desk) -> None:
    assert desk.screen.filters == {
        "all": "alle (3)", "met": "voraussichtlich erfüllt (1)", "open": "zu klären (0)", "near": "fehlt wenig (1)",
    }  # fmt: skip
    desk.choose(filter=Filter.MET)
    assert (desk.names, desk.screen.count) == (["Genug"], "1 von 3 Personen")
    desk.choose(filter=Filter.NEAR)
    assert desk.names == ["Fast"]
    desk.choose(filter=Filter.OPEN)
    assert (desk.names, desk.screen.empty) == ([], "Niemand passt zum Filter.")
    assert desk.screen.person is None


def test_typing_narrows_the_list(desk: Desk) -> None:
    desk.presenter.filter("we")
    assert desk.names == ["Wenig"]
    desk.presenter.collect()
    assert [len(ids) for ids in desk.collected] == [1]


def test_what_is_listed_goes_to_the_batch(desk: Desk) -> None:
    desk.choose(filter=Filter.MET)
    desk.presenter.collect()
    assert desk.collected == [[desk.screen.rows[0].id]]


def test_the_ways_lead_to_the_person(desk: Desk) -> None:
    person = desk.screen.rows[1].id
    desk.presenter.open_row(person)
    desk.presenter.open_volunteer()
    desk.presenter.issue_certificate()
    assert desk.ways.calls == [("open_volunteer", person), ("issue_certificate", person)]


def test_the_rule_stands_there_with_source_and_what_is_not_known(desk: Desk) -> None:
    desk.choose(land="NI", scheme="")
    assert desk.screen.rule is not None
    facts = dict(desk.screen.rule.facts)
    assert facts["Stunden"] == "5 Stunden in der Woche oder 250 Stunden im Jahr"
    assert facts["Alter"] == facts["Aufwandsentschädigung"] == facts["Karte gilt"] == "nicht bekannt"
    assert facts["Regel gilt"] == "seit wann, ist nicht bekannt"
    assert facts["Quelle"] == "freiwilligenserver.de; hwk-hannover"
    assert facts["Wie sicher"] == "in der Quelle gelesen"
    assert "drei Jahre" in facts["Hinweise"]


def test_where_the_rule_does_not_know_the_age_people_are_to_be_clarified(desk: Desk) -> None:
    desk.choose(land="NI", scheme="", filter=Filter.OPEN)
    assert desk.names == ["Genug"]
    assert desk.told["Alter"][0] == "nicht bekannt"


def test_a_rule_that_says_nothing_compares_nobody(desk: Desk) -> None:
    desk.choose(land="MV", scheme="")
    assert desk.names == []
    assert desk.screen.first_step
    assert desk.screen.empty.startswith("Was „Ehrenamtskarte Mecklenburg-Vorpommern“ verlangt, ist nicht bekannt.")


def test_of_several_schemes_one_of_which_something_is_known_comes_first(desk: Desk) -> None:
    desk.choose(land="RP", scheme="")
    assert desk.screen.schemes[0] == "Ehrenamtskarte Rheinland-Pfalz"
    assert desk.screen.choice is not None
    assert desk.screen.choice.scheme == "rp-nachweis"


def test_a_day_without_a_rule_says_so(desk: Desk) -> None:
    desk.choose(land="SN", scheme="", day=date(2028, 1, 1))
    assert desk.screen.empty.startswith("Für den 01.01.2028 ist keine Regel zu „Ehrenamtskarte Sachsen“ bekannt.")
    assert desk.screen.rule is not None
    assert desk.screen.rule.others == "01.01.2025 bis 31.12.2027: 3 Stunden in der Woche"
    assert desk.presenter.entry is None
    assert desk.presenter.newest is not None


def test_where_a_land_has_no_card_its_source_says_so(desk: Desk) -> None:
    desk.choose(land="BW", scheme="")
    assert desk.screen.rule is not None
    assert "keine Ehrenamtskarte des Landes" in dict(desk.screen.rule.facts)["Ehrenamtskarte"]


def test_an_office_without_a_land_is_asked_for_it(store: Store) -> None:
    office = SchemeOffice(store)
    record = OfficeService(store).get()
    record.land = ""
    OfficeService(store).save(record)
    desk = Desk(office)
    desk.presenter.refresh()
    assert desk.screen.empty.startswith("Bitte wählen Sie das Land")


def test_the_choice_is_there_again_the_next_time(desk: Desk) -> None:
    desk.choose(scheme="by-gold", filter=Filter.NEAR)
    again = Desk(desk.office, desk.memory)
    again.presenter.refresh()
    assert again.screen.choice == Choice("BY", "by-gold", TODAY, Filter.NEAR)


def test_an_answer_to_what_is_no_longer_asked_is_left_out(bavaria: SchemeOffice) -> None:
    bavaria.worker("Genug", 280)
    desk = Desk(bavaria)
    waiting: list[Any] = []
    desk.presenter._run = lambda _title, work, done, _failed: waiting.append((work, done))  # type: ignore[assignment]
    desk.presenter.refresh()
    desk.presenter.choose(Choice("BY", "by-gold", TODAY))
    assert desk.screen.choice == Choice("BY", "by-gold", TODAY)  # at once, so that nothing is chosen from an old list
    (first, first_done), (second, second_done) = waiting
    desk.presenter._run = at_once  # type: ignore[assignment]

    class Looked:
        cancelled = False

        def step(self, done: int, total: int, text: str = "") -> None: ...

    second_done(second(Looked()))
    first_done(first(Looked()))
    assert desk.screen.choice == Choice("BY", "by-gold", TODAY)
    assert desk.names == ["Genug"]
    assert desk.told["Zeit davor"][0] == "fehlt noch"


def test_who_stops_the_look_at_everybody_sees_nobody_and_why(desk: Desk) -> None:
    class Stopped:
        cancelled = True

        def step(self, done: int, total: int, text: str = "") -> None: ...

    desk.presenter._run = lambda _title, work, done, _failed: done(work(Stopped()))  # type: ignore[assignment]
    desk.choose(scheme="by-gold")
    assert (desk.names, desk.screen.first_step) == ([], False)
    assert desk.screen.empty.startswith("Angehalten")
    desk.presenter._run = at_once  # type: ignore[assignment]
    desk.choose(scheme="by-blau")
    assert desk.names == ["Genug", "Fast", "Wenig"]


def test_news_of_the_program_show_both_and_the_office_chooses(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rulebook = desk.office.services.rulebook
    rulebook.keep(replace(desk.office.blue().rule, hours_year=Decimal(200)), 0)
    told = {"years": 3, "remarks": "Seit 2027 anders."}
    newer = tuple(replace(r, **told) if r.code == "by-blau" else r for r in table.shipped_rules())  # type: ignore[arg-type]
    monkeypatch.setattr(rulebook_module, "shipped_rules", lambda: newer)
    desk.presenter.refresh()
    assert desk.screen.rule is not None
    news = dict(desk.screen.rule.news)
    assert news["Zeit davor"] == "Programm: 3 Jahre; bei Ihnen: 2 Jahre"
    assert news["Hinweise"] == "Programm: Seit 2027 anders.; bei Ihnen: –"
    assert "200 Stunden im Jahr" in news["Stunden"]
    desk.presenter.stay_with_ours()
    assert desk.screen.rule.news == ()
    assert desk.screen.rule.edited
    desk.presenter.take_programs()
    assert dict(desk.screen.rule.facts)["Zeit davor"] == "3 Jahre"
    assert not desk.screen.rule.edited
