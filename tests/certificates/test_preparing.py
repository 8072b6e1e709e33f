from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from certifying import TODAY, Agency

from freiwilligenagentur.certificates.content import Address, SignedBy
from freiwilligenagentur.certificates.request import from_draft, to_draft
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.people.model import Salutation
from freiwilligenagentur.placements.model import Placement, State


def lacks(agency: Agency, request: object) -> list[Missing]:
    return list(agency.services.preparing.examine(request).missing)  # type: ignore[arg-type]


def test_a_draft_is_proposed_from_the_records(agency: Agency) -> None:
    person, placement = agency.reader()
    found = agency.services.preparing.prepare(person)
    assert (found.listed_name, found.full_name, found.surname) == ("Mertens, Ilse", "Ilse Mertens", "Mertens")
    assert (found.request.first, found.request.last) == (date(2025, 2, 1), date(2026, 10, 31))
    assert found.request.address is Address.FRAU
    assert found.request.signatories == (SignedBy("Jana Vogel", "Leitung", "Freiwilligenagentur Musterstadt"),)
    assert found.request.thanks == "Wir danken Frau Mertens herzlich für dieses Engagement."
    (stint,) = found.stints
    assert stint.placement_id == placement
    assert (stint.function, stint.about) == ("Lesepatin", "Wir lesen vor.")
    assert stint.tally.confirmed == 168
    content = agency.services.preparing.compose(found.request)
    assert content.number is None
    assert (content.place, content.dated) == ("Musterstadt", TODAY)
    (engagement,) = content.engagements
    assert (engagement.confirmed, engagement.estimated) == (Decimal(168), Decimal(0))
    assert engagement.confirmed_by == "Tom Weiß, Vorstand"
    assert agency.services.preparing.examine(found.request).can_be_issued


def test_only_hours_that_lie_wholly_in_the_period_count(agency: Agency) -> None:
    person, _placement = agency.reader()
    request = replace(agency.request(person), first=date(2025, 6, 1))
    (engagement,) = agency.services.preparing.compose(request).engagements
    assert engagement.confirmed == 88
    assert engagement.from_on == date(2025, 6, 1)
    (note,) = lacks(agency, request)
    assert "80 Stunden" in note.text
    assert not note.hinders


def test_estimated_and_confirmed_hours_are_kept_apart(agency: Agency) -> None:
    person, placement = agency.reader()
    agency.hours(placement, date(2026, 11, 1), date(2026, 11, 15), "7.5", by="")
    (engagement,) = agency.services.preparing.compose(agency.request(person)).engagements
    assert (engagement.confirmed, engagement.estimated) == (Decimal(168), Decimal("7.5"))


def test_hours_that_the_volunteer_confirmed_do_not_count(agency: Agency) -> None:
    person = agency.volunteer()
    placement = agency.placement(person)
    agency.hours(placement, date(2026, 1, 1), date(2026, 1, 31), "10", by="Mertens, Ilse")
    missing = lacks(agency, agency.request(person))
    assert [each.placement_id for each in missing] == [placement, placement]
    assert "bestätigt" in missing[1].text
    assert agency.services.preparing.compose(agency.request(person)).hours == 0


def test_only_estimated_hours_are_told_but_do_not_hinder(agency: Agency) -> None:
    person = agency.volunteer()
    placement = agency.placement(person)
    agency.hours(placement, date(2026, 1, 1), date(2026, 1, 31), "10", by="")
    (note,) = lacks(agency, agency.request(person))
    assert (note.placement_id, note.hinders) == (placement, False)
    assert "geschätzt" in note.text


def test_a_person_without_hours_gets_no_certificate_and_the_way_to_the_placement(agency: Agency) -> None:
    person = agency.volunteer()
    placement = agency.placement(person)
    (hindrance,) = lacks(agency, agency.request(person))
    assert hindrance.placement_id == placement
    assert hindrance.hinders
    with pytest.raises(Refused, match="keine Stunden"):
        agency.issue(agency.request(person))


def test_a_person_without_placement_is_pointed_to_their_record(agency: Agency) -> None:
    person = agency.volunteer()
    agency.placement(person, state=State.PROPOSED, started_on=None)
    found = agency.services.preparing.prepare(person)
    assert found.stints == ()
    (hindrance,) = lacks(agency, found.request)
    assert hindrance.volunteer_id == person


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"first": date(2026, 11, 1), "last": date(2026, 10, 1)}, "last"),
        ({"last": date(2027, 1, 1)}, "last"),
        ({"dated": date(2026, 11, 24)}, "dated"),
        ({"signatories": ()}, "signatory"),
        ({"place": " "}, "place"),
        ({"chosen": ()}, "placements"),
        ({"thanks": "Sie war stets bemüht."}, "thanks"),
        ({"competences_text": "zu unserer vollen Zufriedenheit"}, "competences_text"),
        ({"trainings": ("Kurs, Note 1",)}, "trainings"),
    ],
)
def test_what_is_missing_is_named_with_its_field(agency: Agency, change: dict[str, object], field: str) -> None:
    person, _placement = agency.reader()
    request = replace(agency.request(person), **change)  # type: ignore[arg-type]
    assert field in [each.field for each in lacks(agency, request) if each.hinders]
    assert not agency.services.preparing.examine(request).can_be_issued


def test_a_missing_function_and_grading_tasks_are_named_for_their_placement(agency: Agency) -> None:
    person, placement = agency.reader()
    request = agency.request(person)
    chosen = replace(request.chosen[0], function=" ", tasks=("Vorlesen", "hervorragende Arbeit"))
    fields = [each.field for each in lacks(agency, replace(request, chosen=(chosen,)))]
    assert fields == [f"function.{placement}", f"tasks.{placement}"]


def test_letters_that_cannot_be_printed_are_named_before_issuing(agency: Agency) -> None:
    person, _placement = agency.reader()
    (hindrance,) = lacks(agency, replace(agency.request(person), place="नगर"))
    assert "nicht darstellen" in hindrance.text


def test_one_name_is_enough(agency: Agency) -> None:
    person = agency.volunteer(first_name="Zoë", last_name="", salutation=Salutation.HERR, birth_date=None)
    agency.hours(agency.placement(person), date(2026, 1, 1), date(2026, 1, 31), "10")
    found = agency.services.preparing.prepare(person)
    assert found.request.thanks == "Wir danken Zoë herzlich für dieses Engagement."
    assert not found.request.with_birth_date
    assert agency.services.preparing.draw(agency.services.preparing.compose(found.request)).startswith(b"%PDF")


def test_title_and_prefix_stand_in_the_form_of_address(agency: Agency) -> None:
    person = agency.volunteer(title="Dr.", name_prefix="von")
    assert agency.services.preparing.prepare(person).surname == "Dr. von Mertens"


def test_several_placements_come_in_the_order_in_which_they_began(agency: Agency) -> None:
    person, first = agency.reader()
    second = agency.placement(
        person, "Tafel", state=State.ENDED, started_on=date(2024, 1, 1), ended_on=date(2024, 6, 30)
    )
    agency.hours(second, date(2024, 1, 1), date(2024, 6, 30), "40")
    found = agency.services.preparing.prepare(person)
    assert [stint.placement_id for stint in found.stints] == [first, second]
    content = agency.services.preparing.compose(found.request)
    assert content.hours == 208
    assert content.period == (date(2024, 1, 1), date(2026, 10, 31))
    assert content.engagements[1].to_on == date(2024, 6, 30)


def test_an_unfinished_certificate_comes_back(agency: Agency) -> None:
    person, _placement = agency.reader()
    request = replace(agency.request(person), competences=("Geduld",), trainings=("Erste Hilfe",), thanks="Danke.")
    agency.services.preparing.keep_draft(request, "Mertens, Ilse")
    assert agency.services.preparing.draft(person) == request
    agency.services.preparing.discard_draft(person)
    assert agency.services.preparing.draft(person) is None
    assert from_draft(to_draft(request)) == request


def test_a_person_who_is_gone_is_told(agency: Agency) -> None:
    with pytest.raises(Refused, match="nicht mehr da"):
        agency.services.preparing.prepare("019abcde-0000-7000-8000-000000000000")


def test_a_name_that_no_code_can_hold_is_told_before_issuing(agency: Agency) -> None:
    person = agency.volunteer(last_name="ж" * 1000)
    placement = agency.placement(person)
    agency.hours(placement, date(2026, 1, 1), date(2026, 3, 31), "20")
    assert [each.text for each in lacks(agency, agency.request(person)) if each.hinders] == [
        "Der Name und der Name der Agentur sind zusammen zu lang für den QR-Code eines Nachweises."
    ]


def test_hours_of_two_placements_at_one_offer_on_the_same_days_are_told(agency: Agency) -> None:
    person = agency.volunteer()
    first = agency.placement(person)
    with agency.store.read() as session:
        offer = session.get_one(Placement, first).offer_id
    second = agency.keep(
        Placement(volunteer_id=person, offer_id=offer, state=State.ACTIVE, started_on=date(2026, 3, 1))
    )
    agency.hours(first, date(2026, 1, 1), date(2026, 3, 31), "20")
    agency.hours(second, date(2026, 4, 1), date(2026, 6, 30), "20")
    assert lacks(agency, agency.request(person)) == []
    agency.hours(second, date(2026, 3, 1), date(2026, 3, 31), "5")
    request = agency.request(person)
    told = agency.services.preparing.examine(request).missing
    assert [each.placement_id for each in told] == [request.chosen[1].placement_id]  # once for both
    assert {each.placement_id for each in request.chosen} == {first, second}
    assert "an denselben Tagen" in told[0].text
    assert not told[0].hinders
    assert lacks(agency, replace(request, chosen=request.chosen[:1])) == []


def test_hours_of_two_offers_on_the_same_days_are_nothing_to_tell(agency: Agency) -> None:
    person = agency.volunteer()
    for club in ("Lesezeichen", "Sportverein"):
        agency.hours(agency.placement(person, organisation=club), date(2026, 1, 1), date(2026, 3, 31), "20")
    assert lacks(agency, agency.request(person)) == []
