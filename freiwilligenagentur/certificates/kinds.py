"""What can be certified."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of certificates; the value is the prefix of their numbers."""

    EHRENAMTSNACHWEIS = "EN"
    KOMPETENZNACHWEIS = "KN"
    TEILNAHME = "TB"
    DANK = "DU"
    EHRENAMTSKARTE = "EK"
