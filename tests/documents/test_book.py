"""Many documents in one file: tagged and archivable like one, with bookmarks, fonts once, in little memory."""

from __future__ import annotations

import tracemalloc
from datetime import date
from io import BytesIO
from pathlib import Path

import access_rules
import archive_rules
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from freiwilligenagentur.documents.blocks import Bullets, Heading, Paragraph, Picture
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.document import Document, Section
from freiwilligenagentur.documents.metadata import About

ABOUT = About("Nachweise", "Freiwilligenagentur Musterstadt", "de-DE", date(2026, 11, 23))


def one(name: str, book: Book, lines: int = 3) -> None:
    document = Document(title=name, author="", created=date(2026, 11, 23))
    blocks = [Heading("Ehrenamtsnachweis"), Paragraph(name), Bullets([f"Aufgabe {n} für {name}" for n in range(lines)])]
    document.add_to(book, [Section(blocks)], bookmark=name)


def bound(names: list[str], lines: int = 3) -> bytes:
    out = BytesIO()
    book = Book(out, ABOUT, bound=True)
    for name in names:
        one(name, book, lines)
    book.finish()
    return out.getvalue()


@pytest.mark.parametrize("count", [1, 2, 64, 65, 200])
def test_a_book_keeps_all_rules_and_leads_to_everybody(count: int) -> None:
    names = [f"Müller, Žofia {number}" for number in range(count)]
    data = bound(names)
    assert archive_rules.flaws(data) == []
    assert access_rules.flaws(data) == []
    opened = pypdfium2.PdfDocument(data)
    marked = [(item.get_title(), item.get_dest().get_index()) for item in opened.get_toc()]
    assert marked == [(name, page) for page, name in enumerate(names)]
    for page, name in enumerate(names):
        assert f"Aufgabe 2 für {name}" in opened[page].get_textpage().get_text_range()
    opened.close()


def test_long_documents_of_a_book_flow_over_pages_and_keep_all_rules() -> None:
    data = bound(["Ilse Mertens", "Tom Weiß"], lines=90)
    assert archive_rules.flaws(data) == []
    assert access_rules.flaws(data) == []
    opened = pypdfium2.PdfDocument(data)
    assert [item.get_dest().get_index() for item in opened.get_toc()] == [0, len(opened) // 2]
    assert len(opened) >= 6
    opened.close()


def test_each_document_is_a_part_that_is_named_after_its_bookmark() -> None:
    with pikepdf.open(BytesIO(bound(["Ilse Mertens", "Tom Weiß"]))) as pdf:
        (whole,) = pdf.Root.StructTreeRoot.K
        parts = [(str(part.S), str(part.T), str(part.K[0].S)) for part in whole.K]
    assert parts == [("/Part", "Ilse Mertens", "/H1"), ("/Part", "Tom Weiß", "/H1")]


def test_fonts_and_pictures_go_in_once_however_many_documents_there_are() -> None:
    seal = BytesIO()
    Image.new("RGBA", (40, 40), (11, 107, 87, 90)).save(seal, "PNG")

    def book(count: int) -> bytes:
        out = BytesIO()
        made = Book(out, ABOUT, bound=True)
        for number in range(count):
            picture = Picture(seal.getvalue(), "Siegel", 20, 20)
            Document(title="x", author="").add_to(
                made, [Section([Heading(f"Nr. {number}"), picture])], bookmark=str(number)
            )
        made.finish()
        return out.getvalue()

    def shared(data: bytes) -> tuple[int, int]:
        return data.count(b"/FontFile2"), data.count(b"/Subtype/Image")

    assert shared(book(50)) == shared(book(2)) == (1, 2)  # the picture and what of it is clear
    assert archive_rules.flaws(book(3)) == []


def test_more_letters_than_a_subset_holds_go_into_several() -> None:
    letters = "".join(map(chr, [*range(0xC0, 0x17F), *range(0x391, 0x3A0), *range(0x410, 0x450)]))
    data = bound([letters[:120], letters[120:240], letters[240:]])
    assert archive_rules.flaws(data) == []
    opened = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    assert set(letters) <= set(text)


def test_the_same_documents_give_the_same_bytes_and_others_another_identity() -> None:
    def identity(data: bytes) -> bytes:
        with pikepdf.open(BytesIO(data)) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert bound(["Ilse", "Tom"]) == bound(["Ilse", "Tom"])
    assert identity(bound(["Ilse", "Tom"])) != identity(bound(["Ilse", "Tam"]))


def test_memory_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        with (tmp_path / "book.pdf").open("wb") as out:
            tracemalloc.start()
            book = Book(out, ABOUT, bound=True)
            for number in range(count):
                one(f"Person {number % 10}", book)  # other lines would be kept for the next document
            book.finish()
            _now, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return most

    peak(10)
    few, many = peak(100), peak(600)
    assert many < few * 2, f"{few} bytes for 100 documents, {many} for 600"


def test_a_document_that_cannot_be_drawn_leaves_the_book_as_it_was() -> None:
    from freiwilligenagentur.documents.fonts import MissingLetters

    out = BytesIO()
    book = Book(out, ABOUT, bound=True)
    one("Ilse", book)
    with pytest.raises(MissingLetters):
        one("\U0001f9ff\u0e01", book)
    one("Tom", book)
    book.finish()
    assert archive_rules.flaws(out.getvalue()) == []
    assert access_rules.flaws(out.getvalue()) == []
    opened = pypdfium2.PdfDocument(out.getvalue())
    assert [item.get_title() for item in opened.get_toc()] == ["Ilse", "Tom"]
    opened.close()
