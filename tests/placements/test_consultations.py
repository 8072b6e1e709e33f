"""Talks with volunteers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from placing import Town

from freiwilligenagentur.errors import Conflict, Invalid, Refused
from freiwilligenagentur.placements.model import Consultation, FollowUp, Result
from freiwilligenagentur.placements.service import Wish
from freiwilligenagentur.storage import Store


def test_a_talk_is_kept_with_who_advised_and_how_it_ended(town: Town) -> None:
    volunteer = town.volunteer()
    talk = town.services.consultations.blank(volunteer)
    talk.channel, talk.minutes, talk.result, talk.notes = "phone", 25, Result.INFORMATION, "fragt nach Ehrenamtskarte"
    town.services.consultations.save(talk)
    [row] = town.services.consultations.for_volunteer(volunteer)
    assert (row.channel, row.minutes, row.adviser, row.result) == ("phone", 25, "Berger", Result.INFORMATION)
    assert row.notes == "fragt nach Ehrenamtskarte"


def test_talks_are_listed_newest_first(town: Town) -> None:
    volunteer = town.volunteer()
    for days in (40, 2, 20):
        talk = town.services.consultations.blank(volunteer)
        talk.held_at = datetime.now(UTC) - timedelta(days=days)
        town.services.consultations.save(talk)
    held = [row.held_at for row in town.services.consultations.for_volunteer(volunteer)]
    assert held == sorted(held, reverse=True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_at": datetime.now(UTC) + timedelta(days=1)}, "held_on"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"result": Result.REFERRED, "referred_to": " "}, "referred_to"),
    ],
)
def test_a_talk_with_a_fault_names_the_field_and_is_not_kept(
    town: Town, changes: dict[str, object], field: str
) -> None:
    talk = town.services.consultations.blank(town.volunteer())
    for name, value in changes.items():
        setattr(talk, name, value)
    with pytest.raises(Invalid) as caught:
        town.services.consultations.save(talk)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert town.count(Consultation) == 0


def test_the_follow_up_that_was_agreed_is_one_step_with_the_talk(town: Town, store: Store) -> None:
    volunteer = town.volunteer()
    talk = town.services.consultations.blank(volunteer)
    town.services.consultations.save(talk, Wish(date(2026, 12, 1), "Noch einmal anrufen"))
    [row] = town.services.follow_ups.for_volunteer(volunteer)
    assert (row.due_on, row.text, row.volunteer) == (date(2026, 12, 1), "Noch einmal anrufen", "Mertens, Ilse")
    assert store.undo() == "Beratung festgehalten"
    assert (town.count(Consultation), town.count(FollowUp)) == (0, 0)


def test_a_faulty_follow_up_keeps_the_talk_from_being_kept_by_half(town: Town) -> None:
    talk = town.services.consultations.blank(town.volunteer())
    with pytest.raises(Invalid, match="Tag der Wiedervorlage"):
        town.services.consultations.save(talk, Wish(None, "Anrufen"))
    assert town.count(Consultation) == 0


def test_a_colleagues_correction_is_not_written_over(town: Town) -> None:
    consultations = town.services.consultations
    key = consultations.save(consultations.blank(town.volunteer()))
    mine, colleagues = consultations.get(key), consultations.get(key)
    colleagues.notes = "Kollegin"
    consultations.save(colleagues)
    mine.notes = "ich"
    with pytest.raises(Conflict):
        consultations.save(mine)
    assert consultations.get(key).notes == "Kollegin"


def test_a_talk_noted_by_mistake_can_be_removed_and_brought_back(town: Town, store: Store) -> None:
    consultations = town.services.consultations
    key = consultations.save(consultations.blank(town.volunteer()))
    consultations.remove(key)
    with pytest.raises(Refused):
        consultations.get(key)
    store.undo()
    assert consultations.get(key).id == key


def test_what_was_typed_survives_until_it_is_kept(town: Town) -> None:
    volunteer = town.volunteer()
    consultations = town.services.consultations
    consultations.keep_draft(volunteer, "Beratung Mertens", {"notes": "halb fertig"})
    assert consultations.draft(volunteer) == {"notes": "halb fertig", "volunteer_id": volunteer}
    consultations.save(consultations.blank(volunteer))
    assert consultations.draft(volunteer) is None
