"""What is read out of wishes: when, where, how often, with whom, and what not."""

from __future__ import annotations

import pytest

from freiwilligenagentur.matching.prose import Criteria, read_wish

MORNINGS, AFTERNOONS, EVENINGS = (sum(1 << day * 3 + part for day in range(7)) for part in range(3))
WORKDAYS = (1 << 15) - 1
WEEKEND = ((1 << 21) - 1) & ~WORKDAYS
SATURDAY, SUNDAY, WEDNESDAY = 7 << 15, 7 << 18, 7 << 6
NOT_IN_THE_EVENING = {
    "nicht abends", "abends kann ich nicht", "Abends geht es bei mir nicht.", "aber bitte nicht am Abend",
    "not in the evening", "I can't in the evenings", "evenings don't work for me", "akşamları çalışamam",
    "вечером не могу", "не вечером", "увечері не можу", "nie wieczorem", "wieczorami nie mogę", "لا أستطيع في المساء",
    "pas le soir", "le soir ce n'est pas possible", "no por la noche", "por la noche no puedo",
}  # fmt: skip
ONLY_AT_WEEKENDS = {
    "nur am Wochenende", "Samstag oder Sonntag", "ich habe nur samstags und sonntags Zeit", "weekends only",
    "sadece hafta sonu", "только по выходным", "тільки у вихідні", "tylko w weekendy", "فقط في عطلة نهاية الأسبوع",
    "seulement le week-end", "solo los fines de semana",
}  # fmt: skip
NOT_WITH_CHILDREN = {
    "nichts mit Kindern", "bitte nicht mit Kindern", "mit Kindern lieber nicht", "keine Kinder", "ohne Kinder",
    "mit Kindern kann ich nichts anfangen", "no children", "not with children", "çocuklarla çalışmak istemiyorum",
    "не с детьми", "без дітей", "bez dzieci", "لا أريد العمل مع الأطفال", "pas avec des enfants", "sin niños",
}  # fmt: skip
FROM_HOME = {
    "von zu Hause aus", "nur von zuhause", "im Home Office", "from home", "evden", "из дома", "з дому", "z domu",
    "من المنزل", "de chez moi", "desde casa",
}  # fmt: skip


@pytest.mark.parametrize("wish", sorted(NOT_IN_THE_EVENING))
def test_no_evenings_are_understood_in_nine_languages(wish: str) -> None:
    read = read_wish(wish)
    assert (read.not_half_days, read.half_days) == (EVENINGS, 0)


@pytest.mark.parametrize("wish", sorted(ONLY_AT_WEEKENDS))
def test_weekends_are_understood_in_nine_languages(wish: str) -> None:
    read = read_wish(wish)
    assert (read.half_days, read.not_half_days) == (WEEKEND, 0)


@pytest.mark.parametrize("wish", sorted(NOT_WITH_CHILDREN))
def test_no_children_are_understood_in_nine_languages(wish: str) -> None:
    read = read_wish(wish)
    assert read.not_target_groups == {"children"}
    assert not read.target_groups
    assert not read.areas
    assert read.topic == ""


@pytest.mark.parametrize("wish", sorted(FROM_HOME))
def test_from_home_is_understood_in_nine_languages(wish: str) -> None:
    assert read_wish(wish).anywhere is True


@pytest.mark.parametrize(
    ("wish", "half_days", "not_half_days"),
    [
        ("vormittags ab 9", MORNINGS, 0),
        ("unter der Woche erst nach 17 Uhr", EVENINGS & WORKDAYS, 0),
        ("nach Feierabend", EVENINGS & WORKDAYS, 0),
        ("abends oder am Wochenende", EVENINGS | WEEKEND, 0),
        ("alles außer mittwochs", 0, WEDNESDAY),
        ("Mittwoch geht nicht", 0, WEDNESDAY),
        ("samstags vormittags", MORNINGS & SATURDAY, 0),
        ("sonntags, aber nicht abends", SUNDAY & ~EVENINGS, EVENINGS),
        ("Unter der Woche arbeite ich voll.", 0, WORKDAYS & ~EVENINGS),
        ("am Wochenende habe ich keine Zeit", 0, WEEKEND),
        ("nicht nur abends", EVENINGS, 0),
        ("ab 9 Jahren spiele ich Klavier", 0, 0),
    ],
)
def test_times_of_wishes_are_read(wish: str, half_days: int, not_half_days: int) -> None:
    read = read_wish(wish)
    assert (read.half_days, read.not_half_days) == (half_days, not_half_days)


@pytest.mark.parametrize(
    ("wish", "age"),
    [
        ("ich bin 16", 16), ("Bin 67 und in Rente", 67), ("Ich bin Rentnerin, 70, und habe Zeit", 70), ("mit meinen 72 Jahren", 72), ("17 Jahre alt", 17),
        ("I am 17", 17), ("mne 16", None), ("мне 16 лет", 16), ("mam 16 lat", 16), ("j'ai 16 ans", 16),
        ("tengo 16 años", 16), ("16 yaşındayım", 16), ("Meine Tochter ist 16", None), ("ich bin 20 Stunden frei", None),
        ("mit Kindern zwischen 10 und 14 Jahren", None),
    ],
)  # fmt: skip
def test_the_own_age_is_read(wish: str, age: int | None) -> None:
    assert read_wish(wish).age == age


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("einmalig", Criteria(rhythm=frozenset({"once"}))),
        ("lieber einmalig, nichts Regelmäßiges, nicht regelmäßig", Criteria(rhythm=frozenset({"once"}), not_rhythm=frozenset({"regular"}))),
        ("regelmäßig, zwei Stunden die Woche", Criteria(rhythm=frozenset({"regular"}), hours_min=2.0, hours_max=2.0)),
        ("mit dem Fahrrad bis 5 km", Criteria(mobility=frozenset({"bicycle"}), radius_km=5.0)),
        ("ohne Führerschein", Criteria(licences=frozenset({"none"}))),
        ("ich spreche nur Englisch", Criteria(languages=frozenset({"en"}), german="A1")),
        ("ich spreche kaum Deutsch", Criteria(german="A1")),
        ("wir sind zehn Kollegen und suchen einen Tag", Criteria(group=True, rhythm=frozenset({"once"}))),
        ("bitte keine Pflege", Criteria(not_concepts=frozenset({"nursing"}))),
        ("two hours a week", Criteria(hours_min=2.0, hours_max=2.0)),
        ("I hardly speak any German, only English", Criteria(german="A1", languages=frozenset({"en"}))),
    ],
)  # fmt: skip
def test_short_wishes_say_just_what_they_say(wish: str, expected: Criteria) -> None:
    read = read_wish(wish)
    for name in Criteria.__slots__:
        if name not in {"guesses", "topic"}:
            assert getattr(read, name) == getattr(expected, name), name


@pytest.mark.parametrize(
    "wish", ["Хочу помогать детям, во второй половине дня", "Хочу допомагати дітям у другій половині дня"]
)
def test_the_second_half_of_the_day_is_the_afternoon(wish: str) -> None:
    assert read_wish(wish).half_days == AFTERNOONS


@pytest.mark.parametrize(
    ("wish", "topic"),
    [
        ("Alten Leuten Gesellschaft leisten, aber abends kann ich nicht.", "Alten Leuten Gesellschaft leisten"),
        ("Sport mit anderen, aber bitte nicht mit Kindern", "Sport mit anderen"),
        ("Unter der Woche arbeite ich, nur samstags. Irgendwas im Garten.", "Irgendwas im Garten"),
        ("Museum, Ausstellungen, Kultur", "Museum, Ausstellungen, Kultur"),
        ("nur am Wochenende", ""),
        ("ich bin 16 und habe nach der Schule Zeit", ""),
        ("I'd like to help old people, but I can't in the evenings", "I'd like to help old people"),
        ("Вечером не могу. Хочу помогать пожилым людям", "Хочу помогать пожилым людям"),
    ],
)
def test_the_topic_is_what_remains_without_constraints(wish: str, topic: str) -> None:
    assert read_wish(wish).topic == topic


def test_lists_after_a_negation_are_ruled_out_as_a_whole() -> None:
    read = read_wish("nichts mit Kindern, Senioren oder Tieren")
    assert read.not_target_groups == {"children", "seniors", "animals"}


def test_what_follows_a_turn_is_meant_again() -> None:
    read = read_wish("nicht mit Kindern, sondern mit Senioren")
    assert (read.not_target_groups, read.target_groups) == ({"children"}, {"seniors"})
    assert read_wish("keine Scheu vor Kindern").target_groups == {"children"}


def test_telling_who_one_is_is_no_wish_to_meet_the_like() -> None:
    assert not read_wish("Ich bin Rentnerin und habe vormittags Zeit").target_groups
    assert not read_wish("Als Schülerin suche ich etwas in den Ferien").target_groups
    assert read_wish("Ich bin gern mit Rentnerinnen zusammen").target_groups == {"seniors"}


def test_short_german_wishes_are_taken_for_german() -> None:
    assert read_wish("möglichst in meiner Nähe, nicht abends").not_half_days == EVENINGS
    assert read_wish("online Deutsch unterrichten").anywhere is True


def test_a_day_for_a_team_is_once() -> None:
    read = read_wish("Etwas für unser Team (8 Personen), ein Tag im Frühling")
    assert (read.group, read.rhythm) == (True, {"once"})
    assert read_wish("ein Tag in der Woche").rhythm == {"regular"}


def test_no_experience_with_somebody_rules_nobody_out() -> None:
    read = read_wish("Ich habe keine Erfahrung mit Kindern")
    assert not read.not_target_groups
