from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pdf_reading
import pytest
from certificate_samples import ILSE, READING, certificate
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import squeezed

from freiwilligenagentur.certificates import pdf, wording
from freiwilligenagentur.certificates.content import (
    Address,
    Engagement,
    Issuer,
    Person,
    SignedBy,
    from_snapshot,
    snapshot,
)

CODE = "FQKE-8GE5-XDN6"

# Without hyphens: a reader of the text layer may take one at the end of a line for a broken word.
LETTERS = st.characters(
    min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs"), exclude_characters="-"
)
WORDS = st.text(LETTERS, min_size=1, max_size=25)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
HOURS = st.decimals(0, 9999, places=2)
ENGAGEMENTS = st.builds(
    Engagement,
    organisation=TEXTS,
    from_on=st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    to_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    place=TEXTS | st.just(""),
    function=TEXTS | st.just(""),
    confirmed=HOURS,
    estimated=HOURS,
    confirmed_by=TEXTS | st.just(""),
    tasks=st.lists(TEXTS, max_size=8).map(tuple),
    about=TEXTS | st.just(""),
)


def assert_inside_the_frame_and_apart(document: bytes) -> None:
    """Nothing is cut off, outside or printed over something else; letters may lean over their box a little."""
    for page in range(len(pdf_reading.pages(document))):
        found = pdf_reading.blocks(document, page)
        for block in found:
            assert block.left >= 24, block
            assert block.right <= 187, block
            assert 12 <= block.top < block.bottom <= 284, block
        for one, other in itertools.combinations(found, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            assert across < 1.2 or down < 1.2, (one, other)


def test_a_certificate_reads_from_head_to_foot_in_the_order_of_the_structure() -> None:
    said = pdf_reading.structure(pdf.draw(certificate()))
    assert said == [
        ("Figure", "Logo: Freiwilligenagentur Musterstadt"),
        ("P", "Freiwilligenagentur Musterstadt"),
        ("P", "Salzstraße 00, 06618 Musterstadt"),
        ("H1", "Ehrenamtsnachweis"),
        ("P", "Nr. EN-2026-0143"),
        ("H2", "Ilse Mertens"),
        ("P", "geboren am 14. Februar 1959"),
        ("P", "hat sich freiwillig und unentgeltlich für das Gemeinwohl engagiert. Das bestätigen wir."),
        ("TH", "Einsatzstelle"),
        ("TD", "Bürgerverein Lesezeichen e. V., Grundschule am Stadtpark"),
        ("TH", "Aufgabe"),
        ("TD", "Lesepatin"),
        ("TH", "Zeitraum"),
        ("TD", "1. Februar 2025 bis 31. Oktober 2026"),
        ("TH", "Umfang"),
        ("TD", "168 Stunden, bestätigt durch die Einsatzstelle"),
        ("P", "Über die Einsatzstelle. Der Verein bringt Erwachsene und Kinder zum Lesen zusammen."),
        ("P", "Tätigkeiten. Frau Mertens übernahm folgende Aufgaben:"),
        ("Lbl", "•"),
        ("LBody", "Vorlesen in kleinen Gruppen"),
        ("Lbl", "•"),
        ("LBody", "Auswahl der Bücher"),
        ("Lbl", "•"),
        ("LBody", "Mitarbeit am jährlichen Lesefest"),
        (
            "P",
            "Eingesetzte Fähigkeiten. Zuhören, Geduld, Erklären in einfacher Sprache. Sie führte die Gruppe selbständig.",
        ),
        ("P", "Fortbildung. „Vorlesen mit Kindern“, 12. April 2025, 6 Stunden."),
        ("P", "Wir danken Frau Mertens herzlich für dieses Engagement."),
        ("P", "Musterstadt, 23. November 2026"),
        ("P", "Jana Vogel Leitung Freiwilligenagentur"),
        ("P", "Tom Weiß Vorstand"),
        ("P", "Stempel"),
        ("P", "Echtheit prüfen"),
        (
            "P",
            "Ohne Netz: QR-Code lesen und mit dem öffentlichen Schlüssel der Agentur prüfen. Am Telefon: Kurzcode nennen.",
        ),
        ("TH", "Nummer"),
        ("TD", "EN-2026-0143"),
        ("TH", "Kurzcode"),
        ("TD", CODE),
        ("TH", "Fingerabdruck des Schlüssels"),
        ("TD", "3475 0F98 BD59 FCFC 946D"),
        ("Figure", "QR-Code mit den unterschriebenen Angaben dieses Nachweises, um seine Echtheit zu prüfen"),
        ("P", "Kein Arbeitszeugnis"),
    ]


@pytest.mark.parametrize(
    ("text", "left", "top"),
    [
        ("Ehrenamtsnachweis", 25, 45), ("Nr. EN-2026-0143", 25, 57), ("Ilse Mertens", 25, 69),
        ("geboren am", 25, 78), ("Lesepatin", 65, 109), ("Stempel", 151, 232), ("Jana Vogel", 25, 232),
        ("Echtheit prüfen", 65, 249), (CODE, 107, 267),
    ],
)  # fmt: skip
def test_the_parts_stand_where_they_belong(text: str, left: float, top: float) -> None:
    found = pdf_reading.block(pdf.draw(certificate()), text)
    assert (found.left, found.top) == (pytest.approx(left, abs=1), pytest.approx(top, abs=1))


def test_the_issuer_stands_at_the_right_margin_and_the_foot_too() -> None:
    document = pdf.draw(certificate())
    assert pdf_reading.block(document, "Freiwilligenagentur Musterstadt").right == pytest.approx(185, abs=1)
    assert pdf_reading.block(document, "Kein Arbeitszeugnis").right == pytest.approx(185, abs=1)


def test_a_certificate_has_one_page_embedded_fonts_and_complete_tags() -> None:
    document = pdf.draw(certificate())
    assert len(pdf_reading.pages(document)) == 1
    assert pdf_reading.fonts_not_embedded(document) == []
    assert pdf_reading.untagged(document) == []
    assert_inside_the_frame_and_apart(document)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pdf.draw(certificate()) == pdf.draw(certificate())


def test_a_draft_says_so_and_bears_no_number() -> None:
    (page,) = pdf_reading.pages(pdf.draw(certificate(number=None)))
    assert "Entwurf, noch nicht ausgestellt" in page
    assert "Nr." not in page
    (issued,) = pdf_reading.pages(pdf.draw(certificate()))
    assert "Entwurf" not in issued


def test_a_copy_is_marked_and_reads_the_same_otherwise() -> None:
    original = pdf.draw(certificate())
    copy = pdf.copy(original, date(2026, 12, 1))
    assert pdf_reading.structure(copy) == [
        ("P", "Zweitschrift, ausgestellt am 1. Dezember 2026"), *pdf_reading.structure(original),
    ]  # fmt: skip
    assert_inside_the_frame_and_apart(copy)


def test_twelve_organisations_flow_over_pages_with_head_and_foot_on_each() -> None:
    many = tuple(replace(READING, organisation=f"Verein {n}", confirmed=Decimal(n)) for n in range(1, 13))
    document = pdf.draw(certificate(engagements=many))
    pages = pdf_reading.pages(document)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Kein Arbeitszeugnis" in page
        assert f"Seite {number} von {len(pages)}" in page
        assert "EN-2026-0143" in page
        assert "Freiwilligenagentur Musterstadt" in page
    assert "Gesamtumfang" in "".join(pages)
    assert ("TD", "78 Stunden") in pdf_reading.structure(document)
    assert_inside_the_frame_and_apart(document)


def test_sixty_tasks_all_stand_in_the_list() -> None:
    tasks = tuple(f"Aufgabe {n} mit einigen Worten mehr, damit die Zeile voll wird und umbricht" for n in range(60))
    document = pdf.draw(certificate(engagements=(replace(READING, tasks=tasks),)))
    assert [text for role, text in pdf_reading.structure(document) if role == "LBody"] == list(tasks)
    assert_inside_the_frame_and_apart(document)


def test_the_signatures_never_stand_alone_on_a_page() -> None:
    for count in range(8, 40, 2):
        tasks = tuple(f"Aufgabe {n}" for n in range(count))
        last = pdf_reading.pages(pdf.draw(certificate(engagements=(replace(READING, tasks=tasks),))))[-1]
        assert "Jana Vogel" in last
        assert "Wir danken" in last


@pytest.mark.parametrize(
    "name",
    [
        "Zoë",
        "O'Neill",
        "Prof. Dr. Maria-Magdalena Freifrau von der Leyen-Çelik zu Hohenlohe-Waldenburg",
        "Ж" * 90,
        "x" * 200,
    ],
)
def test_any_name_fits_on_the_page(name: str) -> None:
    document = pdf.draw(certificate(person=Person(name)))
    assert squeezed(name) in squeezed("".join(text for role, text in pdf_reading.structure(document) if role == "H2"))
    assert_inside_the_frame_and_apart(document)


def test_organisations_with_200_letters_and_signatories_with_long_names_fit() -> None:
    long = "Förderverein-" * 16
    people = tuple(SignedBy("Jana Vogel-Lüdenscheidt " * 4, "Leitung", long) for _ in range(5))
    document = pdf.draw(
        certificate(
            engagements=(replace(READING, organisation=long, function=long, confirmed_by=long),),
            issuer=Issuer(long * 2, (long, long)),
            signatories=people,
        )
    )
    assert_inside_the_frame_and_apart(document)


def test_a_certificate_with_nothing_but_the_essentials_is_drawn() -> None:
    bare = certificate(
        person=Person("Kim Brenner"), issuer=Issuer("Agentur"), competences=(), competences_text="", trainings=(),
        thanks="", place="", dated=None, signatories=(), engagements=(Engagement("Verein", date(2026, 1, 1), date(2026, 1, 1)),),
    )  # fmt: skip
    (page,) = pdf_reading.pages(pdf.draw(bare))
    assert "Umfang" not in page
    assert "1. Januar 2026" in page
    assert "Name, Funktion" in page


@given(st.lists(ENGAGEMENTS, min_size=1, max_size=4).map(tuple), TEXTS, st.lists(TEXTS, max_size=5).map(tuple))
@settings(max_examples=25, deadline=None)
def test_everything_put_in_comes_out_and_stays_inside_the_frame(
    engagements: tuple[Engagement, ...], name: str, competences: tuple[str, ...]
) -> None:
    content = certificate(engagements=engagements, person=Person(name), competences=competences)
    document = pdf.draw(content)
    said = squeezed("\n".join(text for _role, text in pdf_reading.structure(document)))
    assert squeezed(name) in said
    for engagement in engagements:
        for text in (
            engagement.organisation,
            engagement.place,
            engagement.function,
            engagement.about,
            *engagement.tasks,
        ):
            assert squeezed(text) in said
        assert squeezed(wording.extent(engagement)) in said
    assert all(squeezed(text) in said for text in competences)
    assert_inside_the_frame_and_apart(document)


@given(st.lists(ENGAGEMENTS, max_size=3).map(tuple), st.sampled_from(Address))
@settings(max_examples=25, deadline=None)
def test_a_snapshot_keeps_everything_but_the_logo(engagements: tuple[Engagement, ...], address: Address) -> None:
    content = certificate(engagements=engagements, person=replace(ILSE, address=address))
    assert from_snapshot(snapshot(content)) == replace(content, issuer=replace(content.issuer, logo=None))
