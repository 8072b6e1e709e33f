"""A PDF file that is written from its beginning to its end (ISO 32000-1, 7.5): objects go out and are forgotten.

What stays in memory is where each object begins, eight bytes apiece, so a file of ten thousand certificates takes no
more room than one. Objects lie open in the file, where readers of the far future find them without unpacking; streams
come compressed. The same objects give the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Sequence
from typing import BinaryIO

_PLAIN = frozenset(map(chr, range(32, 127))) - set("()\\")


class PdfFile:
    """Writes objects to ``out``. A number may be reserved first, so that others can refer to what comes later."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._begins = array("Q", [0])
        self._digest = hashlib.sha256()
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self, count: int = 1) -> int:
        """The first of ``count`` numbers in a row for objects that come later."""
        first = len(self._begins)
        self._begins.extend([0] * count)
        return first

    def add(self, body: str, number: int = 0) -> int:
        """Writes an object, under a reserved number or the next one; returns the number."""
        number = number or self.reserve()
        self.add_row(number, [body])
        return number

    def add_row(self, first: int, bodies: Sequence[str]) -> None:
        """Writes objects under the reserved numbers from ``first`` on."""
        parts = []
        at = self._at
        for number, body in enumerate(bodies, first):
            part = f"{number} 0 obj\n{body}\nendobj\n"
            self._begins[number] = at
            at += len(part)
            parts.append(part)
        self._put("".join(parts).encode("ascii"))

    def add_stream(self, entries: str, data: bytes, number: int = 0) -> int:
        """Writes a stream whose ``data`` is encoded as its entries say; returns its number."""
        number = number or self.reserve()
        if data.endswith(b"\r"):
            data += b"\n"  # beside the line end that follows, the stream would seem one byte too long
        self._begins[number] = self._at
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        self._put(b"%b%b\nendstream\nendobj\n" % (head, data))
        return number

    def add_packed(self, entries: str, data: bytes, level: int = -1, number: int = 0) -> int:
        """Writes a stream and compresses it."""
        return self.add_stream(f"{entries}/Filter/FlateDecode", zlib.compress(data, level), number)

    def finish(self, catalogue: int, information: int) -> None:
        """Writes table and trailer; the identity of the file follows from all that is in it."""
        identity = self._digest.hexdigest()[:32]
        start, count = self._at, len(self._begins)
        self._put(f"xref\n0 {count}\n0000000000 65535 f \n".encode("ascii"))
        for at in range(1, count, 4096):
            rows = "".join([f"{begin:010d} 00000 n \n" for begin in self._begins[at : at + 4096]])
            self._put(rows.encode("ascii"))
        refers = f"/Size {count}/Root {catalogue} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]"
        self._put(f"trailer\n<<{refers}>>\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)


def name(text: str) -> str:
    """A name as it stands in an object, with its slash (ISO 32000-1, 7.3.5)."""
    return "/" + "".join([sign if sign.isalnum() or sign in "+-_." else f"#{ord(sign):02X}" for sign in text])


def string(text: str) -> str:
    """A text as it stands in an object (ISO 32000-1, 7.9.2.2)."""
    if _PLAIN.issuperset(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
