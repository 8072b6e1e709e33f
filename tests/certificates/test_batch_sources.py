"""People of a batch who come from trainings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pdf_reading
import pytest
from certifying import TODAY, Agency
from sqlalchemy import select
from test_batches import WISH, Steps

from freiwilligenagentur.certificates.batch import Asked, Subject
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch_people import Chosen, ChosenPeople
from freiwilligenagentur.certificates.presenter.batch_sources import of_offers, of_schemes, of_trainings
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.placements.model import Placement, State
from freiwilligenagentur.placements.service import Participants
from freiwilligenagentur.schemes.service import SchemeServices
from freiwilligenagentur.trainings.rules import TrainingInput
from freiwilligenagentur.trainings.service import TrainingServices


def test_everybody_who_was_at_a_training_gets_a_certificate_about_it(
    agency: Agency, services: CertificateServices
) -> None:
    trainings = TrainingServices.over(agency.store, lambda: TODAY)
    forum = TrainingInput(title="Vereinsforum", first_on=date(2026, 10, 17), hours=Decimal(6), organiser="Agentur")
    key = trainings.trainings.add(forum)
    there, away = agency.volunteer(), agency.volunteer(first_name="Tom", last_name="Abel")
    registered = trainings.attendances.register(key, [there, away])
    trainings.attendances.set_present(registered[0], present=True)

    source = of_trainings(trainings.attended)
    assert source.options() == [(key, "Vereinsforum, 17.10.2026")]
    assert source.people(Asked(key), Steps()) == [(there, "Mertens, Ilse")]
    assert source.kind(key) is Kind.TEILNAHME
    wish = source.subject(key).of(replace(WISH, kind=Kind.TEILNAHME))
    checked = services.batch_check.check(wish, [there], Steps())
    assert checked[0].request is not None
    assert checked[0].request.training_id == key


def test_two_trainings_taken_one_after_another_stay_two(agency: Agency, services: CertificateServices) -> None:
    trainings = TrainingServices.over(agency.store, lambda: TODAY)
    both, second_only = agency.volunteer(), agency.volunteer(first_name="Tom", last_name="Abel")
    keys = []
    for title, people in (("Vereinsrecht", [both]), ("Datenschutz", [both, second_only])):
        held = TrainingInput(title=title, first_on=date(2026, 10, 17), hours=Decimal(6), organiser="Agentur")
        keys.append(trainings.trainings.add(held))
        for each in trainings.attendances.register(keys[-1], people):
            trainings.attendances.set_present(each, present=True)
    source, chosen = of_trainings(trainings.attended), ChosenPeople()
    for key in keys:
        chosen.add([Chosen(person, name, source.subject(key)) for person, name in source.people(Asked(key), Steps())])
    wish = replace(WISH, kind=Kind.TEILNAHME)
    checked = services.batch_check.check_each(chosen.wanted(wish), Steps())
    assert [(each.name, each.about) for each in checked] == [
        ("Abel, Tom", "Datenschutz, 17.10.2026"),
        ("Mertens, Ilse", "Datenschutz, 17.10.2026"),
        ("Mertens, Ilse", "Vereinsrecht, 17.10.2026"),
    ]
    batch = services.batches.begin("Herbst", wish.kind, checked)
    assert services.batches.run(batch, Steps()).issued == 3
    said = [pdf_reading.pages(services.register.pdf(each.certificate_id))[0] for each in services.batches.items(batch)]
    titles = [[title for title in ("Vereinsrecht", "Datenschutz") if title in page] for page in said]
    assert titles == [["Datenschutz"], ["Datenschutz"], ["Vereinsrecht"]]
    # An Ehrenamtsnachweis is about no training: everybody gets one.
    assert [each.about for each in chosen.wanted(WISH)] == ["", ""]


def test_who_was_taken_for_a_training_is_not_there_once_more_without_one() -> None:
    people = ChosenPeople()
    course = Subject("Vereinsrecht", training_id="t")
    people.add([Chosen("1", "Abel, Tom")])
    people.add([Chosen("1", "Abel, Tom", course)])
    people.add([Chosen("1", "Abel, Tom")])
    assert [each.subject for each in people] == [course]


def test_who_took_part_in_an_offer_is_thanked_for_it(agency: Agency, services: CertificateServices) -> None:
    person, _placement = agency.reader()
    agency.placement(agency.volunteer(first_name="Tom", last_name="Abel"), state=State.PROPOSED, started_on=None)
    source = of_offers(Participants(agency.store))
    ((key, text),) = source.options()
    assert text == "Lesepatin (Bürgerverein Lesezeichen e. V.)"
    assert source.people(Asked(key), Steps()) == [(person, "Mertens, Ilse")]
    assert source.kind(key) is Kind.DANK
    assert source.subject(key).of(replace(WISH, kind=Kind.DANK)).occasion == "Lesepatin"
    typed = replace(WISH, kind=Kind.DANK, occasion="Zehn Jahre")
    assert source.subject(key).of(typed).occasion == "Zehn Jahre"


def test_who_fulfils_the_rule_of_a_land_is_taken_for_its_card(agency: Agency) -> None:
    person, placement = agency.reader()
    agency.hours(placement, date(2026, 1, 1), date(2026, 6, 30), "400")
    with agency.store.write("Länger da") as session:
        session.get_one(Placement, placement).started_on = date(2020, 1, 1)
        session.scalars(select(Office)).one().land = "BY"
    looked: list[tuple[str, str, date | None]] = []
    source = of_schemes(SchemeServices.over(agency.store), lambda *at: looked.append(at), lambda: TODAY)
    options = dict(source.options())
    assert next(iter(options.values())).startswith("Bayern: ")  # the office's own Land comes first
    assert options["BY|by-blau"] == "Bayern: Bayerische Ehrenamtskarte, blau"
    assert source.people(Asked("BY|by-blau", TODAY), Steps()) == [(person, "Mertens, Ilse")]
    assert source.people(Asked("BY|by-blau", date(2021, 1, 1)), Steps()) == []
    assert source.kind("BY|by-blau") is Kind.EHRENAMTSKARTE
    assert source.kind("BY|by-nachweis") is not Kind.EHRENAMTSKARTE
    card = source.subject("BY|by-blau").of(replace(WISH, kind=Kind.EHRENAMTSKARTE))
    assert card.scheme == "Bayerische Ehrenamtskarte, blau"
    assert source.look is not None
    source.look(Asked("BY|by-blau", TODAY))
    assert looked == [("BY", "by-blau", TODAY)]


@pytest.mark.parametrize(("land", "first"), [("ST", "Sachsen-Anhalt: noch keine Regel bekannt"), ("", "Welche Regel?")])
def test_an_office_whose_land_has_no_rule_is_told_so_before_those_of_others(
    agency: Agency, land: str, first: str
) -> None:
    with agency.store.write("Land") as session:
        session.scalars(select(Office)).one().land = land
    looked: list[str] = []
    source = of_schemes(SchemeServices.over(agency.store), lambda at, *_more: looked.append(at), lambda: TODAY)
    none, *others = source.options()
    assert none == ("", first)
    names = [name.partition(":")[0] for _key, name in others]
    assert names == sorted(names)
    with pytest.raises(Refused, match="Regel"):
        source.people(Asked("", TODAY), Steps())
    assert source.look is not None
    source.look(Asked("", TODAY))
    assert looked == [""]


def test_a_day_without_a_rule_is_told(agency: Agency) -> None:
    source = of_schemes(SchemeServices.over(agency.store), lambda *_at: None, lambda: TODAY)
    with pytest.raises(Refused, match=r"01\.01\.1990"):
        source.people(Asked("SN|sn-karte", date(1990, 1, 1)), Steps())
