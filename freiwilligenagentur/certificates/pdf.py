"""Draws a certificate: a framed page with head, title, name, facts, text, signatures; more pages when it is long, and
behind them one in each further language.
"""

from __future__ import annotations

from datetime import date

from freiwilligenagentur.certificates import bodies, wording
from freiwilligenagentur.certificates.content import CertificateContent, SignedBy
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.ornament import THANKS_FRAME, ThanksClosing, ThanksStationery
from freiwilligenagentur.certificates.proof.block import ProofBlock
from freiwilligenagentur.certificates.proof.reading import INFO_KEY
from freiwilligenagentur.certificates.stationery import FRAME, Letterhead, Stationery
from freiwilligenagentur.documents.blocks import Block, Gap, Signatory, Signatures
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.document import Document, Section
from freiwilligenagentur.documents.stamp import stamped

TEMPLATE_VERSION = "3"


def draw(content: CertificateContent) -> bytes:
    """The certificate as PDF; the same content gives the same bytes.

    Raises MissingLetters for letters that no font has, WrongFile for a logo that cannot be read.
    """
    first, *further = _sections(content)
    return _document(content).build(first.blocks, first.closing, further)


def add(book: Book, content: CertificateContent, bookmark: str) -> None:
    """The same pages in a book of many certificates. Raises as ``draw``; then nothing was added."""
    _document(content).add_to(book, _sections(content), bookmark)


def _document(content: CertificateContent) -> Document:
    thanks = content.kind is Kind.DANK
    stationery = ThanksStationery(content) if thanks else Stationery(content)
    return Document(
        title=f"{wording.title_of(content)} {content.number or wording.label('draft')}",
        author=content.issuer.name,
        created=content.dated or date.today(),
        frame=THANKS_FRAME if thanks else FRAME,
        furniture=stationery,
        backdrop=stationery.backdrop,
        further=((INFO_KEY, content.proof.token),) if content.proof else (),
    )


def _sections(content: CertificateContent) -> list[Section]:
    """The German part and those in other languages."""
    opening: list[Block] = [] if content.kind is Kind.DANK else [Letterhead(content.issuer), Gap(9)]
    return [Section([*opening, *bodies.german(content)], _closing(content)), *bodies.translations(content)]


def copy(pdf: bytes, issued: date) -> bytes:
    """A certificate as it was issued, marked as Zweitschrift on each page."""
    return stamped(pdf, wording.label("copy", date=wording.long_date(issued)))


def _closing(content: CertificateContent) -> list[Block]:
    if content.kind is Kind.DANK:
        return [ThanksClosing(content)]
    signed = [Signatory(wording.signature(each)) for each in content.signatories or (SignedBy(),)]
    return [Signatures(wording.place_and_date(content), signed, wording.label("stamp"), before=16), ProofBlock(content)]
