"""The register: every certificate ever issued, as it was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate, Handout
from freiwilligenagentur.certificates.proof import code
from freiwilligenagentur.certificates.proof.checking import Standing
from freiwilligenagentur.certificates.proof.seal import sealed
from freiwilligenagentur.certificates.rows import Candidate, CertificateRow, HandedOut
from freiwilligenagentur.certificates.service.issuing import source_period
from freiwilligenagentur.certificates.service.register_rows import RegisterRows, rows_of
from freiwilligenagentur.certificates.standing import CertificateStatus, Handed
from freiwilligenagentur.errors import Damaged, Invalid, Problem, Refused
from freiwilligenagentur.i18n import _, ngettext
from freiwilligenagentur.office.signing import SigningKeys
from freiwilligenagentur.people.model import Status, Volunteer
from freiwilligenagentur.placements.model import HoursEntry, Placement
from freiwilligenagentur.storage import Id, Store, utc_now
from freiwilligenagentur.vocabulary.folding import findable
from freiwilligenagentur.vocabulary.model import TermList
from freiwilligenagentur.vocabulary.service import Vocabulary

_CERTIFY_WORK = (Kind.EHRENAMTSNACHWEIS, Kind.KOMPETENZNACHWEIS)


class Register:
    """Looking certificates up, printing, copies, cancelling."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today
        self._rows = RegisterRows(store)

    # --- looking up

    def rows(self, volunteer_id: Id | None = None) -> list[CertificateRow]:
        """All certificates, or those of one person, the newest first."""
        if volunteer_id is None:
            return self._rows.listed()
        with self._store.read() as session:
            return rows_of(session, Certificate.volunteer_id == volunteer_id)

    def row(self, certificate_id: Id) -> CertificateRow:
        """One line of the register. Raises Refused when there is none."""
        with self._store.read() as session:
            found = rows_of(session, Certificate.id == certificate_id)
        if not found:
            raise Refused(_("This certificate is not in the register."))
        return found[0]

    def area_labels(self, codes: Iterable[str]) -> dict[str, str]:
        """What areas are called, also those that the office uses no more."""
        vocabulary = Vocabulary(self._store)
        return {each: vocabulary.label(TermList.AREA, each) for each in codes}

    def standing(self, serial: str) -> Standing:
        """What the register knows of a number, for whoever checks a certificate."""
        with self._store.read() as session:
            found = rows_of(session, Certificate.serial == serial)
        if not found:
            return Standing(known=False)
        row = found[0]
        if row.cancelled_at is None:
            return Standing(known=True)
        return Standing(True, row.cancelled_at.astimezone().date(), row.cancel_reason, row.reissued_as)

    def search_entries(self, ids: Collection[str] | None = None) -> list[tuple[str, str, str, str]]:
        """(id, label, hint, further words) for the search; of these certificates, or of all."""
        query = select(Certificate.id, Certificate.serial, Certificate.name, Certificate.status, Certificate.code)
        if ids is not None:
            query = query.where(Certificate.id.in_(list(ids)))
        with self._store.read() as session:
            found = session.execute(query).all()
        states = {CertificateStatus.CANCELLED: _("cancelled"), CertificateStatus.REISSUED: _("replaced")}
        return [
            (
                key,
                serial,
                ", ".join(part for part in (name, states.get(status, "")) if part),
                f"{findable(name)} {code.searchable(own)}".strip(),
            )
            for key, serial, name, status, own in found
        ]

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

    def handed_out(self, certificate_id: Id) -> list[HandedOut]:
        """When a certificate was printed, saved and copied, the latest first."""
        query = select(Handout.at, Handout.how, Handout.by).where(Handout.certificate_id == certificate_id)
        with self._store.read() as session:
            return [HandedOut(*found) for found in session.execute(query.order_by(Handout.at.desc(), Handout.id))]

    # --- documents

    def pdf(self, certificate_id: Id) -> bytes:
        """The document exactly as it was issued.

        Raises Refused when there is none, or when it was removed with a name that is not shown any more; Damaged when
        it was altered.
        """
        with self._store.read() as session:
            certificate = _get(session, certificate_id)
            document = certificate.document.pdf
        if not document and not certificate.name:
            raise Refused(_("This certificate was issued anew; its document is kept no more."))
        if hashlib.sha256(document).hexdigest() != certificate.pdf_sha256:
            raise Damaged(_("The stored certificate was altered. Please restore it from a backup."))
        return document

    def reprint(self, certificate_id: Id) -> bytes:
        """The same document marked as Zweitschrift of today. Raises as ``pdf``, and Refused for what is not valid."""
        from freiwilligenagentur.certificates import pdf

        if not self.row(certificate_id).is_valid:
            raise Refused(_("This certificate is no longer valid. There are no copies of such certificates."))
        copy = pdf.copy(self.pdf(certificate_id), self._today())
        return sealed(copy, SigningKeys(self._store, self._today).signer())

    # --- what may be noted

    def note(self, certificate_ids: Iterable[Id], how: Handed) -> None:
        """Notes how these were handed out; what was noted before stays. A copy is no first print."""
        wanted = list(certificate_ids)
        with self._store.write(_step(how, len(wanted)), undoable=False) as session:
            for certificate in _certificates(session, wanted):
                session.add(Handout(certificate_id=certificate.id, how=how, by=self._store.user))
                if certificate.printed_at is None and how is not Handed.COPIED:
                    certificate.printed_at = utc_now()

    def cancel(self, certificate_id: Id, reason: str) -> None:
        """Cancels a certificate; its number stays taken.

        Raises Invalid without a reason, Refused when it is not valid any more. This cannot be undone: whoever was told
        that the paper is void must be able to rely on it.
        """
        if not reason.strip():
            text = _("Please enter why; the reason stands in the register.")
            raise Invalid(text, (Problem("reason", text),))
        with self._store.write(_("Certificate cancelled"), undoable=False) as session:
            certificate = _get(session, certificate_id)
            if certificate.status is CertificateStatus.CANCELLED:
                raise Refused(_("This certificate was cancelled already."))
            if certificate.status is CertificateStatus.REISSUED:
                raise Refused(_("This certificate was issued anew already, so it is no longer valid."))
            certificate.status = CertificateStatus.CANCELLED
            certificate.cancelled_at = utc_now()
            certificate.cancel_reason = reason.strip()


def _step(how: Handed, count: int) -> str:
    if how is Handed.PRINTED:
        return ngettext("Certificate printed", "Certificates printed", count)
    if how is Handed.SAVED:
        return ngettext("Certificate saved as a file", "Certificates saved as files", count)
    return _("Copy of a certificate handed out")


def _get(session: Session, certificate_id: Id) -> Certificate:
    found = session.get(Certificate, certificate_id, options=[joinedload(Certificate.document)])
    if found is None:
        raise Refused(_("This certificate is not in the register."))
    return found


def _certificates(session: Session, ids: Sequence[Id]) -> Iterable[Certificate]:
    for start in range(0, len(ids), 500):
        yield from session.scalars(select(Certificate).where(Certificate.id.in_(ids[start : start + 500])))


def _covered(session: Session) -> dict[str, list[tuple[date, date]]]:
    """For each placement the periods that valid certificates cover; a sheet for an application is none of these."""
    issued = select(Certificate.snapshot["source"]).where(
        Certificate.status == CertificateStatus.ISSUED, Certificate.kind.in_(_CERTIFY_WORK)
    )
    found: dict[str, list[tuple[date, date]]] = {}
    for source in session.scalars(issued):
        for key in (source or {}).get("hours", ()):
            found.setdefault(key, []).append(source_period(source))
    return found
