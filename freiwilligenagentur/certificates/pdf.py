"""Draws a certificate: a framed page with head, title, name, facts, text, signatures; more pages when it is long, and
behind them one in each further language.
"""

from __future__ import annotations

from datetime import date

from freiwilligenagentur.certificates import bodies, wording
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import DEFAULT, Layout
from freiwilligenagentur.certificates.ornament import THANKS_LOWERED, ThanksClosing, ThanksStationery, thanks_frame
from freiwilligenagentur.certificates.proof.block import ProofBlock
from freiwilligenagentur.certificates.proof.reading import INFO_KEY
from freiwilligenagentur.certificates.signatures import signatures
from freiwilligenagentur.certificates.stationery import Letterhead, Stationery, frame_for
from freiwilligenagentur.documents.blocks import Block, Gap
from freiwilligenagentur.documents.book import Book
from freiwilligenagentur.documents.document import Document, Section
from freiwilligenagentur.documents.stamp import stamped

TEMPLATE_VERSION = "8"


def draw(content: CertificateContent, layout: Layout = DEFAULT) -> bytes:
    """The certificate as PDF; the same content in the same layout gives the same bytes.

    Raises MissingLetters for letters that no font has, WrongFile for a picture that cannot be read.
    """
    first, *further = _sections(content, layout)
    return _document(content, layout).build(first.blocks, first.closing, further)


def add(book: Book, content: CertificateContent, bookmark: str, layout: Layout = DEFAULT) -> None:
    """The same pages in a book of many certificates. Raises as ``draw``; then nothing was added."""
    _document(content, layout).add_to(book, _sections(content, layout), bookmark)


def _document(content: CertificateContent, layout: Layout) -> Document:
    thanks = content.kind is Kind.DANK
    stationery = ThanksStationery(content, layout) if thanks else Stationery(content, layout)
    return Document(
        title=f"{wording.title_of(content)} {content.number or wording.label('draft')}",
        author=content.issuer.name,
        created=content.dated or date.today(),
        frame=thanks_frame(layout) if thanks else frame_for(layout),
        furniture=stationery,
        backdrop=stationery.backdrop,
        further=((INFO_KEY, content.proof.token),) if content.proof else (),
        lowered=THANKS_LOWERED if thanks else 0,
    )


def _sections(content: CertificateContent, layout: Layout) -> list[Section]:
    """The German part and those in other languages."""
    opening: list[Block] = [] if content.kind is Kind.DANK else [Letterhead(content.issuer, layout), Gap(9)]
    german = Section([*opening, *bodies.german(content, layout.accent)], _closing(content, layout))
    return [german, *bodies.translations(content, layout.accent)]


def copy(pdf: bytes, issued: date) -> bytes:
    """A certificate as it was issued, marked as Zweitschrift on each page in the language of that page."""

    def said(tag: str) -> str:
        words = wording.with_tag(tag)
        return words.label("copy", date=words.long_date(issued))

    return stamped(pdf, said)


def _closing(content: CertificateContent, layout: Layout) -> list[Block]:
    if content.kind is Kind.DANK:
        return [ThanksClosing(content, layout)]
    return [signatures(content, layout), ProofBlock(content)]
