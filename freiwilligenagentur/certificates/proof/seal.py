"""The signature over a whole file, so that any change of it is found, also of what the signed data do not name.

It stands as a comment before the end of the file, where PDF readers pass over it (ISO 32000-1, 7.2.4 and 7.5.5)::

    %EN1S:<key, 8 hexadecimal digits>:<signature in base32>

The signature is over SEAL_DOMAIN and the SHA-256 digest of all other bytes of the file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from freiwilligenagentur.certificates.proof import base32
from freiwilligenagentur.office.public_keys import PublicKey
from freiwilligenagentur.office.signer import Signer

SEAL_DOMAIN = b"Freiwilligenagentur Datei 1\0"
_END = b"startxref"
_LINE = re.compile(rb"%EN1S:([0-9a-f]{8}):([A-Z2-7]{103})\n")


def sealed(document: bytes, signer: Signer) -> bytes:
    """The file with its seal; one that it had falls away."""
    bare = _LINE.sub(b"", document)
    signature = base32.encoded(signer.sign(_digest(bare))).encode()
    at = bare.rindex(_END)
    return b"%b%%EN1S:%b:%b\n%b" % (bare[:at], signer.public.id.hex().encode(), signature, bare[at:])


def bare(document: bytes) -> bytes:
    """The file without its seal."""
    return _LINE.sub(b"", document)


def is_intact(document: bytes, keys: Iterable[PublicKey]) -> bool:
    """Whether the file is, byte for byte, as it was when one of these keys sealed it."""
    lines = _LINE.findall(document)
    if len(lines) != 1:
        return False
    key_id, letters = bytes.fromhex(lines[0][0].decode()), lines[0][1]
    signature = base64.b32decode(letters + b"=" * (-len(letters) % 8))
    data = _digest(_LINE.sub(b"", document))
    return any(key.id == key_id and key.signed(data, signature) for key in keys)


def _digest(bare: bytes) -> bytes:
    return SEAL_DOMAIN + hashlib.sha256(bare).digest()
