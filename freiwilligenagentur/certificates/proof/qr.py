"""The modules of a QR code as plain values, ready to be drawn.

``segno`` brings the tables and the patterns of a version (ISO/IEC 18004) and draws each version once. What differs from
code to code, the letters with their error correction, is then laid into that by whole arrays: batches of a thousand
certificates would otherwise spend more time on their codes than on their pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

MASK = 4
"""Signed data look like chance under any of the eight patterns, and trying them all takes five times as long."""
_LETTERS = {letter: value for value, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
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
    """What all codes of one version share: patterns, where the bits of the message go, what the mask turns there."""

    patterns: Bytes
    places: NDArray[np.intp]
    turned: Bytes


def modules(text: str) -> Modules:
    """The code of a text of capitals, digits and ``$%*+-./: ``, error correction M.

    Raises ValueError for other letters, and when the text is too long for any QR code.
    """
    version = _version_for(len(text))
    shared = _shared(version)
    bits = np.unpackbits(_message(text, version))
    matrix = shared.patterns.copy()
    laid = np.zeros(len(shared.places), np.uint8)
    laid[: len(bits)] = bits  # bits that remain over stay zero
    matrix.flat[shared.places] = laid ^ shared.turned
    return Modules(len(matrix), _runs(matrix))


def _runs(matrix: Bytes) -> NDArray[np.intp]:
    edges = np.diff(np.pad(matrix, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return np.stack([starts, rows, ends - starts], axis=1)


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
    places = [(row, column) for row, column in _path(size) if room[row][column] > 1]
    turned = np.array([bool(turns(row, column)) for row, column in places], np.uint8)
    return _Version(patterns, np.array([row * size + column for row, column in places], np.intp), turned)


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


def _version_for(length: int) -> int:
    needed = length // 2 * 11 + length % 2 * 6
    for version in range(1, _LAST_VERSION + 1):
        if 4 + _count_bits(version) + needed <= 8 * _capacity(version):
            return version
    raise ValueError


def _message(text: str, version: int) -> Bytes:
    """The codewords of data and error correction, in the order in which they are laid."""
    values = [_LETTERS.get(letter, -1) for letter in text]
    if -1 in values:
        raise ValueError
    count = _count_bits(version)
    parts = ["0010", f"{len(values):0{count}b}"]
    parts += [f"{45 * one + other:011b}" for one, other in zip(values[::2], values[1::2], strict=False)]
    if len(values) % 2:
        parts.append(f"{values[-1]:06b}")
    bits = "".join(parts)
    capacity = _capacity(version)
    bits += "0" * min(4, 8 * capacity - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = bytearray(int(bits, 2).to_bytes(len(bits) // 8))
    data += bytes(_PADDING[i % 2] for i in range(capacity - len(data)))
    return _interleaved(np.frombuffer(data, np.uint8), version)


def _interleaved(data: Bytes, version: int) -> Bytes:
    """The first codeword of each block, then the second of each, and so on; blocks differ by one codeword at most."""
    groups, start = [], 0
    for block in _blocks(version):
        end = start + block.num_blocks * block.num_data
        groups.append(data[start:end].reshape(block.num_blocks, block.num_data))
        start = end
    corrections = [
        _correction(group, block.num_total - block.num_data)
        for group, block in zip(groups, _blocks(version), strict=True)
    ]
    shortest = min(group.shape[1] for group in groups)
    even = np.concatenate([group[:, :shortest] for group in groups]).T.ravel()
    last = np.concatenate([group[:, shortest:].ravel() for group in groups])
    return np.concatenate([even, last, np.concatenate(corrections).T.ravel()])


@cache
def _field() -> tuple[NDArray[np.intp], Bytes]:
    """Logarithms and powers in the field of 256 elements; the powers run twice round."""
    from segno import consts

    return np.array(consts.GALIOS_LOG, np.intp), np.array(
        [*consts.GALIOS_EXP[:255], *consts.GALIOS_EXP[:255]], np.uint8
    )


def _correction(group: Bytes, words: int) -> Bytes:
    """The rest of dividing each block by the generator polynomial (Reed and Solomon)."""
    logs, powers = _field()
    products = powers[logs[group][:, :, None] + _rests(group.shape[1], words)[None, :, :]]
    products[group == 0] = 0  # which has no logarithm
    corrected: Bytes = np.bitwise_xor.reduce(products, axis=1)
    return corrected


@cache
def _rests(length: int, words: int) -> NDArray[np.intp]:
    """For each place of a block the logarithms of the rest that a one there leaves: dividing is linear."""
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
    return logs[np.array(found[::-1])]
