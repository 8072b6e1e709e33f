"""Whether a certificate holds, and how it left the office."""

from __future__ import annotations

from enum import StrEnum


class CertificateStatus(StrEnum):
    """An issued certificate stays as it is; it can only lose its validity."""

    ISSUED = "issued"
    CANCELLED = "cancelled"
    REISSUED = "reissued"
    """Another certificate with the same contents under another name took its place."""


class Handed(StrEnum):
    """How somebody got a certificate."""

    PRINTED = "printed"
    SAVED = "saved"
    """As a file, to be sent or printed elsewhere."""
    COPIED = "copied"
    """Marked as Zweitschrift, on paper or as a file."""
