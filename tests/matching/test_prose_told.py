"""What a wish asks for and what it only tells: family, work, reasons; and what nobody may go by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose_sentences import ASIDES, WORK, said

from freiwilligenagentur.matching.prose import read_wish, spared

HEALTH, FAITH, ORIGIN = (
    ["gehbehindert", "schwerhörig", "chronisch krank", "schwanger", "Diabetikerin", "querschnittsgelähmt", "alkoholkrank"],
    ["Muslima", "gläubiger Christ", "evangelisch", "Jüdin", "Atheist", "Buddhistin"],
    ["Syrerin", "Ukrainerin", "Kurde", "Flüchtling", "aus Afghanistan", "in Polen geboren"],
)  # fmt: skip
ILLNESSES = ["Depressionen", "Multiple Sklerose", "eine Behinderung", "Rheuma und Asthma", "einen Schlaganfall"]
WISHES = (
    "Ich möchte Kindern vorlesen",
    "Gern etwas mit Tieren",
    "Ich suche etwas im Büro, nicht abends",
    "Museum, Kultur",
)
TONGUES = (
    ("My kids are at school. I want to help animals", "I want to help animals"),
    ("Because my mother has a big garden, I want to cook", "I want to cook"),
    ("Мои дети в школе. Хочу помогать животным", "Хочу помогать животным"),
    ("Мої діти в школі. Хочу допомагати тваринам", "Хочу допомагати тваринам"),
    ("Çocuklarım okulda, hayvanlara yardım etmek istiyorum", "hayvanlara yardım etmek istiyorum"),
    ("Moje dzieci są w szkole. Chcę pomagać zwierzętom", "Chcę pomagać zwierzętom"),
    ("Mes enfants sont à l'école, je voudrais aider les animaux", "je voudrais aider les animaux"),
    ("Mis hijos están en la escuela. Quiero ayudar a los animales", "Quiero ayudar a los animales"),
    ("أطفالي في المدرسة، أريد مساعدة الحيوانات", "أريد مساعدة الحيوانات"),
)
SELVES = {
    "de": (("Ich bin {}.", [*HEALTH, *FAITH, "Syrerin"]), "Ich lese gern vor."),
    "en": (
        ("I am {}.", ["disabled", "pregnant", "a Muslim", "a refugee", "from Syria"]),
        "I would like to read aloud.",
    ),
    "fr": (("Je suis {}.", ["handicapée", "enceinte", "musulmane", "réfugiée"]), "Je voudrais aider les enfants."),
    "es": (("Soy {}.", ["discapacitada", "musulmana", "refugiada", "ciega"]), "Quiero ayudar a los niños."),
    "pl": (("Jestem {}.", ["niepełnosprawna", "muzułmanką", "uchodźcą", "chora"]), "Chcę pomagać dzieciom."),
    "ru": (("Я {}.", ["инвалид", "мусульманка", "беженка", "беременна"]), "Хочу помогать детям."),
    "uk": (("Я {}.", ["інвалід", "мусульманка", "біженка", "вагітна"]), "Хочу допомагати дітям і їхнім батькам."),
    "tr": (("Ben {}.", ["engelliyim", "Müslümanım", "mülteciyim", "hamileyim"]), "Çocuklara yardım etmek istiyorum."),
    "ar": (("أنا {}.", ["معاق", "مسلمة", "لاجئة", "حامل"]), "أريد مساعدة الأطفال."),
}


def keys(wish: str) -> set[str]:
    return {guess.key for guess in read_wish(wish).guesses}


@pytest.mark.parametrize("language", sorted(SELVES))
def test_own_health_faith_and_origin_change_nothing_that_is_read(language: str) -> None:
    (frame, words), wish = SELVES[language]
    plain = read_wish(wish)
    assert plain.topic
    for word in words:
        read = read_wish(f"{frame.format(word)} {wish}")
        assert (read.topic, read.background, read.guesses) == (plain.topic, "", plain.guesses), word


@pytest.mark.parametrize("illness", ILLNESSES)
@pytest.mark.parametrize(
    "frame",
    [
        "Ich habe {}.", "Weil ich {} habe, suche ich etwas.", "Mein Mann hat {}.", "Ich hatte vor zwei Jahren {}.",
        "Trotz allem: Ich habe seit langem {}.",
    ],
)  # fmt: skip
def test_illnesses_are_nowhere_left(frame: str, illness: str) -> None:
    wish = f"{frame.format(illness)} Am liebsten mit Tieren."
    other = f"{frame.format('Migräne')} Am liebsten mit Tieren."
    assert spared(wish).split() == spared(other).split()
    assert read_wish(wish) == read_wish(other)


@pytest.mark.parametrize("word", [*HEALTH, *FAITH, *ORIGIN])
def test_telling_what_one_is_in_the_midst_of_a_wish_leaves_the_wish(word: str) -> None:
    read = read_wish(f"Ich bin {word} und würde gern in einem Garten helfen")
    assert read.topic == "und würde gern in einem Garten helfen"
    assert keys(f"Ich bin {word} und würde gern in einem Garten helfen") == keys(
        "Ich würde gern in einem Garten helfen"
    )


@pytest.mark.parametrize(
    "wish",
    [
        "Ich möchte Menschen mit Behinderung begleiten", "Ich habe Erfahrung mit Demenzkranken", "Flüchtlingen aus Syrien helfen",
        "Ich habe früher Flüchtlinge unterrichtet", "Ich bin gern mit behinderten Menschen zusammen", "Ich spreche Arabisch",
        "Ich bin Krankenschwester", "I want to help disabled people", "Хочу помогать инвалидам",
    ],
)  # fmt: skip
def test_others_with_an_illness_or_from_abroad_may_be_wished_for(wish: str) -> None:
    assert spared(wish) == wish


@given(st.sampled_from(WISHES), st.sampled_from(ASIDES), st.booleans())
def test_circumstances_change_nothing_that_is_read(wish: str, aside: str, first: bool) -> None:
    read = read_wish(f"{aside} {wish}." if first else f"{wish}. {aside}")
    plain = read_wish(wish)
    assert said(read) | {"background": ""} == said(plain)
    assert read.topic == plain.topic


@given(st.sampled_from(WISHES), st.sampled_from(WORK), st.booleans())
def test_work_is_no_more_than_a_hint(wish: str, work: str, first: bool) -> None:
    read = read_wish(f"{work} {wish}." if first else f"{wish}. {work}")
    plain = read_wish(wish)
    assert said(read) | {"background": ""} == said(plain)
    assert (read.topic, read.background) == (plain.topic, work.strip("."))


@pytest.mark.parametrize(("wish", "topic"), TONGUES)
def test_circumstances_are_understood_in_other_languages(wish: str, topic: str) -> None:
    assert read_wish(wish).topic == topic


@pytest.mark.parametrize(
    ("wish", "topic", "background"),
    [
        ("Ich arbeite als Krankenschwester und würde gern im Garten helfen", "und würde gern im Garten helfen", "Ich arbeite als Krankenschwester"),
        ("Buchhalterin, jetzt in Rente, suche was mit Tieren", "suche was mit Tieren", "Buchhalterin, jetzt in Rente"),
        ("Ich war Buchhalterin und möchte bei den Finanzen helfen", "Ich war Buchhalterin, und möchte bei den Finanzen helfen", ""),
        ("Ich bin Köchin", "Ich bin Köchin", ""),
        ("Ich habe vormittags Zeit, wenn meine Kinder in der Schule sind. Gern in einer Küche.", "Gern in einer Küche", ""),
        ("Ich würde gern mit meinem Sohn in einer Werkstatt helfen", "Ich würde gern in einer Werkstatt helfen", ""),
        ("Meine Erfahrung mit Kindern würde ich gern einbringen", "Meine Erfahrung mit Kindern würde ich gern einbringen", ""),
        ("Ich möchte mein Klavier nutzen", "Ich möchte mein Klavier nutzen", ""),
        ("I work as a nurse and would like to do gardening", "and would like to do gardening", "I work as a nurse"),
        ("Я работаю медсестрой. Хочу помогать животным", "Хочу помогать животным", "Я работаю медсестрой"),
    ],
)  # fmt: skip
def test_the_topic_is_what_is_asked_for(wish: str, topic: str, background: str) -> None:
    read = read_wish(wish)
    assert (read.topic, read.background) == (topic, background)
