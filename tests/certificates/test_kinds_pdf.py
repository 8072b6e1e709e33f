"""What each kind of certificate says, where it stands, and that nothing is lost or printed over something else."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pdf_reading
import pikepdf
import pytest
from certificate_samples import COURSE, ILSE, READING, certificate, of_kind, signer
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import read, roles, squeezed

from freiwilligenagentur.certificates import pdf, wording
from freiwilligenagentur.certificates.content import (
    CertificateContent,
    Course,
    Engagement,
    Person,
    SignedBy,
    Training,
    from_snapshot,
    snapshot,
)
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof.checking import Result, check_file, check_text
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.wording import TRANSLATIONS

ALL = tuple(TRANSLATIONS)
EVERY = [(kind, language) for kind in Kind for language in ("de", *TRANSLATIONS)]
# Without hyphens: a reader of the text layer may take one at the end of a line for a broken word.
LETTERS = st.characters(
    min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs"), exclude_characters="-"
)
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=25), min_size=1, max_size=30).map(" ".join)
NAMES = TEXTS | st.sampled_from(["محمد العربي", "יעל כהן", "Наталія Ґалаґан", "Ångström-Öztürk", "ß" * 60])
LINES = st.lists(TEXTS, max_size=60).map(tuple)


def assert_inside_and_apart(document: bytes, kind: Kind) -> None:
    """Nothing is cut off, outside of the frame or printed over something else; letters may lean over their box."""
    right, bottom, left = (256, 200, 41) if kind is Kind.DANK else (187, 284, 24)
    for page in range(len(pdf_reading.pages(document))):
        found = pdf_reading.blocks(document, page)
        for block in found:
            assert block.left >= left, block
            assert block.right <= right, block
            assert 12 <= block.top < block.bottom <= bottom, block
        for one, other in itertools.combinations(found, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            assert across < 1.2 or down < 1.2, (one, other)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_bears_its_own_title_in_head_file_and_signed_data(kind: Kind) -> None:
    content = of_kind(kind)
    document = pdf.draw(content)
    title = wording.german.title(kind)
    assert roles(document)["H1"] == [title]
    assert roles(document)["H2"] == ["Ilse Mertens"]
    with_title = pdf_reading.structure(document)
    assert with_title.index(("H1", title)) < with_title.index(("H2", "Ilse Mertens"))
    assert content.proof is not None
    said = check_text(content.proof.token, [signer().public]).said
    assert said is not None
    assert (said.kind, said.number) == (title, f"{kind.value}-2026-0143")


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_in_all_languages_is_genuine_and_an_altered_name_is_named(kind: Kind) -> None:
    content = of_kind(kind, languages=ALL)
    issued = sealed(pdf.draw(content), signer())
    assert check_file(issued, [signer().public]).result is Result.GENUINE
    forged = pdf.draw(replace(content, person=replace(content.person, name="Ilse Martens")))
    verdict = check_file(forged, [signer().public])
    assert (verdict.result, verdict.altered) == (Result.ALTERED, ("name",))


def test_a_translation_cannot_vouch_for_a_german_page_that_was_altered() -> None:
    """Leichte Sprache writes days as German does: only the German page counts."""
    content = of_kind(Kind.EHRENAMTSNACHWEIS, languages=("de-simple",))
    moved = replace(content.engagements[0], from_on=date(2020, 2, 1))
    verdict = check_file(pdf.draw(replace(content, engagements=(moved,))), [signer().public])
    assert verdict.altered == ("period",)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_each_kind_and_language_is_tagged_and_stays_inside_its_frame(kind: Kind, language: str) -> None:
    document = pdf.draw(of_kind(kind, languages=(language,) if language != "de" else ()))
    assert pdf_reading.untagged(document) == []
    assert pdf_reading.fonts_not_embedded(document) == []
    assert_inside_and_apart(document, kind)


REFERENCES = [
    (Kind.KOMPETENZNACHWEIS, 0, "Kompetenznachweis", 25, 45),
    (Kind.KOMPETENZNACHWEIS, 0, "Nr. KN", 25, 57),
    (Kind.KOMPETENZNACHWEIS, 0, "Ilse Mertens", 25, 69),
    (Kind.KOMPETENZNACHWEIS, 0, "Fachkompetenz", 25, 188),
    (Kind.KOMPETENZNACHWEIS, 0, "Pädagogische", 65, 188),
    (Kind.TEILNAHME, 0, "Teilnahmebescheinigung", 25, 45),
    (Kind.TEILNAHME, 0, "Volkshochschule", 65, 116),
    (Kind.DANK, 0, "Dankurkunde", 101, 63.6),
    (Kind.DANK, 0, "Ilse Mertens", 121.5, 94.3),
    (Kind.DANK, 0, "Jana Vogel", 42, 170),
    (Kind.DANK, 0, "Musterstadt, 23", 42, 152),
    (Kind.EHRENAMTSKARTE, 0, "Bestätigung für die", 25, 45),
    (Kind.EHRENAMTSKARTE, 0, "Bürgerverein", 65, 107),
    (Kind.EHRENAMTSNACHWEIS, 1, "Certificate of volunteering", 25, 35),
    (Kind.EHRENAMTSNACHWEIS, 1, "Ilse Mertens", 25, 54.5),
    (Kind.EHRENAMTSNACHWEIS, 2, "Nachweis über Ihr Ehren", 25, 35),
    (Kind.DANK, 3, "Подяка", 122, 74.5),
]


@pytest.mark.parametrize(("kind", "page", "text", "left", "top"), REFERENCES)
def test_the_parts_stand_where_they_belong(kind: Kind, page: int, text: str, left: float, top: float) -> None:
    document = pdf.draw(of_kind(kind, languages=ALL))
    found = next(each for each in pdf_reading.blocks(document, page) if text in each.text and each.top > 30)
    assert (found.left, found.top) == (pytest.approx(left, abs=1), pytest.approx(top, abs=1))


def test_competences_stand_in_their_groups_and_the_offices_own_below() -> None:
    found = pdf_reading.structure(pdf.draw(of_kind(Kind.KOMPETENZNACHWEIS)))
    rows = dict(itertools.pairwise([text for role, text in found if role in {"TH", "TD"}]))
    assert rows["Fachkompetenz"] == "Pädagogische Fähigkeiten"
    assert rows["Methodenkompetenz"] == "Zeitmanagement"
    assert rows["Sozialkompetenz"] == "Teamfähigkeit"
    assert rows["Selbstkompetenz"] == "Zuverlässigkeit"
    assert rows["Weitere"] == "Geduld"
    assert (
        "Vorlesen mit Kindern, 12. April 2025, 6 Stunden" in roles(pdf.draw(of_kind(Kind.KOMPETENZNACHWEIS)))["LBody"]
    )


def test_a_shorter_attendance_says_so_and_a_full_one_does_not() -> None:
    partly = read(pdf.draw(of_kind(Kind.TEILNAHME)))
    assert squeezed("war davon 6 Stunden anwesend; nur diese Zeit wird bescheinigt") in partly
    wholly = read(pdf.draw(of_kind(Kind.TEILNAHME, course=replace(COURSE, present=Decimal(8)))))
    assert "bescheinigtwird" not in wholly
    assert "nurdieseZeit" not in wholly


def test_thanks_are_landscape_and_count_no_hours() -> None:
    document = pdf.draw(of_kind(Kind.DANK))
    (page,) = pdf_reading.pages(document)
    assert "Stunde" not in page
    assert "zehn Jahre Vorlesen" in page
    with_size = pdf_reading.blocks(document)
    assert max(block.right for block in with_size) > 210


def test_a_card_is_confirmed_by_week_and_year_confirmed_and_estimated_apart_and_signed_by_the_organisation() -> None:
    said = read(pdf.draw(of_kind(Kind.EHRENAMTSKARTE)))
    for text in (
        "188 Stunden, davon 168 bestätigt durch die Einsatzstelle und 20 geschätzt",
        "bestätigt: 1,8 Stunden in der Woche, 96 Stunden im Jahr",
        "geschätzt: 0,2 Stunden in der Woche, 11 Stunden im Jahr",
        "Für Bürgerverein Lesezeichen e. V.",
        "nicht selbst die Person, die den Antrag stellt",
        "kein Entgelt",
        "„Ehrenamtskarte Sachsen“",
    ):
        assert squeezed(text) in said, text
    assert "berechtigt" not in said


def test_averages_are_rounded_down_and_a_year_is_claimed_of_none_shorter() -> None:
    words = wording.german
    assert words.average(Decimal(100), date(2026, 1, 1), date(2026, 6, 30)) == "3,8 Stunden in der Woche"
    assert words.average(Decimal(250), date(2025, 1, 1), date(2025, 12, 31)).endswith("250 Stunden im Jahr")
    assert words.average(Decimal(3), date(2026, 1, 1), date(2026, 1, 2)) == ""


ENGAGEMENTS = st.builds(
    Engagement,
    organisation=TEXTS,
    from_on=st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    to_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    function=TEXTS,
    confirmed=st.decimals(0, 9999, places=2),
    estimated=st.decimals(0, 9999, places=2),
    tasks=LINES,
    text=TEXTS | st.just(""),
)
COURSES = st.builds(
    Course,
    title=TEXTS,
    first=st.just(date(2026, 1, 1)),
    last=st.just(date(2026, 1, 2)),
    held=st.just(Decimal(8)),
    present=st.decimals("0.25", 8, places=2),
    contents=LINES,
    organiser=TEXTS,
    lecturer=NAMES,
)


@st.composite
def contents(draw: st.DrawFn) -> CertificateContent:
    kind = draw(st.sampled_from(list(Kind)))
    changes: dict[str, object] = {
        "person": Person(draw(NAMES)),
        "languages": draw(st.sampled_from([(), *((x,) for x in ALL)])),
    }
    changes["signatories"] = tuple(
        SignedBy(name, text) for name, text in draw(st.lists(st.tuples(NAMES, TEXTS), max_size=3))
    )
    if kind is Kind.TEILNAHME:
        changes["course"] = draw(COURSES)
    elif kind is Kind.DANK:
        changes["occasion"] = draw(TEXTS)
    else:
        most = draw(st.sampled_from([1, 2, 12]))
        engagement = draw(ENGAGEMENTS)
        changes["engagements"] = tuple(
            replace(engagement, organisation=f"{engagement.organisation} {n}") for n in range(most)
        )
    if kind is Kind.KOMPETENZNACHWEIS:
        changes["competences"] = draw(st.lists(TEXTS, max_size=8).map(tuple))
        changes["trainings"] = tuple(
            Training(title, date(2026, 1, 1), Decimal(3)) for title in draw(st.lists(TEXTS, max_size=4))
        )
    return of_kind(kind, **changes)


@given(contents())
@settings(max_examples=30, deadline=None)
def test_whatever_is_put_in_comes_out_and_nothing_overlaps(content: CertificateContent) -> None:
    document = pdf.draw(content)
    said = read(document)
    wanted = [content.person.name, content.occasion, *content.competences]
    for each in content.engagements:
        wanted += [each.organisation, each.function, each.text, *each.tasks]
    if content.course:
        wanted += [content.course.title, content.course.organiser, content.course.lecturer, *content.course.contents]
    wanted += [each.title for each in content.trainings]
    for text in wanted:
        assert squeezed(text) in said, text
    assert_inside_and_apart(document, content.kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_snapshot_keeps_every_kind(kind: Kind) -> None:
    content = of_kind(kind, languages=ALL, approved_on=date(2026, 11, 20), title="Nachweis über Engagement")
    assert from_snapshot(snapshot(content)) == replace(content, issuer=replace(content.issuer, logo=None))


def test_a_snapshot_from_before_there_were_kinds_is_still_read() -> None:
    values = snapshot(certificate())
    for name in ("kind", "languages", "occasion", "course", "scheme", "approved_on", "title"):
        del values[name]
    for engagement in values["engagements"]:
        del engagement["text"], engagement["blocks"]
    old = from_snapshot(values)
    assert (old.kind, old.languages, old.engagements[0].text) == (Kind.EHRENAMTSNACHWEIS, (), "")
    assert old.person == ILSE
    assert old.engagements == (READING,)


def test_a_page_in_another_language_is_drawn_closer_together_before_a_few_lines_go_to_the_next() -> None:
    """The sheet for a card in Leichte Sprache: its last three lines stood alone on a page."""
    work = replace(READING, tasks=("Vorlesen",), place="", to_on=date(2025, 6, 1))
    document = pdf.draw(of_kind(Kind.EHRENAMTSKARTE, engagements=(work,), languages=("de-simple",)))
    (simple,) = [page for page in pdf_reading.pages(document) if "Leichter Sprache" in page]
    assert "Dann sagt das Amt" in simple


def test_a_bold_word_alone_on_its_line_ends_with_a_colon() -> None:
    said = roles(pdf.draw(of_kind(Kind.KOMPETENZNACHWEIS)))["P"]
    assert "Fortbildungen:" in said
    assert "Inhalte:" in roles(pdf.draw(of_kind(Kind.TEILNAHME)))["P"]


def test_one_task_is_said_in_the_sentence_and_several_are_a_list() -> None:
    one = replace(READING, tasks=("Vorlesen",))
    said = roles(pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, engagements=(one,))))
    assert "Tätigkeiten. Frau Mertens übernahm folgende Aufgabe: Vorlesen." in said["P"]
    assert "Vorlesen" not in said.get("LBody", [])
    assert "Mitarbeit am jährlichen Lesefest" in roles(pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS)))["LBody"]


def test_a_sheet_for_the_card_about_one_engagement_is_one_page() -> None:
    work = replace(READING, tasks=("Vorlesen",), place="", to_on=date(2025, 6, 1))
    document = pdf.draw(of_kind(Kind.EHRENAMTSKARTE, engagements=(work,), signatories=(SignedBy("Jana Vogel"),)))
    assert len(pdf_reading.pages(document)) == 1


LONG_NAME = " ".join(["Prof. Dr. Maria Magdalena Freifrau von und zu der Leyen Çelik geborene Wojciechowska"] * 3)[:200]


@pytest.mark.parametrize("kind", Kind)
def test_a_name_of_200_letters_stays_whole_on_the_page_that_it_heads(kind: Kind) -> None:
    alone = pdf_reading.pages(pdf.draw(of_kind(kind, person=Person("Kim Ö"))))
    named = pdf_reading.pages(pdf.draw(of_kind(kind, person=Person(LONG_NAME))))
    assert squeezed(LONG_NAME) in squeezed(named[0])
    assert kind is not Kind.DANK or len(named) == len(alone) == 1


def test_letters_of_a_long_name_in_leichte_sprache_stay_large() -> None:
    document = pdf.draw(of_kind(Kind.EHRENAMTSNACHWEIS, person=Person(LONG_NAME), languages=("de-simple",)))
    with pikepdf.open(BytesIO(document)) as opened:
        heading, sizes = False, set()
        for instruction in pikepdf.parse_content_stream(opened.pages[1]):
            operator = str(instruction.operator)
            if operator in {"BDC", "EMC"}:
                heading = operator == "BDC" and instruction.operands[0] == "/H2"
            if operator == "Tf" and heading:
                sizes.add(float(instruction.operands[1]))
    (size,) = sizes
    assert 14 <= size < 19
