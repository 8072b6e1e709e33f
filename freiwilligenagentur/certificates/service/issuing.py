"""Issuing: the number, the document and its snapshot in one step, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.content import CertificateContent, snapshot
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import Layout, fingerprint
from freiwilligenagentur.certificates.layout_rows import StoredLayout
from freiwilligenagentur.certificates.model import Certificate, Document
from freiwilligenagentur.certificates.proof.making import proven
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.service import numbers
from freiwilligenagentur.certificates.service.chosen_layout import template_version, trace
from freiwilligenagentur.certificates.service.preparing import Preparing, changed
from freiwilligenagentur.certificates.service.records import Records
from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.signer import Signer
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.storage import Id, Store


class Issuing:
    """Makes certificates. What was issued never changes and cannot be undone.

    ``stand`` is the stand whose reserved numbers are given, "" for the office.
    """

    def __init__(self, store: Store, preparing: Preparing, stand: str = "") -> None:
        self._store = store
        self._preparing = preparing
        self._stand = stand

    def issue(self, request: Request, seen: CertificateContent, look: str = "") -> Id:
        """Issues what the office saw as a draft and returns the certificate's id.

        ``look`` is the fingerprint of the layout that it was seen in; "" when nobody looked at it.

        The number is taken in the same transaction that keeps the document, so numbers have no gaps and none is given
        twice, whoever else issues at the same moment. Raises Refused while something is missing or when a stand has no
        number left, Conflict when the records or the layout changed since the draft was seen, MissingLetters or
        WrongFile when it cannot be drawn.
        """
        if hindrance := next((each for each in self._preparing.examine(request).missing if each.hinders), None):
            raise Refused(hindrance.text)
        self.make_ready(request.kind, request.dated.year)
        with self._store.write(_("Certificate issued"), undoable=False) as session:
            records = Records(session, [request.volunteer_id])
            certificate = self.issue_in(session, request, records, _Seen(seen, look))
            key = certificate.id
        self._preparing.discard_draft(request.volunteer_id)
        return key

    def make_ready(self, kind: Kind, year: int) -> None:
        """Makes what all certificates of a year need: the counter and the key that signs."""
        if not self._stand:
            numbers.ensure_series(self._store, kind, year)
        SigningKeys(self._store).ensure()

    def issue_in(
        self,
        session: Session,
        request: Request,
        records: Records,
        is_as_seen: Callable[[CertificateContent, Layout], bool],
    ) -> Certificate:
        """One certificate inside a step that also notes what it is for, after ``make_ready``.

        ``records`` were read within the same step. Raises Conflict when it is no longer as it was seen, and as
        ``issue``; the step must then be given up.
        """
        number = numbers.take(session, request.kind, request.dated.year, self._stand)
        content = self._preparing.compose_from(records, request)
        stored = records.layout(request.layout_id, request.kind)
        if not is_as_seen(content, stored.layout):
            raise Conflict(changed())
        areas = records.areas(request.volunteer_id, [each.source for each in content.engagements])
        work = Work(_source(content, request), areas, stored, records.signer)
        certificate = drawn(session, content, number, work, request.volunteer_id, self._store.user)
        session.add(certificate)
        return certificate


@dataclass(frozen=True, slots=True)
class _Seen:
    """Whether a certificate is still as the office saw it."""

    content: CertificateContent
    look: str

    def __call__(self, content: CertificateContent, layout: Layout) -> bool:
        return content == self.content and (not self.look or fingerprint(layout) == self.look)


@dataclass(frozen=True, slots=True)
class Work:
    """What a certificate rests on. ``source`` says where its hours came from, as ``source_period`` reads it."""

    source: dict[str, object]
    areas: frozenset[str]
    layout: StoredLayout
    signer: Signer


def drawn(
    session: Session, content: CertificateContent, number: numbers.Number, work: Work, volunteer_id: Id, user: str
) -> Certificate:
    """A certificate under its number with its signed and sealed document, not yet kept."""
    from freiwilligenagentur.certificates import pdf

    numbered = proven(content.numbered(number.serial), work.signer, partial(_has_code, session))
    document = sealed(pdf.draw(numbered, work.layout.layout), work.signer)
    first, last = numbered.period
    return Certificate(
        kind=number.kind,
        year=number.year,
        stand=number.stand,
        number=number.number,
        serial=number.serial,
        code=numbered.proof.bare_code if numbered.proof else None,
        volunteer_id=volunteer_id,
        name=numbered.person.name,
        organisations=list(dict.fromkeys(each.organisation for each in numbered.engagements)),
        areas=work.areas,
        period_from=first,
        period_to=last,
        hours=numbered.hours,
        issued_by=user,
        template_version=template_version(pdf.TEMPLATE_VERSION, work.layout),
        snapshot=snapshot(numbered) | {"source": work.source, "layout": trace(work.layout)},
        pdf_sha256=hashlib.sha256(document).hexdigest(),
        document=Document(pdf=document),
    )


def _has_code(session: Session, code: str) -> bool:
    """Whether a certificate bears this short code."""
    return session.scalar(select(Certificate.id).where(Certificate.code == code)) is not None


def _source(content: CertificateContent, request: Request) -> dict[str, object]:
    """Where the hours came from, so that the register sees when they change later."""
    return {
        "first": request.first.isoformat(),
        "last": request.last.isoformat(),
        "hours": {each.source: str(each.hours) for each in content.engagements},
    }


def source_period(source: dict[str, str]) -> tuple[date, date]:
    """The period that the hours were counted in."""
    return date.fromisoformat(source["first"]), date.fromisoformat(source["last"])
