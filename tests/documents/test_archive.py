"""Every document is PDF/A-2a and PDF/UA-1; the rules that say so find what is broken on purpose."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import access_rules
import archive_rules
import documents_of_all_kinds
import pdf_reading
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageCms, ImageDraw

from freiwilligenagentur.documents import colour, embedding, fonts
from freiwilligenagentur.documents.blocks import Bullets, Heading, InLanguage, KeyValues, Paragraph, Picture
from freiwilligenagentur.documents.document import Document, Section
from freiwilligenagentur.documents.joining import joined
from freiwilligenagentur.documents.stamp import stamped

KINDS = documents_of_all_kinds.all_kinds()
DOCUMENT = Document(title="Probe <&> „“", author="Agentur & Co.", created=date(2026, 4, 3))


def picture(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (60, 30)) -> bytes:
    image = Image.new(mode, size)
    ImageDraw.Draw(image).ellipse((2, 2, 50, 28), fill=1 if mode == "1" else "green" if "RGB" in mode else 90)
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _said(_language: str) -> str:
    return "Zweitschrift"


def flaws(pdf: bytes) -> list[str]:
    return archive_rules.flaws(pdf) + access_rules.flaws(pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_keeps_the_rules_of_archives_and_access(kind: str) -> None:
    assert flaws(KINDS[kind]()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_the_same_when_drawn_again(kind: str) -> None:
    assert KINDS[kind]() == KINDS[kind]()


def test_a_copy_is_known_as_the_same_document_in_another_version_and_others_as_others() -> None:
    original = DOCUMENT.build([Paragraph("eins")])
    ids = []
    for pdf in (original, stamped(original, _said), DOCUMENT.build([Paragraph("zwei")])):
        with pikepdf.open(BytesIO(pdf)) as document:
            ids.append([bytes(part) for part in document.trailer.ID])
    first, copy, other = ids
    assert (copy[0], copy[1] == first[1]) == (first[0], False)
    assert other[0] != first[0]


@pytest.fixture
def _threads_in_small_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_threads_in_small_turns")
def test_documents_drawn_at_the_same_time_are_as_those_drawn_one_by_one() -> None:
    def drawn(number: int) -> bytes:
        texts = ["".join(chr(65 + (number * 7 + place * step) % 400) for place in range(60)) for step in range(1, 5)]
        return DOCUMENT.build([Paragraph(text) for text in texts if not fonts.missing(text)])

    alone = [drawn(number) for number in range(40)]
    embedding.subset.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(drawn, range(40)))
    assert together == alone


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.endswith("copy")])
def test_every_page_is_painted_in_the_order_in_which_it_is_read(kind: str) -> None:
    with pikepdf.open(BytesIO(KINDS[kind]())) as pdf:
        marks = [mark for tree in access_rules.trees(pdf) for node in tree.all() for mark in node.marks]
        for page in range(len(pdf.pages)):
            numbers = [number for on, number in marks if on == page]
            assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize(
    "data",
    [picture(), picture("RGBA"), picture("LA"), picture("1"), picture("L"), picture(kind="JPEG"), picture("L", "JPEG"),
     picture("CMYK", "JPEG"), picture(size=(2000, 900)), picture(kind="JPEG", size=(2000, 900))],
)  # fmt: skip
def test_pictures_of_every_kind_keep_the_rules(data: bytes) -> None:
    pdf = DOCUMENT.build([Heading("Titel"), Picture(data, "Ein Punkt", 40, 20)])
    assert flaws(pdf) == []
    assert flaws(stamped(pdf, _said)) == []


def many_pages(count: int) -> bytes:
    """At least so many pages in two parts of the same length, the second in another language."""
    text = Paragraph("Wort " * 400 * count)
    return DOCUMENT.build([Heading("Titel"), text], further=[Section([Heading("Titel"), text], language="uk")])


@pytest.mark.parametrize("count", [70, 140])
def test_a_copy_of_many_pages_is_marked_on_each_and_keeps_the_rules(count: int) -> None:
    original = many_pages(count)
    copy = stamped(original, lambda language: f"Zweitschrift {language or 'de'}")
    assert flaws(copy) == []
    texts = pdf_reading.pages(copy)
    half = len(texts) // 2
    assert half * 2 == len(texts) == len(pdf_reading.pages(original)) >= count
    assert ["Zweitschrift de" in text for text in texts] == [True] * half + [False] * half
    assert ["Zweitschrift uk" in text for text in texts] == [False] * half + [True] * half
    with pikepdf.open(BytesIO(copy)) as document:
        assert document.check_pdf_syntax() == []
        parts = document.Root.StructTreeRoot.K[0].K
        assert [[str(kid.S) for kid in part.K[:2]] for part in parts] == [["/P", "/H1"]] * 2


def test_documents_of_many_pages_stand_behind_each_other_and_keep_the_rules() -> None:
    parts = [many_pages(70), DOCUMENT.build([Heading("Titel"), Paragraph("kurz")]), many_pages(130)]
    counts = [len(pdf_reading.pages(part)) for part in parts]
    whole = joined(zip("abc", parts, strict=True), DOCUMENT.about())
    assert flaws(whole) == []
    assert len(pdf_reading.pages(whole)) == sum(counts) > 200
    with pikepdf.open(BytesIO(whole)) as document:
        assert document.check_pdf_syntax() == []
        starts = [entry.destination[0].objgen for entry in document.open_outline().root]
        assert starts == [document.pages[at].obj.objgen for at in (0, counts[0], counts[0] + 1)]


@given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0x24F, exclude_categories=("Cc",))), max_size=5))
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_keeps_the_rules(texts: list[str]) -> None:
    blocks = [each for text in texts for each in (Paragraph(text), Bullets([text]), KeyValues(((text, text),)))]
    assert flaws(DOCUMENT.build([Heading("Titel"), *blocks])) == []


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9))
def test_no_stream_seems_longer_than_it_is(number: int) -> None:
    pdf = DOCUMENT.build([Paragraph(f"Nr. {number}")])
    assert [flaw for flaw in archive_rules.flaws(pdf) if "Length" in flaw] == []


def test_text_in_another_language_says_so() -> None:
    pdf = DOCUMENT.build([Heading("Titel"), InLanguage(Paragraph("Дякуємо"), "uk"), Paragraph("Danke")])
    assert flaws(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert [str(node.get("/Lang", "")) for node in document.Root.StructTreeRoot.K[0].K] == ["", "uk", ""]


def test_the_output_intent_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(colour.profile()))
    colours = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L").rotate(90)]
    )
    same = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert max(abs(a - b) for a, b in zip(colours.tobytes(), same.tobytes(), strict=True)) <= 1


def _first(pdf: Pdf, role: str) -> pikepdf.Object:
    return next(each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == Name(f"/{role}"))


def _font(pdf: Pdf) -> pikepdf.Object:
    return next(font for _name, font in pdf.pages[0].obj.Resources.Font.items())


def _replaced(stream: pikepdf.Object, old: bytes, new: bytes) -> None:
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new, 1))


def _replaced_all(stream: pikepdf.Object, old: bytes, new: bytes) -> None:
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new))


@pytest.mark.parametrize(
    ("flaw", "old", "new"),
    [
        ("6.1.4", rb"\nxref\n0 ", b"\nxref 0 "),
        ("6.1.6", rb"ID\[<[0-9a-f]{32}>", b"ID[<0123456789abcdef0123456789abcde >"),
        ("6.1.9", rb"\n1 0 obj\n", b"\n1 0 obj "),
    ],
)
def test_the_rules_find_what_is_spelt_wrongly(flaw: str, old: bytes, new: bytes) -> None:
    spelt = re.sub(old, new, KINDS["certificate"](), count=1)
    assert any(flaw in each for each in flaws(spelt))


BROKEN: dict[str, Callable[[Pdf], object]] = {
    "6.2.3: output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "6.7.2.2: not marked": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
    "6.7.4: no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "6.3 to 6.11: /OpenAction in the catalogue": lambda pdf: pdf.Root.__setitem__("/OpenAction", Array([])),
    "6.6.4: does not claim PDF/A-2a": lambda pdf: _replaced(pdf.Root.Metadata, b"<pdfaid:part>2", b"<pdfaid:part>1"),
    "6.6.2: /Title differs": lambda pdf: pdf.docinfo.__setitem__("/Title", String("anders")),
    "6.6.2: /CreationDate differs": lambda pdf: pdf.docinfo.__setitem__("/CreationDate", String("D:20200101000000Z")),
    "6.2.11.6: not symbolic": lambda pdf: _font(pdf).__setitem__("/Encoding", Name.WinAnsiEncoding),
    "6.2.11.5: width": lambda pdf: _font(pdf).__setitem__("/Widths", Array([1] * len(_font(pdf).Widths))),
    "6.2.11.7.2: no ToUnicode": lambda pdf: _font(pdf).__delitem__("/ToUnicode"),
    "6.2.11.7.2: meaning": lambda pdf: _replaced(_font(pdf).ToUnicode, b"<1F> <", b"<1F> <0000> <"),
    "is not embedded": lambda pdf: _font(pdf).__delitem__("/FontDescriptor"),
    "6.2.10: blending": lambda pdf: pdf.pages[0].obj.__delitem__("/Group"),
    "is not described": lambda pdf: _replaced(pdf.Root.Metadata, b"<pdfaProperty:name>part", b"<pdfaProperty:name>p"),
    "6.6.2.3: prefix": lambda pdf: _replaced_all(pdf.Root.Metadata, b"pdfuaid", b"ua"),
    "6.6.2.3: category": lambda pdf: _replaced(pdf.Root.Metadata, b"internal", b"inner"),
    "30-002": lambda pdf: pdf.pages[0].add_resource(
        pdf.make_stream(b"/P <</MCID 0>> BDC EMC", Subtype=Name.Form, BBox=Array([0, 0, 9, 9])), Name.XObject
    ),
    "6.2.4: k": lambda pdf: pdf.pages[0].contents_add(b"0 0 0 1 k"),
    "01-005: f is not marked": lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f"),
    "01-005: content 0": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__setitem__(0, _first(pdf, "P")),
    "the structure names content that is not there": lambda pdf: _first(pdf, "H1").__setitem__("/K", 999),
    "28-008": lambda pdf: pdf.pages[0].obj.__setitem__("/Tabs", Name.R),
    "07-001": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "06-002": lambda pdf: _replaced(pdf.Root.Metadata, b"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    "13-004": lambda pdf: _first(pdf, "Figure").__delitem__("/Alt"),
    "14-002": lambda pdf: _first(pdf, "H1").__setitem__("/S", Name.H3),
    "14-003": lambda pdf: _first(pdf, "H2").__setitem__("/S", Name.H4),
    "15-003: a head without a scope": lambda pdf: _first(pdf, "TH").__delitem__("/A"),
    "02-001": lambda pdf: _first(pdf, "P").__setitem__("/S", Name.Absatz),
    "09-004": lambda pdf: _first(pdf, "LI").__setitem__("/S", Name.P),
}  # fmt: skip


@pytest.mark.parametrize("flaw", BROKEN)
def test_the_rules_find_what_is_broken(flaw: str) -> None:
    with pikepdf.open(BytesIO(KINDS["certificate"]())) as pdf:
        BROKEN[flaw](pdf)
        out = BytesIO()
        pdf.save(out)
    assert any(flaw in each for each in flaws(out.getvalue()))
