"""One certificate of the register as its record shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates import texts
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.rows import CertificateRow, HandedOut
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.i18n import _, ngettext

_LINES = 3


@dataclass(frozen=True, slots=True)
class CertificateRecord:
    """One certificate as the right side shows it."""

    id: str
    serial: str
    name: str
    volunteer_id: str
    valid: bool
    state: str
    tone: str
    """"good", "warn", "bad" or "neutral"."""
    facts: tuple[tuple[str, str], ...]
    note: str
    """That the hours changed since, or why it is not valid any more; "" when there is nothing to say."""
    reissued_id: str = ""
    """The certificate that took its place."""


def record_of(row: CertificateRow, handed_out: Sequence[HandedOut]) -> CertificateRecord:
    """What is shown of a row; ``handed_out`` begins with the latest."""
    issued = _("{when} by {who}").format(when=i18n.date_time(row.issued_at), who=row.issued_by)
    return CertificateRecord(
        id=row.id,
        serial=row.serial,
        name=texts.bearer(row),
        volunteer_id=row.volunteer_id,
        valid=row.is_valid,
        state=texts.state(row),
        tone=texts.tone(row),
        facts=(
            (_("Kind"), texts.kind(row.kind)),
            *_extent(row),
            (_("Issued"), issued),
            (_("Handed out"), _trail(row, handed_out)),
            *(((_("Short code"), row.code),) if row.code else ()),
        ),
        note=_note(row),
        reissued_id=row.reissued_id,
    )


def _trail(row: CertificateRow, handed_out: Sequence[HandedOut]) -> str:
    """One line each time, the latest first; older ones than the last few are only counted."""
    words = {
        Handed.PRINTED: _("printed {when} by {who}"),
        Handed.SAVED: _("saved as a file {when} by {who}"),
        Handed.COPIED: _("copy {when} by {who}"),
    }
    lines = [words[each.how].format(when=i18n.date_time(each.at), who=each.by) for each in handed_out[:_LINES]]
    if more := len(handed_out) - len(lines):
        lines.append(ngettext("and {n} time before", "and {n} times before", more).format(n=more))
    elif row.printed_at and not any(each.how is not Handed.COPIED for each in handed_out):  # before this was told apart
        lines.append(_("printed or saved {when}").format(when=i18n.date_time(row.printed_at)))
    return "\n".join(lines) or _("neither printed nor saved yet")


def _extent(row: CertificateRow) -> tuple[tuple[str, str], ...]:
    """Thanks are for an occasion, not for hours."""
    if row.kind is Kind.DANK:
        return ()
    hours = _("{hours} hours").format(hours=i18n.number(row.hours))
    return (_("Period"), texts.period(row)), (_("Extent"), hours)


def _note(row: CertificateRow) -> str:
    if row.cancelled_at is not None:
        day = i18n.date(row.cancelled_at.astimezone().date())
        if row.status is CertificateStatus.REISSUED:
            text = _("Issued anew on {date} as {number}: {reason}. The old paper is no longer valid.")
            if not row.name:  # why is nobody's business
                text = _("Issued anew on {date} as {number}. The old paper is no longer valid.")
            return text.format(date=day, number=row.reissued_as, reason=row.cancel_reason)
        return _("Cancelled on {date}: {reason}").format(date=day, reason=row.cancel_reason)
    if row.hours_now is not None:
        text = _("The hours were changed since: today they would be {now} instead of {then}. The certificate stays.")
        return text.format(now=i18n.number(row.hours_now), then=i18n.number(row.hours))
    return ""
