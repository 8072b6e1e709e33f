"""A verdict in sentences, for the command line and the window."""

from __future__ import annotations

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.proof.checking import REST, SIGNED, Result, Standing, Verdict
from freiwilligenagentur.certificates.proof.statement import Statement
from freiwilligenagentur.i18n import _


def headline(verdict: Verdict) -> str:
    """The result in a few words."""
    return {
        Result.GENUINE: _("Genuine"),
        Result.ALTERED: _("Altered"),
        Result.UNKNOWN_KEY: _("Unknown key"),
        Result.KEY_RETIRED: _("Key no longer valid"),
        Result.CANCELLED: _("Genuine, but cancelled"),
        Result.REISSUED: _("Genuine, but no longer valid"),
        Result.SHORT_CODE: _("A short code, for the register"),
        Result.LOCKED: _("Locked with a password"),
        Result.NOT_A_CERTIFICATE: _("Not a certificate that can be checked"),
    }[verdict.result]


def sentences(verdict: Verdict) -> list[str]:
    """What the result means and what to do with it."""
    by_result = {
        Result.GENUINE: _genuine,
        Result.CANCELLED: _genuine,
        Result.REISSUED: _genuine,
        Result.ALTERED: _altered,
        Result.UNKNOWN_KEY: _unknown_key,
        Result.KEY_RETIRED: _key_retired,
        Result.SHORT_CODE: _short_code,
        Result.LOCKED: _locked,
        Result.NOT_A_CERTIFICATE: _nothing,
    }
    return by_result[verdict.result](verdict)


def facts(said: Statement) -> list[tuple[str, str]]:
    """What was signed, with its labels, as it is read."""
    listed = [(_("Number"), said.number), (_("Certificate"), said.kind), (_("Name"), said.name)]
    if said.first and said.last:
        listed.append((_("Period"), f"{i18n.date(said.first)} – {i18n.date(said.last)}"))
    if said.hours is not None:
        listed.append((_("Extent"), _("{hours} hours").format(hours=i18n.number(said.hours))))
    listed.append((_("Issued by"), said.issuer))
    if said.dated:
        listed.append((_("Date"), i18n.date(said.dated)))
    return listed


def wrong_code(typed: str) -> str:
    """What to say of a short code in which a sign is wrong; "" for everything else."""
    if not code.is_mistyped(typed):
        return ""
    return _("A sign of the short code is wrong. Please have it read out again.")


def field(name: str) -> str:
    """What a signed field is called."""
    return {
        "number": _("Number"),
        "kind": _("Certificate"),
        "name": _("Name"),
        "period": _("Period"),
        "hours": _("Extent"),
        "issuer": _("Issued by"),
        "dated": _("Date"),
        SIGNED: _("signed data"),
        REST: _("other text or the file itself"),
    }[name]


def _genuine(verdict: Verdict) -> list[str]:
    told = [_("The signature belongs to the key {fingerprint}.").format(fingerprint=verdict.key)]
    if verdict.is_file:
        told.append(_("The file is exactly as the agency issued it."))
    else:
        told.append(_("Compare these data with the paper; only they are signed."))
    if verdict.standing is not None:
        told += _standing(verdict.standing)
    return told


def _standing(standing: Standing) -> list[str]:
    if not standing.known:
        return [_("The number is not in the register of this office.")]
    if standing.cancelled_on is None:
        return [_("It is valid by the register.")]
    day = i18n.date(standing.cancelled_on)
    if standing.reissued_as:
        return [_("It was issued anew on {date} as {number}.").format(date=day, number=standing.reissued_as)]
    return [_("It was cancelled on {date}: {reason}").format(date=day, reason=standing.reason)]


def _altered(verdict: Verdict) -> list[str]:
    if verdict.altered == (SIGNED,):
        return [_("The signed data were changed or made by somebody else: the signature does not belong to them.")]
    if verdict.altered == (REST,):
        return [
            _("Number, name, period, hours, issuer and date are as signed."),
            _("But the file was changed or saved anew after it was issued, so other text may have been altered."),
        ]
    told = [_("The page does not say what was signed.")]
    told.append(_("Altered: {fields}").format(fields=", ".join(field(name) for name in verdict.altered)))
    return [*told, _("The signed data are these:")]


def _unknown_key(verdict: Verdict) -> list[str]:
    return [
        _("It was signed with a key that begins with {key}; this key is not at hand.").format(key=verdict.key),
        _("Ask the agency for the file with its public key."),
    ]


def _key_retired(verdict: Verdict) -> list[str]:
    text = _("It bears a date on which the agency no longer signed with the key {fingerprint}. Please ask the agency.")
    return [text.format(fingerprint=verdict.key)]


def _short_code(_verdict: Verdict) -> list[str]:
    return [_("Type it into the filter of the register, or after Ctrl+K; only the issuing office finds it there.")]


def _locked(_verdict: Verdict) -> list[str]:
    return [
        _("The file opens only with a password, so nothing in it could be checked."),
        _("Ask for the file as it was issued, or check the text of its QR code."),
    ]


def _nothing(verdict: Verdict) -> list[str]:
    if verdict.is_file:
        return [
            _("No signed data can be read from the file. It is no certificate of this program, or it is an older one."),
            _("If another program protected or packed it anew, check the text of its QR code instead."),
        ]
    return [_("The text is not that of a QR code on a certificate, or a part of it is missing. It begins with “EN1:”.")]
