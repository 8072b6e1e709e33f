"""Issuing anew under another name: a new number and document with the same contents, the old one loses its validity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from freiwilligenagentur.certificates.content import Address, CertificateContent, Person, from_snapshot
from freiwilligenagentur.certificates.kinds import Kind
from freiwilligenagentur.certificates.model import Certificate
from freiwilligenagentur.certificates.renaming import PersonalText, personal_texts, renamed, with_personal_texts
from freiwilligenagentur.certificates.service import numbers, reading
from freiwilligenagentur.certificates.service.chosen_layout import chosen_in
from freiwilligenagentur.certificates.service.composing import surname
from freiwilligenagentur.certificates.service.forgetting import forget_former_names, known_former_names
from freiwilligenagentur.certificates.service.issuing import Work, drawn
from freiwilligenagentur.certificates.standing import CertificateStatus
from freiwilligenagentur.errors import Conflict, Refused
from freiwilligenagentur.i18n import _
from freiwilligenagentur.office.model import Office
from freiwilligenagentur.office.signing import SigningKeys, signer_in
from freiwilligenagentur.people.former_names import FormerNames
from freiwilligenagentur.people.model import Volunteer
from freiwilligenagentur.storage import Id, Store, utc_now


class Reason(StrEnum):
    """Why a certificate is issued under another name."""

    NEW_NAME = "new_name"
    """Marriage, divorce, adoption: the former name is no secret."""
    MISSPELT = "misspelt"
    PROTECTED = "protected"
    """§13 SBGG: the former name must not be disclosed; it is removed wherever it stands."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """One valid certificate as it would be issued anew."""

    id: Id
    serial: str
    kind: Kind
    bears: str
    """The name that it bears."""
    period: tuple[date, date]
    content: CertificateContent
    source: dict[str, Any]
    layout_id: Id
    """The layout that it was drawn in; "" for the one of its kind."""

    def texts(self) -> list[PersonalText]:
        """Texts that somebody should read again."""
        return personal_texts(self.content)


@dataclass(frozen=True, slots=True)
class Renewals:
    """Everything that can be issued anew for one person. ``mail_shows_name``: their e-mail address still does."""

    volunteer_id: Id
    name: str
    certificates: tuple[Renewal, ...]
    mail_shows_name: bool = False

    def needed(self) -> tuple[Renewal, ...]:
        """Those that bear another name than the person does today."""
        return tuple(each for each in self.certificates if each.bears != self.name)


class Reissuing:
    """Certificates under another name. ``stand`` is the stand whose reserved numbers are given, "" for the office."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today, stand: str = "") -> None:
        self._store = store
        self._today = today
        self._stand = stand

    def renewals(self, certificate_id: Id) -> Renewals:
        """All valid certificates of the one person whose certificate this is, as they would be issued anew today.

        Raises Refused when the certificate or the person's record is not there.
        """
        with self._store.read() as session:
            chosen = session.get(Certificate, certificate_id)
            if chosen is None:
                raise Refused(_("This certificate is not in the register."))
            person = reading.volunteer(session, chosen.volunteer_id)
            names = known_former_names(session, person)
            found = [self._renewal(session, each, person, names) for each in _valid(session, person.id)]
            return Renewals(person.id, person.full_name(), tuple(found), names.occur_in(person.email))

    def draw(self, content: CertificateContent, layout_id: Id) -> bytes:
        """A new certificate as it would look, still without number. Raises as drawing does."""
        from freiwilligenagentur.certificates import pdf

        with self._store.read() as session:
            layout = chosen_in(session, layout_id, content.kind).layout
        return pdf.draw(content, layout)

    def reissue(self, seen: Renewals, chosen: Mapping[Id, Mapping[str, str]], reason: Reason) -> list[Id]:
        """Issues the chosen certificates anew, all or none, and returns the ids of the new ones.

        ``chosen`` gives for each certificate the personal texts as they were read again. For a PROTECTED name all
        certificates that bear it have to be chosen; the name is then removed wherever the office kept it. Raises
        Refused when nothing is to be done or one is missing, Conflict when a record changed since it was seen.
        """
        wanted = [each for each in seen.needed() if each.id in chosen]
        if not wanted:
            raise Refused(
                _("The name is the same as on the certificate. Please change it in the person's record first.")
            )
        if reason is Reason.PROTECTED and len(wanted) < len(seen.needed()):
            raise Refused(_("All valid certificates that bear the former name have to be issued anew together."))
        year = self._today().year
        for kind in {each.kind for each in wanted} if not self._stand else ():
            numbers.ensure_series(self._store, kind, year)
        SigningKeys(self._store).ensure()
        with self._store.write(_("Certificates issued anew"), undoable=False) as session:
            new = [self._replaced(session, each, chosen[each.id], seen, reason) for each in wanted]
            if reason is Reason.PROTECTED:
                forget_former_names(session, reading.volunteer(session, seen.volunteer_id))
            return new

    def _replaced(
        self, session: Session, seen: Renewal, texts: Mapping[str, str], whole: Renewals, reason: Reason
    ) -> Id:
        old = session.get(Certificate, seen.id)
        person = reading.volunteer(session, whole.volunteer_id)
        if old is None or old.status is not CertificateStatus.ISSUED or person.full_name() != whole.name:
            text = _("The name or one of the certificates was changed in the meantime. Nothing was issued.")
            raise Conflict(text)
        number = numbers.take(session, old.kind, self._today().year, self._stand)
        content = with_personal_texts(seen.content, texts)
        work = Work(seen.source, old.areas, chosen_in(session, seen.layout_id, old.kind), signer_in(session))
        fresh = drawn(session, content, number, work, old.volunteer_id, self._store.user)
        session.add(fresh)
        session.flush()
        old.status, old.cancelled_at, old.reissued_as = CertificateStatus.REISSUED, utc_now(), fresh.id
        old.cancel_reason = {
            Reason.NEW_NAME: _("name changed"),
            Reason.MISSPELT: _("name misspelt"),
            Reason.PROTECTED: _("issued anew"),
        }[reason]
        return fresh.id

    def _renewal(self, session: Session, old: Certificate, person: Volunteer, names: FormerNames) -> Renewal:
        before = from_snapshot(old.snapshot)
        address = Address(person.salutation.value)
        born = person.birth_date if before.person.birth_date else None
        anew = renamed(before, Person(person.full_name(), surname(person), address, born), names.rewrite)
        office = session.scalars(select(Office)).first()
        logo = office.logo if office else None
        content = replace(anew, dated=self._today(), issuer=replace(anew.issuer, logo=logo))
        source, layout = (old.snapshot.get(part) or {} for part in ("source", "layout"))
        return Renewal(
            id=old.id,
            serial=old.serial,
            kind=old.kind,
            bears=old.name,
            period=(old.period_from, old.period_to),
            content=content,
            source=source,
            layout_id=layout.get("id", ""),
        )


def _valid(session: Session, volunteer_id: Id) -> list[Certificate]:
    query = select(Certificate).where(
        Certificate.volunteer_id == volunteer_id, Certificate.status == CertificateStatus.ISSUED
    )
    return list(session.scalars(query.order_by(Certificate.issued_at, Certificate.id)))
