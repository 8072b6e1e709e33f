"""Issuing: the number, the document and its snapshot in one step, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.content import CertificateContent, snapshot
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, NumberSeries
from freiwilligenagentur.certificates.proof.making import proven
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.request import Request
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in, template_version, trace
from freiwilligenagentur.certificates.service.preparing import Preparing
from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.signing import SigningKeys, signer_in
from freiwilligenagentur.storage import Id, Store


class Issuing:
    """Makes certificates. What was issued never changes and cannot be undone."""

    def __init__(self, store: Store, preparing: Preparing) -> None:
        self._store = store
        self._preparing = preparing

    def issue(self, request: Request, seen: CertificateContent) -> Id:
        """Issues what the office saw as a draft and returns the certificate's id.

        The number is taken in the same transaction that keeps the document, so numbers have no gaps and none is given
        twice, whoever else issues at the same moment. Raises Refused while something is missing, Conflict when the
        records changed since the draft was seen, MissingLetters or WrongFile when it cannot be drawn.
        """
        if hindrance := next((each for each in self._preparing.examine(request).missing if each.hinders), None):
            raise Refused(hindrance.text)
        self.make_ready(request.kind, request.dated.year)
        with self._store.write(_("Certificate issued"), undoable=False) as session:
            certificate = self.issue_in(session, request, seen.__eq__)
            key = certificate.id
        self._preparing.discard_draft(request.volunteer_id)
        return key

    def make_ready(self, kind: Kind, year: int) -> None:
        """Makes what all certificates of a year need: the counter and the key that signs."""
        self._ensure_series(kind, year)
        SigningKeys(self._store).ensure()

    def issue_in(
        self, session: Session, request: Request, is_as_seen: Callable[[CertificateContent], bool]
    ) -> Certificate:
        """One certificate inside a step that also notes what it is for, after ``make_ready``.

        Raises Conflict when it is no longer as it was seen, and as ``issue``; the step must then be given up.
        """
        series = _locked_series(session, request.kind, request.dated.year)
        content = self._preparing.compose_in(session, request)
        if not is_as_seen(content):
            raise Conflict(
                _("Hours or names changed in the meantime. Nothing was issued; please look at the preview again.")
            )
        series.last += 1
        certificate = self._drawn(session, content, request, series)
        session.add(certificate)
        return certificate

    def _drawn(
        self, session: Session, content: CertificateContent, request: Request, series: NumberSeries
    ) -> Certificate:
        from freiwilligenagentur.certificates import pdf

        serial = f"{series.kind.value}-{series.year}-{series.last:04d}"
        signer = signer_in(session)
        numbered = proven(content.numbered(serial), signer, partial(_has_code, session))
        stored = chosen_in(session, request.layout_id, request.kind)
        document = sealed(pdf.draw(numbered, stored.layout), signer)
        first, last = numbered.period
        return Certificate(
            kind=series.kind,
            year=series.year,
            number=series.last,
            serial=serial,
            code=numbered.proof.bare_code if numbered.proof else None,
            volunteer_id=request.volunteer_id,
            name=numbered.person.name,
            period_from=first,
            period_to=last,
            hours=numbered.hours,
            issued_by=self._store.user,
            template_version=template_version(pdf.TEMPLATE_VERSION, stored),
            snapshot=snapshot(numbered) | {"source": _source(content, request), "layout": trace(stored)},
            pdf_sha256=hashlib.sha256(document).hexdigest(),
            pdf=document,
        )

    def _ensure_series(self, kind: Kind, year: int) -> None:
        """Makes the counter of a year; when two users begin a year at the same moment, one of them finds it made."""
        wanted = select(NumberSeries.id).where(NumberSeries.kind == kind, NumberSeries.year == year)
        with self._store.read() as session:
            if session.scalar(wanted):
                return
        try:
            with self._store.write(_("Register of {year} begun").format(year=year), undoable=False) as session:
                if not session.scalar(wanted):
                    session.add(NumberSeries(kind=kind, year=year))
        except Refused:
            with self._store.read() as session:
                if not session.scalar(wanted):
                    raise


def _locked_series(session: Session, kind: Kind, year: int) -> NumberSeries:
    """The counter, locked until the step ends (SQLite locks the whole database anyway)."""
    return session.scalars(
        select(NumberSeries).where(NumberSeries.kind == kind, NumberSeries.year == year).with_for_update()
    ).one()


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
