from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from certificate_samples import READING, certificate

from freiwilligenagentur import paths
from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import Address, Engagement, Person, Training


def engagement(confirmed: str, estimated: str, by: str = "") -> Engagement:
    return Engagement(
        "Verein", date(2026, 1, 1), date(2026, 2, 1),
        confirmed=Decimal(confirmed), estimated=Decimal(estimated), confirmed_by=by,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "nominative", "dative"),
    [
        (Address.FRAU, "Frau Dr. Brenner", "Frau Dr. Brenner"),
        (Address.HERR, "Herr Dr. Brenner", "Herrn Dr. Brenner"),
        (Address.NEUTRAL, "Dr. Kim Brenner", "Dr. Kim Brenner"),
    ],
)
def test_sentences_follow_the_persons_own_form_of_address(address: Address, nominative: str, dative: str) -> None:
    who = Person("Dr. Kim Brenner", "Dr. Brenner", address)
    assert wording.person(who) == nominative
    assert wording.thanks(who) == f"Wir danken {dative} herzlich für dieses Engagement."


def test_somebody_with_one_name_is_called_by_it_whatever_the_form_of_address() -> None:
    assert wording.person(Person("Zoë", "", Address.HERR)) == "Zoë"
    assert wording.to_person(Person("Zoë", "", Address.HERR)) == "Zoë"


@pytest.mark.parametrize(
    ("confirmed", "estimated", "by", "text"),
    [
        ("168", "0", "", "168 Stunden, bestätigt durch die Einsatzstelle"),
        ("1", "0", "Jana Vogel, Leitung", "1 Stunde, bestätigt durch Jana Vogel, Leitung"),
        ("0", "40.5", "", "40,5 Stunden, geschätzt"),
        ("1200", "34.25", "", "1.234,25 Stunden, davon 1.200 bestätigt durch die Einsatzstelle und 34,25 geschätzt"),
        ("0", "0", "", ""),
    ],
)
def test_the_extent_keeps_confirmed_and_estimated_hours_apart(
    confirmed: str, estimated: str, by: str, text: str
) -> None:
    assert wording.extent(engagement(confirmed, estimated, by)) == text


def test_dates_are_spelled_out() -> None:
    assert wording.period(date(2025, 2, 1), date(2026, 10, 31)) == "1. Februar 2025 bis 31. Oktober 2026"
    assert wording.period(date(2025, 3, 1), date(2025, 3, 1)) == "1. März 2025"


def test_trainings_name_what_is_known() -> None:
    day = date(2025, 4, 12)
    assert wording.training(Training("Erste Hilfe")) == "Erste Hilfe"
    assert wording.training(Training("Erste Hilfe", day)) == "Erste Hilfe, 12. April 2025"
    assert wording.training(Training("Erste Hilfe", None, Decimal(9))) == "Erste Hilfe, 9 Stunden"
    assert wording.training(Training("Erste Hilfe", day, Decimal(9))) == "Erste Hilfe, 12. April 2025, 9 Stunden"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Sie hat sich stets bemüht.", ("bemüht",)),
        ("Er arbeitete zur vollsten Zufriedenheit aller.", ("Zufriedenheit",)),
        ("Sie war immer sehr pünktlich und leistete gute Arbeit.", ("immer sehr pünktlich", "gute Arbeit")),
        ("Hervorragende Ergebnisse, VORBILDLICH!", ("Hervorragende", "VORBILDLICH")),
        ("Im Großen und Ganzen erledigte er alles mit Fleiß.", ("Im Großen und Ganzen", "mit Fleiß")),
        ("Die Gruppe war gesellig. Sehr gesellig.", ("gesellig",)),
    ],
)
def test_grading_and_coded_phrases_are_found(text: str, phrases: tuple[str, ...]) -> None:
    assert wording.graded_phrases(text) == phrases


@pytest.mark.parametrize(
    "text",
    [
        "Vorlesen und gemeinsames Lesen in kleinen Gruppen", "Zuhören, Geduld, Zuverlässigkeit, Erklären in einfacher Sprache",
        "Begleitung bei Behördengängen", "Sie leitete die Gruppe und plante den Ablauf selbständig.",
        "Bewerbungstraining für Jugendliche", "Freizeit und Geselligkeit", "Gute-Nacht-Geschichten vorlesen", "",
    ],
)  # fmt: skip
def test_describing_texts_pass(text: str) -> None:
    assert wording.graded_phrases(text) == ()


def test_the_documents_own_sentences_do_not_grade() -> None:
    with (paths.resources() / "certificates" / "wording.de.toml").open("rb") as file:
        texts = tomllib.load(file)
    assert [text for part in texts.values() for text in part.values() if wording.graded_phrases(text)] == []


def test_what_somebody_wrote_is_all_checked() -> None:
    texts = certificate().texts()
    assert {READING.function, READING.about, *READING.tasks, "Zuhören", "Sie führte die Gruppe selbständig."} <= set(
        texts
    )
    assert "Ilse Mertens" not in texts
