"""Three ways to compare a field: as last imported, as it stands there now, as it stands here now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

Values = Mapping[str, object]
_DIGEST_BYTES = 9  # 2**36 values before two of them are likely to share one; a field has a few thousand


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an import does with one record: fields to take over, fields changed on both sides, the new ancestor."""

    take: dict[str, object]
    conflicts: tuple[str, ...] = ()
    ancestor: dict[str, str] | None = None
    """None for a first time: then it is made of what is taken."""

    def digests(self) -> dict[str, str]:
        """The ancestor for the next import."""
        return digests_of(self.take) if self.ancestor is None else self.ancestor


NOTHING = Comparison({})
"""Nothing to take over."""


def compare(there: Values, here: Values, base: Mapping[str, str]) -> Comparison:
    """Changed only there: taken. Changed only here: stays. Changed on both sides: stays, and is told.

    ``there`` holds only the fields that the file speaks of. ``base`` holds digests of what was last imported; a field
    that it does not name was empty or never imported, so what somebody wrote here since then counts as a change here.
    """
    take: dict[str, object] = {}
    conflicts: list[str] = []
    digests = dict(base)
    for field, value in there.items():
        now, before = digest(value), base.get(field, "")
        if now == before:
            continue
        present = digest(here.get(field))
        if present == before:
            take[field] = value
        elif present != now:
            conflicts.append(field)
        digests[field] = now
    return Comparison(take, tuple(conflicts), {field: value for field, value in digests.items() if value})


def digests_of(there: Values) -> dict[str, str]:
    """The ancestor that a record gets when it comes in for the first time."""
    found = {field: digest(value) for field, value in there.items() if value}  # most fields of most rows are empty
    return {field: value for field, value in found.items() if value}


def digest(value: object) -> str:
    """A short fingerprint; empty for everything that means "nothing known"."""
    text = _plain(value)
    return blake2b(text.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES).hexdigest() if text else ""


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None or value is False or value == 0:
        return ""
    if isinstance(value, frozenset):
        return "\n".join(sorted(map(str, value)))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
