"""What the pages of certificates in other languages say, and which words of theirs are the office's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pdf_reading
import pytest
from certificate_samples import READING, of_kind
from pdf_reading import roles, squeezed

from freiwilligenagentur.certificates import pdf, wording
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import Layout
from freiwilligenagentur.certificates.wording import TRANSLATIONS, in_language
from freiwilligenagentur.vocabulary.fixed import default_terms
from freiwilligenagentur.vocabulary.model import TermList

ALL = tuple(TRANSLATIONS)


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("kind", list(Kind))
def test_a_translation_says_what_it_is_of_and_keeps_what_was_typed_as_german(kind: Kind, language: str) -> None:
    content = of_kind(kind, languages=(language,))
    document = pdf.draw(content)
    words = in_language(language)
    assert roles(document)["H1"] == [wording.german.title(kind), words.title(kind)]
    pages = pdf_reading.pages(document)
    german = len(pdf_reading.pages(pdf.draw(of_kind(kind))))
    behind = squeezed("".join(pages[german:]))
    assert f"{kind.value}-2026-0143" in behind
    assert "FQKE" not in behind  # the code stands on the German page alone
    spoken = languages_of(document)
    assert words.tag in spoken
    typed = {
        Kind.TEILNAHME: "Bücher auswählen", Kind.DANK: "zehn Jahre Vorlesen"
    }.get(kind, "Auswahl der Bücher")  # fmt: skip
    assert any(typed in text for text in spoken["de-DE"])


@pytest.mark.parametrize(
    ("language", "head", "foot", "counted"),
    [
        ("en", "Certificate of volunteering", "Not an employment reference", "Page 2 of 2"),
        ("uk", "Посвідчення про волонтерську", "Не є характеристикою від роботодавця", "Сторінка 2 з 2"),
        ("de-simple", "Nachweis über Ihr Ehren-Amt", "Kein Arbeits-Zeugnis", "Seite 3 von 3"),
    ],
)
def test_head_and_foot_of_a_page_speak_its_language(language: str, head: str, foot: str, counted: str) -> None:
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, languages=(language,)))
    german, *behind = pdf_reading.pages(document)
    assert "Seite 1 von" in german
    assert "Kein Arbeitszeugnis" in german
    for page in behind:
        assert head in page
        assert foot in page
        assert "Ehrenamtsnachweis EN" not in page
        assert "Kein Arbeitszeugnis" not in page
    assert counted in behind[-1]
    read = [text for _role, text in pdf_reading.structure(document)]
    assert read.count("Kein Arbeitszeugnis") == read.count(foot) == 1  # each read where its part ends
    assert read.index("Kein Arbeitszeugnis") < read.index(in_language(language).title(Kind.EHRENAMTSNACHWEIS))
    assert read[-1] == foot


@pytest.mark.parametrize(("language", "word"), [("en", "Draft"), ("uk", "Чернетка"), ("de-simple", "Entwurf")])
def test_a_draft_is_called_one_in_the_language_of_each_page(language: str, word: str) -> None:
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, number=None, languages=(language,)))
    german, *behind = pdf_reading.pages(document)
    assert "Entwurf" in german
    assert all(page.count(word) >= 2 for page in behind)  # across the page, and in its head


def languages_of(document: bytes) -> dict[str, list[str]]:
    """The texts of elements that have a language of their own, by that language."""
    from io import BytesIO

    import pikepdf

    texts = pdf_reading._marked_texts(document)
    found: dict[str, list[str]] = {}
    with pikepdf.open(BytesIO(document)) as opened:
        pages = {page.obj.objgen: index for index, page in enumerate(opened.pages)}

        def walk(node: pikepdf.Object) -> None:
            if "/Lang" in node:
                found.setdefault(str(node.Lang), []).append(said(node))
            for kid in pdf_reading.kids(node):
                if not isinstance(kid, int) and "/S" in kid:
                    walk(kid)

        def said(node: pikepdf.Object) -> str:
            marks = [kid for kid in pdf_reading.kids(node) if isinstance(kid, int)]
            return " ".join("".join(texts.get((pages[node.Pg.objgen], mark), "") for mark in marks).split())

        walk(opened.Root.StructTreeRoot.K[0])
    return found


def test_ukrainian_counts_hours_as_ukrainian_does() -> None:
    words = in_language("uk")
    counted = [words.hours(Decimal(number)) for number in ("1", "2", "5", "21", "7.5")]
    assert counted == ["1 година", "2 години", "5 годин", "21 година", "7,5 години"]
    assert words.period(date(2025, 2, 1), date(2026, 10, 31)) == "1 лютого 2025\u00a0р. – 31 жовтня 2026\u00a0р."


@pytest.mark.parametrize("language", ["de", *TRANSLATIONS])
def test_every_language_has_every_word(language: str) -> None:
    german, other = wording.german._texts, in_language(language)._texts
    for kind in Kind:
        assert other[kind.value]["title"]
        assert other[kind.value]["introduction"]
    only_german = {
        "number", "draft_note", "stamp", "logo", "signatory", "organisation_signs",
        "organisation_signature", "organisation_signatory", "seal", "scanned_signature", "authorisation",
        *(name for name in german["labels"] if "proof" in name),
    }  # fmt: skip
    if language == "de":
        return
    assert german["labels"].keys() - only_german <= other["labels"].keys()
    spoken_by_all = {name for name in german["sentences"] if "proof" not in name} - {
        "place_and_date",
        "tasks",
        "one_task",
    }
    assert spoken_by_all <= other["sentences"].keys()
    from freiwilligenagentur.certificates.known_words import GROUPS, _groups, _task_lines

    assert set(_groups().values()) == set(GROUPS)
    assert other["competences"].keys() == _groups().keys()
    assert other["activities"].keys() == {term.code for term in default_terms(TermList.ACTIVITY)}
    assert other["areas"].keys() == {term.code for term in default_terms(TermList.AREA)}
    assert {code: len(lines) for code, lines in other["task_lines"].items()} == Counter(
        code for code, _number in _task_lines().values()
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "setting up and clearing away"),
        ("uk", "підготовка місця для заходів"),
        ("de-simple", "bei Festen auf-bauen"),
    ],
)
def test_a_line_of_a_text_block_is_said_in_each_language(language: str, said: str) -> None:
    task = "Auf- und Abbau bei Veranstaltungen"
    content = of_kind(Kind.EHRENAMTSNACHWEIS, engagements=(replace(READING, tasks=(task,)),), languages=(language,))
    first, *behind = pdf_reading.pages(pdf.draw(content))
    assert task in " ".join(first.split())
    assert said in behind[0]
    assert task not in behind[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "nature, animals and the environment"), ("uk", "природа, тварини"), ("de-simple", "die Natur schützen")],
)
def test_an_area_of_the_shipped_list_is_said_in_each_language(language: str, said: str) -> None:
    engagement = replace(READING, tasks=("Natur, Tiere und Umwelt",))
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, engagements=(engagement,), languages=(language,)))
    first, *behind = pdf_reading.pages(document)
    assert "Natur, Tiere und Umwelt" in " ".join(first.split())
    assert said in behind[0]
    assert "Natur, Tiere und Umwelt" not in behind[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "reading aloud"), ("uk", "читання вголос"), ("de-simple", "anderen vor-lesen")],
)
def test_tasks_of_the_shipped_list_are_said_in_each_language_and_others_as_they_were_typed(
    language: str, said: str
) -> None:
    tasks = ("Vorlesen", "Vorlesen im Altenheim am Markt")
    engagement = replace(READING, tasks=tasks)
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, engagements=(engagement,), languages=(language,)))
    first, *behind = pdf_reading.pages(document)
    assert said not in first
    assert said in " ".join(behind)
    assert tasks[1] in " ".join(behind)
    assert all("• Vorlesen\n" not in page for page in behind)


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        (("Vorlesen", "Fahrdienste"), "Tasks:"),
        (("Vorlesen", "Kuchen backen"), "Tasks, some as written in German:"),
        (("Kuchen backen",), "Tasks, as written in German:"),
    ],
)
def test_the_page_says_which_tasks_are_german(tasks: tuple[str, ...], said: str) -> None:
    engagement = replace(READING, tasks=tasks)
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, engagements=(engagement,), languages=("en",)))
    assert said in pdf_reading.pages(document)[1]


@pytest.mark.parametrize(
    ("kind", "competences", "said"),
    [
        (Kind.EHRENAMTSNACHWEIS, ("Teamfähigkeit",), "Abilities used:"),
        (Kind.EHRENAMTSNACHWEIS, ("Teamfähigkeit", "Glocken gießen"), "Abilities used, some as written in German:"),
        (Kind.EHRENAMTSNACHWEIS, ("Glocken gießen",), "Abilities used, as written in German:"),
        (Kind.KOMPETENZNACHWEIS, ("Teamfähigkeit",), "used or acquired these competences:"),
        (Kind.KOMPETENZNACHWEIS, ("Teamfähigkeit", "Glocken gießen"), "acquired these, some as written in German:"),
        (Kind.KOMPETENZNACHWEIS, ("Glocken gießen",), "used or acquired these, as written in German:"),
        (Kind.KOMPETENZNACHWEIS, (), "Competences, as written in German:"),
    ],
)
def test_the_page_says_which_competences_are_german(kind: Kind, competences: tuple[str, ...], said: str) -> None:
    document = pdf.draw(of_kind(kind, competences=competences, languages=("en",)))
    assert said in " ".join(pdf_reading.pages(document)[1].split())


def test_leichte_sprache_keeps_its_sentences_short_and_its_letters_large() -> None:
    words = in_language("de-simple")
    texts = [*words._texts["sentences"].values(), *(words._texts[kind.value]["introduction"] for kind in Kind)]
    for text in texts:
        for line in text.split("\n"):
            for said in line.replace(":", ".").split("."):
                assert len(said.split()) <= 12, said
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, languages=("de-simple",)))
    line = next(block for block in pdf_reading.blocks(document, 1) if "hat freiwillig gearbeitet" in block.text)
    german = next(block for block in pdf_reading.blocks(document, 0) if "hat sich freiwillig" in block.text)
    assert line.bottom - line.top > 1.2 * (german.bottom - german.top)


@pytest.mark.parametrize("kind", [Kind.EHRENAMTSNACHWEIS, Kind.DANK])
def test_a_copy_says_on_each_page_in_its_language_that_it_is_one(kind: Kind) -> None:
    copy = pdf.copy(pdf.draw(of_kind(kind, languages=ALL)), date(2026, 12, 1))
    said = {
        "de": "Zweitschrift, ausgestellt am 1. Dezember 2026",
        "en": "Duplicate (Zweitschrift), issued on 1 December 2026",
        "de-simple": "Zweit-Schrift: noch einmal gedruckt am 1. Dezember 2026",
        "uk": "Дублікат (Zweitschrift), дата видачі: 1 грудня 2026 р.",
    }
    for page in pdf_reading.pages(copy):
        text = squeezed(page)
        of_the_page = [language for language, words in said.items() if squeezed(words) in text]
        (titled,) = [each for each in said if squeezed(in_language(each).title(kind)) in text] or of_the_page
        assert of_the_page == [titled]
    read = [squeezed(text) for _role, text in pdf_reading.structure(copy)]
    for language, words in said.items():  # read once in each part, before its title
        assert read.count(squeezed(words)) == 1
        assert read.index(squeezed(words)) < read.index(squeezed(in_language(language).title(kind)))


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [
        (Kind.EHRENAMTSNACHWEIS, "en", "Training, its title as written in German:"),
        (Kind.EHRENAMTSNACHWEIS, "en", "Role, in German"),
        (Kind.EHRENAMTSNACHWEIS, "uk", "Навчання (назва німецькою, як в оригіналі):"),
        (Kind.EHRENAMTSNACHWEIS, "uk", "Роль (німецькою)"),
        (Kind.TEILNAHME, "en", "Training, German title"),
        (Kind.TEILNAHME, "uk", "Навчання (назва німецькою)"),
        (Kind.EHRENAMTSKARTE, "en", "Role, in German"),
    ],
)
def test_titles_and_roles_that_stay_german_are_said_to_be_german(kind: Kind, language: str, said: str) -> None:
    *_german, behind = pdf_reading.pages(pdf.draw(of_kind(kind, languages=(language,))))
    assert squeezed(said) in squeezed(behind)


def test_a_role_of_the_shipped_list_is_said_in_the_language_of_the_page() -> None:
    work = replace(READING, function="Vorlesen")
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, languages=("en",), engagements=(work,)))
    rows = roles(document)
    assert "Role" in rows["TH"]
    assert "reading aloud" in rows["TD"]
    assert "Role, in German" not in rows["TH"]


@pytest.mark.parametrize("kind", [Kind.EHRENAMTSNACHWEIS, Kind.DANK])
def test_lines_at_the_foot_speak_the_language_of_their_page_where_the_office_wrote_them(kind: Kind) -> None:
    look = Layout(
        footer=("Gefördert durch die Stadt",),
        footer_en=("Supported by the town", "Registered charity"),
        authorisation="Bescheid vom 3. April 2026",
    )
    document = pdf.draw(of_kind(kind, languages=ALL), look)
    reference = squeezed("Ausstellungsberechtigung: Bescheid vom 3. April 2026")
    pages = [squeezed(page) for page in pdf_reading.pages(document)]
    assert all(reference in page for page in pages)
    english = [page for page in pages if squeezed("Supported by the town") in page]
    german = [page for page in pages if squeezed("Gefördert durch die Stadt") in page]
    assert len(english) + len(german) == len(pages)
    assert all(squeezed(in_language("en").title(kind)) in page for page in english)
    read = [squeezed(text) for _role, text in pdf_reading.structure(document)]
    assert read.count(squeezed("Gefördert durch die Stadt") + reference) == 1
    assert read.count(squeezed("Supported by the town Registered charity")) == 1
    assert len([text for text in read if reference in text]) == 1
    assert pdf_reading.untagged(document) == []
