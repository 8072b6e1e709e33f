"""Gender, names, origin and health decide nothing: whatever stands in those fields, the ranking is the same."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_desk import TODAY, Desk
from sqlalchemy import inspect

from freiwilligenagentur.matching.values import Person, Place, person_from
from freiwilligenagentur.people.model import Consent, Gender, Purpose, Salutation, Volunteer

DECIDING = {
    "areas", "activities", "target_groups", "excluded", "availability", "hours_min", "hours_max", "rhythm",
    "available_from", "available_until", "mobility", "radius_km", "postcode", "licences", "languages", "company",
    "status", "birth_date", "guardians_agreed_on", "police_check", "measles", "hygiene", "practical_needs", "id",
    "skills", "earlier_service",
}  # fmt: skip
"""Wishes, times, ways and conditions. The age decides only at a legal gate, and needs only with consent."""

SENSITIVE = {
    "gender": st.sampled_from(Gender),
    "salutation": st.sampled_from(Salutation),
    "title": st.text(max_size=8),
    "first_name": st.sampled_from(["Ilse", "Mohammed", "Олена", "Kim"]),
    "name_prefix": st.sampled_from(["", "von", "van"]),
    "last_name": st.sampled_from(["Mertens", "Çelik", "O'Neill", "李"]),
    "called": st.text(max_size=8),
    "profession": st.sampled_from(["", "Pfarrer", "arbeitslos"]),
    "practical_needs_text": st.sampled_from(["", "Rollstuhl", "MS"]),
    "practical_needs": st.frozensets(st.sampled_from(["wheelchair", "quiet"])),
    "notes": st.sampled_from(["", "muslimisch", "chronisch krank"]),
    "limits": st.sampled_from(["", "Rücken"]),
    "coming_changes": st.sampled_from(["", "Operation im Mai"]),
}


def columns() -> set[str]:
    return {column.key for column in inspect(Volunteer).column_attrs}


def test_no_column_outside_the_list_is_ever_read() -> None:
    record = SimpleNamespace(**{name: getattr(Volunteer(last_name="Mertens"), name) for name in DECIDING})
    assert isinstance(person_from(record, may_count_needs=True), Person)
    assert columns() >= DECIDING
    assert not DECIDING & (SENSITIVE.keys() - {"practical_needs"})


def test_a_person_in_matching_has_no_field_for_what_may_not_decide() -> None:
    names = {field.name for field in fields(Person)}
    assert names == {*DECIDING - {"postcode", "guardians_agreed_on", "practical_needs", "earlier_service"}} | {
        "position",
        "guardians_agreed",
        "needs",
        "guessed",
    }
    assert not {field.name for field in fields(Place)} & {"gender", "salutation", "organisation"}


@given(st.fixed_dictionaries(SENSITIVE), st.fixed_dictionaries(SENSITIVE))
def test_changing_only_sensitive_fields_gives_the_same_values(one: dict[str, Any], other: dict[str, Any]) -> None:
    shared = {"id": "x", "areas": frozenset({"children"}), "availability": 5, "birth_date": date(1959, 2, 14)}
    first, second = (person_from(Volunteer(**shared, **fields_), may_count_needs=False) for fields_ in (one, other))
    assert first == second


@pytest.mark.parametrize(
    "sensitive",
    [
        {"gender": Gender.FEMALE, "salutation": Salutation.FRAU, "first_name": "Ilse", "last_name": "Mertens"},
        {"gender": Gender.DIVERSE, "first_name": "Олена", "last_name": "Çelik", "notes": "muslimisch, krank"},
        {"practical_needs": frozenset({"wheelchair"}), "practical_needs_text": "Rollstuhl", "limits": "Rücken"},
    ],
)
def test_the_ranking_and_its_reasons_do_not_move(desk: Desk, sensitive: dict[str, Any]) -> None:
    for area in ("children", "nature", "culture"):
        desk.offer(area, areas=frozenset({area}), accessible=frozenset({"quiet"}), police_check=True)
    wishes: dict[str, Any] = {"areas": frozenset({"children"}), "id": "0199aaaa-0000-7000-8000-000000000000"}
    plain = desk.matching.for_values(Volunteer(**wishes))
    changed = desk.matching.for_values(Volunteer(**wishes, **sensitive))
    assert list(changed.matches) == list(plain.matches)
    assert list(changed.weaker) == list(plain.weaker)


def test_a_revoked_consent_is_none(desk: Desk) -> None:
    desk.offer("Lesen", accessible=frozenset({"quiet"}))
    consent = Consent(purpose=Purpose.HEALTH, text_version="1", given_on=TODAY, revoked_on=TODAY)
    needs = frozenset({"wheelchair"})
    revoked = desk.matching.for_values(Volunteer(practical_needs=needs, consents=[consent]))
    granted = desk.matching.for_values(Volunteer(practical_needs=needs, consents=[desk.needs_consent()]))
    assert revoked.matches[0].score > 50
    assert granted.weaker[0].score < 50


@pytest.mark.parametrize(
    "told",
    ["Ich bin Muslimin.", "Ich bin schwerbehindert.", "Ich komme aus Syrien.", "Ich habe Depressionen."],
)
def test_what_somebody_tells_of_faith_health_or_origin_moves_no_list(desk: Desk, told: str) -> None:
    for area in ("children", "nature", "religion", "health", "refugees"):
        desk.offer(area, areas=frozenset({area}), activities=frozenset({"visiting"}))
    wishes = "Ich möchte gern mit Kindern lesen, am liebsten vormittags."
    plain = desk.matching.for_values(Volunteer(last_name="Neu", wishes=wishes))
    private = desk.matching.for_values(Volunteer(last_name="Neu", wishes=f"{told} {wishes}"))
    assert [(match.offer_id, match.score) for match in private.matches] == [
        (match.offer_id, match.score) for match in plain.matches
    ]
    assert [match.reasons for match in private.weaker] == [match.reasons for match in plain.weaker]
