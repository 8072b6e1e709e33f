"""Small files that hold gigabytes are told from certificates before anything is unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from certificate_samples import certificate, of_kind, signer
from layout_samples import full
from pikepdf import Array, Dictionary, Name

from freiwilligenagentur.certificates import pdf, wording
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof import reading, seal, unpacking
from freiwilligenagentur.certificates.proof.checking import REST, Result, check_file

KEYS = [signer().public]
SPACES = b" " * 1_000_000
HUGE = 40
"""So many millions of spaces fit into 40 kB; ten times what is let through, and still quick where nobody counts."""

PROTECTED = pikepdf.Encryption(owner="geheim", user="")
"""Everybody may open it, and nobody without the password may change it."""


def packed(millions: int) -> bytes:
    packing = zlib.compressobj(9)
    return b"".join([*(packing.compress(SPACES) for _ in range(millions)), packing.flush()])


def issued_with(change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    saving = saving or {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    out = BytesIO()
    with pikepdf.open(BytesIO(seal.sealed(pdf.draw(certificate()), signer()))) as opened:
        change(opened)
        opened.save(out, **saving)
    return out.getvalue()


def stream(opened: pikepdf.Pdf, data: bytes, *filters: str, **entries: object) -> pikepdf.Object:
    made = opened.make_stream(b"")
    made.write(data, filter=Array([Name("/" + each) for each in filters]) if filters else None)
    for name, value in entries.items():
        made[f"/{name}"] = value
    return made


def a_page(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = stream(opened, packed(HUGE), "FlateDecode")


def a_page_packed_twice(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = stream(opened, zlib.compress(packed(HUGE), 9), "FlateDecode", "FlateDecode")


def a_page_in_letters(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = stream(opened, b"z" * 2_000 + b"~>", "ASCII85Decode")


def a_page_that_repeats_one_stream(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = Array([stream(opened, packed(1), "FlateDecode")] * HUGE)


def pages_that_share_one_stream(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Contents = stream(opened, packed(1), "FlateDecode")
    opened.pages.extend([opened.pages[0]] * HUGE)


def a_font(opened: pikepdf.Pdf) -> None:
    for font in opened.pages[0].Resources.Font.values():
        font.ToUnicode = stream(opened, packed(HUGE), "FlateDecode")


def forms_in_forms(opened: pikepdf.Pdf) -> None:
    drawn = stream(opened, b"0 0 m S ", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    for _ in range(6):
        resources = Dictionary(XObject=Dictionary(F=drawn))
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 1, 1]), "Resources": resources}
        drawn = stream(opened, b"/F Do " * 10, **form)
    opened.pages[0].Resources.XObject = Dictionary(F=drawn)
    opened.pages[0].Contents = stream(opened, b"/F Do")


def a_form_that_draws_itself(opened: pikepdf.Pdf) -> None:
    form = stream(opened, b"/F Do /F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    opened.pages[0].Resources.XObject = Dictionary(F=form)
    opened.pages[0].Contents = stream(opened, b"/F Do")


def a_picture_within_the_drawing(opened: pikepdf.Pdf) -> None:
    begin = b"BI /W 8000 /H 5000 /BPC 8 /CS /G /F /Fl ID "
    opened.pages[0].Contents = stream(opened, begin + packed(HUGE) + b" EI")


def something_that_says_it_is_a_picture(opened: pikepdf.Pdf) -> None:
    entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
    opened.pages[0].Contents = stream(opened, packed(HUGE), "FlateDecode", **entries)


BOMBS = [
    a_page,
    a_page_packed_twice,
    a_page_in_letters,
    a_page_that_repeats_one_stream,
    pages_that_share_one_stream,
    a_font,
    forms_in_forms,
    a_form_that_draws_itself,
    a_picture_within_the_drawing,
    something_that_says_it_is_a_picture,
]


@pytest.mark.parametrize("change", BOMBS)
def test_what_unpacks_to_more_than_a_certificate_is_none_and_never_reaches_the_reader(
    change: Callable[[pikepdf.Pdf], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_texts", lambda _document: pytest.fail("was unpacked"))
    assert check_file(issued_with(change), KEYS).result is Result.NOT_A_CERTIFICATE


def test_objects_that_unpack_to_much_are_refused_before_the_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def add_objects(opened: pikepdf.Pdf) -> None:
        opened.Root.Mehr = opened.make_indirect(Array([0] * 3_000_000))

    small = issued_with(add_objects, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert len(small) < 100_000
    monkeypatch.setattr(pikepdf, "open", lambda _document: pytest.fail("was opened"))
    assert check_file(small, KEYS).result is Result.NOT_A_CERTIFICATE


@pytest.mark.parametrize("change", BOMBS)
@pytest.mark.parametrize("packing", list(pikepdf.ObjectStreamMode))
def test_a_protected_file_cannot_hide_what_it_unpacks_to(
    change: Callable[[pikepdf.Pdf], None], packing: pikepdf.ObjectStreamMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_texts", lambda _document: pytest.fail("was unpacked"))
    hidden = issued_with(change, encryption=PROTECTED, object_stream_mode=packing, compress_streams=False)
    assert check_file(hidden, KEYS).result is Result.NOT_A_CERTIFICATE


def much_in_many_objects(opened: pikepdf.Pdf) -> None:
    opened.Root.Mehr = Array([opened.make_indirect(pikepdf.String("0" * 40_000)) for _ in range(300)])


def pretending_to_be_pictures(document: bytes) -> bytes:
    """What packs objects is called by another name."""
    return document.replace(b"/Type /ObjStm", b"/Subtype/Image").replace(b"/Filter /Flate", b"/Filter/Flate")


def with_escaped_names(document: bytes) -> bytes:
    return pretending_to_be_pictures(document).replace(b"/First", b"/F#69rst")


@pytest.mark.parametrize("encryption", [False, PROTECTED])
@pytest.mark.parametrize("disguised", [bytes, pretending_to_be_pictures, with_escaped_names])
def test_objects_unpack_to_no_more_when_they_are_spread_over_many_streams_or_disguised(
    encryption: pikepdf.Encryption | bool, disguised: Callable[[bytes], bytes]
) -> None:
    packing = pikepdf.ObjectStreamMode.generate
    small = disguised(issued_with(much_in_many_objects, encryption=encryption, object_stream_mode=packing))
    assert len(small) < 100_000
    assert check_file(small, KEYS).result is Result.NOT_A_CERTIFICATE
    packed_in = len(re.findall(rb"/N \d+ /F", small))
    assert packed_in > 3
    assert unpacking.share_of(small) * packed_in <= unpacking.MOST_BESIDES


def with_many_bookmarks(opened: pikepdf.Pdf) -> None:
    """Each has an entry that streams with packed objects have, too."""
    with opened.open_outline() as outline:
        for number in range(200):
            outline.root.append(chapter := pikepdf.OutlineItem(f"Kapitel {number}", 0))
            chapter.children.append(pikepdf.OutlineItem("Anfang", 0))


@pytest.mark.parametrize("numbered", [True, False])
def test_after_a_check_other_files_are_read_as_before(numbered: bool) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        with_many_bookmarks(opened)
        if not numbered:
            del opened.docinfo["/" + reading.INFO_KEY]

    large = pikepdf.new()
    large.Root.Mehr = pikepdf.Stream(large, packed(5), Filter=Name.FlateDecode)
    check_file(issued_with(change), KEYS)
    assert len(large.Root.Mehr.read_bytes()) == 5_000_000


@pytest.mark.parametrize(
    "saving",
    [
        {"compress_streams": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"compress_streams": False},
        {"linearize": True},
        {"encryption": PROTECTED},
        {"encryption": PROTECTED, "object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"encryption": pikepdf.Encryption(owner="geheim", user="", R=4, metadata=False), "linearize": True},
        {"encryption": pikepdf.Encryption(owner="geheim", user="", R=3, aes=False, metadata=False)},
    ],
)
def test_what_other_programs_saved_anew_or_protected_is_still_read(saving: dict[str, object]) -> None:
    verdict = check_file(issued_with(lambda _opened: None, **saving), KEYS)
    assert (verdict.result, verdict.altered) == (Result.ALTERED, (REST,))


def a_file_attached(opened: pikepdf.Pdf) -> None:
    day = "D:20261129120000+01'00'"
    text = pikepdf.AttachedFileSpec(opened, b"Hallo", filename="a.txt", mime_type="text/plain", mod_date=day)
    opened.attachments["a.txt"] = text


def a_form_with_a_date(opened: pikepdf.Pdf) -> None:
    entries = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 1, 1])}
    form = stream(opened, b"q Q", LastModified=pikepdf.String("D:20261129120000"), **entries)
    opened.Root.Stempel = opened.make_indirect(form)


@pytest.mark.parametrize("change", [a_file_attached, a_form_with_a_date])
def test_a_certificate_to_which_something_was_added_is_told_from_what_is_none(
    change: Callable[[pikepdf.Pdf], None],
) -> None:
    assert check_file(issued_with(change), KEYS).result is Result.ALTERED


@pytest.mark.parametrize(
    "entries", [b"/Filter(x)/LZWDecode", b"/Filter/LZ#57Decode", b"/Filter(#)4 0 R", b"/F(\\()/LZW"]
)
def test_texts_hide_no_packing(entries: bytes) -> None:
    with pytest.raises(unpacking.TooMuch):
        unpacking.refuse_much(b"1 0 obj <<" + entries + b">> stream\nx endstream")


def test_a_form_drawn_over_the_page_is_still_compared() -> None:
    def stamp(opened: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(pdf.draw(certificate()))) as other:
            opened.pages[0].add_overlay(other.pages[0])

    assert check_file(issued_with(stamp), KEYS).result is Result.ALTERED


@pytest.mark.parametrize("kind", list(Kind))
def test_certificates_with_everything_in_them_are_far_below_the_limits(kind: Kind) -> None:
    layout = full()
    document = pdf.draw(of_kind(kind, languages=tuple(wording.TRANSLATIONS)), layout)
    unpacking.refuse_much(document + b" " * (unpacking.MOST_BESIDES // 2))
    with pikepdf.open(BytesIO(document)) as opened:
        unpacking.refuse_unusual(opened, unpacking.MOST_BESIDES)
