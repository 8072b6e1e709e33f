from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pdf_reading
import pytest
from hypothesis import given
from hypothesis import strategies as st

from freiwilligenagentur.documents import fonts, lines, scripts
from freiwilligenagentur.documents.blocks import Bullets, Paragraph
from freiwilligenagentur.documents.document import Document
from freiwilligenagentur.documents.fonts import Face, MissingLetters
from freiwilligenagentur.documents.structure import Element

DOCUMENT = Document(title="Probe", author="Agentur")


@pytest.fixture
def _no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    fonts._font_for.cache_clear()
    lines._wrapped.cache_clear()
    monkeypatch.setattr(fonts, "system_fonts", lambda _bold: ())
    yield
    fonts._font_for.cache_clear()
    lines._wrapped.cache_clear()


@pytest.mark.usefixtures("_no_system_fonts")
@pytest.mark.parametrize(
    "text",
    ["Müller-Lüdenscheidt ß ẞ", "Çelik Şahin Ğ ı", "Жукова Їжак", "Ιωάννης", "Nguyễn", "Łódź Škoda ő ț", "„“–—…•§€"],
)
def test_the_programs_own_fonts_show_the_names_of_europe(text: str) -> None:
    pdf = DOCUMENT.build([Paragraph(text)])
    assert pdf_reading.pages(pdf) == [text]
    assert fonts.missing(text) == ()


@pytest.mark.usefixtures("_no_system_fonts")
@pytest.mark.parametrize(("text", "letters"), [("Li 李明 李", ("李", "明")), ("Spaß 😀", ("😀",)), ("नमस्ते", None)])
def test_letters_that_no_font_has_are_named_and_never_drawn_as_boxes(
    text: str, letters: tuple[str, ...] | None
) -> None:
    with pytest.raises(MissingLetters) as caught:
        DOCUMENT.build([Paragraph(text)])
    assert fonts.missing(text) == caught.value.letters
    if letters:
        assert caught.value.letters == letters
    assert str(caught.value).startswith("Das Dokument kann diese Zeichen nicht darstellen: ")
    assert str(caught.value).endswith("in lateinischer Schrift oder lassen Sie sie weg.")


def test_scripts_that_need_shaping_are_refused_even_when_a_font_has_their_letters() -> None:
    assert fonts.missing("क")
    assert fonts.missing("ไทย")


@pytest.mark.usefixtures("_no_system_fonts")
def test_a_letter_that_the_serif_face_lacks_comes_from_the_sans_face() -> None:
    serif, sans = (set(fonts._font(face.value).face.charToGlyph) for face in (Face.SERIF, Face.SANS))
    letter = next(chr(code) for code in sorted(sans - serif) if unicodedata.category(chr(code)) in {"Lu", "Ll"})
    assert [run.font for run in fonts.runs(f"a{letter}b", Face.SERIF)] == [
        Face.SERIF.value, Face.SANS.value, Face.SERIF.value,
    ]  # fmt: skip


def test_invisible_characters_leave_no_trace_and_marks_are_composed() -> None:
    assert scripts.clean("Mu\u0308ller\u00ad\u200b\u202e\x00\tJr.\ufe0f") == "Müller Jr."
    assert scripts.clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert scripts.clean("Karl\u2011Heinz \u202f5") == "Karl-Heinz \u00a05"


@given(st.text())
def test_clean_text_stays_as_it_is_when_cleaned_again(text: str) -> None:
    once = scripts.clean(text)
    assert scripts.clean(once) == once


def test_hebrew_is_turned_and_numbers_inside_keep_their_order() -> None:
    assert scripts.visual("Herr אבג 12 דה, Köln") == "Herr הד 12 גבא, Köln"
    assert scripts.visual("Köln") == "Köln"


def test_arabic_letters_take_the_forms_that_join() -> None:
    # meem initial, hah medial, meem medial, dal final; from left to right on paper
    assert scripts.visual("محمد") == "\ufeaa\ufee4\ufea4\ufee3"
    assert scripts.visual("لا") == "\ufefb"
    assert scripts.visual("(دار)") == "(\ufead\ufe8d\ufea9)"


def test_text_from_right_to_left_is_read_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_font_for", lambda _letter, face: face.value)  # not every system has Arabic letters
    pdf = DOCUMENT.build([Paragraph("Herr محمد Ali")])
    assert pdf_reading.structure(pdf) == [("P", "Herr محمد Ali")]


def test_the_dot_of_a_number_stands_on_the_side_of_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_font_for", lambda _letter, face: face.value)  # not every system has Arabic letters
    listed = Element("Document")
    pieces = Bullets(["eins", "اثنان"], numbered=True).pieces(300, listed)
    drawn = [piece.marks[0].line.runs[0].text for piece in pieces]
    assert drawn == ["1.", ".2"]
    assert [entry.children[0].actual for entry in listed.children[0].children] == ["", "2."]
