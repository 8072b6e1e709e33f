"""How the form of a consultation behaves, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from placement_fakes import Told, Way
from placing import TODAY, Town

from freiwilligenagentur.errors import StorageError
from freiwilligenagentur.placements.model import Result
from freiwilligenagentur.placements.presenter.consultation import TalkForm, TalkPresenter
from freiwilligenagentur.placements.service import PlacementServices
from freiwilligenagentur.storage import Store


def talk_desk(services: PlacementServices) -> tuple[TalkPresenter, Told, list[str]]:
    view, closed = Told(), []
    return TalkPresenter(view, services.consultations, Way(), closed.append), view, closed


def test_a_talk_is_noted_with_what_was_agreed(town: Town, services: PlacementServices) -> None:
    volunteer = town.volunteer(birth_date=date(1959, 2, 14))
    presenter, view, closed = talk_desk(services)
    assert presenter.start(volunteer)
    assert view.last["display_person"][1].startswith("Mertens, Ilse · 67 Jahre")
    form = view.of("display_form")
    assert (form.held_on, form.adviser, form.channel) == (date.today(), "Berger", "office")
    presenter.typed(TalkForm(form.held_on, "phone", 20, "Berger", Result.OPEN, notes="ruft an", follow_up_on=TODAY))
    presenter.save()
    assert closed == [volunteer]
    [row] = services.consultations.for_volunteer(volunteer)
    assert (row.channel, row.minutes, row.notes) == ("phone", 20, "ruft an")
    assert [line.text for line in services.follow_ups.for_volunteer(volunteer)] == ["Noch einmal anrufen"]


def test_referring_asks_where_to_and_only_then(town: Town, services: PlacementServices) -> None:
    presenter, view, closed = talk_desk(services)
    presenter.start(town.volunteer())
    assert view.of("display_referral") is False
    presenter.typed(TalkForm(date.today(), result=Result.REFERRED))
    assert view.of("display_referral") is True
    presenter.save()
    assert [problem.field for problem in view.of("display_problems")] == ["referred_to"]
    assert closed == []


def test_a_talk_without_a_day_is_told_at_the_field(town: Town, services: PlacementServices) -> None:
    presenter, view, closed = talk_desk(services)
    presenter.start(town.volunteer())
    presenter.typed(TalkForm(None))
    presenter.save()
    assert [problem.field for problem in view.of("display_problems")] == ["held_on"]
    assert closed == []


def test_what_was_typed_is_there_again_after_a_crash(town: Town, services: PlacementServices) -> None:
    volunteer = town.volunteer()
    presenter, _view, _closed = talk_desk(services)
    presenter.start(volunteer)
    form = TalkForm(date(2026, 11, 2), "video", 45, "Berger", Result.NO_MATCH, notes="halb", follow_up_on=TODAY)
    presenter.typed(form)
    presenter.keep_draft()
    after, view, _ = talk_desk(services)
    after.start(volunteer)
    assert view.of("display_form") == form
    after.discard()
    assert view.of("display_form").notes == ""
    assert services.consultations.draft(volunteer) is None


def test_an_untouched_form_leaves_no_draft(town: Town, services: PlacementServices) -> None:
    volunteer = town.volunteer()
    presenter, _view, closed = talk_desk(services)
    presenter.start(volunteer)
    presenter.leave()
    assert closed == [""]
    assert services.consultations.draft(volunteer) is None


def test_an_earlier_talk_is_corrected_in_its_place(town: Town, services: PlacementServices) -> None:
    volunteer = town.volunteer()
    key = services.consultations.save(services.consultations.blank(volunteer))
    presenter, view, _closed = talk_desk(services)
    presenter.start(volunteer)
    assert [line.id for line in view.of("display_earlier")] == [key]
    presenter.edit(key)
    presenter.typed(TalkForm(date.today(), "phone", notes="nachgetragen"))
    presenter.save()
    assert [(row.id, row.channel, row.notes) for row in services.consultations.for_volunteer(volunteer)] == [
        (key, "phone", "nachgetragen")
    ]


def test_a_person_who_is_gone_opens_no_form(town: Town, services: PlacementServices, store: Store) -> None:
    presenter, view, _closed = talk_desk(services)
    assert not presenter.start("019b0000-0000-7000-8000-000000000000")
    assert "gibt es nicht mehr" in view.of("tell_error")


def test_a_talk_that_the_disk_refuses_stays_in_the_form_and_is_told_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise StorageError("Der Datenträger ist voll.")

    presenter, view, closed = talk_desk(town.services)
    presenter.start(town.volunteer())
    presenter.typed(replace(view.of("display_form"), notes="Will weniger Stunden"))
    with monkeypatch.context() as full:
        full.setattr(town.services.consultations, "keep_draft", refuse)
        assert not presenter.keep_draft()
        assert not presenter.keep_draft()
        assert view.calls.count("tell_error") == 1
        presenter.leave()
        assert view.calls.count("tell_error") == 2
        assert closed == []
    presenter.leave()
    assert closed == [""]
