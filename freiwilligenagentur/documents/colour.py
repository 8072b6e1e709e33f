"""The colour space of all documents, sRGB, as an ICC profile: what an archived file says its colours mean.

The profile is worked out here from IEC 61966-2-1 and written as ICC.1:2001-04 (version 2) asks for, so no file of
somebody else's goes into the documents.
"""

from __future__ import annotations

from functools import cache
from struct import pack

NAME = "sRGB IEC61966-2.1"

# The primaries of sRGB, adapted from its white (D65) to the white of all profiles (D50) after Bradford.
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.4360747, 0.2225045, 0.0139322)
_GREEN = (0.3850649, 0.7168786, 0.0971045)
_BLUE = (0.1430804, 0.0606169, 0.7141733)
_STEPS = 256


@cache
def profile() -> bytes:
    """The profile; always the same bytes."""
    curve = pack(">4sII", b"curv", 0, _STEPS) + pack(
        f">{_STEPS}H", *(round(65535 * light(step / (_STEPS - 1))) for step in range(_STEPS))
    )
    name, free = NAME.encode() + b"\0", b"No copyright, use freely\0"
    tags = {
        b"desc": pack(">4sII", b"desc", 0, len(name)) + name + bytes(78),
        b"cprt": pack(">4sI", b"text", 0) + free,
        b"wtpt": _point(_WHITE),
        b"rXYZ": _point(_RED),
        b"gXYZ": _point(_GREEN),
        b"bXYZ": _point(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _written(tags)


def light(value: float) -> float:
    """How much light a component of 0 to 1 stands for (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast_on_white(colour: str) -> float:
    """How clearly a colour such as ``#0B4F40`` stands on white paper: 1 (not at all) to 21 (WCAG 2.2, 1.4.3)."""
    red, green, blue = (light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _point(point: tuple[float, float, float]) -> bytes:
    return pack(">4sI", b"XYZ ", 0) + _fixed(point)


def _fixed(point: tuple[float, float, float]) -> bytes:
    return pack(">3i", *(round(part * 65536) for part in point))


def _written(tags: dict[bytes, bytes]) -> bytes:
    """Header, table and data; what two tags share is written once."""
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for sign, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += pack(">4sII", sign, places[data], len(data))
    size = start + len(body)
    head = pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    made = pack(">6H", 2026, 1, 1, 0, 0, 0)
    rest = b"acsp" + bytes(24) + pack(">I", 0) + _fixed(_WHITE)
    return (head + made + rest).ljust(128, b"\0") + pack(">I", len(tags)) + table + body
