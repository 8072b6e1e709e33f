"""The proof as it stands at the end of a certificate: QR code at the left, number, short code and key at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Proof
from freiwilligenagentur.certificates.proof import making, qr
from freiwilligenagentur.documents import styles
from freiwilligenagentur.documents.blocks import KeyValues, Paragraph
from freiwilligenagentur.documents.layout import BoxMark, CellsMark, Mark, Piece, joined, moved
from freiwilligenagentur.documents.structure import Element
from freiwilligenagentur.documents.styles import MM, Style

SMALLEST = 26 * MM
SMALLEST_MODULE = 0.38 * MM
_TEXT_AT = 40 * MM
_BOLD = Style(styles.FINE.face.bold, styles.FINE.size, styles.FINE.leading)
_VALUES = Style(styles.FINE.face, styles.FINE.size, styles.FINE.leading)
_CODE = Style(styles.SMALL.face.bold, styles.SMALL.size, styles.FINE.leading)


@dataclass(frozen=True, slots=True)
class ProofBlock:
    """One piece that stays whole. A draft gets an empty square of the size that the code will have."""

    content: CertificateContent
    before: float = 9

    def pieces(self, width: float, parent: Element) -> list[Piece]:
        """The square, and the words beside it."""
        proof = self.content.proof
        if proof is None and self.content.number is not None:
            return []  # drawn from before there were proofs
        code = qr.modules(proof.token if proof else making.sample(self.content))
        side = max(SMALLEST, code.size * SMALLEST_MODULE)
        shift = max(_TEXT_AT, side + 8 * MM)
        words = joined(list(self._text(width - shift, parent)))
        top = max(0, side - words.height) / 2
        marks: list[Mark] = [moved(mark, shift, top) for mark in words.marks]
        if proof:
            figure = parent.add("Figure", wording.label("proof_picture"))
            marks.append(CellsMark(0, 0, side / code.size, code.size, code.dark, element=figure))
        else:
            marks.append(BoxMark(0, 0, side, side, 0.6, styles.HAIRLINE))
        return [Piece(max(side, words.height), tuple(marks), self.before)]

    def _text(self, width: float, parent: Element) -> Iterator[Piece]:
        proof = self.content.proof
        yield from Paragraph(wording.label("proof"), _BOLD, before=0).pieces(width, parent)
        said = wording.sentence("proof" if proof else "proof_draft")
        yield from Paragraph(said, styles.FINE, before=1).pieces(width, parent)
        if proof:
            yield from self._values(proof).pieces(width, parent)

    def _values(self, proof: Proof) -> KeyValues:
        rows = (
            (wording.label("proof_number"), self.content.number or ""),
            (wording.label("proof_code"), proof.code),
            (wording.label("proof_key"), proof.fingerprint),
        )
        return KeyValues(rows, names_width=42 * MM, names=styles.FINE, values=_VALUES, before=5, between=1)
