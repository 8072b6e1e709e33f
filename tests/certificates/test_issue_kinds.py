"""How the form behaves for the kinds, languages, text blocks, and the draft that is approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pdf_reading
from test_issue_presenter import Desk, desk

from freiwilligenagentur.certificates.content import Address
from freiwilligenagentur.certificates.kinds import Kind

__all__ = ["desk"]  # the fixture of the tests below


def test_another_kind_shows_only_its_own_fields_and_its_draft_at_once(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    assert {"placements", "competences", "thanks"} <= desk.screen.parts
    desk.presenter.edited(replace(desk.screen.form, kind=Kind.DANK, occasion="für zehn Jahre"))
    assert desk.screen.parts == {"occasion", "thanks"}
    assert "Dankurkunde" in desk.screen.words
    assert "für zehn Jahre" in desk.screen.words
    assert desk.screen.can_issue


def test_a_further_language_stands_behind_the_german_page_at_once(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.presenter.edited(replace(desk.screen.form, languages=frozenset({"uk", "en"})))
    assert desk.screen.pdf is not None
    german, english, ukrainian = pdf_reading.pages(desk.screen.pdf)
    assert "Certificate of volunteering" in english
    assert "Українс" in ukrainian
    assert "Ehrenamtsnachweis" in german


def test_a_kind_without_what_it_is_about_has_no_draft(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.presenter.edited(replace(desk.screen.form, kind=Kind.TEILNAHME))
    assert desk.screen.pdf is None
    assert not desk.screen.can_issue


def test_a_text_block_goes_into_the_words_of_its_placement_once(desk: Desk) -> None:
    person, placement = desk.agency.reader()
    desk.presenter.choose(person)
    for _time in range(2):
        desk.presenter.insert_block(placement, "reading_aloud.prose")
        desk.presenter.insert_block(placement, "reading_aloud.tasks")
    (card,) = desk.screen.form.cards
    assert card.words.text.startswith("Frau Mertens las vor und sprach")
    assert card.words.text.count("Frau Mertens") == 1
    assert card.words.tasks[0] == "Vorlesen"
    assert card.words.tasks[1:] == (
        "Vorlesen in kleinen Gruppen", "Auswahl der Bücher und Vorbereitung der Lesestunden", "Gespräche über das Gelesene",
    )  # fmt: skip
    assert "Auswahl der Bücher und Vorbereitung" in desk.screen.words


def test_a_text_block_follows_the_form_of_address_that_stands_in_the_form(desk: Desk) -> None:
    person, placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.presenter.edited(replace(desk.screen.form, address=Address.NEUTRAL))
    desk.presenter.insert_block(placement, "reading_aloud.prose")
    assert desk.screen.form.cards[0].words.text.startswith("Ilse Mertens las vor")


def test_the_draft_is_printed_as_a_draft_and_nothing_is_issued(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.presenter.print_draft()
    assert desk.screen.printed == ["Ehrenamtsnachweis, Entwurf für Ilse Mertens"]
    assert desk.agency.services.register.rows() == []
    assert "Entwurf, noch nicht ausgestellt" in desk.screen.words


def test_the_draft_of_a_year_without_an_end_goes_to_the_field_instead(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.presenter.edited(replace(desk.screen.form, dated=None))
    desk.presenter.print_draft()
    assert desk.screen.printed == []
    assert desk.screen.field == "dated"


def test_words_that_change_after_the_approval_are_pointed_out(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    desk.presenter.choose(person)
    desk.write(approved_on=date(2026, 11, 20))
    assert desk.screen.missing == []
    desk.write(thanks="Danke für alles.")
    (note,) = desk.screen.missing
    assert (note.field, note.hinders) == ("approved_on", False)
    assert desk.screen.can_issue
    desk.write(approved_on=date(2026, 11, 21))
    assert desk.screen.missing == []
