"""What must be settled before somebody begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from freiwilligenagentur.organisations.model import Offer
from freiwilligenagentur.people.model import Volunteer, Willingness
from freiwilligenagentur.placements.gates import obstacles

DAY = date(2026, 11, 23)


def found(volunteer: dict[str, Any], offer: dict[str, Any]) -> list[tuple[bool, str]]:
    person = Volunteer(last_name="Mertens", **volunteer)
    return [(o.forbids, o.text) for o in obstacles(person, Offer(organisation_id="-", title="Lesen", **offer), DAY)]


def test_nothing_stands_in_the_way_when_nothing_is_asked() -> None:
    assert found({}, {}) == []


@pytest.mark.parametrize("willingness", [Willingness.UNKNOWN, Willingness.AGREED])
def test_a_police_check_that_was_not_shown_is_named_but_forbids_nothing(willingness: Willingness) -> None:
    [(forbids, text)] = found({"police_check": willingness}, {"police_check": True})
    assert not forbids
    assert text == "Das erweiterte Führungszeugnis wurde noch nicht vorgelegt."  # the bar says "noch zu klären"


def test_a_refused_police_check_forbids_the_beginning() -> None:
    [(forbids, text)] = found({"police_check": Willingness.DECLINED}, {"police_check": True})
    assert forbids
    assert "Führungszeugnis" in text


def test_a_police_check_that_was_shown_is_no_obstacle() -> None:
    assert found({"police_check": Willingness.SHOWN}, {"police_check": True}) == []


def test_minors_need_the_agreement_of_their_guardians() -> None:
    [(forbids, text)] = found({"birth_date": date(2008, 11, 24)}, {})
    assert forbids
    assert "Sorgeberechtigten" in text
    assert found({"birth_date": date(2008, 11, 24), "guardians_agreed_on": date(2026, 11, 1)}, {}) == []


def test_eighteen_is_reached_at_the_start_of_the_birthday() -> None:
    assert found({"birth_date": date(2008, 11, 23)}, {}) == []


def test_the_minimum_age_of_an_offer_forbids_and_an_unknown_age_only_asks() -> None:
    [(forbids, _text)] = found({"birth_date": date(2001, 1, 1)}, {"minimum_age": 27})
    assert forbids
    [(forbids, text)] = found({}, {"minimum_age": 27})
    assert not forbids
    assert "27" in text
    assert found({"birth_date": date(1999, 11, 23)}, {"minimum_age": 27}) == []


def test_the_measles_proof_is_asked_only_of_people_born_after_1970() -> None:
    assert found({"birth_date": date(1970, 12, 31)}, {"measles": True}) == []
    [(forbids, text)] = found({"birth_date": date(1971, 1, 1)}, {"measles": True})
    assert not forbids
    assert "Masern" in text
    [(forbids, _text)] = found({"measles": Willingness.DECLINED}, {"measles": True})
    assert forbids
    assert found({"measles": Willingness.AGREED}, {"measles": True}) == []


def test_the_hygiene_instruction_is_asked_where_the_offer_needs_it() -> None:
    [(forbids, text)] = found({}, {"hygiene": True})
    assert not forbids
    assert "Hygiene" in text
    [(forbids, _text)] = found({"hygiene": Willingness.DECLINED}, {"hygiene": True})
    assert forbids


def test_what_forbids_stands_before_what_is_still_to_be_settled() -> None:
    kinds = [
        forbids for forbids, _text in found({"hygiene": Willingness.DECLINED}, {"hygiene": True, "minimum_age": 18})
    ]
    assert kinds == [True, False]
