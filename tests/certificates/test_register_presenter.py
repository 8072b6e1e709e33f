from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdf_reading
import pytest
from certifying import Agency
from issue_desk import Ways
from register_desk import Desk, Screen, run_here
from sqlalchemy import update

from freiwilligenagentur.certificates.filtering import Chosen, State
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.presenter.register import RegisterPresenter
from freiwilligenagentur.certificates.standing import Handed
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import utc_now


@pytest.fixture
def desk(agency: Agency) -> Desk:
    return Desk(agency)


def test_an_empty_register_says_what_belongs_there(agency: Agency) -> None:
    screen = Screen()
    RegisterPresenter(screen, agency.services, Ways(), run_here).refresh()  # type: ignore[arg-type]
    assert screen.rows == []
    assert screen.empty.startswith("Noch kein Nachweis")


def test_the_newest_certificate_stands_first(desk: Desk) -> None:
    desk.presenter.refresh()
    assert [row.serial for row in desk.screen.rows] == ["EN-2026-0002", "EN-2026-0001"]
    assert desk.screen.count == "2 Nachweise"


@pytest.mark.parametrize("text", ["mueller", "MÜLL", "0002", "en-2026 bo", "31.03.2026"])
def test_the_filter_finds_by_number_name_and_day(desk: Desk, text: str) -> None:
    desk.presenter.refresh()
    desk.presenter.filter(Chosen(text=text))
    assert [row.name for row in desk.screen.rows] == ["Bo Müller"]
    assert desk.screen.count == "1 von 2 Nachweisen"


def test_a_filter_that_fits_nothing_says_so(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.filter(Chosen(text="Überall"))
    assert desk.screen.empty == "Kein Nachweis passt zum Filter."


def test_thanks_show_neither_hours_nor_period(desk: Desk) -> None:
    person, _placement = desk.agency.reader()
    thanks = replace(desk.agency.request(person), kind=Kind.DANK, occasion="für zehn Jahre")
    key = desk.agency.issue(thanks)
    desk.presenter.refresh()
    desk.presenter.choose(key)
    assert desk.record is not None
    assert not {"Umfang", "Zeitraum"} & dict(desk.record.facts).keys()


def test_choosing_shows_facts_and_document(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    assert (desk.record.serial, desk.record.name, desk.record.state, desk.record.valid) == (
        "EN-2026-0001", "Ilse Mertens", "noch nicht gedruckt", True,
    )  # fmt: skip
    facts = dict(desk.record.facts)
    assert facts["Zeitraum"] == "01.02.2025 – 31.10.2026"
    assert facts["Umfang"] == "168 Stunden"
    assert facts["Ausgestellt"].endswith("von Berger")
    assert desk.screen.pdf == desk.agency.services.register.pdf(desk.ilse)


def test_a_certificate_that_the_filter_hides_is_shown_when_somebody_comes_for_it(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.filter(Chosen(text="müller"))
    desk.presenter.show_record(desk.ilse)
    assert desk.screen.filter == Chosen()
    assert desk.screen.chosen == desk.ilse
    assert desk.record.name == "Ilse Mertens"


def test_printing_again_gives_the_document_and_a_copy_is_marked(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.print_again()
    desk.presenter.print_copy()
    (same, title), (copy, copy_title) = desk.screen.printed
    assert (title, copy_title) == ("EN-2026-0001", "EN-2026-0001, Zweitschrift")
    assert same == desk.agency.services.register.pdf(desk.ilse)
    assert "Zweitschrift" in pdf_reading.pages(copy)[0]
    assert desk.ways.calls == [("tell", "EN-2026-0001 ist gedruckt.")] * 2


def test_saving_writes_the_document(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.save()
    assert desk.screen.proposed == "EN-2026-0001 Ilse Mertens.pdf"
    desk.screen.place = tmp_path / "a.pdf"
    desk.presenter.save()
    assert desk.screen.place.read_bytes() == desk.agency.services.register.pdf(desk.ilse)
    assert desk.ways.calls == [("tell", "EN-2026-0001 ist als a.pdf gespeichert.")]


def test_cancelling_asks_for_a_reason_and_shows_it(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.ask_cancel()
    assert desk.screen.cancelling
    desk.presenter.cancel("  ")
    assert desk.screen.reason_problem.startswith("Bitte geben Sie den Grund an")
    assert desk.record.valid
    desk.presenter.cancel("falsches Datum")
    assert not desk.screen.cancelling
    assert (desk.record.state, desk.record.valid) == ("storniert", False)
    assert desk.record.note.endswith(": falsches Datum")
    desk.presenter.print_copy()
    assert "nicht mehr gültig" in desk.screen.errors[0]


def test_leaving_the_question_cancels_nothing(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.ask_cancel()
    desk.presenter.leave_cancel()
    assert not desk.screen.cancelling
    assert desk.record.valid


def test_changed_hours_are_noted_and_the_document_stays(desk: Desk) -> None:

    desk.agency.hours(desk.placement, date(2025, 2, 1), date(2025, 2, 1), "2")
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    assert desk.record.state == "Stunden geändert"
    assert "170 statt 168" in desk.record.note
    assert "168 Stunden" in pdf_reading.pages(desk.screen.pdf or b"")[0]


def test_the_way_to_the_person_is_short(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.open_person()
    assert desk.ways.calls == [("volunteer", desk.person)]


def test_a_short_code_finds_its_certificate_however_it_is_typed(desk: Desk) -> None:
    desk.presenter.refresh()
    code = next(row.code for row in desk.screen.rows if row.id == desk.ilse)
    bare = code.replace("-", "")
    for typed in (code, code.lower(), bare, " ".join(bare), f"{bare[:5]}-{bare[5:]}", code.replace("-", " ")):
        desk.presenter.filter(Chosen(text=typed))
        assert [row.id for row in desk.screen.rows] == [desk.ilse], typed


def test_a_wrong_sign_in_a_short_code_is_told(desk: Desk) -> None:
    desk.presenter.refresh()
    code = next(row.code for row in desk.screen.rows if row.id == desk.ilse)
    desk.presenter.filter(Chosen(text=code[:-1] + ("2" if code[-1] != "2" else "3")))
    assert desk.screen.rows == []
    assert desk.screen.empty.startswith("Ein Zeichen stimmt nicht.")
    desk.presenter.filter(Chosen(text="Niemand"))
    assert desk.screen.empty == "Kein Nachweis passt zum Filter."


def test_what_was_printed_waits_no_more(desk: Desk) -> None:
    desk.presenter.narrow(Chosen(state=State.NOT_PRINTED))
    assert [row.name for row in desk.screen.rows] == ["Bo Müller", "Ilse Mertens"]
    desk.presenter.choose(desk.ilse)
    desk.presenter.print_again()
    assert [row.name for row in desk.screen.rows] == ["Bo Müller"]
    desk.presenter.show_all()
    desk.presenter.choose(desk.ilse)
    assert desk.record.state == "gültig"
    assert "gedruckt am " in trail(desk)


def test_a_copy_of_what_was_never_printed_leaves_it_waiting(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.print_copy()
    assert desk.record.state == "noch nicht gedruckt"
    assert trail(desk).startswith("Zweitschrift am ")


def trail(desk: Desk) -> str:
    return dict(desk.record.facts)["Ausgegeben"]


def test_the_record_tells_what_was_printed_saved_and_copied_and_by_whom(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    assert trail(desk) == "weder gedruckt noch gespeichert"
    desk.screen.place = tmp_path / "Nachweis.pdf"
    desk.presenter.save()
    assert trail(desk).startswith("als Datei gespeichert am ")
    assert "gedruckt" not in trail(desk)
    assert desk.record.state == "gültig"
    desk.presenter.print_again()
    desk.presenter.print_copy()
    assert [line.split(" am ")[0] for line in trail(desk).splitlines()] == [
        "Zweitschrift",
        "gedruckt",
        "als Datei gespeichert",
    ]
    assert [line.split(" von ")[1] for line in trail(desk).splitlines()] == ["Berger"] * 3
    desk.presenter.print_again()
    assert trail(desk).splitlines()[-1] == "und 1 Mal zuvor"


def test_pages_saved_because_there_is_no_printer_are_noted_as_a_file(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.screen.printing_ends_as = None
    desk.presenter.print_again()
    assert trail(desk) == "weder gedruckt noch gespeichert"
    desk.screen.printing_ends_as = Handed.SAVED
    desk.presenter.print_again()
    assert trail(desk).startswith("als Datei gespeichert am ")


def test_what_an_older_program_noted_is_not_made_more_of(desk: Desk, agency: Agency) -> None:
    with agency.store.write_quietly() as session:
        session.execute(update(Certificate).where(Certificate.id == desk.ilse).values(printed_at=utc_now()))
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    assert trail(desk).startswith("gedruckt oder gespeichert am ")


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Chosen(kind=Kind.EHRENAMTSNACHWEIS), 2),
        (Chosen(kind=Kind.DANK), 0),
        (Chosen(year=2026), 2),
        (Chosen(year=2025), 0),
        (Chosen(state=State.VALID), 1),
        (Chosen(state=State.CANCELLED), 1),
        (Chosen(state=State.HOURS_CHANGED), 0),
        (Chosen(organisation="Bürgerverein Lesezeichen e. V."), 2),
        (Chosen(organisation="Anderswo"), 0),
        (Chosen(text="ilse", state=State.VALID), 1),
        (Chosen(text="ilse", state=State.CANCELLED), 0),
    ],
)
def test_every_filter_narrows(desk: Desk, chosen: Chosen, found: int) -> None:
    desk.agency.services.register.cancel(desk.bo, "Irrtum")
    desk.presenter.refresh()
    desk.presenter.filter(chosen)
    assert len(desk.screen.rows) == found
    assert desk.screen.can_clear


def test_only_what_occurs_can_be_chosen(desk: Desk) -> None:
    desk.presenter.refresh()
    choices = desk.screen.choices
    assert [label for _code, label in choices.kinds] == ["alle Arten", "Ehrenamtsnachweis"]
    assert [code for code, _label in choices.years] == ["", "2026"]
    assert [label for _code, label in choices.organisations] == [
        "alle Einsatzstellen",
        "Bürgerverein Lesezeichen e. V.",
    ]


def test_the_spreadsheet_holds_what_is_listed(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.refresh()
    desk.presenter.filter(Chosen(text="ilse"))
    desk.presenter.export()
    assert desk.ways.calls == []  # nobody said where
    desk.screen.sheet = tmp_path / "Register.xlsx"
    desk.presenter.export()
    names = zipfile.ZipFile(desk.screen.sheet).read("xl/sharedStrings.xml").decode()
    assert "Ilse Mertens" in names
    assert "Müller" not in names
    assert desk.ways.calls == [("tell", "1 Nachweis steht in Register.xlsx.")]


def test_a_spreadsheet_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    desk.presenter.refresh()
    desk.screen.sheet = tmp_path / "file" / "Register.xlsx"
    desk.presenter.export()
    assert len(desk.screen.errors) == 1
    assert desk.ways.calls == []


def test_issuing_anew_leads_to_the_record_while_the_name_is_the_same(desk: Desk) -> None:
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.reissue()
    assert "Ilse Mertens" in desk.screen.asked[0]
    assert desk.ways.calls == [("volunteer", desk.person)]
    assert desk.screen.reissue is None


def test_issuing_anew_opens_with_all_that_bear_the_old_name(desk: Desk) -> None:
    with desk.agency.store.write("Name geändert") as session:
        session.get(Volunteer, desk.person).last_name = "Anders"
    desk.presenter.refresh()
    desk.presenter.choose(desk.ilse)
    desk.presenter.reissue()
    assert desk.screen.reissue is not None
    found, key = desk.screen.reissue
    assert (found.name, [each.serial for each in found.needed()], key) == ("Ilse Anders", ["EN-2026-0001"], desk.ilse)
