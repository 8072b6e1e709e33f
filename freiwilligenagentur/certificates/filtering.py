"""What of the register is shown: words, kind, year, state, organisation, area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.vocabulary.folding import holds, wanted


class State(StrEnum):
    """What can be asked of the state of a certificate."""

    ANY = ""
    VALID = "valid"
    NOT_PRINTED = "not_printed"
    HOURS_CHANGED = "hours_changed"
    CANCELLED = "cancelled"
    REISSUED = "reissued"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the register is narrowed to; an empty value narrows nothing."""

    text: str = ""
    kind: Kind | None = None
    year: int = 0
    state: State = State.ANY
    organisation: str = ""
    area: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == Chosen()


def fitting(rows: Iterable[CertificateRow], chosen: Chosen) -> list[CertificateRow]:
    """The rows that fit, in the order given."""
    words = wanted(code.tidied(chosen.text))
    return [
        row
        for row in rows
        if (chosen.kind is None or row.kind is chosen.kind)
        and (not chosen.year or row.year == chosen.year)
        and is_in(row, chosen.state)
        and (not chosen.organisation or chosen.organisation in row.organisations)
        and (not chosen.area or chosen.area in row.areas)
        and holds(row.searchable, words)
    ]


def is_in(row: CertificateRow, state: State) -> bool:
    """Whether a certificate is in a state; every valid one is VALID, whatever else is true of it."""
    match state:
        case State.ANY:
            return True
        case State.VALID:
            return row.is_valid
        case State.NOT_PRINTED:
            return row.waits_for_print
        case State.HOURS_CHANGED:
            return row.is_valid and row.hours_now is not None
        case State.CANCELLED:
            return row.status is CertificateStatus.CANCELLED
        case State.REISSUED:
            return row.status is CertificateStatus.REISSUED


def years(rows: Iterable[CertificateRow]) -> list[int]:
    """The years of the register, the newest first."""
    return sorted({row.year for row in rows}, reverse=True)


def kinds(rows: Iterable[CertificateRow]) -> list[Kind]:
    """The kinds that were ever issued."""
    issued = {row.kind for row in rows}
    return [kind for kind in Kind if kind in issued]


def organisations(rows: Sequence[CertificateRow]) -> list[str]:
    """The organisations that certificates name, each once."""
    return list(dict.fromkeys(name for row in rows for name in row.organisations))


def areas(rows: Iterable[CertificateRow]) -> frozenset[str]:
    """The codes of the areas that certificates belong to."""
    return frozenset(code for row in rows for code in row.areas)
