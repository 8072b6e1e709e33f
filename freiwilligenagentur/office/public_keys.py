"""Public keys of the agency, and the one small file that carries them to whoever wants to check a certificate.

The file is text: for each key a few lines for people, then the key as PEM (RFC 7468, SubjectPublicKeyInfo), which
other programs read too. The newest key comes first; older ones stay valid for what they signed until their last day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from freiwilligenagentur.errors import WrongFile
from freiwilligenagentur.i18n import _

KEY_BYTES = 32
ID_BYTES = 4
"""So many bytes of the digest name a key in what it signed."""
_FINGERPRINT_BYTES = 10
_LONGEST_FILE = 100_000  # characters; a key has about 300, and searching for its end in more would take minutes

_BLOCK = re.compile(r"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", re.DOTALL)
_DAY = r"\s*:\s*(\d{4}-\d{2}-\d{2})"
_FIRST, _LAST = re.compile(rf"^Gültig ab{_DAY}", re.MULTILINE), re.compile(rf"^Gültig bis{_DAY}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 key (RFC 8032) as its 32 bytes, and the days on which it signs; ``last`` is None for today's key."""

    raw: bytes
    first: date
    last: date | None = None

    @property
    def id(self) -> bytes:
        """The beginning of the digest, as signed data name the key."""
        return hashlib.sha256(self.raw).digest()[:ID_BYTES]

    @property
    def fingerprint(self) -> str:
        """``3F2A 91BC 04DE 77A1 5B0C``: 80 bits of SHA-256, to compare by eye."""
        digits = hashlib.sha256(self.raw).hexdigest()[: 2 * _FINGERPRINT_BYTES].upper()
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

    def signed(self, data: bytes, signature: bytes) -> bool:
        """Whether this key made the signature over the data."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def serves(self, day: date) -> bool:
        """Whether it may have signed something that bears this date."""
        return self.last is None or day <= self.last


def key_file(agency: str, keys: Iterable[PublicKey]) -> str:
    """The file that the agency gives away; it holds nothing secret."""
    parts = ["Öffentlicher Schlüssel für Nachweise\nDamit lässt sich ohne Netz prüfen, ob ein Nachweis echt ist.\n"]
    for key in keys:
        last = f"Gültig bis: {key.last.isoformat()}\n" if key.last else ""
        parts.append(
            f"Agentur: {' '.join(agency.split())}\n"
            f"Fingerabdruck: {key.fingerprint}\n"
            f"Gültig ab: {key.first.isoformat()}\n{last}{_pem(key.raw)}"
        )
    return "\n".join(parts)


def read_key_file(text: str) -> tuple[PublicKey, ...]:
    """The keys of a file. Raises WrongFile when there is none in it or one of them cannot be read."""
    if len(text) > _LONGEST_FILE:
        raise _unreadable()
    found: list[PublicKey] = []
    start = 0
    for block in _BLOCK.finditer(text):
        head = text[start : block.start()]
        start = block.end()
        first, last = _day(_FIRST, head), _day(_LAST, head)
        found.append(PublicKey(_raw(block.group()), first or date.min, last))
    if not found:
        raise _unreadable()
    return tuple(found)


def _day(pattern: re.Pattern[str], head: str) -> date | None:
    match = pattern.search(head)
    try:
        return date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        raise _unreadable() from None


def _pem(raw: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = Ed25519PublicKey.from_public_bytes(raw)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def _raw(pem: str) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise _unreadable() from None
    if not isinstance(key, Ed25519PublicKey):
        raise _unreadable()
    return key.public_bytes_raw()


def _unreadable() -> WrongFile:
    return WrongFile(_("This file holds no public key for certificates, or it is damaged."))
