"""The end of a certificate: place and date, who signs, and the stamp or seal."""

from __future__ import annotations

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, SignedBy
from freiwilligenagentur.certificates.emblem import DIAMETER, emblem
from freiwilligenagentur.certificates.layout import Layout, Stamp
from freiwilligenagentur.documents.blocks import STAMP_WIDTH, Signatory, Signatures

COLUMNS, COLUMNS_LANDSCAPE = 2, 3
_SEAL_LEFT = (STAMP_WIDTH - DIAMETER) / 2


def signatures(content: CertificateContent, layout: Layout, *, landscape: bool = False) -> Signatures:
    """The block that is signed. A scanned signature stands only above the name that the layout has it for."""
    return Signatures(
        wording.place_and_date(content),
        [_signatory(each, layout) for each in content.signatories or layout.signed_by() or (SignedBy(),)],
        stamp=wording.label("stamp") if layout.stamp is Stamp.ROOM else "",
        picture=layout.seal_picture if layout.stamp is Stamp.PICTURE else None,
        picture_says=wording.label("seal", issuer=content.issuer.name),
        drawn=emblem(content.issuer.name, layout.accent, _SEAL_LEFT) if layout.stamp is Stamp.SEAL else (),
        columns=COLUMNS_LANDSCAPE if landscape else COLUMNS,
        before=16,
    )


def column_width(width: float, *, landscape: bool = False) -> float:
    """How wide the narrowest column for somebody who signs is, in points, where text is ``width`` wide."""
    return Signatures("", (), stamp="x", columns=COLUMNS_LANDSCAPE if landscape else COLUMNS).column(width)


def _signatory(signed: SignedBy, layout: Layout) -> Signatory:
    lines = tuple(part for part in (signed.name, signed.function, signed.body) if part)
    says = wording.label("scanned_signature", person=signed.name)
    return Signatory(lines or (wording.label("signatory"),), layout.picture_of(signed.name), says)
