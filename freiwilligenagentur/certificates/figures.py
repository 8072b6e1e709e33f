"""Counts the register: how many valid certificates, and how many hours they attest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.rows import CertificateRow

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many certificates, and the sum of their hours."""

    count: int = 0
    hours: Decimal = Decimal(0)

    def plus(self, row: CertificateRow) -> Figure:
        """The figure with one certificate more."""
        return Figure(self.count + 1, self.hours + row.hours)


def by_kind_and_year(rows: Iterable[CertificateRow]) -> dict[tuple[int, Kind], Figure]:
    """Valid certificates by year and kind; what was cancelled or replaced counts nowhere."""
    return _counted(rows, _kind_and_year)


def by_area(rows: Iterable[CertificateRow]) -> dict[str, Figure]:
    """By the code of each area that the work belonged to ("" for none); work in two areas counts in both."""
    return _counted(rows, _areas)


def by_organisation(rows: Iterable[CertificateRow]) -> dict[str, Figure]:
    """By each organisation that a certificate names ("" for none); its hours count at each, whole."""
    return _counted(rows, _organisations)


def _counted(rows: Iterable[CertificateRow], keys: Callable[[CertificateRow], Iterable[_Key]]) -> dict[_Key, Figure]:
    found: dict[_Key, Figure] = {}
    for row in rows:
        if row.is_valid:
            for key in keys(row):
                found[key] = found.get(key, Figure()).plus(row)
    return found


def _kind_and_year(row: CertificateRow) -> tuple[tuple[int, Kind]]:
    return ((row.year, row.kind),)


def _areas(row: CertificateRow) -> Iterable[str]:
    return row.areas or ("",)


def _organisations(row: CertificateRow) -> Iterable[str]:
    return row.organisations or ("",)
