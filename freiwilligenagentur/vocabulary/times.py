"""Availability masks in words: which days, which time of day. Volunteers and offers share the same 21 bits."""

from __future__ import annotations

from freiwilligenagentur.i18n import _

DAYS, PARTS = 7, 3
ALL_DAYS = tuple(range(DAYS))


def days_of(mask: int, part: int) -> tuple[int, ...]:
    """Weekdays (Monday 0) on which a mask holds a time of day (morning 0, afternoon 1, evening 2)."""
    return tuple(day for day in range(DAYS) if mask >> (day * PARTS + part) & 1)


def times_text(mask: int, short: bool = False) -> str:
    """``Mo–Do vormittags · Sa nachmittags``; empty while nothing is known (0)."""
    parts_by_days: dict[tuple[int, ...], list[int]] = {}
    for part in range(PARTS):
        if days := days_of(mask, part):
            parts_by_days.setdefault(days, []).append(part)
    pieces = [_piece(days, parts, short) for days, parts in parts_by_days.items()]
    return " · ".join(pieces)


def _piece(days: tuple[int, ...], parts: list[int], short: bool) -> str:
    names = _short_parts() if short else _parts()
    when = _("all day") if len(parts) == PARTS else "/".join(names[part] for part in parts)
    if days == ALL_DAYS:
        return _("daily") if len(parts) == PARTS else _("daily {times}").format(times=when)
    return _("{days} {times}").format(days=_days(days), times=when)


def _days(days: tuple[int, ...]) -> str:
    names = [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")]
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    texts = [
        f"{names[run[0]]}–{names[run[-1]]}" if len(run) > 2 else ", ".join(names[day] for day in run) for run in runs
    ]
    return ", ".join(texts)


def _parts() -> list[str]:
    return [_("mornings"), _("afternoons"), _("evenings")]


def _short_parts() -> list[str]:
    return [_("morn."), _("aft."), _("eve.")]
