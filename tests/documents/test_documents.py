from __future__ import annotations

import itertools
from datetime import date
from io import BytesIO

import pdf_reading
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from freiwilligenagentur.documents import fonts, styles
from freiwilligenagentur.documents.blocks import (
    Bullets,
    Gap,
    Heading,
    KeyValues,
    Paragraph,
    Picture,
    Signatory,
    Signatures,
)
from freiwilligenagentur.documents.document import Document, Frame
from freiwilligenagentur.documents.lines import Span
from freiwilligenagentur.documents.stamp import stamped
from freiwilligenagentur.errors import WrongFile

DOCUMENT = Document(title="Probe <&>", author="Agentur & Co.", created=date(2026, 4, 3))


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, "green").save(out, kind)
    return out.getvalue()


def test_blocks_stand_where_the_frame_says() -> None:
    document = Document(title="t", author="a", frame=Frame(left=30, right=20, top=40))
    pdf = document.build([Heading("Überschrift"), KeyValues((("Name", "Wert"),)), Bullets(["Punkt"])])
    heading, value, point = (pdf_reading.block(pdf, text) for text in ("Überschrift", "Wert", "Punkt"))
    assert heading.left == pytest.approx(30, abs=1)
    assert heading.top == pytest.approx(40.5, abs=1)
    assert value.left == pytest.approx(30 + 40, abs=1)
    assert pdf_reading.block(pdf, "Name").left == pytest.approx(30, abs=1)
    assert point.top > value.bottom > heading.bottom


def test_every_font_is_embedded_and_everything_drawn_is_tagged() -> None:
    blocks = [Heading("Kopf"), Paragraph([Span("Fett.", bold=True), Span(" Text")]), Picture(picture(), "Logo", 30, 15)]
    pdf = DOCUMENT.build(blocks, [Signatures("Ort, Tag", [Signatory(("Name",))], "Stempel")])
    assert pdf_reading.fonts_not_embedded(pdf) == []
    assert pdf_reading.untagged(pdf) == []


def test_the_structure_reads_in_the_order_of_the_blocks() -> None:
    blocks = [
        Heading("Titel"),
        Paragraph("Ein Satz."),
        KeyValues((("Leer", ""), ("Zeitraum", "2026"))),
        Bullets(["eins", "zwei"], numbered=True),
        Picture(picture(), "Das Logo", 30, 15),
    ]
    pdf = DOCUMENT.build(blocks, [Signatures("Naumburg", [Signatory(("Jana Vogel", "Leitung"))])])
    assert pdf_reading.structure(pdf) == [
        ("H1", "Titel"), ("P", "Ein Satz."), ("TH", "Zeitraum"), ("TD", "2026"),
        ("Lbl", "1."), ("LBody", "eins"), ("Lbl", "2."), ("LBody", "zwei"),
        ("Figure", "Das Logo"), ("P", "Naumburg"), ("P", "Jana Vogel Leitung"),
    ]  # fmt: skip


def test_the_document_says_its_title_language_and_author() -> None:
    with pikepdf.open(BytesIO(DOCUMENT.build([Paragraph("Text")]))) as pdf:
        assert pdf.Root.Lang == "de-DE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.docinfo.Title == "Probe <&>"
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == "Probe <&>"
            assert meta["dc:creator"] == ["Agentur & Co."]
            assert meta["pdfuaid:part"] == "1"


def test_each_marked_piece_is_found_through_the_parent_tree() -> None:
    pdf = DOCUMENT.build([Paragraph("Wort " * 2000)])
    with pikepdf.open(BytesIO(pdf)) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        assert len(document.pages) > 1
        for index, page in enumerate(document.pages):
            assert page.obj.StructParents == numbers[2 * index] == index
            marks = [int(i.operands[1].MCID) for i in pikepdf.parse_content_stream(page) if str(i.operator) == "BDC"]
            assert marks == list(range(len(numbers[2 * index + 1])))
            assert all(entry.S == "/P" for entry in numbers[2 * index + 1])


def test_the_same_blocks_give_the_same_bytes() -> None:
    def blocks() -> list[Heading | Paragraph | Picture]:
        return [Heading("Titel"), Paragraph("Ж ö ẞ"), Picture(picture(), "x", 10, 10)]

    assert DOCUMENT.build(blocks()) == DOCUMENT.build(blocks())


def test_a_long_text_flows_over_pages_and_none_of_its_lines_is_lost_or_printed_over() -> None:
    words = [f"w{number}" for number in range(3000)]
    pdf = DOCUMENT.build([Paragraph(" ".join(words))])
    assert " ".join(pdf_reading.pages(pdf)).split() == words
    for page in range(len(pdf_reading.pages(pdf))):
        lines = sorted(pdf_reading.blocks(pdf, page), key=lambda line: line.top)
        assert all(line.left >= 24.5 and line.right <= 190.5 and line.bottom <= 272.5 for line in lines)
        assert all(above.bottom <= below.top + 0.5 for above, below in itertools.pairwise(lines))


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for filling in range(190, 250, 4):
        pages = pdf_reading.pages(DOCUMENT.build([Paragraph("oben"), Gap(filling), Heading("Kopf"), Paragraph("Text")]))
        assert [("Kopf" in page) == ("Text" in page) for page in pages] == [True] * len(pages)


def test_no_single_line_of_a_paragraph_is_left_on_a_page() -> None:
    text = "\n".join(f"Zeile {number}" for number in range(4))
    for filling in range(200, 250, 2):
        pages = pdf_reading.pages(DOCUMENT.build([Paragraph("oben"), Gap(filling), Paragraph(text)]))
        assert all(page.count("Zeile") != 1 for page in pages)


def test_the_closing_stays_together_and_stands_at_the_foot_of_a_single_page() -> None:
    closing = [Signatures("Naumburg, heute", [Signatory(("Jana Vogel",)), Signatory(("Tom Weiß",))])]
    short = DOCUMENT.build([Paragraph("kurz")], closing)
    assert pdf_reading.block(short, "Jana Vogel").bottom == pytest.approx(271, abs=1.5)
    pages = pdf_reading.pages(DOCUMENT.build([Paragraph("Wort " * 560)], closing))
    (signed,) = [page for page in pages if "Naumburg, heute" in page]
    assert "Jana Vogel" in signed
    assert "Wort" in signed


def test_a_word_that_is_wider_than_the_page_is_broken_inside_it() -> None:
    word = "Donaudampfschifffahrt" * 12
    pdf = DOCUMENT.build([KeyValues(((word, word),))])
    assert all(block.right <= 190.5 for block in pdf_reading.blocks(pdf))
    assert [text.replace(" ", "") for _role, text in pdf_reading.structure(pdf)] == [word, word]


def test_a_table_higher_than_a_page_goes_on_over_pages() -> None:
    pdf = DOCUMENT.build([KeyValues(tuple((f"n{i}", f"v{i}") for i in range(120)))])
    found = [text for _role, text in pdf_reading.structure(pdf)]
    assert found == [text for i in range(120) for text in (f"n{i}", f"v{i}")]
    assert len(pdf_reading.pages(pdf)) > 2


# Without hyphens: a reader of the text layer may take one at the end of a line for a broken word.
LETTERS = st.characters(codec="latin-1", exclude_categories=("Cc", "Cf"), exclude_characters="-")


@given(st.lists(st.text(LETTERS, max_size=60), max_size=6))
@settings(max_examples=40, deadline=None)
def test_everything_put_in_comes_out_of_the_text_layer(texts: list[str]) -> None:
    pdf = DOCUMENT.build([block for text in texts for block in (Paragraph(text), Bullets([text]))])
    wanted = [text for text in texts if text.strip()]
    said = [text for role, text in pdf_reading.structure(pdf) if role in {"P", "LBody"}]
    assert ["".join(text.split()) for text in said if text] == [
        "".join(text.split()) for text in wanted for _ in range(2)
    ]


def test_a_picture_with_transparency_and_a_huge_one_are_drawn_small() -> None:
    clear = DOCUMENT.build([Picture(picture(mode="RGBA"), "Logo", 30, 15)])
    huge = DOCUMENT.build([Picture(picture(size=(4000, 4000)), "Logo", 30, 15)])
    with pikepdf.open(BytesIO(huge)) as document:
        assert [image.Width <= 1200 for image in document.pages[0].get_images().values()] == [True]
    assert pdf_reading.structure(clear) == [("Figure", "Logo")]


def photograph(orientation: int) -> bytes:
    """As a telephone takes it: with a note where it was, and of how it was held."""
    image, out = Image.new("RGB", (40, 20), "green"), BytesIO()
    notes = image.getexif()
    notes[0x0112] = orientation
    notes[0x010E] = "Marktplatz 1"
    image.save(out, "JPEG", exif=notes, comment=b"geheim")
    return out.getvalue()


def test_a_photograph_goes_in_as_it_is_but_without_its_notes() -> None:
    data = photograph(1)
    assert b"Marktplatz" in data
    with pikepdf.open(BytesIO(DOCUMENT.build([Picture(data, "Bild", 40, 20)]))) as document:
        (stored,) = document.pages[0].get_images().values()
        raw = stored.read_raw_bytes()
    assert stored.Filter == "/DCTDecode"
    assert b"Marktplatz" not in raw
    assert b"geheim" not in raw
    assert Image.open(BytesIO(raw)).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_a_photograph_taken_on_its_side_stands_upright() -> None:
    with pikepdf.open(BytesIO(DOCUMENT.build([Picture(photograph(6), "Bild", 40, 20)]))) as document:
        (stored,) = document.pages[0].get_images().values()
        assert (int(stored.Width), int(stored.Height)) == (20, 40)


BROKEN_PNG = picture()[:33] + b"\0\0\0\1Q0\nF" + picture()[41:]
"""Its second part has a name that no part of a PNG file can have."""


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:60], picture("JPEG")[:100], BROKEN_PNG])
def test_a_picture_that_cannot_be_read_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(WrongFile, match="PNG- oder JPEG-Datei"):
        DOCUMENT.build([Picture(data, "Logo", 30, 15)])


def test_a_copy_is_marked_on_each_page_and_otherwise_unchanged() -> None:
    original = DOCUMENT.build([Paragraph("Wort " * 1500)])
    copy = stamped(original, lambda _language: "Zweitschrift, ausgestellt am 3. April 2026")
    before, after = pdf_reading.pages(original), pdf_reading.pages(copy)
    assert [page.replace("Zweitschrift, ausgestellt am 3. April 2026", "").split() for page in after] == [
        page.split() for page in before
    ]
    assert all("Zweitschrift" in page for page in after)
    assert pdf_reading.structure(copy)[1:] == pdf_reading.structure(original)
    assert pdf_reading.untagged(copy) == []
    assert pdf_reading.fonts_not_embedded(copy) == []
    middle = pdf_reading.block(copy, "Zweitschrift")
    assert (middle.left + middle.right) / 2 == pytest.approx(105, abs=1)
    assert middle.bottom == pytest.approx(16.5, abs=1)


def test_a_heavier_face_stands_for_bold_words() -> None:
    assert fonts.Face.SERIF.bold is fonts.Face.SERIF_BOLD
    assert styles.TEXT.face.bold is not styles.TEXT.face


def test_no_line_ends_inside_an_abbreviation_or_a_date() -> None:
    text = "Sie half im Bürgerverein Lesezeichen e. V. vom 2. Februar 2025 bis zum 31. Oktober 2026 mit."
    for right in range(100, 160):
        document = Document(title="t", author="a", frame=Frame(right=right))
        lines = [line for line in pdf_reading.pages(document.build([Paragraph(text)]))[0].splitlines() if line.strip()]
        assert not any(line.strip().endswith(("e.", " 2.", "31.")) for line in lines), lines


def test_lines_in_the_middle_are_about_as_wide_as_each_other() -> None:
    name = "Prof. Dr. Maria-Magdalena Freifrau von Hohenstein zu Schwarzburg-Rudolstadt am Stadtpark"
    centred = DOCUMENT.build([Paragraph(name, styles.TITLE, centred=True)])
    plain = DOCUMENT.build([Paragraph(name, styles.TITLE)])
    widths, usual = ([each.right - each.left for each in pdf_reading.blocks(pdf, 0)] for pdf in (centred, plain))
    assert len(widths) == len(usual) > 1
    assert widths[-1] > 0.9 * max(widths)
    assert usual[-1] < 0.6 * max(usual)


@pytest.mark.parametrize("above", range(8, 40))
def test_no_point_of_a_list_stands_alone_on_a_page(above: int) -> None:
    lines = [Paragraph(f"Zeile {number}") for number in range(above)]
    pdf = DOCUMENT.build([*lines, Bullets(["Punkt eins", "Punkt zwei", "Punkt drei"])])
    assert [page.count("Punkt") for page in pdf_reading.pages(pdf) if "Punkt" in page] == [3]


def test_text_of_one_page_is_lowered_by_its_share_of_the_room_below() -> None:
    usual = pdf_reading.block(DOCUMENT.build([Paragraph("Danke")]), "Danke")
    middle = Document(title="t", author="a", lowered=0.5).build([Paragraph("Danke")])
    assert pdf_reading.block(middle, "Danke").top == pytest.approx(297 / 2 - (usual.bottom - usual.top) / 2, abs=2)
    assert usual.top == pytest.approx(25, abs=2)


def test_a_heading_becomes_a_little_smaller_before_it_takes_two_lines() -> None:
    def lines(text: str) -> list[pdf_reading.TextBlock]:
        return pdf_reading.blocks(DOCUMENT.build([Heading(text, smallest=0.75)]), 0)

    usual, longer = lines("Bestätigung")[0], lines("Bestätigung für die Ehrenamtskarte")
    assert len(longer) == 1
    assert longer[0].right == pytest.approx(190, abs=2)
    assert longer[0].bottom - longer[0].top < usual.bottom - usual.top
    assert len(lines("Bestätigung für die Ehrenamtskarte und alles andere")) == 2
