"""An invented certificate for previews of a layout where nobody's own text was chosen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from freiwilligenagentur.certificates import wording
from freiwilligenagentur.certificates.content import CertificateContent, Course, Engagement, Issuer, Person, Training
from freiwilligenagentur.certificates.kinds import Kind


def sample_text(kind: Kind, issuer: Issuer, place: str, day: date) -> CertificateContent:
    """A draft of this kind, one page long."""
    person = Person("Erika Beispiel", "Beispiel")
    engagement = Engagement(
        organisation="Bürgerverein Lesezeichen e. V.",
        from_on=day.replace(year=day.year - 1, month=1, day=1),
        to_on=day,
        place="Grundschule am Stadtpark",
        function="Lesepatin",
        confirmed=Decimal(120),
        tasks=("Vorlesen in kleinen Gruppen", "Auswahl der Bücher zusammen mit den Kindern"),
        about="Der Verein bringt Erwachsene und Kinder zum Lesen zusammen.",
    )
    course = Course("Vorlesen mit Kindern", day, day, Decimal(6), Decimal(6), ("Stimme", "Auswahl der Bücher"))
    return CertificateContent(
        person=person,
        issuer=issuer,
        engagements=() if kind in {Kind.TEILNAHME, Kind.DANK} else (engagement,),
        competences=("Zuhören", "Geduld"),
        trainings=(Training("„Vorlesen mit Kindern“", day, Decimal(6)),),
        thanks=wording.thanks(person),
        place=place,
        dated=day,
        kind=kind,
        occasion="zehn Jahre Vorlesen in der Grundschule" if kind is Kind.DANK else "",
        course=course if kind is Kind.TEILNAHME else None,
    )
