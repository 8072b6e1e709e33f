"""The end of a certificate: place and date, who signs, and the stamp or seal."""

from __future__ import annotations

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, SignedBy
from freiwilligenagentur.certificates.emblem import DIAMETER, emblem
from freiwilligenagentur.certificates.layout import Layout, Stamp
from freiwilligenagentur.documents.blocks import STAMP_WIDTH, Signatory, Signatures

_SEAL_LEFT = (STAMP_WIDTH - DIAMETER) / 2


def signatures(content: CertificateContent, layout: Layout) -> Signatures:
    """The block that is signed. A scanned signature stands only above the name that the layout has it for."""
    return Signatures(
        wording.place_and_date(content),
        [_signatory(each, layout) for each in content.signatories or layout.signed_by() or (SignedBy(),)],
        stamp=wording.label("stamp") if layout.stamp is Stamp.ROOM else "",
        picture=layout.seal_picture if layout.stamp is Stamp.PICTURE else None,
        picture_says=wording.label("seal", issuer=content.issuer.name),
        columns=columns(layout),
        drawn=emblem(content.issuer.name, layout.accent, _SEAL_LEFT) if layout.stamp is Stamp.SEAL else (),
        before=16,
    )


def columns(layout: Layout) -> int:
    """How many sign beside each other: all three of a layout, so that a page holds them."""
    return max(2, len(layout.signed_by()))


def column_width(width: float, layout: Layout) -> float:
    """How wide the column of somebody who signs is, in points, where text is ``width`` wide and a stamp has room."""
    return Signatures("", (), stamp="x", columns=columns(layout)).column(width)


def _signatory(signed: SignedBy, layout: Layout) -> Signatory:
    says = wording.label("scanned_signature", person=signed.name)
    return Signatory(wording.signature(signed), layout.picture_of(signed.name), says)
