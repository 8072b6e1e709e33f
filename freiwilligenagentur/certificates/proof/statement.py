"""What the agency signs of a certificate, as bytes and as the text of the QR code.

Form 1, all numbers big endian::

    1 byte    the form: 1
    4 bytes   which key signed: the beginning of the SHA-256 digest of the public key
    3 bytes   first day, 3 bytes last day, 3 bytes day of issue: days since 31 December of the year 0, 0 for none
    5 texts   number, kind, name, hours, issuer: each 2 bytes length, then UTF-8
    64 bytes  Ed25519 signature (RFC 8032) over DOMAIN and all bytes before it

The text is ``EN1:`` and the bytes in base32 (RFC 4648) without padding: QR codes hold capitals and digits densely, and
nothing is lost when the text is typed, wrapped or copied. Hours are written as ``168`` or ``7.5``, empty for none.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freiwilligenagentur.certificates.proof import base32
from freiwilligenagentur.office.public_keys import ID_BYTES
from freiwilligenagentur.office.signer import Signer

PREFIX = "EN1:"
DOMAIN = b"Freiwilligenagentur Nachweis 1\0"
FORM = 1
SIGNATURE_BYTES = 64
_DAY_BYTES, _LENGTH_BYTES = 3, 2
_HOURS = re.compile(r"\d{1,20}(\.\d{1,20})?", re.ASCII)  # "9E+300000000" is a number, too, and fills the memory
_LONGEST = 2**16 - 1


class Malformed(ValueError):
    """The text is no signed data of this form."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a certificate says, as it is signed. ``kind`` is the title as it is printed."""

    number: str
    kind: str
    name: str
    first: date | None
    last: date | None
    hours: Decimal | None
    issuer: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Token:
    """A statement with the name of its key and the signature; nothing is checked yet."""

    statement: Statement
    key_id: bytes
    signed: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """As the QR code holds it."""
        return PREFIX + base32.encoded(self.signed + self.signature)

    @property
    def length(self) -> int:
        """Letters of the text."""
        return len(PREFIX) + base32.length(len(self.signed) + len(self.signature))


def sign(statement: Statement, signer: Signer) -> Token:
    """The statement signed with the agency's key. Raises ValueError for a text of more than 65,535 bytes."""
    signed = _encoded(statement, signer.public.id)
    return Token(statement, signer.public.id, signed, signer.sign(DOMAIN + signed))


def unsigned(statement: Statement, key_id: bytes) -> Token:
    """The same with a signature of zeros, which proves nothing but is as long."""
    return Token(statement, key_id, _encoded(statement, key_id), bytes(SIGNATURE_BYTES))


def parse(text: str) -> Token:
    """The signed data of a QR code's text, however it was wrapped or typed. Raises Malformed."""
    letters = "".join(text.split()).upper()
    if not letters.startswith(PREFIX):
        raise Malformed
    letters = letters.removeprefix(PREFIX)
    try:
        whole = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise Malformed from None
    signed, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    statement, key_id = _decoded(signed)
    token = Token(statement, key_id, signed, signature)
    if token.text != PREFIX + letters or _encoded(statement, key_id) != signed:
        raise Malformed  # there is one way only to write a statement
    return token


def _encoded(statement: Statement, key_id: bytes) -> bytes:
    days = (statement.first, statement.last, statement.dated)
    hours = "" if statement.hours is None else _hours(statement.hours)
    texts = (statement.number, statement.kind, statement.name, hours, statement.issuer)
    parts = [bytes([FORM]), key_id, *((day.toordinal() if day else 0).to_bytes(_DAY_BYTES) for day in days)]
    for text in texts:
        data = text.encode()
        if len(data) > _LONGEST:
            raise ValueError
        parts += [len(data).to_bytes(_LENGTH_BYTES), data]
    return b"".join(parts)


def _hours(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decoded(signed: bytes) -> tuple[Statement, bytes]:
    rest = _Bytes(signed)
    if rest.take(1) != bytes([FORM]):
        raise Malformed
    key_id = rest.take(ID_BYTES)
    first, last, dated = (rest.day() for _ in range(3))
    number, kind, name, hours, issuer = (rest.text() for _ in range(5))
    if not rest.is_empty():
        raise Malformed
    if hours and not _HOURS.fullmatch(hours):
        raise Malformed
    amount = Decimal(hours) if hours else None
    return Statement(number, kind, name, first, last, amount, issuer, dated), key_id


class _Bytes:
    """Bytes that are taken from the front. Raises Malformed when there are too few."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, count: int) -> bytes:
        found = self._data[self._at : self._at + count]
        if len(found) != count:
            raise Malformed
        self._at += count
        return found

    def day(self) -> date | None:
        number = int.from_bytes(self.take(_DAY_BYTES))
        if number > date.max.toordinal():
            raise Malformed
        return date.fromordinal(number) if number else None

    def text(self) -> str:
        try:
            return self.take(int.from_bytes(self.take(_LENGTH_BYTES))).decode()
        except UnicodeDecodeError:
            raise Malformed from None

    def is_empty(self) -> bool:
        return self._at == len(self._data)
