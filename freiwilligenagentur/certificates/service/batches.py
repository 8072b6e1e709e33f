"""Batches: issuing many certificates so that whatever happens in between, none is missing and nobody gets two."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.batch import BatchRow, Checked, ItemRow, Progress, Subject, digest, in_order
from freiwilligenagentur.certificates.content import CertificateContent
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.layout import Layout, fingerprint
from freiwilligenagentur.certificates.model import Certificate, CertificateBatch, CertificateBatchItem
from freiwilligenagentur.certificates.request import Request, from_draft, to_draft
from freiwilligenagentur.certificates.service.issuing import Issuing
from freiwilligenagentur.certificates.service.records import Records
from freiwilligenagentur.errors import OfficeError, Refused, StorageError
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id, Store

GROUP = 10
"""So many certificates are issued in one step: the disk confirms ten times less often than for each by itself."""


class Batches:
    """Beginning, going on, looking back."""

    def __init__(self, store: Store, issuing: Issuing) -> None:
        self._store = store
        self._issuing = issuing

    def begin(self, title: str, kind: Kind, checked: Sequence[Checked]) -> Id:
        """Keeps for whom a batch is; those whom something hinders are left out. Raises Refused when nobody is left."""
        wanted = in_order([each for each in checked if each.can_be_issued])
        if not wanted:
            raise Refused(_("Nobody is left for whom a certificate can be issued."))
        with self._store.write(_("Batch of certificates begun"), undoable=False) as session:
            batch = CertificateBatch(title=title.strip(), kind=kind, begun_by=self._store.user)
            session.add(batch)
            session.flush()
            session.add_all(
                CertificateBatchItem(
                    batch_id=batch.id,
                    volunteer_id=each.volunteer_id,
                    position=position,
                    subject=each.subject,
                    request=to_draft(each.request),
                    seen=each.seen,
                )
                for position, each in enumerate(wanted)
                if each.request is not None
            )
            return batch.id

    def run(self, batch_id: Id, progress: Progress) -> BatchRow:
        """Issues what is not issued yet, in the order of names, until done or stopped; returns how it stands then.

        Each step issues a few certificates and notes for whom, all or nothing. Stopping, or the end of the program at
        any moment, leaves no gap in the numbers; the next call goes on. Raises StorageError when the disk refuses.
        """
        waiting = self._waiting(batch_id)
        row = self.row(batch_id)
        done = row.total - len(waiting)
        for kind, year in {(request.kind, request.dated.year) for _key, request in waiting}:
            self._issuing.make_ready(kind, year)
        keys = [key for key, _request in waiting]
        for start in range(0, len(keys), GROUP):
            progress.step(done + start, row.total, _("Issuing certificates …"))
            if progress.cancelled:
                break
            self._issue(keys[start : start + GROUP])
        else:
            progress.step(row.total, row.total)
        return self.row(batch_id)

    def rows(self) -> list[BatchRow]:
        """All batches, the newest first."""
        with self._store.read() as session:
            return _rows(session, None)

    def row(self, batch_id: Id) -> BatchRow:
        """How a batch stands. Raises Refused when there is none."""
        with self._store.read() as session:
            found = _rows(session, batch_id)
        if not found:
            raise Refused(_("This batch is not in the office any more."))
        return found[0]

    def items(self, batch_id: Id) -> list[ItemRow]:
        """Everybody of a batch, in the order of names."""
        with self._store.read() as session:
            found = session.execute(
                select(CertificateBatchItem, Volunteer, Certificate.serial, Certificate.hours)
                .join(Volunteer, Volunteer.id == CertificateBatchItem.volunteer_id)
                .outerjoin(Certificate, Certificate.id == CertificateBatchItem.certificate_id)
                .where(CertificateBatchItem.batch_id == batch_id)
                .order_by(CertificateBatchItem.position)
            ).all()
        return [
            ItemRow(
                id=item.id,
                volunteer_id=item.volunteer_id,
                name=person.listed_name(),
                certificate_id=item.certificate_id or "",
                serial=serial or "",
                reason=item.reason,
                hours=hours,
                subject=_subject(from_draft(item.request)),
            )
            for item, person, serial, hours in found
        ]

    def _waiting(self, batch_id: Id) -> list[tuple[Id, Request]]:
        with self._store.read() as session:
            found = session.scalars(
                select(CertificateBatchItem)
                .where(CertificateBatchItem.batch_id == batch_id)
                .where(CertificateBatchItem.certificate_id.is_(None), CertificateBatchItem.reason == "")
                .order_by(CertificateBatchItem.position)
            ).all()
        return [(item.id, from_draft(item.request)) for item in found]

    def _issue(self, keys: Sequence[Id]) -> None:
        """Issues some; when one of them cannot be, each by itself, and why not is noted."""
        try:
            self._step(keys)
        except StorageError:
            raise
        except OfficeError as error:
            if len(keys) == 1:
                self._note(keys[0], str(error))
                return
            for key in keys:
                self._issue([key])

    def _step(self, keys: Sequence[Id]) -> None:
        with self._store.write(_("Certificates issued"), undoable=False) as session:
            items = _open(session, keys)
            records = Records(session, [item.volunteer_id for item in items])
            with session.no_autoflush:  # all go to the database together
                issued = [
                    self._issuing.issue_in(session, from_draft(item.request), records, _Seen(item.seen))
                    for item in items
                ]
            session.flush()
            for item, certificate in zip(items, issued, strict=True):
                item.certificate_id = certificate.id

    def _note(self, key: Id, reason: str) -> None:
        with self._store.write(_("Certificate not issued"), undoable=False) as session:
            for item in _open(session, [key]):
                item.reason = reason


class _Seen:
    """Whether a certificate is as it was when it was checked."""

    def __init__(self, seen: str) -> None:
        self._seen = seen

    def __call__(self, content: CertificateContent, layout: Layout) -> bool:
        return digest(content, fingerprint(layout)) == self._seen


def _subject(request: Request) -> Subject:
    """What the certificate is about, for beginning anew with somebody who got none."""
    return Subject(training_id=request.training_id, scheme=request.scheme, occasion=request.occasion)


def _open(session: Session, keys: Sequence[Id]) -> list[CertificateBatchItem]:
    """Those of these items that still wait, locked: somebody else may go on with the same batch."""
    found = session.scalars(
        select(CertificateBatchItem)
        .where(CertificateBatchItem.id.in_(keys))
        .where(CertificateBatchItem.certificate_id.is_(None), CertificateBatchItem.reason == "")
        .order_by(CertificateBatchItem.position)
        .with_for_update()
    )
    return list(found)


def _rows(session: Session, batch_id: Id | None) -> list[BatchRow]:
    issued = func.count(CertificateBatchItem.certificate_id)
    refused = func.sum(case((CertificateBatchItem.reason != "", 1), else_=0))
    query = (
        select(CertificateBatch, func.count(), issued, refused)
        .join(CertificateBatchItem, CertificateBatchItem.batch_id == CertificateBatch.id)
        .group_by(CertificateBatch.id)
        .order_by(CertificateBatch.begun_at.desc())
    )
    if batch_id is not None:
        query = query.where(CertificateBatch.id == batch_id)
    return [
        BatchRow(b.id, b.title, b.kind, b.begun_by, b.begun_at, total, done, int(left or 0))
        for b, total, done, left in session.execute(query)
    ]
