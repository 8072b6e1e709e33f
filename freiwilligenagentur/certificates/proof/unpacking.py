"""How much a PDF unpacks to, counted before anybody unpacks it: a file of some kilobytes can hold gigabytes.

Only the packing that this program and common PDF programs use is let through, each stream packed once (ISO 32000-1,
7.4.4). The limits are far above what the largest certificate needs: some 30 MB of pictures and 1 MB of everything else.

A file that is protected against changes hides what its streams hold until it is open. Objects may be packed in streams
too, and each is unpacked as soon as one of its objects is needed; so they share the limit before the file is opened,
and all the rest is counted without the protection, before anybody unpacks it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

MOST_IN_PICTURES = 64_000_000
"""Bytes of pixels; nobody turns them into anything while text is read."""
MOST_BESIDES = 4_000_000
"""Bytes of objects, fonts and drawings, packed and unpacked; read, they take up to seventy times that."""
MOST_DRAWN = 2_000_000
"""Bytes of drawing on all pages, where a stream or a form that is drawn repeatedly counts each time."""

_BLOCK = 1 << 16
_STREAM = re.compile(rb"(?<!end)stream[ \t]*\r?\n?")
_ENTRIES = 2000
"""Bytes before a stream in which its entries stand."""
_UNUSUAL = re.compile(rb"[#%(]|/(LZW|RunLength|RL\b|ASCII|A85|AHx|Crypt)|/Filter\s*\d")
_HARMLESS = re.compile(rb"\([^()\\<>/%#]*\)|#(20|2[Ff])")
"""Plain texts such as dates, and the blank or slash within a name that no packing has: attached files bear both."""
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_OF_OBJECTS = re.compile(rb"/(F|#46)(i|#69)(r|#72)(s|#73)(t|#74)")
"""An entry that each stream with packed objects has, open to everybody, as plain or as escaped as a name can be."""
_OF_PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
_INLINE = (re.compile(rb"\bBI\b"), re.compile(rb"\bID\b"))


class TooMuch(ValueError):
    """The file unpacks to more than a certificate does, or is packed as none is."""


def refuse_much(document: bytes) -> None:
    """Counts what the streams of a file hold, before its structure is known. Raises TooMuch."""
    pictured, besides = 0, len(document)
    for found in _STREAM.finditer(document):
        entries = _entries(document[max(0, found.start() - _ENTRIES) : found.start()])
        is_picture = entries is not None and _PICTURE.search(entries) is not None
        if is_picture:
            besides -= max(0, document.find(b"endstream", found.end()) - found.end())
        for size in _sizes(memoryview(document)[found.end() :]):
            if is_picture:
                pictured += size
            else:
                besides += size
            if pictured > MOST_IN_PICTURES or besides > MOST_BESIDES:
                raise TooMuch
    if besides > MOST_BESIDES:
        raise TooMuch


def share_of(document: bytes) -> int:
    """The bytes to which each of its streams of objects may unpack."""
    return MOST_BESIDES // max(1, len(_OF_OBJECTS.findall(document)))


@contextmanager
def qpdf_limited(most: int) -> Iterator[None]:
    """Keeps qpdf from unpacking more of one stream, also where it is packed repeatedly or encrypted.

    Counts for the whole process, so only inside.
    """
    from pikepdf import settings

    before = settings.set_qpdf_limits(flate_max_memory=most, run_length_max_memory=most)
    try:
        yield
    finally:
        settings.set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"], run_length_max_memory=before["run_length_max_memory"]
        )


def refuse_unusual(pdf: Any, share: int) -> None:
    """Looks at the packing of each stream and counts what is drawn on the pages. Raises TooMuch.

    ``share`` is what ``qpdf_limited`` lets through of each stream of objects; those of a larger one would be missing.
    """
    import pikepdf

    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            _refuse_filters(each)
            if each.get("/Type") == "/ObjStm" and sum(_sizes(memoryview(each.read_raw_bytes()))) > share:
                raise TooMuch
    with qpdf_limited(MOST_BESIDES):
        _refuse_pages(pdf)


def _refuse_pages(pdf: Any) -> None:
    drawn = 0
    weights: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        drawn += _weight(_streams(page.obj.get("/Contents")), page.get("/Resources"), weights)
        if drawn > MOST_DRAWN:
            raise TooMuch


def unprotected(pdf: Any) -> bytes:
    """The file without the protection that hid what its streams hold, which is counted now. Raises TooMuch."""
    from pikepdf import ObjectStreamMode, StreamDecodeLevel

    out = BytesIO()
    kept = StreamDecodeLevel.none
    pdf.save(out, stream_decode_level=kept, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)
    refuse_much(out.getvalue())
    return out.getvalue()


def _entries(before: bytes) -> bytes | None:
    """The dictionary in front of a stream; None where there is none, as in a text. Raises TooMuch for an odd one."""
    entries = before[before.rfind(b"obj") + 3 :].strip()
    if not entries.endswith(b">>"):
        return None
    entries = _HARMLESS.sub(b" 0 ", entries)
    if _UNUSUAL.search(entries):
        raise TooMuch
    whole = entries.startswith(b"<<") and entries.count(b"<<") == entries.count(b">>")
    return entries if whole and not _OF_OBJECTS.search(entries) else None


def _sizes(packed: memoryview) -> Iterator[int]:
    """The sizes of the blocks that come out of packed bytes; nothing for what is not packed."""
    unpacking = zlib.decompressobj()
    try:
        for at in range(0, len(packed), _BLOCK):
            block: bytes | memoryview = packed[at : at + _BLOCK]
            while block and not unpacking.eof:
                yield len(unpacking.decompress(block, _BLOCK))
                block = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return


def _refuse_filters(stream: Any) -> None:
    import pikepdf

    filters = stream.get("/Filter", [])
    names = [str(each) for each in filters] if isinstance(filters, pikepdf.Array) else [str(filters)] if filters else []
    if names and names[-1] in _OF_PICTURES:
        names.pop()
    if names not in ([], ["/FlateDecode"]):
        raise TooMuch


def _streams(contents: Any) -> list[Any]:
    import pikepdf

    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _weight(streams: list[Any], resources: Any, weights: dict[tuple[int, int], int]) -> int:
    """Bytes that are drawn by these streams, with those of each form as often as it may be drawn.

    ``weights`` knows the forms that were weighed, and those that are being weighed, which may not draw themselves.
    """
    heaviest = max((_of_form(form, resources, weights) for form in _forms(resources)), default=0)
    total = 0
    for stream in streams:
        content = stream.read_bytes()
        if all(part.search(content) for part in _INLINE):
            raise TooMuch  # an inline picture is unpacked to find its end
        total += len(content) + heaviest * content.count(b"Do")
        if total > MOST_DRAWN:
            raise TooMuch
    return total


def _forms(resources: Any) -> list[Any]:
    if resources is None:
        return []
    return [each for each in resources.get("/XObject", {}).values() if each.get("/Subtype") == "/Form"]


def _of_form(form: Any, around: Any, weights: dict[tuple[int, int], int]) -> int:
    if form.objgen not in weights:
        weights[form.objgen] = MOST_DRAWN
        weights[form.objgen] = _weight([form], form.get("/Resources", around), weights)
    return weights[form.objgen]
