"""Whether a certificate holds."""

from __future__ import annotations

from enum import StrEnum


class CertificateStatus(StrEnum):
    """An issued certificate stays as it is; it can only lose its validity."""

    ISSUED = "issued"
    CANCELLED = "cancelled"
    REISSUED = "reissued"
    """Another certificate with the same contents under another name took its place."""
