"""Removes the former names of a person from everything that the office keeps (§13 SBGG)."""

from __future__ import annotations

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.model import Certificate, Document, Handout
from freiwilligenagentur.certificates.service import reading
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.people.former_names import NAMING, FormerNames, former_names
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id, Store
from freiwilligenagentur.storage.redaction import Words, redact

_MAY_CHANGE = {"cancel_reason"}
"""The one text of a certificate that may be rewritten; what it was issued with only goes as a whole."""


class Forgetting:
    """Former names of people: whether any are known, what is in the way, and removing them for good."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def are_known(self, volunteer_id: Id) -> bool:
        """Whether the office still keeps a name that the person no longer bears."""
        with self._store.read() as session:
            person = session.get(Volunteer, volunteer_id)
            return person is not None and bool(known_former_names(session, person).replacements)

    def certificate_in_the_way(self, volunteer_id: Id) -> Id:
        """A valid certificate that bears a former name and has to be issued anew first; "" for none."""
        with self._store.read() as session:
            person = reading.volunteer(session, volunteer_id)
            return next((key for key in _bearing_another(session, person)), "")

    def forget(self, volunteer_id: Id) -> None:
        """Removes the former names wherever the office keeps them; this cannot be taken back.

        Raises Refused when the record is gone or a valid certificate bears a former name.
        """
        with self._store.write(_("Former name removed"), undoable=False) as session:
            person = reading.volunteer(session, volunteer_id)
            if _bearing_another(session, person):
                raise Refused(_("All valid certificates that bear the former name have to be issued anew together."))
            forget_former_names(session, person)


def _bearing_another(session: Session, person: Volunteer) -> list[Id]:
    """The valid certificates that bear another name than the person does today."""
    wanted = select(Certificate.id).where(
        Certificate.volunteer_id == person.id,
        Certificate.status == CertificateStatus.ISSUED,
        Certificate.name != person.full_name(),
    )
    return list(session.scalars(wanted.order_by(Certificate.issued_at, Certificate.id)))


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
    kept = {
        Certificate.__tablename__: columns - _MAY_CHANGE,
        Handout.__tablename__: {"by"},  # a colleague may be called as somebody once was
        Volunteer.__tablename__: set(NAMING),
    }
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
