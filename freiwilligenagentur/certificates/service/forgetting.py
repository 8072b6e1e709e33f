"""Removes the former names of a person from everything that the office keeps (§13 SBGG)."""

from __future__ import annotations

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.model import Certificate, Document
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.people.former_names import NAMING, FormerNames, former_names
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage.redaction import Words, redact

_MAY_CHANGE = {"cancel_reason"}
"""The one text of a certificate that may be rewritten; what it was issued with only goes as a whole."""


def known_former_names(session: Session, person: Volunteer) -> FormerNames:
    """The former names that the journal and the certificates of a person remember."""
    borne = session.scalars(select(Certificate.name).where(Certificate.volunteer_id == person.id).distinct())
    return former_names(session, person, borne)


def forget_former_names(session: Session, person: Volunteer) -> None:
    """Removes the former names from the record, its history, all that belongs to it, and from old certificates.

    Of a certificate that is no longer valid, number, days, hours, hash and reason stay; name, data and document go.
    Works only inside Store.write(), after the valid certificates were issued anew.
    """
    names = known_former_names(session, person)
    columns = {attribute.key for attribute in inspect(Certificate).column_attrs}
    kept = {Certificate.__tablename__: columns - _MAY_CHANGE, Volunteer.__tablename__: set(NAMING)}
    _empty_old_certificates(session, person)
    redact(session, Volunteer, person.id, Words(names.rewrite, kept, NAMING))


def _empty_old_certificates(session: Session, person: Volunteer) -> None:
    session.flush()
    old = session.scalars(
        select(Certificate).where(
            Certificate.volunteer_id == person.id,
            Certificate.status != CertificateStatus.ISSUED,
            Certificate.name != person.full_name(),
            Certificate.name != "",
        )
    ).all()
    for certificate in old:
        certificate.name, certificate.snapshot = "", {}
        session.flush()
        session.execute(update(Document).where(Document.id == certificate.document_id).values(pdf=b""))
