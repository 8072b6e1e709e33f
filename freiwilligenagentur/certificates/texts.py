"""Words of the register for windows and the spreadsheet."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.filtering import State
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.rows import CertificateRow
from freiwilligenagentur.certificates.service.reissuing import Reason
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.i18n import _


def kind(of: Kind) -> str:
    """What a kind of certificate is called."""
    return {
        Kind.EHRENAMTSNACHWEIS: _("Certificate of volunteering"),
        Kind.KOMPETENZNACHWEIS: _("Certificate of competences"),
        Kind.TEILNAHME: _("Certificate of attendance"),
        Kind.DANK: _("Certificate of thanks"),
        Kind.EHRENAMTSKARTE: _("Confirmation for a volunteer card"),
    }[of]


def state(row: CertificateRow) -> str:
    """The state of a certificate in a word or two."""
    if row.status is CertificateStatus.CANCELLED:
        return _("cancelled")
    if row.status is CertificateStatus.REISSUED:
        return _("replaced")
    if row.hours_now is not None:
        return _("hours changed")
    return _("not printed yet") if row.waits_for_print else _("valid")


def tone(row: CertificateRow) -> str:
    """The colour that goes with the state: "good", "warn", "bad" or "neutral"."""
    if row.status is CertificateStatus.CANCELLED:
        return "bad"
    if row.status is CertificateStatus.REISSUED:
        return "neutral"
    return "warn" if row.hours_now is not None or row.waits_for_print else "good"


def states() -> list[tuple[str, str]]:
    """What the list can be narrowed to, code and words."""
    words = {
        State.ANY: _("any state"),
        State.VALID: _("valid"),
        State.NOT_PRINTED: _("not printed yet"),
        State.HOURS_CHANGED: _("hours changed"),
        State.CANCELLED: _("cancelled"),
        State.REISSUED: _("replaced"),
    }
    return [(code.value, words[code]) for code in State]


def reasons() -> list[tuple[str, str]]:
    """Why a certificate is issued under another name, code and words."""
    words = {
        Reason.NEW_NAME: _("New name, for example after marriage"),
        Reason.MISSPELT: _("The name was misspelt"),
        Reason.PROTECTED: _("Former name must not be shown (§ 13 SBGG)"),
    }
    return [(reason.value, words[reason]) for reason in Reason]


def period(row: CertificateRow) -> str:
    """``01.02.2025 – 31.10.2026``."""
    return f"{i18n.date(row.period_from)} – {i18n.date(row.period_to)}"


def bearer(row: CertificateRow) -> str:
    """Whom it is for; in words where the name is not kept any more."""
    return row.name or _("(name not kept)")
