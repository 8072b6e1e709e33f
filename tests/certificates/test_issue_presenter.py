from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from certifying import Agency
from issue_desk import Desk

from freiwilligenagentur.certificates.content import Address, SignedBy
from freiwilligenagentur.certificates.layout import Layout, SignatureBlock
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.presenter.whom import PersonHit
from freiwilligenagentur.errors import DiskFull


@pytest.fixture
def desk(agency: Agency) -> Desk:
    return Desk(agency)


def test_without_a_name_those_are_listed_whose_hours_wait(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start()
    assert desk.screen.people == [PersonHit(person, "Mertens, Ilse", "168 Stunden bis 31.10.2026")]
    assert desk.screen.people_title == "Warten auf einen Nachweis"


def test_typing_a_name_finds_people(desk: Desk) -> None:
    desk.presenter.start()
    assert desk.screen.empty.startswith("Alle bestätigten Stunden")
    desk.presenter.search("mert")
    assert desk.screen.people == [PersonHit("1", "Mertens, Ilse", "67 J.")]
    desk.presenter.search("xyz")
    assert desk.screen.people == []
    assert desk.screen.empty.startswith("Niemand gefunden")


def test_of_people_found_those_stand_first_whose_hours_wait(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.known = [("1", "Mertens, Anke", "67 J."), (person, "Mertens, Ilse", "06618 Naumburg")]
    desk.presenter.start()
    desk.presenter.search("mert")
    assert [(hit.name, hit.hint) for hit in desk.screen.people] == [
        ("Mertens, Ilse", "168 Stunden bis 31.10.2026 · 06618 Naumburg"),
        ("Mertens, Anke", "67 J."),
    ]


def test_the_form_comes_filled_and_the_draft_stands_beside_it(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    form = desk.screen.form
    assert desk.screen.subtitle == "für Ilse Mertens"
    assert [(card.ticked, card.title, card.hours) for card in form.cards] == [
        (True, "Bürgerverein Lesezeichen e. V.: Lesepatin", "168 Stunden bestätigt")
    ]
    assert form.signatories == (
        SignedBy("Jana Vogel", "Leitung", "Freiwilligenagentur Musterstadt"),
        SignedBy(),
        SignedBy(),
    )
    assert desk.screen.missing == []
    assert desk.screen.can_issue
    assert "Entwurf" in desk.screen.words
    assert "168 Stunden" in desk.screen.words


def test_what_is_typed_stands_in_the_draft(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    card = desk.screen.form.cards[0]
    words = replace(card.words, function="Vorleserin", tasks=("Vorlesen", "Bücher auswählen"))
    competences = desk.agency.services.preparing.competences()[:2]
    desk.write(
        cards=(replace(card, words=words),),
        competences=frozenset(competences),
        trainings="Erste Hilfe, 9 Stunden\n\nVorlesen mit Kindern",
        with_birth_date=False,
    )
    for text in ("Vorleserin", "Bücher auswählen", ", ".join(competences), "Erste Hilfe, 9 Stunden"):
        assert text in desk.screen.words
    assert "geboren" not in desk.screen.words


def test_the_closing_sentence_follows_the_form_of_address_until_it_is_rewritten(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.write(address=Address.HERR)
    assert desk.screen.form.thanks == "Wir danken Herrn Mertens herzlich für dieses Engagement."
    assert "Herr Mertens übernahm" in desk.screen.words
    desk.write(thanks="Danke!")
    desk.write(address=Address.NEUTRAL)
    assert desk.screen.form.thanks == "Danke!"


def test_another_period_brings_its_own_hours_and_keeps_the_words(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    card = desk.screen.form.cards[0]
    desk.write(cards=(replace(card, words=replace(card.words, function="Vorleserin")),))
    desk.write(first=date(2026, 1, 1))
    assert [(c.hours, c.words.function) for c in desk.screen.form.cards] == [("88 Stunden bestätigt", "Vorleserin")]
    assert "88 Stunden" in desk.screen.words


def test_a_day_that_is_half_typed_costs_no_words(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    card = desk.screen.form.cards[0]
    desk.write(cards=(replace(card, words=replace(card.words, function="Vorleserin")),))
    desk.write(first=date(2020, 1, 1), last=date(2020, 10, 31))  # on the way to 2026
    assert desk.screen.form.cards == ()
    desk.write(first=date(2025, 2, 1), last=date(2026, 10, 31))
    assert [c.words.function for c in desk.screen.form.cards] == ["Vorleserin"]
    desk.write(last=date(2020, 10, 31))
    assert len(desk.screen.form.cards) == 1
    assert next(each.field for each in desk.screen.missing) == "last"


def test_an_unreadable_day_is_named_and_the_draft_stays(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    before = desk.screen.pdf
    desk.write(last=None)
    assert [each.field for each in desk.screen.missing] == ["last"]
    assert not desk.screen.can_issue
    assert desk.screen.pdf == before
    desk.presenter.issue_and_print()
    assert desk.screen.field == "last"
    assert desk.serials() == []


def test_missing_hours_lead_to_the_placement(desk: Desk) -> None:
    person = desk.agency.volunteer()
    placement = desk.agency.placement(person)
    desk.presenter.start(person)
    (missing,) = desk.screen.missing
    assert not desk.screen.can_issue
    desk.presenter.go_to(missing)
    assert desk.ways.calls == [("placement", placement)]


def test_a_period_that_was_certified_already_is_said_and_leads_to_the_certificate(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    issued = desk.agency.issue(desk.agency.request(person))
    desk.presenter.start(person)
    (known,) = desk.screen.missing
    assert known.text == "EN-2026-0001 gilt für diesen Zeitraum schon."
    assert desk.screen.can_issue
    desk.presenter.go_to(known)
    assert desk.ways.calls == [("certificate", issued)]


def test_a_certificate_of_a_part_of_the_period_is_said_while_it_is_valid(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    request = replace(desk.agency.request(person), last=date(2025, 12, 31))
    issued = desk.agency.issue(request)
    desk.presenter.start(person)
    assert [each.text for each in desk.screen.missing] == ["EN-2026-0001 gilt für einen Teil dieses Zeitraums schon."]
    desk.write(first=date(2026, 1, 1))
    assert desk.screen.missing == []
    desk.agency.services.register.cancel(issued, "Schreibfehler")
    desk.presenter.start(person)
    assert desk.screen.missing == []


def test_a_grading_word_leads_to_its_field(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.write(thanks="Sie hat sich stets bemüht.")
    (missing,) = desk.screen.missing
    assert "bemüht" in missing.text
    desk.presenter.issue_and_print()
    assert desk.screen.field == "thanks"
    assert desk.screen.errors == [missing.text]
    assert desk.serials() == []


def test_issuing_prints_and_ends_in_the_register(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.presenter.issue_and_print()
    assert desk.serials() == desk.screen.printed == ["EN-2026-0001"]
    assert desk.ways.calls[-1] == ("tell", "EN-2026-0001 ist ausgestellt und gedruckt.")
    assert desk.finished == [desk.agency.services.register.rows()[0].id]


def test_behind_the_questions_of_the_printer_lies_the_register(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    left: list[str | None] = []

    def asked(_pdf: bytes, _title: str, _done: str = "") -> bool:
        left.extend(desk.finished)
        desk.presenter.refresh()  # as the office does after every change
        return False

    monkeypatch.setattr(desk.screen, "ask_print", asked)
    desk.presenter.issue_and_print()
    assert left == [desk.agency.services.register.rows()[0].id]
    assert desk.screen.missing == []  # nothing says that it was issued already


def test_what_is_printed_while_the_disk_is_full_is_issued_and_the_disk_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)

    def refuse(*_given: object) -> None:
        raise DiskFull("Die Festplatte ist voll.")

    monkeypatch.setattr(type(desk.agency.services.register), "note", refuse)
    desk.presenter.issue_and_print()
    assert desk.serials() == desk.screen.printed == ["EN-2026-0001"]
    assert desk.screen.errors == ["Die Festplatte ist voll."]
    assert desk.ways.calls[-1] == ("tell", "EN-2026-0001 ist ausgestellt und gedruckt.")


def test_a_printer_that_is_not_asked_leaves_the_certificate_issued(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.screen.printer_takes = False
    desk.presenter.start(person)
    desk.presenter.issue_and_print()
    assert desk.serials() == ["EN-2026-0001"]
    assert desk.ways.calls == [("tell", "EN-2026-0001 ist ausgestellt, aber noch nicht gedruckt.")]
    assert desk.screen.told_before_print == "EN-2026-0001 ist ausgestellt, aber noch nicht gedruckt."


def test_saving_asks_for_the_place_first_and_issues_nothing_without_one(desk: Desk, tmp_path: Path) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.presenter.issue_and_save()
    assert desk.screen.proposed == "Ehrenamtsnachweis Ilse Mertens.pdf"
    assert desk.serials() == []
    desk.screen.place = tmp_path / "n.pdf"
    desk.presenter.issue_and_save()
    key = desk.finished[0]
    assert key is not None
    assert desk.screen.place.read_bytes() == desk.agency.services.register.pdf(key)


def test_hours_that_a_colleague_changed_stop_the_issue_and_are_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, placement = desk.agency.reader()
    desk.presenter.start(person)
    issue = desk.agency.services.issuing.issue

    def a_moment_late(*arguments: Any) -> str:
        desk.agency.hours(placement, date(2025, 2, 1), date(2025, 2, 1), "1")
        return issue(*arguments)

    monkeypatch.setattr(type(desk.agency.services.issuing), "issue", lambda _self, *given: a_moment_late(*given))
    desk.presenter.issue_and_print()
    assert desk.serials() == []
    assert "inzwischen geändert" in desk.screen.errors[0]
    assert "169 Stunden" in desk.screen.words


def test_what_was_typed_waits_when_one_leaves_and_can_be_begun_anew(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    assert not desk.screen.kept_draft
    desk.write(thanks="Danke!")
    desk.presenter.leave()
    assert desk.finished == [None]
    desk.presenter.start(person)
    assert desk.screen.kept_draft
    assert desk.screen.form.thanks == "Danke!"
    desk.presenter.begin_anew()
    assert not desk.screen.kept_draft
    assert desk.screen.form.thanks.startswith("Wir danken")


def test_a_full_disk_is_told_once_below_and_keeps_the_form(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise DiskFull("Die Festplatte ist voll.")

    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    with monkeypatch.context() as full:
        full.setattr(type(desk.agency.services.preparing), "keep_draft", refuse)
        desk.write(thanks="Danke")
        desk.write(thanks="Danke!")
        assert (desk.ways.calls, desk.screen.errors) == ([("tell", "Die Festplatte ist voll.")], [])
        desk.presenter.leave()
        assert (desk.finished, desk.screen.errors) == ([], ["Die Festplatte ist voll."])
    desk.presenter.leave()
    assert desk.finished == [None]
    desk.presenter.start(person)
    assert desk.screen.form.thanks == "Danke!"


def test_words_beside_an_impossible_day_are_kept_with_the_day_that_was_proposed(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    proposed = desk.screen.form.last
    desk.write(thanks="Danke!", last=None)
    desk.presenter.leave()
    desk.presenter.start(person)
    assert desk.screen.form.thanks == "Danke!"
    assert desk.screen.form.last == proposed


def test_looking_without_typing_keeps_no_draft(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.presenter.look()
    desk.presenter.leave()
    assert desk.agency.services.preparing.draft(person) is None


def test_hours_entered_elsewhere_appear_when_the_page_is_looked_at_again(desk: Desk) -> None:
    person = desk.agency.volunteer()
    placement = desk.agency.placement(person)
    desk.presenter.start(person)
    assert not desk.screen.can_issue
    desk.agency.hours(placement, date(2026, 10, 1), date(2026, 10, 31), "12")
    desk.presenter.refresh()
    assert desk.screen.can_issue
    assert desk.screen.form.cards[0].hours == "12 Stunden bestätigt"
    assert desk.screen.cards_shown == 1


def test_somebody_who_is_gone_is_told(desk: Desk) -> None:
    desk.presenter.start("019abcde-0000-7000-8000-000000000000")
    assert "nicht mehr da" in desk.screen.errors[0]
    assert desk.screen.entry is None


def _layout(desk: Desk, **changes: Any) -> StoredLayout:
    signs = SignatureBlock("Tom Weiß", "Vorstand", "Trägerverein")
    return desk.agency.services.layouts.save(StoredLayout(replace(Layout(name="Blau", signatures=(signs,)), **changes)))


def test_who_is_proposed_to_sign_follows_the_layout(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    kept = _layout(desk)
    desk.presenter.start(person)
    desk.write(layout_id=kept.id)
    assert desk.screen.form.signatories[0] == SignedBy("Tom Weiß", "Vorstand", "Trägerverein")
    assert "Tom Weiß" in desk.screen.words
    desk.write(layout_id="")
    assert desk.screen.form.signatories[0].name == "Jana Vogel"


def test_names_that_somebody_typed_stay_when_the_layout_changes(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    kept = _layout(desk)
    desk.presenter.start(person)
    desk.write(signatories=(SignedBy("Eva Lang"), SignedBy(), SignedBy()))
    desk.write(layout_id=kept.id)
    assert desk.screen.form.signatories[0].name == "Eva Lang"


def test_a_layout_that_changed_since_the_draft_was_shown_is_told_and_nothing_issued(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    kept = _layout(desk)
    desk.presenter.start(person)
    desk.write(layout_id=kept.id)
    desk.agency.services.layouts.save(replace(kept, layout=replace(kept.layout, footer=("Neue Fußzeile",))))
    desk.presenter.issue_and_print()
    assert desk.serials() == []
    assert "Vorlage" in desk.screen.errors[0]
    assert "Neue Fußzeile" in desk.screen.words  # it is shown by now, so the second time is meant
    desk.presenter.issue_and_print()
    assert desk.serials() == ["EN-2026-0001"]


def test_hours_that_changed_since_the_draft_was_shown_are_told_too(desk: Desk) -> None:
    person, placement = desk.agency.reader()
    desk.presenter.start(person)
    desk.agency.hours(placement, date(2026, 10, 1), date(2026, 10, 20), "3")
    desk.presenter.issue_and_print()
    assert desk.serials() == []
    assert "171 Stunden" in desk.screen.words
