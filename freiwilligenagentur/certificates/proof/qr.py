"""The modules of a QR code as plain values, ready to be drawn.

``segno`` brings the tables and the patterns of a version (ISO/IEC 18004) and draws each version once. What differs from
code to code, the letters with their error correction, is then laid into that by whole arrays: batches of a thousand
certificates would otherwise spend more time on their codes than on their pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

MASK = 4
"""Signed data look like chance under any of the eight patterns, and trying them all takes five times as long."""
_LETTERS = np.full(128, 255, np.uint16)
_LETTERS[list(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")] = range(45)
_MODE = 0b0010
"""Letters: capitals and digits, two in eleven bits."""
_PAIR = np.array([45, 1], np.uint16)
_PADDING = (0xEC, 0x11)
_LAST_VERSION = 40

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Modules:
    """``dark`` has a row (column, row, length) for each dark stretch. ``size`` is the number of modules of a side."""

    size: int
    dark: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Version:
    """What all codes of one version share; rows lie behind each other, a white module before each and at the end."""

    size: int
    blank: Bytes
    """The patterns, and what the mask makes of a message of zeros."""
    places: NDArray[np.intp]
    """Where the bits of the message go."""
    order: NDArray[np.intp]
    """In which order its codewords do, first those of data, then those of correction."""


def modules(text: str) -> Modules:
    """The code of a text of capitals, digits and ``$%*+-./: ``, error correction M.

    Raises ValueError for other letters, and when the text is too long for any QR code.
    """
    version = _version_for(len(text))
    shared = _shared(version)
    data = _data(text, version)
    bits = np.unpackbits(np.concatenate([data, *_corrections(data, version)])[shared.order])
    drawn = shared.blank.copy()
    drawn[shared.places[: len(bits)]] ^= bits
    return Modules(shared.size, _runs(drawn, shared.size))


def _runs(drawn: Bytes, size: int) -> NDArray[np.intp]:
    edges = np.flatnonzero(drawn[1:] != drawn[:-1])  # a beginning and an end in turn, since each row begins white
    starts, ends = edges[::2], edges[1::2]
    rows, columns = np.divmod(starts, size + 1)
    return np.stack([columns, rows, ends - starts], axis=1)


@cache
def _shared(version: int) -> _Version:
    """Learns a version from a code that segno made: there, too, the message stands where the patterns leave room."""
    import segno
    import segno.encoder

    encoder: Any = segno.encoder  # it has no types
    made = segno.make_qr("A", version=version, error="m", mask=MASK, mode="alphanumeric", boost_error=False)
    patterns = np.array([list(row) for row in made.matrix], np.uint8)
    size = len(patterns)
    room = encoder.make_matrix(size, size)
    encoder.add_finder_patterns(room, size, size)
    encoder.add_alignment_patterns(room, size, size)
    turns = encoder.get_data_mask_functions(False)[MASK]
    blank = np.zeros((size, size + 1), np.uint8)
    blank[:, 1:] = patterns
    places = [(row, column) for row, column in _path(size) if room[row][column] > 1]
    for row, column in places:
        blank[row, column + 1] = bool(turns(row, column))
    flat = [row * (size + 1) + column + 1 for row, column in places]
    return _Version(size, np.append(blank, np.uint8(0)), np.array(flat, np.intp), _order(version))


def _order(version: int) -> NDArray[np.intp]:
    """The first codeword of each block, then the second of each, and so on; blocks differ by one codeword at most."""
    numbers = np.arange(sum(block.num_blocks * block.num_total for block in _blocks(version)))
    data = _groups(numbers, [(block.num_blocks, block.num_data) for block in _blocks(version)])
    rest = numbers[_capacity(version) :]
    corrections = _groups(rest, [(block.num_blocks, block.num_total - block.num_data) for block in _blocks(version)])
    shortest = min(group.shape[1] for group in data)
    even = np.concatenate([group[:, :shortest] for group in data]).T.ravel()
    last = np.concatenate([group[:, shortest:].ravel() for group in data])
    return np.concatenate([even, last, np.concatenate(corrections).T.ravel()])


def _groups(row: NDArray[Any], shapes: Sequence[tuple[int, int]]) -> list[NDArray[Any]]:
    """The row cut into groups of blocks, each a number of blocks of a length."""
    found, start = [], 0
    for blocks, length in shapes:
        end = start + blocks * length
        found.append(row[start:end].reshape(blocks, length))
        start = end
    return found


def _path(size: int) -> list[tuple[int, int]]:
    """Two columns at a time from the right, upwards and downwards in turn, past the timing pattern."""
    found = []
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        rows = range(size - 1, -1, -1) if upwards else range(size)
        found += [(row, column) for row in rows for column in (right, right - 1)]
        upwards = not upwards
    return found


@cache
def _blocks(version: int) -> tuple[Any, ...]:
    from segno import consts

    tables: Any = consts.ECC
    return tuple(tables[version][consts.ERROR_LEVEL_M])


def _capacity(version: int) -> int:
    """Codewords of data."""
    return int(sum(block.num_blocks * block.num_data for block in _blocks(version)))


def _count_bits(version: int) -> int:
    return 9 if version < 10 else 11 if version < 27 else 13


@cache
def _version_for(length: int) -> int:
    needed = length // 2 * 11 + length % 2 * 6
    for version in range(1, _LAST_VERSION + 1):
        if 4 + _count_bits(version) + needed <= 8 * _capacity(version):
            return version
    raise ValueError


def _data(text: str, version: int) -> Bytes:
    """The codewords of data."""
    values = _LETTERS[np.frombuffer(text.encode("ascii"), np.uint8)]
    if values.max(initial=0) > 44:
        raise ValueError
    pairs, single = values[: len(values) // 2 * 2].reshape(-1, 2) @ _PAIR, values[len(values) // 2 * 2 :]
    head = _bits([_MODE], 4), _bits([len(values)], _count_bits(version))
    bits = np.concatenate([*head, _bits(pairs, 11), _bits(single, 6)])
    data = np.zeros(_capacity(version), np.uint8)
    packed = np.packbits(bits)
    data[: len(packed)] = packed
    end = (len(bits) + 4 + 7) // 8  # four zeros end the message, where there is room for them
    for place, padding in enumerate(_PADDING):
        data[end + place :: len(_PADDING)] = padding
    return data


def _bits(values: ArrayLike, count: int) -> Bytes:
    """The last ``count`` bits of each value, the highest first."""
    shifted = np.asarray(values, np.uint16)[:, None] >> np.arange(count, dtype=np.uint16)[::-1]
    return (shifted & 1).astype(np.uint8).ravel()


def _corrections(data: Bytes, version: int) -> list[Bytes]:
    """The codewords of correction: what dividing a block by the generator polynomial leaves (Reed and Solomon)."""
    groups = _groups(data, [(block.num_blocks, block.num_data) for block in _blocks(version)])
    words = [block.num_total - block.num_data for block in _blocks(version)]
    return [_rest(group, count).ravel() for group, count in zip(groups, words, strict=True)]


def _rest(group: Bytes, words: int) -> Bytes:
    length = group.shape[1]
    rest: Bytes = np.bitwise_xor.reduce(_rests(length, words)[np.arange(length), group], axis=1)
    return rest


@cache
def _field() -> tuple[NDArray[np.intp], Bytes]:
    """Logarithms and powers in the field of 256 elements; the powers run twice round."""
    from segno import consts

    return np.array(consts.GALIOS_LOG, np.intp), np.array(
        [*consts.GALIOS_EXP[:255], *consts.GALIOS_EXP[:255]], np.uint8
    )


@cache
def _rests(length: int, words: int) -> Bytes:
    """The rest that each value at each place of a block leaves, (length, 256, words): dividing is linear."""
    from segno import consts

    logs, powers = _field()
    generator = np.array(list(consts.GEN_POLY[words]), np.intp)
    rest = np.zeros(words, np.uint8)
    found = []
    for place in range(length):
        first = rest[0] ^ (not place)
        rest = np.append(rest[1:], np.uint8(0))
        if first:
            rest ^= powers[logs[first] + generator]
        found.append(rest)
    ones = np.array(found[::-1])[:, None, :]
    values = np.arange(256)[None, :, None]
    return np.where((ones == 0) | (values == 0), 0, powers[logs[ones] + logs[values]]).astype(np.uint8)
