"""The modules of a QR code as plain values, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

QUIET_ZONE = 4
"""Modules that stay white around the code (ISO/IEC 18004)."""
_MASK = 4
"""Signed data look like chance under any of the eight patterns, and trying them all takes five times as long."""


@dataclass(frozen=True, slots=True)
class Modules:
    """The dark stretches of each row: (column, row, length). ``size`` is the number of modules of a side."""

    size: int
    dark: tuple[tuple[int, int, int], ...]


def modules(text: str) -> Modules:
    """The code of a text, error correction M. Raises ValueError when the text is too long for any QR code."""
    import segno

    try:
        code = segno.make_qr(text, error="m", boost_error=False, mask=_MASK)
    except segno.DataOverflowError:
        raise ValueError from None
    rows = [bytes(row) for row in code.matrix]
    return Modules(len(rows), tuple(run for y, row in enumerate(rows) for run in _runs(row, y)))


def _runs(row: bytes, y: int) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    start = None
    for x, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found.append((start, y, x - start))
            start = None
    return found
