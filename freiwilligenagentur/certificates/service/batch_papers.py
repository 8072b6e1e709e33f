"""What a batch is handed out as: one file for the printer, single files for the archive, letters, labels."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from freiwilligenagentur.certificates import addresses, wording
from freiwilligenagentur.certificates.batch import ForPaper, Progress, Together, Written
from freiwilligenagentur.certificates.content import CertificateContent, SignedBy, from_snapshot
from freiwilligenagentur.certificates.layout import Layout
from freiwilligenagentur.certificates.model import Certificate, CertificateBatchItem, Document
from freiwilligenagentur.certificates.proof import seal
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in
from freiwilligenagentur.certificates.service.register import Register
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.errors import Cancelled, Damaged
from freiwilligenagentur.files import remove_leftovers, safe_name, write_safely, written_safely
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id, Store

if TYPE_CHECKING:
    from freiwilligenagentur.documents.book import Book
    from freiwilligenagentur.documents.metadata import About

_AT_ONCE = 50
_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page of a document of this kit, whose objects lie open in the file."""


@dataclass(frozen=True, slots=True)
class _Issued:
    """A certificate of a batch with all that is written of it."""

    name: str
    serial: str
    pdf: bytes
    content: CertificateContent
    layout: Layout
    """As it is today."""
    lines: tuple[str, ...]
    greeting: str


class BatchPapers:
    """Reads what was issued; cancelled certificates are left out."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def printout(self, batch_id: Id, out: BinaryIO, progress: Progress) -> Together:
        """Writes all certificates in the order of names as one file, with a bookmark for each.

        Where some have more than one page, each begins on the front of a sheet: an empty page fills what is left.

        Each is drawn again from what it says. Where that does not give the document as it was issued, because the
        office looks different today, it stays out by its number: only the issued document may be printed.
        Raises Cancelled when it was stopped, Damaged when a stored document was altered.
        """
        return self._put_together(batch_id, out, progress, on_front=self._has_backs(batch_id))

    def _put_together(self, batch_id: Id, out: BinaryIO, progress: Progress, *, on_front: bool) -> Together:
        from freiwilligenagentur.certificates import pdf

        book, logo = self._book(out, _("Certificates of a batch")), self._logo()
        count, apart = 0, []
        for issued in self._all(batch_id, progress, _("Putting the pages together …")):
            content = replace(issued.content, issuer=replace(issued.content.issuer, logo=logo))
            if pdf.draw(content, issued.layout) == seal.bare(issued.pdf):
                if on_front:
                    book.begin_on_front()
                pdf.add(book, content, _bookmark(issued), issued.layout)
                count += 1
            else:
                apart.append(issued.serial)
        if count:
            book.finish()
        return Together(count, tuple(apart))

    def pages(self, batch_id: Id, progress: Progress) -> ForPaper:
        """The same for paper, where all may come together as they were issued; empty when nothing is valid.

        Raises Cancelled, Damaged.
        """
        out, turned = BytesIO(), self._has_backs(batch_id)
        together = self._put_together(batch_id, out, progress, on_front=turned)
        if together.without:
            from freiwilligenagentur.documents.joining import joined

            issued = self._all(batch_id, progress, _("Putting the pages together …"))
            marked = ((_bookmark(each), each.pdf) for each in issued)
            return ForPaper(joined(marked, self._about(_("Certificates of a batch")), on_front=turned), not turned)
        return ForPaper(out.getvalue() if together.count else b"", not turned)

    def save(self, batch_id: Id, folder: Path, title: str, progress: Progress) -> Written:
        """Writes the file for the printer and each certificate as it was issued into a new folder inside ``folder``.

        Files appear whole or not at all, and those that are there already stay, so that it can be done again after it
        was interrupted; what a process left behind that was killed while it wrote is removed.
        Raises Cancelled, Damaged, DiskFull, NoPermission.
        """
        place = folder / safe_name(title)
        singles = place / _("Single files")
        remove_leftovers(place, singles)
        files = 0
        for issued in self._all(batch_id, progress, _("Writing single files …")):
            file = singles / f"{safe_name(f'{issued.serial} {issued.name}')}.pdf"
            if not (file.exists() and file.read_bytes() == issued.pdf):
                write_safely(file, issued.pdf)
            files += 1
        for_printer = place / (_("For the printer") + ".pdf")
        with written_safely(for_printer) as out:
            together = self.printout(batch_id, out, progress)
        if not together.count:
            for_printer.unlink()
        self.note(batch_id, Handed.SAVED)
        return Written(str(place), files, together.without)

    def note(self, batch_id: Id, how: Handed) -> None:
        """Notes in the register how everything of a batch was handed out."""
        if keys := self._valid(batch_id):
            Register(self._store, self._today).note(keys, how)

    def letters(self, batch_id: Id, out: BinaryIO, progress: Progress) -> Together:
        """Writes a cover letter for each, in the same order; those without an address stay out by their names."""
        from freiwilligenagentur.certificates import letters

        book, count, without = self._book(out, _("Letters")), 0, []
        for issued in self._all(batch_id, progress, _("Writing letters …")):
            if not issued.lines:
                without.append(issued.name)
                continue
            content = issued.content
            title = wording.title_of(content)
            recipient = letters.Recipient(issued.lines, issued.greeting, issued.serial, title)
            signatory = next(iter(content.signatories), SignedBy())
            dated = content.dated or self._today()
            letters.add(book, letters.Letter(recipient, content.issuer, dated, content.place, signatory), issued.name)
            count += 1
        if count:
            book.finish()
        return Together(count, tuple(without))

    def labels(self, batch_id: Id, out: BinaryIO, key: str, first: int, progress: Progress) -> Together:
        """Writes sheets of labels of the format ``key``, beginning with label ``first`` (from 1), in the same order.

        Those without an address stay out by their names.
        """
        from freiwilligenagentur.certificates import labels

        layout = next(each for each in labels.formats() if each.key == key)
        found = list(self._all(batch_id, progress, _("Writing labels …")))
        lines = [issued.lines for issued in found if issued.lines]
        book = self._book(out, _("Labels"))
        if lines:
            labels.add_sheets(book, layout, lines, first, _("Labels"))
            book.finish()
        return Together(len(lines), tuple(issued.name for issued in found if not issued.lines))

    def _book(self, out: BinaryIO, title: str) -> Book:
        from freiwilligenagentur.documents.book import Book

        return Book(out, self._about(title), bound=True)

    def _about(self, title: str) -> About:
        from freiwilligenagentur.documents.metadata import About

        with self._store.read() as session:
            office = session.scalar(select(Office.name)) or ""
        return About(title, office, "de-DE", self._today())

    def _logo(self) -> bytes | None:
        with self._store.read() as session:
            return session.scalar(select(Office.logo))

    def _all(self, batch_id: Id, progress: Progress, text: str) -> Iterator[_Issued]:
        """Everything that was issued and is valid, in the order of names, some at a time."""
        keys = self._valid(batch_id)
        for start in range(0, len(keys), _AT_ONCE):
            for number, issued in enumerate(self._read(keys[start : start + _AT_ONCE]), start):
                if progress.cancelled:
                    raise Cancelled(_("This was stopped. What was issued stays issued."))
                progress.step(number, len(keys), text)
                yield issued
        progress.step(len(keys), len(keys), text)

    def _valid(self, batch_id: Id) -> list[Id]:
        with self._store.read() as session:
            found = session.scalars(
                select(CertificateBatchItem.certificate_id)
                .join(Certificate, Certificate.id == CertificateBatchItem.certificate_id)
                .where(CertificateBatchItem.batch_id == batch_id, Certificate.status == CertificateStatus.ISSUED)
                .order_by(CertificateBatchItem.position)
            )
            return [key for key in found if key]

    def _has_backs(self, batch_id: Id) -> bool:
        """Whether one of the certificates has more than one page."""
        keys = self._valid(batch_id)
        with self._store.read() as session:
            for start in range(0, len(keys), _AT_ONCE):
                part = Certificate.id.in_(keys[start : start + _AT_ONCE])
                documents = session.scalars(
                    select(Document.pdf).join(Certificate, Certificate.document_id == Document.id).where(part)
                )
                if any(len(_PAGE.findall(pdf)) > 1 for pdf in documents):
                    return True
        return False

    def _read(self, keys: Sequence[Id]) -> list[_Issued]:
        with self._store.read() as session:
            rows = session.execute(
                select(Certificate, Volunteer)
                .join(Volunteer, Volunteer.id == Certificate.volunteer_id)
                .where(Certificate.id.in_(keys))
                .options(joinedload(Certificate.document).undefer(Document.pdf))
            ).all()
            found = {
                certificate.id: (certificate, person, _layout(session, certificate)) for certificate, person in rows
            }
        return [_issued(*found[key]) for key in keys if key in found]


def _bookmark(issued: _Issued) -> str:
    return f"{issued.name} · {issued.serial}"


def _layout(session: Session, certificate: Certificate) -> Layout:
    drawn_in = certificate.snapshot.get("layout") or {}
    return chosen_in(session, drawn_in.get("id", ""), certificate.kind).layout


def _issued(certificate: Certificate, person: Volunteer, layout: Layout) -> _Issued:
    if hashlib.sha256(certificate.document.pdf).hexdigest() != certificate.pdf_sha256:
        raise Damaged(_("The stored certificate was altered. Please restore it from a backup."))
    content = from_snapshot(certificate.snapshot)
    lines = addresses.address_lines(person)
    name = person.listed_name()
    document = certificate.document.pdf
    return _Issued(name, certificate.serial, document, content, layout, lines, addresses.greeting(person))
