"""The register: every certificate ever issued, as it was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, undefer

from freiwilligenagentur import i18n
from freiwilligenagentur.certificates.model import Certificate, CertificateStatus
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.proof.checking import Standing
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.rows import Candidate, CertificateRow
from freiwilligenagentur.certificates.service.issuing import source_period
from freiwilligenagentur.certificates.service.reading import tally
from freiwilligenagentur.errors import Damaged, Invalid, Problem, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement
from freiwilligenagentur.storage import Id, Store, utc_now
from freiwilligenagentur.vocabulary.folding import fold

Hours = dict[str, list[HoursEntry]]


class Register:
    """Looking certificates up, copies, cancelling."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def rows(self, volunteer_id: Id | None = None) -> list[CertificateRow]:
        """All certificates, or those of one person, the newest first."""
        with self._store.read() as session:
            return _rows(session, volunteer_id)

    def row(self, certificate_id: Id) -> CertificateRow:
        """One line of the register. Raises Refused when there is none."""
        found = [row for row in self.rows() if row.id == certificate_id]
        if not found:
            raise Refused(_("This certificate is not in the register."))
        return found[0]

    def pdf(self, certificate_id: Id) -> bytes:
        """The document exactly as it was issued. Raises Refused when there is none, Damaged when it was altered."""
        with self._store.read() as session:
            document = _get(session, certificate_id)
            if hashlib.sha256(document.pdf).hexdigest() != document.pdf_sha256:
                raise Damaged(_("The stored certificate was altered. Please restore it from a backup."))
            return document.pdf

    def reprint(self, certificate_id: Id) -> bytes:
        """The same document marked as Zweitschrift of today. Raises as ``pdf``, and Refused for a cancelled one."""
        from freiwilligenagentur.certificates import pdf

        if self.row(certificate_id).status is CertificateStatus.CANCELLED:
            raise Refused(_("This certificate is cancelled. There are no copies of cancelled certificates."))
        copy = pdf.copy(self.pdf(certificate_id), self._today())
        return sealed(copy, SigningKeys(self._store, self._today).signer())

    def cancel(self, certificate_id: Id, reason: str) -> None:
        """Cancels a certificate; its number stays taken. Raises Invalid without a reason, Refused when it is cancelled.

        This cannot be undone: whoever was told that the paper is void must be able to rely on it.
        """
        if not reason.strip():
            text = _("Please enter why; the reason stands in the register.")
            raise Invalid(text, (Problem("reason", text),))
        with self._store.write(_("Certificate cancelled"), undoable=False) as session:
            certificate = _get(session, certificate_id)
            if certificate.status is CertificateStatus.CANCELLED:
                raise Refused(_("This certificate was cancelled already."))
            certificate.status = CertificateStatus.CANCELLED
            certificate.cancelled_at = utc_now()
            certificate.cancel_reason = reason.strip()

    def candidates(self) -> list[Candidate]:
        """People with confirmed hours that no valid certificate covers, the most recent first."""
        with self._store.read() as session:
            found = session.execute(
                select(HoursEntry, Volunteer)
                .join(Placement, Placement.id == HoursEntry.placement_id)
                .join(Volunteer, Volunteer.id == Placement.volunteer_id)
                .where(HoursEntry.estimated.is_(False), HoursEntry.confirmed_by != "")
                .where(Volunteer.status != Status.ARCHIVED)
            ).all()
            covered = _covered(session)
        people: dict[str, tuple[Volunteer, list[HoursEntry]]] = {}
        for entry, person in found:
            if not any(a <= entry.from_on and entry.to_on <= b for a, b in covered.get(entry.placement_id, ())):
                people.setdefault(person.id, (person, []))[1].append(entry)
        listed = [
            Candidate(key, person.listed_name(), sum((e.amount for e in own), Decimal(0)), max(e.to_on for e in own))
            for key, (person, own) in people.items()
        ]
        return sorted(listed, key=lambda each: (-each.last.toordinal(), each.name))

    def standing(self, serial: str) -> Standing:
        """What the register knows of a number, for whoever checks a certificate."""
        with self._store.read() as session:
            found = session.scalars(select(Certificate).where(Certificate.serial == serial)).first()
        if found is None:
            return Standing(known=False)
        if found.status is not CertificateStatus.CANCELLED or found.cancelled_at is None:
            return Standing(known=True)
        return Standing(True, found.cancelled_at.astimezone().date(), found.cancel_reason)

    def search_entries(self, ids: Collection[str] | None = None) -> list[tuple[str, str, str, str]]:
        """(id, label, hint, further words) for the search; of these certificates, or of all."""
        query = select(Certificate.id, Certificate.serial, Certificate.name, Certificate.status, Certificate.code)
        if ids is not None:
            query = query.where(Certificate.id.in_(list(ids)))
        with self._store.read() as session:
            found = session.execute(query).all()
        cancelled = _("cancelled")
        return [
            (
                key,
                serial,
                f"{name}, {cancelled}" if status is CertificateStatus.CANCELLED else name,
                f"{fold(name)} {code.searchable(own)}",
            )
            for key, serial, name, status, own in found
        ]


def _get(session: Session, certificate_id: Id) -> Certificate:
    found = session.get(Certificate, certificate_id, options=[undefer(Certificate.pdf)])
    if found is None:
        raise Refused(_("This certificate is not in the register."))
    return found


def _rows(session: Session, volunteer_id: Id | None) -> list[CertificateRow]:
    columns = (Certificate, Certificate.snapshot["source"], Volunteer.first_name, Volunteer.last_name)
    query = select(*columns).outerjoin(Volunteer, Volunteer.id == Certificate.volunteer_id)
    query = query.options(defer(Certificate.snapshot))
    if volunteer_id is not None:
        query = query.where(Certificate.volunteer_id == volunteer_id)
    found = session.execute(query.order_by(Certificate.year.desc(), Certificate.number.desc())).all()
    hours = _hours(session, {key for _c, source, *_n in found for key in (source or {}).get("hours", ())})
    return [
        _row(certificate, source or {}, hours, (first or "", last or "")) for certificate, source, first, last in found
    ]


def _row(certificate: Certificate, source: dict[str, Any], hours: Hours, names: tuple[str, str]) -> CertificateRow:
    words = f"{certificate.serial} {certificate.name} {certificate.issued_by} {certificate.cancel_reason}"
    words = f"{words} {code.searchable(certificate.code)}"
    return CertificateRow(
        id=certificate.id,
        serial=certificate.serial,
        volunteer_id=certificate.volunteer_id,
        name=certificate.name,
        period_from=certificate.period_from,
        period_to=certificate.period_to,
        hours=certificate.hours,
        issued_at=certificate.issued_at,
        issued_by=certificate.issued_by,
        status=certificate.status,
        cancelled_at=certificate.cancelled_at,
        cancel_reason=certificate.cancel_reason,
        hours_now=_hours_now(source, hours, names),
        code=code.grouped(certificate.code or ""),
        searchable=fold(f"{words} {i18n.date(certificate.period_from)} {i18n.date(certificate.period_to)}"),
    )


def _hours_now(source: dict[str, Any], hours: Hours, names: tuple[str, str]) -> Decimal | None:
    """What the hours would be today; None when every placement still has those that were certified."""
    if not source:
        return None
    first, last = source_period(source)
    issued = {key: Decimal(amount) for key, amount in source["hours"].items()}
    today = {key: tally(hours.get(key, []), first, last, names).total for key in issued}
    return None if today == issued else sum(today.values(), Decimal(0))


def _hours(session: Session, placements: Iterable[str]) -> Hours:
    found: Hours = {}
    wanted = sorted(placements)
    for start in range(0, len(wanted), 500):
        part = select(HoursEntry).where(HoursEntry.placement_id.in_(wanted[start : start + 500]))
        for entry in session.scalars(part):
            found.setdefault(entry.placement_id, []).append(entry)
    return found


def _covered(session: Session) -> dict[str, list[tuple[date, date]]]:
    """For each placement the periods that valid certificates cover."""
    issued = select(Certificate.snapshot["source"]).where(Certificate.status == CertificateStatus.ISSUED)
    found: dict[str, list[tuple[date, date]]] = {}
    for source in session.scalars(issued):
        for key in (source or {}).get("hours", ()):
            found.setdefault(key, []).append(source_period(source))
    return found
