"""From bytes to text: encodings, stray characters, and files that are no text."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.exchange.files.filetypes import read_file
from freiwilligenagentur.exchange.files.reading import read_text

TEXT = "name;ort\r\nMüller & Söhne – „Café“;Köln\r\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_every_usual_encoding_is_recognised_without_being_told(encoding: str, shown: str) -> None:
    file = read_text(TEXT.encode(encoding))
    assert file.text == TEXT
    assert file.encoding == shown
    assert not file.problems


def test_arabic_cyrillic_and_emoji_survive() -> None:
    text = "name\nفاطمة\nЮлия Жукова\n李\n👩‍👩‍👧\n"
    assert read_text(text.encode()).text == text


def test_a_line_in_another_encoding_is_read_and_reported() -> None:
    content = "name\nMüller\n".encode() + "Schröder\n".encode("cp1252") + "Jürgens\n".encode()
    file = read_text(content)
    assert file.text == "name\nMüller\nSchröder\nJürgens\n"
    assert [(problem.line, problem.code) for problem in file.problems] == [(3, "mixed_encoding")]
    assert "Windows-1252" in file.problems[0].reason


def test_two_encodings_within_one_line_are_both_read() -> None:
    content = "a;b\nÄpfel;Übung\n".encode() + "Möhre;".encode() + "Grün\n".encode("cp1252")
    assert read_text(content).text.splitlines()[2] == "Möhre;Grün"


def test_many_foreign_lines_are_summed_up() -> None:
    file = read_text("Müller\n".encode() + "Schröder\n".encode("cp1252") * 50)
    assert len(file.problems) == 21
    assert file.problems[-1].reason == "Das gilt auch für 30 weitere Zeilen."


def test_nul_bytes_are_taken_out_and_reported() -> None:
    file = read_text(b"name;ort\nAnna\x00 Beispiel;Jena\nBert;Apolda\n")
    assert file.text == "name;ort\nAnna Beispiel;Jena\nBert;Apolda\n"
    assert [(problem.line, problem.code) for problem in file.problems] == [(2, "unreadable_characters")]
    assert "NUL" in file.problems[0].reason


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


def damaged_archive() -> bytes:
    """One whose list of contents is whole, while what is packed inside is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 20)
    whole = out.getvalue()
    begin = whole.index(b"mimetype") + len(b"mimetype")
    return whole[:begin] + bytes(each ^ 0xFF for each in whole[begin : begin + 6]) + whole[begin + 6 :]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "Bild"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "Bild"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("word/document.xml"), "Textdokument"),
        (archive("irgendwas.txt"), "Archiv"),
        (b"PK\x03\x04 broken", "Archiv"),
        (damaged_archive(), "Archiv"),
        (gzip.compress(b"a;b\n", mtime=0), "Archiv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Excel"),
        (b"{\\rtf1 Hallo}", "Textdokument"),
        (b"SQLite format 3\x00", "Datenbank"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "Internetseite"),
        (b'{"offers": []}', "JSON"),
        (b"BEGIN:VCARD\r\n", "Visitenkarte"),
        (b"BEGIN:VCALENDAR\r\n", "Kalender"),
        (bytes(range(32)) * 40, "lesbaren Text"),
        (b"", "leer"),
        (b"\xef\xbb\xbf \r\n", "leer"),
    ],
)
def test_what_is_no_table_is_refused_by_its_content_whatever_it_is_called(content: bytes, word: str) -> None:
    with pytest.raises(WrongFile, match=word):
        read_text(content)


def test_a_folder_or_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="Ordner"):
        read_file(tmp_path)
    with pytest.raises(WrongFile, match=r"fort\.csv gibt es nicht"):
        read_file(tmp_path / "fort.csv")


def test_a_table_that_begins_like_a_program_or_bitmap_is_still_a_table() -> None:
    assert read_text(b"MZ;BM\n1;2\n").text == "MZ;BM\n1;2\n"
