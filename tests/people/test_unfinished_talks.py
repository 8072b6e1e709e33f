"""An Erstgespräch that is not finished: kept as a draft, found again, given up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from intake_desk import TODAY, Desk, make_desk

from freiwilligenagentur.errors import StorageError, Unreadable
from freiwilligenagentur.people.drafting import Agreement
from freiwilligenagentur.people.model import Purpose
from freiwilligenagentur.people.presenter.intake_view import Job
from freiwilligenagentur.people.service import PeopleService
from freiwilligenagentur.storage import Drafts
from freiwilligenagentur.vocabulary.service import Vocabulary


class TestDrafts:
    def test_what_was_typed_is_kept_a_second_later_and_said_so(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(first_name="Ilse", last_name="Mertens")
        assert drafts.mine() == []
        desk.wait()
        assert [(row.title, row.kind) for row in drafts.mine()] == [("Mertens, Ilse", "intake")]
        assert desk.page.draft_state == "Entwurf gesichert gerade eben"
        assert Job.CLOCK in desk.page.jobs

    def test_esc_keeps_it_and_it_is_offered_and_opened_again(
        self, desk: Desk, people: PeopleService, vocabulary: Vocabulary, drafts: Drafts
    ) -> None:
        desk.type(first_name="Ilse", birth_date=date(1959, 2, 14), areas=frozenset({"sport"}), radius_km=Decimal(8))
        desk.type(languages={"ru": "B2"}, needs_travel_refund="yes", salutation="frau", availability=5)
        desk.presenter.agreed(Purpose.ADVICE, Agreement(TODAY, "spoken"))
        desk.presenter.later()
        assert desk.page.left_for == ""
        assert people.rows() == ()
        later = make_desk(people, vocabulary, drafts)
        later.presenter.start()
        assert [draft.title for draft in later.page.unfinished] == ["Ilse"]
        later.presenter.resume(later.page.unfinished[0].key)
        assert later.page.unfinished == []
        assert later.page.values["birth_date"] == date(1959, 2, 14)
        assert later.page.values["areas"] == {"sport"}
        assert later.page.consents[0].agreement == Agreement(TODAY, "spoken")
        later.type(phone="03445 123456")
        assert later.presenter.done()
        kept = people.get(people.rows()[0].id)
        assert (kept.radius_km, kept.languages, kept.needs_travel_refund) == (8.0, {"ru": "B2"}, True)
        assert kept.consented(Purpose.ADVICE) is not None
        assert drafts.mine() == []

    def test_leaving_twice_writes_once_since_the_office_may_be_closed_by_then(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(first_name="Ilse")
        assert desk.presenter.leave()
        drafts.discard(drafts.mine()[0].key)
        assert desk.presenter.leave()
        assert drafts.mine() == []

    def test_a_date_that_cannot_be_read_is_kept_as_it_was_typed(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(birth_date=None)
        desk.page.unreadable = {"birth_date": Unreadable("31.02.1960", "Den 31.02.1960 gibt es nicht.")}
        desk.presenter.later()
        [draft] = drafts.mine()
        desk.page.unreadable = {}
        desk.presenter.start(draft.key)
        assert desk.page.unreadable["birth_date"].text == "31.02.1960"
        assert not desk.page.unfinished  # the talk is open, nothing else waits

    def test_an_empty_talk_leaves_nothing_behind(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(first_name="Ilse")
        desk.wait()
        desk.type(first_name="")
        desk.presenter.later()
        assert drafts.mine() == []

    def test_a_second_talk_does_not_replace_the_first(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(first_name="Ilse")
        desk.presenter.start()
        assert desk.page.values["first_name"] == ""
        desk.type(first_name="Deniz")
        desk.presenter.later()
        assert {row.title for row in drafts.mine()} == {"Ilse", "Deniz"}

    def test_one_that_the_disk_refuses_stays_on_the_page(
        self, desk: Desk, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_words: object) -> None:
            raise StorageError("Der Datenträger ist voll.")

        desk.type(first_name="Ilse")
        with monkeypatch.context() as full:
            full.setattr(drafts, "keep", refuse)
            desk.presenter.due(Job.DRAFT)
            assert desk.page.draft_state == "Der Datenträger ist voll."
            assert desk.page.errors == []
            desk.presenter.later()
            assert not desk.presenter.leave()
            desk.presenter.start()
            assert desk.page.errors == ["Der Datenträger ist voll."] * 3
            assert (desk.page.left_for, desk.page.values["first_name"]) == (None, "")
        desk.presenter.later()
        assert [row.title for row in drafts.mine()] == ["Ilse"]

    def test_one_that_is_given_up_is_gone(self, desk: Desk, drafts: Drafts) -> None:
        desk.type(first_name="Ilse")
        desk.presenter.start()
        desk.presenter.give_up(desk.page.unfinished[0].key)
        assert desk.page.unfinished == []
        assert drafts.mine() == []

    def test_one_that_a_colleague_finished_opens_an_empty_talk(self, desk: Desk) -> None:
        desk.presenter.start("intake:gone")
        assert desk.page.title == ""
        assert desk.page.errors == []
