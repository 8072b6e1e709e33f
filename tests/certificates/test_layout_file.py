from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from certifying import Agency
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_samples import full, photograph
from PIL import Image

from freiwilligenagentur.certificates import layout_file
from freiwilligenagentur.certificates.layout import DEFAULT, to_values
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.documents import pictures
from freiwilligenagentur.errors import Invalid, WrongFile

JSON = {"format": 1, "layout": to_values(full())}


def archive(*parts: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts:
            written.writestr(name, data)
    return out.getvalue()


def said(values: object = JSON) -> tuple[str, bytes]:
    return "layout.json", json.dumps(values).encode()


def test_a_layout_goes_into_one_file_and_comes_back_the_same() -> None:
    packed = layout_file.pack(full())
    assert layout_file.unpack(packed) == replace(full(), **_cleaned())  # type: ignore[arg-type]
    assert layout_file.pack(layout_file.unpack(packed)) == layout_file.pack(layout_file.unpack(packed))
    again = layout_file.unpack(layout_file.pack(layout_file.unpack(packed)))
    assert again == layout_file.unpack(packed)


def _cleaned() -> dict[str, object]:
    first, *others = full().signatures
    signature = replace(first, picture=pictures.cleaned(first.picture or b""))
    return {"logo_picture": pictures.cleaned(photograph()), "signatures": (signature, *others)}


WRONG = {
    "no zip": b"Layout",
    "nothing": b"",
    "no layout inside": archive(("logo.png", photograph())),
    "a path": archive(said(), ("../logo.png", photograph())),
    "a folder": archive(said(), ("pictures/logo.png", photograph())),
    "a program": archive(said(), ("logo.exe", b"MZ")),
    "another part": archive(said(), ("macro.vbs", b"x")),
    "two logos": archive(said(), ("logo.png", photograph()), ("logo.jpg", photograph())),
    "a program named picture": archive(said(), ("logo.png", b"MZ\x90\x00" * 50)),
    "a picture cut off": archive(said(), ("logo.jpg", photograph()[:300])),
    "a GIF": archive(said(), ("logo.png", b"GIF89a" + bytes(100))),
    "no JSON": archive(("layout.json", b"{")),
    "deep JSON": archive(("layout.json", b"[" * 60_000)),
    "no UTF-8": archive(("layout.json", b"\xff\xfe")),
    "a list": archive(said([])),
    "other fields": archive(said({"format": 1, "layout": {"name": "x"}})),
    "a format that is none": archive(said({"format": "1", "layout": to_values(full())})),
    "much too large inside": archive(said(), ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(4_000_000))),
    "text much too large inside": archive(("layout.json", b" " * 200_000)),
    "much too large": bytes(layout_file.LARGEST_FILE + 1),
}


@pytest.mark.parametrize("case", WRONG)
def test_any_other_file_is_refused_with_a_sentence(case: str, agency: Agency) -> None:
    with pytest.raises(WrongFile) as error:
        agency.services.layouts.from_file(WRONG[case])
    assert str(error.value).endswith(".")
    assert agency.services.layouts.rows() == []


def test_a_layout_without_lines_in_other_languages_can_be_read_by_older_programs() -> None:
    plain = replace(full(), footer_en=(), footer_uk=())
    for layout, number in ((plain, 1), (full(), 2)):
        with zipfile.ZipFile(BytesIO(layout_file.pack(layout))) as file:
            values = json.loads(file.read("layout.json"))
        assert values["format"] == number
        assert ("footer_en" in values["layout"]) == (number == 2)
        assert layout_file.unpack(layout_file.pack(layout)).footer_en == layout.footer_en


def test_a_file_of_a_newer_program_says_so() -> None:
    with pytest.raises(WrongFile, match="neuer"):
        layout_file.unpack(archive(said({"format": 3, "colour": "new"})))


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_refused_or_still_a_layout(at: int, noise: bytes) -> None:
    packed = bytearray(layout_file.pack(full()))
    at %= len(packed)
    packed[at : at + len(noise)] = noise
    try:
        found = layout_file.unpack(bytes(packed))
    except WrongFile:
        return
    assert set(to_values(DEFAULT)) <= set(to_values(found)) <= set(to_values(full()))


def test_pictures_come_in_without_notes_and_without_anything_behind_them() -> None:
    picture = Image.new("RGB", (20, 20), "#7A1230")
    exif = Image.Exif()
    exif[0x010F] = "Kamera von Frau Vogel"
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"geheim")
    cleaned = pictures.cleaned(out.getvalue() + b"<script>alert(1)</script>")
    for secret in (b"Vogel", b"geheim", b"script"):
        assert secret not in cleaned
    assert Image.open(BytesIO(cleaned)).size == (20, 20)


def test_what_a_file_may_not_say_is_refused_by_the_same_limits(agency: Agency) -> None:
    with pytest.raises(Invalid, match="Ausstellungsberechtigung"):
        agency.services.layouts.from_file(layout_file.pack(replace(full(), authorisation="")))
    assert agency.services.layouts.rows() == []


def test_taking_a_file_over_twice_gives_two_names_and_can_be_taken_back(agency: Agency) -> None:
    layouts = agency.services.layouts
    layouts.from_file(layout_file.pack(full()))
    second = layouts.from_file(layout_file.pack(full()))
    assert second.layout.name == "Blau mit Siegel (2)"
    assert second.default_for == frozenset()
    agency.store.undo()
    assert [row.name for row in layouts.rows()] == ["Blau mit Siegel"]


def test_a_file_for_others_holds_no_scanned_signature_unless_wanted(agency: Agency) -> None:
    layouts = agency.services.layouts
    bare = layout_file.unpack(layouts.to_file(StoredLayout(full()), with_signatures=False))
    assert [each.picture for each in bare.signatures] == [None, None, None]
    assert [each.name for each in bare.signatures] == [each.name for each in full().signatures]
    whole = layout_file.unpack(layouts.to_file(StoredLayout(full()), with_signatures=True))
    assert whole.signatures[0].picture is not None
