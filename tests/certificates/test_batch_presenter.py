"""How a batch behaves at the desk, without a window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pdf_reading
import pytest
from batch_desk import Desk
from certifying import TODAY, Agency
from test_batches import NAMES, WISH, Steps, helpers

from freiwilligenagentur.certificates.batch import Asked, Checked, PeopleSource, Progress, Subject
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.presenter.batch import BatchPresenter
from freiwilligenagentur.certificates.presenter.batch_lines import checked_lines
from freiwilligenagentur.certificates.rows import Missing
from freiwilligenagentur.certificates.service import CertificateServices, Register
from freiwilligenagentur.errors import DiskFull


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def presenter(desk: Desk, services: CertificateServices, agency: Agency) -> BatchPresenter:
    def find(text: str) -> list[tuple[str, str, str]]:
        return [(key, name, "") for key, name in people.items() if text.lower() in name.lower()]

    people = {key: f"{name}, Kim" for key, name in zip(helpers(agency), NAMES, strict=True)}
    thanked = PeopleSource(
        "thanked", "Zum Danken", _nobody_but(people), _two_options, lambda _key: Kind.DANK, _about, by_day=True,
        look=lambda asked: desk.gone.append(("look", asked)),
    )  # fmt: skip
    made = BatchPresenter(desk, services, find, desk, [thanked])  # type: ignore[arg-type]
    made.start()
    return made


def _two_options() -> list[tuple[str, str]]:
    return [("a", "Erster Kurs"), ("b", "Zweiter Kurs")]


def _nobody_but(people: dict[str, str]) -> Callable[[Asked, Progress], list[tuple[str, str]]]:
    def found(asked: Asked, _progress: Progress) -> list[tuple[str, str]]:
        return list(people.items())[: 2 if asked.option == "b" and asked.day == TODAY else 0]

    return found


def _about(option: str) -> Subject:
    return Subject(f"Fest {option}", occasion=f"Zum Fest {option}")


def taken(presenter: BatchPresenter) -> None:
    presenter.choose_source("waiting")
    presenter.take()


def test_an_empty_page_says_what_to_do_first(presenter: BatchPresenter, desk: Desk) -> None:
    assert desk.lines == []
    assert "links" in desk.empty
    assert desk.next == (False, 0)
    assert desk.sources == ["waiting", "thanked"]


def test_from_those_who_wait_to_certificates_in_hand(presenter: BatchPresenter, desk: Desk, tmp_path: Path) -> None:
    taken(presenter)
    assert desk.text == "9 Personen, noch nicht geprüft"
    assert [line.name.split(",")[0] for line in desk.lines][:4] == ["Abel", "Hacker", "Hackmann", "Häcker"]
    presenter.check()
    assert desk.next == (False, 9)
    hours = {line.name: line.hours for line in desk.lines}
    presenter.issue()
    assert desk.text == "9 Nachweise ausgestellt"
    assert desk.result == (True, False)
    assert {line.name: line.hours for line in desk.lines} == hours
    assert all(hours.values())
    assert [line.text for line in desk.lines][:2] == ["EN-2026-0001", "EN-2026-0002"]
    presenter.papers.print()
    assert desk.printed[0].startswith(b"%PDF")
    desk.folder = tmp_path / "Ablage"
    presenter.papers.save()
    assert desk.written == "10 Dateien sind in „Ehrenamtsnachweise vom 23.11.2026“ gespeichert."
    presenter.papers.show_folder()
    assert desk.gone[-1] == ("folder", str(tmp_path / "Ablage" / "Ehrenamtsnachweise vom 23.11.2026"))


def test_only_what_was_checked_can_be_issued(presenter: BatchPresenter, desk: Desk) -> None:
    taken(presenter)
    presenter.check()
    desk.wanted = replace(WISH, dated=date(2026, 11, 22))
    presenter.edited()
    assert desk.next == (True, 0)
    presenter.issue()
    assert desk.result == (False, False)


def test_a_rule_brings_its_people_its_kind_and_what_it_is_about(
    presenter: BatchPresenter, desk: Desk, services: CertificateServices
) -> None:
    presenter.choose_source("thanked")
    assert [text for _key, text in desk.options] == ["Erster Kurs", "Zweiter Kurs"]
    presenter.take()
    assert ("told", "So wird niemand gefunden.") in desk.gone
    presenter.choose_option("b")
    presenter.take()
    assert (len(desk.lines), desk.kind) == (2, "DU")
    presenter.check()
    presenter.issue()
    assert [line.text for line in desk.lines] == ["DU-2026-0001", "DU-2026-0002"]


def test_who_was_chosen_for_something_gets_a_certificate_about_just_that(
    presenter: BatchPresenter, desk: Desk, services: CertificateServices
) -> None:
    presenter.choose_source("thanked")
    presenter.choose_option("b")
    presenter.take()
    presenter.choose_source("waiting")
    presenter.choose_source("thanked")  # the first option stands there now
    presenter.check()
    presenter.issue()
    issued = [services.register.pdf(row.id) for row in services.register.rows()]
    assert len(issued) == 2
    assert all("Zum Fest b" in pdf_reading.pages(pdf)[0] for pdf in issued)


def test_the_people_of_a_way_can_be_looked_at(presenter: BatchPresenter, desk: Desk) -> None:
    presenter.choose_source("thanked")
    assert (desk.by_day, desk.look) == (True, True)
    presenter.look()
    assert desk.gone == [("look", Asked("a", TODAY))]


def test_a_day_that_cannot_be_read_takes_nobody(presenter: BatchPresenter, desk: Desk) -> None:
    presenter.choose_source("thanked")
    presenter.choose_option("b")
    desk.asked_day = None
    presenter.take()
    assert desk.lines == []
    assert desk.gone == [("field", "day")]


def test_one_person_is_found_and_added(presenter: BatchPresenter, desk: Desk) -> None:
    presenter.search("zand")
    assert [name for _key, name in desk.hits] == ["Zander, Kim"]
    presenter.add(desk.hits[0][0])
    assert [line.name for line in desk.lines] == ["Zander, Kim"]


def test_people_chosen_elsewhere_come_along(presenter: BatchPresenter, desk: Desk) -> None:
    presenter.start_with([("a", "Mertens, Ilse")])
    assert [line.name for line in desk.lines] == ["Mertens, Ilse"]


def test_findings_lead_to_their_place(presenter: BatchPresenter, desk: Desk, agency: Agency) -> None:
    idle = agency.volunteer(first_name="Tom", last_name="Aal")
    presenter.start_with([(idle, "Aal, Tom")])
    presenter.check()
    assert desk.lines[0].tone == "bad"
    presenter.choose(idle)
    presenter.go_to(idle, desk.findings[0])
    assert desk.gone[-1][0] in {"open_volunteer", "field"}
    for missing, way in (
        (Missing("", certificate_id="c"), ("open_certificate", "c")),
        (Missing("", placement_id="p"), ("open_placement", "p")),
        (Missing("", volunteer_id="v"), ("open_volunteer", "v")),
        (Missing("", "consents", volunteer_id="v"), ("open_consents", "v")),
        (Missing("", "dated"), ("field", "dated")),
        (Missing("", "function.x"), ("issue_certificate", idle)),
        (Missing("", "occasion"), ("field", "occasion")),
        (Missing("", "layout"), ("field", "layout_id")),
        (Missing("", "competences"), ("field", "competences")),
        (Missing("", "competences_text"), ("field", "competences")),
        (Missing("", "signatory"), ("open_settings",)),
        (Missing("", "place"), ("open_settings",)),
    ):
        presenter.go_to(idle, missing)
        assert desk.gone[-1] == way


def test_the_hindered_are_taken_off_at_once(presenter: BatchPresenter, desk: Desk, agency: Agency) -> None:
    taken(presenter)
    idle = agency.volunteer(first_name="Tom", last_name="Aal")
    presenter.search("zander")
    presenter.start_with([(idle, "Aal, Tom"), desk.hits[0]])
    presenter.check()
    assert desk.text == "1 Nachweis kann ausgestellt werden, bei 1 Person geht es noch nicht"
    presenter.remove_hindered()
    assert [line.name for line in desk.lines] == ["Zander, Kim"]


def test_after_the_check_those_stand_first_whom_somebody_has_to_look_at(
    presenter: BatchPresenter, desk: Desk, agency: Agency
) -> None:
    presenter.search("zander")
    idle = agency.volunteer(first_name="Tom", last_name="Zwick")
    presenter.start_with([desk.hits[0], (idle, "Zwick, Tom")])
    assert [line.name for line in desk.lines] == ["Zander, Kim", "Zwick, Tom"]
    presenter.check()
    assert [(line.name, line.state) for line in desk.lines] == [
        ("Zwick, Tom", "geht nicht"),
        ("Zander, Kim", "in Ordnung"),
    ]


def test_what_was_found_is_said_before_what_the_certificate_is_about() -> None:
    short = Missing("Zu kurz da.", "course", hinders=False)
    person = Checked("1", "Mertens, Ilse", "", None, "", Decimal(4), (short,), "Vereinsforum, 21.10.2026")
    assert [line.text for line in checked_lines([person])] == ["Zu kurz da. – Vereinsforum, 21.10.2026"]


def test_letters_and_labels_go_to_the_printer_under_names_of_their_own(
    presenter: BatchPresenter, desk: Desk, agency: Agency
) -> None:
    from freiwilligenagentur.people.model import Volunteer

    taken(presenter)
    presenter.check()
    with agency.store.write("Adresse") as session:
        volunteer = session.get_one(Volunteer, desk.lines[0].id)
        volunteer.street, volunteer.postcode, volunteer.town = "Parkstraße 3", "06618", "Musterstadt"
    presenter.check()
    presenter.issue()
    presenter.papers.print()
    presenter.papers.print_letters()
    presenter.papers.print_labels("70 × 37 mm, 24 je Blatt", 1)
    assert desk.titles == [
        "Ehrenamtsnachweise vom 23.11.2026",
        "Anschreiben zu Ehrenamtsnachweise vom 23.11.2026",
        "Etiketten zu Ehrenamtsnachweise vom 23.11.2026",
    ]
    assert desk.one_sided == [True, True, True]  # two people share no sheet


def test_a_batch_that_is_printed_while_the_disk_is_full_says_both_and_still_waits_for_printing_in_the_register(
    presenter: BatchPresenter, desk: Desk, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(presenter)
    presenter.check()
    presenter.issue()

    def refuse(*_given: object) -> None:
        raise DiskFull("Die Festplatte ist voll.")

    with monkeypatch.context() as full:
        full.setattr(Register, "note", refuse)
        presenter.papers.print()
    assert desk.errors == ["Die Festplatte ist voll."]
    assert desk.gone[-1] == ("told", "Ehrenamtsnachweise vom 23.11.2026 sind gedruckt.")
    assert [row.waits_for_print for row in agency.services.register.rows()] == [True] * 9
    presenter.papers.print()
    assert desk.errors == ["Die Festplatte ist voll."]
    assert [row.waits_for_print for row in agency.services.register.rows()] == [False] * 9


def test_without_anything_to_print_it_says_why(presenter: BatchPresenter, desk: Desk, agency: Agency) -> None:
    taken(presenter)
    presenter.check()
    presenter.issue()
    presenter.papers.print_letters()
    assert desk.errors[-1] == (
        "Niemand aus dieser Sammelausstellung hat eine Adresse. Bitte tragen Sie Adressen in den Akten ein."
    )
    for row in agency.services.register.rows():
        agency.services.register.cancel(row.id, "Falscher Tag")
    for way in (presenter.papers.print, presenter.papers.print_letters):
        desk.errors.clear()
        way()
        assert "nichts zu drucken" in desk.errors[-1]
    assert desk.titles == []


def test_a_stopped_batch_is_offered_again_and_finished(
    presenter: BatchPresenter, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("freiwilligenagentur.certificates.service.batches.GROUP", 2)
    taken(presenter)
    presenter.check()
    desk.progress = lambda: Steps(stop_after=3)
    presenter.issue()
    assert desk.text == "4 Nachweise ausgestellt, 5 warten noch"
    assert (
        desk.unfinished == "„Ehrenamtsnachweise vom 23.11.2026“ ist nicht fertig: 5 Nachweise sind noch auszustellen."
    )
    desk.progress = Steps
    presenter.start()  # as if the program had been started again
    presenter.go_on()
    assert desk.text == "9 Nachweise ausgestellt"
    assert desk.unfinished == ""


def test_those_who_got_none_can_be_checked_again(presenter: BatchPresenter, desk: Desk, agency: Agency) -> None:
    from freiwilligenagentur.people.model import Volunteer

    taken(presenter)
    presenter.check()
    key = desk.lines[0].id
    with agency.store.write("Umbenannt") as session:
        session.get_one(Volunteer, key).first_name = "Toni"
    presenter.issue()
    assert desk.result == (True, True)
    assert desk.text == "8 Nachweise ausgestellt, 1 nicht ausgestellt"
    presenter.take_refused()
    assert [line.id for line in desk.lines] == [key]
    presenter.check()
    presenter.issue()
    assert desk.lines[0].text == "EN-2026-0009"


def test_a_stopped_check_changes_nothing(presenter: BatchPresenter, desk: Desk) -> None:
    taken(presenter)
    desk.progress = lambda: Steps(stop_after=1)
    presenter.check()
    assert desk.next == (True, 0)
    assert len(desk.lines) == 9


def test_earlier_batches_can_be_seen_again(presenter: BatchPresenter, desk: Desk) -> None:
    taken(presenter)
    presenter.check()
    presenter.issue()
    presenter.start()
    ((key, title, about),) = desk.earlier
    assert title == "Ehrenamtsnachweise vom 23.11.2026"
    assert re.fullmatch(r"9 von 9 ausgestellt, begonnen am \d\d\.\d\d\.\d{4} um \d\d:\d\d von Berger", about)
    presenter.open_batch(key)
    assert desk.result == (True, False)
    assert desk.earlier == []  # it is shown
    presenter.papers.print_letters()
    assert desk.errors == [
        "Niemand aus dieser Sammelausstellung hat eine Adresse. Bitte tragen Sie Adressen in den Akten ein."
    ]
    assert len(desk.unaddressed) == 9


def test_nothing_is_asked_of_an_unreadable_form(presenter: BatchPresenter, desk: Desk) -> None:
    taken(presenter)
    desk.wanted = None
    presenter.check()
    assert desk.next == (True, 0)


def test_competences_that_are_ticked_for_all_stand_on_each_kompetenznachweis(
    presenter: BatchPresenter, desk: Desk, services: CertificateServices
) -> None:
    taken(presenter)
    desk.wanted = replace(WISH, kind=Kind.KOMPETENZNACHWEIS)
    presenter.check()
    assert desk.next == (False, 0)  # nobody has any
    presenter.choose(desk.lines[0].id)
    presenter.go_to(desk.lines[0].id, desk.findings[0])
    assert desk.gone[-1] == ("field", "competences")
    two = tuple(label for _code, label in desk.competences[:2])
    desk.wanted = replace(desk.wanted, competences=two)
    presenter.edited()
    presenter.check()
    presenter.issue()
    page = pdf_reading.pages(services.register.pdf(services.register.rows()[0].id))[0]
    assert two[0] in page
    assert two[1] in page


def test_a_competence_that_is_renamed_after_the_check_is_checked_again_in_its_new_words(
    presenter: BatchPresenter, desk: Desk, services: CertificateServices
) -> None:
    taken(presenter)
    desk.display_kind(Kind.KOMPETENZNACHWEIS)
    desk.ticked = {desk.competences[0][0]}
    presenter.check()
    assert desk.next == (False, len(desk.lines))
    services.pool.rename(services.pool.rows()[0].id, "Genau hinhören")
    presenter.refresh()
    assert desk.next == (True, 0)
    presenter.check()
    presenter.issue()
    assert "Genau hinhören" in pdf_reading.pages(services.register.pdf(services.register.rows()[0].id))[0]
