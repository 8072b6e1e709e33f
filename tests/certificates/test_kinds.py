"""What each kind takes from the records and the form, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from certifying import TODAY, Agency

from freiwilligenagentur.certificates.content import Training
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.request import Request, from_draft, to_draft
from freiwilligenagentur.certificates.service import CertificateServices
from freiwilligenagentur.certificates.titles import belongs_to_the_land
from freiwilligenagentur.certificates.training_lines import line_of, training_of
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.service import OfficeService
from freiwilligenagentur.storage import Store
from freiwilligenagentur.trainings.model import Attendance
from freiwilligenagentur.trainings.model import Training as Course
from freiwilligenagentur.vocabulary.service import Vocabulary


def cards(land: str, _day: date) -> list[str]:
    return ["Ehrenamtskarte Sachsen"] if land == "SN" else []


@pytest.fixture
def services(store: Store) -> CertificateServices:
    vocabulary = Vocabulary(store)
    vocabulary.ensure_defaults()
    return CertificateServices.over(store, vocabulary, lambda: TODAY, cards)


def attend(agency: Agency, person: str, hours: str) -> str:
    """A training of eight hours at which somebody was for some of them."""
    training = agency.keep(
        Course(
            title="Vorlesen mit Kindern", first_on=date(2026, 4, 12), last_on=date(2026, 4, 13), hours=Decimal(8),
            contents="Bücher auswählen\nStimme und Körper", organiser="Volkshochschule", lecturer="Dr. Ruth Sommer",
        )
    )  # fmt: skip
    agency.keep(Attendance(training_id=training, volunteer_id=person, present=True, hours=Decimal(hours)))
    return training


def of(agency: Agency, kind: Kind, **changes: object) -> Request:
    person, _placement = agency.reader()
    return replace(agency.request(person), kind=kind, **changes)  # type: ignore[arg-type]


def missing(agency: Agency, request: Request) -> dict[str, bool]:
    """The fields that something is said about, and whether it hinders."""
    return {each.field: each.hinders for each in agency.services.preparing.examine(request).missing}


def change(store: Store, **values: object) -> None:
    office: Office = OfficeService(store).get()
    for name, value in values.items():
        setattr(office, name, value)
    OfficeService(store).save(office)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_issued_in_its_own_series_with_its_own_title(agency: Agency, kind: Kind) -> None:
    person, _placement = agency.reader()
    attend(agency, person, "6")
    own = {"occasion": "für zehn Jahre", "competences": ("Teamfähigkeit",), "scheme": "Ehrenamtskarte"}
    request = replace(agency.request(person), kind=kind, **own)
    key = agency.issue(request)
    row = agency.services.register.row(key)
    assert row.serial == f"{kind.value}-2026-0001"
    assert agency.services.register.pdf(key).startswith(b"%PDF")


def test_a_certificate_of_attendance_is_about_the_training_alone(agency: Agency) -> None:
    person, _placement = agency.reader()
    training = attend(agency, person, "6")
    request = replace(agency.request(person), kind=Kind.TEILNAHME)
    assert request.training_id == training
    content = agency.services.preparing.compose(request)
    assert content.engagements == ()
    assert content.course is not None
    assert (content.course.title, content.course.contents) == (
        "Vorlesen mit Kindern", ("Bücher auswählen", "Stimme und Körper")
    )  # fmt: skip
    assert (content.hours, content.course.held) == (Decimal(6), Decimal(8))
    assert content.period == (date(2026, 4, 12), date(2026, 4, 13))


def test_nobody_was_present_for_longer_than_the_training_lasted(agency: Agency) -> None:
    person, _placement = agency.reader()
    attend(agency, person, "12")
    content = agency.services.preparing.compose(replace(agency.request(person), kind=Kind.TEILNAHME))
    assert content.course is not None
    assert content.course.present == Decimal(8)


@pytest.mark.parametrize(("hours", "said"), [("6", {"training_id": False}), ("8", {}), ("4", {"training_id": True})])
def test_attendance_that_is_too_short_hinders_and_a_part_is_said(
    agency: Agency, hours: str, said: dict[str, bool]
) -> None:
    person, _placement = agency.reader()
    training = attend(agency, person, hours)
    request = replace(agency.request(person), kind=Kind.TEILNAHME, training_id=training)
    assert missing(agency, request) == said


def test_without_any_attendance_there_is_nothing_to_certify(agency: Agency) -> None:
    assert missing(agency, of(agency, Kind.TEILNAHME)) == {"training_id": True}


def test_attended_trainings_are_proposed_with_day_and_hours(agency: Agency) -> None:
    person, _placement = agency.reader()
    attend(agency, person, "6")
    request = agency.request(person)
    assert request.trainings == ("Vorlesen mit Kindern, 12.04.2026, 6 Stunden",)
    content = agency.services.preparing.compose(request)
    assert content.trainings == (Training("Vorlesen mit Kindern", date(2026, 4, 12), Decimal(6)),)


def test_thanks_need_an_occasion_no_hours_and_show_no_birth_date(agency: Agency) -> None:
    request = of(agency, Kind.DANK)
    assert missing(agency, request) == {"occasion": True}
    content = agency.services.preparing.compose(replace(request, occasion=" für zehn Jahre "))
    assert (content.occasion, content.engagements, content.hours) == ("für zehn Jahre", (), 0)
    assert content.person.birth_date is None


def test_thanks_may_praise_and_a_competence_certificate_may_not(agency: Agency) -> None:
    request = of(agency, Kind.DANK, occasion="für hervorragende Arbeit")
    assert missing(agency, request) == {"occasion": False}
    other = replace(request, kind=Kind.KOMPETENZNACHWEIS, competences_text="Sie war hervorragend.")
    assert missing(agency, other) == {"competences_text": True}


def test_a_competence_certificate_needs_competences(agency: Agency) -> None:
    assert missing(agency, of(agency, Kind.KOMPETENZNACHWEIS)) == {"competences": True}


def test_a_card_is_proposed_by_the_land_and_takes_no_competences(agency: Agency, store: Store) -> None:
    change(store, land="SN")
    request = of(agency, Kind.EHRENAMTSKARTE, competences=("Teamfähigkeit",))
    assert request.scheme == "Ehrenamtskarte Sachsen"
    content = agency.services.preparing.compose(request)
    assert (content.scheme, content.competences, content.thanks) == ("Ehrenamtskarte Sachsen", (), "")
    assert len(content.engagements) == 1
    assert missing(agency, replace(request, scheme="", with_birth_date=False)) == {"scheme": False, "": False}


def test_drafts_without_approval_are_pointed_out_where_the_office_wants_it(agency: Agency, store: Store) -> None:
    request = of(agency, Kind.EHRENAMTSNACHWEIS)
    assert missing(agency, request) == {}
    change(store, approval_wanted=True)
    assert missing(agency, request) == {"approved_on": False}
    assert missing(agency, replace(request, approved_on=TODAY)) == {}
    assert missing(agency, replace(request, approved_on=date(2026, 11, 24))) == {"approved_on": True}


def test_the_day_of_approval_is_kept_with_what_was_issued(agency: Agency) -> None:
    request = replace(of(agency, Kind.EHRENAMTSNACHWEIS), approved_on=date(2026, 11, 20))
    assert from_draft(to_draft(request)) == request
    assert agency.services.preparing.compose(request).approved_on == date(2026, 11, 20)


def test_a_draft_from_before_there_were_kinds_is_still_read(agency: Agency) -> None:
    request = of(agency, Kind.EHRENAMTSNACHWEIS, trainings=(), training_id="", scheme="")
    values = to_draft(request)
    for name in ("kind", "languages", "occasion", "training_id", "scheme", "layout_id", "approved_on"):
        del values[name]
    for chosen in values["chosen"]:
        del chosen["text"]
    assert from_draft(values) == request


@pytest.mark.parametrize(
    ("title", "land", "own"),
    [
        ("Ehrenamtsnachweis", "BY", True),
        ("EHRENAMTS-NACHWEIS", "BY", True),
        ("Ehrenamtsnachweis", "ST", False),
        ("Kompetenznachweis", "BY", False),
        ("Engagement-Nachweis", "HH", True),
        ("Engagementnachweis", "NW", True),
    ],
)
def test_a_lands_own_title_is_known_at_home_only(title: str, land: str, own: bool) -> None:
    assert belongs_to_the_land(title, land) is own


def test_in_bavaria_the_lands_title_hinders_and_another_kind_does_not(agency: Agency, store: Store) -> None:
    change(store, land="BY")
    request = of(agency, Kind.EHRENAMTSNACHWEIS)
    assert missing(agency, request) == {"layout": True}
    assert missing(agency, replace(request, kind=Kind.EHRENAMTSKARTE, scheme="Karte")) == {}


@pytest.mark.parametrize(
    ("line", "training"),
    [
        ("Erste Hilfe", Training("Erste Hilfe")),
        ("Erste Hilfe, 1.9.2025", Training("Erste Hilfe", date(2025, 9, 1))),
        ("Erste Hilfe, 9 Std.", Training("Erste Hilfe", None, Decimal(9))),
        (
            " Vorlesen, Teil 2, am 12.04.2025, 7,5 Stunden ",
            Training("Vorlesen, Teil 2", date(2025, 4, 12), Decimal("7.5")),
        ),
        ("Erste Hilfe, 31.02.2025", Training("Erste Hilfe, 31.02.2025")),
    ],
)
def test_a_line_reads_as_title_day_and_hours(line: str, training: Training) -> None:
    assert training_of(line) == training
    assert training_of(line_of(training)) == training


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("Vorlesen mit Kindern, 12.04.2025, 6 Stunden", False),
        ("Erste Hilfe, 4,5 Std.", False),
        ("Windows 11", False),
        ("Deutsch als Zweitsprache, 2. Kurs", False),
        ("Erste Hilfe, 16", True),
        ("Erste Hilfe, 16 UE", True),
        ("Erste Hilfe 16 Stunden", True),
        ("Erste Hilfe, 6 Stunden, 12.04.2025", True),
        ("Erste Hilfe, 12.4.25", True),
        ("Erste Hilfe, 31.02.2025, 6 Stunden", True),
        ("Erste Hilfe, 12. April 2025, 6 Stunden", True),
    ],
)
def test_a_line_that_means_a_day_or_hours_is_not_taken_for_a_title_without_a_word(
    agency: Agency, line: str, unclear: bool
) -> None:
    request = of(agency, Kind.EHRENAMTSNACHWEIS, trainings=("Vorlesen", line))
    said = [each for each in agency.services.preparing.examine(request).missing if each.field == "trainings"]
    assert [f"„{line}“" in each.text and not each.hinders for each in said] == [True] * unclear
