"""Finished documents of this kit that were changed afterwards, as files again."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel


def saved(pdf: Pdf) -> bytes:
    """The bytes of a document, without anything that changes from one time to the next.

    Streams stay as they are, all compressed when they were made; objects lie open in the file, where readers of the
    far future find them without unpacking.
    """
    written = _written(pdf)
    if b"\r\nendstream" not in written:
        return written
    # A stream that ends with a carriage return seems one byte too long beside the line end that follows it.
    for each in pdf.objects:
        if isinstance(each, Stream) and (raw := each.read_raw_bytes()).endswith(b"\r"):
            packed = each.get("/Filter")
            each.write(raw + b"\n", filter=packed if isinstance(packed, (Name, Array)) else None)
    return _written(pdf)


def _written(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version="1.7",
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.disable,
    )
    return out.getvalue()
