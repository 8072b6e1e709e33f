"""What is read out of the prose of offers, and what is not."""

from __future__ import annotations

import pytest

from freiwilligenagentur.matching.prose import read_offer
from freiwilligenagentur.matching.prose.criteria import mask_of

MORNINGS = "mon-morning+tue-morning+wed-morning+thu-morning+fri-morning"
AFTERNOONS = "mon-afternoon+tue-afternoon+wed-afternoon+thu-afternoon+fri-afternoon"
EVENINGS = "mon-evening+tue-evening+wed-evening+thu-evening+fri-evening"
WEEKEND = "sat-morning+sat-afternoon+sun-morning+sun-afternoon"


@pytest.mark.parametrize(
    ("text", "half_days"),
    [
        ("Wir suchen Hilfe montags von 9 bis 12 Uhr.", "mon-morning"),
        ("Zeitlicher Rahmen: Mo-Fr 8.30 - 16.00", f"{MORNINGS}+{AFTERNOONS}"),
        ("Einsatz: Di bis Fr vormittags.", "tue-morning+wed-morning+thu-morning+fri-morning"),
        (
            "Gebraucht werden Sie montags, mittwochs und freitags ab 14 Uhr.",
            "mon-afternoon+wed-afternoon+fri-afternoon",
        ),
        ("Zeitlicher Rahmen: Mi. 18.15 bis 20 Uhr", "wed-evening"),
        ("Zeitlicher Rahmen: dienstags 14°° - 16°° Uhr", "tue-afternoon"),
        ("Sie haben vor- oder nachmittags Zeit.", f"{MORNINGS}+{AFTERNOONS}"),
        ("Die Fahrten liegen Mo-Fr tagsüber bis 18 Uhr.", f"{MORNINGS}+{AFTERNOONS}"),
        ("Das Café braucht am Wochenende Hilfe.", WEEKEND),
        ("Wir treffen uns jeden zweiten Samstag zur Arbeit im Garten.", "sat-morning+sat-afternoon"),
        ("Der Besuch passt unter der Woche nachmittags oder am Wochenende.", f"{AFTERNOONS}+{WEEKEND}"),
        (
            "Der Laden öffnet Mo, Mi und Sa, 10-18h.",
            "mon-morning+mon-afternoon+wed-morning+wed-afternoon+sat-morning+sat-afternoon",
        ),
        ("Gesucht wird Hilfe am Dienstagabend.", "tue-evening"),
        (
            "Hilfe wird werktags (außer Mittwoch) vormittags gebraucht.",
            "mon-morning+tue-morning+thu-morning+fri-morning",
        ),
        ("Montags 10–12 Uhr und donnerstags 15–17 Uhr suchen wir Sie.", "mon-morning+thu-afternoon"),
        ("Zeitlicher Rahmen: So. von 15°° und 16°° Uhr", "sun-afternoon"),
        ("Zeitlicher Rahmen: donnerstags um 13ºº", "thu-afternoon"),
        ("Zeitlicher Rahmen: mittwochs: 8°° - 9°° / 14°° - 16°°", "wed-morning+wed-afternoon"),
        (
            "In der Zeit von Montag bis Freitag 07:45 Uhr und 10.45 Uhr und/oder 14.45 Uhr und 17.30 Uhr brauchen wir Sie.",
            f"{MORNINGS}+{AFTERNOONS}",
        ),
        ("Montags bis freitags, 9.30 - 11.30 oder 13.00 - 16.30 suchen wir Hilfe.", f"{MORNINGS}+{AFTERNOONS}"),
        ("Sie kommen dienstags um 10 Uhr und 19 Uhr.", "tue-morning+tue-evening"),
        ("Die Vorlesezeiten sind immer donnerstags von 16 - 17 Uhr.", "thu-afternoon"),
        ("Wir suchen Sie montags ab 16 Uhr.", "mon-afternoon+mon-evening"),
        ("Wir suchen Sie montags nachmittags ab 16 Uhr.", "mon-afternoon"),
        ("Wir suchen Sie montags ab 16 Uhr bis ca. 17:30 Uhr.", "mon-afternoon"),
        ("Wir suchen Sie mittwochs ab 18:30 Uhr bis ca. 21:30 Uhr.", "wed-evening"),
        ("Sie helfen freitags ab 14 Uhr und auch abends ab 18 Uhr.", "fri-afternoon+fri-evening"),
    ],
)
def test_times_of_the_work_are_read(text: str, half_days: str) -> None:
    assert read_offer("Mithilfe", text).half_days == mask_of(half_days)


@pytest.mark.parametrize(
    "text",
    [
        "Zum Infoabend am Dienstag um 19 Uhr sind Sie eingeladen.",
        "Unsere Öffnungszeiten sind Mo-Fr 9-17 Uhr.",
        "Sie erreichen uns montags von 10 bis 12 Uhr.",
        "Die Ehrenamtlichen haben jeden ersten Mittwoch um 18 Uhr ihren Austausch.",
        "Die Schulung findet an zwei Wochenenden statt.",
        "Wir begleiten unsere Bewohner rund um die Uhr, auch am Wochenende.",
        "Am 14.05.2023 von 10 bis 17 Uhr feiern wir Sommerfest.",
        "Sie verbringen einen schönen Nachmittag zusammen.",
        "So können Kinder spielerisch lernen. Do it yourself ist unser Motto.",
        "Die Kinder bekommen täglich ein warmes Essen.",
    ],
)
def test_other_times_are_left_alone(text: str) -> None:
    assert read_offer("Mithilfe", text).half_days == 0


def test_the_field_for_time_outdoes_the_rest_of_the_text() -> None:
    text = "Dienstags backen wir, freitags wird gesungen.\nZeitlicher Rahmen: donnerstags 15-17 Uhr"
    assert read_offer("Hilfe im Treff", text).half_days == mask_of("thu-afternoon")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Wir suchen Freiwillige (ab 18 Jahren) für den Laden.", 18),
        ("Mindestalter: 21 Jahre", 21),
        ("Sie sollten mindestens 16 Jahre alt sein.", 16),
        ("Voraussetzung ist, dass Sie volljährig sind.", 18),
        ("Die Ehrenamtlichen (18+) begleiten eine Familie.", 18),
        ("Auch Jugendliche ab 14 Jahren können mitmachen.", 14),
        ("Du bist zwischen 16 und 27 Jahre alt?", 16),
        ("Voraussetzung ist, dass Sie mindestens achtzehn Jahre alt sind.", 18),
        ("Freiwillige ab sechzehn Jahren können mitmachen.", 16),
        ("Sie sollten das 18. Lebensjahr vollendet haben.", 18),
    ],
)
def test_the_age_asked_of_volunteers_is_read(text: str, age: int) -> None:
    assert read_offer("Mithilfe", text).minimum_age == age


@pytest.mark.parametrize(
    "text",
    [
        "Sie betreuen Kinder ab 12 Jahren.",
        "Unsere Senioren (65+) freuen sich auf Besuch.",
        "Zeit haben Sie am besten ab 16 Uhr.",
        "Für Schüler ab 14 bieten wir Nachhilfe.",
        "Frau K., 52, sucht jemanden zum Spazieren.",
        "Die Gruppe richtet sich an junge Erwachsene ab 18 Jahren.",
        "Auch wer noch nicht volljährig ist, kann helfen.",
        "Es gibt keine Altersgrenze, ab 16 Jahren geht alles.",
        "Etwa 25 Freiwillige helfen ab und zu mit.",
        "Etwa zwanzig Freiwillige helfen mit, Kinder ab vierzehn Jahren auch.",
    ],
)
def test_other_numbers_are_no_minimum_age(text: str) -> None:
    assert read_offer("Mithilfe", text).minimum_age is None


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("Sie besuchen einmal pro Woche eine alte Dame.", {"regular"}),
        ("Zeitlicher Rahmen: 14-tägig", {"regular"}),
        ("Wir suchen jemanden, der alle 8-14 Tage vorbeischaut.", {"regular"}),
        ("Ein bis zwei Mal im Quartal brauchen wir Sie am Stand.", {"regular"}),
        ("Sie helfen an einem eintägigen Projekt mit.", {"once"}),
        ("Sie können einmalig oder öfter helfen.", {"once"}),
        ("Sie springen ab und an ein, wenn Sie Zeit haben.", {"on_call"}),
        ("Die Ehrenamtlichen treffen sich regelmäßig zur Supervision.", set()),
        ("Regelmäßige Fortbildungen bieten wir Ihnen an.", set()),
        ("Unser Haus bietet bei Bedarf Pflege.", set()),
        ("Unsere Paten sind ein in der Stadt bislang einmaliges Projekt.", set()),
        ("Sie schenken Kindern einmalige Erlebnisse.", set()),
        ("Bei Info-Abenden jeden ersten Donnerstag stellen wir Ihnen alles vor.", set()),
    ],
)
def test_the_rhythm_of_the_work_is_read(text: str, rhythm: set[str]) -> None:
    assert read_offer("Mithilfe", text).rhythm == rhythm


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Zeitaufwand: 2-3 Stunden pro Woche", (2.0, 3.0)),
        ("Sie kommen einmal wöchentlich für etwa zwei Stunden.", (2.0, 2.0)),
        ("Etwa 8 Stunden im Monat", (2.0, 2.0)),
        ("Alle zwei Wochen für 3 Std. nach Absprache", (1.5, 1.5)),
        ("Die Ausbildung umfasst 40 Stunden.", (None, None)),
        ("Unsere Schulung dauert 3 Stunden pro Woche.", (None, None)),
    ],
)
def test_hours_a_week_are_read(text: str, bounds: tuple[float | None, float | None]) -> None:
    read = read_offer("Mithilfe", text)
    assert (read.hours_min, read.hours_max) == bounds


@pytest.mark.parametrize(
    ("text", "anywhere", "partly"),
    [
        ("Die Buchhaltung machen Sie von zu Hause aus.", True, None),
        ("Sie arbeiten im Home Office am eigenen PC.", True, None),
        ("Sie arbeiten sowohl im Büro als auch von zu Hause.", None, True),
        ("Teilweise geht das auch von zuhause aus.", None, True),
        ("Sie holen die Kinder von zu Hause ab.", None, None),
        ("Sie besuchen die alten Menschen zu Hause.", None, None),
        ("Tiere suchen ein neues Zuhause.", None, None),
    ],
)
def test_work_from_home_is_read(text: str, anywhere: bool | None, partly: bool | None) -> None:
    read = read_offer("Mithilfe", text)
    assert (read.anywhere, read.partly_home) == (anywhere, partly)


@pytest.mark.parametrize(
    ("text", "suits"),
    [
        ("Auch Social Days von Firmen sind möglich.", True),
        ("Sie können als Gruppe von Freunden oder Kollegen mitmachen.", True),
        ("Sie betreuen eine Gruppe von Kindern.", None),
        ("Ein nettes Team freut sich auf neue Kollegen.", None),
        ("Sie pflegen unsere Social-Media-Seiten.", None),
    ],
)
def test_offers_for_groups_are_read(text: str, suits: bool | None) -> None:
    assert read_offer("Mithilfe", text).group is suits


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Kenntnisse in Arabisch oder Farsi sind hilfreich.", {"ar", "fa"}),
        ("Sie sprechen Türkisch?", {"tr"}),
        ("Englischkenntnisse wären schön, sind aber kein Muss.", set()),
        ("Sie geben Nachhilfe in Englisch und Französisch.", set()),
        ("Die Kinder haben türkische Wurzeln und sprechen gut.", set()),
    ],
)
def test_helpful_languages_are_read(text: str, languages: set[str]) -> None:
    assert read_offer("Mithilfe", text).languages == languages


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Gute Deutschkenntnisse sind nötig.", "B1"),
        ("Sie sprechen fließend Deutsch.", "B2"),
        ("Deutschkenntnisse mindestens auf Niveau B1", "B1"),
        ("Die Teilnehmer haben nur geringe Deutschkenntnisse.", ""),
        ("Er spricht gut Deutsch, braucht aber Hilfe beim Schreiben.", ""),
        ("Gute Deutschkenntnisse sind nicht nötig.", ""),
    ],
)
def test_the_german_asked_of_volunteers_is_read(text: str, level: str) -> None:
    assert read_offer("Mithilfe", text).german == level


def test_papers_are_asked_for_only_where_they_must_be_shown() -> None:
    asked = read_offer("Kita", "Ein erweitertes Führungszeugnis ist Pflicht. Masernschutz muss nachgewiesen werden.")
    assert (asked.police_check, asked.measles, asked.hygiene) == (True, True, None)
    free = read_offer("Laden", "Ein Führungszeugnis ist nicht nötig. Ein Gesundheitszeugnis brauchen Sie.")
    assert (free.police_check, free.hygiene) == (None, True)


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Sie benötigen einen Führerschein der Klasse B.", {"B"}),
        ("Sie sollten einen Führerschein besitzen.", {"B"}),
        ("Für den Lkw ist eine Fahrerlaubnis der Klasse C1 erforderlich.", {"C1"}),
        ("Ein Führerschein wäre wünschenswert.", set()),
        ("Ein Führerschein ist nicht nötig.", set()),
        ("Sie begleiten Jugendliche beim Computerführerschein.", set()),
        ("Voraussetzung ist der Führerschein Klasse C1.", {"C1"}),
        ("Voraussetzung: ein Herz für Menschen und… der Führerschein der Klasse C1, da das Mobil schwer ist", {"C1"}),
    ],
)
def test_a_licence_is_asked_for_only_where_it_is_needed(text: str, licences: set[str]) -> None:
    assert read_offer("Mithilfe", text).licences == licences


def test_the_title_says_with_whom_the_work_is() -> None:
    read = read_offer("Vorlesen für Kinder in der Bücherei", "Unsere Senioren lesen nebenan.")
    assert read.target_groups == {"children"}
    assert "reading_aloud" in read.activities
    assert "children" not in read_offer("Büroarbeit, nicht mit Kindern", "").target_groups


@pytest.mark.parametrize(
    "title",
    [
        "Senioren als Stadtteilführer", "Aktive Senioren gesucht", "Verein sucht Hilfe", "Junge Frau sucht Gesellschaft",
        "Jobpaten für Menschen im Alter von 15 bis 24 Jahren", "Mitarbeit im Service",
    ],
)  # fmt: skip
def test_helpers_and_words_with_two_meanings_are_no_target_group(title: str) -> None:
    assert not read_offer(title, "").target_groups & {"seniors", "addiction", "women", "girls"}


def test_the_same_words_count_where_they_are_meant() -> None:
    assert read_offer("Besuche bei Senioren", "").target_groups == {"seniors"}
    assert "addiction" in read_offer("Beratung bei Sucht", "").target_groups
