"""From a certificate to its proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Proof
from freiwilligenagentur.certificates.proof import code, statement
from freiwilligenagentur.certificates.proof.statement import Statement
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.public_keys import ID_BYTES
from freiwilligenagentur.office.signer import Signer

_SAMPLE_NUMBER = "EN-2026-0000"
LONGEST_TOKEN = 1200
"""Letters of a QR code that is still easy to read at 4 cm."""


def proven(content: CertificateContent, signer: Signer, is_taken: Callable[[str], bool]) -> CertificateContent:
    """A numbered certificate with its proof. ``is_taken`` says whether another one has a short code already.

    Raises Refused when name and agency together are too long for a QR code.
    """
    if is_too_long(content):
        raise Refused(too_long())
    token = statement.sign(statement_of(content), signer)
    free = next(each for each in code.candidates(token.signed) if not is_taken(each))
    return replace(content, proof=Proof(token.text, code.grouped(free), signer.public.fingerprint))


def statement_of(content: CertificateContent) -> Statement:
    """What of a certificate is signed, as it is printed."""
    measured = bool(content.engagements or content.course)
    first, last = content.period if measured else (None, None)
    return Statement(
        number=content.number or _SAMPLE_NUMBER,
        kind=wording.title_of(content),
        name=content.person.name,
        first=first,
        last=last,
        hours=content.hours if measured else None,
        issuer=content.issuer.name,
        dated=content.dated,
    )


def sample(content: CertificateContent) -> str:
    """A text as long as the token of a draft will be, so that the draft looks as the certificate will."""
    said = statement_of(content)
    short = replace(said, name=said.name[:LONGEST_TOKEN], issuer=said.issuer[:LONGEST_TOKEN])
    return statement.unsigned(short, bytes(ID_BYTES)).text[:LONGEST_TOKEN]


def is_too_long(content: CertificateContent) -> bool:
    """Whether name and agency together are too long for a QR code that is easy to read."""
    try:
        return statement.unsigned(statement_of(content), bytes(ID_BYTES)).length > LONGEST_TOKEN
    except ValueError:
        return True


def too_long() -> str:
    """The sentence for that."""
    return _("The name and the name of the agency are too long for the QR code of a certificate.")
